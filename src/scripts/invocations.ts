/**
 * Words to invocations: which of them are options, which operands, and where the next command of a chain begins, by
 * the synopses handed in. A command without one is the end of its chain.
 */
import type { CommandShape, Started, Value } from '../model/index.ts';
import type { Invocation } from './actions.ts';
import { patternOf } from './words.ts';

/** The synopses by the command's name. */
export type Shapes = ReadonlyMap<string, CommandShape>;

export interface Chain {
  readonly invocations: readonly Invocation[];
  /** What the last command of the chain is given to run or to write, other than a command. */
  readonly handed: readonly Handed[];
}

export interface Handed {
  readonly what: Exclude<Started, 'command'>;
  readonly value: Value;
}

/** Wrappers around wrappers are followed this far. */
const LONGEST_CHAIN = 12;

export function readChain(words: readonly Value[], shapes: Shapes): Chain {
  const invocations: Invocation[] = [];
  let rest = words;
  while (rest.length > 0 && invocations.length < LONGEST_CHAIN) {
    const read = readInvocation(rest, shapes);
    if (read === null) break;
    invocations.push(read.invocation);
    if (read.started === null) return { invocations, handed: read.handed };
    rest = read.started;
  }
  return { invocations, handed: [] };
}

interface Reading {
  readonly invocation: Invocation;
  /** The words of the next command; null at the end of the chain. */
  readonly started: readonly Value[] | null;
  readonly handed: readonly Handed[];
}

function readInvocation([first, ...words]: readonly Value[], shapes: Shapes): Reading | null {
  if (first === undefined) return null;
  const written = patternOf(first);
  const name = written.slice(written.lastIndexOf('/') + 1);
  const shape = isOnThePath(written) ? (shapes.get(name) ?? null) : null;
  if (shape === null) {
    const invocation = { name, written, shape, options: [], complete: true, operands: words };
    return { invocation, started: null, handed: [] };
  }
  const read = readOptions(shape, words);
  const operands = words.slice(read.next, read.next + shape.operands.length);
  const invocation = { name, written, shape, options: read.options, complete: read.complete, operands };
  return { invocation, ...restOf(shape, words.slice(read.next + shape.operands.length), read.handed) };
}

/** A plain name is looked for where commands lie; `./migrate` is somebody's own. */
function isOnThePath(written: string): boolean {
  return !written.includes('/') || /(?:^|\/)s?bin\/[^/]+$/.test(written) || /^\*\/[^/]+$/.test(written);
}

function restOf(
  shape: CommandShape,
  rest: readonly Value[],
  given: readonly ReadOption[],
): Pick<Reading, 'started' | 'handed'> {
  const program = given.find(({ starts }) => starts === 'command');
  if (program !== undefined) return { started: [program.value, ...rest], handed: [] };
  const handed = given.flatMap(({ starts, value }): readonly Handed[] =>
    starts === null || starts === 'command' ? [] : [{ what: starts, value }],
  );
  const [script] = rest;
  if (handed.length > 0) return { started: null, handed };
  switch (shape.rest) {
    case 'command':
      return { started: rest.length === 0 ? null : rest, handed: [] };
    case 'script':
      return { started: script === undefined ? null : rest, handed: [] };
    case 'folder':
      return { started: script === undefined ? null : [filesIn(script)], handed: [] };
    case 'text':
    case 'files': {
      const what = shape.rest;
      return { started: null, handed: rest.map((value): Handed => ({ what, value })) };
    }
    case null:
      return { started: null, handed: [] };
  }
}

/** As a shell's pattern would name them. */
function filesIn(folder: Value): Value {
  return { kind: 'text', value: `${patternOf(folder).replace(/\/+$/, '')}/*`, complete: true };
}

interface ReadOption {
  readonly starts: Started | null;
  readonly value: Value;
}

interface ReadOptions {
  readonly options: readonly string[];
  readonly complete: boolean;
  readonly handed: readonly ReadOption[];
  /** Where the operands begin. */
  readonly next: number;
}

function readOptions(shape: CommandShape, words: readonly Value[]): ReadOptions {
  const options: string[] = [];
  const handed: ReadOption[] = [];
  let complete = true;
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const written = patternOf(word);
    // A word that is not known at all may be options; where one word is left, it is what is started.
    if (written === '*' && at + shape.operands.length + 1 < words.length) {
      complete = false;
      continue;
    }
    if (written === '--') {
      at += 1;
      break;
    }
    if (shape.assigns && /^[A-Za-z_]\w*=/.test(written)) continue;
    if (!/^[-+]./.test(written) && written !== '-') {
      // A command that names all its operands by options may have others anywhere.
      if (shape.rest === null && shape.operands.length === 0) continue;
      break;
    }
    const taken = readOption(shape, written);
    options.push(...taken.options);
    if (taken.awaits === null) continue;
    const value = taken.value ?? words[++at];
    if (value !== undefined) handed.push({ starts: taken.awaits.starts, value });
  }
  // What is to be started may have its options behind a `--` of their own.
  const isGiven = handed.some(({ starts }) => starts === 'command');
  const dashes = words.findIndex((word, index) => index >= at && patternOf(word) === '--');
  return { options, complete, handed, next: isGiven && dashes >= 0 ? dashes + 1 : at };
}

interface TakenOption {
  readonly options: readonly string[];
  /** The option that a value belongs to; null when there is none. */
  readonly awaits: { readonly starts: Started | null } | null;
  /** The value where it stands in the same word. */
  readonly value: Value | null;
}

function readOption(shape: CommandShape, word: string): TakenOption {
  const [name = word] = word.split('=');
  const valued = shape.valued.find((option) => option.name === name);
  if (valued !== undefined) {
    const inline = word.length > name.length ? word.slice(name.length + 1) : null;
    const value: Value | null = inline === null ? null : { kind: 'text', value: inline, complete: true };
    return { options: [name], awaits: valued, value };
  }
  const plain = (options: readonly string[]): TakenOption => ({ options, awaits: null, value: null });
  if (shape.flags.includes(word)) return plain([word]);
  if (shape.numbered && /^-[\d.]+$/.test(word)) return plain(['-NUMBER']);
  const attached = shape.attached.find((option) => word.startsWith(option));
  if (attached !== undefined) return plain([attached]);
  return bundled(shape, word) ?? plain([word]);
}

/** `-lF`, and `-ec text`: single letters in one word, one of which may take a value. */
function bundled(shape: CommandShape, word: string): TakenOption | null {
  if (!/^-[A-Za-z]{2,}/.test(word)) return null;
  const options: string[] = [];
  for (let at = 1; at < word.length; at++) {
    const option = `-${word[at] ?? ''}`;
    options.push(option);
    const valued = shape.valued.find(({ name }) => name === option);
    if (valued !== undefined) {
      const inline = word.slice(at + 1);
      const value: Value | null = inline === '' ? null : { kind: 'text', value: inline, complete: true };
      return { options, awaits: valued, value };
    }
  }
  return options.every((option) => shape.flags.includes(option))
    ? { options, awaits: null, value: null }
    : null;
}
