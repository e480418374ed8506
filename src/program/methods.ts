/**
 * Which of the methods of one name a use in C++ means. Inside of a method a plain name means that of its own
 * class, or else of the nearest class that this derives from; `Class::name` that of the class; `object.name`
 * that of the object's class, where that is known. Of other objects it is sure where the one class that has
 * it is named nearby. Overrides of what is virtual may be meant by all but the second, and then nothing else
 * is meant surely. A function of no class is meant by a qualified name where it stands in that namespace.
 * Overloads are not told apart.
 */
import type { Reference } from '../facts/index.ts';
import { namespaceAliased } from './class-heads.ts';
import { classesFrom } from './classes.ts';
import { hasMember } from './members.ts';
import type { Program } from './link.ts';
import { classOfObject, type OwnClass } from './object-types.ts';
import { derivesFromOutside, mayBeOverridden } from './overrides.ts';
import { lastPart } from './patterns.ts';
import { isMethod } from './roles.ts';
import { templateParameters } from './template-parameters.ts';
import type { ItemId } from './tree.ts';

/** How surely a use means a method. */
export type Meant = 'surely' | 'maybe' | 'not';

/** `targets` is everything that the name may mean there; what is no function is surely meant as far as classes tell. */
export function methodsMeant(
  program: Program,
  from: ItemId,
  reference: Reference,
  targets: readonly ItemId[],
): (target: ItemId) => Meant {
  const { item } = program.tree;
  const alone = (target: ItemId): Meant => meantAlone(program, from, reference, target);
  if (reference.use === 'value' || reference.use === 'tested') return alone;
  const methods = targets.filter((id) => isMethod(item(id)));
  const outside = meantOutside(program, reference);
  const free = (target: ItemId): Meant => (item(target).kind === 'member' ? alone : outside)(target);
  if (methods.length === 0) return free;
  const hasOthers = methods.length < targets.length;
  const named: Named = { from, reference, methods, hasOthers };
  const meant = reference.use === 'member' ? meantByObject(program, named) : meantByName(program, named);
  return (target) => (isMethod(item(target)) ? meant(target) : free(target));
}

/** The namespace of the standard library, which nothing that stands outside of it is in. */
export const STANDARD = 'std';

/** How surely a qualified name means a function of no class: surely where that stands in the namespace. */
function meantOutside({ tree, textOf }: Program, { qualifier }: Reference): (target: ItemId) => Meant {
  if (qualifier === null) return () => 'surely';
  const number = tree.names.idOf(qualifier);
  const bearers = number < 0 ? [] : tree.bearers(number);
  const isType = bearers.some((id) => tree.item(id).kind === 'type');
  let names: readonly string[] | null = null;
  return (target) => {
    const { kind, scope, namespace } = tree.item(target);
    if (kind !== 'function' || scope >= 0) return 'surely';
    names ??= [qualifier, ...bearers.flatMap((id) => namespaceAliased(textOf(id)) ?? []).map(lastPart)];
    const around = namespace < 0 ? [] : tree.names.text(namespace).split('::');
    if (names.some((name) => around.includes(name))) return 'surely';
    // A macro may open a namespace, which no outline sees then.
    return isType || qualifier === STANDARD ? 'not' : 'maybe';
  };
}

/** What a class holds is meant by its name alone only inside of the class and of those that derive from it. */
function meantAlone(program: Program, from: ItemId, { qualifier }: Reference, target: ItemId): Meant {
  const { tree } = program;
  const { scope } = tree.item(target);
  if (scope < 0 || qualifier !== null) return 'surely';
  const own = tree.item(from).scope;
  return own >= 0 && classesFrom(program, own).includes(scope) ? 'surely' : 'not';
}

interface Named {
  readonly from: ItemId;
  readonly reference: Reference;
  readonly methods: readonly ItemId[];
  /** Whether the name may mean something that is no method. */
  readonly hasOthers: boolean;
}

/** Some names are borne by thousands of methods, so what holds for all of them is found out once. */
function meantByName(program: Program, named: Named): (target: ItemId) => Meant {
  const { tree, externals } = program;
  const { qualifier, name } = named.reference;
  const around = qualifier === null ? program.classAround(named.from) : tree.names.idOf(qualifier);
  const meant =
    around < 0 ? null : meantInClass(program, { name: around, mayDerive: qualifier === null }, named);
  if (meant !== null) return meant;
  // What a template is handed may have a method of any name.
  const isHanded = qualifier !== null && templateParameters(program, tree.fileOf(named.from)).has(qualifier);
  const isOther = named.hasOthers || externals.platform.hasFunction(name) || qualifier === STANDARD;
  return () => (isOther && !isHanded ? 'not' : 'maybe');
}

/** What the name means of an object of the class: an own or inherited method, or an override; null when there is none. */
function meantInClass(
  program: Program,
  { name: around, mayDerive }: Pick<OwnClass, 'name' | 'mayDerive'>,
  { reference: { name }, methods }: Named,
): ((target: ItemId) => Meant) | null {
  const { tree } = program;
  const classes = classesFrom(program, around);
  const owner = classes.find((one) => hasMember(program, one, name));
  if (owner === undefined) return null;
  const scopes = new Set(methods.map((id) => tree.item(id).scope));
  const deriving = [...scopes].filter(
    (scope) => mayDerive && scope !== owner && classesFrom(program, scope).includes(around),
  );
  const overriding = deriving.length > 0 && mayBeOverridden(program, around, name) ? deriving : [];
  // What the tree only declares may be anything.
  if (!scopes.has(owner) && overriding.length === 0) return () => 'maybe';
  const maybe = new Set(overriding);
  const own = maybe.size > 0 ? 'maybe' : 'surely';
  return (target) => {
    const { scope } = tree.item(target);
    return scope === owner ? own : maybe.has(scope) ? 'maybe' : 'not';
  };
}

/** By the object's class, where that is known to be one of the tree; an object of any other class may stand for another. */
function meantByObject(program: Program, named: Named): (target: ItemId) => Meant {
  const { tree } = program;
  const { from, methods, reference } = named;
  const { object } = reference;
  const known = object === undefined ? null : classOfObject(program, from, object, reference.name);
  if (known === null) {
    const [scope = -1, ...others] = new Set(methods.map((id) => tree.item(id).scope));
    const guess = others.length === 0 && isNamedNear(program, from, scope) ? 'surely' : 'maybe';
    return () => guess;
  }
  switch (known.kind) {
    case 'unknown':
      return () => 'maybe';
    case 'foreign':
      // What derives from a class that the tree does not have may derive from any such class.
      return (target) =>
        known.mayDerive && derivesFromOutside(program, tree.item(target).scope) ? 'maybe' : 'not';
    case 'own': {
      const meant = meantInClass(program, known, named);
      if (meant === null) return () => 'maybe';
      return known.isOnly ? meant : (target) => (meant(target) === 'not' ? 'not' : 'maybe');
    }
  }
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
