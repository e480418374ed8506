/**
 * Long runs over the hostile suite and over files and folders given: `npm run fuzz -- --count 20000 src/of/something`.
 * What fails is written to a folder, one file for each file of the input, and can be made again by `--only NUMBER`.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { openFuzzer, type Tree, treesBelow } from './trial.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    home: { type: 'string', default: '.' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    count: { type: 'string', default: '500' },
    only: { type: 'string' },
    out: { type: 'string', default: 'fuzz-out' },
  },
});

function treesOf(path: string): readonly Tree[] {
  if (statSync(path).isDirectory()) return treesBelow(path);
  return [new Map([[path.split('/').at(-1) ?? path, readFileSync(path, 'latin1')]])];
}

/** Ends the run where an input does not end: nothing else gets a turn then. */
const WATCHDOG = `
  const { parentPort } = require('node:worker_threads');
  let timer;
  parentPort.on('message', (number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      require('node:fs').writeSync(2, 'input ' + number + ' hangs\\n');
      process.kill(process.pid, 'SIGKILL');
    }, 120000);
  });
`;

async function main(): Promise<boolean> {
  const trees = [join(values.home, 'test', 'hostile'), ...positionals].flatMap(treesOf);
  const fuzzer = openFuzzer(values.home, trees);
  const seed = Number(values.seed);
  const first = Number(values.only ?? values.first);
  const end = first + (values.only === undefined ? Number(values.count) : 1);
  let failed = 0;
  let slowest = { number: first, milliseconds: 0 };
  const watchdog = new Worker(WATCHDOG, { eval: true });
  for (let number = first; number < end; number++) {
    watchdog.postMessage(number);
    const tree = fuzzer.inputOf(seed, number);
    if (values.only !== undefined) keep(number, tree, ['tried alone']);
    const { faults, milliseconds } = await fuzzer.tryOut(tree);
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
    if (faults.length > 0) keep(number, tree, faults);
    if (faults.length > 0) failed++;
    if ((number + 1) % 500 === 0) console.log(`${number + 1} tried, ${failed} failed; ${memory()}`);
  }
  await watchdog.terminate();
  console.log(`seed ${seed}, inputs ${first} to ${end - 1}: ${failed} failed; ${memory()};`);
  console.log(`the slowest is ${slowest.number} with ${slowest.milliseconds} ms`);
  return failed === 0;
}

function keep(number: number, tree: Tree, faults: readonly string[]): void {
  console.log(`input ${number}: ${faults.map((fault) => fault.split('\n').slice(0, 4).join(' ')).join(' ')}`);
  const folder = join(values.out, String(number));
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of tree) writeFileSync(join(folder, path), text, 'latin1');
}

/** What is left after the garbage was collected, and all that the process holds. */
function memory(): string {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return `heap ${megabytes(heapUsed)}, process ${megabytes(rss)}`;
}

void main().then((isSound) => {
  process.exitCode = isSound ? 0 : 1;
});
