/** Two analyses of one tree -> what a change made worse, by the same comparison that two reports go through. */
import type { Analysis, Verdict, VerdictAnswer, Worsening } from '../../model/index.ts';
import { compareReports, isWorse } from './compare.ts';
import type { ReadReport } from './read.ts';

/** `former` leads from a file to what it was called before; a program is called after its file. */
export function worseningsOf(
  before: Analysis,
  after: Analysis,
  former: ReadonlyMap<string, string> = new Map(),
): (verdict: Verdict) => Worsening | null {
  const { programs } = compareReports(comparable(renamed(before, after, former)), comparable(after));
  const changes = new Map(programs.map((change) => [JSON.stringify([change.name, change.file]), change]));
  const answers = new Map<string, VerdictAnswer>(before.programs.map(({ answer }) => [answer, answer]));
  return ({ program, entry }) => {
    const change = changes.get(JSON.stringify([program, entry.file]));
    if (change === undefined || !isWorse(change)) return null;
    return { was: answers.get(change.before ?? '') ?? null, gained: change.gained };
  };
}

/** Programs of files that were renamed, under the names that they have now. */
function renamed(before: Analysis, after: Analysis, former: ReadonlyMap<string, string>): Analysis {
  const now = new Map<string, Verdict>();
  for (const verdict of after.programs) {
    const was = former.get(verdict.entry.file);
    if (was !== undefined && was !== verdict.entry.file) now.set(was, verdict);
  }
  const programs = before.programs.map((verdict) => {
    const { program, entry } = now.get(verdict.entry.file) ?? verdict;
    return { ...verdict, program, entry };
  });
  return { ...before, programs };
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
