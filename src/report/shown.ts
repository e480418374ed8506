/** What a report for people holds: the findings that are loud enough, and whether a program is worth a line. */
import type { Analysis, JudgedFinding, Level, Notice, Verdict, VerdictAnswer } from '../model/index.ts';
import type { ReportOptions } from './format.ts';
import { compareFindings, compareLevels } from './knowledge.ts';
import { counted } from './words.ts';

/** In the order of the files. What is exempt is not among them; formats that tell of it look for it themselves. */
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
 * All of them; where a change is asked about, those that got worse or have a finding that counts, be it of the script that
 * starts them. Under `quiet` the same, or what is locked from outside at all, as loud as the findings shown.
 */
export function shownPrograms(
  analysis: Analysis,
  { quiet, isChange, level }: ReportOptions,
): readonly Verdict[] {
  const { programs, findings } = analysis;
  if (!quiet && !isChange) return programs;
  const counting = new Set(findings.filter((one) => one.exemption === null).map((one) => one.finding.id));
  const levelOf = openAnswerLevels(analysis);
  return programs.filter((verdict) => {
    const { reasons, starts, startedBy, worsening } = verdict;
    const counts =
      reasons.some((reason) => reason.findings.some((id) => counting.has(id))) ||
      startedBy.some(({ state, finding }) => state === 'locked' && (!isChange || counting.has(finding))) ||
      (isChange && starts.some(({ finding }) => counting.has(finding)));
    return (counts || worsening !== null) && (!quiet || compareLevels(levelOf(verdict), level) <= 0);
  });
}

/**
 * How loud an answer is: as it is by itself, but no louder than what is behind it. What was accepted or lies elsewhere is but
 * a note, unless the change that is looked at leads to it: whoever fails by what a format says must not fail where the run
 * does not.
 */
export function openAnswerLevels({ findings }: Analysis): (verdict: Verdict) => Level {
  const judged = new Map(findings.map((one) => [one.finding.id, one]));
  return ({ answer, reasons, startedBy, worsening }) => {
    const locks = startedBy.filter(({ state }) => state === 'locked').map(({ finding }) => finding);
    const levels = [...reasons.flatMap((reason) => reason.findings), ...locks].flatMap((id) => {
      const one = judged.get(id);
      if (one === undefined) return [];
      const { exemption, level } = one;
      const counts = exemption === null || (exemption.kind === 'unchanged' && worsening !== null);
      return [counts ? level : 'note'];
    });
    const [loudest = answerLevels[answer]] = levels.sort(compareLevels);
    return compareLevels(loudest, answerLevels[answer]) > 0 ? loudest : answerLevels[answer];
  };
}

/** How many programs a change leaves as they are; null when all are shown, or when nobody wants to hear of others. */
export function untouchedSentence(
  { programs }: Analysis,
  shown: readonly Verdict[],
  { quiet, isChange }: ReportOptions,
): string | null {
  const left = programs.length - shown.length;
  if (quiet || !isChange || left === 0) return null;
  const whose = left === 1 ? 'its answer' : 'their answers';
  return `${counted(left, 'program')} not shown: the change has no part in ${whose}.`;
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
