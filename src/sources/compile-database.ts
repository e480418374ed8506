/**
 * Reads a compile database (`compile_commands.json`): which file is compiled how. Trusts nothing in it and runs
 * nothing of it. It knows neither what the compiler defines nor where it looks by itself, and reads commands as a
 * POSIX shell does: those that were written for Windows' own shell come out wrong.
 */
import { statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { CompileDatabase, CompileDatabaseResult, Notice, TranslationUnit } from '../model/index.ts';
import { readOptions } from './compiler-options.ts';
import { checkEntry } from './database-entry.ts';
import { listFolder } from './folder.ts';
import { onDisk, sortPaths } from './name.ts';
import { codeOf, describeError, readRegular } from './regular.ts';
import { expandResponses, openShelf, type ResponseShelf } from './response-files.ts';
import { describeUnit } from './translation-unit.ts';
import { joinPaths, locatePath, openPlaces, type Places } from './unit-paths.ts';

const databaseName = 'compile_commands.json';

/** Where build systems put it, below the root. */
const buildFolder = /^(build.*|out|_build|cmake-build-.*)$/;

/** Ten times what the largest systems written in C come to, and little enough to hold in memory many times over. */
const maxSize = 64 * 1024 * 1024;

/** Relative to the root; null when there is none. The root's own wins over those of build folders. */
export function findCompileDatabase(root: string): string | null {
  const folders = sortPaths(folderNames(root).filter((name) => buildFolder.test(name)));
  const candidates = [databaseName, ...folders.map((name) => `${name}/${databaseName}`)];
  return candidates.find((path) => kindOf(join(root, path)) === 'file') ?? null;
}

/** In the folder itself, in one of its build folders, or in any folder of it: whoever names one means it. */
function databaseIn(folder: string): string {
  const names = sortPaths([...folderNames(folder)]);
  const likely = names.filter((name) => buildFolder.test(name));
  const candidates = ['.', ...likely, ...names].map((name) => join(folder, name, databaseName));
  return candidates.find((path) => kindOf(path) === 'file') ?? join(folder, databaseName);
}

function folderNames(root: string): readonly string[] {
  try {
    return listFolder(root)
      .filter(({ kind }) => kind === 'folder' || kind === 'link')
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function kindOf(path: string): 'file' | 'folder' | 'other' {
  try {
    const status = statSync(onDisk(path));
    if (status.isDirectory()) return 'folder';
    return status.isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}

/** `given` is the database, or a folder that holds one. The root is absolute. */
export function readCompileDatabase(root: string, given: string): CompileDatabaseResult {
  const named = resolve(root, given);
  const path = kindOf(named) === 'folder' ? databaseIn(named) : named;
  const places = openPlaces(root);
  const shown = locatePath(places, root, path).name;
  const text = readText(path, shown);
  if (text.kind === 'unreadable') return text;
  const entries = parseEntries(text.text);
  if (entries === 'no-json') {
    return unreadable(`\`${shown}\` is not JSON; make the compile database anew.`);
  }
  if (entries === 'no-list') {
    return unreadable(
      `\`${shown}\` is not a compile database, which is a list of commands; name another file or make it anew.`,
    );
  }
  return { kind: 'database', database: readEntries(entries, path, places) };
}

function unreadable(reason: string): CompileDatabaseResult & { readonly kind: 'unreadable' } {
  return { kind: 'unreadable', reason };
}

type TextResult =
  | { readonly kind: 'text'; readonly text: string }
  | (CompileDatabaseResult & { readonly kind: 'unreadable' });

function readText(path: string, shown: string): TextResult {
  try {
    const file = readRegular(path, maxSize);
    switch (file.kind) {
      case 'bytes':
        return {
          kind: 'text',
          text: Buffer.from(file.bytes)
            .toString('utf8')
            .replace(/^\ufeff/, ''),
        };
      case 'too-large':
        return unreadable(
          `\`${shown}\` has ${file.size} bytes, more than the ${maxSize} that are read of a compile database; name a smaller one.`,
        );
      case 'not-regular':
        return unreadable(`\`${shown}\` is a pipe, a device or a socket and was not opened; name a file.`);
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      return unreadable(
        `\`${shown}\` does not exist; make one with \`cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON\` or \`bear -- make\`, or name another.`,
      );
    }
    return unreadable(
      `\`${shown}\` could not be read: ${describeError(error)}; name another compile database.`,
    );
  }
}

function parseEntries(text: string): readonly unknown[] | 'no-json' | 'no-list' {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as readonly unknown[]) : 'no-list';
  } catch {
    return 'no-json';
  }
}

/** What became of an entry. */
type Outcome =
  | { readonly kind: 'unit'; readonly unit: TranslationUnit }
  | { readonly kind: 'outside'; readonly file: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'malformed' };

function readEntries(entries: readonly unknown[], path: string, places: Places): CompileDatabase {
  const shelf = openShelf();
  const outcomes = entries.map((value) => readEntry(value, resolve(path, '..'), places, shelf));
  const shown = locatePath(places, '/', path).name;
  return {
    path: shown,
    units: outcomes.flatMap((outcome) => (outcome.kind === 'unit' ? [outcome.unit] : [])),
    leftOut: {
      outside: outcomes.filter(({ kind }) => kind === 'outside').length,
      foreign: outcomes.filter(({ kind }) => kind === 'foreign').length,
      malformed: outcomes.filter(({ kind }) => kind === 'malformed').length,
    },
    notices: noticesOf(shown, outcomes, shelf),
  };
}

function readEntry(value: unknown, folder: string, places: Places, shelf: ResponseShelf): Outcome {
  const entry = checkEntry(value, folder);
  if (entry === null) return { kind: 'malformed' };
  const file = locatePath(places, entry.directory, entry.file).name;
  if (isAbsolute(file)) return { kind: 'outside', file };
  const { folders, words, compiler } = entry.call;
  const directory = folders.reduce(joinPaths, entry.directory);
  const facts = readOptions(expandResponses(words, directory, shelf), compiler);
  const path = resolve(entry.directory, entry.file);
  const unit = describeUnit({ file, path, directory, compiler, facts, output: entry.output }, places);
  return unit === null ? { kind: 'foreign' } : { kind: 'unit', unit };
}

function noticesOf(shown: string, outcomes: readonly Outcome[], shelf: ResponseShelf): readonly Notice[] {
  const notices: Notice[] = [];
  const tell = (text: string, incomplete: boolean) =>
    notices.push({ text, file: shown, line: null, incomplete });
  const malformed = outcomes.filter(({ kind }) => kind === 'malformed').length;
  if (malformed > 0) {
    const first = outcomes.findIndex(({ kind }) => kind === 'malformed') + 1;
    tell(
      `\`${shown}\` has ${count(malformed, 'entry', 'entries')} without a file or a command, left out; the first is number ${first}. Make the compile database anew.`,
      true,
    );
  }
  const outside = outcomes.flatMap((outcome) => (outcome.kind === 'outside' ? [outcome.file] : []));
  const [stranger] = outside;
  if (stranger !== undefined) {
    const hint = outside.length === outcomes.length ? ' Was it made for another folder?' : '';
    tell(
      `\`${shown}\` tells of ${count(outside.length, 'compilation', 'compilations')} outside of what is analysed, left out; the first is of \`${stranger}\`.${hint}`,
      false,
    );
  }
  const [unread] = shelf.unread;
  if (unread !== undefined) {
    const [path, why] = unread;
    tell(
      `\`${shown}\` names ${count(shelf.unread.size, 'response file', 'response files')} that could not be read, so options are missing; the first is \`${path}\`: ${why}. Build again and keep them.`,
      true,
    );
  }
  return notices;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
