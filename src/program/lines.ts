/** Byte offsets to lines and columns of one file. Knows nothing of what the lines say. */
import type { Span } from '../model/index.ts';

export interface LineIndex {
  readonly span: (file: string, start: number, end: number) => Span;
  /** The 1-based line's text without its end, decoded as latin1; null behind the last line. */
  readonly text: (line: number) => string | null;
}

/** The lines are counted when somebody asks: most files are opened for the text of an item. */
export function indexLines(bytes: Uint8Array): LineIndex {
  let counted: readonly number[] | null = null;
  const lineStarts = (): readonly number[] => (counted ??= startsOfLines(bytes));
  return {
    span: (file, start, end) => {
      const starts = lineStarts();
      const line = lastAtMost(starts, start);
      const endLine = lastAtMost(starts, Math.max(start, end));
      return {
        file,
        line: line + 1,
        column: start - (starts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: Math.max(start, end) - (starts[endLine] ?? 0) + 1,
      };
    },
    text: (line) => {
      const starts = lineStarts();
      const start = starts[line - 1];
      if (start === undefined) return null;
      const end = starts[line] ?? bytes.length + 1;
      return latin1(bytes, start, Math.max(start, end - 1)).replace(/\r$/, '');
    },
  };
}

function startsOfLines(bytes: Uint8Array): readonly number[] {
  const starts: number[] = [0];
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) starts.push(at + 1);
  return starts;
}

/** Bytes as a text with one character for each, so that offsets stay; of a part `[start, end)` where that is given. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', start, end);
}

/** Index of the last of the sorted `starts` that is not beyond `offset`. */
export function lastAtMost(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
