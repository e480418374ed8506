/**
 * What is made of findings and verdicts when only a change is asked about: what the change does not touch is told apart,
 * and a verdict that it made worse counts, wherever the findings behind it stand.
 */
import type { Analysis, Finding, JudgedFinding, Span, Verdict, Worsening } from '../model/index.ts';

/** Whether a change touches any of these lines, counted from 1, both included. */
export type IsChanged = (file: string, from: number, to: number) => boolean;

export interface Touching {
  readonly isChanged: IsChanged;
  /** Whether the change does anything to a file at all. */
  readonly isPart: (file: string) => boolean;
}

/**
 * A finding is touched where it stands or on a line of its way down to the API. The way from an entry point to it does
 * not count: what a change does there shows in the verdict.
 */
export function keepChanged(analysis: Analysis, { isChanged, isPart }: Touching): Analysis {
  const holds = ({ file, line, endLine }: Span): boolean => isChanged(file, line, endLine);
  const isTouched = ({ span, through }: Finding): boolean =>
    holds(span) || through.some((step) => holds(step.span));
  const findings = analysis.findings.map((one): JudgedFinding => {
    return one.exemption === null && !isTouched(one.finding)
      ? { ...one, exemption: { kind: 'unchanged' } }
      : one;
  });
  // A suppression that stands in another file was of as little use before.
  const notices = analysis.notices.filter(
    ({ file, line, incomplete }) => file === null || line === null || incomplete || isPart(file),
  );
  return { ...analysis, findings, notices };
}

export function tellWorsened(
  analysis: Analysis,
  worseningOf: (verdict: Verdict) => Worsening | null,
): Analysis {
  const programs = analysis.programs.map((verdict) => ({ ...verdict, worsening: worseningOf(verdict) }));
  return { ...analysis, programs };
}
