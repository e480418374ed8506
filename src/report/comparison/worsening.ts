/** Two analyses of one tree -> what a change made worse, by the same comparison that two reports go through. */
import type { Analysis, Verdict, VerdictAnswer, Worsening } from '../../model/index.ts';
import { compareReports, isWorse } from './compare.ts';
import type { ReadReport } from './read.ts';

export function worseningsOf(before: Analysis, after: Analysis): (verdict: Verdict) => Worsening | null {
  const { programs } = compareReports(comparable(before), comparable(after));
  const changes = new Map(programs.map((change) => [JSON.stringify([change.name, change.file]), change]));
  const answers = new Map<string, VerdictAnswer>(before.programs.map(({ answer }) => [answer, answer]));
  return ({ program, entry }) => {
    const change = changes.get(JSON.stringify([program, entry.file]));
    if (change === undefined || !isWorse(change)) return null;
    return { was: answers.get(change.before ?? '') ?? null, gained: change.gained };
  };
}

/** As the JSON report has it, so that both ways give the same answer. */
function comparable({ programs, findings }: Analysis): ReadReport {
  return {
    version: '',
    target: '',
    programs: programs.map(({ program, entry, answer, reasons }) => {
      return { name: program, file: entry.file, answer, reasons };
    }),
    findings: findings.map(({ finding: { rule, symbol, span, within }, level }) => {
      return { rule, symbol, file: span.file, within, line: span.line, level };
    }),
  };
}
