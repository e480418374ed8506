/** A text that the user names and that is no source: a report of an earlier run. */
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
