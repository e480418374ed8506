/**
 * Arguments to a command with its options, or to the sentence that says what is wrong with them.
 * Looks at nothing but the arguments: whether a path or a target exists is for later.
 */
import type { Configuration, MacroChange } from '../model/index.ts';
import { NO_CONFIGURATION, readSize } from '../policy/index.ts';
import { formatNames, summaryFormats } from '../report/index.ts';
import { defaultMaxFileSize } from '../sources/index.ts';
import { Reader } from './arguments.ts';
import type { ChangeChoice } from './change.ts';
import {
  type Command,
  type CompareOptions,
  defaultFailOn,
  defaultTarget,
  type Destination,
  type ExplainOptions,
  failOns,
  type Groundwork,
  type JudgeOptions,
  type KnowledgeOptions,
  type LintOptions,
  type PlainFormat,
  type ProcessOptions,
  type Settled,
  type SourceOptions,
  type StatsOptions,
  type SummaryOptions,
  type SuppressOptions,
} from './commands.ts';
import type { ConfigurationChoice } from './configuration.ts';
import { shells } from './completion.ts';
import { defineOf } from './build.ts';
import { stages } from './engine.ts';
import type { InitOptions } from './init.ts';
import { type CommandName, readCommandLine } from './syntax.ts';

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
      return file === null
        ? { kind: name, groundwork, options }
        : { kind: 'print-config', groundwork, options, file };
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
    const instead = verb === undefined ? '' : `, not \`${verb}\``;
    reader.complain(
      `\`mig-lint baseline\` can tell \`stats\`${instead}; \`--update-baseline\` writes a baseline, and takes out what is gone.`,
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
    maxWarnings: maxWarnings(reader) ?? configuration.maxWarnings,
    strict: reader.flag('strict') || configuration.strict === true,
    maxTime: maxTime(reader),
    level: reader.choice('level', ['error', 'warning', 'note']) ?? usualLevel,
    show: reader.choice('show', stages),
    statistics: reader.flag('stats'),
    quiet,
    sarifCategory: reader.text('sarif-category'),
    sarifSuppressions: reader.choice('sarif-suppressions', ['include', 'omit']) ?? 'omit',
    showSuppressed: showSuppressed(reader, quiet),
  };
}

function showSuppressed(reader: Reader, quiet: boolean): boolean {
  const shows = reader.flag('show-suppressed');
  if (shows && quiet) {
    reader.complain('`--quiet` leaves out what `--show-suppressed` is to show; give one of them.');
  }
  return shows;
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
