/** The sources that a command line names, found and ready to be analysed, with how they are built. Analyses nothing. */
import type { LinkedProgram, Notice, ProgramChoice } from '../model/index.ts';
import { openPatterns } from '../policy/index.ts';
import {
  type FindOptions,
  findSources,
  readSource,
  type FoundSources,
  wouldBelong,
} from '../sources/index.ts';
import { openBuild } from './build.ts';
import type { AnalysisRequest } from './engine.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { SourceOptions } from './options.ts';

export interface Gathered {
  readonly kind: 'gathered';
  readonly request: AnalysisRequest;
  /** Grows while the analysis reads. */
  readonly notices: readonly Notice[];
}

/** Whether a file that is not there would be gathered, too. */
export function belongsTo(options: SourceOptions, root: string): (file: string) => boolean {
  return (file) => wouldBelong(findOptions(options, root), file);
}

function findOptions(options: SourceOptions, root: string): FindOptions {
  const { paths, exclude, excludeBelow, ignoreFiles } = options;
  return { root, paths, exclude, excludeBelow, ignoreFiles };
}

export function gather(options: SourceOptions, root: string, target: string): Gathered | Misuse {
  const found = findSources(findOptions(options, root));
  const wrong = judgePaths(found, options);
  if (wrong !== null) return wrong;

  const opened = openBuild(root, options);
  if (opened.kind === 'misuse') return opened;

  const files = found.files.map(({ path }) => path);
  const chosen = options.programs.map((choice) => programOf(choice, files, root));
  const notices = [...found.notices, ...opened.notices];
  const request: AnalysisRequest = {
    root,
    target,
    costs: options.costs,
    allPaths: options.allPaths,
    build: opened.build,
    programs: chosen.length > 0 ? chosen : opened.programs,
    files,
    scripts: found.scripts,
    readBytes: (file) => {
      const { bytes, notice } = readSource(root, file, options.maxFileSize);
      if (notice !== null) notices.push(notice);
      return bytes;
    },
  };
  return { kind: 'gathered', request, notices };
}

/** Of a program that is told outright; its sources are those of the files at hand. */
function programOf({ name, sources }: ProgramChoice, files: readonly string[], root: string): LinkedProgram {
  return { name, entry: null, sources: files.filter(openPatterns(root, [sources])) };
}

function judgePaths(
  { files, scripts, notices, missing }: FoundSources,
  options: SourceOptions,
): Misuse | null {
  if (missing.length > 0) {
    const names = missing.map((path) => `\`${path}\``).join(', ');
    return misuse(`There is nothing at ${names}.`);
  }
  if (files.length + scripts.length > 0) return null;
  const unread = notices.find(({ incomplete }) => incomplete);
  if (unread !== undefined) return misuse(unread.text);
  const names = options.paths.map((path) => `\`${path}\``).join(', ');
  const left = options.ignoreFiles || options.exclude.length + options.excludeBelow.length > 0;
  const hint = left ? ' What .gitignore, `--exclude` or the configuration leaves out does not count.' : '';
  return misuse(`No C or C++ file and no script was found in ${names}.${hint}`);
}
