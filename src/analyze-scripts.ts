/**
 * The pipeline of scripts, one page: what starts programs to verdicts, on top of those of the programs. Opens the grammar
 * of the shell when one of them mentions something that matters, and only then.
 */
import { judgeScripts, type ScriptFindingsInput } from './findings/index.ts';
import {
  type Patience,
  type Rulebook,
  type Script,
  type Shortfall,
  type Verdict,
  wholeFile,
} from './model/index.ts';
import { cutHole, indexLines, type LineIndex } from './program/index.ts';
import { type Knowledge, scriptTablesFor } from './rulebook/index.ts';
import { findMentions, openReader } from './scripts/index.ts';
import type { ShellSyntax } from './syntax/index.ts';
import { judgeScriptTree, type ScriptJudgement } from './verdict/index.ts';

export interface ScriptsInput {
  readonly scripts: readonly Script[];
  readonly readBytes: (file: string) => Uint8Array | null;
  readonly knowledge: Knowledge;
  readonly rulebook: Rulebook;
  /** What conditions look up. */
  readonly tables: Pick<ScriptFindingsInput, 'constants' | 'openers'>;
  /** The verdicts of what is compiled. */
  readonly programs: readonly Verdict[];
  readonly openShell: () => Promise<ShellSyntax>;
  readonly patience: Patience;
}

export interface AnalyzedScripts extends ScriptJudgement {
  /** How many were read, and their bytes. */
  readonly count: number;
  readonly bytes: number;
  readonly cut: Shortfall | null;
}

export async function analyzeScripts(input: ScriptsInput): Promise<AnalyzedScripts> {
  const { scripts, programs, rulebook, readBytes: bytesOf } = input;
  const [first] = scripts;
  const cut = first === undefined ? null : await input.patience();
  if (first !== undefined && cut !== null) {
    const hole = cutHole(wholeFile(first.path), cut, 'before scripts were looked at.');
    return { verdicts: programs, findings: [], holes: [hole], count: 0, bytes: 0, cut };
  }
  const { shapes, ...words } = scriptTablesFor(input.knowledge, rulebook);
  const { mentioning, count, bytes } = findMentions({ scripts, bytesOf, shapes, ...words });
  if (mentioning.length === 0) return { verdicts: programs, findings: [], holes: [], count, bytes, cut };
  const read = openReader({ bytesOf, shapes }, (await input.openShell()).parse);
  const judgeScript = judgeScripts({ rulebook, ...input.tables, spanOf: openSpans(bytesOf) });
  const judge = (script: Script): ReturnType<typeof judgeScript> | null => {
    const reading = read(script);
    return reading === null ? null : judgeScript(reading);
  };
  return { ...judgeScriptTree({ scripts, mentioning, judge, programs }), count, bytes, cut };
}

/** Lines are counted once for each script that something is found in. */
function openSpans(bytesOf: ScriptsInput['readBytes']): ScriptFindingsInput['spanOf'] {
  const lines = new Map<string, LineIndex>();
  return (path, { start, end }) => {
    const known = lines.get(path) ?? indexLines(bytesOf(path) ?? new Uint8Array(0));
    lines.set(path, known);
    return known.span(path, start, end);
  };
}
