/** What `mig-lint init` finds, asks and writes, and when it writes nothing. What it writes is read back each time. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { openAsking } from '../../src/cli/asking.ts';
import type { Configuration } from '../../src/model/index.ts';
import { openPatterns, readConfigurationText } from '../../src/policy/index.ts';
import { fellAll, plant } from '../sources/tree.ts';
import { rulebook, runIn, type Outcome, type World } from './world.ts';

afterEach(fellAll);

const schema = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(__dirname, '../../schemas/config.schema.json'), 'utf8')) as object,
);

interface Begun extends Outcome {
  readonly text: string;
  readonly says: Configuration;
}

const NAME = 'mig-lint.config.yaml';

/** What was written, which must be a configuration for the tool and for an editor alike. */
async function begin(world: World, options = ''): Promise<Begun> {
  const outcome = await runIn(world, `init ${options}`);
  const path = join(world.cwd, NAME);
  const text = outcome.written[path];
  if (text === undefined) throw new Error(outcome.err);
  expect(Object.keys(outcome.written)).toEqual([path]);
  expect({ status: outcome.status, err: outcome.err }).toEqual({ status: 0, err: '' });
  expect(schema(parse(text))).toBe(true);
  const read = readConfigurationText({
    path,
    text,
    read: () => ({ reason: 'nothing is extended' }),
    ruleIds: () => [],
    targets: [rulebook.target.id],
  });
  if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
  return { ...outcome, text, says: read.configuration };
}

const tree = {
  'src/main.c': '',
  'src/deps/pool/pool.c': '',
  'vendor/zip/zip.c': '',
  'vendor/zip/deps/crc.cc': '',
  'vendors/own.c': '',
  'external/notes.txt': '',
  'run.sh': '',
};

describe('without a terminal', () => {
  it('takes what the tree suggests', async () => {
    const cwd = plant(tree);
    const { says, out } = await begin({ cwd });
    expect(says).toMatchObject({
      target: 'openmosix-2.4.26',
      failOn: 'warning',
      thirdParty: [{ folder: cwd, patterns: ['/src/deps/', '/vendor/'] }],
      exclude: [],
      requireReason: false,
    });
    expect(out).toBe(
      'sources      5 C or C++ files, 1 script\n' +
        'third party  src/deps/ (1 file), vendor/ (2 files)\n' +
        'build        no compile_commands.json; with one fewer `#if`s stay open (CMake, Meson or `bear -- make` write it)\n' +
        'written      mig-lint.config.yaml; `mig-lint` heeds it from now on\n',
    );
  });

  it('writes a word on each key', async () => {
    expect((await begin({ cwd: plant(tree) })).text).toMatchSnapshot();
  });

  it('takes what the command line says', async () => {
    const { says } = await begin({ cwd: plant(tree) }, '--fail-on never --target openmosix-2.4.26');
    expect(says).toMatchObject({ failOn: 'never', target: 'openmosix-2.4.26' });
  });

  it.each<[string, Record<string, string>, readonly string[]]>([
    ['one is not below another', { 'a.c': '', 'deps/vendor/x.c': '' }, ['deps']],
    [
      'the case does not matter',
      { 'a.c': '', 'ThirdParty/x.c': '', '3rdparty/y.c': '' },
      ['3rdparty', 'ThirdParty'],
    ],
    ['nothing is, where all is called so', { 'external/x.c': '', 'deps/y.c': '' }, []],
    [
      'what git ignores counts for nothing',
      { '.git/HEAD': '', 'a.c': '', '.gitignore': 'deps/', 'deps/y.c': '' },
      [],
    ],
    ['a name is no pattern', { 'a.c': '', 'a[b]*\\"#!/deps/y.c': '' }, ['a[b]*\\"#!/deps']],
    ['no name breaks the page', { 'a.c': '', 'a\nb/deps/y.c': '', ' : é "/deps/y.c': '' }, [' : é "/deps']],
  ])('third-party folders: %s', async (_, files, expected) => {
    const cwd = plant(files);
    const { says } = await begin({ cwd });
    const isTheirs = openPatterns(cwd, says.thirdParty);
    const folders = Object.keys(files).map((file) => [file, isTheirs(file)]);
    const inside = (file: string) => expected.some((folder) => file.startsWith(`${folder}/`));
    expect(folders).toEqual(Object.keys(files).map((file) => [file, inside(file)]));
    expect(says.thirdParty.flatMap(({ patterns }) => patterns)).toHaveLength(expected.length);
  });

  it.each<[Record<string, string>, string]>([
    [
      { 'build/compile_commands.json': '[{"directory": "/", "file": "/a.c", "command": "cc -c /a.c"}]' },
      'build        build/compile_commands.json, which every run finds by itself\n',
    ],
    [{ 'compile_commands.json': '{ broken' }, 'build        `compile_commands.json` '],
    [{}, 'sources      0 C or C++ files, 0 scripts\n'],
  ])('says what it found: %j', async (files, text) => {
    expect((await begin({ cwd: plant(files) })).out).toContain(text);
  });

  it('leaves out the copy of mig-lint that lies in the tree, and takes the schema from there', async () => {
    const copy = { 'package.json': '{ "name": "mig-lint" }', 'samples/a/main.c': '' };
    const own = Object.entries(copy).map(([path, text]) => [`tools/lint/${path}`, text]);
    const cwd = plant({ 'a.c': '', 'tools/b.c': '', ...Object.fromEntries(own) });
    const { says, out, text } = await begin({ cwd, home: join(cwd, 'tools/lint/dist') });
    expect(says.exclude).toEqual([{ folder: cwd, patterns: ['/tools/lint/'] }]);
    expect(out).toContain('sources      2 C or C++ files');
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=\.\/tools\/lint\/schemas\/config\.schema\.json\n/,
    );
  });

  it('does not take the folder around a bare command for its copy', async () => {
    const cwd = plant({ 'tools/package.json': '{ "name": "ours" }', 'tools/b.c': '' });
    expect((await begin({ cwd, home: join(cwd, 'tools/dist') })).says.exclude).toEqual([]);
  });
});

describe('at a terminal', () => {
  const ask = (answers: readonly string[], options = '', files: Record<string, string> = tree) =>
    begin({ cwd: plant(files), answers }, options);

  it('takes the usual for an empty answer', async () => {
    const { text, questions } = await ask(['', '', '', '']);
    expect(text).toBe((await begin({ cwd: plant(tree) })).text);
    expect(questions).toEqual([
      'Which target? [openmosix-2.4.26] ',
      'Which level fails a run: error, warning, note, never? [warning] ',
      'Tell third-party code apart, so that it fails no run: yes, no, or its folders? [yes] ',
      'Must suppressions say why? [no] ',
    ]);
  });

  it.each<[readonly string[], Partial<Record<keyof Configuration, unknown>>]>([
    [['openmosix-2.4.26', 'error', 'no', 'Y'], { failOn: 'error', thirdParty: [], requireReason: true }],
    [['', ' never ', 'yes', 'n'], { failOn: 'never', requireReason: false }],
    [['', '', 'vendor/zip/, ./src', ''], { thirdParty: [{ patterns: ['/vendor/zip/', '/src/'] }] }],
  ])('takes %j', async (answers, expected) => {
    expect((await ask(answers)).says).toMatchObject(expected);
  });

  it('asks again, and says why', async () => {
    const answers = ['openmosix-2.4.25', '', 'eror', 'error', 'gone, vendor', 'vendor', 'perhaps', 'yes'];
    const { out, says } = await ask(answers);
    expect(out).toContain('Please answer openmosix-2.4.26. Did you mean `openmosix-2.4.26`?\n');
    expect(out).toContain('Please answer error, warning, note, never. Did you mean `error`?\n');
    expect(out).toContain('No C or C++ file lies below `gone`. Folders are separated by commas.\n');
    expect(out).toContain('Please answer yes or no.\n');
    expect(says).toMatchObject({ failOn: 'error', requireReason: true });
    expect(says.thirdParty).toMatchObject([{ patterns: ['/vendor/'] }]);
  });

  it('does not ask what is known or does not matter', async () => {
    expect(
      (await ask([''], '--target openmosix-2.4.26 --fail-on note', { 'a.c': '' })).questions,
    ).toHaveLength(1);
    expect((await ask([], '--yes')).questions).toEqual([]);
    expect((await ask([], '-y')).questions).toEqual([]);
  });

  it.each([[[]], [['']], [['', '']], [['', '', '']]])(
    'writes nothing when the person leaves after %j',
    async (answers) => {
      const { status, err, written } = await runIn({ cwd: plant(tree), answers }, 'init');
      expect({ status, written }).toEqual({ status: 2, written: {} });
      expect(err).toBe('mig-lint: Not every question was answered, so nothing was written.\n');
    },
  );
});

describe('a configuration that is there', () => {
  const key = '{ "mig-lint": {} }';
  const refusals: readonly [Record<string, string>, string, string][] = [
    [
      { [NAME]: 'strict: true' },
      '',
      `\`${NAME}\` is there already; \`mig-lint init --force\` writes it anew.`,
    ],
    [{ [NAME]: '}{' }, '--yes', 'is there already'],
    [{ 'mig-lint.config.yml': '' }, '', '`mig-lint.config.yml` configures this folder already'],
    [{ 'mig-lint.config.json': '{}' }, '', '`mig-lint.config.json` configures this folder already'],
    [{ 'mig-lint.config.json': '{}' }, '--force', 'move it away first'],
    [{ 'mig-lint.config.json': '{}', [NAME]: '' }, '--force', 'move it away first'],
    [{ 'package.json': key }, '', '`package.json` configures this folder already'],
    [{ [`../${NAME}`]: '' }, '', `\`../${NAME}\` configures this folder already`],
  ];
  const stage = (files: Record<string, string>): string => {
    const cwd = join(plant({ 'in/a.c': '' }), 'in');
    for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
    return cwd;
  };

  it.each(refusals)('%j stays as it is under "%s"', async (files, options, text) => {
    const { status, out, err, written } = await runIn({ cwd: stage(files) }, `init ${options}`);
    expect(err).toContain(text);
    expect(err).toMatch(/^mig-lint: .*\.\n$/);
    expect({ status, out, written }).toEqual({ status: 2, out: '', written: {} });
  });

  it.each<[Record<string, string>]>([
    [{ [NAME]: '}{' }],
    [{ 'mig-lint.config.yml': '' }],
    [{ 'package.json': key }],
    [{ [`../${NAME}`]: '' }],
    [{ '../mig-lint.config.json': '{}' }],
  ])('%j gives way to --force, and then counts no longer', async (files) => {
    const cwd = stage(files);
    const { text } = await begin({ cwd }, '--force --fail-on never');
    writeFileSync(join(cwd, NAME), text);
    const { out } = await runIn({ cwd }, '--print-config a.c');
    expect(JSON.parse(out)).toMatchObject({ configuration: [NAME], 'fail-on': 'never' });
  });

  it('does not count in a package.json without the key', async () => {
    expect((await begin({ cwd: stage({ 'package.json': '{}' }) })).says.failOn).toBe('warning');
  });

  it('does not count outside the repository', async () => {
    const cwd = stage({ [`../${NAME}`]: '' });
    mkdirSync(join(cwd, '.git'));
    expect((await begin({ cwd })).says.failOn).toBe('warning');
  });
});

it.each([
  ['init --target openmosix-2.4.25', 'Did you mean `openmosix-2.4.26`?'],
  ['init --fail-on eror', 'Did you mean `error`?'],
  ['init src', '`mig-lint init` takes no words.'],
  ['init --strict', '`--strict` is no option of `mig-lint init`.'],
])('%s is wrong use', async (line, text) => {
  const { status, err, written } = await runIn({ cwd: plant(tree) }, line);
  expect(err).toContain(text);
  expect({ status, written }).toEqual({ status: 2, written: {} });
});

it('says when it cannot be written', async () => {
  const { status, err } = await runIn({ cwd: '/nowhere' }, 'init --yes');
  expect(err).toBe('mig-lint: `mig-lint.config.yaml` could not be written: there is no such folder.\n');
  expect(status).toBe(2);
});

describe('the terminal', () => {
  const typed = () => {
    const input = new PassThrough();
    const output = new PassThrough();
    return { input, shown: () => String(output.read() ?? ''), ...openAsking(input, output) };
  };

  it('shows the question and gives back the line', async () => {
    const { ask, input, shown } = typed();
    const answer = ask('Why? ');
    expect(shown()).toBe('Why? ');
    input.write('because\n');
    expect(await answer).toBe('because');
  });

  it('keeps what is typed ahead', async () => {
    const { ask, input } = typed();
    const first = ask('1? ');
    input.write('one\ntwo\n\nfour\n');
    expect([await first, await ask('2? '), await ask('3? '), await ask('4? ')]).toEqual([
      'one',
      'two',
      '',
      'four',
    ]);
  });

  it('gives null from the end of the input on', async () => {
    const { ask, input, close } = typed();
    const first = ask('1? ');
    input.end('one\ntwo\n');
    expect([await first, await ask('2? '), await ask('3? '), await ask('4? ')]).toEqual([
      'one',
      'two',
      null,
      null,
    ]);
    close();
  });

  it('ends the line of a question that got no answer', async () => {
    const { ask, input, shown } = typed();
    const answer = ask('Why? ');
    input.end();
    expect(await answer).toBeNull();
    expect(shown()).toBe('Why? \n');
  });
});
