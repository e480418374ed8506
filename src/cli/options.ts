/**
 * Arguments to a command with its options, or to the sentence that says what is wrong with them.
 * Looks at nothing but the arguments: whether a path or a target exists is for later.
 */
import type { Configuration, FolderPatterns, Level, MacroChange, ProgramChoice } from '../model/index.ts';
import { type FailOn, NO_CONFIGURATION, readSize } from '../policy/index.ts';
import {
  type ComparisonFormat,
  formatNames,
  type FormatName,
  type SummaryFormat,
  summaryFormats,
} from '../report/index.ts';
import { defaultMaxFileSize } from '../sources/index.ts';
import { Reader } from './arguments.ts';
import type { ChangeChoice } from './change.ts';
import type { ConfigurationChoice } from './configuration.ts';
import { type Shell, shells } from './completion.ts';
import { defineOf } from './build.ts';
import type { Misuse } from './misuse.ts';
import { stages, type Stage } from './engine.ts';
import type { InitOptions } from './init.ts';
import type { TestRulesOptions } from './test-rules.ts';
import { type CommandName, readCommandLine } from './syntax.ts';

export const defaultTarget = 'openmosix-2.4.26';
export const defaultFailOn: FailOn = 'warning';
export const failOns: readonly FailOn[] = ['error', 'warning', 'note', 'never'];

export interface KnowledgeOptions {
  readonly target: string;
  /** Null leaves it to the terminal and its environment. */
  readonly colour: boolean | null;
}

export interface Destination {
  readonly format: FormatName;
  /** Null for standard output. */
  readonly file: string | null;
}

export interface BuildOptions {
  /** A compile database or a folder that holds one; null leaves it to the search. */
  readonly build: string | null;
  readonly searchBuild: boolean;
  /** The output of a build, which tells what is linked; null when there is none. */
  readonly linkLog: string | null;
  readonly macros: readonly MacroChange[];
}

/** Which sources are looked at, and how they are built. */
export interface SourceOptions extends BuildOptions {
  readonly paths: readonly string[];
  /** A file that lists further paths, or `-`. */
  readonly list: string | null;
  /** The file whose text comes from standard input. */
  readonly stdinName: string | null;
  /** What is looked at without being told of. */
  readonly context: readonly string[];
  /** Whether ignore files hold for what is named. */
  readonly forceExclude: boolean;
  readonly exclude: readonly string[];
  readonly excludeBelow: readonly FolderPatterns[];
  readonly ignoreFiles: boolean;
  readonly maxFileSize: number;
  /** Whether what costs is told, too. */
  readonly costs: boolean;
  /** Whether every way to a finding is told, up to a bound. */
  readonly allPaths: boolean;
  /** Programs that are told outright. */
  readonly programs: readonly ProgramChoice[];
}

/** What of the sources is judged how. */
export interface JudgeOptions extends KnowledgeOptions, SourceOptions {
  readonly change: ChangeChoice;
  /** Relative to the working folder. */
  readonly baseline: string | null;
  /** A baseline that is not there yet is an empty one then. */
  readonly updateBaseline: boolean;
}

export interface LintOptions extends JudgeOptions {
  readonly destinations: readonly Destination[];
  readonly failOn: FailOn;
  /** Null where the level alone says what fails. */
  readonly maxWarnings: number | null;
  readonly strict: boolean;
  /** Seconds; null for as long as it takes. */
  readonly maxTime: number | null;
  readonly level: Level;
  readonly show: Stage | null;
  readonly statistics: boolean;
  readonly quiet: boolean;
  /** Null for the target's own. */
  readonly sarifCategory: string | null;
  readonly sarifSuppressions: 'include' | 'omit';
}

/** What must be opened before the options are settled. */
export interface Groundwork {
  /** A folder to take the rules from; null for the ones built in. */
  readonly rules: string | null;
  readonly configuration: ConfigurationChoice;
}

/** Options are settled by the configuration where the command line is silent. */
type Settled<Options> = (configuration: Configuration) => Options;

/** What the commands besides the default one write: one report, to standard output. */
export type PlainFormat = 'text' | 'json';

export interface StatsOptions extends JudgeOptions {
  readonly format: PlainFormat;
}

export interface ExplainOptions extends KnowledgeOptions {
  readonly words: readonly string[];
  readonly format: PlainFormat;
}

export interface ProcessOptions extends KnowledgeOptions {
  /** As written; what is no number is told when it is read. */
  readonly ids: readonly string[];
  readonly procRoot: string;
  /** Whether the target was asked for; else the kernel may choose it. */
  readonly asksTarget: boolean;
  readonly format: PlainFormat;
  /** Null when no sources were named. */
  readonly sources: SourceOptions | null;
}

export interface SuppressOptions extends JudgeOptions {
  readonly reason: string;
  /** Rules; all of them when it is empty. */
  readonly only: readonly string[];
  readonly dryRun: boolean;
}

export interface CompareOptions {
  readonly files: readonly string[];
  readonly format: ComparisonFormat;
}

export interface SummaryOptions {
  readonly files: readonly string[];
  /** A file that lists more of them, `-` for standard input; null when there is none. */
  readonly filesFrom: string | null;
  readonly format: SummaryFormat;
}

export type Command =
  | { readonly kind: 'lint'; readonly groundwork: Groundwork; readonly options: Settled<LintOptions> }
  /** Shows what holds for a file instead of looking at it. */
  | { readonly kind: 'print-config'; readonly groundwork: Groundwork; readonly file: string }
  | { readonly kind: 'explain'; readonly groundwork: Groundwork; readonly options: Settled<ExplainOptions> }
  | { readonly kind: 'process'; readonly groundwork: Groundwork; readonly options: Settled<ProcessOptions> }
  | { readonly kind: 'suppress'; readonly groundwork: Groundwork; readonly options: Settled<SuppressOptions> }
  | { readonly kind: 'baseline'; readonly groundwork: Groundwork; readonly options: Settled<StatsOptions> }
  | { readonly kind: 'rules'; readonly groundwork: Groundwork; readonly options: Settled<KnowledgeOptions> }
  | { readonly kind: 'compare'; readonly options: CompareOptions }
  | { readonly kind: 'init'; readonly groundwork: Groundwork; readonly options: InitOptions }
  | {
      readonly kind: 'test-rules';
      readonly groundwork: Groundwork;
      readonly options: Settled<KnowledgeOptions & TestRulesOptions>;
    }
  /** `options` as they were written: each folder's look at its code reads them as its own. */
  | { readonly kind: 'lsp'; readonly options: readonly string[] }
  | { readonly kind: 'summary'; readonly rules: string | null; readonly options: SummaryOptions }
  | { readonly kind: 'completion'; readonly shell: Shell }
  /** The help or the version. */
  | { readonly kind: 'tell'; readonly text: string }
  | Misuse;

export function parseArguments(argv: readonly string[], version: string): Command {
  const line = readCommandLine(argv, version);
  if (line.kind !== 'line') return line;
  const reader = new Reader(line.values);
  const command = commandOf(line.command, reader, argv);
  return reader.misuse ?? command;
}

function commandOf(name: CommandName, reader: Reader, argv: readonly string[]): Command {
  const groundwork = groundworkOf(reader);
  switch (name) {
    case 'lint': {
      const options = checked((settled) => lintOptions(reader, settled));
      const file = reader.text('print-config');
      return file === null ? { kind: name, groundwork, options } : { kind: 'print-config', groundwork, file };
    }
    case 'explain':
      return { kind: name, groundwork, options: checked((settled) => explainOptions(reader, settled)) };
    case 'process':
      return { kind: name, groundwork, options: checked((settled) => processOptions(reader, settled)) };
    case 'suppress':
      return { kind: name, groundwork, options: checked((settled) => suppressOptions(reader, settled)) };
    case 'baseline':
      return { kind: name, groundwork, options: checked((settled) => statsOptions(reader, settled)) };
    case 'compare':
      return { kind: name, options: compareOptions(reader) };
    case 'init':
      // What is there is written anew, so that it may be broken.
      return {
        kind: name,
        groundwork: { rules: null, configuration: { kind: 'none' } },
        options: initOptions(reader),
      };
    case 'lsp':
      checked((settled) => lintOptions(reader, settled));
      return { kind: name, options: lookOptions(argv) };
    case 'test-rules': {
      const [folder = '.', more] = reader.texts('folder');
      if (more !== undefined) reader.complain('`mig-lint test-rules` takes one folder.');
      const options = checked((settled) => ({ ...knowledgeOptions(reader, settled), folder }));
      return { kind: name, groundwork, options };
    }
    case 'summary':
      return { kind: name, rules: groundwork.rules, options: summaryOptions(reader) };
    case 'completion':
      return { kind: name, shell: reader.known('completion', reader.text('shell') ?? '', shells) ?? 'bash' };
    case 'rules':
      return { kind: name, groundwork, options: (configuration) => knowledgeOptions(reader, configuration) };
  }
}

/** What editors add by themselves says nothing about the look. */
function lookOptions(argv: readonly string[]): readonly string[] {
  return argv.filter((word, index) => {
    const isOurs = word !== 'lsp' || index !== argv.indexOf('lsp');
    const isId = word.startsWith('--clientProcessId=') || argv[index - 1] === '--clientProcessId';
    return isOurs && !isId && word !== '--clientProcessId' && word !== '--stdio';
  });
}

function groundworkOf(reader: Reader): Groundwork {
  const path = reader.text('config');
  const none = reader.flag('no-config');
  if (path !== null && none) reader.complain('`--config` and `--no-config` contradict each other.');
  const named: ConfigurationChoice = path === null ? { kind: 'nearest' } : { kind: 'file', path };
  return { rules: reader.text('rules'), configuration: none ? { kind: 'none' } : named };
}

/** Settled once without any configuration, so that what is wrong with the arguments is known before anything is opened. */
function checked<Options>(settle: Settled<Options>): Settled<Options> {
  settle(NO_CONFIGURATION);
  return settle;
}

function knowledgeOptions(reader: Reader, { target }: Configuration): KnowledgeOptions {
  return { target: reader.text('target') ?? target ?? defaultTarget, colour: colourOption(reader) };
}

function colourOption(reader: Reader): boolean | null {
  if (reader.flag('no-color')) return false;
  return reader.flag('color') ? true : null;
}

function explainOptions(reader: Reader, configuration: Configuration): ExplainOptions {
  return {
    ...knowledgeOptions(reader, configuration),
    words: reader.texts('words'),
    format: plainFormat(reader),
  };
}

function plainFormat(reader: Reader): PlainFormat {
  return reader.choice('format', ['text', 'json']) ?? 'text';
}

function processOptions(reader: Reader, configuration: Configuration): ProcessOptions {
  const paths = reader.texts('source');
  return {
    ...knowledgeOptions(reader, configuration),
    ids: reader.texts('ids'),
    procRoot: reader.text('proc-root') ?? '/proc',
    asksTarget: reader.text('target') !== null || configuration.target !== null,
    format: plainFormat(reader),
    sources: paths.length === 0 ? null : sourceOptions(reader, configuration, paths),
  };
}

function compareOptions(reader: Reader): CompareOptions {
  const files = reader.texts('files');
  if (files.length !== 2) reader.complain('`mig-lint compare` takes two reports: OLD.json and NEW.json.');
  return {
    files,
    format: reader.choice('format', ['text', 'json', 'markdown']) ?? 'text',
  };
}

function summaryOptions(reader: Reader): SummaryOptions {
  return {
    files: reader.texts('files'),
    filesFrom: reader.text('files-from'),
    format: reader.choice('format', summaryFormats) ?? 'text',
  };
}

function suppressOptions(reader: Reader, configuration: Configuration): SuppressOptions {
  const reason = reader.text('reason');
  if (reason === null) {
    reader.complain('`mig-lint suppress` needs `--reason TEXT`: why the findings are accepted.');
  } else if (/\*\/|\p{Cc}|(\\|\?\?\/)\s*$/u.test(reason) || reason.trim() === '') {
    reader.complain(
      'The reason must be one line that fits into a comment: without `*/` and no backslash at its end.',
    );
  }
  return {
    ...judgeOptions(reader, configuration, reader.texts('paths')),
    reason: (reason ?? '').trim(),
    only: reader.texts('rule'),
    dryRun: reader.flag('dry-run'),
  };
}

function statsOptions(reader: Reader, configuration: Configuration): StatsOptions {
  const [verb, ...paths] = reader.texts('words');
  if (verb !== 'stats') {
    reader.complain(
      `\`mig-lint baseline\` can tell \`stats\`${verb === undefined ? '' : `, not \`${verb}\``}.`,
    );
  }
  return { ...judgeOptions(reader, configuration, paths), format: plainFormat(reader) };
}

function judgeOptions(reader: Reader, configuration: Configuration, given: readonly string[]): JudgeOptions {
  const paths = pathsGiven(reader, given) ?? [configuration.paths].find((some) => some.length > 0) ?? ['.'];
  return {
    ...knowledgeOptions(reader, configuration),
    ...sourceOptions(reader, configuration, paths),
    change: changeChoice(reader),
    baseline: reader.text('baseline') ?? configuration.baseline,
    updateBaseline: reader.flag('update-baseline'),
  };
}

function changeChoice(reader: Reader): ChangeChoice {
  const reference = reader.text('since');
  const file = reader.text('diff');
  const choices: readonly ChangeChoice[] = [
    ...(reference === null ? [] : [{ kind: 'since', reference } as const]),
    ...(reader.flag('staged') ? [{ kind: 'staged' } as const] : []),
    ...(file === null ? [] : [{ kind: 'diff', file } as const]),
  ];
  if (choices.length > 1)
    reader.complain('`--since`, `--staged` and `--diff` each name a change; give one of them.');
  const [choice = { kind: 'none' }] = choices;
  if (choice.kind !== 'none' && reader.flag('update-baseline')) {
    reader.complain('A baseline is written of all findings; leave out `--since`, `--staged` or `--diff`.');
  }
  return choice;
}

function initOptions(reader: Reader): InitOptions {
  return {
    target: reader.text('target'),
    failOn: reader.choice('fail-on', failOns),
    asks: !reader.flag('yes'),
    force: reader.flag('force'),
  };
}

function lintOptions(reader: Reader, configuration: Configuration): LintOptions {
  const quiet = reader.flag('quiet');
  const failOn = reader.choice('fail-on', failOns) ?? configuration.failOn ?? defaultFailOn;
  // Quiet is to say nothing but why the run fails.
  const loudEnough = failOn === 'never' ? 'error' : failOn;
  const usualLevel = quiet ? loudEnough : (configuration.level ?? 'warning');
  return {
    ...judgeOptions(reader, configuration, reader.texts('paths')),
    destinations: destinations(reader),
    failOn,
    maxWarnings: maxWarnings(reader),
    strict: reader.flag('strict') || configuration.strict === true,
    maxTime: maxTime(reader),
    level: reader.choice('level', ['error', 'warning', 'note']) ?? usualLevel,
    show: reader.choice('show', stages),
    statistics: reader.flag('stats'),
    quiet,
    sarifCategory: reader.text('sarif-category'),
    sarifSuppressions: reader.choice('sarif-suppressions', ['include', 'omit']) ?? 'omit',
  };
}

function sourceOptions(
  reader: Reader,
  configuration: Configuration,
  paths: readonly string[],
): SourceOptions {
  return {
    paths,
    ...inputs(reader),
    build: reader.text('build') ?? configuration.build,
    searchBuild: !reader.flag('no-build'),
    linkLog: reader.text('link-log'),
    macros: [...macros(configuration, reader), ...macros(givenMacros(reader), reader)],
    exclude: reader.texts('exclude'),
    excludeBelow: configuration.exclude,
    programs: configuration.programs,
    ignoreFiles: !reader.flag('no-ignore') && configuration.ignoreFiles !== false,
    allPaths: reader.flag('all-paths'),
    costs: reader.flag('costs') || configuration.costs === true,
    maxFileSize: maxFileSize(reader) ?? configuration.maxFileSize ?? defaultMaxFileSize,
  };
}

/** Who hands over a list or a text has said what to look at, be it nothing. */
function pathsGiven(reader: Reader, paths: readonly string[]): readonly string[] | null {
  const hasOther = reader.text('files-from') !== null || reader.text('stdin-filename') !== null;
  return paths.length > 0 || hasOther ? paths : null;
}

function inputs(reader: Reader): Pick<SourceOptions, 'list' | 'stdinName' | 'context' | 'forceExclude'> {
  const list = reader.text('files-from');
  const stdinName = reader.text('stdin-filename');
  if (list === '-' && stdinName !== null) {
    reader.complain(
      'Standard input cannot be both the list of `--files-from -` and the text of `--stdin-filename`.',
    );
  }
  if (reader.text('diff') === '-' && (list === '-' || stdinName !== null)) {
    reader.complain('Standard input cannot be both the change of `--diff -` and something else.');
  }
  return { list, stdinName, context: reader.texts('context'), forceExclude: reader.flag('force-exclude') };
}

/** As a compiler reads them, except that all `-D` come before all `-U`. */
function macros(given: Pick<Configuration, 'define' | 'undefine'>, reader: Reader): readonly MacroChange[] {
  const defines = given.define.map((text) => {
    const change = defineOf(text);
    if (change === null)
      reader.complain(`\`-D ${text}\` defines no macro; write it as \`-D NAME\` or \`-D NAME=TEXT\`.`);
    return change;
  });
  const undefines = given.undefine.map((name): MacroChange => ({ kind: 'undefine', name }));
  return [...defines.filter((change) => change !== null), ...undefines];
}

function givenMacros(reader: Reader): Pick<Configuration, 'define' | 'undefine'> {
  return { define: reader.texts('define'), undefine: reader.texts('undefine') };
}

function destinations(reader: Reader): readonly Destination[] {
  const given = reader.texts('format').map((text): Destination => {
    const [name = '', ...rest] = text.split(':');
    const file = rest.length === 0 ? null : rest.join(':');
    if (file === '') reader.complain(`\`--format ${text}\` names no file after the colon.`);
    return { format: reader.known('--format', name, formatNames) ?? 'text', file };
  });
  const files = given.map(({ file }) => file);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice === null) {
    reader.complain(
      'Only one report can go to standard output; send the others to files: `--format sarif:out.sarif`.',
    );
  } else if (twice !== undefined) {
    reader.complain(`Two reports would be written to \`${twice}\`.`);
  }
  return given.length === 0 ? [{ format: 'text', file: null }] : given;
}

function maxWarnings(reader: Reader): number | null {
  const text = reader.text('max-warnings');
  if (text !== null && !/^\d{1,9}$/.test(text))
    reader.complain(`\`--max-warnings ${text}\` is no number of warnings; write it as \`0\` or \`25\`.`);
  return text === null ? null : Number(text);
}

function maxTime(reader: Reader): number | null {
  const text = reader.text('max-time');
  if (text === null) return null;
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(seconds > 0)) reader.complain(`\`--max-time ${text}\` is no number of seconds, such as \`300\`.`);
  return seconds;
}

function maxFileSize(reader: Reader): number | null {
  const text = reader.text('max-file-size');
  const size = text === null ? null : readSize(text);
  if (text !== null && size === null) {
    reader.complain(`\`--max-file-size ${text}\` is no size; write it as \`500000\`, \`800k\` or \`16M\`.`);
  }
  return size;
}
