/**
 * Of which of several definitions a name was taken to be, on the hops of a way, and why. Tells only what the language leaves
 * to the linker: what a file defines or includes itself is no choice.
 */
import type { Choice } from '../model/index.ts';
import type { Program } from './link.ts';
import { openLinkedWith } from './linked.ts';
import { isExternal } from './roles.ts';
import type { ItemId } from './tree.ts';

/** Definitions that were not taken, by their places, at most. */
const MOST_OTHERS = 5;

/** Answers for each way what was chosen on it, for the program that begins in a file; null where the build tells of it. */
export function openChoices(
  program: Program,
): (items: readonly ItemId[], begins: number | null) => readonly Choice[] {
  const { tree } = program;
  const linkedWith = openLinkedWith(tree.files, program.programs);
  const known = new Map<string, Choice | null>();
  const choiceAt = (from: ItemId, to: ItemId, begins: number | null): Choice | null => {
    const user = tree.fileOf(from);
    const others = rivalsOf(program, user, to);
    if (others.length === 0) return null;
    const isLinked = linkedWith?.(user, tree.fileOf(to)) === true;
    const meant = tree.item(to).names.flatMap((name) => tree.resolve(name, user));
    const isLeftOut = (other: ItemId): boolean =>
      begins !== null && program.linking.isLeftOut(begins, from, other);
    const isUnlinkable = (other: ItemId): boolean =>
      isLeftOut(other) && begins !== null && !program.linking.isLinkable(tree.fileOf(other), begins);
    const unlinkable = others.filter((other) => meant.includes(other) && isUnlinkable(other));
    const equals = others.filter((other) => meant.includes(other) && !isLeftOut(other));
    const farther = others.filter((other) => !equals.includes(other) && !unlinkable.includes(other));
    return {
      name: program.nameOf(to) ?? '',
      taken: program.headOf(to),
      why:
        equals.length > 0 ? 'as-near' : isLinked ? 'linked' : unlinkable.length > 0 ? 'linkable' : 'nearest',
      others: [...equals, ...unlinkable, ...farther].slice(0, MOST_OTHERS).map(program.headOf),
      count: others.length + 1,
    };
  };
  return (items, begins) => {
    const found = items.flatMap((to, at): readonly Choice[] => {
      const from = items[at - 1];
      if (from === undefined) return [];
      const key = `${String(tree.fileOf(from))} ${String(to)} ${String(begins)}`;
      const choice = known.has(key) ? (known.get(key) ?? null) : choiceAt(from, to, begins);
      known.set(key, choice);
      return choice === null ? [] : [choice];
    });
    return [...new Set(found)];
  };
}

/** Functions of the same name in other files that the linker could take as well. */
function rivalsOf({ tree }: Program, user: number, to: ItemId): readonly ItemId[] {
  const own = tree.fileOf(to);
  if (!isExternal(tree.item(to)) || own === user || tree.includes(user, own)) return [];
  const rivals = tree.item(to).names.flatMap((name) => tree.bearers(name));
  return rivals.filter((id) => id !== to && tree.fileOf(id) !== own && isExternal(tree.item(id)));
}
