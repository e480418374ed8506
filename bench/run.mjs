/**
 * Measures mig-lint against others on the same files, in turn, and prints medians and the ratio pair by pair, as Markdown.
 * Use: npm run bench -- --packages FOLDER [--ast-grep COMMAND] [--postgresql FOLDER] [--large NAME] [--only ID,ID] [--runs 5]
 * FOLDER holds packages as FOLDER/redis/src. It judges nothing, and no test depends on it: machines differ, ratios on one
 * machine in one run less so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isInstalled, measure, median, mine } from './measure.mjs';
import { entriesOf } from './work.mjs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    packages: text,
    'ast-grep': text,
    postgresql: text,
    large: text,
    only: text,
    runs: { ...text, default: '5' },
  },
});
if (values.packages === undefined) {
  console.error('Say where the packages are: npm run bench -- --packages FOLDER, with FOLDER/redis/src.');
  process.exit(2);
}
const runs = Number(values.runs);

/** Both, alternating, after one run of each to warm the disk's cache. */
function measurePairs({ paths, against, peer, cwd }) {
  const ours = [...mine, '--quiet', '--no-build', '--no-config', ...paths];
  const theirs = against === 'node -e 0' ? peer : [...peer, ...paths];
  if (runs > 1) measure(ours, cwd);
  if (runs > 1) measure(theirs, cwd);
  return Array.from({ length: runs }, () => ({ ours: measure(ours, cwd), theirs: measure(theirs, cwd) }));
}

function cells(entry) {
  const pairs = measurePairs(entry);
  const ratio = (what) => median(pairs.map(({ ours, theirs }) => ours[what] / theirs[what]));
  const middle = (who, what) => median(pairs.map((pair) => pair[who][what]));
  return [
    entry.work,
    entry.against,
    ratio('wall').toFixed(2),
    entry.wanted === null ? 'none' : `<= ${entry.wanted}`,
    ratio('processor').toFixed(2),
    ...['ours', 'theirs'].map((who) => `${middle(who, 'wall').toFixed(2)} s`),
    ...['ours', 'theirs'].map((who) => `${middle(who, 'megabytes').toFixed(0)} MB`),
  ];
}

const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const head = [
  ...['work', 'against', 'wall ratio', 'wanted', 'processor ratio'],
  ...['mig-lint', 'other', 'peak of mig-lint', 'peak of other'],
];
const scratch = mkdtempSync(join(tmpdir(), 'mig-lint-bench-'));
try {
  const only = values.only?.split(',') ?? null;
  const entries = entriesOf({
    packages: resolve(values.packages),
    astGrep: values['ast-grep'],
    postgresql: values.postgresql === undefined ? undefined : resolve(values.postgresql),
    large: values.large,
    scratch,
  }).filter(({ id }) => only === null || only.includes(id));
  row(head);
  row(head.map(() => '---'));
  for (const entry of entries) {
    if (entry.peer === null || !isInstalled(entry.peer[0])) {
      row([entry.work, entry.against, 'not installed', ...head.slice(3).map(() => '')]);
    } else {
      row(cells(entry));
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}
