/**
 * What is written to the files asked about: a write through a descriptor or stream whose opening names such a path. An
 * item that puts the path together in a buffer is taken to open that path, when it names a single one.
 */
import type { Step, Value } from '../model/index.ts';
import type { Program } from './link.ts';
import { outsideCalls } from './outside-calls.ts';
import { isPathAskedFor } from './paths.ts';
import type { FactCall } from '../facts/index.ts';
import type { ItemId } from './tree.ts';

export interface FileWrite {
  readonly at: FactCall;
  /** As the item spells it. */
  readonly named: string;
  /** With `self` for the number of the process itself. */
  readonly path: string;
  readonly text: Value;
  /** The function that writes, as the source spells it. */
  readonly written: string;
  readonly through: readonly Step[];
}

export interface FileUses {
  readonly writes: readonly FileWrite[];
  /** Paths that are opened for reading alone. */
  readonly read: ReadonlySet<string>;
}

/** Asked of items that name a path asked about. */
export function fileUsesIn(program: Program, id: ItemId): FileUses {
  const named = pathsNamedIn(program, id);
  const isTelling = (value: Value): boolean => pathIn(program, value, named) !== null;
  const { writers } = program.externals;
  const names = new Set([...writers.keys()]);
  const writes = outsideCalls(program, id, { names, isTelling }).flatMap((call): readonly FileWrite[] => {
    const writer = writers.get(call.callee);
    if (writer === undefined) return [];
    const path = openedPath(program, call.arguments[writer.file], named);
    if (path === null) return [];
    const text = writtenText(call.arguments, writer);
    const { at, callee: written, through } = call;
    return [{ at, named: path, path: ownPath(program, id, path), text, written, through }];
  });
  return { writes: [...writes, ...streamWrites(program, id, named)], read: readOnly(program, id, named) };
}

function pathsNamedIn(program: Program, id: ItemId): readonly string[] {
  const { pathPrefixes } = program.externals;
  const texts = program.factsOf(id).calls.flatMap(({ via, callee }) => (via === 'text' ? [callee] : []));
  return [...new Set(texts.filter((text) => pathPrefixes.some((prefix) => isPathAskedFor(text, prefix))))];
}

/** The path that the value is, or that it must be since the item names no other. */
function pathIn(program: Program, value: Value | undefined, named: readonly string[]): string | null {
  if (value === undefined) return null;
  switch (value.kind) {
    case 'text':
      return program.externals.pathPrefixes.some((prefix) => isPathAskedFor(value.value, prefix))
        ? value.value
        : null;
    case 'any-of':
      return value.values.map((one) => pathIn(program, one, named)).find((path) => path !== null) ?? null;
    case 'unknown':
    case 'name':
    case 'operation': {
      const [only, ...more] = named;
      return only !== undefined && more.length === 0 && only.includes('%') ? only : null;
    }
    case 'result-of':
      return openedPath(program, value, named);
    case 'number':
    case 'parameter':
    case 'field':
      return null;
  }
}

const DEEPEST = 6;

function openedPath(
  program: Program,
  value: Value | undefined,
  named: readonly string[],
  depth = 0,
): string | null {
  if (value === undefined || depth > DEEPEST) return null;
  if (value.kind === 'any-of') {
    return (
      value.values.map((one) => openedPath(program, one, named, depth + 1)).find((path) => path !== null) ??
      null
    );
  }
  if (value.kind !== 'result-of') return null;
  const opener = program.externals.openers.get(value.callee);
  if (opener === undefined) return null;
  if (opener.sameAs !== null) return openedPath(program, value.arguments[opener.sameAs], named, depth + 1);
  return opener.path === null ? null : pathIn(program, value.arguments[opener.path], named);
}

/** A number that the process asks for as its own leads to itself. */
function ownPath(program: Program, id: ItemId, path: string): string {
  const { ownProcess } = program.externals;
  const isOwn = program.factsOf(id).calls.some(({ arguments: given }) => {
    const isPutIn = given.some((value) => value.kind === 'text' && value.value === path);
    return isPutIn && given.some((value) => value.kind === 'result-of' && ownProcess.has(value.callee));
  });
  return isOwn ? path.replace(/%[a-z]+/, 'self') : path;
}

function writtenText(
  given: readonly Value[],
  { text, format }: { readonly text: number | null; readonly format: number | null },
): Value {
  const shown = format === null ? undefined : given[format];
  if (format !== null && shown?.kind === 'text') {
    if (!shown.value.includes('%')) return shown;
    const first = given[format + 1];
    const isWhole = /^%[dius]/.test(shown.value) && first !== undefined;
    return isWhole ? asText(first, false) : { kind: 'unknown', why: 'it is put together' };
  }
  const value = text === null ? shown : given[text];
  return value === undefined ? { kind: 'unknown', why: 'nothing says what is written' } : asText(value, true);
}

/** A number is shown by its digits, a character is the one of its code. */
function asText(value: Value, isCharacter: boolean): Value {
  switch (value.kind) {
    case 'number': {
      const text = isCharacter && value.value > 31 ? String.fromCharCode(value.value) : String(value.value);
      return { kind: 'text', value: text, complete: true };
    }
    case 'any-of':
      return { kind: 'any-of', values: value.values.map((one) => asText(one, isCharacter)) };
    case 'text':
    case 'name':
    case 'parameter':
    case 'result-of':
    case 'operation':
    case 'field':
    case 'unknown':
      return value;
  }
}

/** `stream << 1`: what is inserted is no argument of a call, so the words of the item tell it. */
function streamWrites(program: Program, id: ItemId, named: readonly string[]): readonly FileWrite[] {
  const { calls, types } = program.factsOf(id);
  const item = program.tree.item(id);
  const source = program.textOf(id);
  const streams = calls.filter(({ via, callee, arguments: given }) => {
    const isMade = via === 'construction' || via === 'member' || via === 'name';
    return (
      isMade &&
      program.externals.streams.has(callee.replace(/^.*::/, '')) &&
      pathIn(program, given[0], named) !== null
    );
  });
  return streams.flatMap((call): readonly FileWrite[] => {
    const path = pathIn(program, call.arguments[0], named);
    const rest = source.slice(call.range.start - item.start);
    const names = [...types].filter(([, type]) => program.externals.streams.has(type.replace(/^.*::/, '')));
    const owners = [...names.map(([name]) => name), String.raw`\)`].join('|');
    const inserted = new RegExp(String.raw`(?:\b|(?=\)))(?:${owners})\s*<<\s*(?:"([^"]*)"|'(.)'|(\d+))`).exec(
      rest,
    );
    if (path === null || inserted === null) return [];
    const text = inserted[1] ?? inserted[2] ?? inserted[3] ?? '';
    const at = { ...call, via: 'name' } as const;
    return [
      {
        at,
        named: path,
        path,
        text: { kind: 'text', value: text, complete: true },
        written: call.callee,
        through: [],
      },
    ];
  });
}

function readOnly(program: Program, id: ItemId, named: readonly string[]): ReadonlySet<string> {
  const paths = program.factsOf(id).calls.flatMap(({ callee, arguments: given }): readonly string[] => {
    const opener = program.externals.openers.get(callee);
    if (opener === undefined || opener.path === null) return [];
    const path = pathIn(program, given[opener.path], named);
    const mode = opener.mode === null ? undefined : given[opener.mode];
    const flags = opener.flags === null ? undefined : given[opener.flags];
    const isRead =
      (mode?.kind === 'text' && /^r[^+]*$/.test(mode.value)) ||
      (flags?.kind === 'name' && flags.name === 'O_RDONLY') ||
      (flags?.kind === 'number' && flags.value === 0);
    return path !== null && isRead ? [path] : [];
  });
  return new Set(paths);
}
