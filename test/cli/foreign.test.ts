/**
 * Whatever stands in the files that are handed to the command, from anybody: reports, baselines, configurations, rules,
 * compile databases, link logs, diffs and lists. What cannot be used is one sentence and status 2, and never a trace.
 */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNames } from '../../src/report/index.ts';
import { runIn } from '../engine.ts';
import { fellAll, plant } from '../sources/tree.ts';

afterEach(fellAll);

const source = '#include <sys/mman.h>\nint main(void) { return mlock(0, 1); }\n';

const laughs = Array.from({ length: 9 }, (_, at) => {
  const before = at === 0 ? 'x' : `*${'abcdefghi'[at - 1]}`;
  return `${'abcdefghi'[at]}: &${'abcdefghi'[at]} [${Array.from({ length: 9 }, () => before).join(', ')}]\n`;
}).join('');

const contents: Readonly<Record<string, string | Buffer>> = {
  'nothing at all': '',
  NULs: '\0\0\0{}',
  'no UTF-8': Buffer.from([0xff, 0xfe, 0, 1, 2, 0xc3]),
  'a number': '1e999',
  'a text': '"x"',
  null: 'null',
  'a list of anything': '[null, 1, "a", [], {}]',
  'a map of the wrong things':
    '{"schemaVersion":1,"tool":1,"target":[],"programs":{},"findings":"x","notices":null}',
  'names of the language':
    '{"__proto__":{"schemaVersion":1},"constructor":{"prototype":{"x":1}},"toString":1}',
  'programs without sense': '{"schemaVersion":1,"programs":[{"__proto__":null}],"findings":[{"id":{}}]}',
  'lists within lists': '['.repeat(100_000) + ']'.repeat(100_000),
  'lists that do not end': '['.repeat(100_000),
  'maps within maps': '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000),
  'a long text': `{"schemaVersion":1,"x":"${'y'.repeat(3_000_000)}"}`,
  'many lists in YAML': '- '.repeat(20_000),
  'aliases of aliases': `${laughs}target: *i\n`,
};

/** What reads the file, and how it may go on all the same: 0 or 1, without a word. */
const readers: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  compare: [['compare', 'file', 'file'], []],
  summary: [['summary', 'file'], []],
  baseline: [['--no-config', '--no-build', '--baseline', 'file', 'a.c'], []],
  configuration: [['--no-build', '--config', 'file', 'a.c'], ['nothing at all']],
  rules: [['--no-build', '--config', 'own.json', 'a.c'], ['nothing at all']],
  'compile database': [
    ['--no-config', '--build', 'file', 'a.c'],
    ['a list of anything', 'lists within lists'],
  ],
  'link log': [['--no-config', '--no-build', '--link-log', 'file', 'a.c'], []],
  diff: [['--no-config', '--no-build', '--diff', 'file', 'a.c'], ['nothing at all']],
  'list of paths': [['--no-config', '--no-build', '--files-from', 'file'], Object.keys(contents)],
};

function plantWith(content: string | Buffer): string {
  const own = JSON.stringify({ rules: ['own'] });
  return plant({ 'a.c': source, file: content, 'own.json': own, 'own/any/rule.yaml': content });
}

/** Or a line for each of several mistakes, up to a bound. */
const oneSentence =
  /^mig-lint: (?:[^\n]{10,700}\.|[^\n]{10,700}:(?:\n {2}[^\n]{10,700}[.?]){2,10}(?:\n {2}and \d+ more)?)\n$/;

async function check(folder: string, words: readonly string[], mayGoOn: boolean): Promise<void> {
  const { status, out, err } = await runIn(folder, words);
  const told = {
    status,
    err,
    isTrace: /bug in mig-lint|\n\s+at |call stack|RangeError|TypeError/.test(out + err),
  };
  if (status === 2) expect(told).toEqual({ status, err: expect.stringMatching(oneSentence), isTrace: false });
  else expect({ ...told, mayGoOn }).toEqual({ status, err: '', isTrace: false, mayGoOn: true });
}

describe.each(Object.entries(readers))('a %s of', (_, [words, quiet]) => {
  it.each(Object.keys(contents))(
    '%s',
    async (name) => {
      await check(plantWith(contents[name] ?? ''), words, quiet.includes(name));
      expect(Object.hasOwn(Object.prototype, 'schemaVersion')).toBe(false);
    },
    20_000,
  );

  it('a folder', async () => {
    const folder = plant({
      'a.c': source,
      'file/inner': '',
      'own.json': '{"rules":["own"]}',
      'own/x/rule.yaml/y': '',
    });
    await check(folder, words, false);
  });

  it('nowhere', async () => {
    await check(plant({ 'a.c': source, 'own.json': '{"rules":["own"]}' }), words, false);
  });

  it('six hundred megabytes', async () => {
    const folder = plantWith('');
    for (const file of ['file', 'own/any/rule.yaml']) truncateSync(join(folder, file), 600_000_000);
    await check(folder, words, words.includes('--files-from'));
  }, 60_000);
});

describe('names of files with blanks, line ends, controls and bytes that are no UTF-8', () => {
  const names = ['a b.c', 'a\nb.c', 'a\u001b[31m.c', '"quoted\'.c', '::error::.c', '-x.c', '<i>&amp;.c'];

  it.each(formatNames)('send nothing strange into %s', async (format) => {
    const folder = plant(Object.fromEntries(names.map((name) => [name, source])));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('\xe4.c', 'latin1')]), source);
    const { status, out, err } = await runIn(folder, ['--no-config', '--no-build', '--format', format]);
    expect([status, err]).toEqual([1, '']);
    // eslint-disable-next-line no-control-regex -- just these must not come through
    expect(out).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
    expect(out).not.toContain('a\nb.c');
  });
});

it('a list that is none names it in short', async () => {
  const folder = plant({});
  writeFileSync(join(folder, 'list'), 'x'.repeat(2_000_000));
  const { status, err } = await runIn(folder, ['summary', '--files-from', 'list']);
  expect([status, err.length < 1000]).toEqual([2, true]);
});
