/** The grammars as tests use them: once for each test file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSyntax, type Syntax } from '../src/syntax/index.ts';

export function openGrammars(): Promise<Syntax> {
  const read = (...path: string[]): Uint8Array => readFileSync(join(__dirname, '..', ...path));
  return openSyntax({
    engine: read('node_modules', 'web-tree-sitter', 'web-tree-sitter.wasm'),
    grammars: new Map([
      ['c', read('grammars', 'tree-sitter-c.wasm')],
      ['cpp', read('grammars', 'tree-sitter-cpp.wasm')],
    ]),
    budget: 60_000,
  });
}
