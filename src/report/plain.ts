/** Text from foreign sources made safe to print: nothing in it drives a terminal or lies about its order. */
import { decoded } from './decode.ts';

/** Controls could drive the terminal; bidirectional and separator characters could lie about the order. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** One line of text: decoded, tabs and line ends as spaces, controls written out. */
export function plain(text: string): string {
  return written(decoded(text).replace(/[\t\n\r]+/g, ' '));
}

/** Decoded text with its controls written out: `\x1b`. */
export function written(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
