/**
 * Puts the facts that a compiler call tells together to a translation unit: which option had the last word, in
 * which order folders are searched, which file is meant. Reads no option itself.
 */
import { resolve } from 'node:path';
import type {
  BuildFeature,
  ForcedInclude,
  IncludeFolder,
  IncludeFolderKind,
  Language,
  TranslationUnit,
} from '../model/index.ts';
import type { Compiler } from './compiler-call.ts';
import type { OptionFact } from './compiler-options.ts';
import { dialectOf } from './dialect.ts';
import { isFile, joinPaths, locatePath, nameOutput, type Location, type Places } from './unit-paths.ts';

/** What is known of a compilation before it is put together. */
export interface Compilation {
  /** As the unit will name it. */
  readonly file: string;
  /** The same, absolute. */
  readonly path: string;
  /** Where the compiler runs, absolute. */
  readonly directory: string;
  readonly compiler: Compiler;
  readonly facts: readonly OptionFact[];
  /** Null when only the options may tell. */
  readonly output: string | null;
}

/** Null when it compiles neither C nor C++. */
export function describeUnit(compilation: Compilation, places: Places): TranslationUnit | null {
  const { facts, directory } = compilation;
  const language = languageOf(compilation);
  if (language === null) return null;
  const folders = searchOrder(facts, directory, places);
  const output = facts.findLast((fact) => fact.kind === 'output')?.path ?? compilation.output;
  return {
    file: compilation.file,
    language,
    defines: facts.flatMap((fact) => (fact.kind === 'macro' ? [fact.change] : [])),
    includeFolders: folders.map(({ kind, location }) => ({ kind, path: location.name })),
    forcedIncludes: forcedIncludes(facts, directory, folders, places),
    standard: standardOf(facts, language),
    features: featuresOf(facts),
    output: output === null ? null : nameOutput(places, directory, output),
  };
}

/** What `-x` may say; anything else that it says is some other language, or an option of another compiler. */
const spokenLanguages: ReadonlyMap<string, Language> = new Map([
  ['c', 'c'],
  ['c-header', 'c'],
  ['cpp-output', 'c'],
  ['c++', 'cpp'],
  ['c++-header', 'cpp'],
  ['c++-user-header', 'cpp'],
  ['c++-system-header', 'cpp'],
  ['c++-module', 'cpp'],
  ['c++-cpp-output', 'cpp'],
  ['cu', 'cpp'],
  ['cuda', 'cpp'],
  ['hip', 'cpp'],
]);

const foreignLanguage = /^(objective-c|assembler|f\d\d|go$|d$|ada|ir$|cl$)/;

function languageOf(compilation: Compilation): Language | null {
  const spoken = spokenLanguage(compilation);
  if (foreignLanguage.test(spoken)) return null;
  return spokenLanguages.get(spoken) ?? languageByName(compilation);
}

/** The `-x` in force where the file stands among the inputs; when it does not stand there, the last one. */
function spokenLanguage({ facts, directory, path }: Compilation): string {
  let spoken = 'none';
  for (const fact of facts) {
    if (fact.kind === 'language') spoken = fact.name;
    if (fact.kind === 'input' && resolve(directory, fact.path) === path) return spoken;
  }
  return spoken;
}

/** What compilers know of names beyond the dialects that a walk looks for: preprocessed files and modules. */
const furtherCpp = /\.(ii|cp|cppm|ccm|cxxm|c\+\+m|ixx)$/;

function languageByName({ file, compiler, facts }: Compilation): Language | null {
  const dialect = dialectOf(file) ?? (file.endsWith('.i') ? 'c' : null);
  switch (dialect) {
    case 'cpp':
      return 'cpp';
    case 'c':
      return compiler.speaksCpp ? 'cpp' : 'c';
    case 'header': {
      const standard = facts.findLast((fact) => fact.kind === 'standard')?.name ?? '';
      return compiler.speaksCpp || standard.includes('++') ? 'cpp' : 'c';
    }
    case null:
      return furtherCpp.test(file) ? 'cpp' : null;
  }
}

function standardOf(facts: readonly OptionFact[], language: Language): string | null {
  const last = facts.findLast((fact) => fact.kind === 'standard' || fact.kind === 'ansi');
  if (last === undefined) return null;
  if (last.kind === 'standard') return last.name;
  return language === 'cpp' ? 'c++98' : 'c90';
}

function featuresOf(facts: readonly OptionFact[]): readonly BuildFeature[] {
  const features = new Set<BuildFeature>();
  for (const fact of facts) {
    if (fact.kind !== 'features') continue;
    for (const feature of fact.off) features.delete(feature);
    for (const feature of fact.on) features.add(feature);
  }
  return [...features].sort();
}

const placeInSearch: Readonly<Record<IncludeFolderKind, number>> = {
  quote: 0,
  plain: 1,
  system: 2,
  after: 3,
};

/**
 * As gcc searches: a folder that is given as a system folder, early or late, is one and nothing else; of those given
 * twice the first counts; and one that is searched for quotes is searched for brackets again.
 */
function searchOrder(
  facts: readonly OptionFact[],
  directory: string,
  places: Places,
): readonly SearchedFolder[] {
  const folders = foldersAsWritten(facts)
    .map((folder) => ({ ...folder, location: locatePath(places, directory, folder.path) }))
    .sort((a, b) => placeInSearch[a.kind] - placeInSearch[b.kind]);
  const seen = { quote: new Set<string>(), plain: new Set<string>(), system: new Set<string>() };
  const systems = new Set(folders.filter(isSystem).map(({ location }) => location.identity));
  return folders.filter((folder) => {
    const { kind, location } = folder;
    if (!isSystem(folder) && systems.has(location.identity)) return false;
    const before = seen[kind === 'after' ? 'system' : kind];
    const isNew = !before.has(location.identity);
    before.add(location.identity);
    return isNew;
  });
}

/** `path` is as written. */
interface SearchedFolder extends IncludeFolder {
  readonly location: Location;
}

function isSystem({ kind }: IncludeFolder): boolean {
  return kind === 'system' || kind === 'after';
}

function foldersAsWritten(facts: readonly OptionFact[]): readonly IncludeFolder[] {
  const sysroot = facts.findLast((fact) => fact.kind === 'sysroot')?.path ?? '';
  const split = facts.findLastIndex((fact) => fact.kind === 'folder-split');
  return facts.flatMap((fact, at) => {
    if (fact.kind !== 'folder') return [];
    const kind = fact.place === 'plain' && at < split ? 'quote' : fact.place;
    return [{ kind, path: fact.path.replace(/^(=|\$SYSROOT)/, () => sysroot) }];
  });
}

/** The compiler looks where it runs, then where it looks for `#include "..."`. */
function forcedIncludes(
  facts: readonly OptionFact[],
  directory: string,
  folders: readonly SearchedFolder[],
  places: Places,
): readonly ForcedInclude[] {
  if (!facts.some(({ kind }) => kind === 'forced-include')) return [];
  const search = [directory, ...folders.map(({ path }) => joinPaths(directory, path))];
  const includes = facts.flatMap((fact) => {
    if (fact.kind !== 'forced-include') return [];
    const found = search.map((folder) => joinPaths(folder, fact.path)).find((path) => isFile(places, path));
    return [{ kind: fact.place, path: locatePath(places, directory, found ?? fact.path).name }];
  });
  return [
    ...includes.filter(({ kind }) => kind === 'macros'),
    ...includes.filter(({ kind }) => kind === 'include'),
  ];
}
