/** Options and commands as other tools call them, with what to write here. It makes none of them work. */

export const habits: ReadonlyMap<string, string> = new Map([
  ...['o', 'output', 'output-file', 'out', 'report-file'].map(
    (name) => [name, 'A report is written to a file by `--format NAME:FILE`.'] as const,
  ),
  ...['f', 'output-format', 'reporter'].map((name) => [name, '`--format` says how to report.'] as const),
  ...['ignore-path', 'i'].map((name) => [name, '`--exclude` leaves out what matches.'] as const),
  ...['v', 'verbose'].map(
    (name) => [name, '`--level note` shows everything, and `--stats` how it went.'] as const,
  ),
  [
    'fix',
    '`mig-lint suppress` is all that writes into sources; what to do instead stands with each finding.',
  ],
]);

/** First words that are taken for paths. */
export const commandHabits: ReadonlyMap<string, string> = new Map([
  ...['lint', 'check', 'scan', 'run', 'analyze', 'analyse'].map(
    (name) => [name, 'It looks at what is named without a command: `mig-lint PATHS`.'] as const,
  ),
  ['version', '`mig-lint --version` tells the version.'],
  ['list', '`mig-lint rules` lists what it knows.'],
]);
