/**
 * Walks over the graph of mentions. A name that many items bear would give every item that mentions it an
 * edge to all of them, so the graph is walked over names: one walk follows a name once. An item that a
 * grammar has read is refined: it leads to what it was found to lead to, and to nothing else.
 */
import { MEMBER, mentionedName, PLAIN, QUALIFIED, usesOf } from '../outline/index.ts';
import { exactly } from './exact.ts';
import { sees } from './hops.ts';
import type { Program } from './link.ts';
import type { Meaning } from './meanings.ts';
import { isConstructor, isMethod, isOfCpp } from './roles.ts';
import type { ItemId, Tree } from './tree.ts';

export interface Graph {
  /** Everything reachable from the items within the bounds, in breadth-first order. */
  readonly walk: (from: readonly ItemId[], bounds: Bounds) => Int32Array;
  /** How many items a walk comes to, without telling which. */
  readonly count: (from: readonly ItemId[], bounds: Bounds) => number;
  /** Whether the last walk came to the item. */
  readonly isReached: (id: ItemId) => boolean;
  /** The way by which the last walk came to an item, its start first. */
  readonly pathTo: (site: ItemId) => readonly ItemId[];
  /** Replaces what the item's mentions lead to, for good. */
  readonly refine: (id: ItemId, targets: Iterable<ItemId>) => void;
}

/** What a walk keeps to. */
export interface Bounds {
  /** For each file, 1 when it belongs; null when all do. */
  readonly inside: Uint8Array | null;
  /** Whether a linker takes another definition than the one that the mention leads to; null where it takes all. */
  readonly isLeftOut: ((from: ItemId, to: ItemId) => boolean) | null;
  /** Whether it must not go over the hop; null where it may go over all. */
  readonly isBarred: ((from: ItemId, to: ItemId) => boolean) | null;
  /** It ends as soon as it came to all of these; null when it must come to everything. */
  readonly sought: readonly ItemId[] | null;
  /** It ends soon after it came to so many items. */
  readonly most: number;
}

export const EVERYWHERE: Bounds = {
  inside: null,
  isLeftOut: null,
  isBarred: null,
  sought: null,
  most: Infinity,
};

/** Of each file, the items that run as soon as something of it does. */
export type Initialisers = ReadonlyMap<number, readonly ItemId[]>;

/** `runBy` is what an item has run beside what it mentions. */
export function openGraph(
  program: Program,
  initialisers: Initialisers,
  runBy: ReadonlyMap<ItemId, readonly ItemId[]>,
): Graph {
  const lists = new TargetLists(program);
  return {
    ...openWalker(program, { initialisers, runBy }, lists),
    refine: (id, targets) => {
      lists.refine(id, targets);
    },
  };
}

/** What leads on although no name of it is mentioned. */
interface Unmentioned {
  readonly initialisers: Initialisers;
  readonly runBy: ReadonlyMap<ItemId, readonly ItemId[]>;
}

/** The arrays serve every walk, so that a walk costs no more than what it visits. */
function openWalker(
  program: Program,
  { initialisers, runBy }: Unmentioned,
  lists: TargetLists,
): Pick<Graph, 'walk' | 'count' | 'isReached' | 'pathTo'> {
  const { tree } = program;
  const seenIn = new Int32Array(tree.size);
  const parents = new Int32Array(tree.size);
  const order = new Int32Array(tree.size);
  const filesSeenIn = new Int32Array(tree.files.length);
  let walks = 0;
  let count = 0;
  let bounds = EVERYWHERE;
  const visit: Visit = (id, target) => {
    if (seenIn[target] === walks) return true;
    const { inside, isLeftOut, isBarred } = bounds;
    if (inside !== null && inside[tree.fileOf(target)] !== 1) return true;
    if (isLeftOut !== null && tree.contested[target] === 1 && isLeftOut(id, target)) return true;
    if (isBarred !== null && id !== target && isBarred(id, target)) return false;
    seenIn[target] = walks;
    parents[target] = id;
    order[count++] = target;
    return true;
  };
  const visitInitialisers = (id: ItemId): void => {
    const file = tree.fileOf(id);
    if (filesSeenIn[file] === walks) return;
    filesSeenIn[file] = walks;
    for (const target of initialisers.get(file) ?? []) visit(id, target);
  };
  const walked: Graph['count'] = (from, within) => {
    walks++;
    bounds = within;
    count = 0;
    const visits: Visits = { walk: walks, seenIn, visit };
    const { sought, most } = within;
    let soughtSeen = 0;
    for (const id of from) visit(id, id);
    for (let at = 0; at < count && count < most; at++) {
      while (sought !== null && seenIn[sought[soughtSeen] ?? -1] === walks) soughtSeen++;
      if (soughtSeen === sought?.length) break;
      const id = order[at] ?? 0;
      lists.follow(id, visits);
      for (const target of runBy.get(id) ?? []) visit(id, target);
      visitInitialisers(id);
    }
    return count;
  };
  return {
    walk: (from, within) => order.slice(0, walked(from, within)),
    count: walked,
    isReached: (id) => seenIn[id] === walks,
    pathTo: (site) => pathTo(parents, site),
  };
}

/** False when another item may still come to the target although this one must not. */
type Visit = (from: ItemId, target: ItemId) => boolean;

/** What one walk does with what it comes to. */
interface Visits {
  readonly walk: number;
  /** For each item, the last walk that came to it: most of what is led to was seen before. */
  readonly seenIn: Int32Array;
  readonly visit: Visit;
}

/** Items of C++ may mention names that hundreds of methods bear; their lists would fill the memory. */
const MOST_LISTED = 40;
/** Meanings of fewer items are gone through each time. */
const FEW = 16;
const UNKNOWN = -1;

/** What a name means when it is read in one way: the items that many other items lead to together. */
interface Crowd {
  readonly items: readonly ItemId[];
  /** The last walk that visited all of them. */
  followedIn: number;
}

/**
 * What the mentions of items lead to, listed when first asked for. A class because it guards an invariant: the
 * lists stand one behind the other in one array, since a small array for each item would cost ten times as much.
 */
class TargetLists {
  readonly #program: Program;
  readonly #tree: Tree;
  /** Where an item's list begins, and how many entries it has; a negative count is one of crowds, not of items. */
  readonly #starts: Int32Array;
  readonly #counts: Int32Array;
  #entries = new Int32Array(1 << 12);
  #length = 0;
  readonly #crowds: Crowd[] = [];
  /** The numbers of crowds by meaning and reading. */
  readonly #crowdOf = new Map<number, number>();
  /** What names methods that a library calls, so that it is no matter where it stands. */
  readonly #naming: ReadonlySet<ItemId>;

  constructor(program: Program) {
    const { tree } = program;
    this.#naming = new Set(handlerMacros(program).flatMap((name) => [...tree.mentioners(name)]));
    this.#program = program;
    this.#tree = tree;
    this.#starts = new Int32Array(tree.size).fill(UNKNOWN);
    this.#counts = new Int32Array(tree.size);
  }

  /** Visits what the item leads to; what a whole crowd is, only once in a walk. */
  follow(id: ItemId, visits: Visits): void {
    if (this.#starts[id] === UNKNOWN) this.#list(id);
    // A visit may refine the item, which then has another list.
    const entries = this.#entries;
    const start = this.#starts[id] ?? 0;
    const count = this.#counts[id] ?? 0;
    for (let at = start; at < start - count; at++) this.#followCrowd(id, entries[at] ?? 0, visits);
    const { walk, seenIn, visit } = visits;
    for (let at = start; at < start + count; at++) {
      const target = entries[at] ?? 0;
      if (seenIn[target] !== walk) visit(id, target);
    }
  }

  #followCrowd(id: ItemId, number: number, { walk, seenIn, visit }: Visits): void {
    const crowd = this.#crowds[number];
    if (crowd === undefined || crowd.followedIn === walk) return;
    let isDone = true;
    for (const target of crowd.items) if (seenIn[target] !== walk) isDone = visit(id, target) && isDone;
    if (isDone) crowd.followedIn = walk;
  }

  /** From now on the item leads to these alone. */
  refine(id: ItemId, targets: Iterable<ItemId>): void {
    const start = this.#length;
    for (const target of targets) this.#append(target);
    this.#starts[id] = start;
    this.#counts[id] = this.#length - start;
  }

  #list(id: ItemId): void {
    const targets = this.#targetsOf(id);
    if (targets !== null) this.refine(id, targets);
    else this.#listCrowds(id);
  }

  #listCrowds(id: ItemId): void {
    const crowds = this.#crowdsOf(id);
    this.#starts[id] = this.#length;
    for (const crowd of crowds) this.#append(crowd);
    this.#counts[id] = -crowds.size;
  }

  #append(entry: number): void {
    if (this.#length === this.#entries.length) {
      const grown = new Int32Array(Math.ceil(this.#entries.length * 1.5));
      grown.set(this.#entries);
      this.#entries = grown;
    }
    this.#entries[this.#length++] = entry;
  }

  /** Null when there are too many. */
  #targetsOf(id: ItemId): ReadonlySet<ItemId> | null {
    const targets = new Set<ItemId>();
    const file = this.#tree.fileOf(id);
    const { from, to, mentions } = mentionsOf(this.#tree, id);
    for (let at = from; at < to; at++) {
      const mention = mentions[at] ?? 0;
      const name = mentionedName(mention);
      const meanings = this.#tree.meanings(name, file);
      if (meanings.length === 0) continue;
      const reading = this.#naming.has(id) ? 'anything' : readingOf(this.#tree, id, mention);
      for (const meaning of meanings) {
        const meant = this.#meantBy(meaning, name, reading);
        if (meant.length > MOST_LISTED) return null;
        for (const target of meant) if (sees(this.#program, file, target)) targets.add(target);
        if (targets.size > MOST_LISTED) return null;
      }
    }
    return targets;
  }

  /** Templates bear some names by the thousand, so that what is meant among these is chosen once. */
  #meantBy(meaning: Meaning, name: number, reading: Reading): readonly ItemId[] {
    if (meaning.items.length < FEW) {
      return meaning.items.filter((target) => mayMean(this.#tree, target, name, reading));
    }
    return this.#crowds[this.#crowdFor(meaning, name, reading)]?.items ?? [];
  }

  #crowdsOf(id: ItemId): ReadonlySet<number> {
    const crowds = new Set<number>();
    const file = this.#tree.fileOf(id);
    const { from, to, mentions } = mentionsOf(this.#tree, id);
    for (let at = from; at < to; at++) {
      const mention = mentions[at] ?? 0;
      const name = mentionedName(mention);
      const reading = this.#naming.has(id) ? 'anything' : readingOf(this.#tree, id, mention);
      for (const meaning of this.#tree.meanings(name, file)) {
        crowds.add(this.#crowdFor(meaning, name, reading));
      }
    }
    return crowds;
  }

  /** A meaning is one of one name only. */
  #crowdFor({ key, items }: Meaning, name: number, reading: Reading): number {
    const slot = key * READINGS.length + READINGS.indexOf(reading);
    let number = this.#crowdOf.get(slot);
    if (number === undefined) {
      const meant = items.filter((target) => mayMean(this.#tree, target, name, reading));
      // Most readings leave all of them, and then they are not kept twice.
      const all = meant.length === items.length ? items : exactly(meant);
      number = this.#crowds.push({ items: all, followedIn: 0 }) - 1;
      this.#crowdOf.set(slot, number);
    }
    return number;
  }
}

/** The numbers of the names of macros by which a library is told what to call. */
function handlerMacros({ tree, externals }: Program): readonly number[] {
  const names = [...externals.quoting].flatMap(([macro, as]) => (as === 'handler' ? [macro] : []));
  return names.map((macro) => tree.names.idOf(macro));
}

interface Mentions {
  readonly mentions: Int32Array;
  readonly from: number;
  readonly to: number;
}

const NO_MENTIONS: Mentions = { mentions: new Int32Array(0), from: 0, to: 0 };

/** A type of C holds no code, so what it mentions leads nowhere; a class of C++ may hold some. */
function mentionsOf(tree: Tree, id: ItemId): Mentions {
  const { kind, mentionsFrom, mentionsTo } = tree.item(id);
  const outlined = tree.files[tree.fileOf(id)];
  if (outlined === undefined || (kind === 'type' && outlined.language === 'c')) return NO_MENTIONS;
  return { mentions: outlined.outline.mentions, from: mentionsFrom, to: mentionsTo };
}

/**
 * What a mention may mean, by where it stands. C knows neither methods nor namespaces nor the types of C++. In C++ a
 * name behind `.` or `->` means a method or a macro; a plain one means a method only inside of a method, or when it
 * makes an object; one behind `::` may mean anything.
 */
const READINGS = ['c-name', 'c-member', 'function', 'method', 'anything'] as const;
type Reading = (typeof READINGS)[number];

function readingOf(tree: Tree, id: ItemId, mention: number): Reading {
  const uses = usesOf(mention);
  const isPlain = (uses & PLAIN) !== 0;
  if (tree.files[tree.fileOf(id)]?.language === 'c') return isPlain ? 'c-name' : 'c-member';
  const isMember = (uses & MEMBER) !== 0;
  if ((uses & QUALIFIED) !== 0 || (isPlain && (isMember || tree.item(id).scope >= 0))) return 'anything';
  return isPlain ? 'function' : 'method';
}

function mayMean(tree: Tree, id: ItemId, name: number, reading: Reading): boolean {
  const target = tree.item(id);
  const isCpp = tree.files[tree.fileOf(id)]?.language === 'cpp';
  if (target.kind === 'macro') return true;
  switch (reading) {
    case 'c-name':
      return !isOfCpp(target) && !(target.kind === 'type' && isCpp);
    case 'c-member':
      return false;
    case 'function':
      // What a class has is borne by the name of the class first, and then by its own.
      return !isMethod(target) && (target.kind !== 'member' || target.names[0] === name);
    case 'method':
      return target.inClass || isMethod(target) || isConstructor(target);
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
