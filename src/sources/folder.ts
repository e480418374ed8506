/** What lies in one folder, by name and kind. Follows nothing and opens nothing. */
import { readdirSync, realpathSync } from 'node:fs';
import { nameOfBytes, onDisk, replacement } from './name.ts';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Throws what the system says. The kinds come with the listing, so that no file needs to be asked for its own. */
export function listFolder(path: string): readonly Entry[] {
  const entries = readdirSync(onDisk(path), { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes(replacement))) {
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  }
  return readdirSync(onDisk(path), { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
    name: nameOfBytes(entry.name),
    kind: kindOf(entry),
  }));
}

interface Kinded {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
  readonly isSymbolicLink: () => boolean;
}

function kindOf(entry: Kinded): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** Where a path leads when every link in it is followed. Throws when it leads nowhere. */
export function realPath(path: string): string {
  return nameOfBytes(realpathSync.native(onDisk(path), { encoding: 'buffer' }));
}
