/**
 * What holds for one file, as JSON: the configuration, what the command line says against it, and what holds where
 * neither says anything, under the names that a configuration has for them. Looks at no code.
 */
import { relative, resolve } from 'node:path';
import type { Configuration, FolderPatterns, MacroChange } from '../model/index.ts';
import { levelChoices, openPatterns } from '../policy/index.ts';
import type { LintOptions } from './commands.ts';
import type { Environment } from './environment.ts';
import type { Expert } from './engine.ts';

export function printConfiguration(
  configuration: Configuration,
  options: LintOptions,
  file: string,
  { cwd }: Pick<Environment, 'cwd'>,
  expert: Pick<Expert, 'ruleIds'>,
): string {
  const shown = (path: string): string => relative(cwd, resolve(cwd, path)) || '.';
  const patterns = (all: readonly FolderPatterns[]): readonly FolderPatterns[] =>
    all.map((one) => ({ folder: shown(one.folder), patterns: one.patterns }));
  const document = {
    file,
    configuration: configuration.files.map(shown),
    target: options.target,
    level: options.level,
    'fail-on': options.failOn,
    'max-warnings': options.maxWarnings,
    strict: options.strict,
    costs: options.costs,
    'ignore-files': options.ignoreFiles,
    'max-file-size': options.maxFileSize,
    build: options.build === null ? null : shown(options.build),
    define: options.macros.flatMap(definition),
    undefine: options.macros.flatMap((change) => (change.kind === 'undefine' ? [change.name] : [])),
    paths: options.paths.map(shown),
    exclude: patterns([{ folder: cwd, patterns: options.exclude }, ...options.excludeBelow]).filter(
      (one) => one.patterns.length > 0,
    ),
    'third-party': patterns(configuration.thirdParty),
    programs: configuration.programs.map(({ name, sources }) => ({ name, ...patterns([sources])[0] })),
    rules: configuration.rules.map(shown),
    baseline: options.baseline === null ? null : shown(options.baseline),
    suppressions: { 'require-reason': configuration.requireReason },
    levels: levelChoices(configuration, cwd, file, expert.ruleIds),
    isThirdParty: openPatterns(cwd, configuration.thirdParty)(file),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function definition(change: MacroChange): readonly string[] {
  if (change.kind === 'undefine') return [];
  const parameters = change.parameters === null ? '' : `(${change.parameters.join(',')})`;
  return [`${change.name}${parameters}=${change.text}`];
}
