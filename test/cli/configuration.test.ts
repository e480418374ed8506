/** Which configuration holds for a run, and what is said when it cannot be used. */
import { join } from 'node:path';
import { fellAll, plant } from '../sources/tree.ts';
import { found, runIn } from './world.ts';

afterAll(fellAll);

describe('the configuration', () => {
  it('is the nearest one upwards', async () => {
    const cwd = plant({ 'mig-lint.config.yaml': 'exclude: [b.c]', 'in/a.c': '', 'in/b.c': '' });
    const { requests } = await runIn({ cwd: join(cwd, 'in') }, '');
    expect(requests[0]?.files).toEqual(['a.c']);
  });

  it('is looked for no higher than the repository', async () => {
    const cwd = plant({ 'mig-lint.config.yaml': 'exclude: [b.c]', 'in/.git/HEAD': '', 'in/b.c': '' });
    const { requests } = await runIn({ cwd: join(cwd, 'in') }, '');
    expect(requests[0]?.files).toEqual(['b.c']);
  });

  it('may stand in a package.json, but need not', async () => {
    const files = { 'in/package.json': '{ "name": "x" }', 'in/a.c': '', 'in/b.c': '' };
    const cwd = plant({ 'package.json': '{ "mig-lint": { "exclude": ["b.c"] } }', ...files });
    const { requests } = await runIn({ cwd: join(cwd, 'in') }, '');
    expect(requests[0]?.files).toEqual(['a.c']);
  });

  it.each([
    ['', true],
    ['sub', false],
    ['--context . sub/b.c', true],
  ])(
    'tells of a program without sources where all of its folder is looked at: "%s"',
    async (line, isTold) => {
      const text = 'programs: [{ name: server, sources: ["*.cc", server/] }, { name: b, sources: b.c }]';
      const cwd = plant({ 'mig-lint.config.yaml': text, 'a.c': '', 'sub/b.c': '' });
      const { out } = await runIn({ cwd }, `${line} --format concise`);
      const told =
        'mig-lint: note: The program `server` of the configuration has no sources: `*.cc`, `server/` of its `sources` fits no file that is looked at. [notice]';
      expect(out.split('\n').filter((one) => one.includes('has no sources'))).toEqual(isTold ? [told] : []);
    },
  );

  it('can be left out of account', async () => {
    const cwd = plant({ 'mig-lint.config.yaml': 'exclude: [b.c]', 'a.c': '', 'b.c': '' });
    const { requests } = await runIn({ cwd }, '--no-config');
    expect(requests[0]?.files).toEqual(['a.c', 'b.c']);
  });

  it('is run only when it is a program that was named', async () => {
    const cwd = plant({ 'mig-lint.config.js': 'module.exports = {}', 'a.c': '' });
    const idle = await runIn({ cwd }, '');
    expect(idle.requests).toHaveLength(1);
    expect(idle.err).toBe(
      'mig-lint: `mig-lint.config.js` is a program, and is heeded only when it is named: `--config mig-lint.config.js`.\n',
    );
    const { err, status } = await runIn({ cwd }, '--config mig-lint.config.js');
    expect({ err, status }).toEqual({
      err: `mig-lint: The configuration \`mig-lint.config.js\` cannot be used: there is no ${join(cwd, 'mig-lint.config.js')}.\n`,
      status: 2,
    });
  });

  it('is one of those in a folder, and the others are told', async () => {
    const files = {
      'mig-lint.config.json': '{ "exclude": ["b.c"] }',
      'mig-lint.config.yaml': 'strict: true',
    };
    const { requests, err } = await runIn({ cwd: plant({ ...files, 'a.c': '', 'b.c': '' }) }, '');
    expect(requests[0]?.files).toEqual(['a.c']);
    expect(err).toContain(
      '`mig-lint.config.yaml` lies beside another one, and is heeded only when it is named',
    );
  });

  it('says all that is wrong with it at once', async () => {
    const { err, status } = await runIn(
      {
        cwd: plant({ 'mig-lint.config.yaml': 'strickt: true\nlevel: loud\nmax-warnings: few\n', 'a.c': '' }),
      },
      '',
    );
    expect(status).toBe(2);
    expect(err.split('\n')).toEqual([
      'mig-lint: The configuration cannot be used:',
      '  mig-lint.config.yaml:1: The key "strickt" is not known here. Did you mean `strict`?',
      '  mig-lint.config.yaml:2: "loud" is none of error, warning, note.',
      '  mig-lint.config.yaml:3: The key "max-warnings" is a number of warnings, such as 0 or 25.',
      '',
    ]);
  });

  it.each([
    ['max-warnings: 0', '', 1],
    ['max-warnings: 1', '', 0],
    ['max-warnings: 1', '--max-warnings 0', 1],
  ])('with %j and %j puts up with so many warnings', async (text, line, status) => {
    const cwd = plant({ 'mig-lint.config.yaml': text, 'a.c': '' });
    expect((await runIn({ cwd, analysis: { findings: [found('warning')] } }, line)).status).toBe(status);
  });

  it.each([
    ['--config gone.yaml', 'The configuration `gone.yaml` cannot be used: there is no such file.'],
    ['--config bad.yaml', 'bad.yaml:2: The key "strickt" is not known here. Did you mean `strict`?'],
    ['--config bad.yaml --no-config', '`--config` and `--no-config` contradict each other.'],
  ])('%s is refused', async (line, text) => {
    const cwd = plant({ 'bad.yaml': 'level: note\nstrickt: true\n', 'a.c': '' });
    const { err, status } = await runIn({ cwd }, line);
    expect({ err, status }).toEqual({ err: `mig-lint: ${text}\n`, status: 2 });
  });

  it('can be shown for a file', async () => {
    const text = 'levels: { "*": note }\noverrides: [{ files: [old/], levels: { pinned-memory: off } }]';
    const cwd = plant({ 'mig-lint.config.yaml': text });
    const levelsOf = async (file: string): Promise<unknown> => {
      const { out } = await runIn({ cwd }, `--print-config ${file}`);
      return (JSON.parse(out) as { levels: unknown }).levels;
    };
    expect(await levelsOf('new/a.c')).toEqual({ 'pinned-memory': 'note' });
    expect(await levelsOf('old/a.c')).toEqual({ 'pinned-memory': 'off' });
  });

  it('is shown under its own names, with what the command line and nobody says', async () => {
    const text =
      'fail-on: error\nmax-warnings: 3\nthird-party: [vendor/]\nsuppressions: { require-reason: true }';
    const cwd = plant({ 'mig-lint.config.yaml': text });
    const { out } = await runIn({ cwd }, '--strict -D A=1 --fail-on note --print-config vendor/a.c');
    expect(JSON.parse(out)).toMatchObject({
      ...{ file: 'vendor/a.c', configuration: ['mig-lint.config.yaml'], target: 'openmosix-2.4.26' },
      ...{ 'fail-on': 'note', 'max-warnings': 3, strict: true, define: ['A=1'], paths: ['.'] },
      'third-party': [{ folder: '.', patterns: ['vendor/'] }],
      suppressions: { 'require-reason': true },
      isThirdParty: true,
    });
  });
});
