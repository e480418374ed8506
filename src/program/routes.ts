/**
 * Which entry points lead to which places, and how. The search walks the graph of mentions, which says too
 * much; a path is believed only when a grammar has read every hop on it. A hop that turns out to be no use
 * is struck from the graph and the search is made again.
 */
import type { Reference } from '../facts/index.ts';
import type { Span, Step } from '../model/index.ts';
import type { Item } from '../outline/index.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

export interface Entry {
  readonly item: ItemId;
  readonly span: Span;
  readonly name: string;
}

/** The shortest confirmed way from an entry to an item, entry first. */
export interface Route {
  readonly site: ItemId;
  readonly steps: readonly Step[];
  /** False when the search was given up before every hop was read. */
  readonly confirmed: boolean;
}

export interface EntryRoutes {
  readonly entry: Entry;
  readonly routes: readonly Route[];
  /** All items that the mention graph can reach, the entry included, in breadth-first order. */
  readonly reached: readonly ItemId[];
}

export interface FoundRoutes {
  readonly entries: readonly EntryRoutes[];
  /** Sites that no entry reaches although something that others may link to leads there. */
  readonly callable: ReadonlySet<ItemId>;
}

/** After so many searches for one entry, what is left unconfirmed is reported as such. */
const MOST_SEARCHES = 40;
const ENTRY_NAME = 'main';

export function findRoutes(program: Program, sites: readonly ItemId[]): FoundRoutes {
  const graph = openGraph(program, sites);
  const entries = findEntries(program).map((entry) => routesFrom(program, graph, entry, new Set(sites)));
  const reached = new Set(entries.flatMap((one) => one.routes.map((route) => route.site)));
  const callable = new Set(
    sites.filter((site) => !reached.has(site) && isCallableFromOutside(program, site)),
  );
  return { entries, callable };
}

/** Definitions of `main`, in order; one in a class or left out of the build is none. */
function findEntries(program: Program): readonly Entry[] {
  const { tree } = program;
  const name = tree.names.idOf(ENTRY_NAME);
  const items = name < 0 ? [] : tree.bearers(name);
  return items
    .filter((id) => {
      const item = tree.item(id);
      if (item.kind !== 'function' || item.scope >= 0 || item.names[0] !== name || item.local) return false;
      return program.presenceAt(id, item.start).kind !== 'never';
    })
    .map((id) => ({ item: id, span: headSpan(program, id), name: ENTRY_NAME }));
}

/** Where an item begins: its first line is enough for a path. */
function headSpan(program: Program, id: ItemId): Span {
  const { start } = program.tree.item(id);
  return program.spanOf(id, { start, end: start });
}

interface Graph {
  readonly edges: (id: ItemId) => Int32Array;
  /** Takes an edge out for good. */
  readonly strike: (from: ItemId, to: ItemId) => void;
}

function openGraph(program: Program, sites: readonly ItemId[]): Graph {
  const { tree } = program;
  const known = new Map<ItemId, Int32Array>();
  const initialisers = initialisersByFile(program, sites);
  const edges = (id: ItemId): Int32Array => {
    let found = known.get(id);
    if (found === undefined) {
      found = Int32Array.from(targetsOf(program, id, initialisers.get(tree.fileOf(id)) ?? []));
      known.set(id, found);
    }
    return found;
  };
  return {
    edges,
    strike: (from, to) =>
      known.set(
        from,
        edges(from).filter((id) => id !== to),
      ),
  };
}

/** Everything that the item's mentions lead to, and what runs by itself when its file is linked. */
function targetsOf(program: Program, id: ItemId, initialisers: readonly ItemId[]): Set<ItemId> {
  const { tree } = program;
  const item = tree.item(id);
  const file = tree.fileOf(id);
  const targets = new Set<ItemId>();
  if (item.kind === 'type' && tree.files[file]?.language === 'c') return targets;
  const { mentions } = tree.files[file]?.outline ?? { mentions: new Int32Array(0) };
  for (let i = item.mentionsFrom; i < item.mentionsTo; i++) {
    for (const target of tree.resolve((mentions[i] ?? 0) >> 1, file)) targets.add(target);
  }
  for (const initialiser of initialisers) targets.add(initialiser);
  targets.delete(id);
  return targets;
}

/** Sites that run without being called: constructors by attribute, and variables of C++. */
function initialisersByFile(program: Program, sites: readonly ItemId[]): Map<number, ItemId[]> {
  const { tree } = program;
  const byFile = new Map<number, ItemId[]>();
  const add = (id: ItemId): void => {
    const file = tree.fileOf(id);
    byFile.set(file, [...(byFile.get(file) ?? []), id]);
  };
  for (const id of sites) {
    const { kind, inClass } = tree.item(id);
    const isStatic = (kind === 'variable' || kind === 'declaration') && !inClass;
    if (isStatic && tree.files[tree.fileOf(id)]?.language === 'cpp') add(id);
  }
  for (const id of tree.mentioners(tree.names.idOf('constructor'))) {
    if (tree.item(id).kind === 'function') add(id);
  }
  return byFile;
}

function routesFrom(program: Program, graph: Graph, entry: Entry, sites: ReadonlySet<ItemId>): EntryRoutes {
  for (let search = 1; ; search++) {
    const found = walk(graph, entry.item);
    const paths = found.order.filter((id) => sites.has(id)).map((site) => pathTo(found.parents, site));
    const isLast = search === MOST_SEARCHES;
    const struck = isLast ? 0 : strikeRefuted(program, graph, paths);
    if (struck > 0) continue;
    return {
      entry,
      reached: found.order,
      routes: paths.map((path) => ({
        site: path.at(-1) ?? entry.item,
        steps: stepsOf(program, path),
        confirmed:
          !isLast || path.every((id, at) => at === 0 || hop(program, path[at - 1] ?? id, id) !== null),
      })),
    };
  }
}

interface Walk {
  readonly order: readonly ItemId[];
  readonly parents: ReadonlyMap<ItemId, ItemId>;
}

function walk(graph: Graph, from: ItemId): Walk {
  const parents = new Map<ItemId, ItemId>([[from, from]]);
  const order: ItemId[] = [from];
  for (const id of order) {
    for (const target of graph.edges(id)) {
      if (parents.has(target)) continue;
      parents.set(target, id);
      order.push(target);
    }
  }
  return { order, parents };
}

function pathTo(parents: ReadonlyMap<ItemId, ItemId>, site: ItemId): ItemId[] {
  const path = [site];
  for (let at = site; parents.get(at) !== at;) {
    at = parents.get(at) ?? at;
    path.push(at);
  }
  return path.reverse();
}

/** Reads every hop of the paths; returns how many edges were struck. */
function strikeRefuted(program: Program, graph: Graph, paths: readonly (readonly ItemId[])[]): number {
  const struck = new Set<string>();
  for (const path of paths) {
    for (let at = 1; at < path.length; at++) {
      const [from, to] = [path[at - 1], path[at]];
      if (from === undefined || to === undefined) continue;
      if (struck.has(`${String(from)}>${String(to)}`)) break;
      if (hop(program, from, to) !== null) continue;
      graph.strike(from, to);
      struck.add(`${String(from)}>${String(to)}`);
      break;
    }
  }
  return struck.size;
}

/** How `from` really leads to `to`; null when it does not. */
function hop(program: Program, from: ItemId, to: ItemId): Omit<Step, 'name'> | null {
  const { tree } = program;
  const target = tree.item(to);
  const names = new Set(target.names.map((name) => tree.names.text(name)));
  const facts = program.factsOf(from);
  for (const reference of facts.references) {
    if (!names.has(reference.name)) continue;
    const how = howOf(reference, target, tree.item(from), tree.files[tree.fileOf(from)]?.language === 'cpp');
    if (how === null || program.presenceAt(from, reference.at.start).kind === 'never') continue;
    return { span: program.spanOf(from, reference.at), how };
  }
  if (!facts.complete) return { span: headSpan(program, from), how: 'name' };
  const runsByItself = tree.fileOf(from) === tree.fileOf(to) && !mentionsAny(program, from, target);
  return runsByItself ? { span: headSpan(program, to), how: 'initialiser' } : null;
}

function mentionsAny(program: Program, from: ItemId, target: Item): boolean {
  const { tree } = program;
  const item = tree.item(from);
  const mentions = tree.files[tree.fileOf(from)]?.outline.mentions ?? new Int32Array(0);
  const names = new Set(target.names);
  for (let i = item.mentionsFrom; i < item.mentionsTo; i++) {
    if (names.has((mentions[i] ?? 0) >> 1)) return true;
  }
  return false;
}

function howOf(reference: Reference, target: Item, from: Item, isCpp: boolean): Step['how'] | null {
  switch (reference.use) {
    case 'call':
      return target.kind === 'macro' ? 'macro' : 'name';
    case 'value':
      return target.kind === 'macro' ? 'macro' : target.kind === 'function' ? 'address' : 'name';
    case 'member':
      if (target.kind === 'macro') return 'macro';
      // In C a call through a field reaches whatever was stored there, not what bears the field's name.
      return isCpp && target.scope >= 0 ? 'member' : null;
    case 'type':
      return target.kind === 'function' || target.kind === 'variable'
        ? isCpp && (target.inClass || from.inClass || target.scope >= 0)
          ? 'construction'
          : null
        : 'construction';
    case 'field':
      return null;
  }
}

function stepsOf(program: Program, path: readonly ItemId[]): readonly Step[] {
  return path.map((id, at): Step => {
    const name = program.nameOf(id) ?? 'an unnamed item';
    const before = path[at - 1];
    if (before === undefined) return { name, span: headSpan(program, id), how: 'entry' };
    const found = hop(program, before, id) ?? { span: headSpan(program, id), how: 'name' as const };
    return { name, ...found };
  });
}

/** True when something that other files can name leads to the site. */
function isCallableFromOutside(program: Program, site: ItemId): boolean {
  const { tree } = program;
  const seen = new Set<ItemId>([site]);
  for (const id of seen) {
    const item = tree.item(id);
    if (item.kind !== 'macro' && !item.local && item.kind !== 'type') return true;
    for (const name of item.names) {
      for (const mentioner of tree.mentioners(name)) {
        if (tree.resolve(name, tree.fileOf(mentioner)).includes(id)) seen.add(mentioner);
      }
    }
  }
  return false;
}
