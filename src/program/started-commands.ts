/**
 * Commands that a program starts, as far as their words are known: by a text for a shell, or by a program with its
 * words. It looks only where the text of an item names a command asked about.
 */
import type { FactCall } from '../facts/index.ts';
import type { Step, Value } from '../model/index.ts';
import { type Invocation, commandsInText, patternOf, readChain } from '../scripts/index.ts';
import type { Program } from './link.ts';
import { outsideCalls } from './outside-calls.ts';
import type { ItemId } from './tree.ts';

export interface StartedCommand {
  readonly at: FactCall;
  readonly invocation: Invocation;
  readonly replaces: boolean;
  readonly through: readonly Step[];
}

/** A function that only hands its arguments on is short, in bytes, and called by not too many. */
const LONGEST_WRAPPER = 400;
const MOST_CALLERS = 300;

/** Items that name a command asked about and start something, by themselves or by a short function that they call. */
export function itemsThatStart(program: Program): readonly ItemId[] {
  const { tree, externals } = program;
  if (externals.commandWords.length === 0) return [];
  const pattern = new RegExp(String.raw`(?<![\w.-])(?:${externals.commandWords.join('|')})(?![\w-])`);
  const answers = new Map<ItemId, boolean>();
  const names = (id: ItemId): boolean => {
    const known = answers.get(id) ?? pattern.test(program.textOf(id));
    answers.set(id, known);
    return known;
  };
  const found = new Set<ItemId>();
  for (const runner of externals.runners.keys()) {
    for (const id of tree.mentioners(tree.names.idOf(runner))) {
      const item = tree.item(id);
      if (item.kind !== 'function') continue;
      if (names(id)) found.add(id);
      if (item.end - item.start > LONGEST_WRAPPER) continue;
      for (const name of item.names) {
        const callers = tree.mentioners(name);
        if (callers.length > MOST_CALLERS) continue;
        for (const caller of callers) {
          if (tree.item(caller).kind === 'function' && names(caller)) found.add(caller);
        }
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}

export function commandsStartedIn(program: Program, id: ItemId): readonly StartedCommand[] {
  const { runners, shapes, commandWords } = program.externals;
  const isTelling = (value: Value): boolean => commandWords.some((word) => patternOf(value).includes(word));
  const formatted = textsPutTogether(program, id).filter(isTelling);
  return outsideCalls(program, id, { names: new Set(runners.keys()), isTelling }).flatMap((call) => {
    const runner = runners.get(call.callee);
    if (runner === undefined) return [];
    const { at, through } = call;
    return wordsOf(runner, call.arguments, formatted)
      .flatMap((words) => readChain(words, shapes).invocations)
      .map((invocation) => ({ at, through, invocation, replaces: runner.replaces }));
  });
}

type RunnerShape = Program['externals']['runners'] extends ReadonlyMap<string, infer Shape> ? Shape : never;

/** The words of each command that is started. */
function wordsOf(
  { text, program, words, list }: RunnerShape,
  given: readonly Value[],
  formatted: readonly Value[],
): readonly (readonly Value[])[] {
  if (text !== null) {
    const value = given[text];
    if (value === undefined) return [];
    const known = patternOf(value) === '*' ? formatted : [value];
    return known.flatMap((one) => commandsInText(patternOf(one).replace(/%[-0-9.]*[a-z]+/g, '*')));
  }
  const file = program === null ? undefined : given[program];
  if (file === undefined) return [];
  if (words !== null) return [[file, ...given.slice(words + 1).filter(isWord)]];
  const table = list === null ? undefined : given[list];
  if (table?.kind !== 'operation' || table.operator !== 'list') return [[file, unknownWords]];
  return [[file, ...table.operands.slice(1).filter(isWord)]];
}

const unknownWords: Value = { kind: 'unknown', why: 'its arguments are not known' };

/** A list of words ends in a null pointer. */
function isWord(value: Value): boolean {
  if (value.kind === 'name') return value.name !== 'NULL';
  return value.kind !== 'number' || value.value !== 0;
}

/** Texts that are handed to a function together with a buffer, which may come to hold them. */
function textsPutTogether(program: Program, id: ItemId): readonly Value[] {
  const { formatters } = program.externals;
  return program
    .factsOf(id)
    .calls.flatMap(({ callee, arguments: given }) =>
      formatters.has(callee) ? given.filter(({ kind }) => kind === 'text') : [],
    );
}
