/**
 * All outlines of a run as one graph: which items bear a name, which items mention it, and to which items
 * a mention in a given file leads. An over-approximation of the call graph that needs no parsing.
 */
import type { Language } from '../model/index.ts';
import {
  CALLED,
  isCompiled,
  type Item,
  CALLED_MEMBER,
  MEMBER,
  mentionedName,
  type NameTable,
  type Outline,
  usesOf,
} from '../outline/index.ts';
import type { LinkedWith } from './linked.ts';

export interface OutlinedFile {
  readonly path: string;
  readonly language: Language;
  readonly outline: Outline;
}

/** Items are numbered over the whole tree, file after file. */
export type ItemId = number;

/** Items that a name means in some files. */
export interface Meaning {
  readonly items: readonly ItemId[];
  /** Counts from 0; small, so that arrays can be kept by it. */
  readonly key: number;
}

export interface Tree {
  readonly names: NameTable;
  readonly files: readonly OutlinedFile[];
  readonly size: number;
  readonly item: (id: ItemId) => Item;
  readonly fileOf: (id: ItemId) => number;
  /** The items of a file are numbered from here up to that of the next file. */
  readonly firstOf: (file: number) => ItemId;
  readonly bearers: (name: number) => readonly ItemId[];
  /** Items that mention a name that some item bears or that was asked for. */
  readonly mentioners: (name: number) => Int32Array;
  /** How the item uses the name other than as a member: `usesOf` a mention; 0 when it does not. */
  readonly usesIn: (id: ItemId, name: number) => number;
  /** What the name means when this file says it, in parts that files share where they mean the same. */
  readonly meanings: (name: number, file: number) => readonly Meaning[];
  /** The items of those meanings. */
  readonly resolve: (name: number, file: number) => readonly ItemId[];
  /** True when `file` is included by `by`, however indirectly. */
  readonly includes: (by: number, file: number) => boolean;
  /** True when `file` is included by `by`, or by something that includes `by`: what it defines may be seen there. */
  readonly maySee: (by: number, file: number) => boolean;
  /** The files that include `file`, however indirectly, in order. */
  readonly includers: (file: number) => readonly number[];
  /** The files that an include of `path` in `from` may lead to, as no include folders are known. */
  readonly includeTargets: (from: number, path: string) => readonly number[];
  /** Paths as written in the includes of a file and of what it includes. */
  readonly includedPaths: (file: number) => ReadonlySet<string>;
}

export interface TreeInput {
  readonly files: readonly OutlinedFile[];
  readonly inclusion: Inclusion;
  readonly names: NameTable;
  /** Names whose mentioners are wanted although nothing in the tree bears them. */
  readonly asked: readonly number[];
  /** What functions are called whose heads a macro writes. */
  readonly written: ReadonlyMap<ItemId, readonly number[]>;
  readonly linkedWith: LinkedWith | null;
  /** Whether a program begins in the file, so that no other program can be linked with it. Asked of a tree that is grown. */
  readonly beginsProgram: (file: number) => boolean;
  /** Tells the names of functions that libraries have. */
  readonly isOutside: (name: string) => boolean;
}

export function growTree(input: TreeInput): Tree {
  const { files, inclusion, names, asked, written, linkedWith, beginsProgram } = input;
  const firsts = new Int32Array(files.length + 1);
  files.forEach((file, index) => (firsts[index + 1] = (firsts[index] ?? 0) + file.outline.items.length));
  const size = firsts[files.length] ?? 0;
  const fileIndex = new Int32Array(size);
  files.forEach((_, index) => fileIndex.fill(index, firsts[index], firsts[index + 1]));
  const fileOf = (id: ItemId): number => fileIndex[id] ?? 0;
  const items: Item[] = files.flatMap((file) => file.outline.items);
  const item = (id: ItemId): Item => {
    const found = items[id];
    if (found === undefined) throw new Error(`There is no item ${String(id)}.`);
    return found;
  };
  for (const [id, own] of written) items[id] = { ...item(id), names: own };
  const bearers = withAliases(indexBearers(items, names, input.isOutside), files, items);
  const mentioners = indexMentioners(files, firsts, names, bearers, asked);
  freeFunctions({ items, names, bearers, fileOf, ...inclusion });
  const place: Places = { files, item, fileOf, linkedWith, beginsProgram, ...inclusion };
  const counter: Counter = { next: 0 };
  const groups: (Group | undefined)[] = [];
  for (const [name, items] of bearers) groups[name] = groupOf(items, place, counter);
  const meanings = (name: number, file: number): readonly Meaning[] => {
    const group = groups[name];
    return group === undefined ? [] : meaningsIn(group, file, place, counter);
  };
  return {
    names,
    files,
    size,
    item,
    fileOf,
    firstOf: (file) => firsts[file] ?? size,
    bearers: (name) => bearers.get(name) ?? [],
    mentioners,
    usesIn: (id, name) => {
      const { mentionsFrom, mentionsTo } = item(id);
      const { mentions } = files[fileOf(id)]?.outline ?? { mentions: [] };
      for (let at = mentionsFrom; at < mentionsTo; at++) {
        const mention = mentions[at] ?? 0;
        if (mentionedName(mention) === name) return usesOf(mention) & ~(MEMBER | CALLED_MEMBER);
      }
      return 0;
    },
    meanings,
    resolve: (name, file) => {
      const [first, ...more] = meanings(name, file);
      if (first === undefined) return [];
      return more.length === 0 ? first.items : [first, ...more].flatMap(({ items }) => items);
    },
    ...inclusion,
  };
}

/**
 * What is qualified by a namespace is no method, although it looks like one: `int net::attach() {`. Where the tree has a
 * class and a namespace of one name, the class counts for those who see it.
 */
function freeFunctions(tree: {
  readonly items: Item[];
  readonly names: NameTable;
  readonly bearers: ReadonlyMap<number, readonly ItemId[]>;
  readonly fileOf: (id: ItemId) => number;
  readonly includes: Tree['includes'];
}): void {
  const { items, names, bearers, fileOf, includes } = tree;
  for (const [id, item] of items.entries()) {
    const { kind, scope, inClass } = item;
    if (kind !== 'function' || scope < 0 || inClass || !names.isNamespace(scope)) continue;
    const classes = (bearers.get(scope) ?? []).filter((one) => items[one]?.kind === 'type');
    if (classes.some((one) => includes(fileOf(id), fileOf(one)))) continue;
    items[id] = { ...item, scope: -1, namespace: item.namespace < 0 ? scope : item.namespace };
  }
}

/**
 * Of a function's names the first is the likeliest. Another one that is a type elsewhere was no name at all, and one that
 * a library has was only said to the macro that makes the function: `COMMAND(strcmp, args) {`.
 */
function indexBearers(
  items: readonly Item[],
  names: NameTable,
  isOutside: (name: string) => boolean,
): Map<number, ItemId[]> {
  const isNone = (name: number): boolean => names.isType(name) || isOutside(names.text(name));
  const bearers = new Map<number, ItemId[]>();
  for (const [id, item] of items.entries()) {
    for (const name of item.names) {
      if (item.kind === 'function' && name !== item.names[0] && isNone(name)) continue;
      const all = bearers.get(name);
      if (all === undefined) bearers.set(name, [id]);
      else all.push(id);
    }
  }
  return bearers;
}

/**
 * `#define walk_tree libtree_walk` gives a function that is written as `walk_tree` a name that nothing else bears: who
 * does not see the macro calls it by that one.
 */
function withAliases(
  bearers: Map<number, ItemId[]>,
  files: readonly OutlinedFile[],
  items: readonly Item[],
): ReadonlyMap<number, readonly ItemId[]> {
  for (const { outline } of files) {
    for (const { kind, names, mentionsFrom, mentionsTo } of outline.items) {
      const [written] = names;
      if (kind !== 'macro' || mentionsTo !== mentionsFrom + 1 || written === undefined) continue;
      const mention = outline.mentions[mentionsFrom] ?? 0;
      const other = mentionedName(mention);
      if ((usesOf(mention) & CALLED) !== 0 || bearers.has(other)) continue;
      const functions = (bearers.get(written) ?? []).filter((id) => items[id]?.kind === 'function');
      if (functions.length > 0) bearers.set(other, functions);
    }
  }
  return bearers;
}

/** For each wanted name, and for those of namespaces, the items that mention it, in two passes over all mentions: count, then fill. */
function indexMentioners(
  files: readonly OutlinedFile[],
  firsts: Int32Array,
  names: NameTable,
  bearers: ReadonlyMap<number, unknown>,
  asked: readonly number[],
): (name: number) => Int32Array {
  const starts = new Int32Array(names.size + 1);
  const wanted = new Uint8Array(names.size);
  for (const name of bearers.keys()) wanted[name] = 1;
  for (const name of asked) wanted[name] = 1;
  for (let name = 0; name < names.size; name++) if (names.isNamespace(name)) wanted[name] = 1;
  for (const { outline } of files) {
    for (const mention of outline.mentions) {
      const name = mentionedName(mention);
      if (wanted[name] === 1) starts[name + 1] = (starts[name + 1] ?? 0) + 1;
    }
  }
  for (let name = 0; name < names.size; name++)
    starts[name + 1] = (starts[name + 1] ?? 0) + (starts[name] ?? 0);
  const all = new Int32Array(starts[names.size] ?? 0);
  const filled = starts.slice();
  files.forEach(({ outline }, index) => {
    outline.items.forEach((item, at) => {
      for (let i = item.mentionsFrom; i < item.mentionsTo; i++) {
        const name = mentionedName(outline.mentions[i] ?? 0);
        if (wanted[name] !== 1) continue;
        const to = filled[name] ?? 0;
        all[to] = (firsts[index] ?? 0) + at;
        filled[name] = to + 1;
      }
    });
  });
  return (name) => (name < 0 ? new Int32Array(0) : all.subarray(starts[name], starts[name + 1]));
}

/** What choosing among bearers must know of where they stand. */
export type Inclusion = Pick<Tree, 'includes' | 'maySee' | 'includedPaths' | 'includers' | 'includeTargets'>;

interface Places extends Inclusion {
  readonly files: readonly OutlinedFile[];
  readonly item: (id: ItemId) => Item;
  readonly fileOf: (id: ItemId) => number;
  /** Null when nothing tells what is linked. */
  readonly linkedWith: LinkedWith | null;
  readonly beginsProgram: (file: number) => boolean;
}

interface Counter {
  next: number;
}

/** The bearers of a name; most names mean the same in every file, and then nothing need be chosen. */
type Group =
  | { readonly kind: 'same-everywhere'; readonly meanings: readonly Meaning[] }
  | {
      readonly kind: 'by-file';
      /** What every file may name. */
      readonly shared: Meaning;
      /** What only files that see it may name. */
      readonly locals: readonly ItemId[];
      readonly hasMethod: boolean;
      readonly chosen: Map<number, readonly Meaning[]>;
      /** The different choices made so far, by their items. */
      readonly known: Map<string, Meaning>;
    };

function newMeaning(items: readonly ItemId[], counter: Counter): Meaning {
  return { items, key: counter.next++ };
}

function groupOf(items: readonly ItemId[], places: Places, counter: Counter): Group {
  const locals = items.filter((id) => isLocal(places, id));
  const hasMethod = items.some((id) => places.item(id).scope >= 0);
  if (locals.length === 0 && (items.length < 2 || hasMethod)) {
    return { kind: 'same-everywhere', meanings: [newMeaning(items, counter)] };
  }
  const shared = newMeaning(
    items.filter((id) => !isLocal(places, id)),
    counter,
  );
  return { kind: 'by-file', shared, locals, hasMethod, chosen: new Map(), known: new Map() };
}

function meaningsIn(group: Group, file: number, places: Places, counter: Counter): readonly Meaning[] {
  if (group.kind === 'same-everywhere') return group.meanings;
  let found = group.chosen.get(file);
  if (found === undefined) {
    found = meaningsFor(group, file, places, counter);
    group.chosen.set(file, found);
  }
  return found;
}

/** Lists of methods may be long, so they are shared; what a file chooses among is short. */
function meaningsFor(
  group: Group & { kind: 'by-file' },
  file: number,
  places: Places,
  counter: Counter,
): readonly Meaning[] {
  const seen = group.locals.filter(
    (id) => places.fileOf(id) === file || places.includes(file, places.fileOf(id)),
  );
  // C names no methods, so that there everything else is chosen among.
  const hasMethod = group.hasMethod && places.files[file]?.language !== 'c';
  const shared = group.shared.items;
  const items = hasMethod ? shared : shared.filter((id) => places.item(id).scope < 0);
  if (seen.length === 0 && (hasMethod || items.length < 2)) return [group.shared];
  const choice = hasMethod
    ? seen
    : choose(
        [...items, ...seen].sort((a, b) => a - b),
        file,
        places,
      );
  const key = choice.join(' ');
  const chosen = group.known.get(key) ?? newMeaning(choice, counter);
  group.known.set(key, chosen);
  return hasMethod ? [group.shared, chosen] : [chosen];
}

/** A macro of a file that is no header is as good as static. */
function isLocal(places: Places, id: ItemId): boolean {
  const item = places.item(id);
  if (item.local || item.kind !== 'macro') return item.local;
  return isCompiled(places.files[places.fileOf(id)]?.path ?? '');
}

/**
 * Of several visible items the file's own come first, then those that it includes, then those that are linked with it,
 * then the nearest in the tree of folders; and what several programs share may mean what each of them defines in the file
 * where it begins. Methods are told apart by class, not by place, so all of them stay.
 */
function choose(visible: readonly ItemId[], file: number, places: Places): readonly ItemId[] {
  if (visible.length < 2 || visible.some((id) => places.item(id).scope >= 0)) return visible;
  const own = visible.filter((id) => places.fileOf(id) === file);
  if (own.length > 0) return own;
  const included = visible.filter((id) => places.includes(file, places.fileOf(id)));
  if (included.some((id) => places.item(id).kind === 'macro' || isLocal(places, id))) return included;
  const linked = visible.filter((id) => places.linkedWith?.(file, places.fileOf(id)) === true);
  if (linked.length > 0) return linked;
  const shared = visible.filter((id) => !places.beginsProgram(places.fileOf(id)));
  if (shared.length === visible.length || places.beginsProgram(file)) {
    return nearestTo(file, shared.length > 0 ? shared : visible, places);
  }
  return visible.length - shared.length > MOST_OWN
    ? nearestTo(file, visible, places)
    : [...nearestTo(file, shared, places), ...visible.filter((id) => !shared.includes(id))];
}

/** Of more programs than these it is not told apart which of them defines a name for what they share. */
const MOST_OWN = 200;

function nearestTo(file: number, items: readonly ItemId[], places: Places): readonly ItemId[] {
  if (items.length < 2) return items;
  const path = places.files[file]?.path ?? '';
  const near = items.map((id) => sharedFolders(path, places.files[places.fileOf(id)]?.path ?? ''));
  const nearest = Math.max(...near);
  return items.filter((_, index) => near[index] === nearest);
}

function sharedFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length - 1 && shared < right.length - 1 && left[shared] === right[shared]) shared++;
  return shared;
}

/** Includes are matched by the end of the path, the nearest file first, as no include path is known. */
export function followIncludes(files: readonly OutlinedFile[]): Inclusion {
  const byName = new Map<string, number[]>();
  files.forEach((file, index) => {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [index]);
    else same.push(index);
  });
  const direct = new Map<number, readonly number[]>();
  const directOf = (file: number): readonly number[] => {
    let targets = direct.get(file);
    if (targets === undefined) {
      const from = files[file];
      const written = from?.outline.includes ?? [];
      targets = written.flatMap((include) => targetsOf(include.path, from?.path ?? '', files, byName));
      direct.set(file, targets);
    }
    return targets;
  };
  const closures = new Map<number, Uint32Array>();
  const closureOf = (file: number): Uint32Array => {
    let closure = closures.get(file);
    if (closure === undefined) {
      closure = closeOver(file, directOf, files.length);
      closures.set(file, closure);
    }
    return closure;
  };
  let including: readonly (readonly number[])[] | null = null;
  const includers = (file: number): readonly number[] => {
    including ??= reversed(files.map((_, index) => directOf(index)));
    return includersOf(file, including);
  };
  const surroundings = new Map<number, Uint32Array>();
  const surroundingsOf = (file: number): Uint32Array => {
    let seen = surroundings.get(file);
    if (seen === undefined) {
      seen = closureOf(file).slice();
      for (const one of includers(file)) addBits(seen, closureOf(one));
      surroundings.set(file, seen);
    }
    return seen;
  };
  return {
    includers,
    maySee: (by, file) => by === file || hasBit(closureOf(by), file) || hasBit(surroundingsOf(by), file),
    includeTargets: (from, path) => targetsOf(path, files[from]?.path ?? '', files, byName),
    includes: (by, file) => by === file || hasBit(closureOf(by), file),
    includedPaths: (file) => {
      const closure = closureOf(file);
      const within = files.filter((_, index) => index === file || hasBit(closure, index));
      return new Set(within.flatMap(({ outline }) => outline.includes.map((include) => include.path)));
    },
  };
}

function reversed(targets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sources: number[][] = targets.map(() => []);
  targets.forEach((list, from) => {
    for (const to of list) sources[to]?.push(from);
  });
  return sources;
}

/** The nearest first. */
function includersOf(file: number, including: readonly (readonly number[])[]): readonly number[] {
  const found = new Set([file]);
  for (const one of found) for (const includer of including[one] ?? []) found.add(includer);
  found.delete(file);
  return [...found];
}

/** All files that `file` includes, however indirectly, one bit each. */
function closeOver(file: number, directOf: (file: number) => readonly number[], count: number): Uint32Array {
  const closure = new Uint32Array((count >> 5) + 1);
  const open = [file];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const target of directOf(current)) {
      if (hasBit(closure, target)) continue;
      closure[target >> 5] = (closure[target >> 5] ?? 0) | (1 << (target & 31));
      open.push(target);
    }
  }
  return closure;
}

function addBits(bits: Uint32Array, more: Uint32Array): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (more[at] ?? 0);
}

function hasBit(bits: Uint32Array, index: number): boolean {
  return (((bits[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

function targetsOf(
  written: string,
  from: string,
  files: readonly OutlinedFile[],
  byName: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const parts = written.split('/').filter((part) => part !== '.' && part !== '..');
  const suffix = parts.join('/');
  const candidates = (byName.get(parts.at(-1) ?? '') ?? []).filter((index) => {
    const path = files[index]?.path ?? '';
    return path === suffix || path.endsWith(`/${suffix}`);
  });
  if (candidates.length < 2) return candidates;
  const near = candidates.map((index) => sharedFolders(from, files[index]?.path ?? ''));
  const nearest = Math.max(...near);
  return candidates.filter((_, index) => near[index] === nearest);
}
