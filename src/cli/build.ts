/** What the command line and the files around it say of how the sources are compiled. Judges nothing of it. */
import type { MacroChange, Notice } from '../model/index.ts';
import type { Build } from '../program/index.ts';
import { findCompileDatabase, readCompileDatabase, readHeader, systemFolders } from '../sources/index.ts';
import type { BuildOptions } from './options.ts';
import { misuse, type Misuse } from './misuse.ts';

export type OpenedBuild =
  { readonly kind: 'build'; readonly build: Build; readonly notices: readonly Notice[] } | Misuse;

/** A database that was named must be there; one that was only come upon may be broken without harm. */
export function openBuild(root: string, options: BuildOptions): OpenedBuild {
  const plain: Build = {
    database: null,
    isWhole: options.build !== null,
    macros: options.macros,
    systemFolders: [],
    readHeader: (path) => readHeader(root, path),
  };
  const given = options.build ?? (options.searchBuild ? findCompileDatabase(root) : null);
  if (given === null) return { kind: 'build', build: plain, notices: [] };
  const result = readCompileDatabase(root, given);
  switch (result.kind) {
    case 'database': {
      const { database } = result;
      const build: Build = { ...plain, database, systemFolders: systemFolders() };
      return { kind: 'build', build, notices: database.notices };
    }
    case 'unreadable': {
      if (options.build !== null) return misuse(result.reason);
      return {
        kind: 'build',
        build: plain,
        notices: [{ text: result.reason, file: given, incomplete: false }],
      };
    }
  }
}

/** `NAME`, `NAME=TEXT` or `NAME(x)=TEXT` as behind `-D`; null when it is none of these. */
export function defineOf(text: string): MacroChange | null {
  const [, name, list, value] = /^([A-Za-z_]\w*)(?:\(([^)]*)\))?(?:=([\s\S]*))?$/.exec(text) ?? [];
  if (name === undefined) return null;
  const parameters = list === undefined ? null : list.split(',').map((one) => one.trim());
  return { kind: 'define', name, parameters, text: value ?? '1' };
}
