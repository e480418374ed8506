/**
 * What the classes of the tree have by a name: fields, methods that they declare, and definitions of these elsewhere.
 * Classes of one name are taken for one.
 */
import { openAnswers } from './answers.ts';
import { classesFrom } from './classes.ts';
import type { Program } from './link.ts';
import { prototypeOf } from './patterns.ts';
import type { ItemId, Tree } from './tree.ts';

/** By the numbers of the names of the classes: the items of each that bear the name, or declare something and mention it. */
export type Members = ReadonlyMap<number, readonly ItemId[]>;

/** Of a name. Common ones have tens of thousands of mentions, so these are gone through once. */
export function membersByClass(tree: Tree, name: number): Members {
  return members(tree, name, () => findMembers(tree, name));
}

const members = openAnswers<number, Members>();

function findMembers(tree: Tree, name: number): Members {
  const found = new Map<number, ItemId[]>();
  const add = (id: ItemId, scope: number): void => {
    const same = found.get(scope);
    if (same === undefined) found.set(scope, [id]);
    else same.push(id);
  };
  for (const id of tree.bearers(name)) {
    const { kind, scope } = tree.item(id);
    if (scope >= 0 && kind !== 'macro') add(id, scope);
  }
  for (const id of tree.mentioners(name)) {
    const { kind, scope, names } = tree.item(id);
    if (scope >= 0 && kind === 'member' && !names.includes(name)) add(id, scope);
  }
  return found;
}

/** Whether a class declares a member or a method of that name. */
export function hasMember({ tree, textOf }: Program, scope: number, name: string): boolean {
  const number = tree.names.idOf(name);
  const here = number < 0 ? [] : (membersByClass(tree, number).get(scope) ?? []);
  if (here.length === 0) return false;
  if (here.some((one) => tree.item(one).names.includes(number))) return true;
  const declared = prototypeOf(name);
  return here.some((one) => declared.test(textOf(one)));
}

/** Whether the class that the item stands in has a member or a method of that name, own or inherited. */
export function isOwnMember(program: Program, id: ItemId, name: string): boolean {
  const { scope } = program.tree.item(id);
  return scope >= 0 && classesFrom(program, scope).some((one) => hasMember(program, one, name));
}
