/** What the arguments come to, and what is said of wrong ones. */
import type { LintOptions } from '../../src/cli/commands.ts';
import { parseArguments } from '../../src/cli/options.ts';
import type { Configuration } from '../../src/model/index.ts';
import { NO_CONFIGURATION } from '../../src/policy/index.ts';

function parse(line: string | readonly string[]) {
  return parseArguments(typeof line === 'string' ? line.split(' ').filter(Boolean) : line, '1.2.3');
}

function lintOptions(line: string | readonly string[]): LintOptions {
  const command = parse(line);
  if (command.kind !== 'lint') throw new Error(JSON.stringify(command));
  return command.options(NO_CONFIGURATION);
}

function misuse(line: string | readonly string[]): string {
  const command = parse(line);
  if (command.kind !== 'misuse') throw new Error(JSON.stringify(command));
  return command.text;
}

describe('the default command', () => {
  it('has these defaults', () => {
    expect(lintOptions('')).toEqual({
      target: 'openmosix-2.4.26',
      colour: null,
      paths: ['.'],
      programs: [],
      list: null,
      stdinName: null,
      context: [],
      forceExclude: false,
      destinations: [{ format: 'text', file: null }],
      build: null,
      searchBuild: true,
      linkLog: null,
      macros: [],
      failOn: 'warning',
      maxWarnings: null,
      strict: false,
      maxTime: null,
      exclude: [],
      excludeBelow: [],
      ignoreFiles: true,
      maxFileSize: 16 * 1024 * 1024,
      costs: false,
      allPaths: false,
      level: 'warning',
      show: null,
      statistics: false,
      quiet: false,
      sarifCategory: null,
      sarifSuppressions: 'omit',
      showSuppressed: false,
      change: { kind: 'none' },
      baseline: null,
      updateBaseline: false,
    });
  });

  const rows: readonly [string, Partial<LintOptions>][] = [
    ['src lib/a.c 123.c', { paths: ['src', 'lib/a.c', '123.c'] }],
    ['-- -odd.c --strict', { paths: ['-odd.c', '--strict'] }],
    ['--target x', { target: 'x' }],
    ['--link-log make.log', { linkLog: 'make.log' }],
    ['--target=x', { target: 'x' }],
    ['--format json', { destinations: [{ format: 'json', file: null }] }],
    [
      '--format text --format sarif:a:b.sarif',
      {
        destinations: [
          { format: 'text', file: null },
          { format: 'sarif', file: 'a:b.sarif' },
        ],
      },
    ],
    ['--format text src', { destinations: [{ format: 'text', file: null }], paths: ['src'] }],
    ['--fail-on never', { failOn: 'never' }],
    ['--sarif-category nightly', { sarifCategory: 'nightly' }],
    ['--sarif-suppressions include', { sarifSuppressions: 'include' }],
    ['--show-suppressed', { showSuppressed: true }],
    ['--fail-on error', { failOn: 'error' }],
    ['--strict', { strict: true }],
    ['--costs', { costs: true }],
    ['--all-paths', { allPaths: true }],
    ['--exclude a/ --exclude *.gen.c src', { exclude: ['a/', '*.gen.c'], paths: ['src'] }],
    ['--no-ignore', { ignoreFiles: false }],
    ['--files-from list', { list: 'list', paths: [] }],
    ['--files-from - a.c', { list: '-', paths: ['a.c'] }],
    ['--stdin-filename a.c', { stdinName: 'a.c', paths: [] }],
    ['--context . --context ../lib a.c', { context: ['.', '../lib'], paths: ['a.c'] }],
    ['--force-exclude', { forceExclude: true }],
    ['--max-time 2.5', { maxTime: 2.5 }],
    ['--max-file-size 500', { maxFileSize: 500 }],
    ['--max-file-size 2k', { maxFileSize: 2048 }],
    ['--max-file-size 1.5MiB', { maxFileSize: 1.5 * 1024 * 1024 }],
    ['--level note', { level: 'note' }],
    ['--color', { colour: true }],
    ['--no-color', { colour: false }],
    ['--color --no-color', { colour: false }],
    ['--show facts a.c', { show: 'facts', paths: ['a.c'] }],
    ['--stats', { statistics: true }],
    ['--since main~2', { change: { kind: 'since', reference: 'main~2' } }],
    ['--staged', { change: { kind: 'staged' } }],
    ['--diff -', { change: { kind: 'diff', file: '-' } }],
    ['--baseline b.json --update-baseline', { baseline: 'b.json', updateBaseline: true }],
    ['--quiet', { quiet: true }],
    ['-q', { quiet: true }],
    ['--strict --strict', { strict: true }],
    ['./rules', { paths: ['./rules'] }],
  ];
  it.each(rows)('takes %s', (line, expected) => {
    expect(lintOptions(line)).toMatchObject(expected);
  });
});

describe('under a configuration', () => {
  const said: Partial<Configuration> = {
    ...{ target: 'y', failOn: 'error', strict: true, level: 'note', ignoreFiles: false, maxFileSize: 5 },
    ...{ build: '/b', define: ['A=1'], undefine: ['B'], paths: ['/p/src'], costs: true },
  };
  it.each<[string, Partial<LintOptions>]>([
    ['', { target: 'y', failOn: 'error', strict: true, level: 'note', ignoreFiles: false }],
    ['', { maxFileSize: 5, build: '/b', paths: ['/p/src'], costs: true }],
    ['--target x --fail-on note --level error', { target: 'x', failOn: 'note', level: 'error' }],
    ['--max-file-size 7 --build c lib', { maxFileSize: 7, build: 'c', paths: ['lib'] }],
    [
      '-D C',
      {
        macros: [
          { kind: 'define', name: 'A', parameters: null, text: '1' },
          { kind: 'undefine', name: 'B' },
          { kind: 'define', name: 'C', parameters: null, text: '1' },
        ],
      },
    ],
  ])('the command line wins: %j', (line, expected) => {
    const command = parse(line);
    if (command.kind !== 'lint') throw new Error(JSON.stringify(command));
    expect(command.options({ ...NO_CONFIGURATION, ...said })).toMatchObject(expected);
  });
});

describe('the other commands', () => {
  it('explain takes words', () => {
    const command = parse('explain pin mlock --target x');
    if (command.kind !== 'explain') throw new Error(JSON.stringify(command));
    const options = command.options(NO_CONFIGURATION);
    expect(options).toMatchObject({ words: ['pin', 'mlock'], format: 'text', target: 'x' });
  });

  it.each<[string, object]>([
    ['', { rules: null, configuration: { kind: 'nearest' } }],
    ['--rules my/rules --no-config', { rules: 'my/rules', configuration: { kind: 'none' } }],
    ['rules --config x.yaml', { rules: null, configuration: { kind: 'file', path: 'x.yaml' } }],
  ])('%j needs this groundwork', (line, groundwork) => {
    expect(parse(line)).toMatchObject({ groundwork });
  });

  it('rules takes none', () => {
    const command = parse('rules --no-color');
    expect(command.kind === 'rules' && command.options(NO_CONFIGURATION).colour).toBe(false);
    expect(misuse('rules pin')).toContain('mig-lint explain');
  });

  it('--version and --help tell', () => {
    expect(parse('--version')).toEqual({ kind: 'tell', text: '1.2.3' });
    const help = parse('--help');
    expect(help).toMatchObject({ kind: 'tell' });
    expect(parse('-h')).toEqual(help);
  });

  it('the help names every option, and says what the exit status means', () => {
    const help = parse('--help');
    const text = help.kind === 'tell' ? help.text : '';
    expect(text).toMatchSnapshot();
  });
});

describe('wrong use', () => {
  const rows: readonly [string | readonly string[], string][] = [
    ['--strikt', '`--strikt` is no option. Did you mean `--strict`?'],
    ['--zzzzzz', '`--zzzzzz` is no option.'],
    ['-x', '`-x` is no option.'],
    ['--ignore', '`--ignore` is no option. Did you mean `--no-ignore`?'],
    ['rules --strict', '`--strict` is no option of `mig-lint rules`.'],
    ['--format txt', '`--format txt` is not known; it takes text, concise, json, '],
    ['--format sarif:', '`--format sarif:` names no file after the colon.'],
    ['--format text --format json', 'Only one report can go to standard output'],
    ['--format text:a --format json:a', 'Two reports would be written to `a`.'],
    ['--quiet=maybe', '`--quiet` takes no value; `maybe` was given.'],
    ['--max-warnings few', '`--max-warnings few` is no number of warnings; write it as `0` or `25`.'],
    ['--fail-on eror', 'Did you mean `error`?'],
    ['--level never', '`--level never` is not known; it takes error, warning, note.'],
    ['--show trees', '`--show trees` is not known; it takes facts, calls, summaries.'],
    ['--max-time soon', '`--max-time soon` is no number of seconds'],
    ['--max-time 0', '`--max-time 0` is no number of seconds'],
    ['--max-file-size big', '`--max-file-size big` is no size'],
    ['--max-file-size 1T', '`--max-file-size 1T` is no size'],
    ['--target', '`--target` needs a value.'],
    ['--target a --target b', '`--target` may be given once only.'],
    [['--exclude', ''], '`--exclude` was given an empty value.'],
    [[''], '`paths` was given an empty value.'],
    ['explain', '`mig-lint explain` needs a word'],
  ];
  it.each(rows)('%s', (line, text) => {
    expect(misuse(line)).toContain(text);
  });
});
