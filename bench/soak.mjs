/**
 * Whether memory stays flat: looks at each of the folders over and over in one process, and prints its memory after each round.
 * Use: node --expose-gc bench/soak.mjs ROUNDS FOLDER [FOLDER ...]. Without --expose-gc the heap holds what is not yet collected.
 * It runs what the command runs, short of writing: the sources behind the command, bundled into a temporary folder.
 */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const [rounds, ...folders] = process.argv.slice(2);
if (!(Number(rounds) > 0) || folders.length === 0) {
  console.error('Say how often and what: node --expose-gc bench/soak.mjs ROUNDS FOLDER [FOLDER ...]');
  process.exit(2);
}

/** The command's own `run`, which leaves the process alone. */
async function loadCommand(scratch) {
  const outfile = join(scratch, 'command.cjs');
  const contents = "export { run } from './cli/run.ts'; export { createEngine } from './cli/pipeline.ts';";
  await build({
    stdin: { contents, resolveDir: join(root, 'src'), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    absWorkingDir: root,
    logLevel: 'error',
    alias: {
      'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
      yargs: join(root, 'node_modules/yargs/index.cjs'),
      tinyglobby: join(root, 'node_modules/tinyglobby/dist/index.cjs'),
    },
  });
  return createRequire(import.meta.url)(outfile);
}

const scratch = mkdtempSync(join(tmpdir(), 'mig-lint-soak-'));
try {
  const { run, createEngine } = await loadCommand(scratch);
  const engine = createEngine(join(root, 'dist'), () => undefined);
  const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
  console.log('| round | written | heap | outside of the heap | resident |\n| --- | --- | --- | --- | --- |');
  for (let round = 1; round <= Number(rounds); round += 1) {
    let written = 0;
    for (const folder of folders) {
      const environment = {
        cwd: resolve(folder),
        variables: {},
        isTerminal: false,
        isErrorTerminal: false,
        now: () => performance.now(),
        heedSignals: () => ({ status: () => null, ignore: () => undefined }),
        isHeapBeyond: () => false,
        ask: null,
        width: 80,
        home: join(root, 'dist'),
        version: '0',
        today: new Date().toISOString().slice(0, 10),
        importDefault: (path) => Promise.reject(new Error(`${path} is not run here`)),
        input: async function* () {},
        readInput: () => new Uint8Array(),
        rewriteSource: () => undefined,
        write: (_, text) => {
          written += text.length;
        },
        writeFile: () => undefined,
      };
      const status = await run(['--format', 'json', '--no-build', '--no-config'], environment, engine);
      if (status > 1) throw new Error(`${folder} could not be looked at.`);
    }
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    console.log(`| ${[round, written, ...[heapUsed, external, rss].map(megabytes)].join(' | ')} |`);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
