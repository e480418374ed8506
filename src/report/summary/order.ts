/**
 * In which order to mend what keeps programs home, so that the most come free the soonest. Knows neither rules nor
 * findings: a program needs a set of things mended, and each thing has its effort. It promises no best order, which
 * would mean trying them all; it takes the best next step, again and again.
 */

/** So many programs need the same things mended before they are free. */
export interface Need {
  /** Each once, sorted. */
  readonly things: readonly string[];
  readonly programs: number;
}

export interface WorkStep {
  /** What is left to mend of them after the steps before. */
  readonly things: readonly string[];
  /** Null where the effort of one of them is not known. */
  readonly effort: number | null;
  /** Programs that nothing keeps home any more. */
  readonly frees: number;
}

export type EffortOf = (thing: string) => number | null;

/** The programs freed for each thing mended decide; among equals the effort, then the programs, then the names. */
export function orderWork(needs: readonly Need[], effortOf: EffortOf, most: number): readonly WorkStep[] {
  const steps: WorkStep[] = [];
  let left = merged(needs.filter(({ things }) => things.length > 0));
  while (left.length > 0 && steps.length < most) {
    const step = bestOf(left, effortOf);
    steps.push(step);
    left = merged(left.map((need) => without(need, new Set(step.things))));
  }
  return steps;
}

export function compareSteps(a: WorkStep, b: WorkStep): number {
  const byThing = b.frees / b.things.length - a.frees / a.things.length;
  const byEffort = (a.effort ?? Infinity) - (b.effort ?? Infinity);
  return byThing || (Number.isNaN(byEffort) ? 0 : byEffort) || b.frees - a.frees || compareNames(a, b);
}

function compareNames(a: WorkStep, b: WorkStep): number {
  const [left, right] = [a.things.join('\n'), b.things.join('\n')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Whoever mends what some program needs frees all that need no more than that. */
function bestOf(needs: readonly Need[], effortOf: EffortOf): WorkStep {
  const steps = needs.map(({ things }): WorkStep => {
    const mended = new Set(things);
    const freed = needs.filter(
      (need) => need.things.length <= mended.size && need.things.every((one) => mended.has(one)),
    );
    const frees = freed.reduce((sum, { programs }) => sum + programs, 0);
    return { things, effort: effortSum(things, effortOf), frees };
  });
  return steps.reduce((best, step) => (compareSteps(step, best) < 0 ? step : best));
}

function effortSum(things: readonly string[], effortOf: EffortOf): number | null {
  const efforts = things.map(effortOf).filter((effort) => effort !== null);
  return efforts.length < things.length ? null : efforts.reduce((sum, effort) => sum + effort, 0);
}

function without({ things, programs }: Need, mended: ReadonlySet<string>): Need {
  return { things: things.filter((one) => !mended.has(one)), programs };
}

/** Free ones are dropped, and those that need the same are counted together. */
function merged(needs: readonly Need[]): readonly Need[] {
  const byThings = new Map<string, Need>();
  for (const { things, programs } of needs) {
    if (things.length === 0) continue;
    const key = JSON.stringify(things);
    byThings.set(key, { things, programs: (byThings.get(key)?.programs ?? 0) + programs });
  }
  return [...byThings.values()];
}
