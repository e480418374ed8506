/**
 * What the words of an item tell without a grammar: calls of names of which nothing but the call itself
 * matters, and names that are handed over. Comments, strings, members and prototypes are no calls; of arguments
 * only the number is told.
 */
import type { Value } from '../model/index.ts';
import type { FactCall, Range } from './facts.ts';
import { unknown } from './values.ts';
import type { ItemText } from './wrapping.ts';

/** What is no code, so that nothing in it is a call. */
const NO_CODE = [
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/(?:\\\r?\n|.)*/,
  /\bR"([^(\n]*)\([\s\S]*?\)\1"/,
  /"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/,
]
  .map(({ source }) => source)
  .join('|');

/** Calls of the names wanted, with ranges in the item's file. */
export type WordReader = (item: ItemText) => FactCall[];

/** One reader serves all items, as putting its pattern together costs more than using it. */
export function openWords(names: readonly string[]): WordReader {
  if (names.length === 0) return () => [];
  const wanted = names.map((name) => name.replace(/\$/g, '\\$&')).join('|');
  const pattern = new RegExp(`${NO_CODE}|(?<![\\w$])(?<name>${wanted})(?=\\s*\\()`, 'g');
  return (item) => callsIn(item, pattern);
}

function callsIn({ text, start }: ItemText, pattern: RegExp): FactCall[] {
  const calls: FactCall[] = [];
  let before = '';
  let end = 0;
  for (const { groups, index, 0: matched } of text.matchAll(pattern)) {
    const name = groups?.['name'];
    const isCall = name !== undefined && standsForCall(before + text.slice(end, index));
    before = (before + text.slice(end, index)).slice(-LOOK_BACK) + (matched.startsWith('/') ? ' ' : matched);
    end = index + matched.length;
    if (!isCall) continue;
    const passed = argumentsAt(text, text.indexOf('(', index));
    calls.push({
      range: { start: start + index, end: start + passed.end },
      callee: name,
      via: 'name',
      arguments: new Array<Value>(passed.count).fill(unknown('only the words were read')),
      argumentsComplete: true,
      receiver: null,
    });
  }
  return calls;
}

/** A name that stands alone as an argument: `SYMBOL(int, name)` hands `name` to `SYMBOL` as its argument 1. */
export interface HandedName {
  readonly name: string;
  readonly to: string;
  /** Counts from 0. */
  readonly position: number;
  readonly range: Range;
}

const NAME_OR_BRACKET = new RegExp(`${NO_CODE}|(?<word>[A-Za-z_$][\\w$]*)|(?<mark>[^\\s\\\\])`, 'g');

/** Where the names wanted are handed over, whatever to; how the list is nested does not matter. */
export function namesHandedOver({ text, start }: ItemText, wanted: ReadonlySet<string>): HandedName[] {
  const found: HandedName[] = [];
  const open: { readonly callee: string; position: number }[] = [];
  let before = '';
  for (const { groups, index, 0: token } of text.matchAll(NAME_OR_BRACKET)) {
    const word = groups?.['word'];
    const around = open.at(-1);
    if (token === '(') open.push({ callee: before, position: 0 });
    else if (token === ')') open.pop();
    else if (token === ',' && around !== undefined) around.position++;
    else if (word !== undefined && wanted.has(word) && around !== undefined && /^[(,]$/.test(before)) {
      const isAlone = /^\s*[,)]/.test(text.slice(index + word.length, index + word.length + LOOK_BACK));
      const range = { start: start + index, end: start + index + word.length };
      if (isAlone) found.push({ name: word, to: around.callee, position: around.position, range });
    }
    if (word !== undefined || groups?.['mark'] !== undefined) before = token;
  }
  return found;
}

/** Words before a call; behind any other word stands the name of a prototype. */
const BEFORE_CALL = /\b(?:return|else|do|case|sizeof|co_return|co_await|throw|and|or|not|new)$/;

/** Bytes before a name that tell whether it is called. */
const LOOK_BACK = 80;

/** `before` is the code before the name: a call has no member's dot there, no class and no type. */
function standsForCall(before: string): boolean {
  const near = before.trimEnd();
  if (near === '' || near.endsWith('.') || near.endsWith('->') || /\w\s*::$/.test(near)) return false;
  return !/\w$/.test(near) || BEFORE_CALL.test(near);
}

const BRACKET_OR_COMMA = new RegExp(`${NO_CODE}|[()[\\]{},]`, 'g');

/** How many arguments stand in the parentheses that open at `open`, and where these end. */
function argumentsAt(text: string, open: number): { readonly count: number; readonly end: number } {
  let depth = 0;
  let commas = 0;
  BRACKET_OR_COMMA.lastIndex = open;
  for (let match = BRACKET_OR_COMMA.exec(text); match !== null; match = BRACKET_OR_COMMA.exec(text)) {
    const [mark] = match;
    if (mark === ',' && depth === 1) commas++;
    else if (/^[([{]$/.test(mark)) depth++;
    else if (/^[)\]}]$/.test(mark)) depth--;
    if (depth > 0) continue;
    const isEmpty = text.slice(open + 1, match.index).trim() === '';
    return { count: isEmpty ? 0 : commas + 1, end: match.index + 1 };
  }
  return { count: 0, end: open + 1 };
}
