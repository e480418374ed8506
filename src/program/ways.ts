/**
 * Further ways from an entry point to a place, beside the shortest: found backwards, the shorter ones first, up to a
 * bound. Every hop is one that was read; a way that something takes by itself, without being mentioned, is not found.
 */
import type { Program } from './link.ts';
import { namersOf } from './mentioning.ts';
import type { ItemId } from './tree.ts';

/** Ways to one place; more tell nothing more. */
const MOST_WAYS = 20;
/** So many items are asked who leads to them. */
const MOST_ASKED = 3000;
const LONGEST = 60;

export interface WaysInput {
  readonly program: Program;
  readonly from: ItemId;
  readonly to: ItemId;
  /** What the entry point reaches. */
  readonly reached: ReadonlySet<ItemId>;
  readonly leads: (from: ItemId, to: ItemId) => boolean;
}

/** Each from the entry point to the place; none comes to an item twice. */
export function waysTo({ program, from, to, reached, leads }: WaysInput): readonly (readonly ItemId[])[] {
  const found: (readonly ItemId[])[] = [];
  const before = new Map<ItemId, readonly ItemId[]>();
  const leadingTo = (id: ItemId): readonly ItemId[] => {
    const known = before.get(id);
    if (known !== undefined) return known;
    const namers = namersOf(program.tree, id, (one) => one !== id && reached.has(one));
    const leading = namers.filter((one) => leads(one, id));
    before.set(id, leading);
    return leading;
  };
  // Grows while it is gone through, so that shorter ways come first.
  const open: (readonly ItemId[])[] = [[to]];
  for (const way of open) {
    const [first = to] = way;
    if (first === from) found.push(way);
    else if (way.length < LONGEST)
      for (const id of leadingTo(first)) if (!way.includes(id)) open.push([id, ...way]);
    if (found.length >= MOST_WAYS || open.length > MOST_ASKED) break;
  }
  return found;
}
