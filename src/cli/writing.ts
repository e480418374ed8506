/**
 * Writing files for the user: what may be written where, and in words why something could not be. What goes into them is
 * for others.
 */
import { relative, resolve } from 'node:path';
import { dialectOf } from '../sources/index.ts';
import type { Destination } from './commands.ts';
import type { Environment } from './environment.ts';
import { messageOf, misuse, type Misuse } from './misuse.ts';

/** Null when it went well; else why not, ready to follow a colon. */
export function written(write: () => void): string | null {
  try {
    write();
    return null;
  } catch (error) {
    return inWords.get(codeOf(error)) ?? messageOf(error);
  }
}

const inWords: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'nothing can be written to this file system'],
  ['ENOSPC', 'the disk is full'],
  ['ENOENT', 'there is no such folder, and none can be made'],
  ['EISDIR', 'it is a folder'],
  ['EEXIST', 'a file stands where a folder should be'],
  ['ENOTDIR', 'a file stands where a folder should be'],
  ['ENAMETOOLONG', 'its path is too long for the system'],
]);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Files that two reports would be written to, however they are spelt, and sources. */
export function wrongDestination(
  destinations: readonly Destination[],
  { cwd }: Pick<Environment, 'cwd'>,
): Misuse | null {
  const seen = new Set<string>();
  for (const { format, file } of destinations) {
    if (file === null) continue;
    const path = resolve(cwd, file);
    if (seen.has(path)) return misuse(`Two reports would be written to \`${file}\`.`);
    if (dialectOf(path) !== null) return overSource(format, file);
    seen.add(path);
  }
  return null;
}

/** A script tells by its first line only that it is one. */
export function overLooked(
  destinations: readonly Destination[],
  looked: ReadonlySet<string>,
  { cwd }: Pick<Environment, 'cwd'>,
): Misuse | null {
  const found = destinations.find(
    ({ file }) => file !== null && looked.has(relative(cwd, resolve(cwd, file))),
  );
  return found === undefined ? null : overSource(found.format, found.file ?? '');
}

function overSource(format: string, file: string): Misuse {
  return misuse(
    `\`--format ${format}:${file}\` would write the report over a source; give the report a name of its own.`,
  );
}
