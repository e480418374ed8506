/** What the command line and the files around it say of how the sources are compiled. Judges nothing of it. */
import type { CompileDatabase, LinkedProgram, MacroChange, Notice } from '../model/index.ts';
import type { Build } from '../program/index.ts';
import {
  findCompileDatabase,
  findLinkedPrograms,
  type FoundSources,
  openDescribed,
  readCompileDatabase,
  readHeader,
  readLinkLog,
  systemFolders,
} from '../sources/index.ts';
import type { BuildOptions } from './commands.ts';
import { misuse, type Misuse } from './misuse.ts';

export type OpenedBuild =
  | {
      readonly kind: 'build';
      readonly build: Build;
      readonly programs: readonly LinkedProgram[];
      readonly notices: readonly Notice[];
    }
  | Misuse;

/** A database that was named must be there; one that was only come upon may be broken without harm. */
export function openBuild(root: string, options: BuildOptions, found: FoundSources): OpenedBuild {
  const plain: Build = {
    database: null,
    isWhole: options.build !== null,
    described: describedBy(root, options, found),
    macros: options.macros,
    systemFolders: [],
    readHeader: (path) => readHeader(root, path),
  };
  const given = options.build ?? (options.searchBuild ? findCompileDatabase(root) : null);
  if (given === null) return withPrograms(root, options, plain, null, []);
  const result = readCompileDatabase(root, given);
  switch (result.kind) {
    case 'database': {
      const { database } = result;
      const build: Build = { ...plain, database, systemFolders: systemFolders() };
      return withPrograms(root, options, build, database, database.notices);
    }
    case 'unreadable': {
      if (options.build !== null) return misuse(result.reason);
      const notice: Notice = { text: result.reason, file: given, line: null, incomplete: false };
      return withPrograms(root, options, plain, null, [notice]);
    }
  }
}

/** Who names a database, or wants nothing looked for, is told nothing that build files say. */
function describedBy(
  root: string,
  { build, searchBuild }: BuildOptions,
  found: FoundSources,
): Build['described'] {
  if (build !== null || !searchBuild || found.buildFiles.length === 0) return null;
  const sources = found.files.map(({ path }) => path);
  return openDescribed({ root, buildFiles: found.buildFiles, sources });
}

/** A log that is named counts more than what lies beside the database. */
function withPrograms(
  root: string,
  { linkLog }: BuildOptions,
  build: Build,
  database: CompileDatabase | null,
  notices: readonly Notice[],
): OpenedBuild {
  if (linkLog === null) {
    const programs = database === null ? [] : findLinkedPrograms(root, database);
    return { kind: 'build', build, programs, notices };
  }
  const result = readLinkLog(root, linkLog, database);
  if (result.kind === 'unreadable') return misuse(result.reason);
  return { kind: 'build', build, programs: result.programs, notices };
}

/** `NAME`, `NAME=TEXT` or `NAME(x)=TEXT` as behind `-D`; null when it is none of these. */
export function defineOf(text: string): MacroChange | null {
  const [, name, list, value] = /^([A-Za-z_]\w*)(?:\(([^)]*)\))?(?:=([\s\S]*))?$/.exec(text) ?? [];
  if (name === undefined) return null;
  const parameters = list === undefined ? null : list.split(',').map((one) => one.trim());
  return { kind: 'define', name, parameters, text: value ?? '1' };
}
