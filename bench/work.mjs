/**
 * The table of what `npm run bench` measures: each entry says what mig-lint and what the other one are to do, and which ratio is
 * wanted. It measures nothing itself. An entry whose sources or whose peer are missing says so and is left out.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Every function that the rulebook asks about, so that the others look for the same. */
export function apiNames() {
  const { rules } = JSON.parse(readFileSync(join(root, 'dist/rulebook.json'), 'utf8'));
  const names = rules.flatMap(({ rows }) => rows.map(({ api }) => api));
  const functions = names.filter(({ kind, name }) => kind === 'function' && /^\w+$/.test(name));
  return [...new Set(functions.map(({ name }) => name))].sort();
}

/** One rule a language: a call of one of the names. */
export function writeAstGrepRules(folder) {
  const pattern = `^(${apiNames().join('|')})$`;
  const ruleOf = (language) =>
    [
      `id: calls-${language}`,
      `language: ${language}`,
      `rule: {kind: call_expression, has: {field: function, regex: '${pattern}'}}`,
    ].join('\n');
  const file = join(folder, 'names.yml');
  writeFileSync(file, `${ruleOf('c')}\n---\n${ruleOf('cpp')}\n`);
  return file;
}

/** Who it is measured against; each takes the paths last. */
function peersOf({ astGrep, scratch }) {
  const rules = writeAstGrepRules(scratch);
  return {
    'ast-grep': astGrep === undefined ? null : [astGrep, 'scan', '-r', rules],
    grep: ['grep', '-rnwE', apiNames().join('|')],
    'node -e 0': ['node', '-e', '0'],
    cppcheck: ['cppcheck', '--quiet'],
    flawfinder: ['flawfinder', '--quiet'],
  };
}

/** What is to be measured. `paths` go to both, but `node -e 0` takes none. */
export function entriesOf(options) {
  const { packages, postgresql, large } = options;
  const peers = peersOf(options);
  const folder = (name) => join(packages, name, 'src');
  const two = [folder('redis'), folder('nginx')];
  const source = folder('redis');
  const entry = (id, work, paths, against, wanted, cwd = packages) => {
    return { id, work, paths, against, peer: peers[against], wanted, cwd };
  };
  return [
    entry('two', 'redis + nginx', two, 'ast-grep', 0.2),
    entry('two', 'redis + nginx', two, 'grep', 6),
    ...(postgresql === undefined ? [] : [entry('postgresql', 'postgresql', [postgresql], 'ast-grep', 0.15)]),
    ...(large === undefined ? [] : [entry('large', large, [folder(large)], 'ast-grep', 0.15)]),
    entry('file', 'one 12 KB file', [fileOf(source, 12_000)], 'node -e 0', 2.5, source),
    entry('twenty', '20 files of redis by name', firstFiles(source, 20), 'node -e 0', 8, source),
    entry('two', 'redis + nginx', two, 'flawfinder', null),
    entry('file', 'one 12 KB file', [fileOf(source, 12_000)], 'cppcheck', null, source),
  ];
}

/** The C file of redis whose size comes nearest. */
function fileOf(source, size) {
  const distance = (name) => Math.abs(statSync(join(source, name)).size - size);
  return cFiles(source).reduce((best, name) => (distance(name) < distance(best) ? name : best));
}

function firstFiles(source, count) {
  return cFiles(source).slice(0, count);
}

function cFiles(source) {
  if (!existsSync(join(source, 'src'))) throw new Error(`There is no ${join(source, 'src')}.`);
  return readdirSync(join(source, 'src'))
    .filter((name) => name.endsWith('.c'))
    .sort()
    .map((name) => join('src', name));
}
