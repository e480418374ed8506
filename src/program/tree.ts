/**
 * All outlines of a run as one graph: which items bear a name, which items mention it, and to which items
 * a mention in a given file leads. An over-approximation of the call graph that needs no parsing.
 */
import type { Language } from '../model/index.ts';
import type { Item, NameTable, Outline } from '../outline/index.ts';

export interface OutlinedFile {
  readonly path: string;
  readonly language: Language;
  readonly outline: Outline;
}

/** Items are numbered over the whole tree, file after file. */
export type ItemId = number;

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
  /** What the name means when this file says it. */
  readonly resolve: (name: number, file: number) => readonly ItemId[];
  /** True when `file` is included by `by`, however indirectly. */
  readonly includes: (by: number, file: number) => boolean;
  /** Paths as written in the includes of a file and of what it includes. */
  readonly includedPaths: (file: number) => ReadonlySet<string>;
}

/** `asked` are names whose mentioners are wanted although nothing in the tree bears them. */
export function growTree(files: readonly OutlinedFile[], names: NameTable, asked: readonly number[]): Tree {
  const firsts = new Int32Array(files.length + 1);
  files.forEach((file, index) => (firsts[index + 1] = (firsts[index] ?? 0) + file.outline.items.length));
  const size = firsts[files.length] ?? 0;
  const fileIndex = new Int32Array(size);
  files.forEach((_, index) => fileIndex.fill(index, firsts[index], firsts[index + 1]));
  const fileOf = (id: ItemId): number => fileIndex[id] ?? 0;
  const item = (id: ItemId): Item => {
    const file = fileOf(id);
    const found = files[file]?.outline.items[id - (firsts[file] ?? 0)];
    if (found === undefined) throw new Error(`There is no item ${String(id)}.`);
    return found;
  };
  const bearers = indexBearers(files, firsts);
  const mentioners = indexMentioners(files, firsts, names.size, bearers, asked);
  const inclusion = followIncludes(files);
  const known = new Map<number, readonly ItemId[]>();
  const resolve = (name: number, file: number): readonly ItemId[] => {
    const all = bearers.get(name);
    if (all === undefined) return [];
    const key = name * files.length + file;
    let found = known.get(key);
    if (found === undefined) {
      found = choose(all, file, { files, item, fileOf, includes: inclusion.includes });
      known.set(key, found);
    }
    return found;
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
    resolve,
    ...inclusion,
  };
}

function indexBearers(
  files: readonly OutlinedFile[],
  firsts: Int32Array,
): ReadonlyMap<number, readonly ItemId[]> {
  const bearers = new Map<number, ItemId[]>();
  files.forEach((file, index) => {
    file.outline.items.forEach((item, at) => {
      for (const name of item.names) {
        const all = bearers.get(name);
        if (all === undefined) bearers.set(name, [(firsts[index] ?? 0) + at]);
        else all.push((firsts[index] ?? 0) + at);
      }
    });
  });
  return bearers;
}

/** For each wanted name the items that mention it, in two passes over all mentions: count, then fill. */
function indexMentioners(
  files: readonly OutlinedFile[],
  firsts: Int32Array,
  names: number,
  bearers: ReadonlyMap<number, unknown>,
  asked: readonly number[],
): (name: number) => Int32Array {
  const starts = new Int32Array(names + 1);
  const wanted = new Uint8Array(names);
  for (const name of bearers.keys()) wanted[name] = 1;
  for (const name of asked) wanted[name] = 1;
  for (const { outline } of files) {
    for (const mention of outline.mentions) {
      const name = mention >> 1;
      if (wanted[name] === 1) starts[name + 1] = (starts[name + 1] ?? 0) + 1;
    }
  }
  for (let name = 0; name < names; name++) starts[name + 1] = (starts[name + 1] ?? 0) + (starts[name] ?? 0);
  const all = new Int32Array(starts[names] ?? 0);
  const filled = starts.slice();
  files.forEach(({ outline }, index) => {
    outline.items.forEach((item, at) => {
      for (let i = item.mentionsFrom; i < item.mentionsTo; i++) {
        const name = (outline.mentions[i] ?? 0) >> 1;
        if (wanted[name] !== 1) continue;
        const to = filled[name] ?? 0;
        all[to] = (firsts[index] ?? 0) + at;
        filled[name] = to + 1;
      }
    });
  });
  return (name) => (name < 0 ? new Int32Array(0) : all.subarray(starts[name], starts[name + 1]));
}

interface Choice {
  readonly files: readonly OutlinedFile[];
  readonly item: (id: ItemId) => Item;
  readonly fileOf: (id: ItemId) => number;
  readonly includes: (by: number, file: number) => boolean;
}

/**
 * Static items count only where their file is visible. Among several others the file's own come first,
 * then those that it includes, then the nearest in the tree of folders. Methods are told apart by class,
 * not by place, so all of them stay.
 */
function choose(all: readonly ItemId[], file: number, tree: Choice): readonly ItemId[] {
  const visible = all.filter((id) => {
    const item = tree.item(id);
    const at = tree.fileOf(id);
    return !item.local || at === file || tree.includes(file, at);
  });
  if (visible.length < 2 || visible.some((id) => tree.item(id).scope >= 0)) return visible;
  const own = visible.filter((id) => tree.fileOf(id) === file);
  if (own.length > 0) return own;
  const included = visible.filter((id) => tree.includes(file, tree.fileOf(id)));
  if (included.some((id) => tree.item(id).kind === 'macro' || tree.item(id).local)) return included;
  const path = tree.files[file]?.path ?? '';
  const near = visible.map((id) => sharedFolders(path, tree.files[tree.fileOf(id)]?.path ?? ''));
  const nearest = Math.max(...near);
  return visible.filter((_, index) => near[index] === nearest);
}

function sharedFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length - 1 && shared < right.length - 1 && left[shared] === right[shared]) shared++;
  return shared;
}

/** Includes are matched by the end of the path, the nearest file first, as no include path is known. */
function followIncludes(files: readonly OutlinedFile[]): Pick<Tree, 'includes' | 'includedPaths'> {
  const byName = new Map<string, number[]>();
  files.forEach((file, index) => {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [index]);
    else same.push(index);
  });
  const closures = new Map<number, { readonly files: Set<number>; readonly paths: Set<string> }>();
  const closureOf = (file: number): { readonly files: Set<number>; readonly paths: Set<string> } => {
    const known = closures.get(file);
    if (known !== undefined) return known;
    const closure = { files: new Set<number>([file]), paths: new Set<string>() };
    for (const current of closure.files) {
      const from = files[current];
      for (const include of from?.outline.includes ?? []) {
        closure.paths.add(include.path);
        for (const target of targetsOf(include.path, from?.path ?? '', files, byName))
          closure.files.add(target);
      }
    }
    closures.set(file, closure);
    return closure;
  };
  return {
    includes: (by, file) => by === file || closureOf(by).files.has(file),
    includedPaths: (file) => closureOf(file).paths,
  };
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
