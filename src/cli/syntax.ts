/**
 * The command line as yargs is told of it: the commands, their options, the help. The only file that knows yargs,
 * which neither prints nor exits here.
 */
import yargs from 'yargs';
import type { Argv, Options } from 'yargs';
import { formatNames, summaryFormats } from '../report/index.ts';
import { misuse, type Misuse } from './misuse.ts';
import { suggestion } from '../rulebook/index.ts';
import { examplesOf } from './examples.ts';
import { habits } from './habits.ts';

export type CommandName =
  | 'lint'
  | 'explain'
  | 'rules'
  | 'process'
  | 'compare'
  | 'summary'
  | 'lsp'
  | 'test-rules'
  | 'suppress'
  | 'baseline'
  | 'init'
  | 'completion';

export type CommandLine =
  | {
      readonly kind: 'line';
      readonly command: CommandName;
      readonly values: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'tell'; readonly text: string }
  | Misuse;

const one = { type: 'string', requiresArg: true } as const;
const many = { type: 'string', requiresArg: true, array: false } as const;
const flag = { type: 'boolean' } as const;

const knowledgeOptions: Readonly<Record<string, Options>> = {
  config: { ...one, describe: 'The configuration [mig-lint.config.json or .yaml, upwards]' },
  'no-config': { ...flag, describe: 'Heed no configuration' },
  target: { ...one, describe: 'The system asked about [openmosix-2.4.26]' },
  rules: { ...one, describe: 'Take the rules from this folder instead of the ones built in' },
};

const colourOptions: Readonly<Record<string, Options>> = {
  color: { ...flag, describe: 'Colour even where there is no terminal' },
  'no-color': { ...flag, describe: 'No colour, even on a terminal' },
};

const sourceOptions: Readonly<Record<string, Options>> = {
  build: { ...one, alias: 'p', describe: 'A compile_commands.json or its folder [searched for]' },
  'no-build': { ...flag, describe: 'Look at no compile_commands.json and no build files' },
  'link-log': { ...one, describe: 'The output of `make` or `ninja -v`: tells what is linked of what' },
  define: { ...many, alias: 'D', describe: 'Define a macro: NAME or NAME=TEXT; may be repeated' },
  undefine: { ...many, alias: 'U', describe: 'Say that a macro is not defined; may be repeated' },
  exclude: { ...many, describe: 'Leave out what matches, as in .gitignore; may be repeated' },
  'no-ignore': { ...flag, describe: 'Look at what .gitignore leaves out, too' },
  'files-from': { ...one, describe: 'Look at the files that this list names; - for standard input' },
  'stdin-filename': { ...one, describe: 'Take the text of this file from standard input' },
  context: { ...many, describe: 'Look at this, too, but tell only of what is named; may be repeated' },
  'force-exclude': { ...flag, describe: 'Let .gitignore hold for named files, too' },
  'max-file-size': { ...one, describe: 'Leave out larger files: 800k, 16M [16M]' },
};

const baselineOption: Readonly<Record<string, Options>> = {
  baseline: { ...one, describe: 'Tell only what is not in this file' },
};

const plainFormat: Readonly<Record<string, Options>> = {
  format: { ...one, describe: 'text or json [text]' },
};

/** What each command takes; its own options first, because the help keeps the order. */
const optionsOf: Readonly<Record<CommandName, Readonly<Record<string, Options>>>> = {
  lint: {
    format: { ...many, describe: `${formatNames.join(', ')}; NAME:FILE for a file; repeatable [text]` },
    'sarif-category': { ...one, describe: 'Tells several SARIF uploads apart [mig-lint/TARGET]' },
    'sarif-suppressions': {
      ...one,
      describe: 'Whether SARIF tells what is suppressed: include, omit [omit]',
    },
    'show-suppressed': {
      ...flag,
      describe: 'Let text, concise and markdown show what is suppressed or in the baseline, too',
    },
    ...sourceOptions,
    level: {
      ...one,
      describe: 'Least level shown: error, warning, note; json, jsonl, sarif and html tell all [warning]',
    },
    since: { ...one, describe: 'Only what changed since this commit, and verdicts that got worse' },
    staged: { ...flag, describe: 'The same for what the next commit changes, as it is in the index' },
    diff: { ...one, describe: 'The same for what a unified diff changed; - for standard input' },
    ...baselineOption,
    'update-baseline': { ...flag, describe: 'Write all findings into the baseline' },
    'fail-on': { ...one, describe: 'Least level that fails: error, warning, note, never [warning]' },
    'max-warnings': { ...one, describe: 'Put up with so many warnings; one more makes it fail' },
    'max-time': { ...one, describe: 'After so many seconds tell what is known, and end' },
    strict: { ...flag, describe: 'Fail with status 3 when something could not be seen' },
    'all-paths': { ...flag, describe: 'Tell up to 20 ways to each finding, not only the shortest' },
    costs: { ...flag, describe: 'Tell what programs may migrate and hardly gain by it, and where' },
    'print-config': { ...one, describe: 'Show the configuration that holds for a file' },
    show: { ...one, describe: 'Show one stage for the files named: facts, calls, summaries' },
    stats: { ...flag, describe: 'Tell how much was read, and how long it took' },
    quiet: {
      ...flag,
      alias: 'q',
      describe: 'Say only what makes the run fail, and nothing when nothing does',
    },
    ...knowledgeOptions,
    ...colourOptions,
  },
  explain: { ...plainFormat, ...knowledgeOptions, ...colourOptions },
  rules: { ...knowledgeOptions, ...colourOptions },
  process: {
    ...plainFormat,
    source: { ...many, describe: 'Name the lines of these sources, too; may be repeated' },
    'proc-root': { ...one, describe: 'Where the processes are shown [/proc]' },
    ...sourceOptions,
    ...knowledgeOptions,
    ...colourOptions,
  },
  suppress: {
    reason: { ...one, describe: 'Why the findings are accepted; it goes into the comments' },
    rule: { ...many, describe: 'Only findings of this rule; may be repeated' },
    'dry-run': { ...flag, describe: 'Write nothing; show what would change as a unified diff' },
    ...baselineOption,
    ...sourceOptions,
    ...knowledgeOptions,
    ...colourOptions,
  },
  baseline: { ...plainFormat, ...baselineOption, ...sourceOptions, ...knowledgeOptions, ...colourOptions },
  compare: {
    format: { ...one, describe: 'text, json or markdown [text]' },
  },
  'test-rules': { ...knowledgeOptions },
  init: {
    yes: { ...flag, alias: 'y', describe: 'Ask nothing: take what the tree suggests' },
    force: { ...flag, describe: 'Even where a configuration holds already' },
    target: { ...one, describe: 'The system asked about [openmosix-2.4.26]' },
    'fail-on': { ...one, describe: 'Least level that fails: error, warning, note, never [warning]' },
  },
  lsp: {
    level: { ...one, describe: 'Least level that is shown: error, warning, note [warning]' },
    ...sourceOptions,
    ...knowledgeOptions,
    stdio: { ...flag, describe: 'Speak over standard input and output, as it always does' },
    clientProcessId: { ...one, hidden: true },
  },
  summary: {
    format: { ...one, describe: `${summaryFormats.join(', ')} [text]` },
    'files-from': { ...one, describe: 'Read further names from this file, one a line; - is standard input' },
    rules: knowledgeOptions['rules'] ?? one,
  },
  completion: {},
};

/** What stands without an option: its name, and whether there is one to stand in. */
const wordsOf: Readonly<Record<CommandName, string | null>> = {
  lint: 'paths',
  explain: 'words',
  rules: null,
  process: 'ids',
  compare: 'files',
  lsp: null,
  'test-rules': 'folder',
  summary: 'files',
  suppress: 'paths',
  baseline: 'words',
  init: null,
  completion: 'shell',
};

export function readCommandLine(argv: readonly string[], version: string): CommandLine {
  const seen: { command: CommandName; text: string; error: string | null } = {
    command: 'lint',
    text: '',
    error: null,
  };
  const parser = describeCommands(version, (command) => {
    seen.command = command;
  });
  const parsed: Readonly<Record<string, unknown>> = parser.parseSync([...argv], {}, (error, _, output) => {
    seen.text = withoutTypes(output);
    seen.error = error?.message ?? null;
  });
  if (seen.error?.startsWith('Not enough non-option') === true) return misuse(tooFew(argv));
  const [, lacking] = /^Not enough arguments following: (\S+)/.exec(seen.error ?? '') ?? [];
  if (lacking !== undefined) return misuse(`\`${dashed(lacking)}\` needs a value.`);
  if (seen.error !== null) return misuse(`${seen.error.replace(/[.\s]*$/, '')}.`);
  if (seen.text !== '') return { kind: 'tell', text: seen.text };
  const values = withVerbatim(parsed, seen.command);
  return (
    unknownOption(values, seen.command) ??
    idleValue(argv, seen.command) ?? { kind: 'line', command: seen.command, values }
  );
}

/** yargs only counts. */
function tooFew(argv: readonly string[]): string {
  const usages: Readonly<Record<string, string>> = {
    explain: 'a word, such as a function or what /proc/PID/cantmove says',
    process: 'the number of a process, as `ps` shows it',
    completion: 'the name of a shell: bash, zsh or fish',
    compare: 'two reports: OLD.json and NEW.json',
    'test-rules': 'the folder that holds the rules',
    baseline: 'to know what to tell: `mig-lint baseline stats`',
  };
  const [command = '', needed = 'more words'] =
    Object.entries(usages).find(([name]) => argv.includes(name)) ?? [];
  return `\`mig-lint ${command}\` needs ${needed}.`;
}

/** What follows `--` is a path or a word, whatever it looks like. */
function withVerbatim(
  { '--': verbatim, ...values }: Readonly<Record<string, unknown>>,
  command: CommandName,
): Readonly<Record<string, unknown>> {
  const name = wordsOf[command] ?? 'paths';
  const all = [...listOf(values[name]), ...listOf(verbatim)];
  return { ...values, [name]: all };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether an option takes a value stands in its sentence; yargs' own remarks on it only break the lines. */
function withoutTypes(help: string): string {
  return help
    .replace(/\s*\[(string|boolean)\]$/gm, '')
    .replace(/\n\nPositionals:\n.*\n/, '\n')
    .replace(/\n +\n/g, '\n');
}

/** In the order of the help. */
const commands: readonly (readonly [string, string, CommandName])[] = [
  ['$0 [paths..]', 'Findings and verdicts for files, folders and globs [.]', 'lint'],
  ['explain <words..>', 'What a rule, a stay reason, an API or a word of the kernel means', 'explain'],
  ['process <ids..>', 'Why running processes stay, by their numbers', 'process'],
  ['compare <files..>', 'What changed from one JSON report to another', 'compare'],
  ['summary [files..]', 'Any number of JSON reports in one table, and what to mend first', 'summary'],
  ['lsp', 'A language server for editors, over standard input and output', 'lsp'],
  ['test-rules <folder..>', "Hold the pages of one's own rules to their word", 'test-rules'],
  ['suppress [paths..]', 'Write comments into the sources that accept the findings', 'suppress'],
  ['init', 'Write a configuration for this folder', 'init'],
  ['baseline <words..>', 'What stands in the baseline: mig-lint baseline stats', 'baseline'],
  ['rules', 'The rules, their stay reasons and their APIs', 'rules'],
  ['completion <shell..>', 'A script that lets bash, zsh or fish complete what is typed', 'completion'],
];

export interface DescribedOption {
  readonly name: string;
  /** Null for one without a short form. */
  readonly letter: string | null;
  readonly about: string;
  readonly takesValue: boolean;
}

export interface DescribedCommand {
  readonly name: CommandName;
  readonly usage: string;
  readonly about: string;
  readonly options: readonly DescribedOption[];
}

const everywhere: readonly (readonly [string, Options])[] = [
  ['help', { ...flag, alias: 'h', describe: 'Show help' }],
  ['version', { ...flag, describe: 'Show version number' }],
];

/** The same tables for whoever writes pages and scripts of them. */
export const describedCommands: readonly DescribedCommand[] = commands.map(([usage, about, name]) => ({
  name,
  usage: usage.replace('$0 ', ''),
  about,
  options: [...Object.entries(optionsOf[name]), ...everywhere]
    .filter(([, { hidden }]) => hidden !== true)
    .map(describedOption),
}));

function describedOption([name, { alias, describe, type }]: readonly [string, Options]): DescribedOption {
  const letter = typeof alias === 'string' ? alias : null;
  return { name, letter, about: describe ?? '', takesValue: type === 'string' };
}

function describeCommands(version: string, chosen: (command: CommandName) => void): Argv {
  const parser = yargs([])
    .scriptName('mig-lint')
    .locale('en')
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'populate--': true,
      'parse-positional-numbers': false,
      'strip-aliased': true,
      'strip-dashed': false,
    })
    .exitProcess(false)
    .showHelpOnFail(false)
    .usage('Explains why a C or C++ program will not migrate on an openMosix cluster.');
  for (const [usage, about, name] of commands) parser.command(...told(usage, about, name, chosen));
  return parser
    .epilogue(
      'Exit status: 0 nothing found, 1 findings, 2 wrong use or configuration, 3 incomplete under --strict.',
    )
    .help()
    .alias('help', 'h')
    .version(version)
    .wrap(100);
}

type Told = [string, string, (command: Argv) => Argv, () => void];

function told(usage: string, about: string, name: CommandName, chosen: (command: CommandName) => void): Told {
  const words = wordsOf[name];
  const describe = (command: Argv): Argv => {
    const described = command.options(optionsOf[name]);
    for (const [line, what] of examplesOf[name]) described.example(line, what);
    return words === null ? described : described.positional(words, { type: 'string', array: true });
  };
  return [
    usage,
    about,
    describe,
    () => {
      chosen(name);
    },
  ];
}

/** Our own, because it can say what was probably meant. */
function unknownOption(values: Readonly<Record<string, unknown>>, command: CommandName): Misuse | null {
  const own = optionsOf[command];
  const letters = Object.values(own).map(({ alias }) => String(alias));
  const words = Object.values(wordsOf).map(String);
  const known = new Set([...Object.keys(own), ...letters, ...words, 'help', 'version', 'h', '_', '$0']);
  const unknown = Object.keys(values).find((name) => !known.has(name));
  if (unknown === undefined) return stray(values, command);
  const options = Object.keys(own).map((name) => `--${name}`);
  const meant = command === 'lint' ? habits.get(unknown) : undefined;
  const hint = meant === undefined ? suggestion(`--${unknown}`, options) : ` ${meant}`;
  return misuse(`\`${dashed(unknown)}\` is no option${commandSuffix(command)}.${hint}`);
}

/** yargs takes whatever follows the `=` of a switch for `false`. */
function idleValue(argv: readonly string[], command: CommandName): Misuse | null {
  const own = optionsOf[command];
  for (const word of argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length)) {
    const [, name = '', value = ''] = /^--([\w-]+)=(.*)$/.exec(word) ?? [];
    const isSwitch = Object.hasOwn(own, name) && own[name]?.type === 'boolean';
    if (isSwitch && !/^(?:true|false)$/.test(value)) {
      return misuse(`\`--${name}\` takes no value; \`${value}\` was given.`);
    }
  }
  return null;
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

/** Words that no command took. */
function stray(values: Readonly<Record<string, unknown>>, command: CommandName): Misuse | null {
  const rest = values['_'];
  if (wordsOf[command] !== null || !Array.isArray(rest) || rest.length < 2) return null;
  const hint = command === 'rules' ? '; to look something up, use `mig-lint explain WORD`' : '';
  return misuse(`\`mig-lint ${command}\` takes no words${hint}.`);
}

function commandSuffix(command: CommandName): string {
  return command === 'lint' ? '' : ` of \`mig-lint ${command}\``;
}
