/**
 * Workflow commands that GitHub's runner turns into annotations of a pull request. The runner's own rules hold: what
 * is escaped, which columns it takes, and that it keeps ten of a kind for each step. The last of each kind gives way
 * to a plain line, so that the log still tells all.
 */
import type { JudgedFinding, Level, Notice, ReportInput, Span } from '../model/index.ts';
import { utf16Column } from './decode.ts';
import type { ReportOptions } from './format.ts';
import { knowledgeOf } from './knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { plain } from './plain.ts';
import { findingStory, programsLine, verdictLine } from './sentences.ts';
import { cutTexts, shownFindings, shownPrograms, untouchedSentence, worstFirst } from './shown.ts';
import { counted } from './words.ts';

/** The runner drops further ones of the same kind in a step. */
const mostOfAKind = 10;

/** The runner cuts a message here, after the escapes are undone. */
const longestMessage = 4000;

type Kind = 'error' | 'warning' | 'notice';

const kinds: Readonly<Record<Level, Kind>> = { error: 'error', warning: 'warning', note: 'notice' };

export function renderGithub(input: ReportInput, options: ReportOptions): string {
  const { analysis } = input;
  const programs = shownPrograms(analysis, options);
  const findings = worstFirst(shownFindings(analysis, options));
  const cuts = cutTexts(analysis);
  if (options.quiet && cuts.length === 0 && programs.length === 0 && findings.length === 0) return '';
  const knowledge = knowledgeOf(input);
  // The verdicts are one notice, the first, whatever is left out after it.
  const untouched = untouchedSentence(analysis, programs, options);
  const verdicts = [
    ...programs.map((verdict) => verdictLine(verdict, knowledge)),
    ...(untouched === null ? [] : [untouched]),
  ].join('\n');
  const title = `mig-lint: ${programsLine(analysis.programs)}`;
  const counts = new Map<Kind, number>([
    ['notice', 1],
    ['warning', cuts.length],
  ]);
  const lines = findings.map((judged) => findingCommand(judged, counts, { input, options, knowledge }));
  const annotated = lines.flatMap((line) => line ?? []);
  const placed = options.quiet ? [] : analysis.notices;
  const notices = placed.flatMap((notice) => noticeCommand(notice, counts, options) ?? []);
  const left = lines.length - annotated.length;
  return [
    command(
      'notice',
      [['title', title]],
      verdicts === '' ? 'There is no program, so there is no verdict.' : verdicts,
    ),
    ...cuts.map((text) => command('warning', [['title', 'mig-lint: not all was seen']], plain(text))),
    ...annotated,
    ...notices,
    ...(left === 0
      ? []
      : [`${counted(left, 'more finding')} without an annotation: a step has ${mostOfAKind} of a kind.`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

interface Context {
  readonly input: ReportInput;
  readonly options: ReportOptions;
  readonly knowledge: Knowledge;
}

/** Null when there are enough of its kind. */
function findingCommand(
  { finding, level }: JudgedFinding,
  counts: Map<Kind, number>,
  { input, options, knowledge }: Context,
): string | null {
  const kind = kinds[level];
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  if (count > mostOfAKind) return null;
  const place = placeOf(finding.span, input, options);
  const title = ['title', `mig-lint: ${finding.rule}`] as const;
  return command(kind, [...place, title], findingStory(finding, knowledge));
}

/** What there is to say of a line, such as a suppression that ran out; null when there are enough of its kind. */
function noticeCommand(
  { text, file, line }: Notice,
  counts: Map<Kind, number>,
  options: ReportOptions,
): string | null {
  if (file === null || line === null) return null;
  const count = (counts.get('notice') ?? 0) + 1;
  counts.set('notice', count);
  if (count > mostOfAKind) return null;
  const place = [
    ['file', plain(options.inRepository(file))],
    ['line', String(line)],
  ] as const;
  return command('notice', [...place, ['title', 'mig-lint: a word on this line']], plain(text));
}

/** Columns only within one line: the runner throws them away otherwise. */
function placeOf(
  span: Span,
  input: ReportInput,
  options: ReportOptions,
): readonly (readonly [string, string])[] {
  const { file, line, column, endLine, endColumn } = span;
  const text = input.lineAt(file, line) ?? '';
  const columns = [
    ['col', String(utf16Column(text, column))],
    ['endColumn', String(utf16Column(text, endColumn))],
  ] as const;
  return [
    ['file', plain(options.inRepository(file))],
    ['line', String(line)],
    ['endLine', String(endLine)],
    ...(endLine === line ? columns : []),
  ];
}

function command(kind: Kind, properties: readonly (readonly [string, string])[], message: string): string {
  const list = properties.map(([name, value]) => `${name}=${escapedProperty(value)}`).join(',');
  return `::${kind} ${list}::${escapedData(message.slice(0, longestMessage))}`;
}

/** `##[` would begin a command of the runner's older kind, wherever it stands in a line. */
function escapedData(text: string): string {
  return text
    .replaceAll('##[', '## [')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
