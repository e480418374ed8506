/**
 * Calls of an item as its words tell them, without a grammar: for names of which nothing but the call itself
 * matters. Comments, strings, members and prototypes are no calls; of arguments only the number is told.
 */
import type { Value } from '../model/index.ts';
import type { FactCall } from './facts.ts';
import { unknown } from './values.ts';
import type { ItemText } from './wrapping.ts';

const TOKEN = new RegExp(
  [
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/(?:\\\r?\n|.)*/,
    /R"([^(\n]*)\([\s\S]*?\)\1"/,
    /"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/,
    /(?<word>[A-Za-z_$\x80-\xff][\w$\x80-\xff]*)/,
    /(?<number>\d[\w.']*)/,
    /(?<mark>->|::|[^\s\\])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Words before a call that are no type of a prototype. */
const BEFORE_CALL = new Set([
  ...['return', 'else', 'do', 'case', 'sizeof', 'co_return', 'co_await', 'throw', 'and', 'or', 'not', 'new'],
]);

interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  /** Byte offset in the item. */
  readonly at: number;
}

/** Calls of the names wanted, with ranges in the item's file. */
export function callsByWords(item: ItemText, wanted: (name: string) => boolean): FactCall[] {
  const tokens = tokensOf(item.text);
  return tokens.flatMap((token, index): FactCall[] => {
    if (token.kind !== 'word' || tokens[index + 1]?.text !== '(' || !wanted(token.text)) return [];
    if (!standsForCall(tokens[index - 1], tokens[index - 2])) return [];
    const passed = argumentsAt(tokens, index + 1);
    return [
      {
        range: { start: item.start + token.at, end: item.start + passed.end },
        callee: token.text,
        via: 'name',
        arguments: passed.values,
        argumentsComplete: true,
        receiver: null,
      },
    ];
  });
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { groups, index } of text.matchAll(TOKEN)) {
    if (groups?.['word'] !== undefined) tokens.push({ kind: 'word', text: groups['word'], at: index });
    else if (groups?.['number'] !== undefined) tokens.push({ kind: 'number', text: '', at: index });
    else if (groups?.['mark'] !== undefined) tokens.push({ kind: 'mark', text: groups['mark'], at: index });
    else tokens.push({ kind: 'number', text: '', at: index });
  }
  return tokens;
}

function standsForCall(before: Token | undefined, evenBefore: Token | undefined): boolean {
  if (before === undefined) return false;
  if (before.kind === 'word') return BEFORE_CALL.has(before.text);
  if (before.text === '.' || before.text === '->') return false;
  return before.text !== '::' || evenBefore?.kind !== 'word';
}

/** One unknown value for each argument, up to the parenthesis that closes the list. */
function argumentsAt(
  tokens: readonly Token[],
  open: number,
): { readonly values: readonly Value[]; readonly end: number } {
  let depth = 0;
  let commas = 0;
  for (let index = open; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== 'mark') continue;
    if (/[([{]/.test(token.text)) depth++;
    else if (/[)\]}]/.test(token.text)) depth--;
    else if (token.text === ',' && depth === 1) commas++;
    if (depth > 0) continue;
    const count = index === open + 1 ? 0 : commas + 1;
    const values = new Array<Value>(count).fill(unknown('only the words were read'));
    return { values, end: token.at + 1 };
  }
  return { values: [], end: (tokens[open]?.at ?? 0) + 1 };
}
