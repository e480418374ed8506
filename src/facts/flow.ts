/**
 * What a variable holds at each place of a function. Where the order of writes cannot be told (behind labels, in
 * functions inside of the function) it may hold anything that is ever written to it.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import { anyOf, bounded, operation } from './folding.ts';
import type { Followed, Surroundings, Timeline, Write } from './variables.ts';
import { type Journey, join, type State, walk } from './walk.ts';

/** A variable or a field to be followed. */
export interface Followable {
  readonly key: string;
  /** What it holds at the beginning. */
  readonly base: readonly Value[];
  readonly writes: readonly Write[];
  /** True when nothing says when it is written. */
  readonly timeless: boolean;
  readonly around: Surroundings;
  /** Whether the condition of a statement is known to hold, or known not to. */
  readonly holds: (node: Node) => boolean | null;
}

/** A variable written more often than this says nothing. */
const MOST_WRITES = 24;
/** What it may hold at `at`; `read` is asked what an expression gives. */
export function follow(
  what: Followable,
  at: number,
  followed: Followed,
  read: (node: Node) => Value,
): readonly Value[] {
  const open = followed.open.at(-1);
  if (open?.key === what.key && open.state !== null) return open.state;
  if (followed.open.some(({ key }) => key === what.key))
    return [{ kind: 'unknown', why: `\`${nameIn(what)}\` depends on itself` }];
  const timeline = followed.timelines.get(what.key) ?? makeTimeline(what, followed, read);
  followed.timelines.set(what.key, timeline);
  const { inner } = what.around;
  if (inner.some(({ startIndex, endIndex }) => startIndex <= at && at < endIndex)) return timeline.always;
  return stateAt(timeline, at) ?? timeline.always;
}

/** What it may hold where one of the places is reached; nothing where none of them ever is. */
export function followTo(
  what: Followable,
  places: readonly number[],
  followed: Followed,
  read: (node: Node) => Value,
): readonly Value[] {
  const timeline = makeTimeline(what, followed, read);
  return join(places.map((place) => stateAt(timeline, place))) ?? [];
}

function stateAt({ places, states, always }: Timeline, at: number): State {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? always : (states[low - 1] ?? null);
}

function nameIn({ key }: Followable): string {
  return key.replace(/@\d+/, '');
}

function makeTimeline(what: Followable, followed: Followed, read: (node: Node) => Value): Timeline {
  const nothing = { places: [], states: [] };
  if (what.writes.length > MOST_WRITES) {
    return {
      ...nothing,
      always: [{ kind: 'unknown', why: `\`${nameIn(what)}\` is set in too many places` }],
    };
  }
  const open: { readonly key: string; state: State } = { key: what.key, state: null };
  followed.open.push(open);
  const apply = (write: Write, state: State): State => {
    open.state = state;
    return applyWrite(write, state, read);
  };
  const always = everything(what, apply);
  const isPlain = what.timeless || (what.writes.length < 2 && what.base.length + what.writes.length < 2);
  const { around, base, writes, holds } = what;
  const choose: Journey['choose'] = (condition, arms, before) => {
    open.state = before;
    return chooseByCallers(condition, arms, read);
  };
  const journey = { around, base, writes, apply, always, holds, choose, counter: followed };
  const marks = isPlain ? null : walk(journey);
  followed.open.pop();
  if (marks === null) return { ...nothing, always };
  const places = [...marks.keys()].sort((a, b) => a - b);
  return { places, states: places.map((place) => marks.get(place) ?? null), always };
}

/** `if (shared) flags = SHARED;`: of one value in each arm the one that the callers' arguments choose. */
function chooseByCallers(condition: Node, arms: readonly State[], read: (node: Node) => Value): State {
  const [yes, no] = arms.map((state) => (state?.length === 1 ? state[0] : undefined));
  if (yes === undefined || no === undefined) return null;
  const asked = read(condition.childForFieldName('value') ?? condition);
  return isOfParameters(asked) ? [bounded(operation('?:', [asked, yes, no]))] : null;
}

/** Whether a value is a parameter, or made of parameters and constants. */
function isOfParameters(value: Value): boolean {
  if (value.kind !== 'operation') return value.kind === 'parameter';
  return value.operands.every(isSettled) && value.operands.some(isOfParameters);
}

function isSettled(value: Value): boolean {
  return value.kind === 'number' || value.kind === 'name' || isOfParameters(value);
}

function applyWrite(write: Write, state: State, read: (node: Node) => Value): State {
  if (state === null) return null;
  switch (write.kind) {
    case 'set':
      return [bounded(read(write.node))];
    case 'given':
      return [write.value];
    case 'elsewhere':
      return join([state, [{ kind: 'unknown', why: write.why }]]);
    case 'handed':
      return applyHanded(write, state, read);
    case 'change': {
      const operand: Value = write.node === null ? { kind: 'number', value: 1 } : read(write.node);
      const before: State =
        state.length === 0 ? [{ kind: 'unknown', why: 'nothing was written to it before' }] : state;
      return join([before.map((value) => operation(write.operator, [value, operand]))]);
    }
  }
}

/** What the function makes of it only those know who can look into the function. */
function applyHanded(
  { call, index, at, why }: Extract<Write, { kind: 'handed' }>,
  state: readonly Value[],
  read: (node: Node) => Value,
): State {
  const result = read(call);
  const doubt: Value = { kind: 'unknown', why };
  if (result.kind !== 'result-of' || index >= result.arguments.length) return join([state, [doubt]]);
  const number = (value: number): Value => ({ kind: 'number', value });
  const place = number(at);
  const isOwn = (value: Value): boolean =>
    value.kind === 'operation' && value.operator === WRITTEN && isSame(value.operands[2], place);
  // In a loop it would be put into itself again and again.
  const before = state.filter((value) => !isOwn(value));
  const again = before.length < state.length ? [doubt] : [];
  const held = before.length === 0 ? [doubt] : [...before, ...again];
  return [bounded(operation(WRITTEN, [result, number(index), place, anyOf(held), doubt]))];
}

/** What a call makes of a variable whose address it gets: the call, which argument, where, what it held before, the doubt. */
export const WRITTEN = 'written';

function isSame(a: Value | undefined, b: Value): boolean {
  return a?.kind === 'number' && b.kind === 'number' && a.value === b.value;
}

/** What it may hold when the order is left aside. */
function everything({ base, writes }: Followable, apply: Journey['apply']): readonly Value[] {
  const changes = writes.filter((write) => write.kind === 'change');
  const firm = writes.filter((write) => write.kind !== 'change');
  const starts = join([base, ...firm.map((write) => apply(write, []))]) ?? [];
  let states: readonly Value[] = starts;
  const isRepeatable = changes.every(({ operator }) => operator === '|' || operator === '&');
  if (!isRepeatable) states = join([states, [{ kind: 'unknown', why: 'it is counted' }]]) ?? [];
  for (const change of [...changes, ...changes.slice(0, -1)])
    states = join([states, apply(change, states)]) ?? [];
  return states;
}
