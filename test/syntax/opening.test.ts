/** Opening the grammars: by several at once, and again and again. Trees are tested with the facts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSyntax, type Syntax } from '../../src/syntax/index.ts';

const root = join(__dirname, '..', '..');
const engine = readFileSync(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'));
const c = readFileSync(join(root, 'grammars/tree-sitter-c.wasm'));

function open(grammar = c): Promise<Syntax> {
  return openSyntax({ engine, grammars: new Map([['c', () => grammar]]), budget: 60_000 });
}

function typeOf(syntax: Syntax, text: string): string | undefined {
  return syntax.parse(text, 'c')?.parts[0]?.type;
}

it('lets several open the grammars at the same time', async () => {
  const opened = await Promise.all([open(), open(), open(Buffer.from(c))]);
  expect(opened.map((syntax) => typeOf(syntax, 'int a;'))).toEqual(Array(3).fill('declaration'));
});

it('lets them parse in turns', async () => {
  const [first, second] = await Promise.all([open(), open()]);
  expect([
    typeOf(first, 'int a;'),
    typeOf(second, '#define A 1\n'),
    typeOf(first, 'int f(void) { return 1; }'),
  ]).toEqual(['declaration', 'preproc_def', 'function_definition']);
});
