/** `--since`, `--staged` and `--diff` through the real command, in repositories made for it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createRepository, type Files, runGit, type TestRepository } from './repository.ts';
import { fellAll, plant } from './sources/tree.ts';
import { runIn, type World } from './engine.ts';

afterEach(fellAll);
// Several whole runs a test, each with the grammars, and git between them.
jest.setTimeout(30_000);

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
const isValid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const quiet = 'int main(void) { return 0; }\n';
const locked = '#include <sys/mman.h>\nint main(void) { return mlockall(MCL_CURRENT); }\n';
const lockedTwice = locked.replace('{ return', '{\n  mlock(0, 1);\n  return');
const uncalled = '#include <sys/mman.h>\nint lock(void) { return mlockall(MCL_CURRENT); }\n';

interface Report {
  readonly programs: readonly {
    name: string;
    answer: string;
    worsening: { was: string; gained: string[] } | null;
  }[];
  readonly findings: readonly { symbol: string; file: string; line: number; exemption: string | null }[];
  readonly notices: readonly { text: string }[];
}

interface Seen {
  readonly status: number;
  /** `symbol file:line`, and its exemption. */
  readonly findings: readonly string[];
  /** `program: answer`, and what it was. */
  readonly programs: readonly string[];
}

async function look(folder: string, words: readonly string[], world: World = {}): Promise<Seen> {
  const { out, err, status } = await runIn(folder, ['--format', 'json', ...words], world);
  expect(err).toBe('');
  const report: Report = JSON.parse(out);
  expect(isValid(report) ? [] : isValid.errors).toEqual([]);
  return {
    status,
    findings: report.findings.map(({ symbol, file, line, exemption }) =>
      [`${symbol} ${file}:${line}`, ...(exemption === null ? [] : [exemption])].join(' '),
    ),
    programs: report.programs.map(({ name, answer, worsening }) =>
      worsening === null
        ? `${name}: ${answer}`
        : `${name}: ${answer}, was ${worsening.was} +${worsening.gained.join()}`,
    ),
  };
}

/** What a change from `before` to `after` is told as. */
interface Row {
  readonly name: string;
  readonly before: Files;
  readonly after: Files;
  readonly findings: readonly string[];
  readonly programs: readonly string[];
  readonly status: number;
}

const rows: readonly Row[] = [
  {
    name: 'nothing that matters',
    before: { 'a.c': locked, README: 'old' },
    after: { README: 'new' },
    findings: ['mlockall a.c:2 unchanged'],
    programs: ['a: blocked'],
    status: 0,
  },
  {
    name: 'lines around a finding',
    before: { 'a.c': locked },
    after: { 'a.c': `\n/* new */\n${locked}int z;\n` },
    findings: ['mlockall a.c:4 unchanged'],
    programs: ['a: blocked'],
    status: 0,
  },
  {
    name: 'a new finding',
    before: { 'a.c': quiet },
    after: { 'a.c': locked },
    findings: ['mlockall a.c:2'],
    programs: ['a: blocked, was clear +mem_lock'],
    status: 1,
  },
  {
    name: 'one more finding',
    before: { 'a.c': locked.replace('{ return', '{\n  return') },
    after: { 'a.c': lockedTwice },
    findings: ['mlock a.c:3', 'mlockall a.c:4 unchanged'],
    programs: ['a: blocked'],
    status: 1,
  },
  {
    name: 'a call of old code that locks',
    before: { 'a.c': 'int lock(void);\nint main(void) {\n  return 0;\n}\n', 'lock.c': uncalled },
    after: { 'a.c': 'int lock(void);\nint main(void) {\n  return lock();\n}\n' },
    findings: ['mlockall lock.c:2 unchanged'],
    programs: ['a: blocked, was clear +mem_lock'],
    status: 1,
  },
  {
    name: 'the line that decides what a wrapper does',
    before: {
      'a.c':
        '#include <sys/mman.h>\nvoid *map(int how) {\n  return mmap(0, 1, 3, how, 3, 0);\n}\nint main(void) {\n  map(MAP_PRIVATE);\n  return 0;\n}\n',
    },
    after: {
      'a.c':
        '#include <sys/mman.h>\nvoid *map(int how) {\n  return mmap(0, 1, 3, how, 3, 0);\n}\nint main(void) {\n  map(MAP_SHARED);\n  return 0;\n}\n',
    },
    findings: ['mmap a.c:6'],
    programs: ['a: at-risk, was clear +monkey'],
    status: 1,
  },
  {
    name: 'a wrapper below an old call',
    before: {
      'a.c':
        '#include <sys/mman.h>\nvoid *map(int how) {\n  return mmap(0, 1, 3, how, 3, 0);\n}\nint main(void) {\n  map(MAP_SHARED);\n  return 0;\n}\n',
    },
    after: {
      'a.c':
        '#include <sys/mman.h>\nvoid *map(int how) {\n  return mmap(0, 2, 3, how, 3, 0);\n}\nint main(void) {\n  map(MAP_SHARED);\n  return 0;\n}\n',
    },
    findings: ['mmap a.c:6'],
    programs: ['a: at-risk'],
    status: 1,
  },
  {
    name: 'what goes away',
    before: { 'a.c': locked, 'b.c': locked },
    after: { 'a.c': quiet, 'b.c': null },
    findings: [],
    programs: ['a: clear'],
    status: 0,
  },
  {
    name: 'a file that goes away and held a function',
    before: { 'a.c': 'int f(void);\nint main(void) { return f(); }\n', 'f.c': 'int f(void) { return 1; }\n' },
    after: { 'f.c': null },
    findings: [],
    programs: ['a: undetermined, was clear +'],
    status: 1,
  },
  {
    name: 'a renamed file',
    before: { 'a.c': 'int lock(void);\nint main(void) { return lock(); }\n', 'old.c': uncalled },
    after: { 'old.c': null, 'src/new.c': uncalled },
    findings: ['mlockall src/new.c:2 unchanged'],
    programs: ['a: blocked'],
    status: 0,
  },
  {
    name: 'a program of which the file was renamed',
    before: { 'a.c': locked },
    after: { 'a.c': null, 'src/b.c': locked },
    findings: ['mlockall src/b.c:2 unchanged'],
    programs: ['b: blocked'],
    status: 0,
  },
  {
    name: 'a program that was renamed and got worse',
    before: { 'a.c': `${locked}/*\n${'  It is long.\n'.repeat(20)}*/\n` },
    after: {
      'a.c': null,
      'b.c': `${locked.replace('{', '{\n  shmat(1, 0, 0);\n ')}/*\n${'  It is long.\n'.repeat(20)}*/\n`,
    },
    findings: ['shmat b.c:3', 'mlockall b.c:4'],
    programs: ['b: blocked, was blocked +monkey'],
    status: 1,
  },
  {
    name: 'a new program',
    before: { 'a.c': quiet },
    after: { 'b.c': locked },
    findings: ['mlockall b.c:2'],
    programs: ['a: clear', 'b: blocked, was null +mem_lock'],
    status: 1,
  },
  {
    name: 'a new finding that is accepted',
    before: { 'a.c': quiet },
    after: {
      'a.c': locked.replace('\nint', '\n/* mig-lint-disable-next-line locked-memory -- we know */\nint'),
    },
    findings: ['mlockall a.c:3 comment'],
    programs: ['a: blocked, was clear +mem_lock'],
    status: 0,
  },
];

function changed({ before, after }: Row): TestRepository {
  const repository = createRepository();
  repository.commit(before);
  repository.write(after);
  return repository;
}

describe.each(rows)('$name', (row) => {
  const { findings, programs, status } = row;

  it('since a commit', async () => {
    const { root, git } = changed(row);
    git('add', '--all', '--intent-to-add');
    expect(await look(root, ['--since', 'HEAD'])).toEqual({ findings, programs, status });
    git('add', '--all');
    git('commit', '--quiet', '--message', 'More');
    expect(await look(root, ['--since', 'HEAD~1'])).toEqual({ findings, programs, status });
  });

  it('in the index', async () => {
    const { root, git, write } = changed(row);
    git('add', '--all');
    // What is only on the disk does not count, and what is missing there does.
    write({ 'a.c': `${'\n'.repeat(9)}#error`, 'stray.c': locked });
    expect(await look(root, ['--staged'])).toEqual({ findings, programs, status });
    write({ 'a.c': null });
    expect(await look(root, ['--staged'])).toEqual({ findings, programs, status });
  });

  it('in a diff', async () => {
    const { root, git } = changed(row);
    git('add', '--all');
    const diff = git('diff', '--cached', '-M');
    expect(await look(root, ['--diff', '-'], { input: [diff] })).toEqual({ findings, programs, status });
    writeFileSync(join(root, 'x.diff'), git('diff', '--cached', '-U0', '--no-prefix', '-M'));
    expect(await look(root, ['--diff', 'x.diff'])).toEqual({ findings, programs, status });
  });
});

describe('a change', () => {
  it('is told to people', async () => {
    const repository = createRepository();
    repository.commit({ 'a.c': quiet, 'b.c': locked });
    repository.write({ 'a.c': locked });
    const { out, status } = await runIn(repository.root, ['--since', 'HEAD']);
    expect(out).toContain(
      '  was         nothing found that stops it, before the change, which added mem_lock\n',
    );
    expect(out).toContain(
      '2 will not migrate; the change made 1 verdict worse. 1 finding: 1 error. Not counted: 1 not on changed lines.',
    );
    expect(out).not.toContain('b.c:2:31');
    expect(status).toBe(1);
  });

  const left = '2 programs not shown: the change has no part in their answers.';
  const none = '3 programs not shown: the change has no part in their answers.';
  it.each([
    ['text', /^a {2}a\.c:2 {2}/m, / {2}b\.c:2 {2}| {2}c\.c:2 {2}/, left, none],
    ['concise', /^a\.c:2:1: .*\[verdict\]$/m, /^b\.c:|^c\.c:/m, null, null],
    ['markdown', /^\| `a` `a\.c:2` /m, /`b\.c:2`|`c\.c:1`/, left, none],
    ['agent', /^a \(a\.c:2\): will not migrate$/m, /\([bc]\.c/, left, none],
    ['github', /::a: will not migrate /, /%0Ab: |::b: /, left, none],
    ['junit', /<testcase name="a" /, /<testcase name="[bc]" /, null, null],
  ])('leaves programs that it has no part in out of %s', async (format, shown, others, sentence, all) => {
    const repository = createRepository();
    repository.commit({ 'a.c': quiet, 'b.c': locked, 'c.c': quiet });
    repository.write({ 'a.c': locked });
    const worse = (await runIn(repository.root, ['--since', 'HEAD', '--format', format])).out;
    expect(worse).toMatch(shown);
    expect(worse).not.toMatch(others);
    if (sentence !== null) expect(worse).toContain(sentence);
    repository.write({ 'a.c': `${quiet}/* nothing */\n` });
    const same = (await runIn(repository.root, ['--since', 'HEAD', '--format', format])).out;
    expect(same).not.toMatch(shown);
    expect(same).not.toMatch(others);
    if (all !== null) expect(same).toContain(all);
  });

  it('shows what a script that the change touches starts locked', async () => {
    const repository = createRepository();
    const script = (words: string): string => `#!/bin/sh\n${words}./a\n`;
    repository.commit({ 'a.c': quiet, 'b.c': quiet, 'run.sh': script('') });
    repository.write({ 'run.sh': script('mosrun -h ') });
    const { out } = await runIn(repository.root, ['--since', 'HEAD', '--format', 'concise']);
    expect(out.match(/^.*\[verdict\]$/gm)).toEqual([
      expect.stringMatching(/^a\.c:1:1: warning: a: may not migrate/),
      expect.stringMatching(/^run\.sh:1:1: /),
    ]);
  });

  it('tells of idle suppressions in the files that it has to do with', async () => {
    const repository = createRepository();
    const idle = '// mig-lint-disable-next-line locked-memory\n';
    const kept = quiet + idle + locked.replace('main', 'keep');
    repository.commit({
      'a.c': quiet,
      'idle.c': `${idle}int idle;\n`,
      'kept.c': kept.replaceAll('main', 'other'),
    });
    const told = async (files: Record<string, string>): Promise<readonly string[]> => {
      repository.write(files);
      const { out } = await runIn(repository.root, ['--since', 'HEAD', '--format', 'concise']);
      return out
        .split('\n')
        .filter((line) => line.endsWith('[notice]'))
        .map((line) => line.replace(/: .*/, ''));
    };
    expect(await told({ 'a.c': `${quiet}int more;\n` })).toEqual([]);
    expect(await told({ 'idle.c': `${idle}int idle;\nint more;\n` })).toEqual(['idle.c:1:1']);
    // Lines that went away made it idle.
    expect(await told({ 'kept.c': quiet.replace('main', 'other') + idle })).toEqual([
      'idle.c:1:1',
      'kept.c:2:1',
    ]);
  });

  it('counts files that nobody has added yet as new', async () => {
    const repository = createRepository();
    repository.commit({ 'a.c': quiet });
    repository.write({ 'b.c': locked });
    expect((await look(repository.root, ['--since', 'HEAD'])).findings).toEqual(['mlockall b.c:2']);
  });

  it('is what a branch did, and not what others did meanwhile', async () => {
    const repository = createRepository();
    repository.commit({ 'a.c': locked, 'b.c': quiet });
    repository.git('branch', 'topic');
    repository.commit({ 'a.c': quiet });
    repository.git('checkout', '--quiet', 'topic');
    repository.commit({ 'b.c': `/* new */\n${quiet}` });
    const seen = await look(repository.root, ['--since', 'main']);
    expect(seen).toEqual({
      findings: ['mlockall a.c:2 unchanged'],
      programs: ['a: blocked', 'b: clear'],
      status: 0,
    });
  });

  it('is seen from a folder inside of the repository', async () => {
    const repository = createRepository();
    repository.commit({ 'in/a.c': quiet, 'out.c': quiet, 'in/gone.c': locked });
    repository.write({ 'in/a.c': locked, 'out.c': locked, 'in/gone.c': null });
    const seen = { findings: ['mlockall a.c:2'], programs: ['a: blocked, was clear +mem_lock'], status: 1 };
    expect(await look(join(repository.root, 'in'), ['--since', 'HEAD'])).toEqual(seen);
    const input = repository.git('diff');
    expect(await look(join(repository.root, 'in'), ['--diff', '-'], { input: [input] })).toEqual(seen);
    repository.git('add', '--all');
    expect(await look(join(repository.root, 'in'), ['--staged'])).toEqual(seen);
  });

  it('leaves the rest of the index alone', async () => {
    const repository = createRepository();
    repository.commit({ 'a.c': quiet });
    repository.write({ 'a.c': locked });
    const before = repository.git('status', '--porcelain');
    await look(repository.root, ['--staged']);
    expect(repository.git('status', '--porcelain')).toBe(before);
  });

  it('may be the first one', async () => {
    const repository = createRepository();
    repository.write({ 'a.c': locked });
    repository.git('add', 'a.c');
    expect(await look(repository.root, ['--staged'])).toEqual({
      findings: ['mlockall a.c:2'],
      programs: ['a: blocked, was null +mem_lock'],
      status: 1,
    });
  });

  it('has files of any name, with lines of any end', async () => {
    const name = 'a "b"\t\u00fc c.c';
    const repository = createRepository();
    repository.commit({ [name]: quiet, 'crlf.c': '\r\nint x;\r\n' });
    repository.write({ [name]: locked, 'crlf.c': `\r\nint x;\r\n${uncalled.replaceAll('\n', '\r\n')}` });
    const findings = [`mlockall ${name}:2`, 'mlockall crlf.c:4'];
    expect((await look(repository.root, ['--since', 'HEAD'])).findings).toEqual(findings);
    const input = repository.git('diff');
    expect((await look(repository.root, ['--diff', '-'], { input: [input] })).findings).toEqual(findings);
  });

  it('runs nothing that a repository configures', async () => {
    const repository = createRepository();
    const trap = join(repository.root, 'sprung');
    repository.commit({ 'a.c': quiet, '.gitattributes': '*.c diff=trap' });
    for (const key of ['diff.external', 'diff.trap.command', 'diff.trap.textconv', 'core.fsmonitor']) {
      repository.git('config', key, `touch ${trap}; cat`);
    }
    for (const [key, value] of [
      ['diff.noprefix', 'true'],
      ['color.ui', 'always'],
      ['diff.mnemonicPrefix', 'true'],
    ]) {
      repository.git('config', key!, value!);
    }
    repository.write({ 'a.c': locked });
    expect((await look(repository.root, ['--since', 'HEAD'])).findings).toEqual(['mlockall a.c:2']);
    expect(() => execFileSync('ls', [trap], { stdio: 'ignore' })).toThrow();
  });

  it('that a diff tells of another text is said not to fit', async () => {
    const input = '--- a/a.c\n+++ b/a.c\n@@ -7,2 +7,2 @@\n that\n-never\n+was\n';
    const { out } = await runIn(plant({ 'a.c': quiet }), ['--diff', '-'], { input: [input] });
    expect(out).toContain('The diff `-` does not fit `a.c`, so what it did there to verdicts is not known.');
  });
});

describe('a change that cannot be known', () => {
  const refused = async (folder: string, ...words: string[]): Promise<string> => {
    const { out, err, status } = await runIn(folder, words);
    expect({ out, status }).toEqual({ out: '', status: 2 });
    return err.replace(/^mig-lint: |\n$/g, '');
  };

  it('has no repository', async () => {
    const folder = plant({ 'a.c': quiet });
    const why = 'cannot be answered: this folder lies in no git repository.';
    expect(await refused(folder, '--since', 'main')).toBe(`\`--since main\` ${why}`);
    expect(await refused(folder, '--staged')).toBe(`\`--staged\` ${why}`);
  });

  it.each(['nowhere', '--output=x', 'HEAD; touch x', '-x', 'a..b', '', 'HEAD:a.c'])(
    'names the commit "%s"',
    async (reference) => {
      const { root, commit } = createRepository();
      commit({ 'a.c': quiet });
      const text = await refused(root, `--since=${reference}`);
      expect(text).toBe(
        reference === ''
          ? '`--since` was given an empty value.'
          : `\`--since ${reference}\` cannot be answered: \`${reference}\` is no commit of this repository.`,
      );
    },
  );

  it('lies beyond a shallow clone', async () => {
    const { root, commit } = createRepository();
    commit({ 'a.c': quiet });
    commit({ 'a.c': locked });
    const clone = join(plant({}), 'clone');
    runGit('/', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
    expect(await refused(clone, '--since', 'HEAD~1')).toBe(
      '`--since HEAD~1` cannot be answered: `HEAD~1` is no commit of this repository, which is a shallow clone; fetch more of it (`git fetch --unshallow`).',
    );
  });

  it('has nothing in common with the present', async () => {
    const { root, commit, git } = createRepository();
    commit({ 'a.c': quiet });
    git('checkout', '--quiet', '--orphan', 'other');
    commit({ 'a.c': locked });
    expect(await refused(root, '--since', 'main')).toMatch(
      /^`--since main` cannot be answered: `[0-9a-f]{12}` and `HEAD` have no commit in common\.$/,
    );
  });

  it('is no diff', async () => {
    const folder = plant({ 'a.c': quiet, x: 'Dear all,\n', y: '--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\nwhat\n' });
    expect(await refused(folder, '--diff', 'x')).toBe('`--diff x`: the diff is no unified diff.');
    expect(await refused(folder, '--diff', 'y')).toContain(
      '`--diff y`: the diff is no unified diff that can be read: ',
    );
    expect(await refused(folder, '--diff', 'gone')).toBe(
      'The diff `gone` could not be read: there is no such file.',
    );
  });

  it('is named twice, or along with a new baseline', async () => {
    const folder = plant({ 'a.c': quiet });
    expect(await refused(folder, '--staged', '--since', 'x')).toContain('give one of them');
    expect(await refused(folder, '--staged', '--baseline', 'b', '--update-baseline')).toContain(
      'leave out `--since`',
    );
  });
});
