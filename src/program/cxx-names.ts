/**
 * What the names of C++ mean where they are used: aliases, `using`, other names of namespaces, classes that derive
 * from others, members and variables whose type stands elsewhere. It knows only names that lead to one asked about,
 * and takes a name for the same in all namespaces of a file.
 */
import { templateArguments } from '../facts/index.ts';
import { aliasedBy, bare, baseList, baseNames, namespaceAliased, typeAliased } from './class-heads.ts';
import { classesFrom } from './classes.ts';
import { hasMember } from './members.ts';
import { openLabels } from './labels.ts';
import type { Interest } from './externals.ts';
import type { Program } from './link.ts';
import { lastPart, literally } from './patterns.ts';
import type { ItemId } from './tree.ts';

/** Aliases of aliases are followed this far. */
const DEEPEST = 6;

export interface CxxNames {
  /** What a written name stands for, as the rulebook spells it; itself when nothing is known of it. */
  readonly meaningOf: (id: ItemId, written: string) => string;
  /** The method asked about that a call of a method of this class comes to; null when it is another's. */
  readonly methodOf: (id: ItemId, type: string, method: string) => string | null;
  /** The class whose constructors are meant where an object of this class is made. */
  readonly constructedBy: (id: ItemId, type: string) => string;
  /** The type of a member or variable that the item does not declare itself, as it is written. */
  readonly typeOfObject: (id: ItemId, object: string) => string | null;
  /** What a container of this type, as it is written, is one of. */
  readonly heldBy: (id: ItemId, type: string) => readonly string[];
  /** Items that use what is asked about without naming it. */
  readonly users: ReadonlySet<ItemId>;
}

export function openCxxNames(program: Program): CxxNames {
  const labels = openLabels(program);
  const known = new Map<string, string>();
  const meaningOf = (id: ItemId, written: string): string => {
    const file = program.tree.fileOf(id);
    const key = `${String(file)} ${written}`;
    const found = known.get(key) ?? labels.symbolOf(file, written) ?? findMeaning(program, id, written, 0);
    known.set(key, found);
    return found;
  };
  const typeOfObject = (id: ItemId, object: string): string | null => findType(program, id, object);
  return {
    meaningOf,
    typeOfObject,
    heldBy: (id, type) => findHeld(program, id, type),
    methodOf: (id, type, method) => findMethod(program, meaningOf, id, type, method),
    constructedBy: (id, type) => {
      const meaning = meaningOf(id, type);
      const base = inheritedConstructor(program, meaning);
      return base === null ? meaning : meaningOf(id, base);
    },
    users: new Set([...findUsers(program), ...labels.users]),
  };
}

function isCpp({ tree }: Program, id: ItemId): boolean {
  return tree.files[tree.fileOf(id)]?.language === 'cpp';
}

function findMeaning(program: Program, id: ItemId, written: string, depth: number): string {
  if (depth > DEEPEST || program.interests.has(written) || !isCpp(program, id)) return written;
  const renamed = withoutAliases(program, id, written);
  if (renamed !== null) return findMeaning(program, id, renamed, depth + 1);
  return broughtBy(program, id, written) ?? takenIn(program, id, written) ?? written;
}

/** The function of C that a namespace takes in, by `using ::name;` or by declaring it once more. */
function takenIn({ tree, interests, textOf }: Program, id: ItemId, written: string): string | null {
  const name = lastPart(written);
  const around = written.slice(0, -name.length - 2);
  if (around === '' || !interests.has(name)) return null;
  const file = tree.fileOf(id);
  const found = [...tree.mentioners(tree.names.idOf(name))].some((one) => {
    const { namespace } = tree.item(one);
    const path = namespace < 0 ? '' : tree.names.text(namespace);
    if ((path !== around && !path.endsWith(`::${around}`)) || !tree.includes(file, tree.fileOf(one)))
      return false;
    return /^(?:using\s*::\s*\w+\s*;?$|extern\s*"C"[^{]*\()/.test(textOf(one));
  });
  return found ? name : null;
}

/** The name with an alias of a namespace or class replaced by what it stands for; null when there is none. */
function withoutAliases(program: Program, id: ItemId, written: string): string | null {
  const { tree, textOf } = program;
  const file = tree.fileOf(id);
  const visible = (name: string): readonly ItemId[] => {
    return tree.bearers(tree.names.idOf(name)).filter((one) => tree.includes(file, tree.fileOf(one)));
  };
  const [first = '', ...rest] = written.split('::');
  for (const one of rest.length > 0 ? visible(first) : []) {
    const namespace = namespaceAliased(textOf(one));
    if (namespace !== null) return [namespace, ...rest].join('::');
  }
  for (const one of visible(lastPart(written))) {
    const aliased = tree.item(one).kind === 'type' ? aliasedBy(textOf(one)) : null;
    if (aliased !== null && aliased !== written) return aliased;
  }
  return null;
}

/** The arguments of a template, or of the one that a name stands for or that a class derives from. */
function findHeld({ tree, textOf }: Program, id: ItemId, type: string): readonly string[] {
  const written = templateArguments(type);
  if (written.length > 0) return written;
  const file = tree.fileOf(id);
  return tree
    .bearers(tree.names.idOf(lastPart(bare(type))))
    .filter((one) => tree.item(one).kind === 'type' && tree.includes(file, tree.fileOf(one)))
    .flatMap((one) => heldByType(textOf(one)));
}

function heldByType(text: string): readonly string[] {
  return templateArguments(typeAliased(text) ?? baseList(text));
}

/** The name asked about that a `using` makes known under the shorter name; null when none does. */
function broughtBy(program: Program, id: ItemId, written: string): string | null {
  if (written === '' || isOwnClass(program, id, written)) return null;
  for (const name of program.namesEndingIn(lastPart(written))) {
    if (!name.endsWith(`::${written}`)) continue;
    const qualifier = name.slice(0, -written.length - 2);
    if (seesUsing(program, id, qualifier, name)) return name;
  }
  return null;
}

function isOwnClass({ tree, textOf }: Program, id: ItemId, name: string): boolean {
  const file = tree.fileOf(id);
  return tree.bearers(tree.names.idOf(name)).some((one) => {
    const { kind, inClass } = tree.item(one);
    if (inClass || kind === 'macro' || !tree.includes(file, tree.fileOf(one))) return false;
    return kind !== 'type' || !/^using\b/.test(textOf(one));
  });
}

function seesUsing({ tree, textOf }: Program, id: ItemId, qualifier: string, name: string): boolean {
  const file = tree.fileOf(id);
  const wanted = new RegExp(
    `\\busing\\s+(?:namespace\\s+(?:::)?${literally(qualifier)}|(?:::)?${literally(name)})\\s*;`,
  );
  if (wanted.test(textOf(id))) return true;
  const first = qualifier.split('::')[0] ?? qualifier;
  return [...tree.mentioners(tree.names.idOf(first))].some((one) => {
    const isUsing = tree.item(one).kind === 'type' && tree.includes(file, tree.fileOf(one));
    return isUsing && /^using\b/.test(textOf(one)) && wanted.test(`${textOf(one)};`);
  });
}

/** Classes from the outermost of the written name down to those that it derives from; the last may be outside. */
function findMethod(
  program: Program,
  meaningOf: CxxNames['meaningOf'],
  id: ItemId,
  type: string,
  method: string,
): string | null {
  const open = [meaningOf(id, type)];
  for (const name of open) {
    if (open.length > DEEPEST * 2) return null;
    if (program.interests.has(`${name}::${method}`)) return `${name}::${method}`;
    const number = program.tree.names.idOf(lastPart(name));
    if (number < 0) continue;
    if (hasMember(program, number, method)) return null;
    open.push(...basesNamed(program, number).map((base) => meaningOf(id, base)));
  }
  return null;
}

function basesNamed({ tree, textOf }: Program, name: number): readonly string[] {
  return tree
    .bearers(name)
    .filter((one) => tree.item(one).kind === 'type')
    .flatMap((one) => baseNames(textOf(one)));
}

/** `using Base::Base;` in a class that derives from Base. */
function inheritedConstructor({ tree, textOf }: Program, type: string): string | null {
  const scope = tree.names.idOf(lastPart(type));
  if (scope < 0) return null;
  const bases = tree
    .bearers(scope)
    .flatMap((one) => (tree.item(one).kind === 'type' ? baseNames(textOf(one)) : []));
  const inherits = (base: string): boolean =>
    tree.bearers(tree.names.idOf(lastPart(base))).some((one) => {
      return tree.item(one).scope === scope && /^using\b/.test(textOf(one));
    });
  return bases.find(inherits) ?? null;
}

function findType(program: Program, id: ItemId, object: string): string | null {
  const { tree } = program;
  const number = tree.names.idOf(object);
  const { scope } = tree.item(id);
  if (number < 0 || !isCpp(program, id)) return null;
  const all = tree.bearers(number);
  const classes = scope < 0 ? [] : classesFrom(program, scope);
  const members = all.filter(
    (one) => tree.item(one).kind === 'member' && classes.includes(tree.item(one).scope),
  );
  const file = tree.fileOf(id);
  const variables = all.filter((one) => {
    return tree.item(one).kind === 'variable' && tree.includes(file, tree.fileOf(one));
  });
  const [declaration] = [...members, ...variables];
  return declaration === undefined ? null : declaredType(program.textOf(declaration), object);
}

const BEFORE_TYPE =
  /^(?:(?:static|mutable|inline|const|constexpr|volatile|extern|thread_local|alignas\s*\([^)]*\))\s+)*/;

/** What stands before the name in a declaration. */
function declaredType(text: string, name: string): string | null {
  const rest = text.slice(BEFORE_TYPE.exec(text)?.[0].length ?? 0);
  const type = /^(?:::)?\w+(?:\s*::\s*\w+)*(?:\s*<[^;={}]*>)?/.exec(rest)?.[0] ?? '';
  const behind = rest.slice(type.length);
  return new RegExp(`^[\\s*&]*(?:const\\s*)?(?:\\b|(?<=[*&>\\s]))${literally(name)}\\b`).test(behind)
    ? type
    : null;
}

/** Those who use a class asked about under another name, through a class that derives from it, or through an object. */
/** The class that an interest is about; a function of a namespace has none. */
function classAskedAbout({ name, trigger, language, arity }: Interest): readonly string[] {
  if (language !== 'cpp') return [];
  const isMethod = name.includes('::') && !name.endsWith(`::${trigger}`);
  return isMethod || arity === null ? [trigger] : [];
}

function findUsers(program: Program): ReadonlySet<ItemId> {
  const { tree, textOf } = program;
  const users = new Set<ItemId>();
  const words = new Set([...program.interests.values()].flatMap(classAskedAbout));
  const asked = new Set(words);
  for (const word of words) {
    for (const one of tree.mentioners(tree.names.idOf(word))) {
      const { kind, names } = tree.item(one);
      if (!/^(?:type|member|variable)$/.test(kind) || !isCpp(program, one)) continue;
      const text = textOf(one);
      const bears = names.map((name) => tree.names.text(name));
      const renames = kind === 'type' && leadsTo(text, word);
      if (renames) for (const name of bears) words.add(name);
      if (kind !== 'type') for (const name of bears) addObjectUsers(program, one, text, name, word, users);
    }
    if (!asked.has(word)) for (const one of tree.mentioners(tree.names.idOf(word))) users.add(one);
  }
  addMethodUsers(program, words, asked, users);
  return users;
}

/** Whether a type stands for the one of that name, derives from it or is a container of it. */
function leadsTo(text: string, word: string): boolean {
  if (heldByType(text).some((held) => lastPart(held) === word)) return true;
  const aliased = aliasedBy(text);
  if (aliased !== null) return lastPart(aliased) === word;
  return baseNames(text).some((base) => lastPart(base) === word);
}

function addObjectUsers(
  program: Program,
  declaration: ItemId,
  text: string,
  name: string,
  word: string,
  users: Set<ItemId>,
): void {
  const { tree } = program;
  const type = declaredType(text, name);
  if (type === null || ![type, ...templateArguments(type)].some((one) => lastPart(bare(one)) === word))
    return;
  const { kind, scope } = tree.item(declaration);
  for (const one of tree.mentioners(tree.names.idOf(name))) {
    const user = tree.item(one);
    const isNear =
      kind === 'member'
        ? user.scope >= 0 && classesFrom(program, user.scope).includes(scope)
        : tree.includes(tree.fileOf(one), tree.fileOf(declaration));
    if (isNear && user.kind !== 'type') users.add(one);
  }
}

/** Methods of classes that derive from one asked about may call its methods by their bare names. */
function addMethodUsers(
  program: Program,
  words: ReadonlySet<string>,
  asked: ReadonlySet<string>,
  users: Set<ItemId>,
): void {
  const { tree } = program;
  const derived = new Set([...words].filter((word) => !asked.has(word)).map((word) => tree.names.idOf(word)));
  if (derived.size === 0) return;
  const methods = new Set(
    [...program.interests.values()].flatMap(({ name, language, arity }) =>
      language === 'cpp' && arity !== null ? [lastPart(name)] : [],
    ),
  );
  for (const method of methods) {
    for (const one of tree.mentioners(tree.names.idOf(method))) {
      if (derived.has(tree.item(one).scope)) users.add(one);
    }
  }
}
