/**
 * Findings of a text onto what became of it since: those on lines before and behind the edited ones stay, moved along.
 * What stands on edited lines is for a new look. Compares lines only, so it is exact for one edited stretch.
 */
import type { Range } from 'vscode-languageserver/node';

export interface Edited {
  /** The range's place in the new text; null when it lies on edited lines. */
  readonly moved: (range: Range) => Range | null;
  /** Whether a line of the new text was edited. */
  readonly isNew: (line: number) => boolean;
}

export function editedBetween(before: string, after: string): Edited {
  const old = before.split(/\r\n|\r|\n/);
  const now = after.split(/\r\n|\r|\n/);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const shift = now.length - old.length;
  const moved = (range: Range): Range | null => {
    if (range.end.line < head) return range;
    if (range.start.line < old.length - tail) return null;
    return { start: lower(range.start, shift), end: lower(range.end, shift) };
  };
  return { moved, isNew: (line) => line >= head && line < now.length - tail };
}

function lower({ line, character }: Range['start'], shift: number): Range['start'] {
  return { line: line + shift, character };
}
