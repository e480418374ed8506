/**
 * What the tree's own build files say of its sources, where no compile database tells: which of them no list names, which
 * words fall anywhere, which macros are defined whatever the options. Says something only where lists are written out:
 * who builds whatever lies in a folder names nothing. Runs no build, and knows no option's value.
 */
import { basename, posix, resolve } from 'node:path';
import { isBuildDriver, mayBeBuildFile } from './build-files.ts';
import { openMacroNames } from './described-macro-names.ts';
import { type Naming, openNaming, stemOf, wordsIn } from './described-names.ts';
import { type DescribedMacro, readDefinitions, readNamesGiven } from './described-macros.ts';
import { dialectOf, isTemplate } from './dialect.ts';
import { listFolder } from './folder.ts';
import { readRegular } from './regular.ts';

export interface DescribedBuild {
  /** The build file in charge of a source that no build file names; null where one does or nothing can be said. */
  readonly leftOutBy: (path: string) => string | null;
  /** Whether any build file holds one of the words, in capitals or not; null where none is in charge of the source. */
  readonly speaksOf: (path: string, words: readonly string[]) => boolean | null;
  /**
   * Whether some build file of the tree, or a text for people who build it, may define a macro of this name;
   * null where no build file is in charge of the source.
   */
  readonly mayDefine: (path: string, macro: string) => boolean | null;
  /** What the build files in charge of a source define for it. */
  readonly macrosFor: (path: string) => readonly DescribedMacro[];
  /**
   * The names that the build of a source may define a macro as, or have it call; null where it may be
   * anything.
   */
  readonly namesGiven: (path: string, macro: string) => readonly string[] | null;
}

export interface DescribedInput {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, as are the sources. */
  readonly buildFiles: readonly string[];
  /** What is looked at as C or C++. */
  readonly sources: readonly string[];
}

/** Build files of more bytes than this are no longer lists that people write. */
const LARGEST = 1024 * 1024;
/** Trees with more bytes of build files are not looked into. */
const MOST_BYTES = 12 * 1024 * 1024;

interface BuildText {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

interface Read {
  readonly texts: readonly BuildText[];
  /** False when something could not be read, so that silence proves nothing. */
  readonly isWhole: boolean;
}

export function openDescribed(input: DescribedInput): DescribedBuild {
  const drivers = driversByFolder(input.buildFiles);
  const read = once(() => readAll(input));
  const compiled = compiledByFolder(input.sources);
  const naming = once(() => openNaming(read().texts, (folder) => scopeOf(drivers, folder)));
  const isNamed = remembered((path) => naming().isNamed(path));
  const isListed = remembered((folder) => hasLists(compiled, folder, isNamed));
  const mentions = remembered((folder) => wordsOfTexts(input.root, folder, input.sources));
  const spoken = remembered((words) => {
    const pattern = patternOf(words.split('\n'));
    return read().texts.some(({ text }) => pattern.test(text));
  });
  const configured = foldersConfigured(input.buildFiles);
  const given = remembered((folder) =>
    readNamesGiven(read().texts.filter((one) => folderAbove(configured, one.folder) === folder)),
  );
  const macros = remembered((folder) => readDefinitions(inCharge(read().texts, folder)));
  const macroNames = once(() => openMacroNames(read().texts.map(({ text }) => text)));
  const hasMore = once(() => readsMore(read().texts, input.sources));
  const advice = remembered((folder) => openMacroNames(textsForPeople(input.root, folder)));
  return {
    leftOutBy: (path) => {
      const driver = driverOf(drivers, posix.dirname(path));
      if (driver === null || !read().isWhole || isNamed(path)) return null;
      const above = posix.dirname(driver);
      if (!isListed(above) || !isPassedOver(path, above, compiled, { ...naming(), isNamed })) return null;
      return foldersBetween(posix.dirname(path), above).some((one) => holdsStem(mentions(one), path))
        ? null
        : driver;
    },
    speaksOf: (path, words) => {
      if (driverOf(drivers, posix.dirname(path)) === null || !read().isWhole) return null;
      return spoken(words.join('\n'));
    },
    mayDefine: (path, macro) => {
      const driver = driverOf(drivers, posix.dirname(path));
      if (driver === null || !read().isWhole || hasMore()) return null;
      if (macroNames().mayDefine(macro)) return true;
      const folders = foldersBetween(posix.dirname(path), posix.dirname(driver));
      return [...folders, '.'].some((one) => mentions(one).has(macro) || advice(one).mayDefine(macro));
    },
    macrosFor: (path) => {
      return driverOf(drivers, posix.dirname(path)) === null ? [] : macros(posix.dirname(path));
    },
    namesGiven: (path, macro) => {
      const folder = folderAbove(configured, posix.dirname(path));
      return folder === null ? null : (given(folder).get(macro) ?? null);
    },
  };
}

/**
 * Whether build files read something that was not read here, which may define anything: other makefiles, but
 * for lists of what depends on what; and headers that Autoconf makes of a template which is not there.
 */
function readsMore(texts: readonly BuildText[], sources: readonly string[]): boolean {
  const names = new Set([...texts.map(({ path }) => path), ...sources].map((path) => basename(path)));
  const isThere = (path: string): boolean => names.has(basename(path)) || /\.(?:P|Po|Plo|d|dep)$/.test(path);
  return texts.some(({ path, text }) => {
    const autoconf = /^configure\.(?:ac|in)$/.test(basename(path)) ? text.matchAll(TEMPLATE) : [];
    const make = /make|\.(?:mk|am|mak)$/i.test(basename(path)) ? text.matchAll(MORE) : [];
    return (
      Array.from(autoconf, ([, header = '']) => header).some((header) => !isThere(`${header}.in`)) ||
      Array.from(make, ([, more = '']) => more).some((more) => !isThere(more))
    );
  });
}

const TEMPLATE = /^[ \t]*A[CM]_CONFIG_HEADERS?\([ \t]*\[?[ \t]*([\w./+-]+)(?=[\s\])])/gm;
const MORE = /(?:^[ \t]*[-s]?include[ \t]+|\$[({]MAKE[)}][^\n]*?[ \t]-f[ \t]*)([^\s;&|]+)/gm;

/** The folders that hold a build file to start at, each with the first of these. */
function driversByFolder(paths: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    if (isBuildDriver(basename(path)) && !found.has(folder)) found.set(folder, path);
  }
  return found;
}

/** The folders that a `configure` is made in. */
function foldersConfigured(paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.filter((path) => /^configure\.(?:ac|in)$/.test(basename(path))).map((path) => posix.dirname(path)),
  );
}

/** The nearest one at a folder or around it. */
function driverOf(drivers: ReadonlyMap<string, string>, folder: string): string | null {
  const above = folderAbove(drivers, folder);
  return above === null ? null : (drivers.get(above) ?? null);
}

/** The nearest one of the folders at a folder or around it. */
function folderAbove(folders: { readonly has: (one: string) => boolean }, folder: string): string | null {
  for (let at = folder; ; at = posix.dirname(at)) {
    if (folders.has(at)) return at;
    if (at === '.' || at === '/' || at.endsWith('..')) return null;
  }
}

function readAll({ root, buildFiles }: DescribedInput): Read {
  const texts: BuildText[] = [];
  let isWhole = true;
  let left = MOST_BYTES;
  const all = new Set(buildFiles);
  for (const path of buildFiles.filter((one) => !isGenerated(one, all))) {
    const text = left > 0 ? readText(resolve(root, path)) : null;
    if (text === null) isWhole = false;
    else texts.push({ path, folder: posix.dirname(path), text });
    left -= text?.length ?? 0;
  }
  return { texts, isWhole };
}

/** What is made of another file, and how it comes out says what that one does, at greater length. */
const MADE_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['configure', ['configure.ac', 'configure.in']],
  ['Makefile.in', ['Makefile.am']],
]);

function isGenerated(path: string, all: ReadonlySet<string>): boolean {
  const folder = posix.dirname(path);
  return (MADE_OF.get(basename(path)) ?? []).some((name) => all.has(posix.join(folder, name)));
}

function readText(path: string): string | null {
  try {
    const file = readRegular(path, LARGEST);
    return file.kind === 'bytes' ? Buffer.from(file.bytes).toString('latin1') : null;
  } catch {
    return null;
  }
}

/** The folder that a build file belongs to when it is read along with others. */
function scopeOf(drivers: ReadonlyMap<string, string>, folder: string): string {
  const driver = driverOf(drivers, folder);
  return driver === null ? folder : posix.dirname(driver);
}

function holdsStem(words: ReadonlySet<string>, path: string): boolean {
  return wordsIn(stemOf(path)).every((word) => words.has(word));
}

type ByFolder = ReadonlyMap<string, readonly string[]>;

function compiledByFolder(sources: readonly string[]): ByFolder {
  const found = new Map<string, string[]>();
  for (const path of sources) {
    const dialect = dialectOf(path);
    if (dialect !== 'c' && dialect !== 'cpp') continue;
    const folder = posix.dirname(path);
    const inFolder = found.get(folder) ?? [];
    found.set(folder, inFolder);
    inFolder.push(path);
  }
  return found;
}

/** Whether most sources in a folder and below are named: only then does it mean something that one is not. */
function hasLists(compiled: ByFolder, folder: string, isNamed: (path: string) => boolean): boolean {
  const isBelow = (one: string): boolean => folder === '.' || one === folder || one.startsWith(`${folder}/`);
  const below = [...compiled].flatMap(([one, paths]) => (isBelow(one) ? paths : []));
  return below.filter(isNamed).length * 2 >= below.length;
}

/** Either its neighbours are named, or nothing speaks of its folder at all. */
function isPassedOver(path: string, above: string, compiled: ByFolder, naming: Naming): boolean {
  const folder = posix.dirname(path);
  if ((compiled.get(folder) ?? []).some(naming.isNamed)) return true;
  return folder !== above && !naming.speaksOf(folder);
}

function foldersBetween(folder: string, above: string): readonly string[] {
  const found = [folder];
  for (let at = folder; at !== above && at !== '.'; at = posix.dirname(at)) found.push(posix.dirname(at));
  return found;
}

/** A short word is part of too many others, so no letter may stand before it. */
function patternOf(words: readonly string[]): RegExp {
  const parts = words.map((word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return word.length < 4 ? `(?<![a-z])${literal}` : literal;
  });
  return new RegExp(parts.join('|'), 'i');
}

/** Files that only tell people something. */
const PROSE =
  /^(?:readme|news|change|authors|copying|licen[cs]e|todo|install|thanks|contribut|history|copyright)|\.(?:md|rst|html?|xml|[1-8]|tex|texi|po|pot|svg|log|diff|patch|json|csv|sln|dsp|dsw|vcproj|vcxproj|filters)$/i;

function isOtherwiseKnown(name: string): boolean {
  return PROSE.test(name) || (dialectOf(name) !== null && !isTemplate(name)) || mayBeBuildFile(name);
}

/** A list may lie in a file of any name, so all texts in the folder count but for prose and what is read anyway. */
function wordsOfTexts(root: string, folder: string, sources: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  const isSource = new Set(sources);
  for (const { name, kind } of entriesOf(resolve(root, folder))) {
    const path = posix.join(folder, name);
    if (kind !== 'file' || isOtherwiseKnown(name) || isSource.has(path)) continue;
    const text = readText(resolve(root, path)) ?? '';
    if (text.includes('\0')) continue;
    for (const word of text.match(/\w+/g) ?? []) words.add(word);
  }
  return words;
}

/** What tells people how to build the tree, and which macros they may define themselves. */
const ADVICE = /^(?:readme|install|building|compil|hacking|porting|config)/i;

function textsForPeople(root: string, folder: string): readonly string[] {
  const files = entriesOf(resolve(root, folder)).filter(({ name, kind }) => {
    return kind === 'file' && ADVICE.test(name) && dialectOf(name) === null && !isBuildDriver(name);
  });
  return files.map(({ name }) => readText(resolve(root, folder, name)) ?? '');
}

function entriesOf(folder: string): ReturnType<typeof listFolder> {
  try {
    return listFolder(folder);
  } catch {
    return [];
  }
}

/** The texts at a folder and around it, the outermost first. */
function inCharge(texts: readonly BuildText[], folder: string): readonly BuildText[] {
  return texts
    .filter(({ folder: one }) => one === '.' || one === folder || folder.startsWith(`${one}/`))
    .sort((a, b) => a.folder.length - b.folder.length || (a.path < b.path ? -1 : 1));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    const found = known.get(key);
    if (found === undefined) throw new Error(`Nothing was made for \`${key}\`.`);
    return found;
  };
}
