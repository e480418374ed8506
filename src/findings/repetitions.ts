/**
 * Which calls a loop makes again and again: one in the function of the call itself, or one around a call of that
 * function, a few callers up. A loop that is left after the call, that tries again because of an interruption, or that
 * turns once for each word of the command line repeats nothing worth counting. How often a loop turns is not known.
 */
import type { Course, CourseCall, CourseLoop, Test } from '../facts/index.ts';
import type { Span, Step } from '../model/index.ts';
import type { ApiUse, ItemId, Program } from '../program/index.ts';
import { openNeverReturns } from './deeds.ts';

/** A loop that comes to a call. */
export interface Repetition {
  /** The function that the loop stands in. */
  readonly item: ItemId;
  readonly loop: Span;
  /** The functions between the loop and the call, each with the place that calls it. */
  readonly through: readonly Step[];
}

/** The nearest loops first. */
export type RepetitionsOf = (use: Pick<ApiUse, 'item' | 'call'>) => readonly Repetition[];

/** Callers of callers are looked at this far. */
const DEEPEST = 2;
/** Functions with more callers than this are asked no further: what everybody calls says little of one loop. */
const MOST_CALLERS = 40;
const MOST_REPETITIONS = 12;
/** Longer functions, in bytes, are made by generators. */
const LONGEST = 60_000;

export function openRepetitions(program: Program): RepetitionsOf {
  const layouts = openLayouts(program);
  const known = new Map<string, readonly Repetition[]>();
  const around = (item: ItemId, depth: number, path: readonly ItemId[]): readonly Repetition[] => {
    const key = `${String(item)} ${String(depth)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = callersOf(program, item)
      .filter((caller) => !path.includes(caller))
      .flatMap((caller) => fromCaller(caller, item, depth, path));
    const nearest = found.sort((a, b) => a.through.length - b.through.length).slice(0, MOST_REPETITIONS);
    known.set(key, nearest);
    return nearest;
  };
  const fromCaller = (
    caller: ItemId,
    callee: ItemId,
    depth: number,
    path: readonly ItemId[],
  ): readonly Repetition[] => {
    const { calls } = layouts(caller);
    const [name] = program.tree.item(callee).names;
    const own = calls.filter(({ name: called }) => called === name);
    const looped = own.find(({ loop }) => loop !== null) ?? own[0];
    if (looped === undefined) return [];
    const how = program.tree.item(callee).kind === 'macro' ? 'macro' : 'name';
    const step: Step = { name: program.nameOf(callee) ?? '', span: looped.span, how };
    if (looped.loop !== null) return [{ item: caller, loop: looped.loop, through: [step] }];
    if (depth >= DEEPEST) return [];
    return around(caller, depth + 1, [...path, caller]).map((one) => {
      return { ...one, through: [...one.through, step] };
    });
  };
  return ({ item, call }) => {
    const loop = loopAt(layouts(item), call.span);
    return loop === null ? around(item, 1, [item]) : [{ item, loop, through: [] }];
  };
}

/** A macro stands for its body as a function does. */
const CALLED = /^(?:function|macro)$/;

function callersOf({ tree }: Program, item: ItemId): readonly ItemId[] {
  const [name] = tree.item(item).names;
  if (name === undefined || !CALLED.test(tree.item(item).kind)) return [];
  const all = tree.mentioners(name);
  if (all.length > MOST_CALLERS) return [];
  return [...all].filter(
    (id) => tree.item(id).kind === 'function' && tree.resolve(name, tree.fileOf(id)).includes(item),
  );
}

/** The calls of a function, each with the innermost loop that repeats it. */
interface Layout {
  readonly calls: readonly { readonly name: number; readonly span: Span; readonly loop: Span | null }[];
  /** The outer before the inner. */
  readonly loops: readonly Span[];
}

const NO_LAYOUT: Layout = { calls: [], loops: [] };

function openLayouts(program: Program): (item: ItemId) => Layout {
  const neverReturns = openNeverReturns(program);
  const known = new Map<ItemId, Layout>();
  const layout = (item: ItemId): Layout => {
    const { kind, start, end } = program.tree.item(item);
    const course = kind !== 'function' || end - start > LONGEST ? null : program.courseOf(item);
    return course === null ? NO_LAYOUT : layoutOf(program, item, course, neverReturns);
  };
  return (item) => {
    const found = known.get(item) ?? layout(item);
    known.set(item, found);
    return found;
  };
}

/** What a `break` leaves; null for a `switch`, and for what is written as a loop but does not repeat. */
type Around = readonly (CourseLoop | null)[];

interface Reading {
  /** Whether nothing behind the call runs. */
  readonly ends: (call: CourseCall) => boolean;
  readonly isCounted: (loop: CourseLoop) => boolean;
  readonly found: (call: CourseCall, loop: CourseLoop | null) => void;
}

function layoutOf(
  program: Program,
  item: ItemId,
  course: Course,
  neverReturns: (item: ItemId) => boolean,
): Layout {
  const { tree, externals } = program;
  const nameOf = ({ call }: CourseCall): number => tree.names.idOf(call.callee.split('::').at(-1) ?? '');
  const calls: Layout['calls'][number][] = [];
  const loops = new Set<CourseLoop>();
  const words = wordsOfCommandLine(program, item);
  run(course, [], {
    ends: (step) => {
      if (externals.endings.has(step.call.callee)) return true;
      const name = nameOf(step);
      return name >= 0 && tree.resolve(name, tree.fileOf(item)).some(neverReturns);
    },
    isCounted: ({ head }) => !RETRY.test(head) && !words.some((word) => mentions(head, word)),
    found: (step, loop) => {
      if (loop !== null) loops.add(loop);
      const span = program.spanOf(item, step.call.range);
      calls.push({ name: nameOf(step), span, loop: loop === null ? null : program.spanOf(item, loop.at) });
    },
  });
  const ordered = [...loops].sort((a, b) => a.at.start - b.at.start);
  return { calls, loops: ordered.map(({ at }) => program.spanOf(item, at)) };
}

/** What a loop that tries again after an error asks about. */
const RETRY = /\berrno\b/;

/** The parameters of an entry point: loops over them turn as often as somebody has written words. */
function wordsOfCommandLine(program: Program, item: ItemId): readonly string[] {
  const name = program.nameOf(item);
  return name !== null && program.externals.entryNames.includes(name) ? program.factsOf(item).parameters : [];
}

function mentions(text: string, word: string): boolean {
  return text.match(/[A-Za-z_]\w*/g)?.some((one) => one === word) === true;
}

function run(course: Course, around: Around, reading: Reading): void {
  const left = leftBy(course, around, reading);
  for (const step of course) {
    switch (step.kind) {
      case 'call':
        reading.found(step, left.findLast((loop) => loop !== null) ?? null);
        break;
      case 'choice':
        runTest(step.test, left, reading);
        run(step.yes, left, reading);
        run(step.no, left, reading);
        break;
      case 'switch':
        for (const one of step.cases) run(one, [...left, null], reading);
        break;
      case 'try':
        for (const one of [step.body, ...step.handlers]) run(one, left, reading);
        break;
      case 'loop': {
        const isLoop = !step.isOnce && reading.isCounted(step);
        const inside = [...left, isLoop ? step : null];
        runTest(step.test, inside, reading);
        run(step.body, inside, reading);
        run(step.update, inside, reading);
        break;
      }
      case 'return':
      case 'throw':
      case 'break':
      case 'continue':
      case 'goto':
      case 'label':
    }
  }
}

/** The loops that still turn when these statements have run: those that they surely leave are none of theirs. */
function leftBy(course: Course, around: Around, reading: Reading): Around {
  const leavesAll = course.some(
    (step) => step.kind === 'return' || step.kind === 'throw' || (step.kind === 'call' && reading.ends(step)),
  );
  if (leavesAll) return [];
  return course.some(({ kind }) => kind === 'break' || kind === 'goto') ? around.slice(0, -1) : around;
}

function runTest(test: Test | null, around: Around, reading: Reading): void {
  if (test === null) return;
  switch (test.kind) {
    case 'and':
    case 'or':
      runTest(test.left, around, reading);
      runTest(test.right, around, reading);
      break;
    case 'not':
      runTest(test.test, around, reading);
      break;
    case 'value':
      run(test.course, around, reading);
  }
}

/** By the call of that place; what macros make stands in none and is told by the place alone. */
function loopAt({ calls, loops }: Layout, { line, column }: Span): Span | null {
  const call = calls.find(({ span }) => span.line === line && span.column === column);
  if (call !== undefined) return call.loop;
  const isBehind = (loop: Span): boolean => line > loop.line || (line === loop.line && column >= loop.column);
  const isBefore = (loop: Span): boolean =>
    line < loop.endLine || (line === loop.endLine && column < loop.endColumn);
  return loops.findLast((loop) => isBehind(loop) && isBefore(loop)) ?? null;
}
