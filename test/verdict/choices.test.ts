/**
 * Which definition was taken on the way to a reason where a name has several, and why. Each line is a choice with the
 * others behind it; text and JSON tell the same.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runIn } from '../engine.ts';

const PIN = '#include <sys/mman.h>\nvoid pump(void) { mlockall(1); }\n';
const MAIN = 'void pump(void);\nint main(void) { pump(); return 0; }\n';

interface Place {
  readonly file: string;
  readonly line: number;
}

interface Told {
  readonly programs: readonly {
    readonly name: string;
    readonly reasons: readonly {
      readonly choices: readonly {
        readonly name: string;
        readonly taken: Place;
        readonly why: string;
        readonly others: readonly Place[];
        readonly count: number;
      }[];
    }[];
  }[];
}

async function check(
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
  sentence: string | null = null,
  argv: readonly string[] = [],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-choices-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text.replaceAll('ROOT', folder));
    }
    const { out, err, written } = await runIn(folder, [
      ...argv,
      '--format',
      'text',
      '--format',
      'json:out.json',
      '.',
    ]);
    expect(err).toBe('');
    const { programs }: Told = JSON.parse(written.get('out.json') ?? '{}');
    const place = ({ file, line }: Place): string => `${file}:${line}`;
    const lines = programs.flatMap(({ name, reasons }) =>
      reasons.flatMap(({ choices }) =>
        choices.map((one) => {
          return `${name}: ${one.name} at ${place(one.taken)}, ${one.why} of ${one.count}; ${one.others.map(place).join(' ')}`;
        }),
      ),
    );
    expect(lines).toEqual(expected);
    expect(/^ {2}taken {7}(.+)$/m.exec(out)?.[1] ?? null).toBe(sentence);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('is told where it is the nearest', async () => {
  await check(
    { 'a/main.c': MAIN, 'a/pump.c': PIN, 'b/pump.c': PIN },
    ['a: pump at a/pump.c:2, nearest of 2; b/pump.c:2'],
    '`pump` has 2 definitions. a/pump.c:2 is taken, because it lies nearest; not b/pump.c:2.',
  );
});

it('is told where several are as near', async () => {
  await check(
    { 'a/main.c': MAIN, 'a/one.c': PIN, 'a/two.c': PIN, 'b/pump.c': PIN },
    ['a: pump at a/one.c:2, as-near of 3; a/two.c:2 b/pump.c:2'],
    '`pump` has 3 definitions. a/one.c:2 is taken; as near, and counted as well: a/two.c:2, b/pump.c:2.',
  );
});

it('is told where the build links it', async () => {
  await check(
    { 'a/main.c': MAIN, 'a/pump.c': PIN, 'b/pump.c': PIN, 'build.log': 'gcc -o tool a/main.c b/pump.c\n' },
    ['tool: pump at b/pump.c:2, linked of 2; a/pump.c:2'],
    '`pump` has 2 definitions. b/pump.c:2 is taken, because the build links it; not a/pump.c:2.',
    ['--link-log', 'build.log'],
  );
});

describe('is told where the others cannot be linked', () => {
  const server = 'void pump(void);\nvoid note(void) {}\nint main(void) { pump(); return 0; }\n';
  const debug = 'void note(void);\nvoid pump(void) {\n#ifdef SERVE\n  note();\n#endif\n}\n';
  const filesOf = (compiled: readonly string[]): Readonly<Record<string, string>> => ({
    ...{ 'tool.c': MAIN, 'server.c': server, 'debug.c': debug, 'plain.c': PIN },
    'compile_commands.json': JSON.stringify(
      compiled.map((words) => {
        const file = words.split(' ').at(-1);
        return { directory: 'ROOT', file, command: `cc -c ${words}` };
      }),
    ),
  });
  const others = ['tool.c', 'server.c', 'plain.c'];
  const taken = '`pump` has 2 definitions. plain.c:2 is taken';
  const ofServer = 'server: pump at plain.c:2, as-near of 2; debug.c:2';

  it('by the only compilation of their file', async () => {
    await check(
      filesOf([...others, '-DSERVE debug.c']),
      [ofServer, 'tool: pump at plain.c:2, linkable of 2; debug.c:2'],
      `${taken}; as near, and counted as well: debug.c:2.`,
      ['-p', '.'],
    );
  });

  it('but not by one of several', async () => {
    await check(
      filesOf([...others, '-DSERVE debug.c', 'debug.c']),
      [ofServer, 'tool: pump at plain.c:2, as-near of 2; debug.c:2'],
      `${taken}; as near, and counted as well: debug.c:2.`,
      ['-p', '.'],
    );
  });

  it('though the build leaves out who else has what they need', async () => {
    const files = { ...filesOf([...others, '-DSERVE debug.c']), 'other.c': 'void note(void) {}\n' };
    const expected = [ofServer, 'tool: pump at plain.c:2, linkable of 2; debug.c:2'];
    await check(files, expected, `${taken}; as near, and counted as well: debug.c:2.`, ['-p', '.']);
  });
});

it.each<[string, Readonly<Record<string, string>>]>([
  ['of one definition', { 'main.c': MAIN, 'pump.c': PIN }],
  ['of its own', { 'main.c': PIN + MAIN, 'b/pump.c': PIN }],
  ['of what the file includes', { 'main.c': `#include "pump.c"\n${MAIN}`, 'pump.c': PIN, 'b/pump.c': PIN }],
  [
    'of static functions',
    { 'main.c': MAIN, 'pump.c': PIN, 'b/pump.c': `static ${PIN.split('\n')[1] ?? ''}` },
  ],
])('is none %s', async (_, files) => {
  await check(files, []);
});
