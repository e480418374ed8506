/**
 * How long the stay of a blocker lasts: whether a release stands behind it on every way out, in its own function or
 * in those that call it. What another function of the program may release is told apart, because only a verdict
 * knows which functions a program has.
 */
import { callsIn, type Course, type CourseCall } from '../facts/index.ts';
import { compareSpans } from '../model/index.ts';
import type { Release, Row, Rule, Span, Stay, Step, Value, Work } from '../model/index.ts';
import { CALLED } from '../outline/index.ts';
import { type ApiUse, type ItemId, openNamers, type Program, substitute } from '../program/index.ts';
import { type Deeds, openDeeds, openNeverReturns, type Question, type StaysInput } from './deeds.ts';
import { ENDED, type Exit, follow, HELD, type Held, IDLE, NOWHERE, type Outcome, STILL } from './hold.ts';
import { type Begun, failingWay, isResult, type Said } from './sameness.ts';
import { NO_WORK, openWork, sumOfWork } from './work.ts';

/** Null when nothing on the target releases what the row's blocker holds, or the use is no call that can be followed. */
export type StayOf = (rule: Rule, row: Row, use: ApiUse) => Stay | null;

/** Callers of callers are asked this far, and so are callees of callees. */
const MOST_LEVELS = 4;
/** A function that more places call is not followed to all of them. */
const MOST_CALLERS = 6;
/** Longer callers, in bytes, are not read. */
const LONGEST_CALLER = 16_000;
/** Items that lead to a release, at most. */
const MOST_LEADING = 2000;

export interface Stays {
  readonly stayOf: StayOf;
  /** The functions that call what releases the row's blocker. */
  readonly releasersOf: (rule: Rule, row: Row) => readonly ItemId[];
}

export function openStays(input: StaysInput): Stays {
  const { program } = input;
  const leading = new Map<string, ReadonlySet<ItemId>>();
  const releasers = new Map<string, readonly ItemId[]>();
  const worker = openWork(program);
  const namersOf = openNamers(program.tree);
  const neverReturns = openNeverReturns(program);
  return {
    stayOf: (rule, row, use) => {
      const releases = releasesOf(rule, row);
      if (releases.length === 0) return null;
      const found = kept(leading, releases, () => {
        return itemsLeadingTo(program, namesOf(releases.filter(({ leaves }) => !leaves)), namersOf);
      });
      const leaving = namesOf(releases.filter(({ leaves }) => leaves));
      if (!mayBeReleased(program, use, { leading: found, leaving, namersOf })) return NEVER;
      return stayOf({ ...input, releases, leading: found, worker, neverReturns, row }, use);
    },
    releasersOf: (rule, row) => {
      const releases = releasesOf(rule, row);
      return kept(releasers, releases, () => callersOfNames(program, namesOf(releases)));
    },
  };
}

/** What is told where no function around the blocker has anything to do with a release. */
const NEVER: Stay = {
  end: 'never',
  releases: [],
  leak: null,
  inside: null,
  after: null,
  leaves: false,
  isArgued: false,
  notes: [],
};

/** Items around a blocker, at most. */
const MOST_AROUND = 300;

type NamersOf = ReturnType<typeof openNamers>;

interface Releasing {
  /** What leads to a release. */
  readonly leading: ReadonlySet<ItemId>;
  /** The functions by which the process goes on as another program. */
  readonly leaving: readonly string[];
  readonly namersOf: NamersOf;
}

/** Whether the item, or one from which it is come to, leads to a release; asked of outlines, so it costs no parsing. */
function mayBeReleased(
  { tree }: Program,
  { item, through }: ApiUse,
  { leading, leaving, namersOf }: Releasing,
): boolean {
  const names = leaving.map((name) => tree.names.idOf(name)).filter((name) => name >= 0);
  const wrappers = through.flatMap(({ name }) => tree.bearers(tree.names.idOf(name)));
  const around = new Map([item, ...wrappers].map((id) => [id, 0]));
  for (const [id, level] of around) {
    if (leading.has(id) || names.some((name) => tree.usesIn(id, name) !== 0)) return true;
    if (level >= MOST_LEVELS || around.size > MOST_AROUND) continue;
    for (const namer of namersOf(id)) if (!around.has(namer)) around.set(namer, level + 1);
  }
  return false;
}

function releasesOf(rule: Rule, { api, effect, duration }: Row): readonly Release[] {
  if (api.kind !== 'function' || effect !== 'stays' || duration !== 'lasting') return [];
  return rule.releases.filter(({ of }) => of === null || of.includes(api.name));
}

function namesOf(releases: readonly Release[]): readonly string[] {
  return releases.map(({ api }) => api.name);
}

function kept<T>(map: Map<string, T>, releases: readonly Release[], make: () => T): T {
  const key = namesOf(releases).join(' ');
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

function callersOfNames({ tree }: Program, names: readonly string[]): readonly ItemId[] {
  const found = new Set<ItemId>();
  for (const name of names.map((one) => tree.names.idOf(one))) {
    if (name < 0 || tree.bearers(name).length > 0) continue;
    for (const id of tree.mentioners(name)) {
      if (tree.item(id).kind === 'function' && (tree.usesIn(id, name) & CALLED) !== 0) found.add(id);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Everything that mentions one of the names, or something that does. */
function itemsLeadingTo(
  { tree }: Program,
  names: readonly string[],
  namersOf: NamersOf,
): ReadonlySet<ItemId> {
  const open = new Set<ItemId>(
    names.flatMap((name) => {
      const id = tree.names.idOf(name.split('::').at(-1) ?? name);
      return id < 0 ? [] : [...tree.mentioners(id)];
    }),
  );
  for (const id of open) {
    if (open.size >= MOST_LEADING) break;
    for (const namer of namersOf(id)) open.add(namer);
  }
  return open;
}

/** What is collected on the way through the functions. */
interface Collected {
  readonly releases: Map<string, Step>;
  readonly used: Set<Release>;
  readonly inside: Work[];
  leak: Span | null;
  /** Functions that may still be followed. */
  left: number;
}

const MOST_FOLLOWED = 40;

function stayOf(question: Question, use: ApiUse): Stay | null {
  const { program } = question;
  const [first, ...above] = placesOf(program, use) ?? [];
  if (first === undefined) return null;
  const begun = begunAt(question, first.site);
  const collected: Collected = {
    releases: new Map(),
    used: new Set(),
    inside: [],
    leak: null,
    left: MOST_FOLLOWED,
  };
  const level: Level = { ...first, begun, exits: HELD, path: [first.item], above };
  const { isSure, after } = followLevel(question, level, collected);
  const releases = [...collected.releases.values()].sort((a, b) => compareSpans(a.span, b.span));
  const used = [...collected.used];
  return {
    end: isSure ? 'surely' : releases.length > 0 ? 'maybe' : 'never',
    releases,
    leak: isSure ? null : collected.leak,
    inside: sumOfWork(collected.inside),
    after,
    leaves: used.some((release) => release.leaves),
    isArgued: used.some((release) => release.certainty === 'possible'),
    notes: [...new Set(used.flatMap(({ note }) => (note === null ? [] : [note])))],
  };
}

function begunAt({ row }: Question, site: CourseCall): Begun {
  const parameters = row.api.kind === 'function' ? row.api.parameters : [];
  const said = parameters.map((name, at): readonly [string, Said] => {
    return [name, { value: site.call.arguments[at] ?? UNSAID, words: site.words[at] ?? null }];
  });
  return {
    callee: site.call.callee,
    origin: site.call.callee,
    into: site.into,
    stored: site.into,
    arguments: new Map(said),
    fails: row.fails,
    succeeds: null,
  };
}

/**
 * From where the API itself is called up to the place of the use, through the wrappers in between; null when one of
 * these places cannot be found again.
 */
function placesOf(program: Program, { call, item, through }: ApiUse): readonly Caller[] | null {
  const outermost = callerAt(program, item, call.span);
  const inner = [...through].reverse().map(({ name, span }) => wrapperAt(program, name, span));
  const places = [...inner, outermost].filter((one) => one !== null);
  return places.length === inner.length + 1 ? places : null;
}

function wrapperAt(program: Program, name: string, span: Span): Caller | null {
  const { tree } = program;
  const id = tree.names.idOf(name);
  const bearers = id < 0 ? [] : tree.bearers(id);
  const here = bearers.filter((item) => tree.files[tree.fileOf(item)]?.path === span.file);
  return here.map((item) => callerAt(program, item, span)).find((found) => found !== null) ?? null;
}

function callerAt(program: Program, item: ItemId, span: Span): Caller | null {
  const course = program.courseOf(item);
  if (course === null) return null;
  const site = callsIn(course).find(({ call }) => compareSpans(program.spanOf(item, call.range), span) === 0);
  return site === undefined ? null : { item, course, site };
}

const UNSAID: Value = { kind: 'unknown', why: 'it is not written there' };

/** One function in which the stay begins, at its blocker or at a call that leads to it. */
interface Level {
  readonly item: ItemId;
  readonly course: Course;
  readonly site: CourseCall;
  readonly begun: Begun;
  /** What may hold when the call at the site returns. */
  readonly exits: Held;
  /** The functions below and this one. */
  readonly path: readonly ItemId[];
  /** The callers that the finding is about, where it stands further up than the API's own call. */
  readonly above: readonly Caller[];
}

interface Followed {
  readonly isSure: boolean;
  /** Null when it is not seen who calls the function. */
  readonly after: Work | null;
}

function followLevel(question: Question, level: Level, collected: Collected): Followed {
  const { program, worker } = question;
  const deeds = openDeeds(question, level, collected);
  const outcome = follow(level.course, IDLE, {
    deedOf: (call) => (call === level.site ? { kind: 'becomes', held: level.exits } : deeds.deedOf(call)),
    failing: (value) => failingWay(value, level.begun, question.constants),
  });
  for (const ending of outcome.endings) noteEnding(question, level.item, ending, deeds, collected);
  collected.inside.push(worker.workOf(level.item, outcome.inside));
  const isEntry = isEntryPoint(program, level.item);
  const still = outcome.exits.filter((exit) => (exit.held & STILL) !== 0 && !(isEntry && isFailure(exit)));
  // Where it only may have ended there was a release on the way, so that nobody left without one.
  const isMissed = ({ at, held, how }: Exit): boolean =>
    at !== null && how !== 'endless' && (held & HELD) !== 0;
  const misses = still.find(isMissed)?.at ?? null;
  if (outcome.endings.size > 0 && misses !== null) collected.leak ??= program.spanOf(level.item, misses);
  const isLast = still.some(({ how }) => how === 'exit' || how === 'endless');
  if (still.length === 0) {
    const own = worker.workOf(level.item, outcome.after);
    if (outcome.endings.size === 0) return { isSure: false, after: null };
    const above = afterAbove(question, level, collected);
    return { isSure: true, after: above === null ? null : sumOfWork([own, above]) };
  }
  if (isEntry || isLast) return { isSure: false, after: null };
  return followCallers(question, level, outcome, still, collected);
}

function isEntryPoint({ tree, nameOf }: Program, item: ItemId): boolean {
  return nameOf(item) === 'main' && tree.item(item).kind === 'function';
}

/** The program gives up, so that nothing is lost by what it still holds. */
function isFailure({ value }: Exit): boolean {
  if (value?.kind === 'name') return value.name === 'EXIT_FAILURE';
  return value?.kind === 'number' && value.value !== 0;
}

function followCallers(
  question: Question,
  level: Level,
  outcome: Outcome,
  still: readonly Exit[],
  collected: Collected,
): Followed {
  const [next, ...above] = level.above;
  const callers = next === undefined ? callersOf(question.program, level.item) : [next];
  if (callers === null || callers.length === 0 || level.path.length >= MOST_LEVELS)
    return { isSure: false, after: null };
  const returning = outcome.exits.filter(({ how }) => how !== 'exit' && how !== 'endless');
  const exits = returning.reduce((all, { held }) => all | held, NOWHERE);
  const afters: (Work | null)[] = [];
  for (const { item, course, site } of callers) {
    if (level.path.includes(item) || collected.left-- <= 0) return { isSure: false, after: null };
    const begun = liftedTo(level, site, still);
    const upper: Level = { item, course, site, begun, exits, path: [...level.path, item], above };
    const { isSure, after } = followLevel(question, upper, collected);
    // The others cannot make it sure again; that one of them may release it is told when it has been seen.
    if (!isSure && collected.releases.size > 0) return { isSure: false, after: null };
    afters.push(isSure ? after : UNSURE);
  }
  if (afters.includes(UNSURE)) return { isSure: false, after: null };
  return {
    isSure: true,
    after: afters.includes(null) ? null : sumOfWork(afters.filter((one) => one !== null)),
  };
}

/** Stands for a caller that does not end the stay. */
const UNSURE: Work = { loops: -1, calls: -1, isLong: false };

/** The blocker as a caller sees it, of the function that it lies in. */
function liftedTo({ begun }: Level, site: CourseCall, still: readonly Exit[]): Begun {
  const given = still.map(({ value }) => value);
  const isHandedOn = given.every(
    (value) => value !== null && isResult({ value, words: null }, begun) === 'yes',
  );
  const numbers = given.flatMap((value) => (value?.kind === 'number' ? [value.value] : []));
  const passed = site.call.arguments;
  const lifted = [...begun.arguments].map(([name, { value }]): readonly [string, Said] => {
    const words = value.kind === 'parameter' ? (site.words[value.index] ?? null) : null;
    return [name, { value: substitute(value, passed), words }];
  });
  return {
    callee: isHandedOn ? site.call.callee : null,
    origin: begun.origin,
    into: isHandedOn ? site.into : null,
    stored: begun.stored,
    arguments: new Map(lifted),
    fails: isHandedOn ? begun.fails : null,
    succeeds: !isHandedOn && numbers.length === still.length ? numbers : null,
  };
}

interface Caller {
  readonly item: ItemId;
  readonly course: Course;
  readonly site: CourseCall;
}

/** Null when there are too many, or when somebody may call it who is not seen. */
function callersOf(program: Program, item: ItemId): readonly Caller[] | null {
  const { tree } = program;
  const callers: Caller[] = [];
  for (const name of tree.item(item).names) {
    const text = tree.names.text(name);
    for (const mentioner of tree.mentioners(name)) {
      const { kind } = tree.item(mentioner);
      if (mentioner === item || kind === 'declaration' || kind === 'type') continue;
      if (!tree.resolve(name, tree.fileOf(mentioner)).includes(item)) continue;
      const { start, end } = tree.item(mentioner);
      const isMuch = callers.length >= MOST_CALLERS || end - start > LONGEST_CALLER;
      const course = isMuch ? null : program.courseOf(mentioner);
      const sites = course === null ? [] : callsIn(course).filter(({ call }) => call.callee === text);
      if (course === null || sites.length === 0) return null;
      callers.push(...sites.map((site) => ({ item: mentioner, course, site })));
    }
  }
  return callers;
}

/** What the callers do once the stay has ended; null when it is not seen who they are. */
function afterAbove(question: Question, level: Level, collected: Collected): Work | null {
  const { program, worker } = question;
  if (isEntryPoint(program, level.item)) return NO_WORK;
  const [next, ...rest] = level.above;
  const callers = next === undefined ? callersOf(program, level.item) : [next];
  if (callers === null || callers.length === 0 || level.path.length >= MOST_LEVELS) return null;
  const works = callers.map(({ item, course, site }): Work | null => {
    if (level.path.includes(item) || collected.left-- <= 0) return null;
    const upper: Level = { ...level, item, course, site, path: [...level.path, item], above: rest };
    const { deedOf } = openDeeds(question, upper, collected);
    const outcome = follow(course, IDLE, {
      deedOf: (call) => (call === site ? { kind: 'becomes', held: ENDED } : deedOf(call)),
      failing: () => null,
    });
    const later = afterAbove(question, upper, collected);
    return later === null ? null : sumOfWork([worker.workOf(item, outcome.after), later]);
  });
  return works.includes(null) ? null : sumOfWork(works.filter((one) => one !== null));
}

function noteEnding(
  { program }: Question,
  item: ItemId,
  ending: CourseCall,
  deeds: Deeds,
  collected: Collected,
): void {
  const { callee, via, range } = ending.call;
  const span = program.spanOf(item, range);
  collected.releases.set(`${span.file}:${String(span.line)}:${String(span.column)}`, {
    name: callee,
    span,
    how: via,
  });
  for (const release of deeds.releasesAt.get(ending) ?? []) collected.used.add(release);
}
