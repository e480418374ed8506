/**
 * Times mig-lint against a peer on the same folders, in turn, and prints medians and the ratio pair by pair.
 * Use: npm run bench -- 'ast-grep scan -r names.yml' FOLDER [FOLDER ...]
 * It judges nothing, and no test depends on it: machines differ, ratios on one machine in one run less so.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const RUNS = 5;
const [peer, ...folders] = process.argv.slice(2);
if (peer === undefined || folders.length === 0) {
  console.error("Give a peer's command and folders: npm run bench -- 'ast-grep scan -r names.yml' src");
  process.exit(2);
}

const ours = ['node', join(import.meta.dirname, '..', 'dist', 'mig-lint.cjs'), '--quiet'];

/** Wall seconds of one whole process; what it prints is read and thrown away. */
function seconds(words) {
  const started = performance.now();
  spawnSync(words[0], [...words.slice(1), ...folders], { maxBuffer: 1 << 30 });
  return (performance.now() - started) / 1000;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

const theirs = peer.split(' ');
seconds(ours);
seconds(theirs);
const pairs = Array.from({ length: RUNS }, () => [seconds(ours), seconds(theirs)]);
const line = (name, values) =>
  console.log(`${name.padEnd(10)} ${median(values).toFixed(2)} s (median of ${RUNS})`);
line(
  'mig-lint',
  pairs.map(([a]) => a),
);
line(
  'peer',
  pairs.map(([, b]) => b),
);
console.log(`ratio      ${median(pairs.map(([a, b]) => a / b)).toFixed(2)} (median of pairs)`);
