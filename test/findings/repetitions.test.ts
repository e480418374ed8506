/** Which loops come to a call that costs, by program: what is told of it, and that no answer depends on it. */
import { analyze } from '../../src/analyze.ts';
import type { Verdict } from '../../src/model/index.ts';
import { NO_BUILD } from '../../src/program/index.ts';
import { assets, readRules } from '../once/index.ts';

const knowledge = readRules();

async function verdictsOf(
  files: Readonly<Record<string, string>>,
  costs: boolean,
): Promise<readonly Verdict[]> {
  const bytes = new Map(Object.entries(files).map(([file, text]) => [file, Buffer.from(text, 'latin1')]));
  const { programs } = await analyze({
    files: [...bytes.keys()],
    readBytes: (file) => bytes.get(file) ?? null,
    knowledge,
    programs: [],
    scripts: [],
    build: NO_BUILD,
    target: knowledge.defaultTarget,
    costs,
    allPaths: false,
    ...assets,
    treeName: 'tree',
  });
  return programs;
}

/** `program: symbol line, loop file:line [by way of]`, and the answers are the same as without. */
async function check(files: Readonly<Record<string, string>>, expected: readonly string[]): Promise<void> {
  const asked = await verdictsOf(files, true);
  const told = asked.flatMap(({ program, costs }) =>
    (costs ?? []).map(({ symbol, call, loop, through }) => {
      const way = through.map(({ name, span }) => ` by ${name}:${String(span.line)}`).join('');
      return `${program}: ${symbol} ${String(call.line)}, loop ${loop.file}:${String(loop.line)}${way}`;
    }),
  );
  expect(told).toEqual(expected);
  const unasked = await verdictsOf(files, false);
  expect(unasked.map(({ costs }) => costs)).toEqual(asked.map(() => null));
  expect(unasked.map(({ answer }) => answer)).toEqual(asked.map(({ answer }) => answer));
}

const HEAD = '#include <time.h>\n#include <sys/shm.h>\nvoid work(long);\n';
const NOW = 'static long now(void) { return time(0); }\n';

it.each<[string, string, readonly string[]]>([
  [
    'the innermost loop',
    'int main(void) {\nfor (;;) {\nwhile (work) work(time(0)); } }',
    ['time 6, loop main.c:6'],
  ],
  [
    'one caller up',
    `${NOW}int main(void) {\nwhile (work) work(now()); }`,
    ['time 4, loop main.c:6 by now:6'],
  ],
  [
    'two callers up',
    `${NOW}static void turn(void) { work(now()); }\nint main(void) {\nwhile (work) turn(); }`,
    ['time 4, loop main.c:7 by turn:7 by now:5'],
  ],
  [
    'three callers up, which is too far',
    `${NOW}static long b(void) { return now(); }\nstatic long a(void) { return b(); }\nint main(void) {\nwhile (work) a(); }`,
    [],
  ],
  [
    'a macro in a loop',
    '#define NOW() time(0)\nint main(void) {\nwhile (work)\nwork(NOW()); }',
    ['time 4, loop main.c:6 by NOW:7'],
  ],
  ['a function that nobody calls in a loop', `${NOW}int main(void) { work(now()); }`, []],
  [
    'a loop that is left at once',
    'static void die(void) { exit(1); }\nint main(void) { while (work) { if (work) { time(0); die(); } } }',
    [],
  ],
  [
    'a switch that is left',
    'int main(void) {\nfor (;;) switch (work(0)) { case 1: time(0); break; } }',
    ['time 5, loop main.c:5'],
  ],
  [
    'functions that call each other',
    'void b(void);\nvoid a(void) { time(0); b(); }\nvoid b(void) { a(); }\nint main(void) { a(); }',
    [],
  ],
  ['a use that is fine', 'int main(void) { while (work) sleep(1); }', []],
])('tells of %s', async (_, code, expected) => {
  await check(
    { 'main.c': HEAD + code },
    expected.map((text) => `main: ${text}`),
  );
});

it('tells of a loop only with the programs that come to it', async () => {
  const clock = 'long now(void) { return time(0); }\n';
  const often = 'long now(void);\nint main(void) { while (now() < 9) ; }\n';
  const once = 'long now(void);\nint main(void) { return now() > 9; }\n';
  await check({ 'clock.c': clock, 'often.c': often, 'once.c': once }, [
    'often: time 1, loop often.c:2 by now:2',
  ]);
});

it('tells of a library, and beside a reason to stay', async () => {
  await check({ 'lib.c': `${HEAD}void f(void) { shmat(1, 0, 0); while (work) work(time(0)); }` }, [
    'tree: time 4, loop lib.c:4',
  ]);
});
