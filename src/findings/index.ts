/**
 * Uses x rulebook -> findings: which row of which rule a use falls under, how sure that is, and why not
 * surer. It knows nothing of entry points; whether anything reaches a finding is the verdict's business.
 */
import type { Constants } from '../conditions/index.ts';
import { compareSpans, type Finding, type Rulebook } from '../model/index.ts';
import type { ApiUse, ItemId, Opener, Program } from '../program/index.ts';
import { describe } from './describe.ts';
import { concernsOf } from './locks.ts';
import { openRepetitions, type Repetition } from './repetitions.ts';
import { chooseRow, indexRows, rowsFor } from './rows.ts';
import { openStays } from './stays.ts';

export { type BeginOf, openBegins } from './begin.ts';
export type { Repetition } from './repetitions.ts';
export { judgeScripts, type JudgedScript, type JudgedStep, type ScriptFindingsInput } from './scripts.ts';

/** A finding and the item of the program that it lies in. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly item: ItemId;
  /** Functions that call what could release it, wherever they are. */
  readonly releasers: readonly ItemId[];
  /** Of what costs, the loops that come to it; empty when nobody asks. */
  readonly repetitions: readonly Repetition[];
}

export interface FindingsInput {
  readonly program: Program;
  readonly uses: readonly ApiUse[];
  readonly rulebook: Rulebook;
  /** Whether what costs is asked about. */
  readonly costs: boolean;
  readonly constants: Constants;
  readonly openers: ReadonlyMap<string, Opener>;
}

export function findBlockers(input: FindingsInput): readonly PlacedFinding[] {
  const index = indexRows(input.rulebook);
  const stays = openStays(input);
  const repetitionsOf = openRepetitions(input.program);
  const found = new Map<string, PlacedFinding>();
  for (const use of input.uses) {
    for (const [rule, all] of rowsFor(index, use.call)) {
      const costs = input.costs && all.some(({ effect }) => effect === 'costs');
      const repetitions = costs ? repetitionsOf(use) : [];
      const rows = repetitions.length > 0 ? all : all.filter(({ repeated }) => !repeated);
      const judged = chooseRow(rows, { ...use, options: use.options ?? [] }, input);
      if (judged === null) continue;
      const within = input.program.nameOf(use.item);
      const stay = use.call.presence.kind === 'never' ? null : stays.stayOf(rule, judged.row, use);
      const finding = describe(rule, judged, { ...use, within, concerns: concernsOf(use), stay });
      const before = found.get(finding.id);
      if (before !== undefined && rank(finding) <= rank(before.finding)) continue;
      const releasers = stays.releasersOf(rule, judged.row);
      found.set(finding.id, {
        finding,
        item: use.item,
        releasers,
        repetitions: finding.effect === 'costs' ? repetitions : [],
      });
    }
  }
  return [...found.values()].sort(
    (a, b) => compareSpans(a.finding.span, b.finding.span) || (a.finding.id < b.finding.id ? -1 : 1),
  );
}

/** True for findings that decide about migration; what is fine, costs or locks from outside does not. */
export function keepsHome(finding: Finding): boolean {
  switch (finding.effect) {
    case 'stays':
    case 'crashes':
    case 'unsafe':
      return true;
    case 'locked':
      return finding.locks === 'itself';
    case 'costs':
    case 'fine':
      return false;
  }
}

/** Of two ways to the same finding the surer one is told. */
function rank(finding: Finding): number {
  const presence = { always: 4, open: 2, never: 0 }[finding.presence.kind];
  return presence + (finding.certainty === 'certain' ? 1 : 0);
}
