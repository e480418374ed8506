/**
 * Which of the methods of one name a use in C++ means. Inside of a method a plain name means that of its own class, or
 * else of the nearest class that this derives from; `Class::name` that of the class; `object.name` is sure where
 * the one class that has it is named nearby. Overrides may be meant by all but the second. Objects' types are not worked out.
 */
import type { Reference } from '../facts/index.ts';
import { classesFrom, hasMember } from './hiding.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

/** How surely a use means a method. */
export type Meant = 'surely' | 'maybe' | 'not';

/** `targets` is everything that the name may mean there; what is no method is surely meant as far as methods go. */
export function methodsMeant(
  program: Program,
  from: ItemId,
  reference: Reference,
  targets: readonly ItemId[],
): (target: ItemId) => Meant {
  const methods = targets.filter((id) => isMethod(program, id));
  if (methods.length === 0) return () => 'surely';
  const meant = (target: ItemId): Meant =>
    reference.use === 'member'
      ? meantByObject(program, from, methods, target)
      : meantByName(program, { from, reference, hasOthers: methods.length < targets.length }, target);
  return (target) => (isMethod(program, target) ? meant(target) : 'surely');
}

/** A constructor is called by the name of its class, from everywhere. */
function isMethod({ tree }: Program, id: ItemId): boolean {
  const { kind, scope, names } = tree.item(id);
  return kind === 'function' && scope >= 0 && names[0] !== scope;
}

interface Named {
  readonly from: ItemId;
  readonly reference: Reference;
  /** Whether the name may mean something that is no method. */
  readonly hasOthers: boolean;
}

function meantByName(program: Program, { from, reference, hasOthers }: Named, target: ItemId): Meant {
  const { tree, externals } = program;
  const { qualifier, name } = reference;
  const around = qualifier === null ? tree.item(from).scope : tree.names.idOf(qualifier);
  const { scope } = tree.item(target);
  const owner =
    around < 0 ? undefined : classesFrom(program, around).find((one) => hasMember(program, one, name));
  if (owner === undefined) return hasOthers || externals.platform.hasFunction(name) ? 'not' : 'maybe';
  if (scope === owner) return 'surely';
  return qualifier === null && classesFrom(program, scope).includes(owner) ? 'maybe' : 'not';
}

function meantByObject(program: Program, from: ItemId, methods: readonly ItemId[], target: ItemId): Meant {
  const { tree } = program;
  const { scope } = tree.item(target);
  const classes = new Set(methods.map((id) => tree.item(id).scope));
  return classes.size === 1 && isNamedNear(program, from, scope) ? 'surely' : 'maybe';
}

/** Whether the item, its class or a variable of its file names the class, or it is a method of the class itself. */
function isNamedNear({ tree }: Program, from: ItemId, name: number): boolean {
  const { scope } = tree.item(from);
  if (scope === name || tree.usesIn(from, name) !== 0) return true;
  const file = tree.fileOf(from);
  return [...tree.mentioners(name)].some((id) => {
    const item = tree.item(id);
    if (item.kind === 'variable') return tree.fileOf(id) === file || tree.includes(file, tree.fileOf(id));
    return scope >= 0 && (item.scope === scope || (item.kind === 'type' && item.names.includes(scope)));
  });
}
