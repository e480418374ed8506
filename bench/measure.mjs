/** Runs one whole process and says what it took: wall seconds, seconds of all processors, peak memory. Needs GNU time. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const mine = ['node', join(import.meta.dirname, '..', 'dist', 'mig-lint.cjs')];

/** What the command prints is thrown away; a status above 2 means that it did not run, and so does a signal. */
export function measure(words, cwd) {
  const scratch = mkdtempSync(join(tmpdir(), 'mig-lint-time-'));
  const file = join(scratch, 'time');
  const started = performance.now();
  const { status, error, signal } = spawnSync('/usr/bin/time', ['-o', file, '-f', '%U %S %M', ...words], {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const wall = (performance.now() - started) / 1000;
  if (error !== undefined) throw new Error(`GNU time is needed: ${error.message}`);
  if (status === null || status > 2) {
    throw new Error(`\`${words[0]}\` ended with ${status ?? signal} instead of doing its work.`);
  }
  const last = readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
  const [user = 0, system = 0, kilobytes = 0] = last.split(' ').map(Number);
  rmSync(scratch, { recursive: true });
  return { wall, processor: user + system, megabytes: kilobytes / 1024 };
}

export function isInstalled(command) {
  const { error } = spawnSync(command, ['--version'], { stdio: 'ignore' });
  return error === undefined;
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
