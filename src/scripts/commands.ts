/**
 * One command of a script: what it is the chain of, and the commands of the shell itself that run or read in
 * something else.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { Shell } from './actions.ts';
import { type Handed, readChain } from './invocations.ts';
import { forked, type Frame, type Journey, limited, lookupIn, placeOf } from './journey.ts';
import { noteWrite, writtenBy } from './redirections.ts';
import { patternOf, readWord, readWords } from './words.ts';

/** Functions that call functions are followed this far. */
const DEEPEST_CALLS = 8;

export function runCommand(journey: Journey, node: Node, frame: Frame): void {
  const name = node.childForFieldName('name');
  for (const part of node.namedChildren) {
    if (part.type === 'variable_assignment') {
      if (name === null) journey.run(journey, part, frame);
    } else runSubstitutions(journey, part, frame);
  }
  if (name === null) return;
  const given = [name, ...node.childrenForFieldName('argument')];
  const words = given.flatMap((word) => readWords(wordOf(word), lookupIn(frame)));
  runWords(journey, node, words, frame);
}

/** What a `$(...)` inside of a word runs, it runs in a process of its own. */
export function runSubstitutions(journey: Journey, node: Node, frame: Frame): void {
  if (node.type === 'command_substitution' || node.type === 'process_substitution') {
    journey.run(journey, node, frame);
    return;
  }
  for (const part of node.namedChildren) runSubstitutions(journey, part, frame);
}

function wordOf(node: Node): Node {
  return node.type === 'command_name' ? (node.namedChild(0) ?? node) : node;
}

function runWords(journey: Journey, node: Node, words: readonly Value[], frame: Frame): void {
  const [first, ...rest] = words;
  const [operand] = rest;
  if (first === undefined) return;
  const name = patternOf(first);
  const body = journey.functions.get(name);
  if (body !== undefined) {
    callFunction(journey, name, body, rest, frame);
    return;
  }
  const { guards, shell, within } = frame;
  const done = { at: placeOf(node, frame), guards, shell, within };
  switch (name) {
    case '.':
    case 'source':
      if (operand !== undefined) journey.actions.push({ ...done, kind: 'source', path: operand });
      return;
    case 'exec': {
      runChain(journey, node, optionless(rest), frame);
      return;
    }
    case 'command':
    case 'builtin': {
      runWords(journey, node, optionless(rest), frame);
      return;
    }
    case 'eval': {
      runText(journey, node, textOf(rest), frame);
      return;
    }
    case 'trap': {
      runText(journey, node, textOf(rest.slice(0, 1)), {
        ...frame,
        guards: [...guards, `\`${patternOf(rest[1] ?? first)}\` comes`],
      });
      return;
    }
    default: {
      runChain(journey, node, words, frame);
      return;
    }
  }
}

function optionless(words: readonly Value[]): readonly Value[] {
  const start = words.findIndex((word) => !/^-[a-zA-Z]+$/.test(patternOf(word)));
  return start < 0 ? [] : words.slice(start);
}

/** What is not known of a text becomes `*`, a word of its own that says nothing. */
function textOf(words: readonly Value[]): string | null {
  const whole = words.map(patternOf).join(' ');
  return /[^*\s]/.test(whole) ? whole : null;
}

function callFunction(
  journey: Journey,
  name: string,
  body: Node,
  words: readonly Value[],
  frame: Frame,
): void {
  journey.entered.add(name);
  if (frame.calls.includes(name) || frame.calls.length >= DEEPEST_CALLS) return;
  const inner: Frame = { ...frame, within: name, calls: [...frame.calls, name] };
  const before = new Map([...frame.variables].filter(([key]) => /^\d+$/.test(key)));
  for (const key of before.keys()) frame.variables.delete(key);
  words.forEach((word, index) => frame.variables.set(String(index + 1), limited(word)));
  journey.run(journey, body, inner);
  words.forEach((_, index) => frame.variables.delete(String(index + 1)));
  for (const [key, value] of before) frame.variables.set(key, value);
}

function runChain(journey: Journey, node: Node, words: readonly Value[], frame: Frame): void {
  const { invocations: chain, handed } = readChain(words, journey.shapes);
  if (chain.length === 0) return;
  const { guards, shell, within } = frame;
  const texts = handed.filter(({ what }) => what === 'text');
  const opens: Shell | null = texts.length > 0 ? forked(journey, frame).shell : null;
  const at = placeOf(node, frame);
  journey.actions.push({ kind: 'command', at, guards, shell, within, chain, opens });
  if (opens !== null) {
    const inner: Frame = { ...frame, shell: opens, main: opens, variables: new Map(), calls: [] };
    runText(journey, node, textOf(texts.map(({ value }) => value)), inner);
  }
  noteFiles(journey, node, handed, frame);
}

/** Files that a command writes its input to: `echo 1 | tee FILE`. */
function noteFiles(journey: Journey, node: Node, handed: readonly Handed[], frame: Frame): void {
  if (!handed.some(({ what }) => what === 'files')) return;
  const { shell } = forked(journey, frame);
  const { input } = frame;
  const text: Value =
    input === null ? writtenBy(node, [], frame) : writtenBy(input, [], { ...frame, input: null });
  for (const destination of node.childrenForFieldName('argument')) {
    if (patternOf(readWord(destination, lookupIn(frame))).startsWith('-')) continue;
    noteWrite(journey, frame, { destination, text, shell, at: placeOf(node, frame) });
  }
}

/** A text that a shell reads: everything in it stands where the text stands. */
function runText(journey: Journey, node: Node, text: string | null, frame: Frame): void {
  const root = text === null ? null : journey.parse(text);
  if (root === null) return;
  journey.run(journey, root, {
    ...frame,
    fixed: placeOf(node, frame),
    isPlain: false,
    redirects: [],
    input: null,
  });
}
