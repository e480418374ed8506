/** Which program of the sources a process runs, by the name of its file. A guess that is told as one. */
import { basename } from 'node:path';
import type { RunningProcess, Verdict } from '../model/index.ts';

export interface Choice {
  readonly how: 'by-name' | 'only-one' | 'all';
  /** The names that were looked for, the file's first. */
  readonly wanted: readonly string[];
  /** Sorted as the verdicts are. */
  readonly programs: readonly string[];
}

export function chooseProgram(running: RunningProcess, verdicts: readonly Verdict[]): Choice {
  const wanted = namesOf(running);
  const programs = verdicts.map(({ program }) => program);
  for (const name of wanted) {
    const named = programs.filter((program) => basename(program) === name);
    if (named.length > 0) return { how: 'by-name', wanted, programs: named };
  }
  return { how: programs.length === 1 ? 'only-one' : 'all', wanted, programs };
}

/** The file may have been replaced since, or be libtool's, and a program may be started under another name. */
function namesOf({ executable, commandLine, name }: RunningProcess): readonly string[] {
  const file = executable === null ? [] : [basename(executable.replace(/ \(deleted\)$/, ''))];
  const started = commandLine.slice(0, 1).map((word) => basename(word));
  const names = [...file, ...started, name].map((one) => one.replace(/^lt-/, ''));
  return [...new Set(names.filter((one) => one !== ''))];
}
