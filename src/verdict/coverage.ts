/**
 * How much of what a program can reach is known: calls to functions of the tree, to outside functions that the
 * rulebook knows or vouches for, and to others, which are holes. The counts are from outlines alone, so they are cheap
 * and say rather too much; a hole is told only after the words at its place were looked at.
 *
 * A call through a pointer is no hole where a function that fits is known to have its address taken by what the program
 * reaches: whoever takes an address counts as leading to the function, so everything that the pointer may hold has
 * been followed. Nor is one through a field that nothing reached ever sets.
 */
import type { Coverage, Hole, Language, Span } from '../model/index.ts';
import { type Item, mentionedName, QUALIFIED } from '../outline/index.ts';
import {
  type Addresses,
  type ItemId,
  isMethod,
  isOfCpp,
  namesCalledIn,
  openAddresses,
  openFieldCalls,
  openNameCalls,
  outsideHeaders,
  type Program,
  sees,
  type UnseenCall,
} from '../program/index.ts';

export interface Seen {
  readonly coverage: Coverage;
  readonly holes: readonly Hole[];
}

/** More unknown functions than this are counted but not listed. */
const MOST_HOLES = 200;

/** For each file, 1 when it is linked into the program; null when all may be. */
type Inside = Uint8Array | null;

/** Sums up what a program can reach. */
export interface Surveyor {
  readonly survey: (reached: Int32Array, confirm: boolean, inside: Inside) => Seen;
  /** Those of the items that hold a hole. */
  readonly holders: (reached: Int32Array, inside: Inside) => readonly ItemId[];
}

/** What a call leads to, by the name alone. */
type Callee = 'unasked' | 'inside' | 'known' | 'unknown';
const CALLEES: readonly Callee[] = ['unasked', 'inside', 'known', 'unknown'];

/** What the calls of one item lead to, by kind, and the names of those that nothing is known of. */
interface Counted {
  readonly inside: number;
  readonly known: number;
  readonly unknown: readonly number[];
}

/** One surveyor serves all programs of a run, because they share most of what they reach. */
export function openSurveyor(program: Program): Surveyor {
  const isKnown = openKnown(program.externals);
  const calleeOf = openCallees(program, isKnown);
  const counted: (Counted | undefined)[] = [];
  const alike = openAlike();
  const countedIn = (id: ItemId): Counted => (counted[id] ??= alike(countCalls(program, id, calleeOf)));
  const outside: Outside = { isKnown, nameCalls: openNameCalls(program) };
  const unseenIn = openUnseen(program, countedIn, outside);
  const addresses = openAddresses(program);
  const unlinkedIn = openUnlinked(program, outside);
  const settersOf = openSetters(program);
  const holesOf = (reached: Int32Array, inside: Inside): readonly Unseen[] => {
    const unseen: Unseen[] = [];
    for (const id of reached) {
      for (const one of unseenIn(id)) unseen.push(one);
      if (inside !== null) unseen.push(...unlinkedIn(id, inside));
    }
    const isPointed = unseen.some(({ call }) => call.kind !== 'function');
    const fits = isPointed ? openFit(addresses, reached) : () => true;
    const isSet = (field: string): boolean => {
      const setters = settersOf(field);
      return setters.size > 0 && reached.some((id) => setters.has(id));
    };
    return unseen.filter(({ call: { kind, name, passed } }) => {
      if (kind === 'function') return true;
      return !fits(passed) && (kind === 'pointer' || isSet(name));
    });
  };
  const tell = openTeller(program);
  return {
    survey: (reached, confirm, inside) => {
      const coverage = sum(reached, countedIn);
      if (!confirm) return { coverage, holes: [] };
      const unseen = holesOf(reached, inside);
      const callsUnknown = new Set(unseen.map(({ id, call }) => `${String(id)} ${call.name}`)).size;
      return { coverage: { ...coverage, callsUnknown }, holes: tell(unseen) };
    },
    holders: (reached, inside) => [...new Set(holesOf(reached, inside).map(({ id }) => id))],
  };
}

/** Whose a name is that an item calls. */
type CalleeOf = (name: number, caller: ItemId) => Callee;

/** Names that nothing in the tree bears are judged once; others may be somebody's own, and by file. */
function openCallees(program: Program, isKnown: IsKnown): CalleeOf {
  const { tree } = program;
  const answers = { c: new Uint8Array(tree.names.size), cpp: new Uint8Array(tree.names.size) };
  const outside = (name: number, language: Language): Callee => {
    const before = CALLEES[answers[language][name] ?? 0] ?? 'unasked';
    if (before !== 'unasked') return before;
    const callee = isKnown(tree.names.text(name), language) ? 'known' : 'unknown';
    answers[language][name] = CALLEES.indexOf(callee);
    return callee;
  };
  return (name, caller) => {
    const file = tree.fileOf(caller);
    const language = tree.files[file]?.language ?? 'cpp';
    const isCpp = language === 'cpp';
    const leadsOn = (id: ItemId): boolean => isCallable(tree.item(id), isCpp) && sees(program, file, id);
    const callees = tree.resolve(name, file);
    // Hundreds of methods may bear a name, and to most callers one of them is enough.
    if (!isFree(tree.item(caller))) return callees.some(leadsOn) ? 'inside' : outside(name, language);
    const leading = callees.filter(leadsOn);
    const isInside =
      leading.some((id) => !isHeld(tree.item(id), name)) || mayCallHeld(program, caller, name, leading);
    return isInside ? 'inside' : outside(name, language);
  };
}

type IsKnown = (name: string, language: Language) => boolean;

/** Methods and classes of C++ that somebody asks about are no functions of C. */
function openKnown({ interests, isHarmless, quoting }: Program['externals']): IsKnown {
  const triggersOf = (language: Language): ReadonlySet<string> => {
    const own = interests.filter((interest) => (interest.language ?? language) === language);
    return new Set(own.map(({ trigger }) => trigger));
  };
  const triggers = { c: triggersOf('c'), cpp: triggersOf('cpp') };
  return (name, language) => triggers[language].has(name) || quoting.has(name) || isHarmless(name, language);
}

/** C calls neither types nor methods nor what is in a namespace; in C++ a class is made by its name. */
function isCallable(item: Item, isCpp: boolean): boolean {
  const { kind, inClass } = item;
  if (!isCpp && isOfCpp(item)) return false;
  if (kind === 'macro' || kind === 'variable' || kind === 'function') return true;
  return isCpp && (inClass || kind === 'type');
}

/** Whether it stands outside of all classes; a macro may be used anywhere. */
function isFree({ kind, scope, inClass }: Item): boolean {
  return kind !== 'macro' && scope < 0 && !inClass;
}

/** Whether a class has it, and by this name. */
function isHeld(item: Item, name: number): boolean {
  return isMethod(item) || (item.kind === 'member' && item.names[0] !== name);
}

/** From outside of all classes no method is called by its name alone, but by a test, which its macro makes one of a class. */
function mayCallHeld(
  { tree, testRuns }: Program,
  caller: ItemId,
  name: number,
  callees: readonly ItemId[],
): boolean {
  if (callees.length === 0) return false;
  if ((tree.usesIn(caller, name) & QUALIFIED) !== 0) return true;
  const run = testRuns().runBy.get(caller) ?? [];
  return callees.some((id) => run.includes(id));
}

const NO_CALLS: Counted = { inside: 0, known: 0, unknown: [] };

function countCalls({ tree }: Program, id: ItemId, calleeOf: CalleeOf): Counted {
  const item = tree.item(id);
  if (item.kind === 'type') return NO_CALLS;
  const counts = { unasked: 0, inside: 0, known: 0, unknown: 0 };
  const unknown: number[] = [];
  for (const name of namesCalledIn(tree, id)) {
    if (item.names.includes(name)) continue;
    const callee = calleeOf(name, id);
    counts[callee]++;
    if (callee === 'unknown') unknown.push(name);
  }
  return { inside: counts.inside, known: counts.known, unknown };
}

/** Few items call anything unknown, and of the others those with the same counts share them. */
function openAlike(): (counted: Counted) => Counted {
  const known = new Map<string, Counted>();
  return (counted) => {
    const { inside, known: outside, unknown } = counted;
    if (unknown.length > 0) return counted;
    const key = `${String(inside)} ${String(outside)}`;
    const before = known.get(key);
    if (before === undefined) known.set(key, counted);
    return before ?? counted;
  };
}

function sum(reached: Int32Array, countedIn: (id: ItemId) => Counted): Coverage {
  const coverage = { reachable: reached.length, callsInside: 0, callsKnown: 0, callsUnknown: 0 };
  for (const id of reached) {
    const counted = countedIn(id);
    coverage.callsInside += counted.inside;
    coverage.callsKnown += counted.known;
    coverage.callsUnknown += counted.unknown.length;
  }
  return coverage;
}

interface Unseen {
  readonly id: ItemId;
  readonly call: UnseenCall;
}

/** What both kinds of unseen calls are found with; it remembers what it read. */
interface Outside {
  readonly isKnown: IsKnown;
  readonly nameCalls: ReturnType<typeof openNameCalls>;
}

const NOTHING_UNSEEN: readonly Unseen[] = [];

/** What each item calls that nobody knows, once an item. */
function openUnseen(
  program: Program,
  countedIn: (id: ItemId) => Counted,
  { isKnown, nameCalls }: Outside,
): (id: ItemId) => readonly Unseen[] {
  const fieldCalls = openFieldCalls(program);
  const found: (readonly Unseen[] | undefined)[] = [];
  return (id) => {
    found[id] ??= onceEach([
      ...nameCalls(id, countedIn(id).unknown).filter(
        ({ name }) => !program.testRuns().isBound(id, name) && !isSettledByBuild(program, id, name),
      ),
      ...fieldCalls(id).filter(({ name, kind }) => kind === 'field' || !isKnown(name, 'c')),
    ]).map((call) => ({ id, call }));
    return found[id] ?? NOTHING_UNSEEN;
  };
}

/**
 * Whether all that a build may make of a macro of the name is vouched for. What it leads to is followed by
 * nobody, so where that is something of the tree or what somebody asks about, it stays a hole.
 */
function isSettledByBuild({ namesGiven, externals, tree }: Program, id: ItemId, name: string): boolean {
  const given = namesGiven(id, name);
  const file = tree.fileOf(id);
  const language = tree.files[file]?.language ?? 'cpp';
  const isVouchedFor = (one: string): boolean =>
    externals.isHarmless(one, language) && tree.resolve(tree.names.idOf(one), file).length === 0;
  return given?.every(isVouchedFor) === true;
}

/** Calls of what the tree defines in files that are not linked into the program: these come from elsewhere. */
function openUnlinked(
  program: Program,
  { isKnown, nameCalls }: Outside,
): (id: ItemId, inside: Uint8Array) => readonly Unseen[] {
  const { tree } = program;
  const filesCalled = openFilesCalled(program);
  return (id, inside) => {
    if (filesCalled(id).every((file) => inside[file] === 1)) return NOTHING_UNSEEN;
    const file = tree.fileOf(id);
    const language = tree.files[file]?.language ?? 'cpp';
    const isCpp = language === 'cpp';
    const missing: number[] = [];
    for (const name of namesCalledIn(tree, id)) {
      if (tree.item(id).names.includes(name)) continue;
      const callees = tree.resolve(name, file).filter((one) => isCallable(tree.item(one), isCpp));
      if (callees.length === 0 || callees.some((one) => inside[tree.fileOf(one)] === 1)) continue;
      if (!isKnown(tree.names.text(name), language)) missing.push(name);
    }
    return nameCalls(id, missing).map((call) => ({ id, call }));
  };
}

const NO_FILES = new Int32Array(0);

/** The files, each once, in which what an item calls is defined; every program that reaches it asks. */
function openFilesCalled({ tree }: Program): (id: ItemId) => Int32Array {
  const known: (Int32Array | undefined)[] = [];
  const called = (id: ItemId): Int32Array => {
    const { kind, names } = tree.item(id);
    if (kind === 'type') return NO_FILES;
    const file = tree.fileOf(id);
    const found = new Set<number>();
    for (const name of namesCalledIn(tree, id)) {
      if (names.includes(name)) continue;
      for (const callee of tree.resolve(name, file)) found.add(tree.fileOf(callee));
    }
    found.delete(file);
    return found.size === 0 ? NO_FILES : Int32Array.from(found);
  };
  return (id) => (known[id] ??= called(id));
}

function onceEach(calls: readonly UnseenCall[]): readonly UnseenCall[] {
  const byKey = new Map<string, UnseenCall>();
  for (const call of calls) {
    const key = call.kind === 'function' ? call.name : `${call.name} ${String(call.passed)}`;
    if (!byKey.has(key)) byKey.set(key, call);
  }
  return [...byKey.values()];
}

/** Whether some function whose address the program takes can be called with so many arguments. */
function openFit(addresses: Addresses, reached: Int32Array): (passed: number | null) => boolean {
  const taken = Array.from(reached.filter(addresses.isTaken));
  const answers = new Map<number, boolean>();
  return (passed) => {
    if (passed === null) return taken.length > 0;
    const known = answers.get(passed);
    if (known !== undefined) return known;
    const fits = taken.some((id) => {
      const { least, most } = addresses.arityOf(id);
      return least <= passed && passed <= most;
    });
    answers.set(passed, fits);
    return fits;
  };
}

/**
 * What sets a field to something that can be called, by the words: `p->run = found;`, `.run = found`, `run:
 * found`.
 */
function openSetters({ tree, textOf }: Program): (field: string) => ReadonlySet<ItemId> {
  const known = new Map<string, ReadonlySet<ItemId>>();
  const settersOf = (field: string): ReadonlySet<ItemId> => {
    const name = tree.names.idOf(field);
    const sets = new RegExp(
      String.raw`(?<![\w$])${field}\s*(?:\[[^\][]*\]\s*)*(?:=(?!=)|:(?!:))(?!\s*${NOTHING})`,
    );
    const found = new Set<ItemId>();
    for (const [file, { outline }] of tree.files.entries()) {
      if (!outline.mentions.some((mention) => mentionedName(mention) === name)) continue;
      for (let id = tree.firstOf(file); id < tree.firstOf(file + 1); id++) {
        const { kind, mentionsFrom, mentionsTo } = tree.item(id);
        if (kind === 'type') continue;
        const mentions = outline.mentions.subarray(mentionsFrom, mentionsTo);
        if (mentions.some((mention) => mentionedName(mention) === name) && sets.test(textOf(id)))
          found.add(id);
      }
    }
    return found;
  };
  return (field) => {
    const found = known.get(field) ?? settersOf(field);
    known.set(field, found);
    return found;
  };
}

/** `NULL`, `0`, `(void *)0`: who begins with it, or ends with it, sets nothing that could be called. */
const NOTHING = String.raw`(?:\(\s*\w+[\s*]*\)\s*)?(?:NULL|nullptr|0)\s*[;,})]`;

/** Further call sites that a hole tells, at most. */
const MOST_OTHERS = 4;

/** One hole for each name, at its first place. */
function openTeller(program: Program): (unseen: readonly Unseen[]) => readonly Hole[] {
  const told = new Map<UnseenCall, Hole>();
  const spans = new Map<UnseenCall, Span>();
  const holeAt = ({ id, call }: Unseen): Hole => {
    const hole = told.get(call) ?? holeOf(program, id, call);
    told.set(call, hole);
    return hole;
  };
  const spanAt = ({ id, call }: Unseen): Span => {
    const span = spans.get(call) ?? program.spanOf(id, call.range);
    spans.set(call, span);
    return span;
  };
  return (unseen) => {
    const byName = new Map<string, Unseen[]>();
    for (const one of unseen) {
      const key = `${one.call.kind === 'function' ? 'function' : 'pointer'} ${one.call.name}`;
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [one]);
      else known.push(one);
    }
    return [...byName.values()].slice(0, MOST_HOLES).flatMap(([first, ...rest]): readonly Hole[] => {
      if (first === undefined) return [];
      const hole = holeAt(first);
      if (hole.outside === null) return [hole];
      const others = rest.slice(0, MOST_OTHERS).map(spanAt);
      return [{ ...hole, outside: { ...hole.outside, callers: rest.length + 1, others } }];
    });
  };
}

function holeOf(program: Program, id: ItemId, { name, range, kind }: UnseenCall): Hole {
  const span = program.spanOf(id, range);
  switch (kind) {
    case 'function': {
      const library = libraryOf(outsideHeaders(program, program.tree.fileOf(id)), name);
      const from = library === null ? '' : ` It may come from <${library}>.`;
      const detail = `\`${name}\` is not in the tree, and nothing is known of it.${from}`;
      const outside = { library, callers: 1, others: [] };
      return { kind: 'unknown-function', span, detail, name, outside };
    }
    case 'pointer':
    case 'field': {
      const detail = `\`${name}\` is a pointer, and no function that fits is known to have its address taken.`;
      return { kind: 'unresolved-pointer', span, detail, name, outside: null };
    }
  }
}

/** The header whose name or folder a function's own begins with, as libraries use to name theirs. */
function libraryOf(headers: readonly string[], name: string): string | null {
  const word = plain(name);
  const fitting = headers.filter((header) =>
    header.split('/').some((part) => {
      const stem = plain(part.replace(/\.\w+$/, '')).replace(/^lib/, '');
      return stem.length > 1 && word.startsWith(stem);
    }),
  );
  return fitting.sort((a, b) => a.length - b.length)[0] ?? null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, '');
}
