/**
 * How much of what a program can reach is known: calls to functions of the tree, to outside functions that
 * the rulebook knows or vouches for, and to others, which are holes. From outlines alone, so it is cheap
 * and says rather too much.
 */
import type { Coverage, Hole } from '../model/index.ts';
import { isCalledMention, type Item, mentionedName } from '../outline/index.ts';
import type { ItemId, Program } from '../program/index.ts';

export interface Seen {
  readonly coverage: Coverage;
  readonly holes: readonly Hole[];
}

/** More unknown functions than this are counted but not listed. */
const MOST_HOLES = 200;

/** Sums up what a program can reach. */
export type Surveyor = (reached: Int32Array, confirm: boolean) => Seen;

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
  const calleeOf = openCallees(program);
  const counted: (Counted | undefined)[] = [];
  const countedIn = (id: ItemId): Counted => (counted[id] ??= countCalls(program, id, calleeOf));
  const called: (readonly number[] | undefined)[] = [];
  const calledIn = (id: ItemId): readonly number[] =>
    (called[id] ??= reallyCalled(program, id, countedIn(id).unknown));
  const holes = new Map<string, Hole>();
  const holeFor = (name: number, id: ItemId): Hole => {
    const key = `${String(name)} ${String(id)}`;
    const known = holes.get(key) ?? holeOf(program, program.tree.names.text(name), id);
    holes.set(key, known);
    return known;
  };
  return (reached, confirm) => {
    if (!confirm) return { ...survey(reached, countedIn, (id) => countedIn(id).unknown), holes: [] };
    const { coverage, unknown } = survey(reached, countedIn, calledIn);
    const listed = [...unknown.entries()].slice(0, MOST_HOLES);
    return { coverage, holes: listed.map(([name, id]) => holeFor(name, id)) };
  };
}

/** Names that nothing in the tree bears are judged once; others may be somebody's own, and by file. */
function openCallees({ tree, externals }: Program): (name: number, file: number) => Callee {
  const triggers = new Set(externals.interests.map((interest) => interest.trigger));
  const answers = new Uint8Array(tree.names.size);
  const outside = (name: number): Callee => {
    const before = CALLEES[answers[name] ?? 0] ?? 'unasked';
    if (before !== 'unasked') return before;
    const text = tree.names.text(name);
    const callee = triggers.has(text) || externals.isHarmless(text) ? 'known' : 'unknown';
    answers[name] = CALLEES.indexOf(callee);
    return callee;
  };
  return (name, file) => {
    const isCpp = tree.files[file]?.language === 'cpp';
    return tree.resolve(name, file).some((id) => isCallable(tree.item(id), isCpp)) ? 'inside' : outside(name);
  };
}

/** C calls neither types nor methods, whatever they are called; in C++ a class is made by its name. */
function isCallable({ kind, scope, inClass }: Item, isCpp: boolean): boolean {
  if (kind === 'macro' || kind === 'variable') return true;
  const isMethod = scope >= 0 || inClass;
  return kind === 'function' ? isCpp || !isMethod : isCpp && (inClass || kind === 'type');
}

const NO_CALLS: Counted = { inside: 0, known: 0, unknown: [] };

function countCalls(
  { tree }: Program,
  id: ItemId,
  calleeOf: (name: number, file: number) => Callee,
): Counted {
  const item = tree.item(id);
  if (item.kind === 'type') return NO_CALLS;
  const mentions = tree.files[tree.fileOf(id)]?.outline.mentions ?? new Int32Array(0);
  const counts = { unasked: 0, inside: 0, known: 0, unknown: 0 };
  const unknown: number[] = [];
  for (let i = item.mentionsFrom; i < item.mentionsTo; i++) {
    const mention = mentions[i] ?? 0;
    if (!isCalledMention(mention)) continue;
    const name = mentionedName(mention);
    if (item.names.includes(name)) continue;
    const callee = calleeOf(name, tree.fileOf(id));
    counts[callee]++;
    if (callee === 'unknown') unknown.push(name);
  }
  return { inside: counts.inside, known: counts.known, unknown };
}

/** Sums up, with the first item for each unknown name; `unknownIn` gives the unknown names that an item calls. */
function survey(
  reached: Int32Array,
  countedIn: (id: ItemId) => Counted,
  unknownIn: (id: ItemId) => readonly number[],
): { readonly coverage: Coverage; readonly unknown: ReadonlyMap<number, ItemId> } {
  const unknown = new Map<number, ItemId>();
  const coverage = { reachable: reached.length, callsInside: 0, callsKnown: 0, callsUnknown: 0 };
  for (const id of reached) {
    const counted = countedIn(id);
    coverage.callsInside += counted.inside;
    coverage.callsKnown += counted.known;
    for (const name of unknownIn(id)) {
      coverage.callsUnknown++;
      if (!unknown.has(name)) unknown.set(name, id);
    }
  }
  return { coverage, unknown };
}

/** Of the names that look called those that the words of the item call, and do not just declare. */
function reallyCalled(program: Program, id: ItemId, names: readonly number[]): readonly number[] {
  if (names.length === 0) return names;
  const texts = names.map((name) => program.tree.names.text(name));
  const found = new Set(program.callsNamed(id, texts).map((call) => call.callee));
  return names.filter((_, index) => found.has(texts[index] ?? ''));
}

function holeOf(program: Program, name: string, id: ItemId): Hole {
  const { start } = program.tree.item(id);
  const [call] = program.callsNamed(id, [name]);
  return {
    kind: 'unknown-function',
    span: program.spanOf(id, call?.range ?? { start, end: start }),
    detail: `\`${name}\` is not in the tree, and nothing is known of it.`,
    name,
  };
}
