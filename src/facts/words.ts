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
const COMMENT = /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\/\/(?:\\\r?\n|.)*/.source;
/** What is not ended goes on to the end of the text, because to look for an end again and again takes too long. */
const LITERAL = [
  /\b(?:u8|[uUL])?R"(?<raw>[^()\\\s]{0,16})\((?:[\s\S]*?\)\k<raw>"|[\s\S]*)/,
  /"(?:\\[\s\S]|[^"\\\n])*"?|(?<![\w$])\d(?:'?[\w.])*|'(?:\\[\s\S]|[^'\\\n])*'?/,
]
  .map(({ source }) => source)
  .join('|');
/** A directive ends what stands before it. Of a macro that is the whole item only the head is one. */
const DIRECTIVE = [
  /(?<![\s\S])#[ \t]*define[ \t]+[\w$]+(?:\([^)\n]*\))?/,
  /^[ \t]*#(?:\\\r?\n|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|[^\n])*/,
]
  .map(({ source }) => source)
  .join('|');
const ATTRIBUTE = /__attribute__\s*\(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\)/.source;
const NO_CODE = `${COMMENT}|${LITERAL}|${ATTRIBUTE}`;
/** What may stand between a name and the parenthesis behind it. */
const GAP = /(?:\s|\\\r?\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*/.source;

/** Calls of the names wanted, with ranges in the item's file. */
export type WordReader = (item: ItemText) => FactCall[];

const WORDS = new RegExp(`${DIRECTIVE}|${NO_CODE}`, 'gm');

/** The text with comments, literals and directives blanked, so that all else keeps its place. */
export function withoutWords(text: string): string {
  return text.replace(WORDS, (found) => found.replace(/[^\n]/g, ' '));
}

const CALLED_NAME = `(?<![\\w$\\x80-\\xff])([A-Za-z_$\\x80-\\xff][\\w$\\x80-\\xff]*)(?=${GAP}(?:\\)${GAP})?\\()`;
/** The first group is a directive, the last one a name that seems to be called; all else is no code. */
const CALL_OR_NO_CODE = new RegExp(`(${DIRECTIVE})|${NO_CODE}|${CALLED_NAME}`, 'gm');

export function openWords(names: readonly string[]): WordReader {
  if (names.length === 0) return () => [];
  const wanted = new Set(names);
  return (item) => callsIn(item, wanted);
}

function callsIn({ text, start }: ItemText, wanted: ReadonlySet<string>): FactCall[] {
  const calls: FactCall[] = [];
  const listAt = openLists(text);
  let before = '';
  let end = 0;
  CALL_OR_NO_CODE.lastIndex = 0;
  for (let found = CALL_OR_NO_CODE.exec(text); found !== null; found = CALL_OR_NO_CODE.exec(text)) {
    const { index, 0: matched, 1: directive } = found;
    const name = found.at(-1);
    if (name !== undefined && !wanted.has(name)) continue;
    const near = before + text.slice(Math.max(end, index - LOOK_BACK), index);
    const isDirective = directive !== undefined;
    before = near.slice(-LOOK_BACK) + (isDirective ? ';' : matched.startsWith('/') ? ' ' : matched);
    end = index + matched.length;
    const open = name === undefined ? null : openingOf(text, end, near);
    if (name === undefined || open === null || !standsForCall(open.before)) continue;
    const passed = listAt(open.at);
    calls.push({
      range: { start: start + index - open.widened, end: start + passed.end },
      callee: name,
      via: 'name',
      arguments: new Array<Value>(passed.count).fill(unknown('only the words were read')),
      argumentsComplete: true,
      receiver: null,
    });
  }
  return calls;
}

/** Where the list of arguments opens; a name in parentheses of its own is called like any other. */
function openingOf(
  text: string,
  nameEnd: number,
  near: string,
): { readonly at: number; readonly before: string; readonly widened: number } | null {
  AFTER_NAME.lastIndex = nameEnd;
  const [matched = '', closing] = AFTER_NAME.exec(text) ?? [];
  const at = nameEnd + matched.length - 1;
  if (closing === undefined) return { at, before: near, widened: 0 };
  const inner = near.trimEnd();
  if (!inner.endsWith('(')) return null;
  return { at, before: inner.slice(0, -1), widened: near.length - inner.length + 1 };
}

const AFTER_NAME = new RegExp(`${GAP}(\\))?${GAP}\\(`, 'y');

/** A name that stands alone as an argument: `SYMBOL(int, name)` hands `name` to `SYMBOL` as its argument 1. */
export interface HandedName {
  readonly name: string;
  readonly to: string;
  /** Counts from 0. */
  readonly position: number;
  readonly range: Range;
}

const NAME_OR_BRACKET = new RegExp(
  `${NO_CODE}|(?<word>[A-Za-z_$\\x80-\\xff][\\w$\\x80-\\xff]*)|(?<mark>[^\\s\\\\])`,
  'g',
);

/** A call through a field, by the words alone: `p->run(1)`, and `(p->run)(1)` and `(*p->run)(1)` too. */
export interface FieldCall {
  readonly name: string;
  readonly range: Range;
  /** How many arguments are passed. */
  readonly passed: number;
}

const BY_FIELD = [
  /(?:\.|->)\s*(?<plain>[A-Za-z_]\w*)(?=\s*(?:\[[^\][]*\]\s*)?\()/,
  /\(\s*\*\s*[A-Za-z_](?:[\w\s.[\]]|->)*?(?:\.|->)\s*(?<starred>[A-Za-z_]\w*)\s*(?:\[[^\][]*\]\s*)?\)(?=\s*\()/,
].map(({ source }) => source);
const FIELD_CALL = new RegExp([`(?<directive>${DIRECTIVE})`, NO_CODE, ...BY_FIELD].join('|'), 'gm');

export function fieldsCalled(text: string, start: number): FieldCall[] {
  const calls: FieldCall[] = [];
  const listAt = openLists(text);
  for (const { groups, index, 0: matched } of text.matchAll(FIELD_CALL)) {
    const name = groups?.['plain'] ?? groups?.['starred'];
    if (name === undefined) continue;
    const passed = listAt(text.indexOf('(', index + matched.length));
    calls.push({ name, range: { start: start + index, end: start + passed.end }, passed: passed.count });
  }
  return calls;
}

const ENDS_ARGUMENT = new RegExp(`^${GAP}[,)]`);

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
      const isAlone = ENDS_ARGUMENT.test(text.slice(index + word.length, index + word.length + LOOK_BACK));
      const range = { start: start + index, end: start + index + word.length };
      if (isAlone) found.push({ name: word, to: around.callee, position: around.position, range });
    }
    if (word !== undefined || groups?.['mark'] !== undefined) before = token;
  }
  return found;
}

/** Words before a call, and macros, which are written in capitals; behind any other word stands a prototype's name. */
const BEFORE_CALL =
  /\b(?:return|else|do|case|sizeof|co_return|co_await|co_yield|throw|and|or|not|new|delete|__extension__|[A-Z_][A-Z\d_]+)$/;

/** Bytes before a name that tell whether it is called. */
const LOOK_BACK = 80;

/** `before` is the code before the name: a call has no member's dot there, no class and no type. */
function standsForCall(before: string): boolean {
  const near = before.trimEnd();
  // Behind `##` stands only the end of a name.
  if (near === '' || near.endsWith('.') || near.endsWith('->') || near.endsWith('##')) return false;
  const isQualified = /[\w>]\s*::$/.test(near);
  const plain = isQualified ? near.slice(0, -2).trimEnd() : near;
  if (isQualified) return BEFORE_CALL.test(plain);
  // `char *name(` at the beginning of a statement gives a prototype's result.
  if (/[;{}]\s*(?:[A-Za-z_]\w*\s+)*[A-Za-z_]\w*\s*\*[\s*]*$/.test(near)) return false;
  // `Pointer<Window> name(` there declares a variable.
  if (near.endsWith('>') && BEGINS_WITH_TEMPLATE.test(near)) return false;
  return !/[\w\x80-\xff]$/.test(near) || BEFORE_CALL.test(near);
}

/** A statement that so far is the name of a template with its arguments. */
const BEGINS_WITH_TEMPLATE =
  /[;{}]\s*(?:(?:const|static)\s+)?(?:[A-Za-z_]\w*\s*::\s*)*[A-Za-z_]\w*\s*<[^;{}()]*>$/;

const NOTHING = new RegExp(`(?:\\s|${COMMENT})*`, 'y');
const BRACKET_OR_COMMA = new RegExp(`${NO_CODE}|[()[\\]{},]`, 'g');

/** A list of arguments: how many stand in it, and where it ends. */
interface ArgumentList {
  readonly count: number;
  readonly end: number;
}

/** Lists up to so many characters are read where they stand; for longer ones the whole text is read once. */
const SHORT_LIST = 2000;

/** The lists of a text by where they open. Calls may stand within calls, thousands deep. */
function openLists(text: string): (open: number) => ArgumentList {
  let all: ReadonlyMap<number, ArgumentList> | null = null;
  return (open) => {
    const near = all === null ? listsFrom(text, open, open + SHORT_LIST, true).get(open) : undefined;
    if (near !== undefined) return near;
    all ??= listsFrom(text, 0, text.length, false);
    return all.get(open) ?? { count: 0, end: open + 1 };
  };
}

/** Every list that opens and closes there; with `only`, no more than the first. */
function listsFrom(text: string, from: number, to: number, only: boolean): ReadonlyMap<number, ArgumentList> {
  const lists = new Map<number, ArgumentList>();
  const open: { readonly at: number; commas: number }[] = [];
  BRACKET_OR_COMMA.lastIndex = from;
  for (let match = BRACKET_OR_COMMA.exec(text); match !== null; match = BRACKET_OR_COMMA.exec(text)) {
    const { 0: mark, index } = match;
    if (index > to) break;
    const around = open.at(-1);
    if (mark === ',') {
      if (around !== undefined) around.commas++;
    } else if (mark === '(' || mark === '[' || mark === '{') {
      open.push({ at: index, commas: 0 });
    } else if (mark === ')' || mark === ']' || mark === '}') {
      open.pop();
      if (around !== undefined) lists.set(around.at, listOf(text, around.at, around.commas, index));
      if (only && open.length === 0) break;
    }
  }
  return lists;
}

function listOf(text: string, open: number, commas: number, close: number): ArgumentList {
  NOTHING.lastIndex = open + 1;
  NOTHING.test(text);
  const isEmpty = NOTHING.lastIndex === close;
  return { count: isEmpty ? 0 : commas + 1, end: close + 1 };
}
