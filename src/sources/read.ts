/**
 * The bytes of one source file, or the sentence why there are none. Never throws for what a tree may hold.
 * Decodes nothing: offsets into the bytes are the offsets of every later stage.
 */
import { resolve } from 'node:path';
import type { Notice } from '../model/index.ts';
import { codeOf, describeError, readRegular } from './regular.ts';

/** Beyond any file that people write; a larger one is generated data in the shape of C. */
export const defaultMaxFileSize = 16 * 1024 * 1024;

/** Exactly one of the two is null. */
export interface ReadResult {
  readonly bytes: Uint8Array | null;
  readonly notice: Notice | null;
}

export function readSource(root: string, path: string, maxFileSize = defaultMaxFileSize): ReadResult {
  try {
    const file = readRegular(resolve(root, path), maxFileSize);
    switch (file.kind) {
      case 'not-regular':
        return without(path, `\`${path}\` is a pipe, a device or a socket and was not opened.`);
      case 'too-large':
        return without(
          path,
          `\`${path}\` has ${file.size} bytes, more than the ${maxFileSize} that are read; raise \`--max-file-size\` or exclude it.`,
        );
      case 'bytes':
        return judgeBytes(path, file.bytes);
    }
  } catch (error) {
    const why = codeOf(error) === 'ENOENT' ? 'it is no longer there' : describeError(error);
    return without(path, `\`${path}\` could not be read: ${why}.`);
  }
}

function without(path: string, text: string, incomplete = true): ReadResult {
  return { bytes: null, notice: { text, file: path, line: null, incomplete } };
}

/** Where `file` looks too, and more NULs than an odd editor leaves in a text. */
const headLength = 8192;
const strayNuls = 8;

/**
 * UTF-16 is a text that we cannot read, so the run is incomplete. Other files full of NULs are objects or images
 * under a borrowed name: no compiler takes them for C, so nothing is missed by leaving them out.
 */
function judgeBytes(path: string, bytes: Uint8Array): ReadResult {
  if (isUtf16(bytes)) {
    return without(path, `\`${path}\` is UTF-16, which is not read; convert it to UTF-8.`);
  }
  const end = Math.min(bytes.length, headLength);
  let nuls = 0;
  for (let at = bytes.indexOf(0); at !== -1 && at < end; at = bytes.indexOf(0, at + 1)) {
    nuls += 1;
    if (nuls > strayNuls) return without(path, `\`${path}\` is not text and was left out.`, false);
  }
  return { bytes, notice: null };
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
