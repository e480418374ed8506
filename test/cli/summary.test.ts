/** `mig-lint summary`: reports of real runs joined in every format, and what is no report among them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { root, runIn } from '../engine.ts';
import { fellAll, plant } from '../sources/tree.ts';

afterEach(fellAll);

const schema = JSON.parse(readFileSync(join(root, 'schemas/summary.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const calm = 'int main(void) { return 0; }\n';
const locked = '#include <sys/mman.h>\nint main(void) { return mlockall(MCL_CURRENT); }\n';
const attached = '#include <sys/shm.h>\nint main(void) { return shmat(1, 0, 0) != 0; }\n';
const both =
  '#include <sys/mman.h>\n#include <sys/shm.h>\nint main(void) { shmat(1, 0, 0); return mlockall(1); }\n';
const odd = 'int odd(void);\nint main(void) { return odd(); }\n';

type Files = Readonly<Record<string, string>>;

async function reportOf(files: Files, words: readonly string[] = []): Promise<string> {
  return (await runIn(plant(files), ['--format', 'json', ...words])).out;
}

interface Document {
  readonly reports: readonly { report: string; programs: readonly { name: string; answer: string }[] }[];
  readonly unusable: readonly { report: string; why: string }[];
  readonly totals: { reports: number; programs: number; answers: Readonly<Record<string, number>> };
  readonly stayReasons: readonly { name: string; programs: number; certain: number }[];
  readonly work: readonly { rules: string[]; effort: number | null; frees: number; freed: number }[];
  readonly places: readonly { report: string; places: readonly { file: string; line: number }[] }[];
}

interface Summed {
  readonly document: Document;
  readonly status: number;
  readonly err: string;
}

async function sumUp(folder: string, words: readonly string[], input?: readonly string[]): Promise<Summed> {
  const argv = ['summary', ...words, '--format', 'json'];
  const { out, err, status } = await runIn(folder, argv, input === undefined ? {} : { input });
  const document: Document = JSON.parse(out);
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  return { document, status, err };
}

const verdicts = ({ reports }: Document): readonly string[] =>
  reports.flatMap(({ report, programs }) =>
    programs.map(({ name, answer }) => `${report} ${name} ${answer}`),
  );

async function threePackages(): Promise<string> {
  return plant({
    'one.json': await reportOf({ 'a.c': locked, 'b.c': both, 'c.c': calm }),
    'two.json': await reportOf({ 'a.c': locked, 'd.c': odd }),
    'three.json': await reportOf({ 'e.c': attached }),
  });
}

it('tells every verdict, counts them, and says what frees most', async () => {
  const { document, status, err } = await sumUp(await threePackages(), [
    'one.json',
    'two.json',
    'three.json',
  ]);
  expect({ status, err, verdicts: verdicts(document) }).toEqual({
    status: 1,
    err: '',
    verdicts: [
      'one.json a blocked',
      'one.json b blocked',
      'one.json c clear',
      'two.json a blocked',
      'two.json d undetermined',
      'three.json e blocked',
    ],
  });
  expect(document.totals).toEqual({
    reports: 3,
    unusable: 0,
    programs: 6,
    answers: { blocked: 4, 'at-risk': 0, undetermined: 1, clear: 1 },
  });
  expect(document.stayReasons).toEqual([
    { name: 'mem_lock', programs: 3, certain: 3 },
    { name: 'monkey', programs: 2, certain: 2 },
  ]);
  expect(document.work).toEqual([
    { rules: ['locked-memory'], effort: 3, frees: 2, freed: 2 },
    { rules: ['system-v-shared-memory'], effort: 5, frees: 2, freed: 4 },
  ]);
  const places = document.places.map((step) => {
    return `${step.report} ${step.places.map(({ file, line }) => `${file}:${line}`).join(' ')}`;
  });
  expect(places).toEqual(['one.json a.c:2', 'two.json a.c:2', 'three.json e.c:2', 'one.json b.c:3 b.c:3']);
});

it('counts a place once for all programs that come to it', async () => {
  const use = 'void hold(void);\nint main(void) { hold(); return 0; }\n';
  const files = { 'hold.c': locked.replace('int main', 'void hold').replace('return ', ''), 'a.c': use };
  const folder = plant({ 'x.json': await reportOf({ ...files, 'b.c': use }) });
  const { document } = await sumUp(folder, ['x.json']);
  expect(document.places).toMatchObject([{ frees: 2, places: [{ file: 'hold.c', line: 2 }] }]);
});

describe('the exit status', () => {
  const rows: readonly [string, Files, readonly string[], number][] = [
    ['nothing kept home', { 'a.c': calm, 'b.c': odd }, [], 0],
    ['something kept home', { 'a.c': locked }, [], 1],
    ['a report missing', { 'a.c': calm }, ['gone.json'], 2],
    ['a report missing and something kept home', { 'a.c': locked }, ['gone.json'], 2],
  ];
  it.each(rows)('with %s', async (_, files, more, expected) => {
    const folder = plant({ 'x.json': await reportOf(files) });
    expect((await sumUp(folder, ['x.json', ...more])).status).toBe(expected);
  });
});

describe('names of reports', () => {
  it('come from standard input, whatever the pieces', async () => {
    const folder = await threePackages();
    const { document } = await sumUp(
      folder,
      ['three.json', '--files-from', '-'],
      ['on', 'e.json\r\n\ntwo.', 'json'],
    );
    expect(document.reports.map(({ report }) => report)).toEqual(['three.json', 'one.json', 'two.json']);
  });

  it('come from a file', async () => {
    const folder = await threePackages();
    const list = plant({ list: 'two.json\none.json\n' });
    const { document } = await sumUp(folder, ['--files-from', join(list, 'list')]);
    expect(document.reports.map(({ report }) => report)).toEqual(['two.json', 'one.json']);
  });

  it('must be there', async () => {
    const folder = plant({ x: '' });
    const told = async (...words: string[]) => runIn(folder, ['summary', ...words], { input: ['\n'] });
    const none = 'mig-lint: There is no report to sum up: name some, or list them with `--files-from`.\n';
    expect(await told()).toMatchObject({ status: 2, out: '', err: none });
    expect(await told('--files-from', '-')).toMatchObject({ status: 2, out: '', err: none });
    expect((await told('--files-from', 'gone')).err).toContain('`--files-from gone` could not be read: ');
    expect((await told('x', '--format', 'pdf')).err).toContain('it takes text, markdown, html, json.');
  });
});

it('names what it cannot use, and tells the others all the same', async () => {
  const sound = await reportOf({ 'a.c': locked });
  const changed = (change: object): string => JSON.stringify({ ...JSON.parse(sound), ...change });
  const folder = plant({
    'good.json': sound,
    'last.json': await reportOf({ 'z.c': calm }),
    'cut.json': sound.slice(0, sound.length / 2),
    'empty.json': '',
    'other.json': '{"runs": []}',
    'newer.json': changed({ schemaVersion: 99 }),
    'answer.json': changed({
      programs: [{ name: 'a', entry: { file: 'a.c' }, answer: 'maybe', reasons: [] }],
    }),
    'findings.json': changed({ findings: null }),
    'folder/x': '',
  });
  const bad = ['cut', 'empty', 'other', 'newer', 'answer', 'findings'].map((name) => `${name}.json`);
  const { document, status, err } = await sumUp(folder, [
    'good.json',
    ...bad,
    'folder',
    'gone.json',
    'last.json',
  ]);
  expect(status).toBe(2);
  expect(verdicts(document)).toEqual(['good.json a blocked', 'last.json z clear']);
  const told = document.unusable.map(({ report, why }) => `\`${report}\` ${why}.`);
  expect(told).toEqual([
    '`cut.json` is no JSON object.',
    '`empty.json` is no JSON object.',
    '`other.json` was not written by `mig-lint --format json`.',
    '`newer.json` is of the newer version 99, which this mig-lint cannot read.',
    '`answer.json` is damaged: `answer` is none of blocked, at-risk, undetermined, clear.',
    '`findings.json` is damaged: `findings` is no list of objects.',
    '`folder` could not be read: it is no ordinary file.',
    '`gone.json` could not be read: there is no such file.',
  ]);
  expect(err).toBe(told.map((text) => `mig-lint: ${text}\n`).join(''));
  const { out } = await runIn(folder, ['summary', ...bad]);
  for (const one of bad) expect(out).toContain(`  \`${one}\` `);
});

it('knows no effort for a target or rule that it does not know', async () => {
  const folder = plant({
    'x.json': (await reportOf({ 'a.c': locked })).replaceAll('openmosix-2.4.26', 'mine'),
  });
  const { document } = await sumUp(folder, ['x.json']);
  expect(document.work).toEqual([{ rules: ['locked-memory'], effort: null, frees: 1, freed: 1 }]);
});

describe('for people', () => {
  const sections = ['Stay reasons', 'Rules', 'Work', 'Places'];

  it('is text', async () => {
    const { out } = await runIn(await threePackages(), ['summary', 'one.json', 'two.json', 'gone.json']);
    expect(out.split('\n').slice(0, 8)).toEqual([
      'one.json',
      '  will not migrate             a  mem_lock',
      '  will not migrate             b  mem_lock, monkey',
      '  nothing found that stops it  c',
      '',
      'two.json',
      '  will not migrate  a  mem_lock',
      '  cannot tell       d',
    ]);
    for (const title of sections) expect(out).toContain(`\n${title}\n`);
    const totals =
      '2 reports, 5 programs: 3 will not migrate, 1 undetermined, 1 with nothing found that stops it. ' +
      '1 report could not be used.\n';
    expect(out).toContain('Not used\n  `gone.json` could not be read: there is no such file.\n');
    expect(out.endsWith(`\n${totals}`)).toBe(true);
  });

  it('says so when the targets are not the same', async () => {
    const folder = plant({
      'x.json': await reportOf({ 'a.c': calm }),
      'y.json': await reportOf({ 'a.c': calm }, ['--target', 'openmosix-2.6']),
    });
    for (const format of ['text', 'markdown', 'html']) {
      const { out } = await runIn(folder, ['summary', 'x.json', 'y.json', '--format', format]);
      expect(out).toMatch(/different targets: openmosix-2\.4\.26 \(1\), openmosix-2\.6 \(1\)\./);
    }
  });

  it('is Markdown, in which every row has the cells of its head', async () => {
    const { out } = await runIn(await threePackages(), ['summary', 'one.json', '--format', 'markdown']);
    expect(out).toContain('| one.json | `b` | will not migrate | `mem_lock`, `monkey` |\n');
    for (const title of sections) expect(out).toContain(`\n### ${title}\n`);
    const tables = out.split('\n\n').filter((block) => block.startsWith('| '));
    expect(tables).toHaveLength(5);
    for (const table of tables) {
      const widths = table
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' | ').length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('is one page of HTML that asks for nothing', async () => {
    const { out } = await runIn(await threePackages(), ['summary', 'one.json', '--format', 'html']);
    expect(out).toContain('<td>b</td><td class="blocked">will not migrate</td><td>mem_lock, monkey</td>');
    for (const title of sections) expect(out).toContain(`<h2>${title}</h2>`);
    expect(out).not.toMatch(/<script|<link|<img|https?:|url\(/);
    const opened = [...out.matchAll(/<(table|tr|td|th|ul|li|p|h1|h2|style|title|head|body|html)[ >]/g)];
    for (const [, tag = ''] of opened) {
      expect(out.split(`</${tag}>`)).toHaveLength(opened.filter(([, other]) => other === tag).length + 1);
    }
  });

  it('lets nothing of a foreign report through', async () => {
    const evil = '<script>|`x`\u001b[2J\u202e';
    const report: { programs: { name: string }[] } = JSON.parse(await reportOf({ 'a.c': locked }));
    for (const program of report.programs) program.name = evil;
    const folder = plant({ 'x.json': JSON.stringify(report) });
    for (const format of ['text', 'markdown', 'html', 'json']) {
      const { out } = await runIn(folder, ['summary', 'x.json', '--format', format]);
      expect(out).not.toContain('\u001b');
      expect(out).not.toContain('\u202e');
      if (format === 'html') expect(out).not.toContain('<script>');
      if (format === 'markdown') expect(out).toContain('``<script>\\|`x`');
    }
  });
});
