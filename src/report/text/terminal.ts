/** Lays foreign text out on a terminal: tabs and columns. Wide characters count as one column. */
import { decoded } from '../decode.ts';
import { written } from '../plain.ts';

const tabStop = 4;

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
