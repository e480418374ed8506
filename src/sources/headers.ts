/**
 * Headers outside of what was asked for: those of the compiler, and generated ones that a `.gitignore` leaves out.
 * Only ordinary files of sane size are read, and nothing says why one is missing: a compiler would not find it either.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onDisk } from './name.ts';
import { readRegular } from './regular.ts';

/** Larger headers hold tables, not conditions. */
const largestHeader = 4 * 1024 * 1024;

/** `path` is absolute or relative to the root; null when there is no such header. */
export function readHeader(root: string, path: string): Uint8Array | null {
  const full = resolve(root, path);
  if (!existsSync(onDisk(full))) return null;
  try {
    const file = readRegular(full, largestHeader);
    return file.kind === 'bytes' ? file.bytes : null;
  } catch {
    return null;
  }
}

/** The include folders that a C compiler on this machine searches by itself, as far as they are there. */
export function systemFolders(): readonly string[] {
  const machines = ['x86_64-linux-gnu', 'i386-linux-gnu', 'aarch64-linux-gnu'];
  const compilers = machines.flatMap((machine) => {
    const versions = namesIn(join('/usr/lib/gcc', machine)).sort(
      (a, b) => Number.parseFloat(b) - Number.parseFloat(a),
    );
    return versions.slice(0, 1).map((version) => join('/usr/lib/gcc', machine, version, 'include'));
  });
  const folders = [
    ...compilers,
    '/usr/local/include',
    ...machines.map((name) => `/usr/include/${name}`),
    '/usr/include',
  ];
  return folders.filter((folder) => existsSync(folder));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
