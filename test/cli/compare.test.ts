/** `mig-lint compare`: reports of real runs before and after an edit, and files that are no reports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { runIn } from '../engine.ts';
import { fellAll, plant } from '../sources/tree.ts';

afterEach(fellAll);

const schema = JSON.parse(readFileSync('schemas/comparison.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const quiet = 'int main(void) { return 0; }\n';
const locked = '#include <sys/mman.h>\nint main(void) { return mlockall(MCL_CURRENT); }\n';
const twice = '#include <sys/mman.h>\n\n\nint main(void) { mlockall(1); return mlockall(MCL_CURRENT); }\n';
const attached = '#include <sys/shm.h>\nint main(void) { return shmat(1, 0, 0) != 0; }\n';
const both =
  '#include <sys/mman.h>\n#include <sys/shm.h>\nint main(void) { shmat(1, 0, 0); return mlockall(1); }\n';
const maybe = '#include <sys/mman.h>\nint main(void) {\n#ifdef LOCK\n  mlockall(1);\n#endif\n  return 0; }\n';
const doubted = '#include <sys/mman.h>\nint main(void) { return mlock2(0, 1, 1); }\n';
const unknown = 'int odd(void);\nint main(void) { return odd(); }\n';

type Files = Readonly<Record<string, string>>;

async function reportOf(files: Files, words: readonly string[] = []): Promise<string> {
  return (await runIn(plant(files), ['--format', 'json', ...words])).out;
}

async function compared(before: string, after: string, words: readonly string[] = []) {
  return runIn(plant({ 'old.json': before, 'new.json': after }), [
    'compare',
    'old.json',
    'new.json',
    ...words,
  ]);
}

interface Document {
  readonly programs: readonly { name: string; change: string; gained: string[]; lost: string[] }[];
  readonly found: readonly { symbol: string }[];
  readonly fixed: readonly { symbol: string }[];
}

/** `name change +reason -reason`, and the symbols that came and went. */
async function check(before: Files, after: Files, expected: readonly string[], status: number) {
  const seen = await compared(await reportOf(before), await reportOf(after), ['--format', 'json']);
  const document: Document = JSON.parse(seen.out);
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  const programs = document.programs.map(({ name, change, gained, lost }) =>
    [name, change, ...gained.map((one) => `+${one}`), ...lost.map((one) => `-${one}`)].join(' '),
  );
  const findings = [
    ...document.found.map(({ symbol }) => `found ${symbol}`),
    ...document.fixed.map(({ symbol }) => `fixed ${symbol}`),
  ];
  expect({ changes: [...programs, ...findings], status: seen.status, err: seen.err }).toEqual({
    changes: expected,
    status,
    err: '',
  });
}

const rows: readonly [string, Files, Files, readonly string[], number][] = [
  ['nothing', { 'a.c': locked }, { 'a.c': locked }, ['a same'], 0],
  ['lines that move', { 'a.c': locked }, { 'a.c': `\n\n/* moved */\n${locked}` }, ['a same'], 0],
  ['worse', { 'a.c': quiet }, { 'a.c': locked }, ['a worse +mem_lock', 'found mlockall'], 1],
  ['better', { 'a.c': locked }, { 'a.c': quiet }, ['a better -mem_lock', 'fixed mlockall'], 0],
  ['one more of the same', { 'a.c': locked }, { 'a.c': twice }, ['a same', 'found mlockall'], 0],
  ['another reason', { 'a.c': locked }, { 'a.c': both }, ['a worse +monkey', 'found shmat'], 1],
  ['a reason less', { 'a.c': both }, { 'a.c': locked }, ['a better -monkey', 'fixed shmat'], 0],
  [
    'one reason for another',
    { 'a.c': locked },
    { 'a.c': attached },
    ['a worse +monkey -mem_lock', 'found shmat', 'fixed mlockall'],
    1,
  ],
  ['built for sure', { 'a.c': maybe }, { 'a.c': locked }, ['a worse'], 1],
  [
    'surer',
    { 'a.c': doubted },
    { 'a.c': locked },
    ['a worse +mem_lock', 'found mlockall', 'fixed mlock2'],
    1,
  ],
  ['less to be seen', { 'a.c': quiet }, { 'a.c': unknown }, ['a worse'], 1],
  ['more to be seen', { 'a.c': unknown }, { 'a.c': quiet }, ['a better'], 0],
  ['a new program', { 'a.c': quiet }, { 'a.c': quiet, 'b.c': quiet }, ['b gained', 'a same'], 0],
  [
    'a new program that stays',
    { 'a.c': quiet },
    { 'a.c': quiet, 'b.c': locked },
    ['b gained +mem_lock', 'a same', 'found mlockall'],
    1,
  ],
  [
    'a program gone',
    { 'a.c': quiet, 'b.c': locked },
    { 'a.c': quiet },
    ['b lost -mem_lock', 'a same', 'fixed mlockall'],
    0,
  ],
];

it.each(rows)('%s', async (_, before, after, expected, status) => {
  await check(before, after, expected, status);
});

it('tells it to people', async () => {
  const before = await reportOf({ 'a.c': quiet, 'b.c': both });
  const after = await reportOf({ 'a.c': locked, 'b.c': attached });
  expect((await compared(before, after)).out).toBe(
    [
      'worse   a  nothing found that stops it -> will not migrate (+mem_lock)',
      'better  b  will not migrate (-mem_lock)',
      'found   a.c:2  mlockall in main  locked-memory',
      'fixed   b.c:3  mlockall in main  locked-memory',
      '',
      '2 programs: 1 worse, 1 better, 0 new, 0 gone, 0 same. 1 finding found, 1 fixed. It got worse.',
      '',
    ].join('\n'),
  );
  expect((await compared(before, after, ['--format', 'markdown'])).out).toContain(
    '| worse | `a` | nothing found that stops it -> will not migrate (+mem_lock) |\n',
  );
});

it('says so when the targets are not the same', async () => {
  const here = await reportOf({ 'a.c': locked });
  const there = await reportOf({ 'a.c': locked }, ['--target', 'openmosix-2.6']);
  const { out, status } = await compared(here, there);
  expect(out).toContain('different targets: openmosix-2.4.26 before, openmosix-2.6 now.');
  expect(status).toBe(0);
});

describe('what is no report', () => {
  const sound = {
    schemaVersion: 1,
    tool: { name: 'mig-lint', version: '0' },
    target: { id: 't' },
    programs: [],
    findings: [],
  };
  const bad: readonly [string, string][] = [
    ['', '`new.json` is no JSON object.'],
    ['[]', '`new.json` is no JSON object.'],
    ['{"a": 1', '`new.json` is no JSON object.'],
    ['{"version": "2.1.0", "runs": []}', '`new.json` was not written by `mig-lint --format json`.'],
    [
      JSON.stringify({ ...sound, schemaVersion: 0 }),
      '`new.json` is of the older version 0; write it again with this mig-lint.',
    ],
    [
      JSON.stringify({ ...sound, schemaVersion: 99 }),
      '`new.json` is of the newer version 99, which this mig-lint cannot read.',
    ],
    [JSON.stringify({ ...sound, programs: [{ name: 3 }] }), '`new.json` is damaged: `name` is no text.'],
    [JSON.stringify({ ...sound, findings: {} }), '`new.json` is damaged: `findings` is no list of objects.'],
  ];
  it.each(bad)('%s', async (text, message) => {
    const { out, err, status } = await compared(JSON.stringify(sound), text);
    expect({ out, err, status }).toEqual({ out: '', err: `mig-lint: ${message}\n`, status: 2 });
  });

  it('may be a file that is not there, a folder, or too few of them', async () => {
    const folder = plant({ 'old.json': JSON.stringify(sound), 'sub/x': '' });
    const told = async (...words: string[]) => (await runIn(folder, ['compare', ...words])).err;
    expect(await told('old.json', 'gone.json')).toBe(
      'mig-lint: `gone.json` could not be read: there is no such file.\n',
    );
    expect(await told('old.json', join(folder, 'sub'))).toContain('it is no ordinary file');
    expect(await told('old.json')).toContain('takes two reports: OLD.json and NEW.json.');
    expect(await told()).toContain('needs two reports: OLD.json and NEW.json.');
  });
});
