/** What a run writes where, and with which status it ends. */
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Expert } from '../../src/cli/engine.ts';
import type { Hole } from '../../src/model/index.ts';
import { builtCommand } from '../once/index.ts';
import { fellAll, plant } from '../sources/tree.ts';
import { found, glossary, rulebook, runIn } from './world.ts';

afterEach(fellAll);

const hole: Hole = {
  kind: 'syntax-error',
  span: { file: 'a.c', line: 1, column: 1, endLine: 1, endColumn: 2 },
  detail: 'Not C.',
  name: null,
  outside: null,
};

function tree(): string {
  return plant({ 'a.c': 'int x;\n', 'sub/b.cc': '' });
}

describe('the exit status', () => {
  const rows = [
    ['', {}, 0],
    ['', { findings: [found('note')] }, 0],
    ['', { findings: [found('warning')] }, 1],
    ['', { findings: [found('error')] }, 1],
    ['--fail-on error', { findings: [found('warning')] }, 0],
    ['--max-warnings 1', { findings: [found('warning')] }, 0],
    ['--max-warnings 0', { findings: [found('warning')] }, 1],
    ['--fail-on note', { findings: [found('note')] }, 1],
    ['--fail-on never', { findings: [found('error')] }, 0],
    ['', { holes: [hole] }, 0],
    ['--strict', { holes: [hole] }, 3],
    ['--strict', {}, 0],
    ['--strict', { holes: [hole], findings: [found('error')] }, 1],
    ['--strict --fail-on never', { holes: [hole], findings: [found('error')] }, 3],
  ] as const;
  it.each(rows)('under "%s" with %j is %i', async (line, analysis, status) => {
    expect((await runIn({ cwd: tree(), analysis }, line)).status).toBe(status);
  });
});

it.each([
  ['', false],
  ['--costs', true],
])('under "%s" costs are asked about: %s', async (line, costs) => {
  const { requests } = await runIn({ cwd: tree() }, line);
  expect(requests.map((request) => request.costs)).toEqual([costs]);
});

it.each([
  ['', false],
  ['--all-paths', true],
])('under "%s" all ways are asked about: %s', async (line, allPaths) => {
  const { requests } = await runIn({ cwd: tree() }, line);
  expect(requests.map((request) => request.allPaths)).toEqual([allPaths]);
});

describe('wrong use ends with 2, a sentence and no report', () => {
  const rows = [
    ['--nope', '`--nope` is no option'],
    ['-o out.json', '`-o` is no option. A report is written to a file by `--format NAME:FILE`.\n'],
    ['--verbose', '`--verbose` is no option. `--level note` shows everything, and `--stats` how it went.\n'],
    [
      'lint .',
      'There is nothing at `lint`. It looks at what is named without a command: `mig-lint PATHS`.\n',
    ],
    ['version', 'There is nothing at `version`. `mig-lint --version` tells the version.\n'],
    ['--fail-on err', 'it takes error, warning, note, never. Did you mean `error`?\n'],
    ['completion tcsh', '`completion tcsh` is not known; it takes bash, zsh, fish.\n'],
    ['explain pinn', 'Did you mean `pin`?'],
    ['gone.c', 'There is nothing at `gone.c`.\n'],
    ['explan pin', 'There is nothing at `explan`, `pin`. Did you mean `mig-lint explain`?'],
    ['--format json:x --format sarif:./x', 'Two reports would be written to `./x`.'],
    ['--format sarif:sub/b.cc', '`--format sarif:sub/b.cc` would write the report over a source'],
    ['gone.c a.c x/*.c', 'There is nothing at `gone.c`, `x/*.c`.'],
    ['--exclude *.c --exclude *.cc', 'No C or C++ file and no script was found in `.`. What .gitignore'],
    ['--no-ignore empty', 'No C or C++ file and no script was found in `empty`.\n'],
    ['--target openmosix-2.4.25', 'Did you mean `openmosix-2.4.26`?'],
    [
      '--format sarif:/nowhere/out.sarif',
      'could not be written to `/nowhere/out.sarif`: there is no such folder.',
    ],
    ['explain pyn', 'Did you mean `pin`?'],
    ['/dev/null', '`../../dev/null` is a pipe, a device or a socket and was not opened.'],
  ] as const;
  it.each(rows)('%s', async (line, text) => {
    const cwd = plant({ 'a.c': '', 'sub/b.cc': '', 'empty/notes.txt': '' });
    const { status, out, err } = await runIn({ cwd }, line);
    expect(err).toContain(text);
    expect(err).toMatch(/^mig-lint: .*\n$/);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  it('so do broken rules, with what is wrong with them', async () => {
    const open = () => {
      throw new Error('locked/rule.yaml:3: `blockrs` is no key.');
    };
    const { status, err } = await runIn({ cwd: tree(), open }, '--rules mine');
    expect(err).toBe(
      'mig-lint: The rules in `mine` cannot be used: locked/rule.yaml:3: `blockrs` is no key.\n' +
        '`--rules` takes the place of all that is built in; `rules: [FOLDER]` in the configuration adds to it.\n',
    );
    expect(status).toBe(2);
  });

  it('so does a bug of ours, without a trace unless one is wanted', async () => {
    const expert: Expert = {
      targets: [rulebook.target],
      glossary,
      ruleIds: [],
      withRules: () => expert,
      rulebookFor: () => {
        throw new Error('oops');
      },
      analyze: () => Promise.reject(new Error('oops')),
      show: () => Promise.resolve(''),
    };
    const open = (): Expert => expert;
    const { status, err } = await runIn({ cwd: tree(), open }, '');
    expect(err).toBe(
      'mig-lint: this is a bug in mig-lint: oops. Please report it; MIG_LINT_DEBUG=1 shows where.\n',
    );
    expect(status).toBe(2);
    const traced = await runIn({ cwd: tree(), open, variables: { MIG_LINT_DEBUG: '1' } }, '');
    expect(traced.err).toContain('run.test.ts');
  });
});

describe('a run', () => {
  it('has the files analysed, sorted and with their bytes', async () => {
    const { requests } = await runIn({ cwd: tree() }, 'sub a.c');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ target: 'openmosix-2.4.26', files: ['a.c', 'sub/b.cc'] });
    expect(Buffer.from(requests[0]!.readBytes('a.c')!).toString()).toBe('int x;\n');
  });

  it('tells what could not be read, once', async () => {
    const cwd = plant({ 'a.c': 'x'.repeat(100), 'b.c': '' });
    const { out, status } = await runIn({ cwd }, '--max-file-size 99 --strict');
    expect(out.match(/more than the 99/g)).toHaveLength(1);
    expect(status).toBe(3);
  });

  it('writes several reports', async () => {
    const cwd = tree();
    const analysis = { findings: [found('error')] };
    const { out, written } = await runIn(
      { cwd, analysis },
      '--format json --format sarif:out/r.sarif --format text:t',
    );
    expect(JSON.parse(out)).toBeInstanceOf(Object);
    expect(Object.keys(written)).toEqual([join(cwd, 'out/r.sarif'), join(cwd, 't')]);
    expect(JSON.parse(written[join(cwd, 'out/r.sarif')]!)).toMatchObject({ version: '2.1.0' });
    expect(written[join(cwd, 't')]).toContain('int x;');
  });

  describe('that is asked to be quiet', () => {
    const rows = [
      ['--quiet', 'warning', 'a.c:1:1', 1],
      ['--quiet', 'note', '', 0],
      ['-q --fail-on error', 'error', 'a.c:1:1', 1],
      ['-q --fail-on error', 'warning', '', 0],
      ['-q --fail-on never', 'error', 'a.c:1:1', 0],
      ['-q --fail-on never', 'warning', '', 0],
      ['-q --level note', 'note', 'a.c:1:1', 0],
      ['-q --format concise', 'note', '', 0],
      ['-q --format agent', 'note', '', 0],
      ['-q --format markdown', 'note', '', 0],
      ['-q --format github', 'note', '', 0],
    ] as const;
    it.each(rows)(
      'under %s and with one %s says "%s" and ends with %i',
      async (line, level, text, status) => {
        const outcome = await runIn({ cwd: tree(), analysis: { findings: [found(level)] } }, line);
        expect(outcome.status).toBe(status);
        expect(outcome.err).toBe('');
        if (text === '') expect(outcome.out).toBe('');
        else expect(outcome.out).toContain(text);
      },
    );

    it('leaves whole what programs read, wherever it goes', async () => {
      const world = { cwd: tree(), analysis: { findings: [found('note')] } };
      for (const format of ['json', 'jsonl', 'sarif']) {
        const loud = await runIn(world, `--format ${format}`);
        const quiet = await runIn(world, `--quiet --format ${format}`);
        expect(quiet.out).toBe(loud.out);
        expect(quiet.out).toContain('pinned-memory');
      }
    });
  });

  it('names a SARIF upload as it is told to', async () => {
    const { out } = await runIn({ cwd: tree() }, '--format sarif --sarif-category nightly/x86');
    expect(JSON.parse(out).runs[0].automationDetails).toEqual({ id: 'nightly/x86/' });
  });

  it('tells paths from the top of the repository, links resolved, to who shows the repository', async () => {
    const top = plant({ '.git': 'gitdir: elsewhere', 'deep/src/real.c': 'pin();' });
    symlinkSync('src/real.c', join(top, 'deep/a.c'));
    const world = { cwd: join(top, 'deep'), analysis: { findings: [found('error')] } };
    const lines = '--format text --format sarif:s --format gitlab:g --format github:h --format markdown:m';
    const { out, written } = await runIn(world, lines);
    expect(out).toContain('a.c:1:1');
    const [sarif, gitlab, github, markdown] = Object.values(written);
    const place = JSON.parse(sarif!).runs[0].results[0].locations[0].physicalLocation;
    expect(place.artifactLocation).toEqual({ uri: 'deep/src/real.c', uriBaseId: '%SRCROOT%' });
    expect(JSON.parse(gitlab!)[0].location.path).toBe('deep/src/real.c');
    expect(github).toContain('::error file=deep/src/real.c,line=1,');
    expect(markdown).toContain('`deep/src/real.c:1`');
  });

  it('shows only what is loud enough', async () => {
    const world = { cwd: tree(), analysis: { findings: [found('note')] } };
    expect((await runIn(world, '')).out).not.toContain('a.c:1:1');
    expect((await runIn(world, '--level note')).out).toContain('a.c:1:1');
  });

  it('tells figures on the side', async () => {
    const { err } = await runIn({ cwd: tree() }, '--stats');
    expect(err).toBe(
      'mig-lint: 2 files, 7 bytes, 2 items; 1 items and 1 bytes parsed (14.3 % of the bytes), ' +
        '6 bytes outlined only; 0 ms\n' +
        '  time, ms\n    0  finding the files\n    0  configuration, comments\n    0  reports\n',
    );
  });

  it('shows a stage', async () => {
    expect((await runIn({ cwd: tree() }, '--show calls a.c')).out).toBe('calls of a.c\n');
  });
});

describe('colour', () => {
  const rows = [
    ['', {}, false, false],
    ['', {}, true, true],
    ['--color', {}, false, true],
    ['--no-color', {}, true, false],
    ['', { NO_COLOR: '1' }, true, false],
    ['', { NO_COLOR: '' }, true, true],
    ['', { FORCE_COLOR: '1' }, false, true],
    ['', { FORCE_COLOR: '0' }, true, false],
    ['', { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    ['--color', { NO_COLOR: '1' }, false, true],
    ['', { TERM: 'dumb' }, true, false],
  ] as const;
  it.each(rows)(
    'under "%s" with %j on a terminal: %s is %s',
    async (line, variables, isTerminal, coloured) => {
      const analysis = { findings: [found('error')] };
      const { out } = await runIn({ cwd: tree(), analysis, variables, isTerminal }, line);
      expect(out.includes('\u001b[')).toBe(coloured);
    },
  );

  it('is kept out of files', async () => {
    const analysis = { findings: [found('error')] };
    const { written } = await runIn({ cwd: tree(), analysis, isTerminal: true }, '--color --format text:t');
    expect(Object.values(written)[0]).not.toContain('\u001b[');
  });
});

describe('explain', () => {
  const explain = async (...words: string[]) => (await runIn({ cwd: '/' }, ['explain', ...words])).out;

  it('tells of a rule', async () => {
    expect(await explain('pinned-memory')).toMatchSnapshot();
  });

  it('tells of a stay reason by any of its names', async () => {
    const page = await explain('pinned');
    expect(page).toMatchSnapshot();
    expect(await explain('STAY_FOR_PIN')).toBe(page);
    expect(await explain('stayforpin')).toBe(page);
  });

  it('tells of a word that is a stay reason and an API', async () => {
    const page = await explain('pin');
    expect(page).toContain('stay reason pinned');
    expect(page).toContain('rule pinned-memory');
    expect(page).not.toContain('#pragma');
    expect(await explain('pin(),')).toBe(page);
  });

  it('tells of a release', async () => {
    expect(await explain('unpin')).toContain('`int unpin(void)` takes the process out of this state.');
  });

  it('tells of a name with a blank in it, quoted or not', async () => {
    expect(await explain('pin everything')).toContain('#pragma pin everything');
    expect(await explain('pin', 'everything')).toContain('#pragma pin everything');
  });

  it('takes what the kernel printed, in quotes or not, and says a thing once', async () => {
    const page = await explain('pin', 'daemon', 'pin');
    expect(page).toContain('A thread of the kernel');
    expect(page).toContain('cannot be seen in source code');
    expect(await explain('pin\ndaemon\npin\n')).toBe(page);
  });

  it('fits the terminal', async () => {
    const { out } = await runIn({ cwd: '/', isTerminal: true }, 'explain pinned --no-color');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('rules', () => {
  it('lists them', async () => {
    const { out, status } = await runIn({ cwd: '/' }, 'rules');
    expect(out).toMatchSnapshot();
    expect(status).toBe(0);
  });
});

describe('the bundle', () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

  it('starts, knows its version and needs nothing beside it', () => {
    const bundle = join(plant({ 'mig-lint.cjs': readFileSync(builtCommand()) }), 'mig-lint.cjs');
    expect(execFileSync(process.execPath, [bundle, '--version'], { encoding: 'utf8' })).toBe(`${version}\n`);
  });

  it('keeps quiet when its reader leaves', () => {
    const script = `"$0" "$1" --help | true; exit "\${PIPESTATUS[0]}"`;
    const output = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`, process.execPath, builtCommand()], {
      encoding: 'utf8',
    });
    expect(output).toBe('');
  });
});
