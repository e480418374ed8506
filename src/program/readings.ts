/**
 * What has been read of single items: wholly by the grammar, for the names alone, or by their words. An item is
 * read only when somebody asks. It decides nothing about what is worth asking.
 */
import {
  type Choice,
  type Course,
  extractChoices,
  extractCourse,
  extractFacts,
  extractReferences,
  type FactCall,
  type HandedName,
  type ItemFacts,
  type ItemText,
  joinFacts,
  joinReferences,
  namesHandedOver,
  openWords,
  type Range,
  type Reference,
  type TakesReference,
} from '../facts/index.ts';
import type { Language, Value } from '../model/index.ts';
import type { Item } from '../outline/index.ts';
import type { Syntax } from '../syntax/index.ts';
import { expandText } from './directive-expression.ts';
import type { Externals } from './externals.ts';
import { type PresenceIn, textsOf } from './arms.ts';
import { callsExpanded } from './expanded.ts';
import { openKept } from './kept.ts';
import { latin1 } from './lines.ts';
import type { MacroTexts } from './macro-texts.ts';
import { expansionOf, type PastedName } from './pasting.ts';
import type { PresenceAt } from './presence.ts';
import { openReferenceTakers } from './reference-takers.ts';
import type { ItemId, Tree } from './tree.ts';

export interface Readings {
  readonly factsOf: (id: ItemId) => ItemFacts;
  /** How an item uses names, when nothing more is wanted; null when it could not be read wholly. */
  readonly referencesOf: (id: ItemId) => readonly Reference[] | null;
  /** In which order an item's calls run; null when that cannot be told. */
  readonly courseOf: (id: ItemId) => Course | null;
  /** Where names alone decide which part of the item runs. */
  readonly choicesIn: (id: ItemId) => readonly Choice[];
  /** Calls of the names that need no grammar, by the item's words. */
  readonly callsByWords: (id: ItemId) => readonly FactCall[];
  /** Calls of the names given, by the item's words. */
  readonly callsNamed: (id: ItemId, names: readonly string[]) => readonly FactCall[];
  /** Where the item hands one of the names to something, by the item's words. */
  readonly handedOver: (id: ItemId, names: ReadonlySet<string>) => readonly HandedName[];
  /** Where macros end in a file, and the last place where others may come in. */
  readonly macroEnds: (file: number) => MacroEnds;
  /** Names that macros paste together in the item. */
  readonly pastedIn: (id: ItemId) => readonly PastedName[];
  /** Calls of those of them that are asked for, as they stand where the macros are expanded. */
  readonly callsPasted: (id: ItemId, isAsked: (name: string) => boolean) => readonly FactCall[];
  /** Calls of a name where macros are half a sentence, by what the preprocessor leaves of the item. */
  readonly callsExpanded: (id: ItemId, name: string) => readonly FactCall[];
  /** The words that the preprocessor leaves of a stretch of the item's file; null when they are too many. */
  readonly wordsExpanded: (id: ItemId, range: Range) => ReadonlySet<string> | null;
  /** The item as it is written. */
  readonly textOf: (id: ItemId) => string;
  /** How much a grammar has read so far. */
  readonly parsed: () => { readonly items: number; readonly bytes: number };
  /** Items whose text was gone or took too long to parse. */
  readonly unread: () => readonly ItemId[];
}

export interface MacroEnds {
  /** The offsets of each name's `#undef`. */
  readonly undefined: ReadonlyMap<string, readonly number[]>;
  /** The offset of the last `#include`, or -1. */
  readonly lastInclude: number;
}

/** Facts of so many bytes of text are kept at a time. */
const MOST_KEPT = 1024 * 1024;

export interface ReadingsInput {
  readonly syntax: Syntax;
  readonly tree: Tree;
  readonly externals: Externals;
  /** A file's bytes, none when they are gone. */
  readonly bytesOf: (file: number) => Uint8Array;
  readonly presence: PresenceAt;
  readonly macros: MacroTexts;
  readonly pastedIn: ReadonlyMap<ItemId, readonly PastedName[]>;
}

export function openReadings(input: ReadingsInput): Readings {
  const { syntax, tree, externals, bytesOf, pastedIn } = input;
  const textOf = (id: ItemId): ItemText => itemText(tree, id, bytesOf(tree.fileOf(id)));
  const size = (id: ItemId): number => sizeOf(tree, id);
  const arms = openArms(
    input,
    openReferenceTakers(tree, (id) => textOf(id).text),
  );
  const read = new Set<ItemId>();
  const unread = new Set<ItemId>();
  const facts = openKept<ItemFacts>(MOST_KEPT, size, (id) => {
    const found = arms.factsOf(id);
    read.add(id);
    if (!found.complete) unread.add(id);
    return found;
  });
  const references = openKept<readonly Reference[] | null>(MOST_KEPT, size, (id) => {
    const found = arms.referencesOf(id);
    read.add(id);
    if (found === null) unread.add(id);
    return found;
  });
  const courses = openKept<Course | null>(MOST_KEPT, size, (id) => {
    read.add(id);
    return extractCourse(syntax, textOf(id), languageOf(tree, id));
  });
  const ends = new Map<number, MacroEnds>();
  const byWords = externals.interests.filter((interest) => !interest.needsGrammar);
  const readWords = openWords(byWords.map((interest) => interest.name));
  return {
    factsOf: facts.of,
    referencesOf: (id) => {
      const whole = facts.kept(id);
      if (whole === undefined) return references.of(id);
      return whole.complete ? whole.references : null;
    },
    courseOf: courses.of,
    choicesIn: (id) => extractChoices(syntax, textOf(id), languageOf(tree, id)),
    callsByWords: (id) => readWords(textOf(id)),
    callsNamed: (id, names) => openWords(names)(textOf(id)),
    handedOver: (id, names) => namesHandedOver(textOf(id), names),
    macroEnds: (file) => {
      const found = ends.get(file) ?? readMacroEnds(bytesOf(file));
      ends.set(file, found);
      return found;
    },
    pastedIn: (id) => pastedIn.get(id) ?? [],
    ...openExpansions(input),
    textOf: (id) => textOf(id).text,
    parsed: () => {
      const sizes = [...read].map(size);
      return { items: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    },
    unread: () => [...unread].sort((a, b) => a - b),
  };
}

/** Reads items whole, and in each arm of the conditions inside of them where that may tell something else. */
function openArms(
  { syntax, tree, bytesOf, presence }: ReadingsInput,
  takesReference: TakesReference,
): Pick<Readings, 'factsOf' | 'referencesOf'> {
  const textOf = (id: ItemId): ItemText => itemText(tree, id, bytesOf(tree.fileOf(id)));
  const presenceIn = (id: ItemId): PresenceIn => {
    const { start } = tree.item(id);
    return (offset) => presence(tree.fileOf(id), start + offset);
  };
  return {
    factsOf: (id) => {
      const item = textOf(id);
      const language = languageOf(tree, id);
      const takers = language === 'cpp' ? takesReference : null;
      const read = (text: string): ItemFacts => extractFacts(syntax, { ...item, text }, language, takers);
      const { live, dead, texts } = textsOf(item.text, presenceIn(id));
      const whole = read(live);
      const arms = whole.isCut && texts.length > 1 ? texts.map(read) : [whole];
      if (dead === null && arms.length === 1) return whole;
      return joinFacts(arms, dead === null ? null : read(dead));
    },
    referencesOf: (id) => {
      const item = textOf(id);
      const language = languageOf(tree, id);
      const whole = extractReferences(syntax, item, language);
      if (whole?.isCut !== true) return whole?.references ?? null;
      const { texts } = textsOf(item.text, presenceIn(id));
      if (texts.length < 2) return whole.references;
      const arms = texts.map((text) => extractReferences(syntax, { ...item, text }, language));
      return joinReferences(
        whole.references,
        arms.flatMap((one) => one?.references ?? []),
      );
    },
  };
}

function openExpansions({
  syntax,
  tree,
  bytesOf,
  macros,
  pastedIn,
}: ReadingsInput): Pick<Readings, 'callsPasted' | 'callsExpanded' | 'wordsExpanded'> {
  return {
    callsPasted: (id, isAsked) => {
      const file = tree.fileOf(id);
      return (pastedIn.get(id) ?? []).flatMap(({ name, start, end }): readonly FactCall[] => {
        const callee = tree.names.text(name);
        if (!isAsked(callee)) return [];
        const expansion = expansionOf(latin1(bytesOf(file), start, end), macros.at(file, start));
        return callsIn(syntax, languageOf(tree, id), { callee, expansion, range: { start, end } });
      });
    },
    callsExpanded: (id, name) => {
      const item = itemText(tree, id, bytesOf(tree.fileOf(id)));
      const read = (text: string): readonly FactCall[] =>
        extractFacts(syntax, { ...item, text }, languageOf(tree, id)).calls;
      const known = macros.at(tree.fileOf(id), tree.item(id).end);
      return callsExpanded({ text: item.text, start: item.start, macros: known, read }, name);
    },
    wordsExpanded: (id, { start, end }) => {
      const file = tree.fileOf(id);
      const tokens = expandText(latin1(bytesOf(file), start, end), macros.at(file, start));
      return tokens === null ? null : new Set(tokens);
    },
  };
}

function languageOf(tree: Tree, id: ItemId): Language {
  return tree.files[tree.fileOf(id)]?.language ?? 'c';
}

interface Pasted {
  readonly callee: string;
  readonly expansion: string;
  readonly range: Range;
}

/** Calls of the name in what the macro amounts to; what a variable holds there is not followed. */
function callsIn(
  syntax: Syntax,
  language: Language,
  { callee, expansion, range }: Pasted,
): readonly FactCall[] {
  const text = `void pasted(void) { ${expansion}; }`;
  const { calls } = extractFacts(syntax, { kind: 'function', text, start: 0, className: null }, language);
  return calls
    .filter((call) => call.callee === callee && call.via === 'name')
    .map((call): FactCall => {
      const values = call.arguments.map((value): Value => {
        const isVariable = value.kind === 'name' && /[a-z]/.test(value.name);
        return isVariable ? { kind: 'unknown', why: `\`${value.name}\` is handed to a macro` } : value;
      });
      return { ...call, via: 'macro', arguments: values, range, within: [] };
    });
}

const MACRO_END = /^[ \t]*#[ \t]*(?:include\b|undef[ \t]+([\w$\x80-\xff]+))/gm;

function readMacroEnds(bytes: Uint8Array): MacroEnds {
  const gone = new Map<string, number[]>();
  let lastInclude = -1;
  for (const { index, 1: name } of latin1(bytes).matchAll(MACRO_END)) {
    if (name === undefined) lastInclude = index;
    else gone.set(name, [...(gone.get(name) ?? []), index]);
  }
  return { undefined: gone, lastInclude };
}

function sizeOf(tree: Tree, id: ItemId): number {
  const { start, end } = tree.item(id);
  return end - start;
}

function itemText(tree: Tree, id: ItemId, bytes: Uint8Array): ItemText {
  const item = tree.item(id);
  const text = latin1(bytes, item.start, item.end);
  return { kind: item.kind, text, start: item.start, className: classAround(tree, item) };
}

function classAround(tree: Tree, item: Item): string | null {
  if (!item.inClass) return null;
  return item.scope < 0 ? '' : tree.names.text(item.scope);
}
