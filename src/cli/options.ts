/**
 * Arguments to a command with its options, or to the sentence that says what is wrong with them.
 * Looks at nothing but the arguments: whether a path or a target exists is for later.
 */
import type { Level, MacroChange } from '../model/index.ts';
import type { FailOn } from '../policy/index.ts';
import { formats, type FormatName } from '../report/index.ts';
import { defaultMaxFileSize } from '../sources/index.ts';
import { Reader } from './arguments.ts';
import { defineOf } from './build.ts';
import type { Misuse } from './misuse.ts';
import { stages, type Stage } from './engine.ts';
import { readCommandLine } from './syntax.ts';

export const defaultTarget = 'openmosix-2.4.26';

export interface KnowledgeOptions {
  readonly target: string;
  /** A folder to take the rules from; null for the ones built in. */
  readonly rules: string | null;
  /** Null leaves it to the terminal and its environment. */
  readonly colour: boolean | null;
}

export interface Destination {
  readonly format: FormatName;
  /** Null for standard output. */
  readonly file: string | null;
}

export interface LintOptions extends KnowledgeOptions {
  readonly paths: readonly string[];
  readonly destinations: readonly Destination[];
  /** A compile database or a folder that holds one; null leaves it to the search. */
  readonly build: string | null;
  readonly searchBuild: boolean;
  readonly macros: readonly MacroChange[];
  readonly failOn: FailOn;
  readonly strict: boolean;
  readonly exclude: readonly string[];
  readonly ignoreFiles: boolean;
  readonly maxFileSize: number;
  readonly level: Level;
  readonly show: Stage | null;
  readonly statistics: boolean;
  readonly quiet: boolean;
}

export type Command =
  | { readonly kind: 'lint'; readonly options: LintOptions }
  | { readonly kind: 'explain'; readonly words: readonly string[]; readonly options: KnowledgeOptions }
  | { readonly kind: 'rules'; readonly options: KnowledgeOptions }
  /** The help or the version. */
  | { readonly kind: 'tell'; readonly text: string }
  | Misuse;

export function parseArguments(argv: readonly string[], version: string): Command {
  const line = readCommandLine(argv, version);
  if (line.kind !== 'line') return line;
  const reader = new Reader(line.values);
  const command = commandOf(line.command, reader);
  return reader.misuse ?? command;
}

function commandOf(name: 'lint' | 'explain' | 'rules', reader: Reader): Command {
  switch (name) {
    case 'lint':
      return { kind: 'lint', options: lintOptions(reader) };
    case 'explain':
      return { kind: 'explain', words: reader.texts('words'), options: knowledgeOptions(reader) };
    case 'rules':
      return { kind: 'rules', options: knowledgeOptions(reader) };
  }
}

function knowledgeOptions(reader: Reader): KnowledgeOptions {
  const colour = reader.flag('color') ? true : null;
  return {
    target: reader.text('target') ?? defaultTarget,
    rules: reader.text('rules'),
    colour: reader.flag('no-color') ? false : colour,
  };
}

function lintOptions(reader: Reader): LintOptions {
  const paths = reader.texts('paths');
  return {
    ...knowledgeOptions(reader),
    paths: paths.length === 0 ? ['.'] : paths,
    destinations: destinations(reader),
    build: reader.text('build'),
    searchBuild: !reader.flag('no-build'),
    macros: macros(reader),
    failOn: reader.choice('fail-on', ['error', 'warning', 'note', 'never']) ?? 'warning',
    strict: reader.flag('strict'),
    exclude: reader.texts('exclude'),
    ignoreFiles: !reader.flag('no-ignore'),
    maxFileSize: maxFileSize(reader),
    level: reader.choice('level', ['error', 'warning', 'note']) ?? 'warning',
    show: reader.choice('show', stages),
    statistics: reader.flag('stats'),
    quiet: reader.flag('quiet'),
  };
}

/** As a compiler reads them, except that all `-D` come before all `-U`. */
function macros(reader: Reader): readonly MacroChange[] {
  const defines = reader.texts('define').map((text) => {
    const change = defineOf(text);
    if (change === null)
      reader.complain(`\`-D ${text}\` defines no macro; write it as \`-D NAME\` or \`-D NAME=TEXT\`.`);
    return change;
  });
  const undefines = reader.texts('undefine').map((name): MacroChange => ({ kind: 'undefine', name }));
  return [...defines.filter((change) => change !== null), ...undefines];
}

function destinations(reader: Reader): readonly Destination[] {
  const given = reader.texts('format').map((text): Destination => {
    const [name = '', ...rest] = text.split(':');
    const file = rest.length === 0 ? null : rest.join(':');
    if (file === '') reader.complain(`\`--format ${text}\` names no file after the colon.`);
    return { format: reader.known('--format', name, formatNames()) ?? 'text', file };
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

function formatNames(): readonly FormatName[] {
  const names: Readonly<Record<FormatName, true>> = { text: true, json: true, sarif: true };
  return Object.keys(formats).filter((name): name is FormatName => name in names);
}

const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
]);

function maxFileSize(reader: Reader): number {
  const text = reader.text('max-file-size');
  if (text === null) return defaultMaxFileSize;
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([kmg]?)(?:i?b)?$/i.exec(text) ?? [];
  const factor = units.get(unit.toLowerCase());
  if (digits === undefined || factor === undefined) {
    reader.complain(`\`--max-file-size ${text}\` is no size; write it as \`500000\`, \`800k\` or \`16M\`.`);
    return defaultMaxFileSize;
  }
  return Math.floor(Number(digits) * factor);
}
