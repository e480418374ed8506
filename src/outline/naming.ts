/** What an item is and by which names it may be known, by what its head held. Reads nothing more and changes nothing. */
import type { Language } from '../model/index.ts';
import type { ItemKind } from './outline.ts';
import type { Pending } from './pending.ts';
import type { Scope } from './scopes.ts';

/** A head that was read to its end. */
export interface Complete {
  readonly pending: Pending;
  /** The class that it stands in. */
  readonly within: Scope | null;
  readonly language: Language;
}

export function declarationKind({ pending, within }: Complete): ItemKind {
  if (within !== null && pending.shape === 'plain') return 'member';
  if (pending.shape === 'using' || pending.shape === 'typedef') return 'type';
  if (pending.assigned) return 'variable';
  if (pending.groups.length > 0) return 'declaration';
  if (pending.shape === 'enum' || pending.shape === 'struct') return 'type';
  return pending.declared.length > 0 && !pending.isExtern ? 'variable' : 'declaration';
}

/** What a declaration of that kind is called. */
export function declarationNames(kind: ItemKind, head: Complete): readonly number[] {
  const { pending, within } = head;
  switch (kind) {
    case 'member': {
      const own = within?.name ?? -1;
      return unique(own < 0 ? pending.declared : [own, ...pending.declared]);
    }
    case 'type':
      return unique(pending.typeName < 0 ? pending.declared : [pending.typeName, ...pending.declared]);
    case 'variable':
      return unique(
        pending.declared.length === 0
          ? [...pending.groups, ...pending.grouped]
          : pending.typeName < 0
            ? pending.declared
            : [...pending.declared, pending.typeName],
      );
    case 'declaration':
      return [];
    case 'function':
    case 'macro':
      return functionNames(head);
  }
}

/**
 * The last name before a parenthesis group is the function's, unless a macro made the whole head; then
 * the names inside of the group may be it. All are borne, the likeliest first.
 */
export function functionNames(head: Complete): readonly number[] {
  const { pending } = head;
  const groups = pending.groups.filter((name) => name >= 0);
  const likeliest = groups.toReversed();
  const grouped = mayBeMacro(head) ? pending.grouped.slice(pending.groupedBefore).slice(-4) : [];
  return unique(
    groups.length > 0 ? [...likeliest, ...grouped] : [...pending.declared, ...pending.grouped.slice(0, 2)],
  );
}

/** `TEST(suite, name) {`: no definition has a list of mere names, other than one in the old style. */
function mayBeMacro({ pending, language, within }: Complete): boolean {
  if (pending.behindList === 'a-declaration') return false;
  if (pending.listsNames && language === 'c') return true;
  if (pending.groups.length !== 1 || pending.namesBeforeGroup !== 1) return false;
  return pending.listsNames || within === null;
}

/** Whether the brace opens the body of the `struct`, `class` or `enum` that the head names. */
export function opensType(pending: Pending): boolean {
  // `struct result f(...) {` is a function, `class EXPORT(x) Name {` is a type.
  const [first, ...more] = pending.groups;
  if (first === undefined) return true;
  // `class EXPORT ALIGNED(8) Name final : Base {` has a colon or `final`.
  if (pending.initialisers && more.length === 0) return first !== pending.typeName;
  return pending.groups[0] === pending.firstTypeName && pending.typeName !== pending.firstTypeName;
}

/** `int a;`, `struct point *b;`, `int (*c)();`, `int (*d) P((int));` between an old-style head and its body. */
export function isParameterDeclaration(kind: ItemKind, pending: Pending): boolean {
  if (pending.assigned || pending.isLocal || pending.isExtern) return false;
  return kind === 'variable' || kind === 'type' || pending.groups.length === 0;
}

const NO_NAMES: readonly number[] = [];

/**
 * The first of equal names counts. Never a copy of an array that grew: V8 copies the room for sixteen more as
 * well.
 */
export function unique(names: readonly number[]): readonly number[] {
  const [first] = names;
  if (first === undefined) return NO_NAMES;
  return names.length === 1 ? [first] : [...new Set(names)];
}
