/**
 * What to change, and in what order: the changes that free most programs for the least effort come first.
 * A change is all that one rule has found in one file; how to make it is the rule's remedy.
 */
import type { Verdict } from '../model/index.ts';
import type { Knowledge } from './knowledge.ts';

export interface Change {
  readonly rule: string;
  readonly file: string;
  /** Ids. */
  readonly findings: readonly string[];
  /** Story points, as the rule has them. */
  readonly points: number;
}

/** Changes that only together free a program. */
export interface WorkStep {
  readonly changes: readonly Change[];
  readonly points: number;
  /** Of which no reason is left then. */
  readonly frees: readonly Verdict[];
}

export interface WorkPlan {
  readonly steps: readonly WorkStep[];
  /** Programs with reasons that the steps leave, because there would be too many steps. */
  readonly left: number;
}

/** Everything that must change before a program has no reason to stay. */
export function changesOf(verdict: Verdict, knowledge: Knowledge): readonly Change[] {
  const changes = new Map<string, { rule: string; file: string; findings: Set<string> }>();
  const add = (rule: string, file: string, finding: string): void => {
    const key = JSON.stringify([file, rule]);
    const change = changes.get(key) ?? { rule, file, findings: new Set() };
    change.findings.add(finding);
    changes.set(key, change);
  };
  for (const reason of verdict.reasons) {
    for (const id of reason.findings) {
      const judged = knowledge.findings.get(id);
      if (judged !== undefined) add(judged.finding.rule, judged.finding.span.file, id);
    }
    const last = reason.path.at(-1);
    if (last !== undefined && !knowledge.findings.has(reason.finding)) {
      add(reason.rule, last.span.file, reason.finding);
    }
  }
  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { rule, file, findings }]) => {
      return { rule, file, findings: [...findings].sort(), points: knowledge.rules.get(rule)?.effort ?? 0 };
    });
}

export function pointsOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { points }) => sum + points, 0);
}

/** Programs that need the same changes. */
interface Group {
  readonly programs: readonly Verdict[];
  readonly needs: ReadonlyMap<string, Change>;
}

/** Greedy: whatever frees most for each point comes next, and counts as done for those after it. */
export function planWork(programs: readonly Verdict[], knowledge: Knowledge, most: number): WorkPlan {
  let groups = groupsOf(programs, knowledge);
  const steps: WorkStep[] = [];
  while (groups.length > 0 && steps.length < most) {
    const best = bestOf(groups);
    const changes = [...best.needs.values()];
    const [freed, others] = [
      groups.filter((one) => within(one, best)),
      groups.filter((one) => !within(one, best)),
    ];
    steps.push({
      changes,
      points: pointsOf(changes),
      frees: freed.flatMap(({ programs: some }) => some),
    });
    groups = others.map(({ programs: some, needs }) => ({
      programs: some,
      needs: new Map([...needs].filter(([key]) => !best.needs.has(key))),
    }));
  }
  return { steps, left: groups.reduce((sum, { programs: some }) => sum + some.length, 0) };
}

function groupsOf(programs: readonly Verdict[], knowledge: Knowledge): readonly Group[] {
  const groups = new Map<string, { programs: Verdict[]; needs: ReadonlyMap<string, Change> }>();
  for (const verdict of programs) {
    const changes = changesOf(verdict, knowledge);
    const needs = new Map(changes.map((change) => [JSON.stringify([change.file, change.rule]), change]));
    const key = JSON.stringify([...needs.keys()]);
    const group = groups.get(key) ?? { programs: [], needs };
    group.programs.push(verdict);
    if (needs.size > 0) groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function bestOf(groups: readonly Group[]): Group {
  const rated = likely(groups).map((group) => {
    const freed = groups.filter((one) => within(one, group));
    const count = freed.reduce((sum, { programs }) => sum + programs.length, 0);
    const points = pointsOf([...group.needs.values()]);
    return { group, count, points, worth: count / Math.max(points, 0.5) };
  });
  rated.sort((a, b) => b.worth - a.worth || b.count - a.count || a.points - b.points);
  const [best] = rated;
  if (best === undefined) throw new Error('There is no work to choose from.');
  return best.group;
}

/** Groups that are looked at as the next step: comparing all with all costs too much when there are thousands. */
const mostCandidates = 300;

function likely(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= mostCandidates) return groups;
  const worthOf = ({ programs, needs }: Group): number =>
    programs.length / Math.max(pointsOf([...needs.values()]), 0.5);
  const worths = new Map(groups.map((group) => [group, worthOf(group)]));
  return [...groups].sort((a, b) => (worths.get(b) ?? 0) - (worths.get(a) ?? 0)).slice(0, mostCandidates);
}

/** True when nothing more is needed than what the other one needs. */
function within(one: Group, other: Group): boolean {
  if (one.needs.size > other.needs.size) return false;
  for (const key of one.needs.keys()) if (!other.needs.has(key)) return false;
  return true;
}
