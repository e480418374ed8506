/** Lays foreign text out on a terminal: tabs and columns. Wide characters count as one column. */
import { decoded } from '../decode.ts';
import { written } from '../plain.ts';

const tabStop = 4;

/** A piece of a source line that begins at this column (counted from 0), with its tabs expanded. */
export function expanded(bytes: string, column: number): string {
  const [first = '', ...others] = decoded(bytes).split('\t').map(written);
  const pieces = [first];
  let used = column + columnsOf(first);
  for (const piece of others) {
    const blanks = tabStop - (used % tabStop);
    pieces.push(' '.repeat(blanks), piece);
    used += blanks + columnsOf(piece);
  }
  return pieces.join('');
}

export function columnsOf(text: string): number {
  return Array.from(text).length;
}
