/**
 * Functions that a macro writes wholly where it stands outside of all functions: `DEFINE_LIST(Op, op)` with
 * `static Type *name##_append(void) {`, or `DEFINE(open)` and `DEFINE(close)` before the next function; in
 * C++ methods and classes, too. The item that uses the macros bears these names, so that whoever calls one,
 * or takes its address, is led to the macro and to what it was handed. Deliberately blind to macros that
 * their use does not see.
 */
import { type Item, mentionedName, type NameTable } from '../outline/index.ts';
import { expandText } from './directive-expression.ts';
import { leadingUses } from './leading-uses.ts';
import { latin1 } from './lines.ts';
import type { MacroTexts } from './macro-texts.ts';
import { mentionsAny } from './pasting.ts';
import type { ItemId, OutlinedFile } from './tree.ts';

/** Uses longer than this, in bytes, are tables. */
const LONGEST_USE = 2000;
/** Uses that follow one another, in bytes. */
const LONGEST_ROW = 32_000;
/** So many uses are worked out in a run. */
const MOST_USES = 20_000;
/** Macros around macros write so many functions at most. */
const MOST_STEPS = 5000;

interface HeadsInput {
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly macros: MacroTexts;
  readonly bytesOf: (file: number) => Uint8Array;
  /** Names of functions that the outlines do not tell. */
  readonly written: ReadonlyMap<ItemId, readonly number[]>;
}

/** All that is known of names that the outlines do not tell, with those that are pasted. */
export function withPastedHeads(
  input: HeadsInput,
  pasting: Uint8Array | null,
): ReadonlyMap<ItemId, readonly number[]> {
  const { files, names, written } = input;
  const writing = writingMacros(input, pasting);
  if (writing === null) return written;
  const all = new Map(written);
  let first = 0;
  let left = MOST_USES;
  for (const [file, { outline }] of files.entries()) {
    for (const [at, item] of outline.items.entries()) {
      if (item.kind === 'macro' || item.kind === 'type' || left <= 0) continue;
      // A head may bear the macro's name instead of mentioning it.
      if (!item.names.some((name) => writing[name] === 1) && !mentionsAny(outline, item, writing)) continue;
      left--;
      const made = madeBy(input, file, item, writing).map((name) => names.internText(name));
      const known = all.get(first + at) ?? item.names;
      if (made.length > 0) all.set(first + at, [...new Set([...known, ...made])]);
    }
    first += outline.items.length;
  }
  return all;
}

/** Flags by the numbers of names: the macros that paste, and those that may write a body; null for none. */
function writingMacros(input: HeadsInput, pasting: Uint8Array | null): Uint8Array | null {
  const writing = [...macrosAroundBodies(input), ...macrosOfCpp(input)];
  if (pasting === null && writing.length === 0) return null;
  const flags = pasting === null ? new Uint8Array(input.names.size) : Uint8Array.from(pasting);
  for (const name of writing) flags[name] = 1;
  return flags;
}

/** Those that stand around a head and hold a body. */
function macrosAroundBodies({ files, macros }: HeadsInput): readonly number[] {
  const around = new Set<number>();
  for (const { outline } of files) {
    for (const item of outline.items) {
      if (item.kind === 'function') for (const name of item.names) around.add(name);
      if (item.kind !== 'declaration') continue;
      for (let at = item.mentionsFrom; at < item.mentionsTo; at++)
        around.add(mentionedName(outline.mentions[at] ?? 0));
    }
  }
  return [...around].filter((name) => macros.mayHold(name, '{'));
}

function madeBy(
  { names, macros, bytesOf }: HeadsInput,
  file: number,
  item: Item,
  writing: Uint8Array,
): readonly string[] {
  const text = latin1(bytesOf(file), item.start, Math.min(item.end, item.start + LONGEST_ROW));
  const made: string[] = [];
  for (const { name, start, end } of leadingUses(text)) {
    if (writing[names.idOf(name)] !== 1) {
      if (macros.isMacro(name)) continue;
      break;
    }
    if (end - start > LONGEST_USE) break;
    const knowledge = macros.at(file, item.start + start);
    const isSeen = (knowledge.macroOf(name)?.parameters ?? null) !== null;
    const use = text.slice(start, end);
    const tokens = isSeen ? (expandText(use, knowledge, MOST_STEPS) ?? []) : [];
    made.push(...headsIn(tokens));
  }
  return made;
}

const NAME = /^[A-Za-z_]\w*$/;
const NO_FUNCTION = /^(?:if|for|while|switch|__attribute__|__attribute|sizeof)$/;

/** Names before parentheses that a body follows, and of classes, outside of all other bodies. */
function headsIn(tokens: readonly string[]): readonly string[] {
  const found: string[] = [];
  let braces = 0;
  let parentheses = 0;
  let candidate: string | null = null;
  let type: string | null = null;
  for (const [at, token] of tokens.entries()) {
    if (token === '{') {
      const made = candidate ?? type;
      if (braces++ === 0 && made !== null) found.push(made);
      candidate = null;
      type = null;
    } else if (token === '}') braces--;
    else if (braces > 0) continue;
    else if (token === '(') {
      const before = tokens[at - 1] ?? '';
      if (parentheses++ === 0 && candidate === null && NAME.test(before) && !NO_FUNCTION.test(before)) {
        candidate = before;
      }
    } else if (token === ')') parentheses--;
    else if (token === ';' || token === '=') candidate = type = null;
    else if (/^(?:class|struct)$/.test(token) && parentheses === 0) type = tokens[at + 1] ?? null;
  }
  return found;
}

/** The macros of C++ that write a function or a class, which may stand in classes. */
function macrosOfCpp({ files, bytesOf }: HeadsInput): readonly number[] {
  return files.flatMap(({ outline, language }, file) => {
    const macros = language === 'cpp' ? outline.items.filter(({ kind }) => kind === 'macro') : [];
    if (macros.length === 0) return [];
    const bytes = bytesOf(file);
    return macros.flatMap(({ names: [name], start, end }) => {
      const mayWrite = name !== undefined && bytes.subarray(start, end).includes(OPEN_BRACE);
      return mayWrite && writesBody(latin1(bytes, start, end)) ? [name] : [];
    });
  });
}

const OPEN_BRACE = 0x7b;

/**
 * A macro with parameters that begins with a declaration, and has the head of a function or a class before
 * its first brace.
 */
function writesBody(macro: string): boolean {
  const [head = ''] = macro.split('{', 1);
  const parameters = PARAMETERS.exec(head)?.[0];
  if (parameters === undefined || STATEMENT.test(head.slice(parameters.length))) return false;
  return HEAD_OR_CLASS.test(head.slice(parameters.length).slice(-LONGEST_HEAD));
}

const LONGEST_HEAD = 400;
const PARAMETERS = /^#\s*define\s+\w+\([^)]*\)/;
const STATEMENT = /^[\s\\]*(?:do|if|for|while|switch|case|return|else)\b/;
const HEAD_OR_CLASS =
  /(?:\w[\s\\*&]+(?:\w+[\s\\]*::[\s\\]*)?~?\w+[\s\\]*\((?:[^();]|\([^();]*\))*\)[\w\s\\]*(?::[^;]*)?|\b(?:class|struct)\s+\w+[^;()]*)$/;
