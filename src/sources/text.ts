/** A text that the user names and that is no source: a report of an earlier run, a diff. */
import { existsSync, readFileSync } from 'node:fs';
import { onDisk } from './name.ts';
import { describeError, readRegular } from './regular.ts';

export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  /** `why` follows a colon. */
  | { readonly kind: 'unreadable'; readonly why: string };

export function readText(path: string): TextReading {
  try {
    const file = readRegular(path);
    if (file.kind === 'bytes') return { kind: 'text', text: Buffer.from(file.bytes).toString('utf8') };
    return { kind: 'unreadable', why: 'it is no ordinary file' };
  } catch (error) {
    return { kind: 'unreadable', why: describeError(error) };
  }
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
    const file = readRegular(path);
    return file.kind === 'bytes' ? file : { kind: 'unreadable', why: 'it is no ordinary file' };
  } catch (error) {
    return { kind: 'unreadable', why: describeError(error) };
  }
}

/** Waits until whoever writes to it has ended. */
export function readStandardInput(): Uint8Array {
  return readFileSync(0);
}
