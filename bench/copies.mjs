/**
 * Whether cost grows linearly: 1, 2, 4, 8 and 16 copies of a folder side by side, time and memory, as Markdown with a plot of text.
 * Use: node bench/copies.mjs FOLDER [RUNS]. The copies lie in a temporary folder and go away again.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure, median, mine } from './measure.mjs';

const [folder, runs = '3'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say what to copy: node bench/copies.mjs FOLDER [RUNS]');
  process.exit(2);
}

const counts = [1, 2, 4, 8, 16];
const scratch = mkdtempSync(join(tmpdir(), 'mig-lint-copies-'));

function measureCopies(count) {
  const paths = Array.from({ length: count }, (_, index) => `copy-${index + 1}`);
  const all = Array.from({ length: Number(runs) }, () =>
    measure([...mine, '--quiet', '--no-build', '--no-config', ...paths], scratch),
  );
  const middle = (what) => median(all.map((one) => one[what]));
  return {
    count,
    wall: middle('wall'),
    processor: middle('processor'),
    megabytes: middle('megabytes'),
  };
}

const times = (value, first) => `${(value / first).toFixed(1)} x`;
/** As many signs as 16 copies at the same cost each would make 64. */
const bar = (value, first) => '#'.repeat(Math.max(1, Math.round((value / first) * 4)));

try {
  for (let index = 1; index <= 16; index += 1) {
    cpSync(resolve(folder), join(scratch, `copy-${index}`), { recursive: true, verbatimSymlinks: true });
  }
  const rows = counts.map(measureCopies);
  const [first] = rows;
  console.log(
    '| copies | wall | | processor | | peak memory | |\n| --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const { count, wall, processor, megabytes } of rows) {
    const cells = [
      count,
      ...[`${wall.toFixed(2)} s`, times(wall, first.wall)],
      ...[`${processor.toFixed(2)} s`, times(processor, first.processor)],
      ...[`${megabytes.toFixed(0)} MB`, times(megabytes, first.megabytes)],
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('\n```text');
  for (const what of ['processor', 'megabytes']) {
    for (const one of rows) {
      console.log(`${what.padEnd(9)} ${String(one.count).padStart(2)}  ${bar(one[what], first[what])}`);
    }
  }
  console.log('```');
} finally {
  rmSync(scratch, { recursive: true });
}
