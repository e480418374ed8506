/**
 * Walks the statements of a function as they would run, for one variable: ways are put together where they meet, and
 * loops are walked until nothing changes. It knows nothing of what expressions give.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import { areEqual } from './equality.ts';
import { anyOf } from './folding.ts';
import type { Surroundings, Write } from './variables.ts';

/** Null where nothing comes, empty where nothing has been written yet. */
export type State = readonly Value[] | null;

export interface Journey {
  readonly around: Surroundings;
  /** What the variable holds at the beginning. */
  readonly base: readonly Value[];
  readonly writes: readonly Write[];
  readonly apply: (write: Write, state: State) => State;
  /** What it may hold where nobody knows how one got there. */
  readonly always: readonly Value[];
  /** Whether the condition of a statement is known to hold, or known not to. */
  readonly holds: (node: Node) => boolean | null;
  /** What the variable holds behind two arms where the callers settle which one is taken; null where they do not. */
  readonly choose: (condition: Node, arms: readonly State[], before: State) => State;
  /** Counts the steps of all journeys through the item. */
  readonly counter: { steps: number };
}

/** Statements inside of each other further than this are generated; there the order is not followed. */
const DEEPEST = 250;
/** No function that a person wrote takes so many steps. */
const MOST_STEPS = 20_000;
/** What goes on changing when a loop has been walked so often is counted or collected. */
const MOST_ROUNDS = 3;

/** Different ways that meet. */
export function join(states: readonly State[]): State {
  const reached = states.filter((state) => state !== null);
  if (reached.length < 2) return reached[0] ?? null;
  const all = anyOf(reached.flat());
  return all.kind === 'any-of' ? all.values : [all];
}

/** The places where it changes, and to what; null when the function is too large to tell. */
export function walk(journey: Journey): ReadonlyMap<number, State> | null {
  const { around, base, writes, counter } = journey;
  if (counter.steps > MOST_STEPS) return null;
  const changes = writes.map(({ at }) => at - 1);
  const trip: Trip = {
    ...journey,
    inner: new Set(around.inner),
    places: Int32Array.from([...changes, ...around.jumps()]).sort(),
    marks: new Map(),
    steps: 0,
  };
  mark(trip, around.root.startIndex, base);
  run(trip, around.root, base, newWays(null), 0);
  counter.steps += trip.steps;
  return trip.steps > MOST_STEPS ? null : trip.marks;
}

interface Trip extends Journey {
  readonly inner: ReadonlySet<Node>;
  /** Where something is written or the order is left. */
  readonly places: Int32Array;
  readonly marks: Map<number, State>;
  steps: number;
}

/** The ways that leave a loop or a `switch`, and what they bring along. */
interface Ways {
  readonly breaks: State[];
  readonly continues: State[];
  /** What a `case` begins with. */
  readonly entry: State;
  hasDefault: boolean;
}

function newWays(entry: State): Ways {
  return { breaks: [], continues: [], entry, hasDefault: false };
}

/** Nodes that a write may be. */
const WRITERS = new Set([
  ...['assignment_expression', 'update_expression', 'pointer_expression', 'gnu_asm_output_operand'],
  ...['init_declarator', 'argument_list', 'call_expression'],
]);

function mark({ marks }: Trip, at: number, state: State): State {
  marks.set(at, state);
  return state;
}

function hasPlace({ places }: Trip, node: Node): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < node.startIndex) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? Infinity) < node.endIndex;
}

/** What holds behind a node, when `state` holds before it. */
function run(trip: Trip, node: Node | null, state: State, ways: Ways, depth: number): State {
  if (node === null || !hasPlace(trip, node) || trip.inner.has(node)) return state;
  trip.steps += depth > DEEPEST ? MOST_STEPS + 1 : 1;
  if (trip.steps > MOST_STEPS) return state;
  switch (node.type) {
    case 'if_statement':
    case 'conditional_expression': {
      const asked = run(trip, node.childForFieldName('condition'), state, ways, depth + 1);
      const arms = ['consequence', 'alternative'].map((arm) => node.childForFieldName(arm));
      const holds = trip.holds(node);
      if (holds !== null) {
        const [arm = null, other = null] = holds ? arms : arms.toReversed();
        if (other !== null) mark(trip, other.startIndex, null);
        if (arm !== null) mark(trip, arm.startIndex, asked);
        return mark(trip, node.endIndex, run(trip, arm, asked, ways, depth + 1));
      }
      return runArms(trip, node, arms, asked, ways, depth);
    }
    case 'preproc_if':
    case 'preproc_ifdef':
    case 'preproc_elif':
    case 'preproc_elifdef':
      return runDirective(trip, node, state, ways, depth);
    case 'binary_expression':
      return runBinary(trip, node, state, ways, depth);
    case 'while_statement':
    case 'do_statement':
    case 'for_statement':
    case 'for_range_loop':
      return runLoop(trip, node, state, depth);
    case 'switch_statement':
      return runSwitch(trip, node, state, ways, depth);
    case 'case_statement': {
      if (node.childForFieldName('value') === null) ways.hasDefault = true;
      return runAll(trip, node, mark(trip, node.startIndex, join([state, ways.entry])), ways, depth);
    }
    case 'labeled_statement':
      // A jump may bring anything here.
      return runAll(trip, node, mark(trip, node.startIndex, trip.always), ways, depth);
    case 'try_statement':
      return runTry(trip, node, state, ways, depth);
    case 'break_statement':
    case 'continue_statement':
      (node.type === 'break_statement' ? ways.breaks : ways.continues).push(state);
      return mark(trip, node.endIndex, null);
    case 'return_statement':
    case 'throw_statement':
    case 'co_return_statement':
    case 'goto_statement':
      runAll(trip, node, state, ways, depth);
      return mark(trip, node.endIndex, null);
    default:
      return applyHere(trip, node, runAll(trip, node, state, ways, depth));
  }
}

function runAll(trip: Trip, node: Node, state: State, ways: Ways, depth: number): State {
  return node.parts.reduce<State>((now, part) => run(trip, part, now, ways, depth + 1), state);
}

/** One of the arms is taken; one that is missing changes nothing. */
function runArms(
  trip: Trip,
  node: Node,
  arms: readonly (Node | null)[],
  state: State,
  ways: Ways,
  depth: number,
): State {
  const states = arms.map((arm) => {
    if (arm !== null) mark(trip, arm.startIndex, state);
    return run(trip, arm, state, ways, depth + 1);
  });
  const condition = node.childForFieldName('condition');
  const chosen =
    condition === null || isSame(states[0] ?? null, states[1] ?? null)
      ? null
      : trip.choose(condition, states, state);
  return mark(trip, node.endIndex, chosen ?? join(states));
}

function runBinary(trip: Trip, node: Node, state: State, ways: Ways, depth: number): State {
  const left = run(trip, node.childForFieldName('left'), state, ways, depth + 1);
  const right = node.childForFieldName('right');
  const isSkipping = /^(?:&&|\|\||and|or)$/.test(node.childForFieldName('operator')?.text ?? '');
  return isSkipping
    ? runArms(trip, node, [right, null], left, ways, depth)
    : run(trip, right, left, ways, depth + 1);
}

function applyHere(trip: Trip, node: Node, state: State): State {
  if (!WRITERS.has(node.type)) return state;
  let now = state;
  for (const write of trip.writes) {
    if (write.from !== node.startIndex || write.at !== node.endIndex) continue;
    now = mark(trip, write.at, trip.apply(write, now));
  }
  return now;
}

/** Lines that may be left out. */
function runDirective(trip: Trip, node: Node, state: State, ways: Ways, depth: number): State {
  const other = node.childForFieldName('alternative');
  const own = node.parts
    .filter((part) => part !== other)
    .reduce<State>((now, part) => run(trip, part, now, ways, depth + 1), state);
  if (other !== null) mark(trip, other.startIndex, state);
  return mark(trip, node.endIndex, join([own, run(trip, other, state, ways, depth + 1)]));
}

function runSwitch(trip: Trip, node: Node, state: State, ways: Ways, depth: number): State {
  const entry = run(trip, node.childForFieldName('condition'), state, ways, depth + 1);
  const cases: Ways = { ...newWays(entry), continues: ways.continues };
  const last = run(trip, node.childForFieldName('body'), null, cases, depth + 1);
  return mark(trip, node.endIndex, join([last, ...cases.breaks, cases.hasDefault ? null : entry]));
}

/** Something may be thrown anywhere in the body. */
function runTry(trip: Trip, node: Node, state: State, ways: Ways, depth: number): State {
  const states = [run(trip, node.childForFieldName('body'), state, ways, depth + 1)];
  for (const handler of node.namedChildren.filter(({ type }) => type === 'catch_clause')) {
    states.push(run(trip, handler, mark(trip, handler.startIndex, trip.always), ways, depth + 1));
  }
  return mark(trip, node.endIndex, join(states));
}

function runLoop(trip: Trip, node: Node, state: State, depth: number): State {
  const start = node.childForFieldName('initializer') ?? node.childForFieldName('right');
  const first = run(trip, start, state, newWays(null), depth + 1);
  let entry = first;
  for (let round = 1; ; round++) {
    const ways = newWays(null);
    const { again, left } = runRound(trip, node, entry, ways, depth);
    const next = join([first, again]);
    if (isSame(next, entry) || round > MOST_ROUNDS) {
      return mark(trip, node.endIndex, join([left, ...ways.breaks]));
    }
    const doubt: Value = { kind: 'unknown', why: 'it changes in a loop' };
    entry = round < MOST_ROUNDS ? next : join([next, [doubt]]);
  }
}

/** Once through a loop: what the next round begins with, and what holds where its condition ends it. */
function runRound(
  trip: Trip,
  node: Node,
  entry: State,
  ways: Ways,
  depth: number,
): { readonly again: State; readonly left: State } {
  const part = (name: string): Node | null => node.childForFieldName(name);
  const enter = (one: Node | null, state: State): State => {
    if (one !== null) mark(trip, one.startIndex, state);
    return run(trip, one, state, ways, depth + 1);
  };
  const condition = part('condition');
  const isLate = node.type === 'do_statement';
  const asked = isLate ? entry : enter(condition, entry);
  const done = join([enter(part('body'), asked), ...ways.continues]);
  const again = enter(isLate ? condition : part('update'), done);
  const isEndless =
    condition === null ? node.type === 'for_statement' : /^\W*(?:1|true)\W*$/.test(condition.text);
  return { again, left: isEndless ? null : isLate ? again : asked };
}

function isSame(a: State, b: State): boolean {
  return a === b || (a !== null && b !== null && areEqual(a, b));
}
