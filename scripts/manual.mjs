/** Writes man/mig-lint.1, of which src/cli/manual.ts is the author. */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'mig-lint-manual-'));
try {
  const outfile = join(scratch, 'manual.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/manual.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: { yargs: join(root, 'node_modules/yargs/index.cjs') },
    outfile,
    logLevel: 'warning',
  });
  mkdirSync(join(root, 'man'), { recursive: true });
  writeFileSync(join(root, 'man/mig-lint.1'), createRequire(import.meta.url)(outfile).manualPage());
} finally {
  rmSync(scratch, { recursive: true });
}
