/**
 * A page for a step summary or a comment: the table of verdicts first, then the reasons with their ways, then the
 * findings. It ends before the service's limit and says what is left out.
 */
import type { JudgedFinding, Reason, ReportInput, Step, Verdict } from '../../model/index.ts';
import { exemptionTold, type SuppressedFinding, suppressedFindings } from '../exemptions.ts';
import type { ReportOptions } from '../format.ts';
import { knowledgeOf, stayReasonOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import { costSentences, programName, programsLine, reasonWord, stayTold } from '../sentences.ts';
import { shownFindings, shownPrograms, untouchedSentence, worstFirst } from '../shown.ts';
import {
  becomesWords,
  counted,
  coverageSentence,
  kernelWords,
  lockedByWords,
  presenceSentence,
  reasonTitle,
  verdictWords,
  worseningSentence,
} from '../words.ts';
import { markdownCode, markdownRow, markdownSentence, markdownText } from './escape.ts';

/** GitHub takes 1 MiB of a step's summary and throws a longer one away whole. */
const mostBytes = 1_000_000;
/** Further ways to a reason. */
const mostWays = 5;

interface Context {
  readonly input: ReportInput;
  readonly options: ReportOptions;
  readonly knowledge: Knowledge;
}

/** What belongs together: either all of it is shown or nothing. */
interface Block {
  readonly kind: 'program' | 'reasons' | 'finding' | 'frame';
  readonly text: string;
}

export function renderMarkdown(input: ReportInput, options: ReportOptions): string {
  const { analysis } = input;
  const context = { input, options, knowledge: knowledgeOf(input) };
  const programs = shownPrograms(analysis, options);
  const findings = worstFirst(shownFindings(analysis, options));
  if (options.quiet && programs.length === 0 && findings.length === 0) return '';
  return withinLimit([
    ...headBlocks(context),
    ...tableBlocks(programs, context),
    ...programs.flatMap((verdict) => reasonBlocks(verdict, context)),
    ...findingBlocks(findings, context),
    ...suppressedBlocks(suppressedFindings(analysis, options), context),
    ...noticeBlocks(context),
  ]);
}

function headBlocks({ input }: Context): readonly Block[] {
  const { analysis, rulebook } = input;
  const { files } = analysis.statistics;
  const title = `## mig-lint: ${markdownText(programsLine(analysis.programs))}\n`;
  const read = `\n${markdownText(rulebook.target.title)}; ${counted(files, 'file')} read.\n`;
  return [frame(title + read)];
}

function tableBlocks(programs: readonly Verdict[], context: Context): readonly Block[] {
  const untouched = untouchedSentence(context.input.analysis, programs, context.options);
  const rest = untouched === null ? [] : [frame(`\n${markdownText(untouched)}\n`)];
  if (programs.length === 0 && untouched !== null) return rest;
  if (programs.length === 0) return [frame('\nThere is no program to give a verdict on.\n')];
  return [
    frame('\n| program | answer | kept home by | seen |\n| --- | --- | --- | --- |\n'),
    ...programs.map((verdict): Block => {
      const reasons = verdict.reasons.map((reason) => markdownCode(reasonWord(reason, context.knowledge)));
      const cells = [
        `${markdownCode(programName(verdict))} ${placeOf(verdict.entry.file, verdict.entry.line, context)}`,
        answerCell(verdict),
        [...reasons, ...[...becomesWords(verdict), ...lockedByWords(verdict)].map(markdownText)].join(', '),
        seenCell(verdict),
      ];
      return { kind: 'program', text: markdownRow(cells) };
    }),
    ...rest,
  ];
}

/** A script is read whole. */
function seenCell({ kind, coverage, holes }: Verdict): string {
  const items = kind === 'script' ? '' : `${coverage.reachable} items, `;
  return `${items}${counted(holes.length, 'hole')}`;
}

function answerCell(verdict: Verdict): string {
  const words = verdictWords(verdict);
  switch (verdict.answer) {
    case 'blocked':
    case 'at-risk':
      return `**${words}**`;
    case 'undetermined':
      return `*${words}*`;
    case 'clear':
      return words;
  }
}

function reasonBlocks(verdict: Verdict, context: Context): readonly Block[] {
  const { reasons, worsening } = verdict;
  const costs = costSentences(verdict.costs, context.knowledge);
  if (reasons.length + costs.length === 0 && worsening === null) return [];
  const lines = [
    '',
    `### ${markdownCode(programName(verdict))} ${verdictWords(verdict)}`,
    '',
    ...(worsening === null ? [] : [`*Was:* ${markdownSentence(`${worseningSentence(worsening)}.`)}`, '']),
    ...reasons.flatMap((reason) => reasonLines(reason, context)),
    ...costs.map((cost) => `- **What it costs** ${markdownSentence(cost)}`),
    ...(verdict.kind === 'script' ? [] : ['', markdownText(coverageSentence(verdict.coverage))]),
  ];
  return [{ kind: 'reasons', text: `${lines.join('\n')}\n` }];
}

function reasonLines(reason: Reason, context: Context): readonly string[] {
  const { input, knowledge } = context;
  const stay = stayReasonOf(knowledge, reason.stayReason);
  const finding = knowledge.findings.get(reason.finding)?.finding;
  const title = markdownText(reasonTitle(reason, stay));
  const word = stay === null ? '' : `: ${markdownSentence(kernelWords(stay, input.rulebook.target))}`;
  const pathOf = (path: readonly Step[]): string =>
    path
      .map(({ name, span }) => `${markdownCode(name)} ${placeOf(span.file, span.line, context)}`)
      .join(' → ');
  const left = reason.ways.length - mostWays;
  const presence = presenceSentence(reason.presence);
  const parts = [
    pathOf(reason.path),
    presence === null ? '' : markdownSentence(presence),
    ...(finding === undefined ? [] : [...stayTold(finding), ...finding.doubts]).map(markdownSentence),
    stay === null ? '' : markdownSentence(`${stay.why} ${stay.ends}`),
    ...reason.ways.slice(0, mostWays).map(({ path }) => `*Also:* ${pathOf(path)}`),
    left > 0 ? `*Also:* ${counted(left, 'more way')}` : '',
    finding === undefined ? '' : `*Instead:* ${markdownSentence(finding.remedy)}`,
  ];
  return [
    `- **${title}** (${reason.certainty}, ${reason.duration})${word}`,
    ...parts.filter((part) => part !== '').map((part) => `  - ${part}`),
  ];
}

function findingBlocks(findings: readonly JudgedFinding[], context: Context): readonly Block[] {
  if (findings.length === 0) return [];
  return [
    frame('\n### Findings\n\n| level | place | rule | what |\n| --- | --- | --- | --- |\n'),
    ...findings.map(({ finding, level }): Block => {
      const { span, rule, message, presence } = finding;
      const only = presenceSentence(presence);
      const what = only === null ? message : `${message} ${only}`;
      const cells = [
        level,
        placeOf(span.file, span.line, context),
        markdownCode(rule),
        markdownSentence(what),
      ];
      return { kind: 'finding', text: markdownRow(cells) };
    }),
  ];
}

function suppressedBlocks(findings: readonly SuppressedFinding[], context: Context): readonly Block[] {
  if (findings.length === 0) return [];
  return [
    frame('\n### Not counted\n\n| level | place | rule | why not |\n| --- | --- | --- | --- |\n'),
    ...findings.map(({ finding: { span, rule }, level, exemption }): Block => {
      const why = markdownText(exemptionTold(exemption));
      const cells = [level, placeOf(span.file, span.line, context), markdownCode(rule), why];
      return { kind: 'finding', text: markdownRow(cells) };
    }),
  ];
}

function noticeBlocks(context: Context): readonly Block[] {
  const { notices } = context.input.analysis;
  if (notices.length === 0) return [];
  const lines = notices.slice(0, 50).map(({ text, file, line }) => {
    const place = file === null || line === null ? '' : `${placeOf(file, line, context)}: `;
    return `- ${place}${markdownSentence(text)}`;
  });
  const left = notices.length - lines.length;
  const more = left === 0 ? [] : [`- ${counted(left, 'more notice')}`];
  return [frame(`\n### Notices\n\n${[...lines, ...more].join('\n')}\n`)];
}

function placeOf(file: string, line: number, { options }: Context): string {
  return markdownCode(`${options.inRepository(file)}:${line}`);
}

function frame(text: string): Block {
  return { kind: 'frame', text };
}

const leftOutWords: Readonly<Record<Block['kind'], readonly [string, string]>> = {
  program: ['program', 'programs'],
  reasons: ['program with its reasons', 'programs with their reasons'],
  finding: ['finding', 'findings'],
  frame: ['part of the page', 'parts of the page'],
};

/** What does not fit is left out and counted; what is shorter may still fit. */
function withinLimit(blocks: readonly Block[]): string {
  const room = mostBytes - 500;
  const left = new Map<Block['kind'], number>();
  const kept: string[] = [];
  let bytes = 0;
  for (const { kind, text } of blocks) {
    const size = Buffer.byteLength(text);
    if (left.has(kind) || bytes + size > room) {
      left.set(kind, (left.get(kind) ?? 0) + 1);
      continue;
    }
    bytes += size;
    kept.push(text);
  }
  const counts = [...left].map(([kind, count]) => counted(count, ...leftOutWords[kind]));
  const end =
    counts.length === 0 ? '' : `\nLeft out, because this page may not be longer: ${counts.join(', ')}.\n`;
  return kept.join('') + end;
}
