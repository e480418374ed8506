/** Literals to values: integers, characters, texts. What the language leaves to the platform stays unknown. */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';

/** The integer behind a literal, however large; null when it is none. */
export function integerOf(text: string): bigint | null {
  if (text.startsWith('-')) return negative(integerOf(text.slice(1)));
  const bare = text.replace(/'/g, '').replace(/(?<=[\da-f])[uUlLzZ]+$/i, '');
  if (/^0[0-7]+$/.test(bare)) return BigInt(`0o${bare.slice(1)}`);
  return /^(?:\d+|0[xX][\da-fA-F]+|0[bB][01]+)$/.test(bare) ? BigInt(bare) : null;
}

function negative(integer: bigint | null): bigint | null {
  return integer === null ? null : -integer;
}

export function readNumber(text: string): Value {
  const integer = integerOf(text);
  return integer === null || integer > Number.MAX_SAFE_INTEGER
    ? { kind: 'unknown', why: `\`${text}\` is no plain integer` }
    : { kind: 'number', value: Number(integer) };
}

export function readCharacter(text: string): Value {
  const inner = unescape(text.replace(/^[^']*'|'$/g, ''));
  const code = inner.length === 1 ? inner.charCodeAt(0) : 128;
  // Whether larger ones are negative is for the platform to say.
  return code < 128 ? { kind: 'number', value: code } : { kind: 'unknown', why: 'it is a character' };
}

/** The text that a string literal stands for. */
export function readLiteral(node: Node): Value {
  const literal = node.text;
  const raw = /^(?:u8|[uUL])?R"([^(]*)\(([\s\S]*)\)\1"$/.exec(literal);
  const value = raw === null ? unescape(literal.replace(/^[^"]*"|"$/g, '')) : (raw[2] ?? '');
  return { kind: 'text', value, complete: true };
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', e: '\x1b' },
  ...{ '\n': '', '\r\n': '' },
};

/** Escape sequences replaced by what they stand for; a spliced line goes on. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:x([\da-f]+)|([0-7]{1,3})|u([\da-f]{4})|(\r?\n|[\s\S]))/gi,
    (_, hexadecimal?: string, octal?: string, universal?: string, other?: string) => {
      const digits = hexadecimal ?? universal;
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return ESCAPES[other ?? ''] ?? other ?? '';
    },
  );
}
