/**
 * What the calls of a function do to a stay that has begun: a release ends it, perhaps only under a condition or for
 * something else; a function of the tree does what its own calls do; some never return.
 */
import { ask, type Constants } from '../conditions/index.ts';
import type { CourseCall, FactCall } from '../facts/index.ts';
import type { Answer, Release, Row, Value } from '../model/index.ts';
import { type ItemId, type Opener, type Program, resolveValue, substitute } from '../program/index.ts';
import { DOUBT, type Deed, ENDED, follow, HELD, STILL } from './hold.ts';
import { type Begun, isArgument, isResult, type Said } from './sameness.ts';
import type { Worker } from './work.ts';

export interface StaysInput {
  readonly program: Program;
  readonly constants: Constants;
  readonly openers: ReadonlyMap<string, Opener>;
}

/** One blocker, and what may undo it. */
export interface Question extends StaysInput {
  readonly releases: readonly Release[];
  /** Items from which a release may be come to, by their mentions. */
  readonly leading: ReadonlySet<ItemId>;
  /** Whether a function of the tree ends the process whenever it is called. */
  readonly neverReturns: (item: ItemId) => boolean;
  readonly worker: Worker;
  readonly row: Row;
}

export interface Deeds {
  readonly deedOf: (call: CourseCall) => Deed;
  /** The releases behind each call that was found to end the stay, or that may. */
  readonly releasesAt: ReadonlyMap<CourseCall, ReadonlySet<Release>>;
}

/** Functions called from functions are followed this far. */
const DEEPEST = 4;

/** Longer functions, in bytes, are not read for what they release. */
const LONGEST_CALLEE = 8000;

/** A function that is looked into, with what makes of its values those of the function that began. */
interface Frame {
  readonly item: ItemId;
  readonly begun: Begun;
  /** Null in the function that began: there the words count as well. */
  readonly passed: readonly (readonly Value[])[] | null;
  readonly path: readonly ItemId[];
}

export function openDeeds(
  question: Question,
  { item, begun, path }: Pick<Frame, 'item' | 'begun' | 'path'>,
  budget: { left: number },
): Deeds {
  const releasesAt = new Map<CourseCall, Set<Release>>();
  const frame: Frame = { item, begun, passed: null, path: [...path, item] };
  const deedOf = (call: CourseCall): Deed => {
    const used = new Set<Release>();
    const deed = deedIn(question, frame, call, budget, used);
    if (used.size > 0) releasesAt.set(call, used);
    return deed;
  };
  return { deedOf, releasesAt };
}

function deedIn(
  question: Question,
  frame: Frame,
  step: CourseCall,
  budget: { left: number },
  used: Set<Release>,
): Deed {
  const { program, releases } = question;
  const { call } = step;
  if (call.via !== 'name' && call.via !== 'macro') return { kind: 'nothing' };
  const name = program.externals.aliases.get(call.callee) ?? call.callee;
  // Who starts another program from further below mostly does so in a child.
  const own = releases.filter(({ api, leaves }) => api.name === name && !(leaves && frame.passed !== null));
  if (own.length > 0) {
    const presence = program.presenceAt(frame.item, call.range.start);
    if (presence.kind === 'never') return { kind: 'nothing' };
    const answers = own.map((release) => fits(question, frame, step, release));
    own.forEach((release, at) => answers[at] !== 'no' && used.add(release));
    const isSure =
      presence.kind === 'always' && own.some((one, at) => answers[at] === 'yes' && one.ends === 'surely');
    if (isSure) return { kind: 'ends-stay' };
    return { kind: answers.every((answer) => answer === 'no') ? 'nothing' : 'may-end-stay' };
  }
  const targets = targetsOf(program, frame.item, call.callee);
  if (targets.length === 0 && program.externals.endings.has(name))
    return { kind: 'never-returns', isWell: isWellEnded(call) };
  const deeds = targets.map((target) => deedOfTarget(question, frame, step, target, budget, used));
  const [first] = deeds;
  if (first === undefined) return { kind: 'nothing' };
  if (deeds.every(({ kind }) => kind === first.kind)) return first;
  return { kind: deeds.some(({ kind }) => kind !== 'nothing') ? 'may-end-stay' : 'nothing' };
}

/** `exit(0)` ends a program that has done its work. */
function isWellEnded({ arguments: [status] }: FactCall): boolean {
  return (
    (status?.kind === 'number' && status.value === 0) ||
    (status?.kind === 'name' && status.name === 'EXIT_SUCCESS')
  );
}

function targetsOf({ tree }: Program, item: ItemId, callee: string): readonly ItemId[] {
  const name = tree.names.idOf(callee.split('::').at(-1) ?? callee);
  if (name < 0) return [];
  return tree.resolve(name, tree.fileOf(item)).filter((id) => {
    const { kind } = tree.item(id);
    return kind === 'function' || kind === 'macro';
  });
}

/** What a function of the tree does to a stay that has begun before it is called. */
function deedOfTarget(
  question: Question,
  frame: Frame,
  { call }: CourseCall,
  target: ItemId,
  budget: { left: number },
  used: Set<Release>,
): Deed {
  const { program } = question;
  if (!question.leading.has(target))
    return question.neverReturns(target) ? { kind: 'never-returns', isWell: false } : { kind: 'nothing' };
  const { start, end } = program.tree.item(target);
  const isTooFar =
    end - start > LONGEST_CALLEE || (frame.passed?.length ?? 0) >= DEEPEST || frame.path.includes(target);
  if (isTooFar || budget.left-- <= 0) return { kind: 'nothing' };
  const course = program.courseOf(target);
  if (course === null) return { kind: 'nothing' };
  const inner: Frame = {
    item: target,
    begun: frame.begun,
    passed: [call.arguments, ...(frame.passed ?? [])],
    path: [...frame.path, target],
  };
  const { exits } = follow(course, HELD, {
    deedOf: (one) => deedIn(question, inner, one, budget, used),
    failing: () => null,
  });
  const returning = exits.filter(({ how }) => how !== 'exit' && how !== 'endless');
  const held = returning.reduce((all, exit) => all | exit.held, 0);
  if (held === 0) return { kind: 'never-returns', isWell: false };
  if ((held & (ENDED | DOUBT)) === 0) return { kind: 'nothing' };
  return { kind: (held & STILL) === 0 ? 'ends-stay' : 'may-end-stay' };
}

/** Longer functions, in bytes, do more than give up. */
const LONGEST_ENDING = 2000;

/** A function that never returns mostly ends in the call that does not; others need no grammar to be told from it. */
const ENDS_IN_CALL = /\)\s*;\s*(?:(?:\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/.*|#.*)\s*)*\}\s*$/;

/** Each function is looked at once; only one that ends the process by itself is recognised. */
export function openNeverReturns(program: Program): (item: ItemId) => boolean {
  const { tree, externals } = program;
  const known = new Map<ItemId, boolean>();
  const endings = [...externals.endings].map((ending) => tree.names.idOf(ending)).filter((name) => name >= 0);
  const look = (item: ItemId): boolean => {
    const { start, end } = tree.item(item);
    if (end - start > LONGEST_ENDING || !endings.some((name) => tree.usesIn(item, name) !== 0)) return false;
    if (!ENDS_IN_CALL.test(program.textOf(item))) return false;
    const course = program.courseOf(item);
    if (course === null) return false;
    const { exits } = follow(course, HELD, {
      deedOf: ({ call }) =>
        externals.endings.has(call.callee) ? { kind: 'never-returns', isWell: false } : { kind: 'nothing' },
      failing: () => null,
    });
    return exits.length === 0;
  };
  return (item) => {
    const found = known.get(item) ?? look(item);
    known.set(item, found);
    return found;
  };
}

/** Whether the call releases what the blocker holds. */
function fits(question: Question, frame: Frame, { call, words }: CourseCall, release: Release): Answer {
  const { api } = release;
  const parameters = api.kind === 'function' ? api.parameters : [];
  const saidOf = (parameter: string): Said => {
    const at = parameters.indexOf(parameter);
    const value = call.arguments[at] ?? { kind: 'unknown', why: 'it is not passed' };
    return { value: outward(frame, value), words: frame.passed === null ? (words[at] ?? null) : null };
  };
  const answers: Answer[] = release.when === null ? [] : [askedOf(question, release, parameters, call)];
  for (const [at, { parameter, as }] of release.same.entries()) {
    const said = saidOf(parameter);
    const answer =
      as.kind === 'result'
        ? isSameResult(question, frame, said)
        : isArgument(said, frame.begun.arguments.get(as.parameter), as.kind === 'pointee');
    // Of the second and further ones only a known difference says something.
    answers.push(at === 0 ? answer : answer === 'no' ? 'maybe' : 'yes');
  }
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

/** The value as the function says it that began. */
function outward({ passed }: Frame, value: Value): Value {
  return (passed ?? []).reduce((now, one) => substitute(now, one), value);
}

/** A variable outside of functions may hold what the blocker gave back. */
function isSameResult({ program }: Question, { item, begun }: Frame, said: Said): Answer {
  const direct = isResult(said, begun);
  if (said.value.kind === 'name' && said.value.name === begun.stored) return 'yes';
  if (direct !== 'maybe' || (said.value.kind !== 'name' && said.value.kind !== 'field')) return direct;
  const value = resolveValue(program, said.value, program.tree.fileOf(item));
  return isResult({ value, words: null }, { ...begun, callee: begun.origin, into: null });
}

function askedOf(
  { constants, openers }: Question,
  release: Release,
  parameters: readonly string[],
  call: FactCall,
): Answer {
  if (release.when === null) return 'yes';
  return ask(release.when, {
    argument: (name) => call.arguments[parameters.indexOf(name)] ?? null,
    argumentCount: call.arguments.length,
    complete: call.argumentsComplete,
    clauses: [],
    stored: () => [],
    options: [],
    openers,
    constants,
  });
}
