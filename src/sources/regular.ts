/**
 * Opens a file only when it is an ordinary one. A pipe or a device in a source tree must neither hang the run nor be
 * fed from, and whoever swaps one in between looking and opening must not succeed either.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { onDisk } from './name.ts';

export type RegularFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'not-regular' };

/** Throws what the system says when the file cannot be opened or read. */
export function readRegular(path: string, maxSize = Infinity): RegularFile {
  // Without NONBLOCK, opening a pipe waits for somebody to write to it.
  const descriptor = openSync(onDisk(path), constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return { kind: 'not-regular' };
    if (status.size > maxSize) return { kind: 'too-large', size: status.size };
    // Files of /proc say that they are empty, whatever is in them.
    if (status.size === 0) return { kind: 'bytes', bytes: readFileSync(descriptor) };
    return { kind: 'bytes', bytes: readAll(descriptor, status.size) };
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes at the beginning that matter to anybody. */
const HEAD = 256;

/** How an ordinary file begins, which says who reads the rest; empty for anything else. */
export function readHead(path: string): string {
  try {
    const descriptor = openSync(onDisk(path), constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!fstatSync(descriptor).isFile()) return '';
      const bytes = Buffer.alloc(HEAD);
      const count = readSync(descriptor, bytes, 0, HEAD, 0);
      return bytes.toString('latin1', 0, count);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}

/** A file that grows meanwhile is read as far as it went when it was opened. */
function readAll(descriptor: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(descriptor, bytes, filled, size - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return filled === size ? bytes : bytes.subarray(0, filled);
}

const inWords: ReadonlyMap<string | null, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its path is too long for the system'],
  ['ERR_INVALID_ARG_VALUE', 'no file has such a name'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large'],
]);

/** The system's error in words that follow a colon. */
export function describeError(error: unknown): string {
  return inWords.get(codeOf(error)) ?? String(error);
}

/** Asks for the shape, not the class: an error may come from another realm. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
