/**
 * Evaluates the expression of an `#if`, three-valued: a number, or null when something in it is not known.
 * Function-like macros and anything else it does not understand are unknown, never an error.
 */

export interface MacroKnowledge {
  /** True or false when it is known whether the macro is defined; null when not. */
  readonly isDefined: (name: string) => boolean | null;
  /** The macro's text when it is known to be defined as something; null when not. */
  readonly textOf: (name: string) => string | null;
}

/** Macros that stand for each other in circles end here. */
const DEEPEST = 12;

export function evaluate(text: string, macros: MacroKnowledge, depth = 0): number | null {
  const tokens =
    text.match(/0[xX][\da-fA-F]+|\d+|[A-Za-z_]\w*|'(?:[^'\\]|\\.)'|&&|\|\||[<>=!]=|<<|>>|\S/g) ?? [];
  const cursor: Cursor = { tokens, at: 0, macros, depth };
  const value = conditional(cursor);
  return cursor.at === tokens.length ? value : null;
}

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
  readonly macros: MacroKnowledge;
  readonly depth: number;
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
    const value = unary(cursor);
    if (value === null) return null;
    if (token === '!') return value === 0 ? 1 : 0;
    if (token === '-') return -value;
    return token === '~' ? ~value : value;
  }
  return primary(cursor);
}

function primary(cursor: Cursor): number | null {
  const token = cursor.tokens[cursor.at++];
  if (token === undefined) return null;
  if (token === '(') {
    const value = conditional(cursor);
    if (cursor.tokens[cursor.at] === ')') cursor.at++;
    return value;
  }
  if (/^\d/.test(token)) {
    // A suffix such as `L` is a token of its own.
    if (/^[uUlL]+$/.test(cursor.tokens[cursor.at] ?? '')) cursor.at++;
    return /^0\d/.test(token) ? Number.parseInt(token, 8) : Number(token);
  }
  if (token.startsWith("'")) return token.length === 3 ? token.charCodeAt(1) : null;
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

function identifier(cursor: Cursor, name: string): number | null {
  if (cursor.tokens[cursor.at] === '(') {
    skipParentheses(cursor);
    return cursor.macros.isDefined(name) === false ? 0 : null;
  }
  const answer = cursor.macros.isDefined(name);
  if (answer === false) return 0;
  const text = cursor.macros.textOf(name);
  if (answer === null || text === null || cursor.depth > DEEPEST) return null;
  return text.trim() === '' ? null : evaluate(text, cursor.macros, cursor.depth + 1);
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
