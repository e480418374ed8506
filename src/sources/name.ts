/**
 * Between the names on disk, which are bytes, and the names in reports, which are text.
 * A byte that is not UTF-8 is spelt `\xE9`, so that such a file can be told of and opened again.
 */
import { existsSync } from 'node:fs';

/** What Node puts where bytes are not UTF-8: the sign to look at the bytes themselves. */
export const replacement = '\uFFFD';

const escape = /\\x([0-9A-F]{2})/g;

export function nameOfBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes(replacement)) return text;
  return Buffer.from(text, 'utf8').equals(bytes) ? text : spell(bytes);
}

/** The longest runs of UTF-8 stay readable; each byte between them is spelt out. */
function spell(bytes: Buffer): string {
  let out = '';
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    out +=
      length === 0
        ? `\\x${bytes.toString('hex', at, at + 1).toUpperCase()}`
        : bytes.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return out;
}

/** How many bytes the character at `at` takes; 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    const slice = bytes.subarray(at, at + length);
    if (Buffer.from(slice.toString('utf8'), 'utf8').equals(slice)) return length;
  }
  return 0;
}

/** A name that happens to contain `\x41` as such wins over one that is spelt so. */
export function onDisk(path: string): string | Buffer {
  if (!path.includes('\\x') || existsSync(path)) return path;
  const parts: Buffer[] = [];
  let at = 0;
  for (const match of path.matchAll(escape)) {
    parts.push(Buffer.from(path.slice(at, match.index)), Buffer.from(match[1] ?? '', 'hex'));
    at = match.index + match[0].length;
  }
  return Buffer.concat([...parts, Buffer.from(path.slice(at))]);
}

const astral = /[\ud800-\udfff]/;

/** In the order of the bytes. Comparing strings comes to the same but for characters beyond 16 bits. */
export function sortPaths(paths: readonly string[]): string[] {
  if (!paths.some((path) => astral.test(path))) return [...paths].sort();
  return [...paths].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
