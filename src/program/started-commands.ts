/**
 * Commands that a program starts, as far as their words are known, and what they write: by a text for a shell, or by
 * a program with its words. It looks only where the text of an item names a command or a file asked about.
 */
import type { FactCall } from '../facts/index.ts';
import type { Presence, Step, Value } from '../model/index.ts';
import { type Invocation, patternOf, readChain, readShellText, STARTER } from '../scripts/index.ts';
import type { ShellSyntax } from '../syntax/index.ts';
import type { Externals, Runner } from './externals.ts';
import type { Program } from './link.ts';
import { outsideCalls } from './outside-calls.ts';
import { literally } from './patterns.ts';
import type { ItemId } from './tree.ts';

/** The tree of a text in the language of the shell. */
export type ParseShell = ShellSyntax['parse'];

interface Done {
  readonly at: FactCall;
  /** What must hold for it to be done, each ready to follow "only if". */
  readonly guards: readonly string[];
  readonly through: readonly Step[];
  /** The outside function that it is done by. */
  readonly runner: string;
}

export type Started = Done &
  (
    | { readonly kind: 'command'; readonly invocation: Invocation; readonly replaces: boolean }
    /** `byChild`: the process of its own path is not the program itself. */
    | { readonly kind: 'write'; readonly path: string; readonly text: Value; readonly byChild: boolean }
  );

/** What a shell asks before it comes to a command is one more condition of its presence. */
export function underGuards(guards: readonly string[], presence: Presence): Presence {
  if (guards.length === 0 || presence.kind === 'never') return presence;
  const before = presence.kind === 'open' ? presence.conditions : [];
  return { kind: 'open', conditions: [...before, ...guards] };
}

/** A function that only hands its arguments on is short, in bytes, and called by not too many. */
const LONGEST_WRAPPER = 400;
const MOST_CALLERS = 300;

/** Whether a text names something that matters when it is started. */
export type Tells = (text: string) => boolean;

/** Items that name what `tells` says and start something, by themselves or by a short function that they call. */
export function itemsThatStart(program: Program, tells = openTelling(program.externals)): readonly ItemId[] {
  const { tree, externals } = program;
  const answers = new Map<ItemId, boolean>();
  const names = (id: ItemId): boolean => {
    const known = answers.get(id) ?? tells(program.textOf(id));
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

/** What is done by what an item starts: commands, and files that a shell writes to. */
export function startedIn(
  program: Program,
  id: ItemId,
  parse: ParseShell,
  tells = openTelling(program.externals),
): readonly Started[] {
  const { runners } = program.externals;
  const isTelling = (value: Value): boolean => tells(patternOf(value));
  const formatted = textsPutTogether(program, id).filter(({ text }) => tells(text));
  const calls = outsideCalls(program, id, { names: new Set(runners.keys()), isTelling });
  return calls.flatMap((call) => {
    const runner = runners.get(call.callee);
    if (runner === undefined) return [];
    const { at, through } = call;
    const before = Math.max(
      -1,
      ...calls.map((one) => one.at.range.start).filter((start) => start < at.range.start),
    );
    const between = formatted.filter(({ start }) => start > before && start < at.range.start);
    const texts = between.length > 0 ? between : formatted;
    return startedBy(program, runner, call.arguments, texts, parse).map((started): Started => {
      return { ...started, at, through, runner: call.callee };
    });
  });
}

/** Whether a text names a command or a file asked about. */
function openTelling({ commandWords, pathEnds }: Externals): Tells {
  const namesCommand = openNaming(commandWords);
  return (text) =>
    namesCommand(text) || pathEnds.some(({ first, last }) => text.includes(first) && text.includes(last));
}

/** Whether a text has one of the names of commands in it as a word. */
export function openNaming(names: readonly string[]): Tells {
  if (names.length === 0) return () => false;
  const word = new RegExp(String.raw`(?<![\w.-])(?:${names.map(literally).join('|')})(?![\w-])`);
  return (text) => word.test(text);
}

type Deed<T> = T extends unknown ? Omit<T, 'at' | 'through' | 'runner'> : never;

/** A program with its words is one command, unless that is a shell with a text to read. */
function startedBy(
  program: Program,
  runner: Runner,
  given: readonly Value[],
  formatted: readonly PutTogether[],
  parse: ParseShell,
): readonly Deed<Started>[] {
  const { text, replaces } = runner;
  if (text !== null) {
    const value = given[text];
    const pattern = value === undefined ? '' : patternOf(value);
    if (pattern !== '*') return doneByShell(program, filledIn(program, pattern, []), replaces, parse);
    return formatted.flatMap((one) =>
      doneByShell(program, one.text, replaces, parse).map((deed) => {
        const guard = `\`${one.text}\` is what it runs`;
        return formatted.length === 1 ? deed : { ...deed, guards: [...deed.guards, guard] };
      }),
    );
  }
  const words = wordsOf(runner, given);
  if (words.length === 0) return [];
  const { invocations, handed } = readChain(words, program.externals.shapes);
  const commands = invocations.map((invocation): Deed<Started> => {
    return { kind: 'command', invocation, guards: [], replaces };
  });
  const texts = handed.flatMap(({ what, value }) => (what === 'text' ? [patternOf(value)] : []));
  return [...commands, ...texts.flatMap((one) => doneByShell(program, one, replaces, parse))];
}

/** The shell is a child of the program, or takes its place; what it starts is neither. */
function doneByShell(
  { externals: { shapes } }: Program,
  text: string,
  replaces: boolean,
  parse: ParseShell,
): readonly Deed<Started>[] {
  return readShellText({ text, shapes, parse }).flatMap((action): readonly Deed<Started>[] => {
    const { guards } = action;
    switch (action.kind) {
      case 'command':
        return action.chain.map((invocation) => ({ kind: 'command', invocation, guards, replaces: false }));
      case 'write': {
        const pattern = patternOf(action.path);
        const starter = replaces ? '*' : 'self';
        const path = pattern.replace(`/${STARTER}/`, `/${starter}/`);
        const byChild = path === pattern && !(replaces && action.shell.length === 1);
        return [{ kind: 'write', path, text: action.text, guards, byChild }];
      }
      case 'source':
        return [];
    }
  });
}

/** The words of the program that is started; none where it is not known. */
function wordsOf({ program, words, list }: Runner, given: readonly Value[]): readonly Value[] {
  const file = program === null ? undefined : given[program];
  if (file === undefined) return [];
  if (words !== null) return [file, ...given.slice(words + 1).filter(isWord)];
  const table = list === null ? undefined : given[list];
  if (table?.kind !== 'operation' || table.operator !== 'list') return [file, unknownWords];
  return [file, ...table.operands.slice(1).filter(isWord)];
}

const unknownWords: Value = { kind: 'unknown', why: 'its arguments are not known' };

/** A list of words ends in a null pointer. */
function isWord(value: Value): boolean {
  if (value.kind === 'name') return value.name !== 'NULL';
  return value.kind !== 'number' || value.value !== 0;
}

interface PutTogether {
  readonly text: string;
  /** Where that is done. */
  readonly start: number;
}

/** Texts that are handed to a function together with a buffer, which may come to hold them. */
function textsPutTogether(program: Program, id: ItemId): readonly PutTogether[] {
  const { formatters } = program.externals;
  return program.factsOf(id).calls.flatMap(({ callee, range: { start }, arguments: given }) => {
    if (!formatters.has(callee)) return [];
    return given.flatMap((value, index) =>
      value.kind === 'text' ? [{ text: filledIn(program, value.value, given.slice(index + 1)), start }] : [],
    );
  });
}

/** What is put in is not known, but for the number of the program itself, which its shell knows by another name. */
function filledIn({ externals }: Program, format: string, values: readonly Value[]): string {
  let at = 0;
  return format.replace(/%(?:%|[-+ #0-9.]*(?:hh|h|ll|l|j|z|t)?[a-zA-Z])/g, (conversion) => {
    if (conversion === '%%') return '%';
    const value = values[at++];
    return value?.kind === 'result-of' && externals.ownProcess.has(value.callee) ? '$PPID' : '*';
  });
}
