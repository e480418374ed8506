/** The baseline through the real command: what is in it is not told, what is new is, and who wrote it can be merged. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { runIn, type Outcome } from './engine.ts';
import { createRepository } from './repository.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);
// Several whole runs a test, each with the grammars, and git between them.
jest.setTimeout(30_000);

const FILE = 'baseline.json';
const locked = '#include <sys/mman.h>\nint main(void) {\n  return mlockall(MCL_CURRENT);\n}\n';
const twice = locked.replace('  return', '  mlockall(MCL_CURRENT);\n  return');
const other = '#include <sys/shm.h>\nint main(void) {\n  return shmat(1, 0, 0) != 0;\n}\n';

/** The command, with what it writes to the disk of the folder. */
async function obey(folder: string, ...words: string[]): Promise<Outcome> {
  const outcome = await runIn(folder, words);
  for (const [name, text] of outcome.written) writeFileSync(join(folder, name), text);
  return outcome;
}

async function update(folder: string, ...words: string[]): Promise<string> {
  const { err } = await obey(folder, '--baseline', FILE, '--update-baseline', ...words);
  return err.replace(/^mig-lint: |\n$/g, '');
}

/** `symbol file:line` of what is told, and the notices. */
async function told(folder: string, ...words: string[]): Promise<readonly string[]> {
  const { out, status, err } = await obey(folder, '--baseline', FILE, '--format', 'json', ...words);
  expect(err).toBe('');
  const report: {
    findings: { symbol: string; file: string; line: number; exemption: string | null }[];
    notices: { text: string }[];
  } = JSON.parse(out);
  const open = report.findings.filter(({ exemption }) => exemption !== 'baseline');
  expect(status).toBe(open.length === 0 ? 0 : 1);
  return [
    ...open.map(({ symbol, file, line }) => `${symbol} ${file}:${String(line)}`),
    ...report.notices.map(({ text }) => text),
  ];
}

const read = (folder: string): string => readFileSync(join(folder, FILE), 'utf8');

/** `symbol file` of every entry. */
function entries(folder: string): readonly string[] {
  const found: Readonly<Record<string, { symbol: string; file: string }>> = JSON.parse(read(folder));
  return Object.entries(found)
    .filter(([key]) => key !== 'schemaVersion')
    .map(([, { symbol, file }]) => `${symbol} ${file}`)
    .sort();
}

describe('what is in the baseline', () => {
  const rows: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
    ['is not told', {}, []],
    ['is not told on other lines', { 'a.c': `\n\n/* moved */\n${locked}` }, []],
    ['is not told with other blanks', { 'a.c': locked.replace('(MCL_CURRENT)', ' ( MCL_CURRENT )') }, []],
    [
      'is told with another argument',
      { 'a.c': locked.replace('MCL_CURRENT', 'MCL_FUTURE') },
      [
        'mlockall a.c:3',
        '`baseline.json`: one entry matches nothing any more: `mlockall` (locked-memory) in `a.c`. `--update-baseline` takes that out.',
      ],
    ],
    ['leaves a second call beside it', { 'a.c': twice }, ['mlockall a.c:4']],
    ['leaves the same call in another file', { 'b.c': locked }, ['mlockall b.c:3']],
    ['leaves another call', { 'b.c': other }, ['shmat b.c:3']],
  ];
  it.each(rows)('%s', async (_, files, expected) => {
    const folder = plant({ 'a.c': locked });
    expect(await update(folder)).toBe('baseline.json: 1 finding; 0 taken out.');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    expect(await told(folder)).toEqual(expected);
  });

  it('is counted in the text, left out of SARIF, and changes no verdict', async () => {
    const folder = plant({ 'a.c': locked });
    const updated = await obey(folder, '--baseline', FILE, '--update-baseline');
    const { out, status } = await obey(folder, '--baseline', FILE);
    const summary = '1 program: will not migrate. No findings. Not counted: 1 in the baseline.';
    expect([out, updated.out].map((text) => text.includes(summary))).toEqual([true, true]);
    expect([status, updated.status]).toEqual([0, 0]);
    expect((await obey(folder, '--baseline', FILE, '--quiet')).out).toBe('');
    const sarif = await obey(folder, '--baseline', FILE, '--format', 'sarif');
    expect(JSON.parse(sarif.out).runs[0].results).toEqual([]);
  });

  it('may be named by the configuration, and be asked for from anywhere', async () => {
    const folder = plant({ 'mig-lint.config.yaml': `baseline: ${FILE}`, 'in/a.c': locked });
    await obey(folder, '--update-baseline');
    expect(entries(folder)).toEqual(['mlockall in/a.c']);
    expect((await obey(folder)).status).toBe(0);
    expect((await obey(join(folder, 'in'))).status).toBe(0);
  });
});

describe('a renamed file', () => {
  it('takes its findings along', async () => {
    const folder = plant({ 'old.c': locked, 'copy.c': locked });
    await update(folder);
    const renamed = plant({ 'new.c': locked, 'copy.c': locked, [FILE]: read(folder) });
    expect(await told(renamed)).toEqual([]);
    await update(renamed);
    expect(entries(renamed)).toEqual(['mlockall copy.c', 'mlockall new.c']);
  });
});

describe('an update', () => {
  it('writes the same bytes for the same findings, one line each', async () => {
    const folder = plant({ 'a.c': twice, 'b.c': locked, 'c.c': other });
    await update(folder);
    const first = read(folder);
    expect(first.split('\n')).toHaveLength(4 + 4);
    expect(first.split('\n').toSorted()).toEqual([...first.split('\n')].sort());
    await update(folder);
    expect(read(folder)).toBe(first);
  });

  it('of a part leaves the rest as it is, unless that is gone', async () => {
    const folder = plant({ 'a.c': locked, 'b.c': locked, 'c.c': other, 'd.c': other });
    await update(folder);
    writeFileSync(join(folder, 'b.c'), '');
    const smaller = plant({ 'a.c': locked, 'b.c': '', 'c.c': other, [FILE]: read(folder) });
    expect(await update(smaller, 'b.c')).toBe(
      'baseline.json: 2 findings, 2 of files that were not looked at; 2 taken out.',
    );
    expect(entries(smaller)).toEqual(['mlockall a.c', 'shmat c.c']);
  });

  it('takes in what is new, but neither notes nor what is accepted otherwise', async () => {
    const accepted = locked.replace(
      '  return',
      '  /* mig-lint-disable-next-line locked-memory -- so be it */\n  return',
    );
    const folder = plant({ 'a.c': locked, 'b.c': accepted, 'c.c': `#if 0\n${other}\n#endif\n` });
    await update(folder);
    expect(entries(folder)).toEqual(['mlockall a.c']);
    expect(await update(folder, '--fail-on', 'note')).toContain('2 findings');
    expect(entries(folder)).toEqual(['mlockall a.c', 'shmat c.c']);
  });

  it('of a part is no reason to tell what lies elsewhere', async () => {
    const folder = plant({ 'a.c': locked, 'b.c': locked });
    await update(folder, 'a.c');
    expect(await told(folder, 'a.c')).toEqual([]);
    // The entry stands for the call in a.c, which nobody looked at here.
    expect(await told(folder, 'b.c')).toEqual(['mlockall b.c:3']);
    expect(await told(folder)).toEqual(['mlockall b.c:3']);
  });
});

describe('two branches that each add to it', () => {
  const calls = (numbers: readonly number[]): string =>
    numbers.map((number) => locked.replace('main', `f${number}`)).join('');

  it.each([
    [
      'are merged by git where their lines are not next to each other',
      {},
      Array.from({ length: 40 }, (_, index) => index),
    ],
    [
      'are merged by git side by side, when told to keep both',
      { '.gitattributes': `${FILE} merge=union` },
      [1],
    ],
  ])('%s', async (_, attributes, numbers) => {
    const { root, commit, git } = createRepository();
    commit({ ...attributes, 'a.c': calls(numbers) });
    await update(root);
    commit({});
    git('checkout', '--quiet', '-b', 'topic');
    commit({ 'b.c': other });
    await update(root);
    commit({});
    git('checkout', '--quiet', 'main');
    commit({ 'c.c': locked.replace('MCL_CURRENT', '5') });
    await update(root);
    commit({});
    git('merge', '--quiet', 'topic');
    expect(await told(root)).toEqual([]);
    expect(entries(root)).toEqual([...numbers.map(() => 'mlockall a.c'), 'mlockall c.c', 'shmat b.c']);
  });
});

it('is counted by rule and by folder', async () => {
  const folder = plant({ 'a/a.c': twice, 'a/b.c': other, 'c.c': other });
  await update(folder);
  writeFileSync(join(folder, 'a/a.c'), locked);
  const stats = await obey(folder, 'baseline', 'stats', '--baseline', FILE);
  expect(stats).toMatchObject({ status: 0, err: '' });
  expect(stats.out).toBe(`by rule
  2  locked-memory  (1 gone)
  2  system-v-shared-memory

by folder
  3  a/  (1 gone)
  1  ./

baseline.json: 4 findings: 3 still there, 1 gone.
`);
  const data = await obey(folder, 'baseline', 'stats', '--baseline', FILE, '--format', 'json');
  const document: unknown = JSON.parse(data.out);
  const schema = JSON.parse(readFileSync('schemas/baseline-stats.schema.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  expect(validate(Object.assign({}, document, { findings: -1 }))).toBe(false);
  expect(document).toEqual({
    schemaVersion: 1,
    tool: { name: 'mig-lint', version: '0.0.0' },
    ...{ baseline: FILE, findings: 4, known: 3, gone: 1, notLookedAt: 0 },
    rules: [
      { name: 'locked-memory', findings: 2, gone: 1 },
      { name: 'system-v-shared-memory', findings: 2, gone: 0 },
    ],
    folders: [
      { name: 'a/', findings: 3, gone: 1 },
      { name: './', findings: 1, gone: 0 },
    ],
  });
  const part = await obey(folder, 'baseline', 'stats', '--baseline', FILE, 'a');
  expect(part.out).toContain('baseline.json: 4 findings: 2 still there, 1 gone, 1 not looked at.');
});

describe('what is no baseline', () => {
  const key = `${'0'.repeat(32)}:1`;
  const rows: readonly [string, string][] = [
    ['', '`baseline.json` is no baseline, as it is no JSON object.'],
    ['[]', '`baseline.json` is no baseline, as it is no JSON object.'],
    ['{}', '`baseline.json` is no baseline that `--update-baseline` wrote.'],
    ['{"schemaVersion": 2}', '`baseline.json` is of version 2, and this mig-lint reads version 1.'],
    ['{"schemaVersion": 1, "tool": {}}', '`baseline.json` is no baseline: `tool` is no fingerprint.'],
    [
      `{"schemaVersion": 1, "${key}": {"file": 3}}`,
      `\`baseline.json\` is damaged: \`${key}\` lacks its file, rule, symbol or function.`,
    ],
    ['{\n<<<<<<< HEAD\n', '`baseline.json` holds a merge that is not settled; keep the lines of both sides.'],
  ];
  it.each(rows)('%s', async (text, message) => {
    const folder = plant({ 'a.c': locked, [FILE]: text });
    for (const words of [[], ['--update-baseline']]) {
      const { out, err, status } = await obey(folder, '--baseline', FILE, ...words);
      expect({ out, err, status }).toEqual({ out: '', err: `mig-lint: ${message}\n`, status: 2 });
    }
    expect(read(folder)).toBe(text);
  });

  it.each([
    ['--baseline gone.json', 'There is no baseline at `gone.json`; `--update-baseline` writes one.'],
    [
      '--update-baseline',
      '`--update-baseline` must know which file: add `--baseline FILE`, or `baseline` to the configuration.',
    ],
    ['--baseline ..', 'could not be read: it is no ordinary file.'],
    [
      'baseline stats',
      'There is no baseline to tell of: add `--baseline FILE`, or `baseline` to the configuration.',
    ],
    [
      'baseline prune',
      '`mig-lint baseline` can tell `stats`, not `prune`; `--update-baseline` writes a baseline, and takes out what is gone.',
    ],
    ['baseline', '`mig-lint baseline` needs to know what to tell: `mig-lint baseline stats`.'],
  ])('%s', async (line, message) => {
    const { err, status } = await obey(plant({ 'a.c': locked }), ...line.split(' '));
    expect(err).toMatch(/^mig-lint: /);
    expect(err).toContain(`${message}\n`);
    expect(status).toBe(2);
  });
});
