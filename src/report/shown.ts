/** What a report for people holds: the findings that are loud enough, and whether a program is worth a line. */
import type { Analysis, JudgedFinding, Level, Notice, Verdict, VerdictAnswer } from '../model/index.ts';
import type { ReportOptions } from './format.ts';
import { compareFindings, compareLevels } from './knowledge.ts';

/** In the order of the files. What is exempt is told by `text`, `json` and `jsonl` alone. */
export function shownFindings(analysis: Analysis, { level }: ReportOptions): readonly JudgedFinding[] {
  return analysis.findings
    .filter((judged) => judged.exemption === null && compareLevels(judged.level, level) <= 0)
    .sort(compareFindings);
}

/** The worst first, for formats of which a service keeps the beginning only. */
export function worstFirst(findings: readonly JudgedFinding[]): readonly JudgedFinding[] {
  return [...findings].sort((a, b) => compareLevels(a.level, b.level) || compareFindings(a, b));
}

/**
 * All of them; under `quiet` those that got worse, are locked from outside or have a finding that counts, as loud as
 * the findings shown.
 */
export function shownPrograms(
  { programs, findings }: Analysis,
  { quiet, level }: ReportOptions,
): readonly Verdict[] {
  if (!quiet) return programs;
  const counting = new Set(findings.filter((one) => one.exemption === null).map((one) => one.finding.id));
  return programs.filter(({ answer, reasons, startedBy, worsening }) => {
    const counts =
      reasons.some((reason) => reason.findings.some((id) => counting.has(id))) ||
      startedBy.some(({ state }) => state === 'locked');
    return (counts || worsening !== null) && compareLevels(answerLevels[answer], level) <= 0;
  });
}

/** What formats without a place for notices must not keep to themselves: that the run did not go to its end. */
export function cutTexts({ cut, notices }: Analysis): readonly string[] {
  if (cut === null) return [];
  return notices.flatMap(({ text, file, incomplete }) => (incomplete && file === null ? [text] : []));
}

/** Where a notice belongs to a line; others name their file in their sentence. */
export function noticePlace({ file, line }: Notice): string | null {
  return file === null || line === null ? null : `${file}:${String(line)}`;
}

/** How loud an answer is where a format knows nothing but levels. */
export const answerLevels: Readonly<Record<VerdictAnswer, Level>> = {
  blocked: 'error',
  'at-risk': 'warning',
  undetermined: 'warning',
  clear: 'note',
};
