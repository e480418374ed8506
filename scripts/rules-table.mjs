/**
 * `node scripts/rules-table.mjs` writes the table of rules/README.md from the rules themselves; with `--check` it only
 * says whether the table is stale. Whether the rules are sound is for the tests to say.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '..', 'rules');
const page = join(folder, 'README.md');
const begin = '<!-- Written by scripts/rules-table.mjs. -->';
const end = '<!-- End of the table. -->';

const rules = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => parse(readFileSync(join(folder, name, 'rule.yaml'), 'utf8'), { merge: true }))
  .sort((a, b) => (a.rule < b.rule ? -1 : 1));

function namesOf({ blockers }) {
  const kinds = ['api', 'class', 'pragma', 'instruction', 'path', 'command'];
  return new Set(blockers.flatMap((row) => kinds.flatMap((kind) => row[kind] ?? []))).size;
}

/** What a reader may expect of the rule: the worst that any of its rows says. */
function effectOf({ blockers }) {
  const worst = ['stays', 'crashes', 'unsafe', 'locked', 'costs', 'fine'];
  return worst.find((effect) => blockers.some((row) => (row.effect ?? 'stays') === effect));
}

function lineOf(rule) {
  const reason = rule['stay-reason'] === undefined ? '' : `\`${rule['stay-reason']}\``;
  return `| [${rule.rule}](${rule.rule}/README.md) | ${effectOf(rule)} | ${reason} | ${namesOf(rule)} | ${rule.effort} |`;
}

const table = [
  '| rule | at worst | stay reason | names | effort |',
  '| --- | --- | --- | ---: | ---: |',
  ...rules.map(lineOf),
].join('\n');

const text = readFileSync(page, 'utf8');
const before = text.slice(0, text.indexOf(begin) + begin.length);
const after = text.slice(text.indexOf(end));
if (!text.includes(begin) || !text.includes(end)) {
  console.error('rules/README.md has lost the lines that mark its table.');
  process.exit(2);
}
const fresh = `${before}\n\n${table}\n\n${after}`;
if (fresh === text) process.exit(0);
if (process.argv[2] === '--check') {
  console.error('The table in rules/README.md is stale: run `node scripts/rules-table.mjs`.');
  process.exit(1);
}
writeFileSync(page, fresh);
