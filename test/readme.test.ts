/** What the pages for people claim, held against the tool: examples, tables, links. `npm run accept` renews the example. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNames } from '../src/report/index.ts';
import { root, runIn } from './engine.ts';
import { expectText } from './expected.ts';
import { mapping, procOf } from './process/tree.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);

const pages = readdirSync(root).filter((name) => name.endsWith('.md'));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The first cells of the table under this heading cell, without backticks. */
function firstCells(head: string): readonly string[] {
  const [, rows = ''] =
    new RegExp(`^\\| ${head} \\|.*\\n\\| ---.*\\n((?:\\|.*\\n)+)`, 'm').exec(readme) ?? [];
  return [...rows.matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell.replaceAll('`', ''));
}

async function helpOf(command: readonly string[]): Promise<string> {
  return (await runIn(root, [...command, '--help'])).out;
}

/** What the examples find: a process on a cluster, and reports. */
async function stage(): Promise<{
  readonly staged: (word: string) => string;
  /** The folder that the reports lie in. */
  readonly reports: string;
}> {
  const proc = procOf({
    4711: {
      executable: '/home/anna/two-calls-away',
      commandLine: './two-calls-away\0',
      maps: [mapping('r-xp', '/home/anna/two-calls-away'), mapping('rw-s', '/SYSV00000000 (deleted)')],
      files: { cantmove: 'monkey\n', lock: '0\n', where: '0\n', nmigs: '0\n' },
    },
  });
  const calm = 'int main(void) { return work(0) == 0; }\n';
  const busy = `#include <pthread.h>\n${calm.replace('{', '{ pthread_t t; pthread_create(&t, 0, work, 0);')}`;
  const work = 'void *work(void *argument) { return argument; }\n';
  const reportOf = async (main: string) => {
    const folder = plant({ 'render/main.c': work + main, 'convert/main.c': work + calm });
    return (await runIn(folder, ['--format', 'json'])).out;
  };
  // One after the other: two analyses at once would share the grammars' engine while it starts.
  const before = await reportOf(calm);
  const after = await reportOf(busy);
  const tools = plant({
    'pack.c': '#include <sys/mman.h>\nint main(void) { return mlockall(MCL_CURRENT); }\n',
    'list.c': '#include <sys/mman.h>\nint main(void) { return mlockall(MCL_FUTURE); }\n',
    'copy.c': 'int main(void) { return 0; }\n',
  });
  const archive = (await runIn(tools, ['--format', 'json'])).out;
  const reports = plant({
    'old.json': before,
    'new.json': after,
    'render.json': after,
    'archive.json': archive,
  });
  const staged = (word: string): string =>
    word === 'process'
      ? `process --proc-root ${proc}`
      : word.replace(/^(?=(?:old|new)\.json$)/, `${reports}/`);
  return { staged, reports };
}

it('shows examples that are what the command prints today', async () => {
  const { staged, reports } = await stage();
  const examples = [...readme.matchAll(/^```console\n\$ node dist\/mig-lint\.cjs (.*)\n[^]*?^```\n/gm)];
  expect(examples.length).toBeGreaterThan(2);
  let page = readme;
  for (const [block, line = ''] of examples) {
    const words = line.split(' ').flatMap((word) => staged(word).split(' '));
    const colour = ['compare', 'summary'].includes(words[0] ?? '') ? [] : ['--no-color'];
    const folder = words[0] === 'summary' ? reports : root;
    const { out, err } = await runIn(folder, [...words, ...colour], { width: 100 });
    expect(err).toBe('');
    page = page.replace(block, () => `\`\`\`console\n$ node dist/mig-lint.cjs ${line}\n${out}\`\`\`\n`);
  }
  expectText(join(root, 'README.md'), page);
  // Several whole runs, each with the grammars.
}, 30_000);

it('lists the options of the other commands', async () => {
  const own = ['process', 'summary', 'suppress', 'init'].flatMap((command) =>
    firstCells(`option of \`${command}\``),
  );
  const commands = ['process', 'summary', 'suppress', 'compare', 'explain', 'baseline', 'init'];
  const helps = await Promise.all(commands.map((command) => helpOf([command])));
  const known = new Set([
    ...firstCells('option').map((cell) => cell.replace(/,.*/, '')),
    '--help',
    '--version',
  ]);
  const names = helps.flatMap((help) =>
    [...help.matchAll(/--([a-z-]+) /g)].map(([, name = '']) => `--${name}`),
  );
  expect(own).toEqual([...new Set(names.filter((name) => !known.has(name)))]);
});

it('lists every option and no other', async () => {
  const help = await helpOf([]);
  const names = [...help.matchAll(/^ +(?:-(\w), )?--([a-z-]+) /gm)].map(([, short, name = '']) =>
    short === undefined ? `--${name}` : `--${name}, -${short}`,
  );
  expect([...firstCells('option')].sort()).toEqual([...names].sort());
});

it('lists every command', async () => {
  const help = await helpOf([]);
  const commands = [...help.matchAll(/^ {2}(mig-lint(?: [a-z-]+)?(?: [[<]\S+)?) {2,}/gm)].map(
    ([, name]) => name,
  );
  expect(firstCells('command')).toEqual([...new Set(commands)].filter((name) => name !== 'mig-lint'));
});

it('lists every format', () => {
  expect(firstCells('format')).toEqual(formatNames);
});

it('lists every target', async () => {
  const { err } = await runIn(root, ['rules', '--target', 'unheard-of']);
  const [, known = ''] = /the rules know (.*?)\./.exec(err.replaceAll(/\.(?=\d)/g, '·')) ?? [];
  expect(firstCells('target')).toEqual(known.replaceAll('·', '.').split(', '));
});

it('names the answers as the report does', () => {
  const samples = readFileSync(join(root, 'samples/README.md'), 'utf8');
  const given = new Set(
    [...samples.matchAll(/\| ([^|]+) \|$/gm)].flatMap(([, cell = '']) => cell.split('; ')),
  );
  expect([...given].filter((words) => firstCells('answer').includes(words)).sort()).toEqual(
    [...firstCells('answer')].sort(),
  );
});

it.each(pages)('%s has links and npm scripts that exist', (name) => {
  const text = readFileSync(join(root, name), 'utf8');
  const prose = text.replaceAll(/^```[^]*?^```$/gm, '');
  const links = [...prose.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const used = [...text.matchAll(/`npm run ([a-z:-]+)/g)].map(([, script = '']) => script);
  expect(used.filter((script) => !(script in scripts))).toEqual([]);
});

it('justifies every package that is used', () => {
  const {
    dependencies = {},
    devDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (`.*?) \| .+ \|$/gm)].map(([, cell = '']) => cell);
  const named = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const used = Object.keys({ ...dependencies, ...devDependencies });
  const isNamed = (name: string) => named.includes(name) || named.includes(name.replace(/\/.*/, '/*'));
  expect(used.filter((name) => !isNamed(name))).toEqual([]);
});
