/**
 * What many test files need and is dear to make: the compiled rulebook and the bundled command, fresh from the sources
 * and made once in a run, by the test that asks first. Jest gives each test file modules of its own, so it goes by the disk.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalyzeInput } from '../../src/analyze.ts';
import { compileKnowledge, type Knowledge } from '../../src/rulebook/index.ts';
import { readKnowledge } from '../../src/sources/index.ts';

export const root = join(__dirname, '..', '..');

/** rules/ as they stand. */
export function readRules(): Knowledge {
  const file = madeOnce('rulebook.json', (path) => {
    writeFileSync(path, JSON.stringify(compiledRules()));
  });
  const knowledge: Knowledge = JSON.parse(readFileSync(file, 'utf8'));
  return knowledge;
}

function compiledRules(): Knowledge {
  const compiled = compileKnowledge(readKnowledge(join(root, 'rules')));
  if (compiled.kind === 'knowledge') return compiled.knowledge;
  const lines = compiled.errors.map(({ file, line, text }) => `rules/${file}:${line}: ${text}`);
  throw new Error(lines.join('\n'));
}

/** Where a fresh bundle lies, as dist/ would: what dist/ itself holds plays no part. Nobody may write there. */
export function builtFolder(): string {
  return madeOnce('dist', (path) => {
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), path]);
  });
}

/** The bundled command. */
export function builtCommand(): string {
  return join(builtFolder(), 'mig-lint.cjs');
}

/** The engine and the grammars: the same bytes each time, because a grammar is loaded once for the same bytes. */
export const assets: Pick<AnalyzeInput, 'engineBytes' | 'grammarBytes'> = {
  engineBytes: () => asset('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammarBytes: (language) => asset(`grammars/tree-sitter-${language}.wasm`),
};

const read = new Map<string, Uint8Array<ArrayBuffer>>();

function asset(path: string): Uint8Array<ArrayBuffer> {
  const bytes = read.get(path) ?? readFileSync(join(root, path));
  read.set(path, bytes);
  return bytes;
}

/** `make` writes to a path of its own, so that nobody meets half of it; who comes second takes what the first made. */
function madeOnce(name: string, make: (path: string) => void): string {
  const folder = process.env['MIG_LINT_TEST_RUN'];
  if (folder === undefined) throw new Error('test/once/begin.mjs did not run; see jest.config.mjs.');
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const own = `${path}.${String(process.pid)}`;
  make(own);
  try {
    renameSync(own, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
    rmSync(own, { recursive: true });
  }
  return path;
}
