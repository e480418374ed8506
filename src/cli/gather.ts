/** The sources that a command line names, found and ready to be analysed, with how they are built. Analyses nothing. */
import { resolve } from 'node:path';
import type { LinkedProgram, Notice, ProgramChoice } from '../model/index.ts';
import { openPatterns } from '../policy/index.ts';
import {
  type FindOptions,
  findSources,
  type FoundSources,
  readSource,
  wouldBelong,
} from '../sources/index.ts';
import { suggestion } from '../rulebook/index.ts';
import { openBuild } from './build.ts';
import type { AnalysisRequest } from './engine.ts';
import { type HandedText, takeInput, type World } from './handed.ts';
import { commandHabits } from './habits.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { SourceOptions } from './commands.ts';
import { describedCommands } from './syntax.ts';

export interface Gathered {
  readonly kind: 'gathered';
  readonly request: AnalysisRequest;
  /** Grows while the analysis reads. */
  readonly notices: readonly Notice[];
  /** Whether a file was asked about; the others are there for its sake. */
  readonly isNamed: (file: string) => boolean;
}

/** Whether a file that is not there would be gathered, too. */
export function belongsTo(options: SourceOptions, root: string): (file: string) => boolean {
  return (file) => wouldBelong(findOptions(options, root, [...options.paths, ...options.context]), file);
}

function findOptions(options: SourceOptions, root: string, paths: readonly string[]): FindOptions {
  const { exclude, excludeBelow, ignoreFiles, forceExclude, context } = options;
  return { root, paths, exclude, excludeBelow, ignoreFiles, forceExclude, context };
}

export function gather(options: SourceOptions, world: World, target: string): Gathered | Misuse {
  const root = world.cwd;
  const handed = takeInput(options, world);
  if (handed.kind === 'misuse') return handed;
  const { text, paths } = handed;
  const found = search(options, root, paths, text);
  const wrong = judgePaths(found, options, paths);
  if (wrong !== null) return wrong;

  const opened = openBuild(root, options, found);
  if (opened.kind === 'misuse') return opened;

  const { named } = found;
  // Who asked about nothing is told nothing, however much there is around it.
  const files = named.size === 0 ? [] : found.files.map(({ path }) => path);
  const chosen = options.programs.map((choice) => programOf(choice, files, root));
  const notices = [...found.notices, ...opened.notices, ...emptyPrograms(options, paths, chosen, root)];
  const read = (file: string): ReturnType<typeof readSource> =>
    file === text?.file ? { bytes: text.bytes, notice: null } : readSource(root, file, options.maxFileSize);
  const request: AnalysisRequest = {
    root,
    target,
    costs: options.costs,
    allPaths: options.allPaths,
    build: opened.build,
    programs: chosen.length > 0 ? chosen : opened.programs,
    files,
    assembly: found.assembly,
    scripts: named.size === 0 ? [] : found.scripts,
    readBytes: (file) => {
      const { bytes, notice } = read(file);
      if (notice !== null) notices.push(notice);
      return bytes;
    },
  };
  // What sources include may be called as it likes; then nobody has found it before, and it belongs to what was named.
  const around = options.context.length === 0 ? new Set(files) : null;
  const isNamed = (file: string): boolean => named.has(file) || around?.has(file) === false;
  return { kind: 'gathered', request, notices, isNamed };
}

/** Of a program that is told outright; its sources are those of the files at hand. */
function programOf({ name, sources }: ProgramChoice, files: readonly string[], root: string): LinkedProgram {
  return { name, entry: null, sources: files.filter(openPatterns(root, [sources])), exports: null };
}

/** Only who looks at all of the folder that the patterns hold for may wonder where the sources are. */
function emptyPrograms(
  { programs, context }: SourceOptions,
  paths: readonly string[],
  chosen: readonly LinkedProgram[],
  root: string,
): readonly Notice[] {
  const looked = [...paths, ...context].map((path) => resolve(root, path));
  return programs.flatMap(({ name, sources: { folder, patterns } }, index): readonly Notice[] => {
    const isWhole = looked.some((path) => folder === path || folder.startsWith(`${path}/`));
    if (!isWhole || chosen[index]?.sources?.length !== 0) return [];
    const shown = patterns.map((pattern) => `\`${pattern}\``).join(', ');
    const why = `${shown} of its \`sources\` fits no file that is looked at`;
    const text = `The program \`${name}\` of the configuration has no sources: ${why}.`;
    return [{ text, file: null, line: null, incomplete: false }];
  });
}

/** A file whose text is handed over need not be there yet. */
function search(
  options: SourceOptions,
  root: string,
  paths: readonly string[],
  text: HandedText | null,
): FoundSources {
  const all = text === null ? paths : [...paths, text.file];
  const found = findSources(findOptions(options, root, all));
  if (text === null || !found.missing.includes(text.file)) return found;
  const file = { path: text.file, dialect: null };
  return {
    ...found,
    named: new Set([...found.named, text.file]),
    files: [...found.files, file].sort((a, b) => (a.path < b.path ? -1 : 1)),
    missing: found.missing.filter((path) => path !== text.file),
  };
}

/** A misspelt command is taken for a path, so the first word may be one. */
function commandMeant(missing: readonly string[], [first]: readonly string[]): string {
  if (first === undefined || missing[0] !== first) return '';
  const habit = commandHabits.get(first);
  if (habit !== undefined) return ` ${habit}`;
  const commands = describedCommands
    .map(({ name }) => name)
    .filter((name) => name !== 'lint' && name.startsWith(first.slice(0, 1)));
  return suggestion(first, commands).replace('`', '`mig-lint ');
}

function judgePaths(
  { named, notices, missing, leftOut }: FoundSources,
  options: SourceOptions,
  paths: readonly string[],
): Misuse | null {
  if (missing.length > 0) {
    const names = missing.map((path) => `\`${path}\``).join(', ');
    return misuse(`There is nothing at ${names}.${commandMeant(missing, paths)}`);
  }
  if (named.size > 0) return null;
  const unread = notices.find(({ incomplete }) => incomplete);
  if (unread !== undefined) return misuse(unread.text);
  // A list may be empty, and what a hook names may all be left out: then there is nothing to complain of.
  if (options.list !== null || (options.forceExclude && leftOut)) return null;
  const names = paths.map((path) => `\`${path}\``).join(', ');
  const left = options.ignoreFiles || options.exclude.length + options.excludeBelow.length > 0;
  const hint = left ? ' What .gitignore, `--exclude` or the configuration leaves out does not count.' : '';
  return misuse(`No C or C++ file and no script was found in ${names}.${hint}`);
}
