/**
 * Names that macros of the tree paste together where items use them: `CALL(open)` with `my_##name`. Each is added to
 * what its item mentions, so that it leads somewhere like any other. Only names that something in the tree bears or
 * that are asked about are looked for; what is pasted of anything but words is not known.
 */
import {
  CALLED,
  type Item,
  mentionedName,
  mentionOf,
  type NameTable,
  type Outline,
  PASTING,
  PLAIN,
} from '../outline/index.ts';
import { expandText, type MacroKnowledge } from './directive-expression.ts';
import { latin1 } from './lines.ts';
import type { MacroTexts } from './macro-texts.ts';
import type { ItemId, OutlinedFile } from './tree.ts';

/** The number of a name that an item has by way of a macro. */
export interface PastedName {
  readonly name: number;
  /**
   * Where the macro stands, in the file. What it amounts to there may be long, and is made again for those
   * who ask.
   */
  readonly start: number;
  readonly end: number;
}

export interface Pasting {
  /** With the pasted names among the mentions. */
  readonly files: readonly OutlinedFile[];
  readonly pastedIn: ReadonlyMap<ItemId, readonly PastedName[]>;
}

/** Macros around macros that paste are followed this far. */
const MOST_ROUNDS = 3;
/** So many uses of such macros are worked out in a run. */
const MOST_USES = 20_000;
/** Uses longer than this, in bytes, are tables or whole functions. */
const LONGEST_USE = 4000;

interface PastingInput {
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly asked: readonly number[];
  readonly macros: MacroTexts;
  /** Names of functions that the outlines do not tell. */
  readonly written: ReadonlyMap<ItemId, readonly number[]>;
  readonly bytesOf: (file: number) => Uint8Array;
  readonly pasting: Uint8Array | null;
}

export function findPastedNames(input: PastingInput): Pasting {
  const { files, pasting } = input;
  const pastedIn = new Map<ItemId, readonly PastedName[]>();
  if (pasting === null) return { files, pastedIn };
  const known = knownNames(input);
  const reader = openReader(input, pasting);
  let first = 0;
  const extended = files.map((file, index) => {
    const added = new Map<number, readonly PastedName[]>();
    for (const [at, item] of file.outline.items.entries()) {
      if (item.kind === 'macro' || !mentionsAny(file.outline, item, pasting)) continue;
      const found = reader(index, item).filter(({ name }) => known[name] === 1);
      if (found.length > 0) added.set(at, found);
    }
    for (const [at, found] of added) pastedIn.set(first + at, found);
    first += file.outline.items.length;
    return added.size === 0 ? file : withMentions(file, added);
  });
  return { files: extended, pastedIn };
}

/** Flags by the numbers of names: the macros that paste, and those that use them; null when there are none. */
export function pastingMacros(files: readonly OutlinedFile[], names: NameTable): Uint8Array | null {
  const mark = names.idOf(PASTING);
  if (mark < 0) return null;
  const found = new Uint8Array(names.size);
  found[mark] = 1;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const file of files) {
      for (const item of file.outline.items) {
        const [name] = item.names;
        if (item.kind !== 'macro' || name === undefined || found[name] === 1) continue;
        if (mentionsAny(file.outline, item, found)) found[name] = 1;
      }
    }
  }
  found[mark] = 0;
  return found;
}

/** Whether the item mentions a name that is flagged. */
export function mentionsAny({ mentions }: Outline, item: Item, wanted: Uint8Array): boolean {
  for (let at = item.mentionsFrom; at < item.mentionsTo; at++) {
    if (wanted[mentionedName(mentions[at] ?? 0)] === 1) return true;
  }
  return false;
}

/** Flags of the names that lead somewhere or are asked about. */
function knownNames({ files, names, asked, written }: PastingInput): Uint8Array {
  const known = new Uint8Array(names.size);
  for (const name of [asked, ...written.values()].flat()) known[name] = 1;
  for (const { outline } of files) {
    for (const item of outline.items) for (const name of item.names) known[name] = 1;
  }
  return known;
}

type Reader = (file: number, item: Item) => readonly PastedName[];

function openReader(input: PastingInput, pasting: Uint8Array): Reader {
  const { names, bytesOf, macros } = input;
  let left = MOST_USES;
  return (file, item) => {
    const text = latin1(bytesOf(file), item.start, item.end);
    const found: PastedName[] = [];
    let end = 0;
    for (const match of text.matchAll(INVOKED)) {
      const word = match[1] ?? '';
      if (match.index < end || left <= 0 || !macros.isMacro(word)) continue;
      const knowledge = macros.at(file, item.start + match.index);
      if ((knowledge.macroOf(word)?.parameters ?? null) === null) continue;
      const use = text.slice(match.index, endOfUse(text, match.index + match[0].length - 1));
      if (use.length > LONGEST_USE || !(use.match(WORDS) ?? []).some((one) => pasting[names.idOf(one)] === 1))
        continue;
      left--;
      end = match.index + use.length;
      const own = new Set(use.match(WORDS));
      const made = new Set(
        expansionOf(use, knowledge)
          .match(WORDS)
          ?.filter((word) => !own.has(word)),
      );
      const place = { start: item.start + match.index, end: item.start + end };
      found.push(...[...made].map((word) => ({ name: names.idOf(word), ...place })));
    }
    return found;
  };
}

/** What macros amount to in a text; nothing where that is too much. */
export function expansionOf(text: string, knowledge: MacroKnowledge): string {
  return expandText(text, knowledge)?.join(' ') ?? '';
}

const INVOKED = /(?<![\w$])([A-Za-z_]\w*)\s*\(/g;
const WORDS = /[A-Za-z_]\w*/g;

/** Behind the parentheses that open here, and behind those that follow at once: `NAME(lock)(1)`. */
function endOfUse(text: string, open: number): number {
  let depth = 0;
  const end = Math.min(text.length, open + LONGEST_USE + 1);
  for (let at = open; at < end; at++) {
    if (text[at] === '(') depth++;
    if (text[at] !== ')' || --depth > 0) continue;
    const behind = /^\s*\(/.exec(text.slice(at + 1, at + 20));
    if (behind === null) return at + 1;
    at += behind[0].length - 1;
  }
  return end;
}

/** The file with more mentions, by the positions of its items; those of an item must stand together. */
export function withMentions(
  file: OutlinedFile,
  added: ReadonlyMap<number, readonly PastedName[]>,
): OutlinedFile {
  const { outline } = file;
  const mentions = [...outline.mentions];
  const items = outline.items.map((item, at): Item => {
    const found = added.get(at);
    if (found === undefined) return item;
    const mentionsFrom = mentions.length;
    const own = new Map<number, number>();
    for (const one of outline.mentions.subarray(item.mentionsFrom, item.mentionsTo))
      own.set(mentionedName(one), one);
    for (const { name } of found) own.set(name, mentionOf(name, PLAIN | CALLED));
    for (const one of own.values()) mentions.push(one);
    return { ...item, mentionsFrom, mentionsTo: mentions.length };
  });
  return { ...file, outline: { ...outline, items, mentions: Int32Array.from(mentions) } };
}
