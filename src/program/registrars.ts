/**
 * Objects of C++ that are made before a program begins and put themselves into something of that program: `Plugin
 * plugin(run);`, where the constructor of `Plugin` writes to a list. Nothing else need lead to the file that such a one
 * stands in. Whether a build links the file it cannot know; objects that only initialise themselves are none.
 */
import { isCompiled, mentionedName, PLAIN, usesOf } from '../outline/index.ts';
import type { Program } from './link.ts';
import { isConstructor, itemsByClass } from './roles.ts';
import type { ItemId, Tree } from './tree.ts';

export interface Registrar {
  readonly item: ItemId;
  /** The files of what its constructor calls or writes to. */
  readonly files: readonly number[];
}

/** Longer ones, in bytes, are tables of objects, not objects that register. */
const LONGEST = 4000;

export function findRegistrars(program: Program): readonly Registrar[] {
  const { tree } = program;
  const constructors = itemsByClass(tree, isConstructor);
  if (constructors.size === 0) return [];
  const reached = new Map<number, readonly number[]>();
  return Array.from({ length: tree.size }, (_, id) => id).flatMap((item): readonly Registrar[] => {
    const name = isObject(tree, item) ? classOf(program, item, constructors) : null;
    if (name === null) return [];
    const files = reached.get(name) ?? filesReached(tree, constructors.get(name) ?? []);
    reached.set(name, files);
    const own = tree.fileOf(item);
    return files.length === 0 ? [] : [{ item, files: files.filter((file) => file !== own) }];
  });
}

function isObject(tree: Tree, id: ItemId): boolean {
  const { kind, inClass, scope, start, end } = tree.item(id);
  if ((kind !== 'variable' && kind !== 'declaration') || inClass || scope >= 0 || end - start > LONGEST)
    return false;
  const { language, path = '' } = tree.files[tree.fileOf(id)] ?? {};
  return language === 'cpp' && isCompiled(path);
}

const OBJECT =
  /^(?:(?:static|const|inline|constinit)\s+)*((?:\w+\s*::\s*)*)(\w+)\s*(?:<[^;{}()]*>)?\s+\w+\s*[({;=]/;

/** The class that is made an object of there; a prototype makes none. */
function classOf(program: Program, id: ItemId, classes: ReadonlyMap<number, unknown>): number | null {
  const { tree } = program;
  if (!mentions(tree, id).some(([name]) => classes.has(name))) return null;
  const written = OBJECT.exec(program.textOf(id))?.[2];
  const name = written === undefined ? -1 : tree.names.idOf(written);
  if (name < 0 || !classes.has(name)) return null;
  if (tree.item(id).kind === 'variable') return name;
  const made = program.factsOf(id).calls.filter((call) => call.via === 'construction');
  return made.some((call) => call.arguments.every((value) => !isType(tree, value))) ? name : null;
}

function isType(tree: Tree, value: { readonly kind: string; readonly name?: string }): boolean {
  const name = value.name === undefined ? -1 : tree.names.idOf(value.name);
  return (
    name >= 0 && (tree.names.isType(name) || tree.bearers(name).some((one) => tree.item(one).kind === 'type'))
  );
}

function filesReached(tree: Tree, constructors: readonly ItemId[]): readonly number[] {
  const files = constructors.flatMap((id) => {
    const own = tree.fileOf(id);
    const named = mentions(tree, id).flatMap(([name, uses]) =>
      (uses & PLAIN) === 0 ? [] : tree.resolve(name, own).filter((one) => isShared(tree, one)),
    );
    return named.map((one) => tree.fileOf(one));
  });
  return [...new Set(files)];
}

/** What other files can name, in a file that is linked. */
function isShared(tree: Tree, id: ItemId): boolean {
  const { kind, local, scope } = tree.item(id);
  const { path = '' } = tree.files[tree.fileOf(id)] ?? {};
  return (kind === 'function' || kind === 'variable') && !local && scope < 0 && isCompiled(path);
}

function mentions(tree: Tree, id: ItemId): readonly (readonly [number, number])[] {
  const { mentionsFrom, mentionsTo } = tree.item(id);
  const { mentions: all = new Int32Array(0) } = tree.files[tree.fileOf(id)]?.outline ?? {};
  return [...all.subarray(mentionsFrom, mentionsTo)].map((one) => [mentionedName(one), usesOf(one)] as const);
}
