/** Asks for source text once a file, and only for files that have results. */
import type { ReportInput } from '../../model/index.ts';
import { decodedFile } from '../decode.ts';
import type { ReportOptions } from '../format.ts';
import { lineHashes } from './fingerprints.ts';

export interface SourceText {
  /** A line's bytes as latin1; empty when it cannot be had. */
  readonly bytesAt: (file: string, line: number) => string;
  /** Null when the file or the line cannot be had. */
  readonly lineHash: (file: string, line: number) => string | null;
  /** The file's path from the root of its repository. */
  readonly inRepository: (file: string) => string;
}

export function sourceTextOf(input: ReportInput, options: ReportOptions): SourceText {
  const hashes = new Map<string, readonly string[]>();
  const hashesOf = (file: string): readonly string[] => {
    const known = hashes.get(file);
    if (known !== undefined) return known;
    const text = options.textOf(file);
    const fresh = text === null ? [] : lineHashes(decodedFile(text));
    hashes.set(file, fresh);
    return fresh;
  };
  return {
    bytesAt: (file, line) => (input.lineAt(file, line) ?? '').replace(/(?<![\r\n])[\r\n]+$/, ''),
    lineHash: (file, line) => hashesOf(file)[line - 1] ?? null,
    inRepository: options.inRepository,
  };
}
