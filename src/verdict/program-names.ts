/** What programs are called in reports, and by which names the tree's programs are started. */
import type { Entry } from '../program/index.ts';

/** As the build calls it, else by the file that holds `main`, or its folder when the file says nothing. */
export function programNames(entries: readonly Entry[]): readonly string[] {
  const short = entries.map(({ program, span }) => {
    if (program !== null) return program;
    const parts = span.file.split('/');
    const stem = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
    return stem === 'main' ? (parts.at(-2) ?? stem) : stem;
  });
  return short.map((name, index) => {
    const isUnique = short.filter((other) => other === name).length === 1;
    return isUnique ? name : (entries[index]?.span.file ?? name);
  });
}

/** The last part of each name, as a command spells it: a program that is told by its file is started without the ending. */
export function commandNames(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(programNames(entries).map(commandName));
}

export function commandName(program: string): string {
  const last = program.slice(program.lastIndexOf('/') + 1);
  return program.includes('/') ? last.replace(/\.(?:c|cc|cpp|cxx|C|c\+\+|m|mm)$/, '') : last;
}
