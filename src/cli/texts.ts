/** The texts of files that a report quotes or a suppression stands in. They are read again when somebody asks. */
import { indexLines, type LineIndex } from '../program/index.ts';

export interface Texts {
  /** Latin1, one character a byte; null when it cannot be had. */
  readonly textOf: (file: string) => string | null;
  readonly lineAt: (file: string, line: number) => string | null;
}

/**
 * The few files that a report quotes are read again when it does, which costs less than keeping
 * a whole tree in memory until then.
 */
export function rememberTexts(readBytes: (file: string) => Uint8Array | null): Texts {
  const read = new Map<string, Uint8Array | null>();
  const texts = new Map<string, string | null>();
  const lines = new Map<string, LineIndex>();
  const bytesOf = (file: string): Uint8Array | null => {
    const known = read.get(file);
    if (known !== undefined) return known;
    const bytes = readBytes(file);
    read.set(file, bytes);
    return bytes;
  };
  const textOf = (file: string): string | null => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const bytes = bytesOf(file);
    const text = bytes === null ? null : Buffer.from(bytes).toString('latin1');
    texts.set(file, text);
    return text;
  };
  const lineAt = (file: string, line: number): string | null => {
    const known = lines.get(file) ?? indexLines(bytesOf(file) ?? new Uint8Array(0));
    lines.set(file, known);
    return known.text(line);
  };
  return { textOf, lineAt };
}
