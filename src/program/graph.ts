/**
 * Walks over the graph of mentions. A name that many items bear would give every item that mentions it an
 * edge to all of them, so the graph is walked over names: one walk follows a name once. An item that a
 * grammar has read is refined: it leads to what it was found to lead to, and to nothing else.
 */
import { type Item, mentionedName, PLAIN, QUALIFIED, usesOf } from '../outline/index.ts';
import type { Program } from './link.ts';
import type { ItemId, Tree } from './tree.ts';

export interface Graph {
  /** Everything reachable from an item, in breadth-first order. */
  readonly walk: (from: ItemId) => readonly ItemId[];
  /** Whether the last walk came to the item. */
  readonly isReached: (id: ItemId) => boolean;
  /** The way by which the last walk came to an item, its start first. */
  readonly pathTo: (site: ItemId) => readonly ItemId[];
  /** Replaces what the item's mentions lead to, for good. */
  readonly refine: (id: ItemId, targets: readonly ItemId[]) => void;
}

/** `byThemselves` are the items that run as soon as something of their file does. */
export function openGraph(program: Program, byThemselves: readonly ItemId[]): Graph {
  const { tree } = program;
  const initialisers = new Map<number, ItemId[]>();
  for (const id of byThemselves) {
    const file = tree.fileOf(id);
    initialisers.set(file, [...(initialisers.get(file) ?? []), id]);
  }
  const refined = new Map<ItemId, readonly ItemId[]>();
  const walker = openWalker(tree, initialisers, refined);
  return {
    ...walker,
    refine: (id, targets) => refined.set(id, targets),
  };
}

/** The arrays serve every walk, so that a walk costs no more than what it visits. */
function openWalker(
  tree: Tree,
  initialisers: ReadonlyMap<number, readonly ItemId[]>,
  refined: ReadonlyMap<ItemId, readonly ItemId[]>,
): Pick<Graph, 'walk' | 'isReached' | 'pathTo'> {
  const seenIn = new Int32Array(tree.size);
  const parents = new Int32Array(tree.size);
  const followedIn: number[] = [];
  const targetsOf = openTargets(tree);
  let walks = 0;
  const walk: Graph['walk'] = (from) => {
    walks++;
    const order: ItemId[] = [from];
    seenIn[from] = walks;
    parents[from] = from;
    const visit = (id: ItemId, target: ItemId): void => {
      if (seenIn[target] === walks) return;
      seenIn[target] = walks;
      parents[target] = id;
      order.push(target);
    };
    for (const id of order) {
      const known = refined.get(id) ?? targetsOf(id);
      if (known === 'many') followNames(tree, id, { followedIn, walks, visit });
      else for (const target of known) visit(id, target);
      for (const target of initialisers.get(tree.fileOf(id)) ?? []) visit(id, target);
    }
    return order;
  };
  return { walk, isReached: (id) => seenIn[id] === walks, pathTo: (site) => pathTo(parents, site) };
}

/** What the mentions of an item lead to: few targets are kept as a list, many are found again by name. */
type Targets = Int32Array | 'many';

/** Items of C++ may mention names that hundreds of methods bear; their lists would fill the memory. */
const MOST_LISTED = 200;

function openTargets(tree: Tree): (id: ItemId) => Targets {
  const lists: (Targets | undefined)[] = [];
  return (id) => (lists[id] ??= listTargets(tree, id));
}

function listTargets(tree: Tree, id: ItemId): Targets {
  const targets = new Set<ItemId>();
  const file = tree.fileOf(id);
  for (const mention of mentionsOf(tree, id)) {
    const meanings = tree.meanings(mentionedName(mention), file);
    if (meanings.length === 0) continue;
    const reading = readingOf(tree, id, mention);
    for (const { items } of meanings) {
      for (const target of items) if (mayMean(tree.item(target), reading)) targets.add(target);
      if (targets.size > MOST_LISTED) return 'many';
    }
  }
  return Int32Array.from(targets);
}

interface Visitor {
  /** For each meaning, by reading, the walk in which all of its items were visited. */
  readonly followedIn: number[];
  readonly walks: number;
  readonly visit: (from: ItemId, target: ItemId) => void;
}

function followNames(tree: Tree, id: ItemId, { followedIn, walks, visit }: Visitor): void {
  const file = tree.fileOf(id);
  for (const mention of mentionsOf(tree, id)) {
    const reading = readingOf(tree, id, mention);
    for (const { key, items } of tree.meanings(mentionedName(mention), file)) {
      const slot = key * READINGS.length + READINGS.indexOf(reading);
      if (followedIn[slot] === walks) continue;
      followedIn[slot] = walks;
      for (const target of items) if (mayMean(tree.item(target), reading)) visit(id, target);
    }
  }
}

const NO_MENTIONS = new Int32Array(0);

/** A type of C holds no code, so what it mentions leads nowhere; a class of C++ may hold some. */
function mentionsOf(tree: Tree, id: ItemId): Int32Array {
  const item = tree.item(id);
  const outlined = tree.files[tree.fileOf(id)];
  if (outlined === undefined || (item.kind === 'type' && outlined.language === 'c')) return NO_MENTIONS;
  return outlined.outline.mentions.subarray(item.mentionsFrom, item.mentionsTo);
}

/**
 * What a mention may mean, by where it stands. C knows no methods. In C++ a name behind `.` or `->` means a
 * method or a macro; a plain one means a method only inside of a method, or when it makes an object; one
 * behind `::` may mean anything.
 */
const READINGS = ['c-name', 'c-member', 'function', 'method', 'anything'] as const;
type Reading = (typeof READINGS)[number];

function readingOf(tree: Tree, id: ItemId, mention: number): Reading {
  const uses = usesOf(mention);
  const isPlain = (uses & PLAIN) !== 0;
  if (tree.files[tree.fileOf(id)]?.language === 'c') return isPlain ? 'c-name' : 'c-member';
  if ((uses & QUALIFIED) !== 0 || (isPlain && tree.item(id).scope >= 0)) return 'anything';
  return isPlain ? 'function' : 'method';
}

function mayMean(target: Item, reading: Reading): boolean {
  if (target.kind === 'macro') return true;
  const isMethod = target.scope >= 0 && target.kind === 'function';
  switch (reading) {
    case 'c-name':
      return !isMethod && !target.inClass;
    case 'c-member':
      return false;
    case 'function':
      return !isMethod || target.names[0] === target.scope;
    case 'method':
      return isMethod || target.inClass;
    case 'anything':
      return true;
  }
}

function pathTo(parents: Int32Array, site: ItemId): readonly ItemId[] {
  const path = [site];
  for (let at = site; parents[at] !== at;) {
    at = parents[at] ?? at;
    path.push(at);
  }
  return path.reverse();
}
