/** A unified diff, from git or from anybody else, as the lines that it changed and the way back to what was before. */
import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from 'diff';
import { nameOfBytes } from './name.ts';

export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export interface FilePatch {
  /** As the diff names it, git's `a/` and `b/` included; null for a file that was not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** Lines of the file as it is now that are new or altered, counted from 1, both included; all of one that git shows no lines of. */
  readonly lines: readonly LineRange[];
  /** The text as it was, both in latin1; null when the diff does not fit the text. */
  readonly undo: (text: string) => string | null;
}

export type PatchReading =
  | { readonly kind: 'patch'; readonly files: readonly FilePatch[] }
  /** `why` is a clause that follows the name of the diff. */
  | { readonly kind: 'foreign'; readonly why: string };

/** `text` is latin1. `quotes` says whether names may be quoted, so that what is no UTF-8 is a character. */
export function readPatch(text: string, quotes: boolean): PatchReading {
  try {
    const files = parsePatch(text).filter(
      ({ hunks, newFileName, oldFileName }) => hunks.length > 0 || (newFileName ?? oldFileName) !== undefined,
    );
    const isNameless = files.some(
      ({ newFileName, oldFileName }) => (newFileName ?? oldFileName) === undefined,
    );
    if (isNameless) return { kind: 'foreign', why: 'does not say which files it changes' };
    if (files.length === 0 && text.trim() !== '') return { kind: 'foreign', why: 'is no unified diff' };
    return { kind: 'patch', files: files.map((patch) => filePatch(patch, quotes)) };
  } catch (error) {
    const said =
      typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
    const [line = ''] = said.split('\n');
    return { kind: 'foreign', why: `is no unified diff that can be read: ${line.replace(/\.$/, '')}` };
  }
}

function filePatch(patch: StructuredPatch, quotes: boolean): FilePatch {
  return {
    before: patch.isCreate === true ? null : nameOf(patch.oldFileName, quotes),
    after: patch.isDelete === true ? null : nameOf(patch.newFileName, quotes),
    lines: patch.isBinary === true ? [{ from: 1, to: Infinity }] : patch.hunks.flatMap(addedLines),
    undo: (text) => {
      const before = applyPatch(text, reversePatch(patch), { autoConvertLineEndings: false });
      return before === false ? null : before;
    },
  };
}

/** Names stand there as bytes, unless git quoted them, which gives characters. */
function nameOf(name: string | undefined, quotes: boolean): string | null {
  if (name === undefined || name === '/dev/null') return null;
  if (/[\u0100-\uffff]/.test(name)) return name;
  const bytes = Buffer.from(name, 'latin1');
  const isUtf8 = Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
  return quotes && !isUtf8 ? name : nameOfBytes(bytes);
}

/** Runs of `+` lines. Where lines only went away there is nothing to point at. */
function addedLines({ newStart, lines }: StructuredPatch['hunks'][number]): FilePatch['lines'] {
  const runs: { from: number; to: number }[] = [];
  let line = newStart;
  for (const text of lines) {
    if (text.startsWith('+')) {
      const last = runs.at(-1);
      if (last?.to === line - 1) last.to = line;
      else runs.push({ from: line, to: line });
    }
    if (text.startsWith('+') || text.startsWith(' ')) line += 1;
  }
  return runs;
}
