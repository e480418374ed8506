/**
 * The baseline: findings that a project has taken note of, so that only new ones are told. Its file has a line for each
 * of them, sorted by what it is known by, so that git can merge it. Reads and writes no disk, and changes no verdict.
 */
import type { Analysis, JudgedFinding, Level, Notice, ReportInput } from '../model/index.ts';
import { fingerprintsOf } from './fingerprints.ts';

export interface BaselineEntry {
  /** What the finding is known by, without the number that tells equal ones apart. */
  readonly content: string;
  /**
   * Where it was when the baseline was written, relative to the baseline's folder. It says which of equal findings is
   * meant and whether a run looked there, and is no part of what the finding is known by.
   */
  readonly file: string;
  readonly rule: string;
  readonly symbol: string;
  readonly within: string | null;
}

export interface BaselineInput {
  readonly entries: readonly BaselineEntry[];
  readonly lineAt: ReportInput['lineAt'];
  /** From a file of the analysis to the baseline's name for it. */
  readonly nameOf: (file: string) => string;
  /** Whether an entry's file is still there although the run did not look at it. */
  readonly isOutside: (name: string) => boolean;
}

export interface Matched {
  /** With its exemptions. */
  readonly analysis: Analysis;
  /** Of files that the run did not look at: nothing can be said of them. */
  readonly outside: readonly BaselineEntry[];
  readonly known: readonly BaselineEntry[];
  /** What matches nothing any more. */
  readonly gone: readonly BaselineEntry[];
}

/**
 * Each entry stands for one finding of the same content: for one in its own file if there is one, else for one that
 * moved or whose file was renamed. So a second call beside a known one is new.
 */
export function matchBaseline(analysis: Analysis, input: BaselineInput): Matched {
  const outside = input.entries.filter(({ file }) => input.isOutside(file));
  const free = new Set(input.entries);
  for (const entry of outside) free.delete(entry);
  const waiting = new Map(identified(analysis, input).map((one) => [one.judged, one.entry]));
  const matched = new Set<JudgedFinding>();
  const known: BaselineEntry[] = [];
  const take = (fits: (entry: BaselineEntry, found: BaselineEntry) => boolean): void => {
    const byContent = grouped(free);
    for (const [judged, found] of waiting) {
      const entry = byContent.get(found.content)?.find((one) => free.has(one) && fits(one, found));
      if (entry === undefined) continue;
      free.delete(entry);
      known.push(entry);
      matched.add(judged);
      waiting.delete(judged);
    }
  };
  take((entry, found) => entry.file === found.file);
  take(() => true);
  const findings = analysis.findings.map((one): JudgedFinding => {
    return matched.has(one) && one.exemption === null ? { ...one, exemption: { kind: 'baseline' } } : one;
  });
  return { analysis: { ...analysis, findings }, outside, known, gone: [...free] };
}

/** What a baseline written now holds: what is outside stays, and of the rest all that would be told. */
export function renewedBaseline(
  { analysis, outside }: Matched,
  input: BaselineInput,
  isToldOf: (level: Level) => boolean,
): readonly BaselineEntry[] {
  const told = identified(analysis, input).filter(({ judged: { exemption, level } }) => {
    return (exemption === null || exemption.kind === 'baseline') && isToldOf(level);
  });
  return [...outside, ...told.map(({ entry }) => entry)];
}

export function goneNotice(gone: readonly BaselineEntry[], path: string): readonly Notice[] {
  const [first] = gone;
  if (first === undefined) return [];
  const entries = gone.length === 1 ? 'one entry matches' : `${String(gone.length)} entries match`;
  const example = `\`${first.symbol}\` (${first.rule}) in \`${first.file}\``;
  const which = gone.length === 1 ? example : `${example} and more`;
  const text = `\`${path}\`: ${entries} nothing any more: ${which}. \`--update-baseline\` takes that out.`;
  return [{ text, file: path, line: null, incomplete: false }];
}

interface Identified {
  readonly judged: JudgedFinding;
  readonly entry: BaselineEntry;
}

function identified({ findings }: Analysis, { lineAt, nameOf }: BaselineInput): readonly Identified[] {
  const fingerprints = fingerprintsOf(
    findings.map(({ finding }) => finding),
    lineAt,
  );
  return findings.map((judged) => {
    const { id, span, rule, symbol, within } = judged.finding;
    const content = (fingerprints.get(id) ?? '').replace(/:\d+$/, '');
    return { judged, entry: { content, file: nameOf(span.file), rule, symbol, within } };
  });
}

function grouped(entries: Iterable<BaselineEntry>): ReadonlyMap<string, readonly BaselineEntry[]> {
  const groups = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    groups.set(entry.content, [...(groups.get(entry.content) ?? []), entry]);
  }
  return groups;
}
