/**
 * All outlines of a run as one graph: which items bear a name, which items mention it, and to which items
 * a mention in a given file leads. An over-approximation of the call graph that needs no parsing.
 */
import type { Language } from '../model/index.ts';
import {
  CALLED,
  CALLED_MEMBER,
  type Item,
  MEMBER,
  mentionedName,
  type NameTable,
  type Outline,
  usesOf,
} from '../outline/index.ts';
import { exactly } from './exact.ts';
import type { Inclusion } from './inclusion.ts';
import type { LinkedWith } from './linked.ts';
import { type Meaning, openMeanings } from './meanings.ts';

export interface OutlinedFile {
  readonly path: string;
  readonly language: Language;
  readonly outline: Outline;
}

/** Items are numbered over the whole tree, file after file. */
export type ItemId = number;

export interface Tree extends Inclusion {
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
  /** 1 for each item that stands beside others in the meanings asked for so far, and that some programs do not take. */
  readonly contested: Uint8Array;
  /** The items of those meanings. */
  readonly resolve: (name: number, file: number) => readonly ItemId[];
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
  /** Whether some compilation is made to include the file, so that its macros may hold anywhere. */
  readonly isForcedInto: (file: number) => boolean;
  /** Whether a program begins in the file, so that no other program can be linked with it. Asked of a tree that is grown. */
  readonly beginsProgram: (file: number) => boolean;
  /** Whether only some programs can be linked with the file; asked likewise. */
  readonly isBound: (file: number) => boolean;
  /** Tells the names of functions that libraries have. */
  readonly isOutside: (name: string) => boolean;
}

export function growTree(input: TreeInput): Tree {
  const { files, inclusion, names, asked, written, linkedWith, beginsProgram, isBound, isForcedInto } = input;
  const { includes, maySee } = inclusion;
  const firsts = firstItems(files);
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
  for (const [id, own] of written) {
    const before = item(id);
    // What a macro gives a body is more than declared.
    const kind = before.kind === 'declaration' || before.kind === 'member' ? 'function' : before.kind;
    items[id] = { ...before, kind, names: [...own, ...insertedAs(names, before)] };
  }
  const bearers = withAliases(indexBearers(items, names, input.isOutside), files, items);
  const mentioners = indexMentioners(files, firsts, names, bearers, asked);
  freeFunctions({ items, names, bearers, fileOf, includes });
  const contested = new Uint8Array(size);
  const contest = (id: ItemId): void => void (contested[id] = 1);
  const telling = { linkedWith, beginsProgram, isBound, isForcedInto, contest };
  const places = { files, names, item, fileOf, includes, maySee, ...telling };
  const meanings = openMeanings(bearers, places);
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
    contested,
    resolve: (name, file) => {
      const [first, ...more] = meanings(name, file);
      if (first === undefined) return [];
      return more.length === 0 ? first.items : [first, ...more].flatMap(({ items }) => items);
    },
    ...inclusion,
  };
}

/** The numbers of the first items of the files, and of what would follow the last one. */
export function firstItems(files: readonly OutlinedFile[]): Int32Array {
  const firsts = new Int32Array(files.length + 1);
  files.forEach((file, index) => (firsts[index + 1] = (firsts[index] ?? 0) + file.outline.items.length));
  return firsts;
}

/** What leads to an item by an include in the middle of another one, which no macro takes away. */
function insertedAs(names: NameTable, { names: own }: Item): readonly number[] {
  return own.filter((name) => names.startsWith(name, '#'));
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
  for (const [name, all] of bearers) if (all.length > 1) bearers.set(name, exactly(all));
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
