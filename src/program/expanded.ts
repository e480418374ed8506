/**
 * Calls that no grammar sees as they are written, because macros are half a sentence: `WHEN locked THEN GIVE mlock(p, 1);`,
 * `PIN start WHOLE_PAGE`. The item is read as the preprocessor leaves it. Places are those of the words that lead to the
 * name, in their order; nothing but calls is told.
 */
import type { FactCall } from '../facts/index.ts';
import { expandText, type MacroKnowledge } from './directive-expression.ts';

/** Items longer than this, in bytes, are not expanded. */
const LONGEST_ITEM = 16 * 1024;

export interface Expandable {
  readonly text: string;
  /** Byte offset of the text in its file. */
  readonly start: number;
  readonly macros: MacroKnowledge;
  /** The calls in a text that takes the place of the item's. */
  readonly read: (text: string) => readonly FactCall[];
}

export function callsExpanded(item: Expandable, name: string): readonly FactCall[] {
  if (item.text.length > LONGEST_ITEM) return [];
  const words = wordsOf(item.text);
  const leading = leadingTo(name, words, item.macros);
  const places = words.filter(({ word }) => leading.has(word));
  const expansion = places.length === 0 ? null : expand(item);
  if (expansion === null) return [];
  const calls = item.read(expansion).filter((call) => call.callee === name && call.via === 'name');
  return calls.flatMap((call, index): readonly FactCall[] => {
    const place = places[Math.min(index, places.length - 1)];
    if (place === undefined) return [];
    const start = item.start + place.at;
    const range = { start, end: start + place.word.length };
    return [{ ...call, range, via: place.word === name ? 'name' : 'macro', within: [] }];
  });
}

/** Comments, literals and directives; nothing in them is a macro's name. */
const OPAQUE =
  /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\/\/.*|"(?:\\[\s\S]|[^"\\\n])*"?|(?<!\w)'(?:\\.[^\n']*|[^'\\\n])'|^[ \t]*#.*(?:\\\r?\n.*)*/gm;

interface Word {
  readonly word: string;
  readonly at: number;
}

function wordsOf(text: string): readonly Word[] {
  const plain = text.replace(OPAQUE, (opaque) => ' '.repeat(opaque.length));
  return [...plain.matchAll(/[A-Za-z_$][\w$]*/g)].map(({ 0: word, index }) => ({ word, at: index }));
}

/** The name and, of the words and what they are made of, the macros with such a word in them. */
function leadingTo(name: string, words: readonly Word[], macros: MacroKnowledge): ReadonlySet<string> {
  const inside = new Set(words.map(({ word }) => word));
  const users = new Map<string, Set<string>>();
  for (const user of inside) {
    for (const { word } of wordsOf(macros.macroOf(user)?.text ?? '')) {
      inside.add(word);
      const known = users.get(word);
      if (known === undefined) users.set(word, new Set([user]));
      else known.add(user);
    }
  }
  const leading = new Set([name]);
  for (const one of leading) for (const user of users.get(one) ?? []) leading.add(user);
  return leading;
}

/** Literals are kept out of it, as they may hold anything. */
function expand({ text, macros }: Expandable): string | null {
  const literals: string[] = [];
  const plain = text.replace(OPAQUE, (opaque) => {
    if (!/^["']/.test(opaque)) return ' ';
    literals.push(opaque);
    return ` ${LITERAL}${String(literals.length - 1)} `;
  });
  const tokens = expandText(plain, macros);
  return tokens === null
    ? null
    : tokens
        .map((token) =>
          token.startsWith(LITERAL) ? (literals[Number(token.slice(LITERAL.length))] ?? '""') : token,
        )
        .join(' ');
}

const LITERAL = 'literal__';
