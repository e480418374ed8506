/**
 * Lists of paths that another program wrote: `git diff --name-only -z`, `find -print0`. Looks at no path in them.
 */
import { readFileSync } from 'node:fs';
import { dialectOf } from './dialect.ts';
import { nameOfBytes } from './name.ts';
import { describeError } from './regular.ts';
import { scriptKindOf } from './script-kind.ts';

export type PathList =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  /** `why` follows a colon. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** A list may well be a pipe, `--files-from <(...)`, unlike anything that is come upon in a tree. */
export function readPathList(path: string): PathList {
  try {
    return { kind: 'paths', paths: pathsOf(readFileSync(path)) };
  } catch (error) {
    return { kind: 'unreadable', why: describeError(error) };
  }
}

const NUL = 0;
const NEWLINE = 10;

/**
 * A list that has a NUL in it is separated by NULs, else by line ends. Programs list whatever changed, so what is neither
 * C, C++ nor a script by its name is passed over, unlike when a person names it.
 */
export function pathsOf(list: Uint8Array): readonly string[] {
  const separator = list.includes(NUL) ? NUL : NEWLINE;
  const paths: string[] = [];
  for (let start = 0; start < list.length;) {
    if (list[start] === separator) {
      start++;
      continue;
    }
    const found = list.indexOf(separator, start);
    const end = found === -1 ? list.length : found;
    const name = nameOfBytes(Buffer.from(list.subarray(start, end)));
    paths.push(separator === NEWLINE ? name.replace(/\r$/, '') : name);
    start = end + 1;
  }
  return paths.filter((path) => path !== '' && (dialectOf(path) !== null || scriptKindOf(path) !== null));
}
