/**
 * What an item leads to, in little room: the hops of a large tree are millions. It finds none; that is done
 * by `hops.ts`.
 */
import type { Range } from '../facts/index.ts';
import type { Presence, Step } from '../model/index.ts';
import { exactly } from './exact.ts';
import { lastAtMost } from './lines.ts';
import type { ItemId } from './tree.ts';

/**
 * The place of the name used, how it is used, and whether it is built; lines are counted only where a hop is
 * told.
 */
export interface Hop {
  /** The item in whose file the place lies. */
  readonly item: ItemId;
  readonly range: Range;
  readonly how: Step['how'];
  readonly presence: Presence;
}

/**
 * What an item leads to. In C++ that may be hundreds of methods for each name, by hops that are alike, so
 * that a map of them would take ten times as much.
 */
export interface Hops {
  readonly targets: Int32Array;
  /** The places in `targets` from which on the hops are those of the same place here, in order. */
  readonly starts: readonly number[];
  readonly hops: readonly Hop[];
}

/** Null where it does not lead to the target. */
export function hopTo({ targets, starts, hops }: Hops, target: ItemId): Hop | null {
  const at = targets.indexOf(target);
  return at < 0 ? null : (hops[lastAtMost(starts, at)] ?? null);
}

/** The order stays. */
export function packHops(hopOf: ReadonlyMap<ItemId, Hop>): Hops {
  const starts: number[] = [];
  const hops: Hop[] = [];
  let at = 0;
  for (const hop of hopOf.values()) {
    if (hop !== hops.at(-1)) {
      starts.push(at);
      hops.push(hop);
    }
    at++;
  }
  return { targets: Int32Array.from(hopOf.keys()), starts: exactly(starts), hops: exactly(hops) };
}
