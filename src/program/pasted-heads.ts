/**
 * Functions that a macro writes wholly where it stands outside of all functions: `DEFINE_LIST(Op, op)` with
 * `static Type *name##_append(void) {`, or `DEFINE(open)` and `DEFINE(close)` before the next function. The item that uses
 * the macros bears these names, so that whoever calls one, or takes its address, is led to the macro and to what it was
 * handed. Deliberately blind to macros that their use does not see.
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
      if (item.kind === 'macro' || item.kind === 'type' || item.scope >= 0 || left <= 0) continue;
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

/** Flags by the numbers of names: the macros that paste, and those around a head that hold a body; null for none. */
function writingMacros({ files, names, macros }: HeadsInput, pasting: Uint8Array | null): Uint8Array | null {
  const around = new Set<number>();
  for (const { outline } of files) {
    for (const item of outline.items) {
      if (item.kind === 'function') for (const name of item.names) around.add(name);
      if (item.kind !== 'declaration') continue;
      for (let at = item.mentionsFrom; at < item.mentionsTo; at++)
        around.add(mentionedName(outline.mentions[at] ?? 0));
    }
  }
  const holding = [...around].filter((name) => macros.mayHold(name, '{'));
  if (pasting === null && holding.length === 0) return null;
  const writing = pasting === null ? new Uint8Array(names.size) : Uint8Array.from(pasting);
  for (const name of holding) writing[name] = 1;
  return writing;
}

function madeBy(
  { names, macros, bytesOf }: HeadsInput,
  file: number,
  item: Item,
  pasting: Uint8Array,
): readonly string[] {
  const text = latin1(bytesOf(file), item.start, Math.min(item.end, item.start + LONGEST_ROW));
  const made: string[] = [];
  for (const { name, start, end } of leadingUses(text)) {
    if (pasting[names.idOf(name)] !== 1 || end - start > LONGEST_USE) break;
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

/** Names before parentheses that a body follows, outside of all other bodies. */
function headsIn(tokens: readonly string[]): readonly string[] {
  const found: string[] = [];
  let braces = 0;
  let parentheses = 0;
  let candidate: string | null = null;
  for (const [at, token] of tokens.entries()) {
    if (token === '{') {
      if (braces++ === 0 && candidate !== null) found.push(candidate);
      candidate = null;
    } else if (token === '}') braces--;
    else if (braces > 0) continue;
    else if (token === '(') {
      const before = tokens[at - 1] ?? '';
      if (parentheses++ === 0 && candidate === null && NAME.test(before) && !NO_FUNCTION.test(before)) {
        candidate = before;
      }
    } else if (token === ')') parentheses--;
    else if (token === ';' || token === '=') candidate = null;
  }
  return found;
}
