/** Makes text from foreign sources safe and readable on a terminal. Wide characters count as one column. */
import { decoded } from '../decode.ts';

const tabStop = 4;

/** Controls could drive the terminal; bidirectional and separator characters could lie about the order. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** One line of text: decoded, tabs and line ends as spaces, controls written out. */
export function plain(text: string): string {
  return written(decoded(text).replace(/[\t\n\r]+/g, ' '));
}

/** A piece of a source line that begins at this column (counted from 0), with its tabs expanded. */
export function expanded(bytes: string, column: number): string {
  const pieces = decoded(bytes).split('\t').map(written);
  return pieces.reduce((line, piece) => {
    const used = (column + columnsOf(line)) % tabStop;
    return line + ' '.repeat(tabStop - used) + piece;
  });
}

export function columnsOf(text: string): number {
  return Array.from(text).length;
}

function written(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
