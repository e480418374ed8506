/** What a report for people holds: the findings that are loud enough, and whether a program is worth a line. */
import type { Analysis, JudgedFinding, Level, Verdict, VerdictAnswer } from '../model/index.ts';
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

/** All of them; under `quiet` those that have a reason, or a lock from outside, as loud as the findings shown. */
export function shownPrograms({ programs }: Analysis, { quiet, level }: ReportOptions): readonly Verdict[] {
  if (!quiet) return programs;
  return programs.filter(
    ({ answer, reasons, startedBy, worsening }) =>
      (reasons.length + startedBy.filter(({ state }) => state === 'locked').length > 0 ||
        worsening !== null) &&
      compareLevels(answerLevels[answer], level) <= 0,
  );
}

/** How loud an answer is where a format knows nothing but levels. */
export const answerLevels: Readonly<Record<VerdictAnswer, Level>> = {
  blocked: 'error',
  'at-risk': 'warning',
  undetermined: 'warning',
  clear: 'note',
};
