/**
 * Whether a release is about the same memory, thread or process as the blocker whose stay it would end, and what
 * a test says of the blocker's result. It compares values; it follows no calls.
 */
import type { Answer, Failure, Value } from '../model/index.ts';
import { isEqual } from '../facts/index.ts';
import { calculated, type Constants } from '../conditions/index.ts';

/** A value with the words that it was written in; no words where they are somebody else's. */
export interface Said {
  readonly value: Value;
  readonly words: string | null;
}

/** The call that begins a stay, as the function sees it that is looked at. */
export interface Begun {
  /** The function whose result is what the blocker gave back, as the function calls it; null when none is. */
  readonly callee: string | null;
  /** The blocker as it is called where it stands: what variables outside of functions hold is its result. */
  readonly origin: string;
  /** What the result is written to, in the words of the function; null when it goes elsewhere. */
  readonly into: string | null;
  /** What the blocker's own result is written to where it stands; a variable outside of functions keeps it. */
  readonly stored: string | null;
  /** The blocker's arguments by the names of its prototype. */
  readonly arguments: ReadonlyMap<string, Said>;
  readonly fails: Failure | null;
  /** What it gives back when it succeeds, where that is a number; null leaves it to `fails`. */
  readonly succeeds: readonly number[] | null;
}

/** Whether the value is what the blocker gave back. */
export function isResult({ value, words }: Said, begun: Begun): Answer {
  if (words !== null && words === begun.into) return 'yes';
  switch (value.kind) {
    case 'result-of':
      return value.callee === begun.callee ? 'yes' : begun.callee === null ? 'maybe' : 'no';
    case 'number':
    case 'text':
      return 'no';
    case 'any-of': {
      // What it holds before the call, or when the call has failed, is nothing that could be given back.
      const real = value.values.filter(({ kind }) => kind !== 'number');
      const answers = real.map((one) => isResult({ value: one, words: null }, begun));
      return answers.length > 0 && answers.every((answer) => answer === 'yes') ? 'yes' : 'maybe';
    }
    case 'name':
    case 'parameter':
    case 'field':
    case 'operation':
    case 'unknown':
      return 'maybe';
  }
}

/** Whether the value is what the blocker was given, or, for a pointee, what it was given the address of. */
export function isArgument(said: Said, given: Said | undefined, isPointee: boolean): Answer {
  if (given === undefined) return 'maybe';
  const before = isPointee ? pointee(given) : given;
  const isSaidAlike = said.words !== null && said.words === before.words;
  const isAlike = isEqual(said.value, before.value);
  if (isAlike && (isSaidAlike || isIdentity(said.value))) return 'yes';
  if (isSaidAlike && isPointee) return 'yes';
  if (said.value.kind === 'number' && before.value.kind === 'number') return 'no';
  if (said.value.kind === 'name' && before.value.kind === 'name') return 'no';
  return 'maybe';
}

function pointee({ value, words }: Said): Said {
  const [inner] = value.kind === 'operation' && value.operator === 'address-of' ? value.operands : [];
  return {
    value: inner ?? { kind: 'unknown', why: 'it is behind a pointer' },
    words: words?.startsWith('&') === true ? words.slice(1) : words === null ? null : `${words}[0]`,
  };
}

/** Whether two values that look alike are one and the same. */
function isIdentity(value: Value): boolean {
  switch (value.kind) {
    case 'number':
    case 'text':
    case 'name':
    case 'parameter':
      return true;
    case 'operation':
      return value.operands.every(isIdentity);
    case 'result-of':
    case 'field':
    case 'any-of':
    case 'unknown':
      return false;
  }
}

/** Something that a call may well give back when it succeeds. */
const SUCCESSES: Readonly<Record<Failure, readonly number[]>> = {
  status: [0],
  'minus-one': [0x7000],
  nothing: [0x7000],
};

/** The way of a test on which the blocker has failed; null when the test says nothing of that. */
export function failingWay(test: Value, begun: Begun, constants: Constants): 'yes' | 'no' | null {
  const samples = begun.succeeds ?? (begun.fails === null ? [] : SUCCESSES[begun.fails]);
  const answers = samples.map((sample) => truth(withResult(test, sample, begun), constants));
  if (answers.length === 0 || answers.includes(null)) return null;
  if (answers.every((answer) => answer === true)) return 'no';
  return answers.every((answer) => answer === false) ? 'yes' : null;
}

/** The test with a number in place of what the blocker gave back; null when it is about something else. */
function withResult(value: Value, sample: number, begun: Begun): Value | null {
  const words = value.kind === 'name' ? value.name : null;
  if (words !== null && words !== begun.into) return null;
  if (isResult({ value, words }, begun) === 'yes') return { kind: 'number', value: sample };
  if (value.kind !== 'operation' || value.operands.length > 2) return null;
  const operands = value.operands.map((one) => withResult(one, sample, begun));
  if (operands.every((one) => one === null)) return null;
  return {
    ...value,
    operands: operands.map((one, at) => one ?? value.operands[at] ?? { kind: 'unknown', why: '' }),
  };
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

function truth(value: Value | null, constants: Constants): boolean | null {
  if (value === null) return null;
  if (value.kind === 'operation') {
    const compare = COMPARISONS[value.operator];
    const numbers = value.operands.map((one) => calculated(one, constants));
    const [a, b] = numbers;
    if (compare !== undefined && typeof a === 'number' && typeof b === 'number') return compare(a, b);
    if (value.operator === '!' && typeof a === 'number') return a === 0;
  }
  const number = calculated(value, constants);
  return number === null ? null : number !== 0;
}
