/**
 * What a tree shows of itself before anything is analysed: its sources, folders that look like somebody else's code,
 * how it is built. Opens no source and decides nothing.
 */
import { join, relative } from 'node:path';
import { plain } from '../report/index.ts';
import { findCompileDatabase, findSources, readCompileDatabase, readText } from '../sources/index.ts';

export interface TreeSurvey {
  /** C and C++, relative to the folder, with forward slashes. */
  readonly files: readonly string[];
  readonly scripts: number;
  /** The outermost folders that hold files of C or C++ and are called as people call them; `deps`, `src/vendor`. */
  readonly thirdParty: readonly string[];
  /** The copy of mig-lint that lies in the tree; null when it is somewhere else. */
  readonly ownCopy: string | null;
  readonly build:
    | { readonly kind: 'none' }
    | { readonly kind: 'database'; readonly path: string }
    /** `reason` is a sentence. */
    | { readonly kind: 'unreadable'; readonly reason: string };
}

const THIRD_PARTY =
  /^(vendor(ed)?|deps|dependencies|(third|3rd)[-_]?part(y|ies)|externals?|extern|node_modules)$/i;

/** Nobody has to name folders with such names, and no pattern could. */
const UNSPEAKABLE = /[\p{Cc}\u2028\u2029]/u;

/** `home` is the folder that the command runs from. */
export function surveyTree(root: string, home: string): TreeSurvey {
  const ownCopy = copyBelow(root, home);
  const own = ownCopy === null ? [] : [patternOf(ownCopy)];
  const found = findSources({
    root,
    paths: ['.'],
    exclude: own,
    excludeBelow: [],
    ignoreFiles: true,
    forceExclude: false,
    context: [],
  });
  const files = found.files.map(({ path }) => path);
  return {
    files,
    scripts: found.scripts.length,
    thirdParty: thirdPartyOf(files),
    ownCopy,
    build: buildOf(root),
  };
}

/** One folder, and none of the same name elsewhere, as `.gitignore` would write it. */
export function patternOf(folder: string): string {
  return `/${folder.replace(/[\\*?[\]]/g, '\\$&')}/`;
}

export function countBelow(files: readonly string[], folder: string): number {
  return files.filter((file) => file.startsWith(`${folder}/`)).length;
}

export function surveyLines({ files, scripts, thirdParty, ownCopy, build }: TreeSurvey): readonly string[] {
  const folders = thirdParty.map(
    (folder) => `${plain(folder)}/ (${counted(countBelow(files, folder), 'file')})`,
  );
  return [
    `sources      ${counted(files.length, 'C or C++ file')}, ${counted(scripts, 'script')}`,
    `third party  ${folders.length === 0 ? 'no folder that is called like it' : folders.join(', ')}`,
    ...(ownCopy === null ? [] : [`left out     ${plain(ownCopy)}/, which is mig-lint itself`]),
    `build        ${plain(buildWords(build))}`,
  ];
}

function buildWords(build: TreeSurvey['build']): string {
  switch (build.kind) {
    case 'none':
      return 'no compile_commands.json; with one fewer `#if`s stay open (CMake, Meson or `bear -- make` write it)';
    case 'database':
      return `${build.path}, which every run finds by itself`;
    case 'unreadable':
      return build.reason;
  }
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Where everything is called so, the names mean nothing: somebody looks at the library itself. */
function thirdPartyOf(files: readonly string[]): readonly string[] {
  const folders = files.map((file) => {
    const steps = file.split('/').slice(0, -1);
    const at = steps.findIndex((step) => THIRD_PARTY.test(step));
    return at < 0 ? null : steps.slice(0, at + 1).join('/');
  });
  if (!folders.includes(null)) return [];
  const named = folders.filter((folder) => folder !== null && !UNSPEAKABLE.test(folder));
  return [...new Set(named)].filter((folder) => folder !== null).sort();
}

/** Among the packages of Node it is left out by `.gitignore` or told apart, so that it needs no word. */
function copyBelow(root: string, home: string): string | null {
  const copy = join(home, '..');
  const inside = relative(root, copy);
  if (inside === '' || inside.startsWith('..') || inside.includes('node_modules')) return null;
  // Only the whole of it: the folder around a mere command is the project's own.
  const manifest = readText(join(copy, 'package.json'));
  return manifest.kind === 'text' && manifest.text.includes('"name": "mig-lint"') ? inside : null;
}

function buildOf(root: string): TreeSurvey['build'] {
  const path = findCompileDatabase(root);
  if (path === null) return { kind: 'none' };
  const read = readCompileDatabase(root, path);
  return read.kind === 'database' ? { kind: 'database', path } : { kind: 'unreadable', reason: read.reason };
}
