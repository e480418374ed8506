/** Who names an item, and what an item calls, by the outlines alone: both say too much, and nothing is read for them. */
import { isCalledMention, mentionedName } from '../outline/index.ts';
import type { ItemId, Tree } from './tree.ts';

/** Items that mention one of the names that the item bears, and mean it by that; of those only that are asked for. */
export function namersOf(
  tree: Tree,
  id: ItemId,
  isAsked: (namer: ItemId) => boolean = () => true,
): readonly ItemId[] {
  const found = new Set<ItemId>();
  for (const name of tree.item(id).names) {
    for (const namer of tree.mentioners(name)) {
      if (isAsked(namer) && tree.resolve(name, tree.fileOf(namer)).includes(id)) found.add(namer);
    }
  }
  return [...found];
}

/** The same for who asks about the same items again and again. */
export function openNamers(tree: Tree): (id: ItemId) => readonly ItemId[] {
  const known = new Map<ItemId, readonly ItemId[]>();
  return (id) => {
    const found = known.get(id) ?? namersOf(tree, id);
    known.set(id, found);
    return found;
  };
}

/** The numbers of the names that look called in an item, each once, its own among them when it calls itself. */
export function namesCalledIn(tree: Tree, id: ItemId): readonly number[] {
  const { mentionsFrom, mentionsTo } = tree.item(id);
  const mentions = tree.files[tree.fileOf(id)]?.outline.mentions.subarray(mentionsFrom, mentionsTo) ?? [];
  const called: number[] = [];
  for (const mention of mentions) if (isCalledMention(mention)) called.push(mentionedName(mention));
  return called;
}
