/**
 * Damage done to sources, the same for the same seed: what editors, merges, broken disks and spiteful people leave
 * behind. Texts are latin1, one character a byte. It runs nothing and judges nothing.
 */

/** Numbers from 0 up to a limit, in an order that the seed settles. */
export type Dice = (limit: number) => number;

/** A small generator (mulberry32): good enough to vary with, and the same on every machine. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, limit);
  };
}

interface Damage {
  readonly dice: Dice;
  /** Another source, to splice from. */
  readonly other: string;
}

type Mutation = (text: string, damage: Damage) => string;

/** Beyond this an input says no more than a smaller one. */
export const LONGEST_INPUT = 200_000;

const TOKEN = /[A-Za-z_]\w*|\d[\w.]*|\s+|[^\w\s]/g;

/** What opens without closing and closes without having been opened. */
const UNBALANCED = [
  ...'{}()[]<>"\'\\'.split(''),
  '/*',
  '*/',
  '//',
  '\\\n',
  'R"(',
  ')"',
  '\n#if X\n',
  '\n#ifdef\n',
  '\n#elif Y > 0\n',
  '\n#else\n',
  '\n#endif\n',
  '\n#define A(x, ...) A(x) B ## x #x\n',
  '\n#include "',
  '\n#include __FILE__\n',
  '__attribute__((',
  'template <',
  'extern "C" {',
  '::',
  '->',
  ' mig-lint-disable-begin ',
] as const;

const UNUSUAL = [
  ...'\0\x01\x07\b\v\f\r\x1b\x7f\x80\x85\xa0\xb7\xff'.split(''),
  '\xef\xbb\xbf',
  '\xfe\xff',
  '\xe2\x80\xa8',
  '\xe2\x80\xae',
  '\xed\xa0\x80',
  '\xf0\x9f\x92\xa9',
  '\x1b]8;;x\x07',
  '\r\r\n',
  '\n\r',
] as const;

/** Names that mean something to the language that the tool is written in. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'length'];

const MUTATIONS: readonly Mutation[] = [
  flipBytes,
  (text, { dice }) => text.slice(0, dice(text.length)),
  (text, { dice }) => text.slice(dice(text.length)),
  deleteTokens,
  repeatToken,
  (text, { dice }) => insertedOften(text, dice, UNBALANCED),
  (text, { dice }) => insertedOften(text, dice, UNUSUAL),
  oneLine,
  nest,
  moveSlice,
  spliceOther,
  renameAll,
];

/** One to four kinds of damage, one upon the other. */
export function mutated(text: string, other: string, dice: Dice): string {
  let result = text;
  for (let left = 1 + dice(4); left > 0; left--) {
    const mutation = MUTATIONS[dice(MUTATIONS.length)];
    result = (mutation?.(result, { dice, other }) ?? result).slice(0, LONGEST_INPUT);
  }
  return result;
}

function put(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

function flipBytes(text: string, { dice }: Damage): string {
  let result = text;
  for (let left = 1 + dice(8); left > 0; left--) {
    const at = dice(text.length);
    const flipped = String.fromCharCode((result.charCodeAt(at) || 0) ^ (1 << dice(8)));
    result = result.slice(0, at) + flipped + result.slice(at + 1);
  }
  return result;
}

function deleteTokens(text: string, { dice }: Damage): string {
  const tokens = text.match(TOKEN) ?? [];
  for (let left = 1 + dice(6); left > 0; left--) tokens.splice(dice(tokens.length), 1);
  return tokens.join('');
}

/** Mostly twice, now and then very often. */
function repeatToken(text: string, { dice }: Damage): string {
  const tokens = [...text.matchAll(TOKEN)];
  const match = tokens[dice(tokens.length)];
  const { 0: token } = match ?? [' '];
  const most = dice(4) === 0 ? 30_000 : 4;
  return put(text, match?.index ?? 0, token.slice(0, 40).repeat(1 + dice(most)));
}

function insertedOften(text: string, dice: Dice, pieces: readonly string[]): string {
  let result = text;
  for (let left = 1 + dice(6); left > 0; left--) {
    result = put(result, dice(result.length), pieces[dice(pieces.length)] ?? '');
  }
  return result;
}

function oneLine(text: string, { dice }: Damage): string {
  return dice(2) === 0 ? text.replace(/\n/g, ' ') : text.replace(/\n/g, '\\\n');
}

const NESTS = [
  '(',
  '{',
  '[',
  '((',
  '({',
  'if(1){',
  '#if 1\n',
  'f(',
  '*',
  '!',
  '<',
  'a?',
  '/*',
  'a<',
  '&(',
  '{{',
];

function nest(text: string, { dice }: Damage): string {
  const depth = 1 + dice(dice(3) === 0 ? 20_000 : 60);
  return put(text, dice(text.length), (NESTS[dice(NESTS.length)] ?? '').repeat(depth));
}

function moveSlice(text: string, { dice }: Damage): string {
  const from = dice(text.length);
  const to = from + dice(400);
  return put(text.slice(0, from) + text.slice(to), dice(text.length), text.slice(from, to));
}

function spliceOther(text: string, { dice, other }: Damage): string {
  const from = dice(other.length);
  return put(text, dice(text.length), other.slice(from, from + dice(2000)));
}

/** One name of the text, everywhere. */
function renameAll(text: string, { dice }: Damage): string {
  const words = text.match(/[A-Za-z_]\w*/g) ?? [];
  const word = words[dice(words.length)] ?? 'x';
  return text.replaceAll(word, NAMES[dice(NAMES.length)] ?? '');
}
