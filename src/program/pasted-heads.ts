/**
 * Functions whose names a macro pastes together where it stands outside of all functions: `DEFINE_LIST(Op, op)` with
 * `static Type *name##_append(void) {`. The item that uses the macro bears these names, so that whoever calls one is led
 * to the macro and to what it was handed. Deliberately blind to macros that their use does not see.
 */
import type { Item, NameTable } from '../outline/index.ts';
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
  if (pasting === null) return written;
  const all = new Map(written);
  let first = 0;
  let left = MOST_USES;
  for (const [file, { outline }] of files.entries()) {
    for (const [at, item] of outline.items.entries()) {
      if (item.kind === 'macro' || item.kind === 'type' || item.scope >= 0 || left <= 0) continue;
      // A head may bear the macro's name instead of mentioning it.
      if (!item.names.some((name) => pasting[name] === 1) && !mentionsAny(outline, item, pasting)) continue;
      left--;
      const made = madeBy(input, file, item, pasting).map((name) => names.internText(name));
      const known = all.get(first + at) ?? item.names;
      if (made.length > 0) all.set(first + at, [...new Set([...known, ...made])]);
    }
    first += outline.items.length;
  }
  return all;
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
    const own = new Set(use.match(/\w+/g));
    made.push(...headsIn(tokens).filter((head) => !own.has(head)));
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
