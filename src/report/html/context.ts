/** What every part of the page is handed: the input, what can be looked up in it, and where things stand. */
import type { JudgedFinding, ReportInput, Verdict, VerdictAnswer } from '../../model/index.ts';
import { compareFindings, knowledgeOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Markup } from './markup.ts';

export interface Context {
  readonly input: ReportInput;
  readonly knowledge: Knowledge;
  /** Worst first. */
  readonly programs: readonly Verdict[];
  readonly findings: readonly JudgedFinding[];
  /** Anchors of the findings that are shown with their code, by id. */
  readonly anchors: ReadonlyMap<string, string>;
  /** Every file that the page speaks of; the filter knows them by their place in this list. */
  readonly files: ReadonlyMap<string, number>;
  /** The answers for the programs that reach a finding. */
  readonly answers: ReadonlyMap<string, readonly VerdictAnswer[]>;
  /** Frames that were drawn already: programs share findings. */
  readonly frames: Map<string, Markup | null>;
}

export const answerOrder: readonly VerdictAnswer[] = ['blocked', 'at-risk', 'undetermined', 'clear'];

/** Findings of one rule that are shown with their code. */
export const framesPerRule = 25;

export function contextOf(input: ReportInput): Context {
  const { analysis } = input;
  const findings = [...analysis.findings].sort(compareFindings);
  const programs = [...analysis.programs].sort(compareVerdicts);
  return {
    input,
    knowledge: knowledgeOf(input),
    programs,
    findings,
    anchors: anchorsOf(findings),
    files: filesOf(programs, findings),
    answers: answersOf(programs),
    frames: new Map(),
  };
}

/** The files of a verdict: where it begins, its paths, and all that it reaches. */
export function filesOfVerdict(verdict: Verdict, { findings }: Knowledge): readonly string[] {
  const places = verdict.reasons.flatMap((reason) => [
    ...reason.path.map(({ span }) => span.file),
    ...reason.findings.flatMap((id) => findings.get(id)?.finding.span.file ?? []),
  ]);
  return [...new Set([verdict.entry.file, ...places])];
}

function compareVerdicts(a: Verdict, b: Verdict): number {
  const answers = answerOrder.indexOf(a.answer) - answerOrder.indexOf(b.answer);
  if (answers !== 0) return answers;
  return compareText(a.program, b.program) || compareText(a.entry.file, b.entry.file);
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function anchorsOf(findings: readonly JudgedFinding[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const anchors = new Map<string, string>();
  findings.forEach(({ finding }, index) => {
    const count = counts.get(finding.rule) ?? 0;
    counts.set(finding.rule, count + 1);
    if (count < framesPerRule) anchors.set(finding.id, `f${index + 1}`);
  });
  return anchors;
}

function filesOf(
  programs: readonly Verdict[],
  findings: readonly JudgedFinding[],
): ReadonlyMap<string, number> {
  const files = new Set<string>(findings.map(({ finding }) => finding.span.file));
  for (const { entry, reasons } of programs) {
    files.add(entry.file);
    for (const { path } of reasons) for (const { span } of path) files.add(span.file);
  }
  return new Map([...files].sort().map((file, index) => [file, index]));
}

function answersOf(programs: readonly Verdict[]): ReadonlyMap<string, readonly VerdictAnswer[]> {
  const answers = new Map<string, Set<VerdictAnswer>>();
  for (const { reasons, remarks, answer } of programs) {
    const ids = [...reasons.flatMap((reason) => reason.findings), ...remarks.map(({ finding }) => finding)];
    for (const id of ids) answers.set(id, (answers.get(id) ?? new Set()).add(answer));
  }
  return new Map([...answers].map(([id, some]) => [id, answerOrder.filter((one) => some.has(one))]));
}
