/** Outside functions by the library that they seem to come from. What they do is no matter of this file. */
import type { Hole } from '../model/index.ts';
import { grouped } from './group.ts';

export interface LibraryHoles {
  /** Its header; null where none fits the names. */
  readonly library: string | null;
  readonly members: readonly Hole[];
  /** Functions, macros and tables that call them. */
  readonly callers: number;
}

export const UNKNOWN_LIBRARY = 'unknown headers';

/** Those with the most unknown functions first, and last what no header fits. */
export function librariesOf(holes: readonly Hole[]): readonly LibraryHoles[] {
  const byLibrary = [...grouped(holes, ({ outside }) => outside?.library ?? '')];
  return byLibrary
    .map(([library, members]): LibraryHoles => {
      const callers = members.reduce((sum, { outside }) => sum + (outside?.callers ?? 1), 0);
      return { library: library === '' ? null : library, members, callers };
    })
    .sort(
      (a, b) =>
        Number(a.library === null) - Number(b.library === null) ||
        b.members.length - a.members.length ||
        ((a.library ?? '') < (b.library ?? '') ? -1 : 1),
    );
}
