/**
 * What a verdict makes of ways that only some builds have. Behind each program stand its answer, the conditions of each reason and
 * its way; a way that every build has is told though it be longer.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runIn } from '../engine.ts';

const PUMP = '#include <sys/mman.h>\nvoid pump(void) { mlockall(1); }\n';

interface Told {
  readonly programs: readonly {
    readonly name: string;
    readonly answer: string;
    readonly reasons: readonly {
      readonly presence: { readonly kind: string; readonly conditions: readonly string[] };
      readonly path: readonly { readonly name: string }[];
    }[];
  }[];
}

async function reportsOf(
  files: Readonly<Record<string, string>>,
  formats: readonly string[],
  argv: readonly string[] = [],
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-conditional-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const asked = formats.flatMap((format) => ['--format', `${format}:out.${format}`]);
    const { err, written } = await runIn(folder, [...argv, ...asked, '.']);
    expect(err).toBe('');
    return formats.map((format) => written.get(`out.${format}`) ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `main.c` beside `pump.c`. Each line is an answer, with `conditions: way` of each reason behind it. */
async function check(
  main: string,
  expected: readonly string[],
  more: Readonly<Record<string, string>> = {},
  argv: readonly string[] = [],
): Promise<void> {
  const [json = ''] = await reportsOf({ 'main.c': main, 'pump.c': PUMP, ...more }, ['json'], argv);
  const { programs }: Told = JSON.parse(json);
  const told = programs.map(({ answer, reasons }) => {
    const ways = reasons.map(({ presence: { kind, conditions }, path }) => {
      expect(conditions.length > 0).toBe(kind === 'open');
      return `${conditions.join(' and ')}: ${path.map(({ name }) => name).join(' > ')}`;
    });
    return [answer, ...ways].join('; ');
  });
  expect(told).toEqual(expected);
}

it('blocks over calls that every build has', async () => {
  await check('int main(void) { pump(); }', ['blocked; : main > pump > mlockall']);
});

it('is at risk where the call is under a condition', async () => {
  await check('int main(void) {\n#ifdef PUMPS\n  pump();\n#endif\n}', [
    'at-risk; PUMPS is defined: main > pump > mlockall',
  ]);
});

it('takes a pointer to what is constant for no constant', async () => {
  await check('static const char *path = 0;\nint main(int c, char **v) { path = v[1]; if (path) pump(); }', [
    'blocked; : main > pump > mlockall',
  ]);
  await check('static const char *const path = 0;\nint main(void) { if (path) pump(); }', ['clear']);
});

it('takes a member of a class for no constant of that name', async () => {
  await check('int main(void) { go(); }', ['blocked; : main > go > Tank::run > pump > mlockall'], {
    'tank.hpp': 'class Tank { public: bool filled; void run(); };',
    'tank.cpp': `#include "tank.hpp"
const bool filled = false;
void Tank::run() { if (filled) pump(); }
extern "C" void go() { Tank tank; tank.run(); }`,
  });
});

it('is at risk where a call farther on is', async () => {
  await check('int main(void) { run(); }\nvoid run(void) {\n#ifndef FRONTEND\n  pump();\n#endif\n}', [
    'at-risk; FRONTEND is not defined: main > run > pump > mlockall',
  ]);
});

it('is at risk where one call under a condition leads to several places', async () => {
  await check(
    'int main(void) {\n#ifdef PUMPS\n  pump();\n#endif\n}',
    ['at-risk; PUMPS is defined: main > pump > a > mlockall'],
    {
      'pump.c': `#include <sys/mman.h>
static void a(void) { mlockall(1); }
static void b(void) { mlockall(2); }
void pump(void) { a(); b(); }`,
    },
  );
});

it('is at risk where a macro is that leads there', async () => {
  await check(
    '#ifdef PUMPS\n#define FILL() pump()\n#else\n#define FILL() 0\n#endif\nint main(void) { FILL(); }',
    ['at-risk; PUMPS is defined: main > FILL > pump > mlockall'],
  );
});

it('tells the conditions of all calls and of the blocker, each once', async () => {
  await check(
    'int main(void) {\n#ifdef A\n  run();\n#endif\n}\nvoid run(void) {\n#if defined(B)\n  pump();\n#endif\n}',
    ['at-risk; A is defined and B is defined: main > run > pump > mlockall'],
    { 'pump.c': '#include <sys/mman.h>\nvoid pump(void) {\n#ifdef A\n  mlockall(1);\n#endif\n}' },
  );
});

it('blocks where another call of the same function is in every build', async () => {
  await check('int main(void) {\n#ifdef EARLY\n  pump();\n#endif\n  pump();\n}', [
    'blocked; : main > pump > mlockall',
  ]);
});

it('blocks where a longer way is in every build', async () => {
  await check(
    'int main(void) {\n#ifdef QUICK\n  pump();\n#endif\n  run();\n}\nvoid run(void) { walk(); }\nvoid walk(void) { pump(); }',
    ['blocked; : main > run > walk > pump > mlockall'],
  );
});

it('blocks where a macro leads there in every build', async () => {
  await check('#define FILL() pump()\nint main(void) {\n#ifdef QUICK\n  pump();\n#endif\n  FILL();\n}', [
    'blocked; : main > FILL > pump > mlockall',
  ]);
});

it('is at risk where each of several ways is under a condition', async () => {
  await check(
    'int main(void) {\n#ifdef QUICK\n  pump();\n#endif\n  run();\n}\nvoid run(void) {\n#ifdef SLOW\n  pump();\n#endif\n}',
    ['at-risk; QUICK is defined: main > pump > mlockall'],
  );
});

it('is at risk where the only way that every build has is over a pointer', async () => {
  await check(
    'void use(void (*run)(void)) { run(); }\nint main(void) {\n#ifdef QUICK\n  pump();\n#endif\n  use(pump);\n}',
    ['at-risk; QUICK is defined: main > pump > mlockall'],
  );
});

it('is clear where the call is left out', async () => {
  await check('int main(void) {\n#if 0\n  pump();\n#endif\n}', ['clear']);
  await check('int main(void) {\n#ifdef PUMPS\n  pump();\n#endif\n}', ['clear'], {}, ['-U', 'PUMPS']);
});

it('blocks where the condition is known to hold', async () => {
  const text = 'int main(void) {\n#ifdef PUMPS\n  pump();\n#endif\n}';
  await check(text, ['blocked; : main > pump > mlockall'], {}, ['-D', 'PUMPS']);
});

it('makes the other program that is started a possible one', async () => {
  const start = '#include <unistd.h>\nvoid leave(void) { execl("/bin/other", "other", 0); }\n';
  const texts = [
    'int main(void) {\n#ifdef QUICK\n  leave();\n#endif\n}',
    'int main(void) {\n#ifdef QUICK\n  leave();\n#endif\n  run();\n}\nvoid run(void) { leave(); }',
  ];
  const told = await Promise.all(
    texts.map(async (main) => {
      const [json = ''] = await reportsOf({ 'main.c': main, 'leave.c': start }, ['json']);
      const { programs }: { programs: readonly { executes: readonly { certainty: string }[] }[] } =
        JSON.parse(json);
      return programs.flatMap(({ executes }) => executes.map(({ certainty }) => certainty));
    }),
  );
  expect(told).toEqual([['possible'], ['certain']]);
});

it('is told by every report', async () => {
  const files = { 'main.c': 'int main(void) {\n#ifdef PUMPS\n  pump();\n#endif\n}', 'pump.c': PUMP };
  const formats = ['text', 'html', 'markdown', 'agent', 'sarif'];
  const reports = await reportsOf(files, formats);
  for (const report of reports) expect(report).toMatch(/[Oo]nly if (?:<code>)?PUMPS(?:<\/code>)? is defined/);
  expect(reports.at(-1)).toContain("How 'main' gets there, in 3 steps. Only if PUMPS is defined.");
  expect(reports.at(-1)).toContain('`main` comes here only if PUMPS is defined.');
});

const OWN_OPEN = {
  'preload.c': 'void pump(void);\nint open(const char *name, int flags) { pump(); return 0; }\n',
};

it('is at risk where a call means a function of the C library unless the tree has its own linked in', async () => {
  const main = '#include <fcntl.h>\nint main(void) { return open("a", 0); }';
  await check(main, ['at-risk; `open` is that of preload.c: main > open > pump > mlockall'], OWN_OPEN);
});

it('blocks where the own headers declare such a function', async () => {
  const main = '#include "own.h"\nint main(void) { return open("a", 0); }';
  const own = { 'own.h': 'int open(const char *name, int flags);\n' };
  await check(main, ['blocked; : main > open > pump > mlockall'], { ...OWN_OPEN, ...own });
});

it('leads from C into no namespace', async () => {
  await check('void settle(void);\nint main(void) { settle(); }', ['undetermined'], {
    'deep.cpp': '#include <sys/mman.h>\nnamespace deep { void settle() { mlockall(1); } }\n',
  });
});
