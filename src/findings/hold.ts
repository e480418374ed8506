/**
 * Walks the course of one function and keeps book of one stay: not begun, held, perhaps ended, ended. What calls
 * do to it is asked of somebody else; this file knows only how statements follow each other.
 */
import type { Course, CourseCall, CourseLoop, CourseStep, Range, Test } from '../facts/index.ts';
import type { Value } from '../model/index.ts';

/** What may hold at a place: several of these, or nothing where nobody comes. */
export type Held = number;
export const NOWHERE: Held = 0;
/** The stay has not begun, or the call that begins it has failed. */
export const IDLE: Held = 1;
export const HELD: Held = 2;
/** It may have been ended. */
export const DOUBT: Held = 4;
export const ENDED: Held = 8;

export const STILL: Held = HELD | DOUBT;

/** What a call makes of the stay. `becomes` is a call that may begin it: what holds when it returns. */
export type Deed =
  | { readonly kind: 'nothing' | 'ends-stay' | 'may-end-stay' }
  /** `isWell` where the program has done its work and not just given up. */
  | { readonly kind: 'never-returns'; readonly isWell: boolean }
  | { readonly kind: 'becomes'; readonly held: Held };

export interface Judge {
  readonly deedOf: (call: CourseCall) => Deed;
  /** What a test says of the call that begins the stay: the way on which that call has failed. */
  readonly failing: (value: Value) => 'yes' | 'no' | null;
}

export interface Exit {
  /** `exit` ends the whole program, and `endless` is a loop that nothing leaves. */
  readonly how: 'return' | 'throw' | 'end' | 'exit' | 'endless';
  /** Null at the end of the function's text. */
  readonly at: Range | null;
  readonly held: Held;
  readonly value: Value | null;
}

/** What ran at what time; a loop or call may be in several of the sets. */
export interface Passed {
  readonly loops: Set<CourseLoop>;
  readonly calls: Set<CourseCall>;
}

export interface Outcome {
  readonly exits: readonly Exit[];
  readonly before: Passed;
  readonly inside: Passed;
  readonly after: Passed;
  /** Calls that ended the stay or may have, in the order in which they were come to. */
  readonly endings: ReadonlySet<CourseCall>;
}

interface Walk extends Judge {
  readonly exits: Exit[];
  readonly before: Passed;
  readonly inside: Passed;
  readonly after: Passed;
  readonly endings: Set<CourseCall>;
  /** What jumps bring to a label. */
  readonly labels: Map<string, Held>;
  readonly loops: CourseLoop[];
  /** Heads of the loops around the call that begins the stay. */
  readonly heads: Set<string>;
}

/** Only four things may hold, so what holds before a loop stops growing sooner. */
const MOST_ROUNDS = 8;

interface Ways {
  breaks: Held;
  continues: Held;
}

/** `start` is what holds when the function is entered. */
export function follow(course: Course, start: Held, judge: Judge): Outcome {
  const nothing = (): Passed => ({ loops: new Set(), calls: new Set() });
  const walk: Walk = {
    ...judge,
    exits: [],
    ...{ before: nothing(), inside: nothing(), after: nothing() },
    endings: new Set(),
    labels: new Map(),
    loops: [],
    heads: new Set(),
  };
  // Jumps backwards bring more to their labels in each round; there are only four things that may hold.
  for (let known = -1; known < sumOf(walk.labels);) {
    known = sumOf(walk.labels);
    walk.exits.length = 0;
    const held = run(walk, course, start, { breaks: NOWHERE, continues: NOWHERE });
    if (held !== NOWHERE) walk.exits.push({ how: 'end', at: null, held, value: null });
  }
  return walk;
}

function sumOf(labels: ReadonlyMap<string, Held>): number {
  return [...labels.values()].reduce((sum, held) => sum + held, 0);
}

function run(walk: Walk, course: Course, start: Held, ways: Ways): Held {
  return course.reduce((held, step) => runStep(walk, step, held, ways), start);
}

function runStep(walk: Walk, step: CourseStep, held: Held, ways: Ways): Held {
  switch (step.kind) {
    case 'label':
      return held | (walk.labels.get(step.name) ?? NOWHERE);
    case 'goto':
      walk.labels.set(step.name, held | (walk.labels.get(step.name) ?? NOWHERE));
      return NOWHERE;
    case 'break':
      ways.breaks |= held;
      return NOWHERE;
    case 'continue':
      ways.continues |= held;
      return NOWHERE;
    case 'return':
    case 'throw':
      if (held !== NOWHERE) walk.exits.push({ how: step.kind, at: step.at, held, value: step.value });
      return NOWHERE;
    case 'call':
      return runCall(walk, step, held);
    case 'choice': {
      const { yes, no } = decide(walk, step.test, held, ways);
      return run(walk, step.yes, yes, ways) | run(walk, step.no, no, ways);
    }
    case 'switch':
      return runSwitch(walk, step, held, ways);
    case 'try':
      return runTry(walk, step, held, ways);
    case 'loop':
      return runLoop(walk, step, held);
  }
}

function runCall(walk: Walk, step: CourseCall, held: Held): Held {
  if (held === NOWHERE) return held;
  const deed = walk.deedOf(step);
  switch (deed.kind) {
    case 'nothing':
      note(walk, held, (passed) => passed.calls.add(step));
      return held;
    case 'never-returns':
      if (deed.isWell) walk.exits.push({ how: 'exit', at: step.call.range, held, value: null });
      return NOWHERE;
    case 'becomes':
      for (const { head } of walk.loops) walk.heads.add(head);
      return (deed.held & ~IDLE) | ((deed.held & IDLE) === 0 ? NOWHERE : held);
    case 'ends-stay':
    case 'may-end-stay': {
      if ((held & STILL) === 0) return held;
      walk.endings.add(step);
      const rest = held & ~STILL;
      return rest | (deed.kind === 'ends-stay' ? ENDED : DOUBT);
    }
  }
}

function note({ before, inside, after }: Walk, held: Held, add: (passed: Passed) => void): void {
  if ((held & STILL) !== 0) add(inside);
  if ((held & ENDED) !== 0) add(after);
  if (held === IDLE) add(before);
}

function decide(walk: Walk, test: Test, held: Held, ways: Ways): { readonly yes: Held; readonly no: Held } {
  switch (test.kind) {
    case 'and': {
      const left = decide(walk, test.left, held, ways);
      const right = decide(walk, test.right, left.yes, ways);
      return { yes: right.yes, no: left.no | right.no };
    }
    case 'or': {
      const left = decide(walk, test.left, held, ways);
      const right = decide(walk, test.right, left.no, ways);
      return { yes: left.yes | right.yes, no: right.no };
    }
    case 'not': {
      const { yes, no } = decide(walk, test.test, held, ways);
      return { yes: no, no: yes };
    }
    case 'value': {
      const now = run(walk, test.course, held, ways);
      if (test.value.kind === 'number')
        return test.value.value === 0 ? { yes: NOWHERE, no: now } : { yes: now, no: NOWHERE };
      const failing = walk.failing(test.value);
      return { yes: failing === 'yes' ? failed(now) : now, no: failing === 'no' ? failed(now) : now };
    }
  }
}

function failed(held: Held): Held {
  return (held & HELD) === 0 ? held : (held & ~HELD) | IDLE;
}

function runSwitch(walk: Walk, step: CourseStep & { kind: 'switch' }, held: Held, outer: Ways): Held {
  const ways: Ways = { breaks: NOWHERE, continues: NOWHERE };
  const last = step.cases.reduce((now, course) => run(walk, course, now | held, ways), NOWHERE);
  outer.continues |= ways.continues;
  return last | ways.breaks | (step.isExhaustive ? NOWHERE : held);
}

/** Something may be thrown before the body begins to do anything and after all of it. */
function runTry(walk: Walk, step: CourseStep & { kind: 'try' }, held: Held, ways: Ways): Held {
  const first = walk.exits.length;
  const done = run(walk, step.body, held, ways);
  const own = walk.exits.splice(first);
  const thrown = own.filter(({ how }) => how === 'throw').reduce((all, exit) => all | exit.held, NOWHERE);
  walk.exits.push(...own.filter(({ how }) => how !== 'throw'));
  return step.handlers.reduce((all, one) => all | run(walk, one, held | done | thrown, ways), done);
}

function runLoop(walk: Walk, loop: CourseLoop, held: Held): Held {
  if (held === NOWHERE) return held;
  // It runs as often as the one in which the stay began, so it runs at all.
  const runsAsOften = walk.heads.has(loop.head) && !walk.loops.some(({ head }) => head === loop.head);
  let first = held;
  let entry = held;
  let left = NOWHERE;
  walk.loops.push(loop);
  if (!loop.isOnce) note(walk, held, (passed) => passed.loops.add(loop));
  for (let round = 0; ; round++) {
    const ways: Ways = { breaks: NOWHERE, continues: NOWHERE };
    const asked = loop.isLate || loop.test === null ? null : decide(walk, loop.test, entry, ways);
    if (asked !== null) left |= runsAsOften && round === 0 ? asked.no & ~STILL : asked.no;
    const done = run(walk, loop.body, asked?.yes ?? entry, ways) | ways.continues;
    const updated = run(walk, loop.update, done, ways);
    const late = loop.isLate && loop.test !== null ? decide(walk, loop.test, updated, ways) : null;
    left |= (late?.no ?? NOWHERE) | ways.breaks;
    const again = late?.yes ?? updated;
    if (runsAsOften && round === 0) first = again;
    const next = first | again;
    if (next === entry || round > MOST_ROUNDS) {
      // What goes on for ever is a way out of its own: what holds there holds as long as the program runs.
      if (left === NOWHERE && loop.test === null && again !== NOWHERE)
        walk.exits.push({ how: 'endless', at: loop.at, held: again, value: null });
      break;
    }
    entry = next;
  }
  walk.loops.pop();
  return left;
}
