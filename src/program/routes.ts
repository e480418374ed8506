/**
 * Which entry points lead to which places, and how. The search walks the graph of mentions, which says too
 * much; a path is believed only when a grammar has read every hop on it. A hop that turns out to be no use
 * is struck from the graph and the search is made again.
 */
import type { Pausing, Presence, Shortfall, Step } from '../model/index.ts';
import { isCompiled } from '../outline/index.ts';
import { type Entry, findEntries } from './entries.ts';
import { type Program, SELF_RUNNING } from './link.ts';
import { type Bounds, EVERYWHERE, type Graph, type Initialisers, openGraph } from './graph.ts';
import { hopsFrom, isDoubtful, isSureHop, plainCallFrom } from './hops.ts';
import { ALWAYS, joinPresence } from './joint-presence.ts';
import { namersOf, namesCalledIn } from './mentioning.ts';
import { openAttributes } from './patterns.ts';
import { type Hop, type Hops, hopTo } from './packed-hops.ts';
import { openRetained } from './retained.ts';
import { findRegistrars, type Registrar } from './registrars.ts';
import type { ItemId, Tree } from './tree.ts';
import { waysTo } from './ways.ts';

/** The shortest confirmed way from an entry to an item, entry first. */
export interface Route {
  readonly site: ItemId;
  /** One for each step. */
  readonly items: readonly ItemId[];
  readonly steps: readonly Step[];
  /** False when the search was given up before every hop was read. */
  readonly confirmed: boolean;
  /** What the build must have for all of its hops; open only where they were read. */
  readonly presence: Presence;
}

/** Whether every build has all of the way, and each hop surely leads on. */
export function isSureRoute({ confirmed, presence, steps }: Route): boolean {
  return confirmed && presence.kind === 'always' && !steps.some(({ how }) => isDoubtful(how));
}

export interface EntryRoutes {
  readonly entry: Entry;
  readonly routes: readonly Route[];
  /** All items that the mention graph can reach, the entry included, in breadth-first order. */
  readonly reached: Int32Array;
  /** False when the tree was too tangled to follow anything more. */
  readonly complete: boolean;
  /** Null when nobody ended the search meanwhile. */
  readonly cut: Shortfall | null;
  /** The shortest ways to sites over hops that every build has and that surely lead on, of those that have one. */
  readonly surely: (sites: readonly ItemId[]) => ReadonlyMap<ItemId, Route>;
  /** All ways to a site, up to a bound, the shorter ones first. */
  readonly waysTo: (site: ItemId) => readonly (readonly Step[])[];
}

export interface Routes {
  /** In the order of their places. */
  readonly entries: readonly Entry[];
  /** Searches from one entry. What it reaches may be most of the tree: take what is needed and let go of it. */
  readonly from: (entry: Entry) => Pausing<EntryRoutes>;
  /**
   * What an entry reaches when the ways to the items that somebody asks about are looked at as well. `asked` is called
   * again for as long as some way does not stand.
   */
  readonly narrowed: (entry: Entry, asked: Asked) => Pausing<EntryRoutes>;
  /** Everything that the items can reach by their mentions, of the files that belong; null when all do. */
  readonly reachedFrom: (items: readonly ItemId[], inside: Uint8Array | null) => Int32Array;
  /** Whether something that others may link to, or that runs by itself, leads to the site. */
  readonly isCallable: (site: ItemId) => boolean;
}

export type Asked = (reached: Int32Array) => readonly ItemId[];

/** How much is searched before a tree counts as too tangled. */
export interface Limits {
  /** After so many items visited in all, what is left is told as too tangled to follow. */
  readonly visits: number;
  /** One program of a tangled tree may not use up what all of them have together. */
  readonly visitsOfOne: number;
  /**
   * Where so many programs were too tangled, others will be so, too, unless they reach fewer items than
   * `little`.
   */
  readonly givenUp: number;
  readonly little: number;
}

const LIMITS: Limits = { visits: 150_000_000, visitsOfOne: 8_000_000, givenUp: 3, little: 10_000 };
/** Names that more items mention are followed one path at a time. */
const MOST_MENTIONERS = 60;
const MOST_LOOKED_AT = 3000;
/** Of the items asked about so many have their ways looked at at a time; as soon as one stands, that is enough. */
const MOST_ASKED = 16;

/** `sites` are the places whose paths must be confirmed. */
export function openRoutes(program: Program, sites: readonly ItemId[], limits = LIMITS): Routes {
  const constructors = constructorsOf(program);
  const registrars = findRegistrars(program);
  const objects = registrars.map(({ item }) => item);
  const byThemselves = [...new Set([...initialisersOf(program, sites), ...objects, ...constructors])];
  const initialisers = startedWith(program, byThemselves, constructors, registrars);
  const { runBy } = program.testRuns();
  const graph = openGraph(program, initialisers, runBy);
  const search: Search = {
    program,
    graph,
    plainCall: openPlainCalls(program),
    hopsOf: openHops(program, graph),
    unsure: new Set(),
    unmentioned: openUnmentioned(program, initialisers),
    isSite: flags(sites, program.tree.size),
    limits,
    visitsLeft: limits.visits,
    givenUp: 0,
  };
  const runsByItself = new Set(byThemselves);
  const isLinked = openRetained(program);
  const isRunUnseen = (id: ItemId): boolean => runsByItself.has(id) || isLinked(id);
  return {
    entries: findEntries(program),
    from: (entry) => routesFrom(search, entry, NOBODY_ASKS),
    narrowed: (entry, asked) => routesFrom(search, entry, asked),
    reachedFrom: (items, inside) => graph.walk(items, { ...EVERYWHERE, inside }),
    isCallable: (site) => search.isSite[site] === 1 && isCallableFromOutside(program, site, isRunUnseen),
  };
}

function flags(items: readonly ItemId[], size: number): Uint8Array {
  const flagged = new Uint8Array(size);
  for (const id of items) flagged[id] = 1;
  return flagged;
}

/** What initialises the variables of C++. */
function initialisersOf(program: Program, sites: readonly ItemId[]): readonly ItemId[] {
  const { tree } = program;
  const variables: ItemId[] = sites.filter(
    (id) => tree.item(id).kind === 'declaration' && isCppStatic(tree, id),
  );
  for (let id = 0; id < tree.size; id++) {
    const { kind, mentionsFrom, mentionsTo } = tree.item(id);
    if (kind === 'variable' && mentionsTo > mentionsFrom && isCppStatic(tree, id)) variables.push(id);
  }
  return variables;
}

/**
 * What runs when something of a file does: what runs by itself in it, and the constructors and objects elsewhere that call
 * into it, as plug-ins have one that registers them with the program. Nothing else may lead to the file of such a one.
 */
function startedWith(
  { tree }: Program,
  byThemselves: readonly ItemId[],
  constructors: readonly ItemId[],
  registrars: readonly Registrar[],
): Initialisers {
  const groups = new Map<number, Set<ItemId>>();
  const add = (file: number, id: ItemId): void => {
    groups.set(file, (groups.get(file) ?? new Set()).add(id));
  };
  for (const id of byThemselves) add(tree.fileOf(id), id);
  for (const id of constructors) {
    const file = tree.fileOf(id);
    for (const name of namesCalledIn(tree, id)) {
      const callees = tree.resolve(name, file);
      for (const one of callees) if (isLinkedTo(tree, one)) add(tree.fileOf(one), id);
    }
  }
  for (const { item, files } of registrars) for (const file of files) add(file, item);
  return new Map([...groups].map(([file, ids]) => [file, [...ids]]));
}

function isLinkedTo(tree: Tree, id: ItemId): boolean {
  const { kind, local, scope } = tree.item(id);
  return kind === 'function' && !local && scope < 0 && isCompiled(tree.files[tree.fileOf(id)]?.path ?? '');
}

function isCppStatic(tree: Tree, id: ItemId): boolean {
  return !tree.item(id).inClass && tree.files[tree.fileOf(id)]?.language === 'cpp';
}

/** Functions with the attribute, on their definition or on a declaration, written out or by a macro. */
function constructorsOf(program: Program): readonly ItemId[] {
  const { tree } = program;
  const named = SELF_RUNNING.flatMap((word) => [...tree.mentioners(tree.names.idOf(word))]);
  const marked = named.filter((id) => isMarked(program.textOf(id)));
  const byMacro = marked
    .filter((id) => tree.item(id).kind === 'macro')
    .flatMap((id) => tree.item(id).names.flatMap((name) => [...tree.mentioners(name)]));
  return [...marked, ...byMacro].flatMap((id) => {
    const { kind } = tree.item(id);
    if (kind === 'function') return [id];
    return kind === 'declaration' ? declaredBy(program, id) : [];
  });
}

/** As an attribute, not as a word of the program's own. */
const isMarked = openAttributes('constructor|destructor');

/** The functions that a prototype declares. */
function declaredBy({ tree, textOf }: Program, id: ItemId): readonly ItemId[] {
  const words = textOf(id).match(/\b[A-Za-z_]\w*(?=\s*\()/g) ?? [];
  const names = words.map((word) => tree.names.idOf(word)).filter((name) => name >= 0);
  const targets = names.flatMap((name) => tree.resolve(name, tree.fileOf(id)));
  return targets.filter((target) => tree.item(target).kind === 'function');
}

interface Search {
  readonly program: Program;
  readonly graph: Graph;
  /** The hop by which C calls a function by its name, if the words of the item show one. */
  readonly plainCall: (from: ItemId, to: ItemId) => Hop | null;
  /** What an item was found to lead to; null when it could not be read. */
  readonly hopsOf: (id: ItemId) => Hops | null;
  /** Hops, by both ends as one number, that are known not to be in every build or not to lead on surely. */
  readonly unsure: Set<number>;
  /** The hop to a test that is run, or to what runs as soon as something of its file does. */
  readonly unmentioned: (from: ItemId, to: ItemId) => Hop | null;
  /** 1 for each item to which the ways must be confirmed. */
  readonly isSite: Uint8Array;
  readonly limits: Limits;
  /** How many items may still be visited; a tree of a thousand tangled programs must end, too. */
  visitsLeft: number;
  /** How many programs were too tangled. */
  givenUp: number;
}

const NOBODY_ASKS: Asked = () => [];

function* routesFrom(search: Search, entry: Entry, asked: Asked): Pausing<EntryRoutes> {
  if (isSpent(search) && reachesMuch(search, entry))
    return {
      entry,
      routes: [],
      reached: Int32Array.of(entry.item),
      complete: false,
      cut: null,
      surely: () => new Map(),
      waysTo: () => [],
    };
  const { paths, confirmed, reached, cut } = yield* confirmedPaths(search, entry, asked);
  const routes = paths.map((path): Route => {
    const isRead =
      confirmed && path.every((to, at) => at === 0 || hopBetween(search, path[at - 1] ?? to, to) !== null);
    return routeOf(search, path, isRead ? hopBetween : null);
  });
  const { program } = search;
  return {
    entry,
    routes,
    reached,
    complete: true,
    cut,
    surely: (sites) => {
      const ways = sureWaysTo(search, entry, sites);
      return new Map(ways.map((path) => [path.at(-1) ?? 0, routeOf(search, path, sureHopBetween)]));
    },
    waysTo: (to) => {
      const isLeftOut = leavingOut(program, entry);
      const leads = (one: ItemId, other: ItemId): boolean =>
        isLeftOut?.(one, other) !== true && hopBetween(search, one, other) !== null;
      const ways = waysTo({ program, from: entry.item, to, reached: new Set(reached), leads });
      return ways.map((way) => routeOf(search, way, hopBetween).steps);
    },
  };
}

function isSpent({ visitsLeft, givenUp, limits }: Search): boolean {
  return visitsLeft < 0 || givenUp >= limits.givenUp;
}

function reachesMuch({ graph, program, limits }: Search, entry: Entry): boolean {
  const bounds = { ...boundsOf(program, entry), most: limits.little };
  return graph.count([entry.item], bounds) >= limits.little;
}

/** Everything that may be linked into the program. */
function boundsOf(program: Program, entry: Entry): Bounds {
  return { ...EVERYWHERE, inside: entry.inside, isLeftOut: leavingOut(program, entry) };
}

/** What a linker leaves out of the program; where the build tells, it is in none of its files. */
function leavingOut({ linking }: Program, { begins, inside }: Entry): Bounds['isLeftOut'] {
  if (begins === null || inside === null) return null;
  return (from, to) => linking.isLeftOut(begins, from, to);
}

interface FoundPaths {
  readonly paths: readonly (readonly ItemId[])[];
  readonly confirmed: boolean;
  readonly reached: Int32Array;
  readonly cut: Shortfall | null;
}

/** Searches until every path found stands. Each search that fails refines an item, so there is an end. */
function* confirmedPaths(search: Search, entry: Entry, asked: Asked): Pausing<FoundPaths> {
  const { graph, isSite } = search;
  const { visitsOfOne } = search.limits;
  const bounds = boundsOf(search.program, entry);
  for (let left = isSpent(search) ? visitsOfOne : Math.min(visitsOfOne, search.visitsLeft); ;) {
    const reached = graph.walk([entry.item], bounds);
    left -= reached.length;
    search.visitsLeft -= reached.length;
    const paths = Array.from(
      reached.filter((id) => isSite[id] === 1),
      graph.pathTo,
    );
    const cut = yield;
    if (left < 0) search.givenUp++;
    if (left < 0 || cut !== null) return { paths, confirmed: false, reached, cut };
    if (countRefuted(search, paths) > 0) continue;
    const others = asked(reached).slice(0, MOST_ASKED).map(graph.pathTo);
    if (countRefuted(search, others) < Math.max(1, others.length)) {
      return { paths, confirmed: true, reached, cut };
    }
  }
}

/** Reads the items on the paths; returns how many paths do not stand. */
function countRefuted(search: Search, paths: readonly (readonly ItemId[])[]): number {
  let refuted = 0;
  for (const path of paths) {
    // What lies behind a wrong hop is read as well: one search more costs as much as reading many items.
    const wrong = path.filter((to, at) => at > 0 && !leads(search, path[at - 1] ?? to, to));
    if (wrong.length > 0) refuted++;
    for (const to of wrong) refineMentioners(search, to);
  }
  return refuted;
}

/** Whether the hop stands: as a plain call, or by what the grammar says; what it cannot read stays as it is. */
function leads(search: Search, from: ItemId, to: ItemId): boolean {
  return hopBetween(search, from, to) !== null || search.hopsOf(from) === null;
}

/** The hop that something which was read shows; the words are asked first, as they cost less than a grammar. */
function hopBetween(search: Search, from: ItemId, to: ItemId): Hop | null {
  return search.plainCall(from, to) ?? hopRead(search, from, to);
}

function hopRead({ hopsOf, unmentioned }: Search, from: ItemId, to: ItemId): Hop | null {
  const hops = hopsOf(from);
  return (hops === null ? null : hopTo(hops, to)) ?? unmentioned(from, to);
}

/** Where the words show no sure hop, the grammar may know another use that is one. */
function sureHopBetween(search: Search, from: ItemId, to: ItemId): Hop | null {
  const plain = search.plainCall(from, to);
  if (plain !== null && isSureHop(plain)) return plain;
  const hop = hopRead(search, from, to);
  return hop !== null && isSureHop(hop) ? hop : null;
}

/** Ways are looked for so many times; if none is sure by then, nobody says that one is. */
const MOST_SEARCHES = 8;
/** In large trees few searches visit as much. */
const MOST_SEARCHED = 400_000;

/** Searches again and again without the hops that turn out not to be sure; one search serves all sites. */
function sureWaysTo(search: Search, entry: Entry, sites: readonly ItemId[]): readonly (readonly ItemId[])[] {
  const { graph, program, unsure } = search;
  const { size } = program.tree;
  const isBarred = (from: ItemId, to: ItemId): boolean => unsure.has(from * size + to);
  const bounds = { ...boundsOf(program, entry), isBarred };
  const found: (readonly ItemId[])[] = [];
  let sought = sites;
  let left = Math.min(MOST_SEARCHED, search.visitsLeft);
  for (let searches = 0; searches < MOST_SEARCHES && left >= 0 && sought.length > 0; searches++) {
    const visits = graph.count([entry.item], { ...bounds, sought });
    left -= visits;
    search.visitsLeft -= visits;
    const paths = sought.filter(graph.isReached).map(graph.pathTo);
    const again = paths.filter((path) => countRefuted(search, [path]) > 0 || barUnsure(search, path));
    found.push(...paths.filter((path) => !again.includes(path)));
    sought = again.map((path) => path.at(-1) ?? 0);
  }
  return found;
}

/** True when a hop of the path is not sure; no later search goes over it. */
function barUnsure(search: Search, path: readonly ItemId[]): boolean {
  const { program, unsure } = search;
  let isUnsure = false;
  for (const [at, to] of path.entries()) {
    const from = path[at - 1];
    // Another path of the same search may have barred it already.
    if (from === undefined || sureHopBetween(search, from, to) !== null) continue;
    unsure.add(from * program.tree.size + to);
    isUnsure = true;
  }
  return isUnsure;
}

/**
 * One wrong way to an item is seldom the only one: a name that is also a local variable's is mentioned all
 * over the place. So everybody who may lead there is read at once, unless there are too many.
 */
function refineMentioners(search: Search, to: ItemId): void {
  const { graph, program } = search;
  const { tree } = program;
  for (const name of tree.item(to).names) {
    const all = tree.mentioners(name);
    if (all.length > MOST_LOOKED_AT) continue;
    const mentioners = all.filter(graph.isReached);
    if (mentioners.length > MOST_MENTIONERS) continue;
    for (const id of mentioners) leads(search, id, to);
  }
}

/** Most hops are plain calls, for which no grammar is needed; each is looked for once. */
function openPlainCalls(program: Program): Search['plainCall'] {
  const known = new Map<number, Hop | null>();
  return (from, to) => {
    const key = from * program.tree.size + to;
    let found = known.get(key);
    if (found === undefined) {
      found = plainCallFrom(program, from, to);
      known.set(key, found);
    }
    return found;
  };
}

/** Reads an item once; from then on the graph knows that it leads to what it was found to lead to. */
function openHops(program: Program, graph: Graph): Search['hopsOf'] {
  const known = new Map<ItemId, Hops | null>();
  return (id) => {
    let found = known.get(id);
    if (found === undefined) {
      found = hopsFrom(program, id);
      if (found !== null) graph.refine(id, found.targets);
      known.set(id, found);
    }
    return found;
  };
}

/** What runs by itself counts as led to from everything in its file, and a runner of tests leads to each of them. */
function openUnmentioned(program: Program, initialisers: Initialisers): Search['unmentioned'] {
  const { tree } = program;
  const { runBy } = program.testRuns();
  return (from, to) => {
    if (runBy.get(from)?.includes(to) === true) {
      const at = tree.item(from).start;
      const presence = program.presenceAt(to, tree.item(to).start);
      return { item: from, range: { start: at, end: at }, how: 'callback', presence };
    }
    if (from === to || initialisers.get(tree.fileOf(from))?.includes(to) !== true) return null;
    const { start } = tree.item(to);
    const presence = presenceBeside(program, tree.fileOf(from), tree.fileOf(to));
    return { item: to, range: { start, end: start }, how: 'initialiser', presence };
  };
}

/** Of what runs by itself in another file, which only those who link the programs know to be there. */
function presenceBeside(program: Program, file: number, other: number): Presence {
  if (file === other) return ALWAYS;
  const path = program.tree.files[other]?.path ?? '';
  const isTold = program.programs.some(({ sources }) => sources?.includes(path) === true);
  if (isTold || program.beginnings().size < 2) return ALWAYS;
  return { kind: 'open', conditions: [`${path} is linked with it`] };
}

/** Of a path that was not read it is only known where the functions on it begin. */
function routeOf(search: Search, path: readonly ItemId[], hopOf: typeof hopBetween | null): Route {
  const hops = path.map((to, at) => {
    const from = path[at - 1];
    return from === undefined || hopOf === null ? null : hopOf(search, from, to);
  });
  const presence = hops.reduce<Presence>((all, hop) => joinPresence(all, hop?.presence ?? ALWAYS), ALWAYS);
  const steps = path.map((id, at) => stepOf(search.program, id, at === 0, hops[at] ?? null));
  return { site: path.at(-1) ?? 0, items: path, steps, confirmed: hopOf !== null, presence };
}

function stepOf(program: Program, id: ItemId, isEntry: boolean, hop: Hop | null): Step {
  const name = program.nameOf(id) ?? 'an unnamed item';
  if (isEntry) return { name, span: program.headOf(id), how: 'entry' };
  if (hop === null) return { name, span: program.headOf(id), how: 'name' };
  return { name, span: program.spanOf(hop.item, hop.range), how: hop.how };
}

/** True when something that other files can name, or that runs by itself, leads to the site. */
function isCallableFromOutside(
  program: Program,
  site: ItemId,
  isRunUnseen: (id: ItemId) => boolean,
): boolean {
  const { tree } = program;
  const seen = new Set<ItemId>([site]);
  for (const id of seen) {
    const item = tree.item(id);
    if (isRunUnseen(id)) return true;
    if (item.kind !== 'macro' && !item.local && item.kind !== 'type') return true;
    for (const namer of namersOf(tree, id)) seen.add(namer);
  }
  return false;
}
