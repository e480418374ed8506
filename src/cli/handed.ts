/** What comes with the command line: a list of paths, a text that is not saved. Looks at no source file. */
import { relative, resolve } from 'node:path';
import { pathsOf, readPathList } from '../sources/index.ts';
import type { Environment } from './environment.ts';
import { messageOf, misuse, type Misuse } from './misuse.ts';
import type { SourceOptions } from './commands.ts';

export type World = Pick<Environment, 'cwd' | 'readInput'>;

export interface HandedText {
  /** Relative to the root, as the files of a run are. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface Handed {
  readonly kind: 'handed';
  readonly paths: readonly string[];
  /** What an editor has not saved yet. */
  readonly text: HandedText | null;
}

export function takeInput(
  { paths, list, stdinName }: SourceOptions,
  { cwd, readInput }: World,
): Handed | Misuse {
  try {
    const text =
      stdinName === null ? null : { file: relative(cwd, resolve(cwd, stdinName)), bytes: readInput() };
    if (list === '-') return { kind: 'handed', paths: [...paths, ...pathsOf(readInput())], text };
    if (list === null) return { kind: 'handed', paths, text };
  } catch (error) {
    return misuse(`Standard input could not be read: ${messageOf(error)}.`);
  }
  const read = readPathList(resolve(cwd, list));
  if (read.kind === 'unreadable') return misuse(`The list \`${list}\` could not be read: ${read.why}.`);
  return { kind: 'handed', paths: [...paths, ...read.paths], text: null };
}
