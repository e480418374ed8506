/**
 * The verdicts of what a build links, libraries by the functions that they export. Each line is a program or library with
 * its answer and the ways to its reasons, then each finding with who reaches it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn } from '../engine.ts';

const FILES = {
  'main.c': 'void show(void);\nint main(void) { show(); return 0; }',
  'show.c': 'void base(void);\nvoid show(void) { base(); }',
  'pin.c': '#include <sys/mman.h>\nstatic void pin(void) { mlockall(1); }\nvoid start(void) { pin(); }',
  'base.c': '#include <sys/shm.h>\nvoid base(void) { }\nvoid share(void) { shmat(1, 0, 0); }',
  'left.c': '#include <sys/mman.h>\nvoid left(void) { mlockall(1); }',
  'puzzle.c': 'void turn(void) { heatflow_turn(); }',
};

interface Told {
  readonly programs: readonly {
    readonly name: string;
    readonly kind: string;
    readonly answer: string;
    readonly reasons: readonly { readonly path: readonly { readonly name: string }[] }[];
  }[];
  readonly findings: readonly {
    readonly file: string;
    readonly level: string;
    readonly reach: { readonly kind: string; readonly programs?: readonly string[] };
  }[];
}

async function check(log: string, expected: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-libraries-'));
  try {
    for (const [name, text] of Object.entries({ ...FILES, 'build.log': log }))
      writeFileSync(join(folder, name), text);
    const { out, err } = await runIn(folder, ['--link-log', 'build.log', '--format', 'json', '.']);
    expect(err).toBe('');
    const { programs, findings }: Told = JSON.parse(out);
    const lines = [
      ...programs.map(({ name, kind, answer, reasons }) => {
        const ways = reasons.map(({ path }) => ` ${path.map((step) => step.name).join('>')}`);
        return `${name} (${kind}) ${answer}${ways.join('')}`;
      }),
      ...findings.map(({ file, level, reach: { kind, programs: by = [] } }) =>
        `${file} ${level} ${kind} ${by.join(' ')}`.trim(),
      ),
    ];
    expect(lines).toEqual(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('gives libraries and plug-ins verdicts beside those of the programs', async () => {
  await check(
    `gcc -shared -o libbase.so.1 base.c
gcc -shared -o libshow.so show.c libbase.so.1
gcc -shared -o pin.so pin.c
gcc -shared -o puzzle.so puzzle.c
gcc -o tool main.c libshow.so`,
    [
      'tool (program) clear',
      'libbase.so.1 (library) blocked share>shmat',
      'libshow.so (library) clear',
      'pin.so (library) blocked pin>mlockall',
      'puzzle.so (library) undetermined',
      'base.c error reached libbase.so.1',
      'left.c warning callable',
      'pin.c error reached pin.so',
    ],
  );
});

it('gives them verdicts where it tells of no program', async () => {
  await check('gcc -shared -o libshow.so show.c base.c\ngcc -shared -o pin.so pin.c left.c', [
    'main (program) clear',
    'libshow.so (library) blocked share>shmat',
    'pin.so (library) blocked left>mlockall',
    'base.c error reached libshow.so',
    'left.c error reached pin.so',
    'pin.c error reached pin.so',
  ]);
});
