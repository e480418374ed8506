/**
 * What an item is to those who name it, as its outline alone tells: a method, a constructor, something that only C++ has.
 * Deliberately blind to what is around the place that names it.
 */
import type { Item } from '../outline/index.ts';
import type { ItemId, Tree } from './tree.ts';

/** Constructors are called by the name of their class, from everywhere, so they are no methods here. */
export function isMethod({ kind, scope, names }: Item): boolean {
  return kind === 'function' && scope >= 0 && names[0] !== scope;
}

export function isConstructor({ kind, scope, names }: Item): boolean {
  return kind === 'function' && scope >= 0 && names[0] === scope;
}

/** C knows neither methods nor namespaces; what a C++ file has besides may be meant for it. */
export function isOfCpp({ kind, scope, inClass, namespace }: Item): boolean {
  return kind !== 'macro' && (scope >= 0 || inClass || namespace >= 0);
}

/** A function that another file may call by its name alone. */
export function isExternal({ kind, local, scope, inClass }: Item): boolean {
  return kind === 'function' && !local && scope < 0 && !inClass;
}

/** Those of the items that stand in classes, by the numbers of the names of these. */
export function itemsByClass(
  tree: Tree,
  isWanted: (item: Item) => boolean,
): ReadonlyMap<number, readonly ItemId[]> {
  const found = new Map<number, ItemId[]>();
  for (let id = 0; id < tree.size; id++) {
    const item = tree.item(id);
    if (item.scope < 0 || !isWanted(item)) continue;
    const same = found.get(item.scope);
    if (same === undefined) found.set(item.scope, [id]);
    else same.push(id);
  }
  return found;
}
