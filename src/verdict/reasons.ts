/**
 * Why a program stays, as it is told: one reason for each stay reason that it can reach, with its surest finding and the
 * shortest way there. What answer follows from them is decided elsewhere.
 */
import { keepsHome, type Repetition } from '../findings/index.ts';
import { compareSpans, type Finding, type Reason, type Step, type Way } from '../model/index.ts';
import { isSureRoute, type ItemId, joinPresence, type Program, type Route } from '../program/index.ts';

/** A finding as one program comes to it. */
export interface Reached {
  readonly finding: Finding;
  /** Null for what needs no path: it is fine, or only costs. */
  readonly route: Route | null;
  /** Functions of the program that may release it. */
  readonly releasers: readonly ItemId[];
  /** Loops of the program that come to it. */
  readonly repetitions: readonly Repetition[];
}

/** What a reason tells of the program around its finding. */
export type Tell = (one: Harmful) => Pick<Reason, 'begin' | 'elsewhere' | 'choices'> & {
  readonly waysTo: (one: Harmful) => readonly (readonly Step[])[];
};

export interface Harmful extends Reached {
  readonly route: Route;
}

export function isHarmful(one: Reached): one is Harmful {
  return one.route !== null && keepsHome(one.finding);
}

/** Whether a reason is enough to keep the program home surely and for good. */
export interface Weighed {
  readonly reason: Reason;
  readonly blocks: boolean;
}

/** One reason for each stay reason that is reached: its surest finding first, then its shortest path. */
export function reasonsOf(reached: readonly Harmful[], tell: Tell): readonly Weighed[] {
  const byReason = new Map<string, Harmful[]>();
  for (const one of reached) {
    const key = one.finding.stayReason ?? one.finding.effect;
    byReason.set(key, [...(byReason.get(key) ?? []), one]);
  }
  const weighed = [...byReason.entries()].flatMap(([key, all]): readonly Weighed[] => {
    const best = [...all].sort(byWeight)[0];
    return best === undefined ? [] : [{ reason: reasonOf(key, best, all, tell(best)), blocks: blocks(best) }];
  });
  return weighed.sort(
    (a, b) => Number(b.blocks) - Number(a.blocks) || (a.reason.stayReason < b.reason.stayReason ? -1 : 1),
  );
}

function byWeight(a: Harmful, b: Harmful): number {
  return (
    Number(blocks(b)) - Number(blocks(a)) ||
    Number(b.finding.certainty === 'certain') - Number(a.finding.certainty === 'certain') ||
    a.route.steps.length - b.route.steps.length ||
    compareSpans(a.finding.span, b.finding.span)
  );
}

/** Whether nothing but the way there can keep it from stopping a program: certain, lasting, and in this build. */
export function isSettled({ certainty, duration, presence }: Finding): boolean {
  return certainty === 'certain' && duration === 'lasting' && presence.kind === 'always';
}

/** Settled, and over calls that this build has and whose target is known. */
function blocks({ finding, route }: Harmful): boolean {
  return isSettled(finding) && isSureRoute(route);
}

function reasonOf(
  key: string,
  best: Harmful,
  all: readonly Harmful[],
  { begin, elsewhere, choices, waysTo }: ReturnType<Tell>,
): Reason {
  const { finding, route } = best;
  const path = [...route.steps, ...lastSteps(finding)];
  const witness = JSON.stringify(path);
  const ways = all.flatMap((one) =>
    waysTo(one).map((steps): Way => {
      return { finding: one.finding.id, path: [...steps, ...lastSteps(one.finding)] };
    }),
  );
  return {
    stayReason: key,
    rule: finding.rule,
    symbol: finding.symbol,
    certainty: finding.certainty,
    duration: finding.duration,
    finding: finding.id,
    findings: all.map((one) => one.finding.id).sort(),
    direct: route.steps.length === 1 && finding.through.length === 0,
    path,
    presence: joinPresence(route.presence, finding.presence),
    begin,
    elsewhere,
    choices,
    ways: ways.filter((way) => JSON.stringify(way.path) !== witness),
  };
}

/** From the function that holds the finding to the API. */
function lastSteps(finding: Finding): readonly Step[] {
  const { symbol: name, span, via: how } = finding;
  return finding.through.length === 0 ? [{ name, span, how }] : throughSteps(finding);
}

/** The wrapper or macro named at the finding's place, then what lies beneath it, the API last. */
function throughSteps(finding: Finding): readonly Step[] {
  const names = [...finding.through.map((step) => step.name), finding.symbol];
  const places = [finding.span, ...finding.through.map((step) => step.span)];
  return names.map((name, at): Step => {
    const how = at === 0 ? finding.via : (finding.through[at - 1]?.how ?? 'name');
    return { name, span: places[at] ?? finding.span, how };
  });
}

/** Functions named in a reason, at most. */
const MOST_ELSEWHERE = 3;

/** Where the program may release what nothing on the blocker's own way does. */
export function releasedElsewhere(program: Program, { finding, releasers }: Harmful): readonly Step[] {
  if (finding.stay?.end !== 'never') return [];
  return releasers.slice(0, MOST_ELSEWHERE).map((id): Step => {
    return { name: program.nameOf(id) ?? 'an unnamed item', span: program.headOf(id), how: 'name' };
  });
}
