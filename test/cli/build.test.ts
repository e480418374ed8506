/** What the command makes of a build: a compile database that is named or found, and macros of its own. Tries no rule. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runIn } from '../engine.ts';

const folders: string[] = [];

function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-build-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.replaceAll('ROOT', folder));
  }
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const MAIN = `#include <sys/mman.h>
#include "config.h"
int main(void) {
#ifdef PIN
  mlockall(1);
#endif
#if LEVEL > 1
  mlockall(2);
#endif
}
`;

const LOCKING = '#include <sys/mman.h>\nvoid f(void) { mlockall(1); }\n';

const PRAGMA = `void p(double *x) {
#pragma omp parallel for
  for (int i = 0; i < 9; i++)
    x[i] = i;
#ifdef _OPENMP
#pragma omp parallel
#endif
  x[0] = 1;
}
`;

function database(command: string, file = 'main.c'): string {
  return JSON.stringify([{ directory: 'ROOT', file, command }]);
}

/** Each finding at its line, with what must be for it. */
async function told(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
): Promise<readonly string[]> {
  const { err, written } = await runIn(plant(files), ['--format', 'json:out.json', ...argv]);
  if (!written.has('out.json')) return [err.replace(/\/\S*mig-lint-build-\w+/g, 'ROOT').trim()];
  const { findings } = JSON.parse(written.get('out.json') ?? '{}') as {
    findings: readonly {
      file: string;
      line: number;
      level: string;
      presence: { kind: string; conditions?: string[] };
    }[];
  };
  return findings.map(({ file, line, level, presence }) => {
    return `${file}:${line} ${level} ${[presence.kind, ...(presence.conditions ?? [])].join(' ')}`;
  });
}

it.each<
  [
    what: string,
    files: Readonly<Record<string, string>>,
    argv: readonly string[],
    expected: readonly string[],
  ]
>([
  [
    'leaves open what nothing decides',
    { 'main.c': MAIN },
    [],
    ['main.c:5 warning open PIN is defined', 'main.c:8 warning open `LEVEL > 1` holds'],
  ],
  [
    'takes macros from the command line',
    { 'main.c': MAIN },
    ['-D', 'PIN', '--define', 'LEVEL=2'],
    ['main.c:5 error always', 'main.c:8 error always'],
  ],
  [
    'takes it that a macro is not defined',
    { 'main.c': MAIN },
    ['-U', 'PIN', '-D', 'LEVEL=1'],
    ['main.c:5 note never', 'main.c:8 note never'],
  ],
  [
    'wants a macro behind -D',
    { 'main.c': MAIN },
    ['-D', '1=2'],
    ['mig-lint: `-D 1=2` defines no macro; write it as `-D NAME` or `-D NAME=TEXT`.'],
  ],
  [
    "reads the program's own header",
    { 'main.c': MAIN, 'config.h': '#define LEVEL 3\n#undef PIN\n' },
    [],
    ['main.c:5 note never', 'main.c:8 error always'],
  ],
  [
    'finds a database by itself, and what it does not define is not defined',
    { 'main.c': MAIN, 'compile_commands.json': database('cc -DPIN -c main.c') },
    [],
    ['main.c:5 error always', 'main.c:8 note never'],
  ],
  [
    'does not look for one when told so',
    { 'main.c': MAIN, 'compile_commands.json': database('cc -DPIN -c main.c') },
    ['--no-build'],
    ['main.c:5 warning open PIN is defined', 'main.c:8 warning open `LEVEL > 1` holds'],
  ],
  [
    'finds headers by the include folders, and generated ones that git ignores',
    {
      'main.c': MAIN,
      'obj/config.h': '#define LEVEL 2\n',
      '.git/HEAD': '',
      '.gitignore': 'obj/\n',
      'build/compile_commands.json': database('cc -Iobj -c main.c'),
    },
    [],
    ['main.c:5 note never', 'main.c:8 error always'],
  ],
  [
    'reads what is included by force',
    {
      'main.c': MAIN,
      'forced.h': '#define PIN\n',
      'compile_commands.json': database('cc -include forced.h -c main.c'),
    },
    [],
    ['main.c:5 error always', 'main.c:8 note never'],
  ],
  [
    'takes it that a file which no build file names is not built',
    { 'main.c': MAIN, 'old.c': LOCKING, Makefile: 'OBJS = main.o\n' },
    ['-D', 'PIN', '-U', 'LEVEL'],
    ['main.c:5 error always', 'main.c:8 note never', 'old.c:2 note never'],
  ],
  [
    'takes it for built when told not to look at build files, or which file to look at',
    { 'main.c': 'int main(void) { return 0; }\n', 'old.c': LOCKING, Makefile: 'OBJS = main.o\n' },
    ['--no-build'],
    ['old.c:2 warning always'],
  ],
  [
    'believes a build file that defines a macro, but the command line more',
    {
      'a.c': MAIN.replace('main', 'a'),
      'CMakeLists.txt': 'add_executable(a a.c)\nadd_definitions(-DPIN -DLEVEL=2)\n',
    },
    ['-U', 'PIN'],
    ['a.c:5 note never', 'a.c:8 error always'],
  ],
  [
    'takes it that what is defined on all systems but another one is defined',
    {
      'a.c': MAIN.replace('main', 'a').replace('#ifdef', '#ifndef'),
      wscript: "def configure(conf):\n    if not conf.env['IS_WINDOWS']:\n        conf.define('PIN', 1)\n",
    },
    ['-U', 'LEVEL'],
    ['a.c:5 note never', 'a.c:8 note never'],
  ],
  [
    'reads what is included, whatever it is called',
    { 'main.c': '#include "pin.inc"\nint main(void) { f(); }\n', 'pin.inc': LOCKING },
    [],
    ['pin.inc:2 error always'],
  ],
  [
    'reads what is included below a folder around its includer',
    {
      'src/lib/main.c': '#include <lib/pin.inc>\n#include "lib/none.inc"\nint main(void) { f(); }\n',
      'src/lib/pin.inc': LOCKING,
      'src/other.c': '#include "lib/pin.inc"\n',
    },
    [],
    ['src/lib/pin.inc:2 error always'],
  ],
  [
    'passes over pragmas that no build file turns on',
    { 'p.c': PRAGMA, Makefile: 'OBJS = p.o\n' },
    [],
    ['p.c:2 note never', 'p.c:6 note never'],
  ],
  [
    'heeds pragmas that the command line or a build file turns on',
    { 'p.c': PRAGMA, Makefile: 'OBJS = p.o\n' },
    ['-D', '_OPENMP'],
    ['p.c:2 warning always', 'p.c:6 warning always'],
  ],
  [
    'heeds pragmas where a build file may turn them on',
    { 'p.c': PRAGMA, Makefile: 'OBJS = p.o\nCFLAGS = $(OMP)\n' },
    [],
    ['p.c:2 warning always', 'p.c:6 warning open _OPENMP is defined'],
  ],
  [
    'heeds pragmas where the compilation turns them on, and only there',
    {
      'p.c': PRAGMA,
      'q.c': PRAGMA.replace(' p(', ' q('),
      'compile_commands.json': JSON.stringify([
        { directory: 'ROOT', file: 'p.c', command: 'cc -fopenmp -c p.c' },
        { directory: 'ROOT', file: 'q.c', command: 'cc -c q.c' },
      ]),
    },
    [],
    ['p.c:2 warning always', 'p.c:6 warning always', 'q.c:2 note never', 'q.c:6 note never'],
  ],
  [
    'leaves out a file that is not built',
    {
      'main.c': 'int main(void) { return 0; }\n',
      'other.c': '#include <sys/mman.h>\nvoid f(void) { mlockall(1); }\n',
      'db/compile_commands.json': database('cc -c main.c'),
    },
    ['-p', 'db'],
    ['other.c:2 note never'],
  ],
  [
    'judges a header in the builds that include it',
    {
      'a.c': '#define PIN\n#include "pin.h"\nint main(void) { return pin(); }\n',
      'b.c': '#include "pin.h"\n',
      'pin.h':
        '#include <sys/mman.h>\nstatic inline int pin(void) {\n#ifdef PIN\n  return mlockall(1);\n#endif\n  return 0;\n}\n',
      'compile_commands.json': JSON.stringify(
        ['a.c', 'b.c'].map((file) => ({ directory: 'ROOT', file, command: `cc -c ${file}` })),
      ),
    },
    [],
    ['pin.h:4 error always'],
  ],
  [
    'says what is wrong with a database that was named',
    { 'main.c': MAIN, 'compile_commands.json': '{' },
    ['-p', '.'],
    [expect.stringContaining('compile_commands.json') as string],
  ],
  [
    'goes on without one that was only come upon and is broken',
    { 'main.c': MAIN, 'compile_commands.json': '{' },
    [],
    ['main.c:5 warning open PIN is defined', 'main.c:8 warning open `LEVEL > 1` holds'],
  ],
])('%s', async (_, files, argv, expected) => {
  expect(await told(files, argv)).toEqual(expected);
});
