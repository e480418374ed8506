/** What a hook or an editor hands over: lists of files, a text that is not saved, files of a tree that is more than they. */
import { basename } from 'node:path';
import { runIn, type World } from '../engine.ts';
import { fellAll, plant } from '../sources/tree.ts';

afterEach(fellAll);

const wrapper = '#include <sys/mman.h>\nvoid *take(int flags) { return mmap(0, 4096, 3, flags, -1, 0); }\n';
const blocked = '#include <sys/shm.h>\nint keep(void) { return shmget(1, 4096, 0); }\n';

/** A program in two files, another one, and code that nothing calls. */
const files = {
  '.gitignore': 'made/\n',
  '.git/HEAD': '',
  'main.c': 'int keep(void);\nint main(void) { return keep(); }\n',
  'keep.c': blocked,
  'other/main.c': '#include <sys/shm.h>\nint main(void) { return shmget(2, 1, 0); }\n',
  'made/gen.c': blocked.replace('keep', 'made'),
  'notes.txt': 'keep.c\n',
  'a name.c': blocked.replace('keep', 'named'),
};

interface Told {
  readonly status: number;
  /** The files whose findings count, and how many do not. */
  readonly findings: readonly string[];
  readonly apart: number;
  /** The answers by the entry point's file. */
  readonly programs: Readonly<Record<string, string>>;
  readonly err: string;
}

interface Report {
  readonly findings: readonly { readonly exemption: string | null; readonly file: string }[];
  readonly programs: readonly { readonly answer: string; readonly entry: { readonly file: string } }[];
}

async function told(argv: readonly string[], world: World = {}, more: Readonly<Record<string, string>> = {}) {
  const folder = plant({ ...files, ...more });
  const { status, out, err } = await runIn(folder, ['--format', 'json', '--no-build', ...argv], world);
  if (out === '') return { status, findings: [], apart: 0, programs: {}, err } satisfies Told;
  const { findings, programs }: Report = JSON.parse(out);
  const counted = findings.filter(({ exemption }) => exemption === null);
  return {
    status,
    findings: counted.map(({ file }) => file).sort(),
    apart: findings.length - counted.length,
    programs: Object.fromEntries(programs.map(({ answer, entry }) => [entry.file, answer])),
    err,
  } satisfies Told;
}

describe('a list of files', () => {
  const rows = [
    ['lines', 'main.c\nkeep.c\n'],
    ['lines without an end', 'main.c\nkeep.c'],
    ['lines of Windows', 'main.c\r\nkeep.c\r\n'],
    ['NULs', 'main.c\0keep.c\0'],
    ['other files among them', 'notes.txt\nmain.c\nMakefile\nkeep.c\n'],
  ] as const;
  it.each(rows)('comes on standard input, separated by %s', async (_, input) => {
    const { findings, programs, err } = await told(['--files-from', '-'], { input: [input] });
    expect({ findings, programs, err }).toEqual({
      findings: ['keep.c'],
      programs: { 'main.c': 'blocked' },
      err: '',
    });
  });

  it('comes in a file, beside files that are named', async () => {
    const { findings } = await told(
      ['--files-from', 'list', 'other/main.c'],
      {},
      { list: 'a name.c\0keep.c' },
    );
    expect(findings).toEqual(['a name.c', 'keep.c', 'other/main.c']);
  });

  it('may have line ends in names when NULs separate', async () => {
    const odd = { 'odd\n.c': blocked };
    expect((await told(['--files-from', '-'], { input: ['odd\n.c\0'] }, odd)).findings).toEqual(['odd\n.c']);
  });

  it.each(['', 'notes.txt\n'])('may come to nothing: %j', async (input) => {
    expect(await told(['--files-from', '-', '--strict', '--context', '.'], { input: [input] })).toEqual({
      status: 0,
      findings: [],
      apart: 0,
      programs: {},
      err: '',
    });
  });

  it('says in the text report that there was nothing', async () => {
    const { out } = await runIn(plant(files), ['--files-from', '-'], { input: [''] });
    expect(out).toMatch(/^There is nothing here to look at\. /);
  });

  const wrong = [
    [['--files-from', 'gone'], 'mig-lint: The list `gone` could not be read: there is no such file.\n'],
    [['--files-from', '-'], 'mig-lint: There is nothing at `gone.c`.\n'],
    [
      ['--files-from', '-', '--stdin-filename', 'a.c'],
      'mig-lint: Standard input cannot be both the list of `--files-from -` and the text of `--stdin-filename`.\n',
    ],
  ] as const;
  it.each(wrong)('is misuse with %j', async (argv, err) => {
    const outcome = await told(argv, { input: ['gone.c\n'] });
    expect(outcome).toMatchObject({ status: 2, err });
  });
});

describe('--stdin-filename', () => {
  it('takes the text that is not saved yet instead of what is on disk', async () => {
    const { findings, status } = await told(['--stdin-filename', 'keep.c'], { input: ['int keep(void);\n'] });
    expect({ findings, status }).toEqual({ findings: [], status: 0 });
  });

  it('takes a file that is not there yet', async () => {
    expect((await told(['--stdin-filename', './new/x.c'], { input: [blocked] })).findings).toEqual([
      'new/x.c',
    ]);
  });

  it('quotes the text that was handed over', async () => {
    const folder = plant(files);
    const input = `/* a new line */\n${blocked}`;
    const { out } = await runIn(folder, ['--no-build', '--stdin-filename', 'keep.c'], { input: [input] });
    expect(out).toContain('keep.c:3:25');
    expect(out).toContain('>  3 | int keep(void) { return shmget(1, 4096, 0); }'.replace('>  3', '> 3'));
  });

  it('is seen in its tree with --context', async () => {
    const { findings, programs } = await told(['--stdin-filename', 'keep.c', '--context', '.'], {
      input: [blocked],
    });
    expect({ findings, programs }).toEqual({ findings: ['keep.c'], programs: { 'main.c': 'blocked' } });
  });
});

describe('--context', () => {
  it('tells of the named files, and of the programs that they have a part in', async () => {
    expect(await told(['keep.c', '--context', '.'])).toEqual({
      status: 1,
      findings: ['keep.c'],
      apart: 2,
      programs: { 'main.c': 'blocked' },
      err: '',
    });
  });

  it('is what the verdict needs', async () => {
    const { programs } = await told(['main.c']);
    expect(programs).toEqual({ 'main.c': 'undetermined' });
  });

  it('tells a program whose entry point was named, and fails for nobody else', async () => {
    const { status, findings, programs } = await told(['main.c', '--context', '.']);
    expect({ status, findings, programs }).toEqual({
      status: 0,
      findings: [],
      programs: { 'main.c': 'blocked' },
    });
  });

  it('tells of callers when the wrapper that they call is named', async () => {
    const caller = { 'w.c': wrapper, 'c.c': 'void *take(int);\nint main(void) { take(0x21); return 0; }\n' };
    expect((await told(['w.c', '--context', '.'], {}, caller)).findings).toEqual(['c.c']);
  });

  it('says so in the text report', async () => {
    const folder = plant(files);
    const { out } = await runIn(folder, ['--no-build', 'keep.c', '--context', '.']);
    expect(out).toContain('Not counted: 2 in files that were not asked about.');
  });

  it('leaves suppressions of other files alone', async () => {
    const idle = { 'idle.c': '/* mig-lint-disable-file locked-memory */\n' };
    const folder = plant({ ...files, ...idle });
    expect((await runIn(folder, ['--no-build', '.'])).out).toContain('idle.c');
    expect((await runIn(folder, ['--no-build', 'keep.c', '--context', '.'])).out).not.toContain('idle.c');
  });
});

describe('--force-exclude', () => {
  const rows: readonly (readonly [readonly string[], readonly string[]])[] = [
    [
      ['made/gen.c', 'keep.c'],
      ['keep.c', 'made/gen.c'],
    ],
    [['--force-exclude', 'made/gen.c', 'keep.c'], ['keep.c']],
    [['--force-exclude', 'made', 'keep.c'], ['keep.c']],
    [['--force-exclude', '--no-ignore', 'made/gen.c'], ['made/gen.c']],
    [['--exclude', 'keep.c', 'keep.c', 'a name.c'], ['a name.c']],
  ];
  it.each(rows)('%j finds %j', async (argv, findings) => {
    expect((await told(argv)).findings).toEqual(findings);
  });

  it('is no misuse when it leaves nothing', async () => {
    expect(await told(['--force-exclude', 'made/gen.c', '--context', '.'])).toMatchObject({
      status: 0,
      findings: [],
      programs: {},
    });
    expect((await told(['--exclude', 'keep.c', 'keep.c'])).status).toBe(2);
  });
});

it('takes thousands of names in one call in time that grows as they do', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `${String(index % 100)}/f${String(index)}.c`);
  const folder = plant(Object.fromEntries(names.map((name) => [name, `int ${basename(name, '.c')};\n`])));
  const timed = async (argv: readonly string[]): Promise<number> => {
    const started = performance.now();
    const { status } = await runIn(folder, ['--quiet', '--no-build', '--force-exclude', ...argv]);
    expect(status).toBe(0);
    return performance.now() - started;
  };
  await timed(['0']);
  const few = await timed(names.slice(0, 300));
  const many = await timed(names);
  // Ten times as many; a quadratic step would make it a hundred.
  expect(many).toBeLessThan(40 * Math.max(few, 50));
}, 60_000);
