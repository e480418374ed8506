/**
 * Which files belong to a run: what was named, and below named folders what looks like C or C++ or like a script that
 * starts programs. A file counts once, however many links lead to it. Of files it reads no more than a first line.
 */
import { statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { globSync, isDynamicPattern } from 'tinyglobby';
import type { FolderPatterns, Notice, Script } from '../model/index.ts';
import { isBuildDriver, isBuildFile } from './build-files.ts';
import { dialectOf, isTemplate, type Dialect } from './dialect.ts';
import { listFolder, realPath, type Entry } from './folder.ts';
import { compilePatterns, isIgnored, patternsAround, patternsOf, type Patterns } from './ignored.ts';
import { onDisk, sortPaths } from './name.ts';
import { codeOf, describeError, readHead } from './regular.ts';
import { mayNameItsShell, scriptKindIn, scriptKindOf } from './script-kind.ts';

export interface FindOptions {
  /** Absolute. What is found is told relative to it. */
  readonly root: string;
  /** Files, folders and globs. A file named so is taken whatever it is called; shells expand globs, so must we. */
  readonly paths: readonly string[];
  /** Patterns as in `.gitignore`, relative to the root. They hold for files named one by one, too. */
  readonly exclude: readonly string[];
  /** The same for other folders. */
  readonly excludeBelow: readonly FolderPatterns[];
  /** Whether `.gitignore` files are honoured. */
  readonly ignoreFiles: boolean;
  /** Whether they hold for what is named, too. */
  readonly forceExclude: boolean;
  /** Files, folders and globs that are looked at without having been asked about. */
  readonly context: readonly string[];
}

export interface FoundFile {
  /** Relative to the root, forward slashes; bytes that are not UTF-8 as `\xE9`. */
  readonly path: string;
  /** Null for a file that was named although it does not look like C or C++. */
  readonly dialect: Dialect | null;
}

export interface FoundSources {
  /** In the order of their paths' bytes. */
  readonly files: readonly FoundFile[];
  /** What starts programs, likewise: shell scripts, crontabs and their like. */
  readonly scripts: readonly Script[];
  /** What tells how they are built, likewise; none where more of that lies around what was named, and was not looked at. */
  readonly buildFiles: readonly string[];
  /** Assembly, likewise, below what was named. */
  readonly assembly: readonly string[];
  readonly notices: readonly Notice[];
  /** The paths and globs that lead nowhere: wrong use, for the caller to tell. */
  readonly missing: readonly string[];
  /** The paths of files and scripts that were asked about; the others are looked at for their context only. */
  readonly named: ReadonlySet<string>;
  /** Whether something that was named was left out by a pattern. */
  readonly leftOut: boolean;
}

/**
 * Whether a file that is not there would belong if it were: what a change took away. Of a glob, all below its fixed part
 * counts; what `.gitignore` says does not, as a file that git knows is not ignored.
 */
export function wouldBelong(options: FindOptions, path: string): boolean {
  if (dialectOf(path) === null) return false;
  const full = resolve(options.root, path);
  const isNamed = options.paths.some((named) => {
    const glob = named.split('/').findIndex((part) => isDynamicPattern(part));
    const fixed = glob === -1 ? named : named.split('/').slice(0, glob).join('/');
    const start = resolve(options.root, fixed);
    return full === start || full.startsWith(below(start, ''));
  });
  return isNamed && !isExcluded(openSearch(options), full);
}

function openSearch(options: FindOptions): Search {
  return {
    options,
    excluder: ignore({ ignorecase: false, allowRelativePaths: true }).add([...options.exclude]),
    below: options.excludeBelow.map(({ folder, patterns }) => compilePatterns(folder, patterns, null)),
    found: new Map(),
    visited: new Set(),
    links: [],
    notices: [],
    missing: [],
    around: new Map(),
    buildFiles: [],
    assembly: [],
    isNamed: true,
    leftOut: false,
  };
}

export function findSources(options: FindOptions): FoundSources {
  const search = openSearch(options);
  for (const path of options.paths) takeNamed(search, path);
  followLinks(search);
  search.isNamed = false;
  for (const path of options.context) takeNamed(search, path);
  followLinks(search);
  const taken = [...search.found.values()];
  const paths = withoutMade(sortPaths(taken.map(({ path }) => displayed(search, path))));
  return {
    ...told(search, paths),
    buildFiles:
      search.buildFiles.length === 0 || isInside(search)
        ? []
        : sortPaths([...new Set(search.buildFiles.map((path) => displayed(search, path)))]),
    assembly: sortPaths([...new Set(search.assembly.map((path) => displayed(search, path)))]),
    named: new Set(taken.filter(({ isNamed }) => isNamed).map(({ path }) => displayed(search, path))),
    notices: search.notices,
    missing: search.missing,
    leftOut: search.leftOut,
  };
}

/** Where a build has made a header beside its template, the header counts. */
function withoutMade(paths: readonly string[]): readonly string[] {
  const all = new Set(paths);
  return paths.filter((path) => !isTemplate(path) || !all.has(path.slice(0, -'.in'.length)));
}

/** Whether a build begins in a folder around one that was named, as far as the repository reaches, if it is one. */
function isInside({ options: { root, paths } }: Search): boolean {
  const walked = paths.map((path) => resolve(root, path));
  return walked.some((path) => {
    for (let at = path; ; at = dirname(at)) {
      const names = namesIn(at);
      if (at !== path && names.some(isBuildDriver) && !walked.includes(at)) return true;
      if (names.includes('.git') || at === dirname(at)) return false;
    }
  });
}

/** None of what cannot be listed. */
function namesIn(folder: string): readonly string[] {
  try {
    return listFolder(folder).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** A file is a script by its name or its first line, unless its name is one of C or C++. */
function told(search: Search, paths: readonly string[]): Pick<FoundSources, 'files' | 'scripts'> {
  const kinds = paths.map((path) => kindOfScript(resolve(search.options.root, path)));
  return {
    files: paths.flatMap((path, index) =>
      (kinds[index] ?? null) === null ? [{ path, dialect: dialectOf(path) }] : [],
    ),
    scripts: paths.flatMap((path, index): readonly Script[] => {
      const kind = kinds[index] ?? null;
      return kind === null ? [] : [{ path, kind }];
    }),
  };
}

/** Absolute paths to the kind of script, asked once for each file that is found. */
function kindOfScript(path: string): Script['kind'] | null {
  if (dialectOf(path) !== null) return null;
  return scriptKindIn(path, () => readHead(path));
}

/** Whether a walk takes what has this name. */
function isWanted(path: string): boolean {
  return dialectOf(path) !== null || kindOfScript(path) !== null;
}

/** By the name alone. Most files of a tree are no sources, and lists of what to ignore are long. */
function mayMatter(path: string): boolean {
  if (dialectOf(path) !== null || isBuildFile(basename(path)) || ASSEMBLY.test(path)) return true;
  return scriptKindOf(path) !== null || mayNameItsShell(path);
}

const ASSEMBLY = /\.(?:[sS]|sx|asm|nas)$/;

/** Paths in here are absolute. */
interface Search {
  readonly options: FindOptions;
  readonly excluder: Ignore;
  readonly below: readonly Patterns[];
  /** By real path. */
  readonly found: Map<string, Taken>;
  /** Real paths of the folders that were listed. */
  readonly visited: Set<string>;
  /** Kept until everything that is really there is known, so that a link never takes a file's place. */
  links: Folder[];
  readonly notices: Notice[];
  readonly missing: string[];
  readonly buildFiles: string[];
  readonly assembly: string[];
  /** What ignore files say inside of a folder, by its path. */
  readonly around: Map<string, Patterns | null>;
  /** Whether what is found now was asked about. */
  isNamed: boolean;
  leftOut: boolean;
}

interface Taken {
  readonly path: string;
  readonly linked: boolean;
  readonly isNamed: boolean;
}

interface Folder {
  readonly path: string;
  readonly real: string;
  /** In force around it. */
  readonly patterns: Patterns | null;
  readonly linked: boolean;
}

function takeNamed(search: Search, named: string): void {
  const path = resolve(search.options.root, named);
  try {
    const { kind, real } = behind(path);
    switch (kind) {
      case 'file':
        if (isExcluded(search, path) || isForcedOut(search, path, path)) search.leftOut = true;
        else add(search, { path, real, linked: real !== path });
        return;
      case 'folder':
        if (isForcedOut(search, path, `${path}/`)) search.leftOut = true;
        else walk(search, { path, real, patterns: patternsAt(search, path), linked: false });
        return;
      case 'other':
        search.notices.push(notice(search, path, 'is a pipe, a device or a socket and was not opened', true));
    }
  } catch (error) {
    if (isDenied(error)) noteUnread(search, path, error);
    else takeGlob(search, named);
  }
}

/** Whether an ignore file's patterns keep out even what is named. */
function isForcedOut(search: Search, path: string, asked: string): boolean {
  const { forceExclude, ignoreFiles } = search.options;
  return forceExclude && ignoreFiles && isIgnored(patternsFor(search, dirname(path)), asked);
}

/** A call may name ten thousand files, most of them neighbours. */
function patternsFor(search: Search, folder: string): Patterns | null {
  const known = search.around.get(folder);
  if (known !== undefined) return known;
  const patterns = patternsOf(folder, patternsAround(folder, false));
  search.around.set(folder, patterns);
  return patterns;
}

function patternsAt(search: Search, path: string): Patterns | null {
  return search.options.ignoreFiles ? patternsAround(path, true) : null;
}

/**
 * A pattern that spells out an extension takes what has it; others take C and C++ only, as a walk does.
 * As in a shell, `**` follows no links: one to `/` would lead through the whole disk.
 */
function takeGlob(search: Search, pattern: string): void {
  const { root, ignoreFiles } = search.options;
  const matches = isDynamicPattern(pattern)
    ? globSync(pattern, {
        cwd: root,
        absolute: true,
        dot: true,
        expandDirectories: false,
        followSymbolicLinks: !pattern.includes('**'),
        ignore: ['**/.git/**'],
      })
    : [];
  if (matches.length === 0) search.missing.push(pattern);
  const anyName = /\.[A-Za-z0-9+]+$/.test(pattern);
  for (const path of matches) {
    if (!anyName && !isWanted(path)) continue;
    const patterns = ignoreFiles ? patternsFor(search, dirname(path)) : null;
    if (isExcluded(search, path) || isIgnored(patterns, path)) continue;
    takeMatch(search, path);
  }
}

function takeMatch(search: Search, path: string): void {
  try {
    const { kind, real } = behind(path);
    if (kind === 'file') add(search, { path, real, linked: real !== path });
  } catch (error) {
    noteDeadLink(search, path, error);
  }
}

/** Depth-first without recursion: nothing limits how deep folders lie. */
function walk(search: Search, start: Folder): void {
  const pending = [start];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (search.visited.has(folder.real)) continue;
    search.visited.add(folder.real);
    const entries = list(search, folder.path);
    const inside = { ...folder, patterns: patternsInside(search, folder, entries) };
    for (const entry of entries) {
      const inner = visit(search, inside, entry);
      if (inner !== null) pending.push(inner);
    }
  }
}

function list(search: Search, path: string): readonly Entry[] {
  try {
    return listFolder(path);
  } catch (error) {
    noteUnread(search, path, error);
    return [];
  }
}

/** Takes a file, remembers a link, gives back a folder to go into. */
function visit(search: Search, folder: Folder, entry: Entry): Folder | null {
  const path = below(folder.path, entry.name);
  const real = below(folder.real, entry.name);
  switch (entry.kind) {
    case 'file':
      if (!mayMatter(path) || isLeftOut(search, folder, path)) return null;
      if (isBuildFile(entry.name)) search.buildFiles.push(path);
      if (ASSEMBLY.test(entry.name)) search.assembly.push(path);
      if (isWanted(path)) add(search, { path, real, linked: folder.linked });
      return null;
    case 'folder':
      // Hidden folders belong to tools: versions, patches, caches. Who wants one names it.
      if (entry.name.startsWith('.') || isLeftOut(search, folder, `${path}/`)) return null;
      return { ...folder, path, real };
    case 'link':
      if (!isLeftOut(search, folder, path)) search.links.push({ ...folder, path, linked: true });
      return null;
    case 'other':
      if (dialectOf(entry.name) !== null && !isLeftOut(search, folder, path)) {
        search.notices.push(
          notice(search, path, 'is a pipe, a device or a socket and was not opened', false),
        );
      }
      return null;
  }
}

function patternsInside(search: Search, folder: Folder, entries: readonly Entry[]): Patterns | null {
  const has = search.options.ignoreFiles && entries.some(({ name }) => name === '.gitignore');
  return has ? patternsOf(folder.path, folder.patterns) : folder.patterns;
}

/** Links found behind links wait for the next round; every round lists a new folder or is the last. */
function followLinks(search: Search): void {
  while (search.links.length > 0) {
    const links = new Map(search.links.map((link) => [link.path, link]));
    search.links = [];
    for (const path of sortPaths([...links.keys()])) {
      const link = links.get(path);
      if (link !== undefined) followLink(search, link);
    }
  }
}

/** `link.real` is the real folder that the link lies in. One that leads to a folder around it is a loop. */
function followLink(search: Search, link: Folder): void {
  try {
    const { kind, real } = behind(link.path);
    if (kind === 'file' && isWanted(link.path)) add(search, { path: link.path, real, linked: true });
    const isLoop = `${link.real}/`.startsWith(below(real, ''));
    if (kind === 'folder' && !isLoop) walk(search, { ...link, real });
  } catch (error) {
    noteDeadLink(search, link.path, error);
  }
}

/** Emacs keeps its locks as links that lead nowhere: `.#main.c`. */
function noteDeadLink(search: Search, path: string, error: unknown): void {
  if (isDenied(error)) noteUnread(search, path, error);
  else if (dialectOf(path) !== null && !path.includes('/.#')) {
    search.notices.push(notice(search, path, 'is a link that leads nowhere', false));
  }
}

/** What is really there wins over a link to it, and of two links the one whose path sorts first. */
function add(
  search: Search,
  { path, real, linked }: { readonly path: string; readonly real: string; readonly linked: boolean },
): void {
  const known = search.found.get(real);
  const isNamed = search.isNamed || known?.isNamed === true;
  const better = known === undefined || (known.linked === linked ? path < known.path : known.linked);
  if (better) search.found.set(real, { path, linked, isNamed });
}

function isLeftOut(search: Search, folder: Folder, path: string): boolean {
  return isIgnored(folder.patterns, path) || isExcluded(search, path);
}

function isExcluded(search: Search, path: string): boolean {
  if (search.below.some((patterns) => path.startsWith(patterns.base) && isIgnored(patterns, path)))
    return true;
  if (search.options.exclude.length === 0) return false;
  const inside = displayed(search, path);
  return inside !== '' && search.excluder.ignores(path.endsWith('/') ? `${inside}/` : inside);
}

function displayed(search: Search, path: string): string {
  const { root } = search.options;
  if (path.startsWith(`${root}/`)) return path.slice(root.length + 1).replace(/\/$/, '');
  const inside = relative(root, path);
  return sep === '/' ? inside : inside.replaceAll(sep, '/');
}

function below(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** Follows links. Throws what the system says. */
function behind(path: string): { readonly kind: 'file' | 'folder' | 'other'; readonly real: string } {
  const status = statSync(onDisk(path));
  const other = status.isDirectory() ? 'folder' : 'other';
  return { kind: status.isFile() ? 'file' : other, real: realPath(path) };
}

function isDenied(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EACCES' || code === 'EPERM' || code === 'EIO';
}

function noteUnread(search: Search, path: string, error: unknown): void {
  search.notices.push(notice(search, path, `could not be opened: ${describeError(error)}`, true));
}

function notice(search: Search, path: string, what: string, incomplete: boolean): Notice {
  const file = displayed(search, path) || '.';
  return { text: `\`${file}\` ${what}.`, file, line: null, incomplete };
}
