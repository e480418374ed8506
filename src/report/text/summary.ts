/** The last lines: what was found, how many programs got which answer, and how much was read. */
import type { Analysis, Hole, JudgedFinding, Level } from '../../model/index.ts';
import { exemptionWords } from '../exemptions.ts';
import { programsLine } from '../sentences.ts';
import { counted } from '../words.ts';
import type { Context } from './context.ts';
import { holesSentence } from './holes.ts';
import { labelled, paragraph } from './layout.ts';

const levels: readonly Level[] = ['error', 'warning', 'note'];

export function summaryLines(shown: number, context: Context): readonly string[] {
  const elsewhere = holesElsewhere(context.input.analysis);
  const text = [programsSentence(context), findingsSentence(shown, context), readSentence(context)].join(' ');
  return [
    ...(elsewhere.length === 0 ? [] : [...labelled('not seen', notSeen(elsewhere), context, ''), '']),
    ...paragraph(text, context),
  ];
}

function programsSentence({ input }: Context): string {
  const { programs, statistics } = input.analysis;
  if (statistics.files + statistics.scripts === 0) return 'There is nothing here to look at.';
  const isBare = programs.length === 0 && statistics.files === 0;
  return isBare ? 'No script sets a lock or takes one off.' : `${programsLine(programs)}.`;
}

/** Holes that stand with no program: in code that nothing reaches, or in files that could not be read. */
function holesElsewhere({ holes, programs }: Analysis): readonly Hole[] {
  const keyOf = ({ kind, name, span }: Hole): string =>
    JSON.stringify([kind, name, span.file, span.line, span.column]);
  const told = new Set(programs.flatMap((verdict) => verdict.holes.map(keyOf)));
  return holes.filter((hole) => !told.has(keyOf(hole)));
}

function notSeen(holes: readonly Hole[]): string {
  return `Outside of the programs: ${holesSentence(holes)}`;
}

function findingsSentence(shown: number, { input, options }: Context): string {
  const { findings: all } = input.analysis;
  if (all.length === 0) return 'No findings in what was seen.';
  const findings = all.filter(({ exemption }) => exemption === null);
  const parts = levels.flatMap((level) => {
    const count = findings.filter((judged) => judged.level === level).length;
    return count === 0 ? [] : [counted(count, level)];
  });
  const hidden = findings.length - shown;
  const rest = hidden === 0 ? '' : ` (${hidden} below ${options.level} not shown)`;
  const told =
    findings.length === 0 ? 'No findings' : `${counted(findings.length, 'finding')}: ${parts.join(', ')}`;
  return `${told}${rest}.${apartSentence(all)}`;
}

function apartSentence(findings: readonly JudgedFinding[]): string {
  const kinds = findings.flatMap(({ exemption }) => (exemption === null ? [] : [exemption.kind]));
  const parts = [...new Set(kinds)].sort().map((kind) => {
    return `${kinds.filter((one) => one === kind).length} ${exemptionWords[kind]}`;
  });
  return parts.length === 0 ? '' : ` Not counted: ${parts.join(', ')}.`;
}

function readSentence({ input }: Context): string {
  const { files, scripts, bytes } = input.analysis.statistics;
  const read = [
    ...(files > 0 || scripts === 0 ? [counted(files, 'file')] : []),
    ...(scripts > 0 ? [counted(scripts, 'script')] : []),
  ];
  return `${read.join(' and ')} read (${Math.ceil(bytes / 1000)} kB).`;
}
