/** Analyses of any size, the same every time: programs that share findings, in files of a few folders. */
import type { Analysis, Hole, JudgedFinding, Verdict, VerdictAnswer } from '../../src/model/index.ts';
import { hole, judgedOf, spanAt, verdictOf } from './fixture.ts';

export interface Size {
  readonly programs: number;
  readonly findings: number;
  readonly rules: number;
}

const answers: readonly VerdictAnswer[] = ['blocked', 'clear', 'at-risk', 'undetermined'];

export function largeAnalysis(size: Size): Partial<Analysis> {
  const findings = Array.from({ length: size.findings }, (_, index) => findingAt(index, size));
  return {
    findings,
    programs: Array.from({ length: size.programs }, (_, index) => programAt(index, findings)),
    holes: Array.from({ length: size.programs }, (_, index) => holeAt(index)),
  };
}

function findingAt(index: number, { rules }: Size): JudgedFinding {
  const [line, at] = [(index % 97) + 1, index % rules];
  const rule = at === 0 ? 'system-v-shared-memory' : `rule-${at}`;
  const file = `src/part${index % 13}/file${index % 211}.c`;
  const level = index % 3 === 0 ? 'error' : 'warning';
  return judgedOf(
    { id: `${rule}:${index}`, rule, span: spanAt(file, line, 3, 9), within: `f${index}` },
    { level },
  );
}

function programAt(index: number, findings: readonly JudgedFinding[]): Verdict {
  const answer = answers[index % answers.length]!;
  const program = `program-${index}`;
  const entry = spanAt(`src/main${index}.c`, 3, 5, 9);
  if (answer === 'clear' || answer === 'undetermined') {
    return verdictOf({
      program,
      entry,
      answer,
      reasons: [],
      holes: answer === 'clear' ? [] : [holeAt(index)],
    });
  }
  const own = Array.from(
    { length: 1 + (index % 7) },
    (_, at) => findings[(index * 7 + at * 31) % findings.length]!,
  );
  const [reason] = verdictOf().reasons;
  const ids = [...new Set(own.map(({ finding }) => finding.id))].sort();
  return verdictOf({ program, entry, answer, reasons: [{ ...reason!, finding: ids[0]!, findings: ids }] });
}

function holeAt(index: number): Hole {
  const name = `unknown_${index % 90}`;
  return {
    ...hole,
    name,
    span: spanAt(`src/main${index}.c`, 4, 1, 8),
    detail: `Nothing is known of \`${name}\`.`,
  };
}
