/**
 * Walks over the graph of mentions. A name that many items bear would give every item that mentions it an
 * edge to all of them, so the graph is walked over names: one walk follows a name once. An item that a
 * grammar has read is refined: it leads to what it was found to lead to, and to nothing else.
 */
import type { Language } from '../model/index.ts';
import { type Item, isPlainMention, mentionedName } from '../outline/index.ts';
import type { Program } from './link.ts';
import type { ItemId, Tree } from './tree.ts';

export interface Graph {
  /** Everything reachable from an item, within `only` where that is given, in breadth-first order. */
  readonly walk: (from: ItemId, only: Uint8Array | null) => readonly ItemId[];
  /** The way by which the last walk came to an item, its start first. */
  readonly pathTo: (site: ItemId) => readonly ItemId[];
  /** 1 for every item from which one of `sites` may be reached. */
  readonly leadingTo: (sites: readonly ItemId[]) => Uint8Array;
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
    leadingTo: (sites) => leadingTo(tree, sites, new Set(byThemselves)),
    refine: (id, targets) => refined.set(id, targets),
  };
}

/** The arrays serve every walk, so that a walk costs no more than what it visits. */
function openWalker(
  tree: Tree,
  initialisers: ReadonlyMap<number, readonly ItemId[]>,
  refined: ReadonlyMap<ItemId, readonly ItemId[]>,
): Pick<Graph, 'walk' | 'pathTo'> {
  const seenIn = new Int32Array(tree.size);
  const parents = new Int32Array(tree.size);
  const followedIn: number[] = [];
  const targetsOf = openTargets(tree);
  let walks = 0;
  const walk: Graph['walk'] = (from, only) => {
    walks++;
    const order: ItemId[] = [from];
    seenIn[from] = walks;
    parents[from] = from;
    const visit = (id: ItemId, target: ItemId): void => {
      if (seenIn[target] === walks || (only !== null && only[target] !== 1)) return;
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
  return { walk, pathTo: (site) => pathTo(parents, site) };
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
  const { mentions, mayMean } = mentionsOf(tree, id);
  const file = tree.fileOf(id);
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i] ?? 0;
    const plain = isPlainMention(mention);
    for (const target of tree.resolve(mentionedName(mention), file)) {
      if (!mayMean(tree.item(target), plain)) continue;
      targets.add(target);
      if (targets.size > MOST_LISTED) return 'many';
    }
  }
  return Int32Array.from(targets);
}

interface Visitor {
  /** For each meaning, plain and as a member, the walk in which all of its items were visited. */
  readonly followedIn: number[];
  readonly walks: number;
  readonly visit: (from: ItemId, target: ItemId) => void;
}

function followNames(tree: Tree, id: ItemId, { followedIn, walks, visit }: Visitor): void {
  const { mentions, mayMean } = mentionsOf(tree, id);
  const file = tree.fileOf(id);
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i] ?? 0;
    const plain = isPlainMention(mention);
    const meaning = tree.meaning(mentionedName(mention), file);
    const key = meaning.key * 2 + (plain ? 1 : 0);
    if (followedIn[key] === walks) continue;
    let all = true;
    for (const target of meaning.items) {
      if (mayMean(tree.item(target), plain)) visit(id, target);
      else all = false;
    }
    if (all) followedIn[key] = walks;
  }
}

/** What an item mentions, and the test whether a mention of it may mean a given item. */
interface Mentions {
  readonly mentions: Int32Array;
  readonly mayMean: (target: Item, plain: boolean) => boolean;
}

const NO_MENTIONS = new Int32Array(0);

/** A type of C holds no code, so what it mentions leads nowhere; a class of C++ may hold some. */
function mentionsOf(tree: Tree, id: ItemId): Mentions {
  const item = tree.item(id);
  const { language, outline } = tree.files[tree.fileOf(id)] ?? { language: 'c', outline: null };
  const isEmpty = outline === null || (item.kind === 'type' && language === 'c');
  const mentions = isEmpty ? NO_MENTIONS : outline.mentions.subarray(item.mentionsFrom, item.mentionsTo);
  return { mentions, mayMean: (target, plain) => mayMean(item, target, plain, language, mentions) };
}

/**
 * A name behind `.` or `->` means a method or a macro. A plain name means a method only inside of a method,
 * behind the name of its class, or when it makes an object. C knows no methods.
 */
function mayMean(
  from: Item,
  target: Item,
  plain: boolean,
  language: Language,
  mentions: Int32Array,
): boolean {
  if (target.kind === 'macro') return true;
  const isMethod = target.scope >= 0 && target.kind === 'function';
  if (language === 'c') return plain && !isMethod && !target.inClass;
  if (!plain) return isMethod || target.inClass;
  if (!isMethod || from.scope >= 0 || target.names[0] === target.scope) return true;
  return mentions.some((mention) => mentionedName(mention) === target.scope);
}

function pathTo(parents: Int32Array, site: ItemId): readonly ItemId[] {
  const path = [site];
  for (let at = site; parents[at] !== at;) {
    at = parents[at] ?? at;
    path.push(at);
  }
  return path.reverse();
}

/** Walks the graph backwards, following a name once where it means the same everywhere. */
function leadingTo(tree: Tree, sites: readonly ItemId[], byThemselves: ReadonlySet<ItemId>): Uint8Array {
  const leading = new Uint8Array(tree.size);
  const order: ItemId[] = [];
  const add = (id: ItemId): void => {
    if (leading[id] === 1) return;
    leading[id] = 1;
    order.push(id);
  };
  sites.forEach(add);
  const followed = new Set<number>();
  for (const id of order) {
    for (const name of tree.item(id).names) {
      if (followed.has(name)) continue;
      if (tree.meansTheSame(name)) {
        followed.add(name);
        tree.mentioners(name).forEach(add);
        continue;
      }
      for (const mentioner of tree.mentioners(name)) {
        if (leading[mentioner] !== 1 && tree.resolve(name, tree.fileOf(mentioner)).includes(id))
          add(mentioner);
      }
    }
    if (!byThemselves.has(id)) continue;
    const file = tree.fileOf(id);
    for (let other = tree.firstOf(file); other < tree.firstOf(file + 1); other++) add(other);
  }
  return leading;
}
