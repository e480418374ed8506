/** `mig-lint suppress` through the real command: where its comments go, and that nothing else changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGit } from './repository.ts';
import { runIn } from './engine.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);
// Several whole runs a test, each with the grammars, and git between them.
jest.setTimeout(30_000);

const REASON = 'it is small';
const next = `/* mig-lint-disable-next-line locked-memory -- ${REASON} */`;
const line = `/* mig-lint-disable-line locked-memory -- ${REASON} */`;

interface Row {
  readonly name: string;
  readonly file?: string;
  /** `@NEXT@`, `@LINE@` and `@FIRST@` are where the comments go, and are not there before. A line that begins with `+` is new. */
  readonly after: readonly string[];
  readonly end?: string;
}

const rows: readonly Row[] = [
  {
    name: 'a call, with its indentation',
    after: ['int main(void) {', '+\t  @NEXT@', '\t  mlock(0, 1);', '}', ''],
  },
  {
    name: 'several calls, and one line with two rules',
    after: [
      'int main(void) {',
      '+  @NEXT@',
      '  mlock(0, 1); mlock(2, 3);',
      '  puts("");',
      `+  ${next.replace('locked-memory', 'locked-memory, system-v-shared-memory')}`,
      '  mlock(0, 1); shmat(1, 0, 0);',
      '}',
    ],
  },
  {
    name: 'lines that end as on DOS',
    after: ['int main(void) {', '+  @NEXT@', '  mlock(0, 1);', '}', ''],
    end: '\r\n',
  },
  {
    name: 'the first line, behind a byte order mark',
    after: ['\ufeff+@NEXT@', 'int main(void) { mlock(0, 1); }'],
  },
  {
    name: 'a call in C++',
    file: 'a.cpp',
    after: [
      'int main() {',
      `+  // mig-lint-disable-next-line locked-memory -- ${REASON}`,
      '  ::mlock(0, 1);',
      '}',
    ],
  },
  {
    name: 'a line continued by a backslash',
    after: [
      'int main(void) {',
      '  mlock(0,@LINE@ \\',
      '        1);',
      '  puts(""); \\',
      '  mlock(0, 1);@LINE@',
      '}',
    ],
  },
  {
    name: 'the use of a macro',
    after: ['#define LOCK(at) \\', '  mlock(at, 1)', 'int main(void) {', '+  @NEXT@', '  LOCK(0);', '}'],
  },
  {
    name: 'a pragma, even one that goes on',
    after: [
      'int main(void) {',
      '  int i;',
      `+  ${next.replace('locked-memory', 'openmp-regions')}`,
      '  #pragma omp parallel \\',
      '      for',
      '  for (i = 0; i < 9; i++) puts("");',
      '}',
    ],
  },
  {
    name: 'a line that begins in a comment',
    after: ['int main(void) {', '  /* one', '  two */ mlock(0, 1);@LINE@', '}'],
  },
  {
    name: 'a line that begins and ends in comments',
    after: ['int main(void) {', '  /* one', '  two */ mlock(0, 1); @FIRST@/* three', '  four */', '}'],
  },
  {
    name: 'a line of which another comment speaks',
    after: [
      'int main(void) {',
      '  /* mig-lint-disable-next-line system-v-shared-memory -- known */',
      '  shmat(1, 0, 0); mlock(0, 1);@LINE@',
      '  // NOLINTNEXTLINE(bugprone)',
      '  mlock(0, 1);@LINE@',
      '}',
    ],
  },
  {
    name: 'a line with a comment at its end',
    after: ['int main(void) {', '  puts(""); \\', '  mlock(0, 1); // why@LINE@', '}'],
  },
  {
    name: 'a string that goes on',
    after: ['int main(void) {', '  mlock(@FIRST@"a\\', 'b", 1);', '}'],
  },
];

/** The text before and after. */
function texts({ after, end = '\n' }: Row): { readonly before: string; readonly after: string } {
  const before = after
    .filter((text) => !/^\ufeff?\+/.test(text))
    .map((text) => text.replace(/@(?:LINE|FIRST)@/, ''));
  const head = after[0]!.startsWith('\ufeff') ? '\ufeff' : '';
  return {
    before: head + before.join(end),
    after: after
      .map((text) => text.replace(/^(\ufeff?)\+/, '$1').replace('@NEXT@', next))
      .map((text) => text.replace('@FIRST@', `${line} `).replace(/@LINE@/, ` ${line}`))
      .join(end),
  };
}

async function suppress(folder: string, ...words: string[]) {
  return runIn(folder, ['suppress', '--reason', REASON, ...words]);
}

describe.each(rows)('$name', (row) => {
  const file = row.file ?? 'a.c';
  const { before, after } = texts(row);

  it('is suppressed, once and for all', async () => {
    const folder = plant({ [file]: before });
    const { err, status } = await suppress(folder);
    expect({ err, status }).toEqual({ err: '', status: 0 });
    expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
    expect((await runIn(folder, [])).status).toBe(0);
    expect((await suppress(folder)).out).toBe('Nothing to suppress.\n');
    expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
  });

  it('is shown as a diff that can be applied', async () => {
    const folder = plant({ [file]: before });
    const { out } = await suppress(folder, '--dry-run');
    expect(readFileSync(join(folder, file), 'utf8')).toBe(before);
    const other = plant({ [file]: before, 'x.diff': out });
    runGit(other, ['apply', '--whitespace=nowarn', 'x.diff']);
    expect(readFileSync(join(other, file), 'utf8')).toBe(after);
  });
});

const SCRIPT_RULE = 'migration-commands';
const above = `# mig-lint-disable-next-line ${SCRIPT_RULE} -- ${REASON}`;
const behind = `# mig-lint-disable-line ${SCRIPT_RULE} -- ${REASON}`;

/** Of scripts, and after it what stands there then. */
const scripts: readonly (readonly [
  name: string,
  file: string,
  before: readonly string[],
  after: readonly string[],
])[] = [
  ['a command', 'a.sh', ['#!/bin/sh', '  mosrun -h ./a'], ['#!/bin/sh', `  ${above}`, '  mosrun -h ./a']],
  [
    'a command within others',
    'a.sh',
    ['if true; then', '\tcd / &&', '\tmosrun -h ./a | cat', 'fi'],
    ['if true; then', '\tcd / &&', `\t${above}`, '\tmosrun -h ./a | cat', 'fi'],
  ],
  ['the first line', 'a.sh', ['mosrun -h ./a', 'true'], [above, 'mosrun -h ./a', 'true']],
  ['a line that goes on', 'a.sh', ['mosrun -h \\', '  ./a'], [above, 'mosrun -h \\', '  ./a']],
  [
    'a line on which another one goes on',
    'a.sh',
    ['true && \\', '  mosrun -h ./a # why'],
    ['true && \\', `  mosrun -h ./a # why ${behind}`],
  ],
  [
    'a command of which another comment speaks',
    'a.sh',
    ['# shellcheck disable=SC2086', 'mosrun -h ./a $b'],
    ['# shellcheck disable=SC2086', `mosrun -h ./a $b ${behind}`],
  ],
  [
    'an inittab',
    'etc/inittab',
    ['l3:3:wait:/bin/mosrun -h /etc/rc 3'],
    [above, 'l3:3:wait:/bin/mosrun -h /etc/rc 3'],
  ],
  ['a crontab', 'a.crontab', ['5 0 * * * mosrun -h /bin/a'], [above, '5 0 * * * mosrun -h /bin/a']],
  [
    'a unit',
    'a.service',
    ['[Service]', 'ExecStart=/bin/mosrun -h /bin/a'],
    ['[Service]', above, 'ExecStart=/bin/mosrun -h /bin/a'],
  ],
];

it.each(scripts)('%s of a script is suppressed', async (_, file, before, after) => {
  const folder = plant({ [file]: `${before.join('\n')}\n` });
  const { err, status } = await suppress(folder);
  expect({ err, status }).toEqual({ err: '', status: 0 });
  expect(readFileSync(join(folder, file), 'utf8')).toBe(`${after.join('\n')}\n`);
  expect((await runIn(folder, [])).status).toBe(0);
  expect((await suppress(folder)).out).toBe('Nothing to suppress.\n');
});

it('leaves a script alone where a comment would cut a line in two or be read', async () => {
  const files = {
    'a.service': '[Service]\nExecStart=\\\n/bin/mosrun -h /bin/a\n',
    'a.spec': '%post\nmosrun -h /bin/a\n',
    'a.sh': 'true && \\\n  mosrun -h ./a \\\n  b\n',
  };
  const folder = plant(files);
  const { out, err, status } = await runIn(folder, ['suppress', '--reason', '10% of it']);
  expect({ out, status }).toEqual({ out: 'Nothing to suppress.\n', status: 1 });
  expect(err.match(/(?<=No comment can stand at )\S+/g)).toEqual(['a.service:3.', 'a.sh:2.', 'a.spec:2.']);
  for (const [file, text] of Object.entries(files)) {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  }
});

it('leaves every byte that it does not know', async () => {
  const body = Buffer.from('int main(void) {\n  mlock("\xe9\xff", 1);\r\n\t\n}', 'latin1');
  const folder = plant({ 'a.c': body });
  expect((await suppress(folder)).out).toBe('Suppressed what is found on 1 line in 1 file.\n');
  expect(readFileSync(join(folder, 'a.c')).toString('latin1')).toBe(
    `int main(void) {\n  ${next}\n  mlock("\xe9\xff", 1);\r\n\t\n}`,
  );
});

it('heeds rules, paths, levels and what is accepted already', async () => {
  const text =
    'int main(void) {\n  mlock(0, 1);\n  shmat(1, 0, 0);\n}\nstatic void f(void) {\n  mlock(0, 1);\n}\n';
  const folder = plant({ 'a.c': text, 'b.c': text });
  const { out } = await suppress(folder, '--rule', 'system-v-shared-memory', 'b.c');
  expect(out).toBe('Suppressed what is found on 1 line in 1 file.\n');
  expect(readFileSync(join(folder, 'a.c'), 'utf8')).toBe(text);
  expect(readFileSync(join(folder, 'b.c'), 'utf8')).toBe(
    text.replace('  shmat', `  ${next.replace('locked-memory', 'system-v-shared-memory')}\n  shmat`),
  );
});

it('says where no comment can stand', async () => {
  const text =
    'int main(void) {\n  puts("a\\\nb"); mlock(0, 1); puts("c\\\nd"); /* \\\n */ puts("e\\\n"); }\n';
  const odd = 'int main(void) {\n  /* a\n  */ mlock("b\\\nc", 1); }\n';
  const folder = plant({ 'a.c': text, 'b.c': odd });
  const { out, err, status } = await suppress(folder);
  expect({ out, err, status }).toMatchObject({ err: '', status: 0 });
  expect((await runIn(folder, [])).status).toBe(0);
});

it.each([
  [['suppress'], '`mig-lint suppress` needs `--reason TEXT`: why the findings are accepted.'],
  [['suppress', '--reason', 'x */ y'], 'The reason must be one line that fits into a comment'],
  [['suppress', '--reason', 'x\ny'], 'The reason must be one line that fits into a comment'],
  [['suppress', '--reason', 'x\\'], 'The reason must be one line that fits into a comment'],
  [['suppress', '--reason', ' '], 'The reason must be one line that fits into a comment'],
  [
    ['suppress', '--reason', 'x', '--rule', 'lockedmemory'],
    '`--rule lockedmemory` is no rule. Did you mean `locked-memory`?',
  ],
])('%j is refused', async (words, message) => {
  const { err, status } = await runIn(plant({ 'a.c': 'int x;' }), words);
  expect(err).toContain(message);
  expect(status).toBe(2);
});
