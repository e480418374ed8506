/** Bytes to outlines: what a file holds and mentions, without a grammar. */
import type { Language } from '../model/index.ts';
import { internKeywords, MENTIONED_KEYWORDS } from './keywords.ts';
import { NameTable } from './names.ts';
import type { Outline } from './outline.ts';
import { REHEARSAL } from './rehearsal.ts';
import { Scanner } from './scan.ts';

export { type AssemblyWords, computingFunctions } from './assembly.ts';
export { isCompiled, isCpp, isTemplate, languageOf } from './language.ts';
export { NameTable } from './names.ts';
export {
  CALLED,
  type Include,
  isCalledMention,
  type Item,
  type ItemKind,
  CALLED_MEMBER,
  MEMBER,
  mentionedName,
  mentionOf,
  type Outline,
  PASTING,
  PLAIN,
  QUALIFIED,
  usesOf,
} from './outline.ts';

export interface Outliner {
  readonly names: NameTable;
  readonly outline: (bytes: Uint8Array, language: Language) => Outline;
}

/** One outliner serves a whole run: its outlines share a table of names. */
export function createOutliner(): Outliner {
  const names = new NameTable();
  const scanner = new Scanner(names, internKeywords(names), MENTIONED_KEYWORDS);
  return { names, outline: (bytes, language) => scanner.outline(bytes, language) };
}

/** Worth its while before many files: what outlines them is fast from the beginning. */
export function rehearse(): void {
  const text = Buffer.from(REHEARSAL, 'latin1');
  const { outline } = createOutliner();
  outline(text, 'cpp');
  outline(text, 'c');
}
