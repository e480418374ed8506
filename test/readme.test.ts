/** What the pages for people claim, held against the tool: examples, tables, links. `npm run accept` renews the example. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../src/report/index.ts';
import { root, runIn } from './engine.ts';
import { expectText } from './expected.ts';

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

it('shows an example that is what the command prints today', async () => {
  const arguments_ = ['samples/two-calls-away'];
  const { out, err } = await runIn(root, ['--no-color', ...arguments_], { width: 100 });
  expect(err).toBe('');
  const example = `\`\`\`console\n$ node dist/mig-lint.cjs ${arguments_.join(' ')}\n${out}\`\`\`\n`;
  expectText(
    join(root, 'README.md'),
    readme.replace(/^```console\n[^]*?^```\n/m, () => example),
  );
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
  const commands = [...help.matchAll(/^ {2}(mig-lint(?: [a-z]+)?(?: \S+\.\.\S)?) {2,}/gm)].map(
    ([, name]) => name,
  );
  expect(firstCells('command')).toEqual([...new Set(commands)].filter((name) => name !== 'mig-lint'));
});

it('lists every format', () => {
  expect(firstCells('format')).toEqual(Object.keys(formats));
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
