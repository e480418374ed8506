/**
 * The macros of a tree as they hold at a place, as far as that is known without following conditions: the file's own
 * last definition, or one that it includes. What a compilation really sees is told by `preprocessor.ts`.
 */
import { isCompiled, type NameTable } from '../outline/index.ts';
import type { MacroKnowledge } from './directive-expression.ts';
import { type MacroText, readDirectives } from './directives.ts';
import { latin1 } from './lines.ts';
import type { Inclusion } from './inclusion.ts';
import type { OutlinedFile } from './tree.ts';

export interface MacroTexts {
  /** Whether a macro of that name is anywhere in the tree. */
  readonly isMacro: (word: string) => boolean;
  /** The same for the number of a name. */
  readonly isMacroName: (name: number) => boolean;
  /** Whether some macro of that name has the mark in its text. */
  readonly mayHold: (name: number, mark: string) => boolean;
  /** As they hold at a byte offset of a file. */
  readonly at: (file: number, offset: number) => MacroKnowledge;
  /** The same; what the file does not see may come by a header that only a build makes, so it counts as well. */
  readonly anyAt: (file: number, offset: number) => MacroKnowledge;
  /** All that it may be defined as for a file; what nobody sees may come by a header that only a build makes. */
  readonly textsOf: (file: number, word: string) => readonly MacroText[];
}

export interface MacroTextsInput {
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly includes: Inclusion['includes'];
  readonly bytesOf: (file: number) => Uint8Array;
}

/** A macro's place: its file and, in bytes, where the directive stands. */
interface Definition {
  readonly file: number;
  readonly start: number;
  readonly end: number;
}

const NO_DEFINITIONS: readonly Definition[] = [];

export function openMacroTexts(input: MacroTextsInput): MacroTexts {
  const { names, includes, bytesOf } = input;
  const index = indexMacros(input.files);
  const texts = new Map<Definition, MacroText | null>();
  const textOf = (one: Definition): MacroText | null => {
    const found = texts.get(one) ?? readMacro(latin1(bytesOf(one.file), one.start, one.end));
    texts.set(one, found);
    return found;
  };
  // What a file that is no header defines holds nowhere else.
  const isShared = ({ file }: Definition): boolean => !isCompiled(input.files[file]?.path ?? '');
  // The words are those of the names, as others may be slices of whole files.
  const byWord = new Map(Array.from(index, ([name, all]) => [names.text(name), all]));
  const definitionsOf = (word: string): readonly Definition[] => byWord.get(word) ?? NO_DEFINITIONS;
  const at = (file: number, offset: number, takesAny: boolean): MacroKnowledge => {
    const macroOf = (word: string): MacroText | null => {
      const all = definitionsOf(word);
      if (all.length === 0) return null;
      const own = all.findLast((one) => one.file === file && one.start < offset);
      const seen = own ?? all.find((one) => includes(file, one.file));
      const chosen = seen ?? (takesAny ? all.find(isShared) : undefined);
      return chosen === undefined ? null : textOf(chosen);
    };
    return { isDefined: () => null, macroOf, hasInclude: () => null };
  };
  return {
    isMacro: (word) => byWord.has(word),
    isMacroName: (name) => index.has(name),
    mayHold: (name, mark) => (index.get(name) ?? []).some((one) => textOf(one)?.text.includes(mark) === true),
    at: (file, offset) => at(file, offset, false),
    anyAt: (file, offset) => at(file, offset, true),
    textsOf: (file, word) => {
      const all = definitionsOf(word);
      const visible = all.filter((one) => includes(file, one.file));
      const texts = (visible.length > 0 ? visible : all.filter(isShared)).flatMap((one) => textOf(one) ?? []);
      return [...new Map(texts.map((one) => [one.text, one])).values()];
    },
  };
}

function indexMacros(files: readonly OutlinedFile[]): ReadonlyMap<number, readonly Definition[]> {
  const index = new Map<number, Definition[]>();
  for (const [file, { outline }] of files.entries()) {
    for (const { kind, names, start, end } of outline.items) {
      const [name] = names;
      if (kind !== 'macro' || name === undefined) continue;
      const same = index.get(name);
      if (same === undefined) index.set(name, [{ file, start, end }]);
      else same.push({ file, start, end });
    }
  }
  return index;
}

function readMacro(text: string): MacroText | null {
  const [directive] = readDirectives(text).all;
  if (directive?.kind !== 'define') return null;
  return { parameters: directive.parameters, text: directive.text };
}
