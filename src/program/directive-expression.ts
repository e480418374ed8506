/**
 * Evaluates the expression of an `#if`, three-valued: a number, or null when something in it is not known.
 * What it does not understand is unknown, never an error.
 */
import type { MacroText } from './directives.ts';

export interface MacroKnowledge {
  /** True or false when it is known whether the macro is defined; null when not. */
  readonly isDefined: (name: string) => boolean | null;
  /** What the macro is known to be defined as; null when not. */
  readonly macroOf: (name: string) => MacroText | null;
  /** Whether `__has_include` would find the file; null when that is not known. */
  readonly hasInclude: (path: string, system: boolean) => boolean | null;
}

/** A text whose macros grow beyond this many tokens or take more steps is not worth deciding. */
const MOST_TOKENS = 5000;
const MOST_STEPS = 20_000;
/** Parentheses and macros nested deeper than this are somebody's joke. */
const DEEPEST = 200;

const TOKENS =
  /__has_include(?:_next)?\s*\(\s*(?:<[^>]*>|"[^"]*")\s*\)|0[xX][\da-fA-F]+|\d+|[A-Za-z_$]\w*|'(?:[^'\\]|\\.)+'|&&|\|\||[-+*/%&|^<>=!]=|<<|>>|##|::|->|\+\+|--|\S/g;

export function evaluate(text: string, macros: MacroKnowledge): number | null {
  const steps = { left: MOST_STEPS };
  const tokens = expand(tokensOf(text), macros, new Set(), steps);
  if (tokens.length > MOST_TOKENS || steps.left <= 0) return null;
  const cursor: Cursor = { tokens, at: 0, macros, depth: 0 };
  const value = conditional(cursor);
  return cursor.at === tokens.length ? value : null;
}

/** The tokens that a preprocessor makes of a text; null when they are too many, or take more steps than allowed. */
export function expandText(
  text: string,
  macros: MacroKnowledge,
  mostSteps = MOST_STEPS,
): readonly string[] | null {
  const steps = { left: mostSteps };
  const tokens = expand(tokensOf(text), macros, new Set(), steps);
  return tokens.length > MOST_TOKENS || steps.left <= 0 ? null : tokens;
}

function tokensOf(text: string): readonly string[] {
  return text.match(TOKENS) ?? [];
}

/** A word of what a macro stands for. */
interface BodyWord {
  readonly token: string;
  /** Which of the macro's parameters it is, or -1. */
  readonly parameter: number;
  /** Whether it stands next to `##`. */
  readonly isPasted: boolean;
}

interface Body {
  readonly tokens: readonly string[];
  readonly words: readonly BodyWord[];
}

/** A macro is used far more often than it is written. */
const bodies = new WeakMap<MacroText, Body>();

function bodyOf(macro: MacroText): Body {
  const body = bodies.get(macro) ?? readBody(macro);
  bodies.set(macro, body);
  return body;
}

function readBody({ parameters, text }: MacroText): Body {
  const tokens = tokensOf(text);
  const words = tokens.map((token, at) => {
    const name = token === '__VA_ARGS__' ? '...' : token;
    const parameter = parameters?.findIndex((one) => one === name || one === `${name}...`) ?? -1;
    return { token, parameter, isPasted: tokens[at - 1] === '##' || tokens[at + 1] === '##' };
  });
  return { tokens, words };
}

/** Whether a token is a word, which alone may be a macro. */
function isWord(token: string): boolean {
  const letter = token.charCodeAt(0) | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || token.startsWith('_') || token.startsWith('$');
}

/** Replaces macros as a preprocessor does; names behind `defined` stay, and so does what is not known. */
function expand(
  written: readonly string[],
  macros: MacroKnowledge,
  hidden: Set<string>,
  steps: { left: number },
): string[] {
  const out: string[] = [];
  let tokens = written;
  if (hidden.size > DEEPEST) steps.left = 0;
  for (let at = 0; at < tokens.length && out.length <= MOST_TOKENS && steps.left > 0; at++) {
    steps.left--;
    const token = tokens[at] ?? '';
    if (token === 'defined') {
      const count = tokens[at + 1] === '(' ? 4 : 2;
      out.push(...tokens.slice(at, at + count));
      at += count - 1;
      continue;
    }
    const macro = isWord(token) && !hidden.has(token) ? macros.macroOf(token) : null;
    const isCalled = macro !== null && macro.parameters !== null;
    const passed = isCalled ? argumentsAt(tokens, at + 1) : null;
    if (macro === null || (macro.parameters !== null && passed === null)) {
      out.push(token);
      continue;
    }
    const lists =
      passed === null
        ? undefined
        : gathered(macro, passed.lists).map((list): Passed => {
            let expanded: readonly string[] | null = null;
            return { written: list, expanded: () => (expanded ??= expand(list, macros, hidden, steps)) };
          });
    const body = lists === undefined ? bodyOf(macro).tokens : substitute(macro, lists);
    hidden.add(token);
    out.push(...expand(body, macros, hidden, steps));
    hidden.delete(token);
    if (passed !== null) at = passed.end;
    const last = out.at(-1) ?? '';
    // What the expansion ends in may take its arguments from what stands behind: `PICK(a, b)(c)`.
    if (tokens[at + 1] !== '(' || last === token || hidden.has(last) || !takesArguments(macros, last))
      continue;
    out.pop();
    tokens = [last, ...tokens.slice(at + 1)];
    at = -1;
    steps.left -= RESCAN;
  }
  return out;
}

/** What it costs to begin anew behind an expansion, in steps. */
const RESCAN = 50;

function takesArguments(macros: MacroKnowledge, name: string): boolean {
  return isWord(name) && (macros.macroOf(name)?.parameters ?? null) !== null;
}

/** All that is left for `...` is one list with its commas. */
function gathered(
  { parameters }: MacroText,
  lists: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const last = (parameters?.length ?? 0) - 1;
  if (parameters?.[last]?.endsWith('...') !== true || lists.length <= last + 1) return lists;
  const rest = lists.slice(last).flatMap((list, index) => (index === 0 ? list : [',', ...list]));
  return [...lists.slice(0, last), rest];
}

/** The arguments in the parentheses that open at `open`, and where these close; null when none do. */
function argumentsAt(
  tokens: readonly string[],
  open: number,
): { readonly lists: readonly (readonly string[])[]; readonly end: number } | null {
  if (tokens[open] !== '(') return null;
  const lists: string[][] = [[]];
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    if (token === '(') depth++;
    if (token === ')' && --depth === 0) return { lists, end: at };
    if (token === ',' && depth === 1) lists.push([]);
    else if (at > open) lists.at(-1)?.push(token);
  }
  return null;
}

/** What a macro is handed. Next to `##` it stands as it is written, elsewhere its own macros are replaced first. */
interface Passed {
  readonly written: readonly string[];
  readonly expanded: () => readonly string[];
}

function substitute(macro: MacroText, lists: readonly Passed[]): readonly string[] {
  const bound: string[] = [];
  for (const { token, parameter, isPasted } of bodyOf(macro).words) {
    const passed = lists[parameter];
    const list = (isPasted ? passed?.written : passed?.expanded()) ?? [];
    if (parameter < 0) bound.push(token);
    else if (isPasted && list.length === 0) bound.push(EMPTY);
    else bound.push(...list);
  }
  return bound.includes('##') ? pasteIn(bound).filter((token) => token !== EMPTY) : bound;
}

/** Stands for an argument of no words where it is pasted, so that nothing else is. */
const EMPTY = '';

/** What stands on both sides of `##` becomes one; in front of `__VA_ARGS__` a comma goes where nothing follows, or stays. */
function pasteIn(tokens: readonly string[]): readonly string[] {
  const pasted: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const before = pasted.at(-1);
    if (token !== '##' || before === undefined) {
      pasted.push(token);
      continue;
    }
    const behind = tokens[++at] ?? '';
    if (before === ',' && behind !== EMPTY) pasted.push(behind);
    else pasted.splice(-1, 1, before === ',' ? EMPTY : before + behind);
  }
  return pasted;
}

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
  readonly macros: MacroKnowledge;
  depth: number;
}

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

function conditional(cursor: Cursor): number | null {
  const condition = binary(cursor, 0);
  if (cursor.tokens[cursor.at] !== '?') return condition;
  cursor.at++;
  const yes = conditional(cursor);
  if (cursor.tokens[cursor.at] === ':') cursor.at++;
  const no = conditional(cursor);
  if (condition === null) return yes === no ? yes : null;
  return condition !== 0 ? yes : no;
}

function binary(cursor: Cursor, level: number): number | null {
  const operators = LEVELS[level];
  if (operators === undefined) return unary(cursor);
  let left = binary(cursor, level + 1);
  for (;;) {
    const operator = cursor.tokens[cursor.at];
    if (operator === undefined || !operators.includes(operator)) return left;
    cursor.at++;
    left = apply(operator, left, binary(cursor, level + 1));
  }
}

function apply(operator: string, left: number | null, right: number | null): number | null {
  // One side may settle the answer though the other is not known.
  if (operator === '&&' && (left === 0 || right === 0)) return 0;
  if (operator === '||' && ((left !== null && left !== 0) || (right !== null && right !== 0))) return 1;
  if (left === null || right === null) return null;
  const results: Readonly<Record<string, number>> = {
    '||': Number(left !== 0 || right !== 0),
    '&&': Number(left !== 0 && right !== 0),
    '|': left | right,
    '^': left ^ right,
    '&': left & right,
    '==': Number(left === right),
    '!=': Number(left !== right),
    '<': Number(left < right),
    '>': Number(left > right),
    '<=': Number(left <= right),
    '>=': Number(left >= right),
    '<<': left * 2 ** right,
    '>>': Math.floor(left / 2 ** right),
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': right === 0 ? Number.NaN : Math.trunc(left / right),
    '%': right === 0 ? Number.NaN : left % right,
  };
  const result = results[operator];
  return result === undefined || Number.isNaN(result) ? null : result;
}

function unary(cursor: Cursor): number | null {
  const token = cursor.tokens[cursor.at];
  if (token === '!' || token === '-' || token === '+' || token === '~') {
    cursor.at++;
    if (cursor.depth > DEEPEST) return null;
    cursor.depth++;
    const value = unary(cursor);
    cursor.depth--;
    if (value === null) return null;
    if (token === '!') return value === 0 ? 1 : 0;
    if (token === '-') return -value;
    return token === '~' ? ~value : value;
  }
  return primary(cursor);
}

function primary(cursor: Cursor): number | null {
  const token = cursor.tokens[cursor.at++];
  if (token === undefined || cursor.depth > DEEPEST) return null;
  if (token === '(') {
    cursor.depth++;
    const value = conditional(cursor);
    cursor.depth--;
    if (cursor.tokens[cursor.at] === ')') cursor.at++;
    return value;
  }
  if (/^\d/.test(token)) {
    // A suffix such as `L` is a token of its own.
    if (/^[uUlL]+$/.test(cursor.tokens[cursor.at] ?? '')) cursor.at++;
    return /^0\d/.test(token) ? Number.parseInt(token, 8) : Number(token);
  }
  if (token.startsWith("'")) return character(token.slice(1, -1));
  if (token.startsWith('__has_include')) return hasInclude(cursor, token);
  if (token === 'defined') return definedOperator(cursor);
  if (/^[A-Za-z_]/.test(token)) return identifier(cursor, token);
  return null;
}

function definedOperator(cursor: Cursor): number | null {
  const parenthesized = cursor.tokens[cursor.at] === '(';
  if (parenthesized) cursor.at++;
  const name = cursor.tokens[cursor.at++] ?? '';
  if (parenthesized && cursor.tokens[cursor.at] === ')') cursor.at++;
  const answer = cursor.macros.isDefined(name);
  return answer === null ? null : Number(answer);
}

function character(text: string): number | null {
  if (text.length === 1) return text.charCodeAt(0);
  const escapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11 };
  const [, octal, hex, letter] = /^\\(?:([0-7]{1,3})|x([\da-fA-F]+)|(.))$/.exec(text) ?? [];
  if (octal !== undefined) return Number.parseInt(octal, 8);
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return letter === undefined ? null : (escapes[letter] ?? letter.charCodeAt(0));
}

function hasInclude({ macros }: Cursor, token: string): number | null {
  const [, bracketed, quoted] = /(?:<([^<>]*)>|"([^"]*)")/.exec(token) ?? [];
  const answer = macros.hasInclude(bracketed ?? quoted ?? '', bracketed !== undefined);
  return answer === null ? null : Number(answer);
}

/** What is left when all macros have been replaced: a name that is not defined counts as zero. */
function identifier(cursor: Cursor, name: string): number | null {
  const isCalled = cursor.tokens[cursor.at] === '(';
  if (isCalled) skipParentheses(cursor);
  if (name === 'true' || name === 'false') return Number(name === 'true');
  return cursor.macros.isDefined(name) === false ? 0 : null;
}

function skipParentheses(cursor: Cursor): void {
  let open = 0;
  do {
    const token = cursor.tokens[cursor.at++];
    if (token === '(') open++;
    else if (token === ')') open--;
    else if (token === undefined) return;
  } while (open > 0);
}
