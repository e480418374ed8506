/** A text that the user names and that is no source: a report of an earlier run, a diff. */
import { existsSync, readFileSync } from 'node:fs';
import { onDisk } from './name.ts';
import { describeError, readRegular } from './regular.ts';

/** In bytes. A text that is much longer is none for the engine that runs us. */
const LARGEST = 500_000_000;

export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  /** `why` follows a colon. */
  | { readonly kind: 'unreadable'; readonly why: string };

export function readText(path: string): TextReading {
  const read = readBytes(path);
  return read.kind === 'bytes' ? { kind: 'text', text: Buffer.from(read.bytes).toString('utf8') } : read;
}

export function isThere(path: string): boolean {
  return existsSync(onDisk(path));
}

export type BytesReading =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly why: string };

/** The same for what may not be UTF-8. */
export function readBytes(path: string): BytesReading {
  try {
    const file = readRegular(path, LARGEST);
    switch (file.kind) {
      case 'bytes':
        return file;
      case 'not-regular':
        return { kind: 'unreadable', why: 'it is no ordinary file' };
      case 'too-large':
        return { kind: 'unreadable', why: `it has ${file.size} bytes, and no more than ${LARGEST} are read` };
    }
  } catch (error) {
    return { kind: 'unreadable', why: describeError(error) };
  }
}

/** Waits until whoever writes to it has ended. */
export function readStandardInput(): Uint8Array {
  return readFileSync(0);
}
