/**
 * Findings and the suppressions in the files that they lie in: which findings are suppressed, and which suppressions
 * suppress nothing, have run out or make no sense. It changes no verdict: whatever a comment says, the program stays.
 */
import type { Analysis, JudgedFinding, Notice, Rulebook } from '../model/index.ts';
import { type Flaw, readSuppressions, type Suppression, type Written } from './suppressions.ts';

export interface SuppressInput {
  /** The files that hold a suppression, with their texts in latin1. */
  readonly files: readonly { readonly path: string; readonly text: string; readonly language: Written }[];
  readonly rules: readonly string[];
  /** Those of them that were looked for wholly; what suppresses another one may still be of use. */
  readonly ran: ReadonlySet<string>;
  readonly requireReason: boolean;
  /** Today, as YYYY-MM-DD: up to a suppression's last day it holds. */
  readonly today: string;
}

export function suppress(analysis: Analysis, input: SuppressInput): Analysis {
  const notices: Notice[] = [];
  const byFile = new Map(input.files.map((file) => [file.path, readFile(file, input, notices)]));
  const used = new Map<Suppression, Set<string>>();
  const findings = analysis.findings.map((one): JudgedFinding => {
    const { file, line } = one.finding.span;
    const found = byFile.get(file)?.find((each) => holdsFor(each, one.finding.rule, line));
    if (found === undefined) return one;
    used.set(found, (used.get(found) ?? new Set()).add(one.finding.rule));
    return one.exemption === null ? { ...one, exemption: { kind: 'comment', reason: found.reason } } : one;
  });
  const cut = new Set(analysis.holes.filter(({ kind }) => kind === 'budget').map(({ span }) => span.file));
  for (const [file, suppressions] of byFile) {
    // What was not read to its end may hold what the suppression is for.
    if (cut.has(file)) continue;
    for (const one of suppressions) {
      const idle = one.rules.filter((rule) => input.ran.has(rule) && used.get(one)?.has(rule) !== true);
      if (idle.length > 0) notices.push(noticeOf(file, unused(one, idle)));
    }
  }
  return { ...analysis, findings, notices: [...analysis.notices, ...notices.sort(byPlace)] };
}

/** A rule with rows that only tell of costs is looked for wholly when somebody asks for these. */
export function ranRules(rulebook: Rulebook, costs: boolean): ReadonlySet<string> {
  const ran = rulebook.rules.filter(({ rows }) => {
    return rows.length > 0 && (costs || rows.every(({ repeated }) => !repeated));
  });
  return new Set(ran.map(({ id }) => id));
}

function readFile(
  file: SuppressInput['files'][number],
  input: SuppressInput,
  notices: Notice[],
): readonly Suppression[] {
  const { all, flaws } = readSuppressions({ ...input, ...file });
  for (const flaw of flaws) notices.push(noticeOf(file.path, flaw));
  const isOver = ({ until }: Suppression): boolean => until !== null && until < input.today;
  for (const one of all.filter(isOver)) {
    const text = `This suppression of ${namesOf(one.rules)} ran out on ${one.until ?? ''}.`;
    notices.push(noticeOf(file.path, { line: one.line, text }));
  }
  return all.filter((one) => !isOver(one));
}

function holdsFor({ rules, from, to }: Suppression, rule: string, line: number): boolean {
  return from <= line && line <= to && rules.includes(rule);
}

function unused({ line }: Suppression, idle: readonly string[]): Flaw {
  return { line, text: `This suppression of ${namesOf(idle)} suppresses nothing.` };
}

function byPlace(a: Notice, b: Notice): number {
  const [one, other] = [a.file ?? '', b.file ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}

function namesOf(rules: readonly string[]): string {
  return rules.map((rule) => `\`${rule}\``).join(', ');
}

function noticeOf(file: string, { line, text }: Flaw): Notice {
  return { text, file, line, incomplete: false };
}
