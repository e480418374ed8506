/** Bundles bench/fuzz/ into a folder of its own and runs it: `npm run fuzz -- [--count N] [--seed N] [PATH ...]`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const home = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'mig-lint-fuzz-'));
const outfile = join(folder, 'fuzz.cjs');
try {
  await build({
    entryPoints: [join(home, 'bench', 'fuzz', 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
    // The forms of these packages that need not ask where they lie.
    alias: {
      'web-tree-sitter': join(home, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
      tinyglobby: join(home, 'node_modules/tinyglobby/dist/index.cjs'),
    },
  });
  const words = ['--expose-gc', outfile, '--home', home, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
