/**
 * An outline never loses a mention: whatever name the grammar sees in a file, the item around it mentions or
 * bears it. Held against the corpus beside this file, against C and C++ that happens to be installed, and
 * against the folder in MIG_LINT_CORPUS when that is set.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isCpp, languageOf } from '../../src/outline/index.ts';
import { openSyntax, type Syntax } from '../../src/syntax/index.ts';
import { compare, type Comparison } from './lost.ts';

const root = join(__dirname, '..', '..');
const SOURCE = /\.(?:c|h|cc|cpp|cxx|hh|hpp|hxx|inl)$/i;
/** Thousands of generated headers, all alike, come with Node. */
const ALIKE = 'node/openssl/';
/** Larger files are generated tables. */
const LARGEST = 2_000_000;

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(ALIKE) && statSync(path).size <= LARGEST)
    .sort();
}

let syntax: Syntax;

beforeAll(async () => {
  const read = (...path: string[]): Uint8Array<ArrayBuffer> => readFileSync(join(root, ...path));
  const c = read('grammars', 'tree-sitter-c.wasm');
  const cpp = read('grammars', 'tree-sitter-cpp.wasm');
  syntax = await openSyntax({
    engine: read('node_modules', 'web-tree-sitter', 'web-tree-sitter.wasm'),
    grammars: new Map([
      ['c', () => c],
      ['cpp', () => cpp],
    ]),
    budget: 60_000,
  });
});

function compareFile(path: string, hasCpp: boolean): Comparison | null {
  const bytes = readFileSync(path);
  return compare(syntax, bytes, languageOf(path, bytes, hasCpp));
}

/** What is lost of all files, a line each. */
function lostIn(files: readonly string[]): readonly string[] {
  const hasCpp = files.some(isCpp);
  return files.flatMap((path) =>
    (compareFile(path, hasCpp)?.lost ?? []).map(
      ({ line, name, text }) => `${path}:${line}: ${name} in ${text}`,
    ),
  );
}

describe('the corpus', () => {
  const files = filesIn(join(__dirname, 'corpus')).map((path) => [basename(path), path] as const);

  it('is there', () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)('loses no mention in %s', (_, path) => {
    const comparison = compareFile(path, true);
    expect(comparison?.lost).toEqual([]);
    expect(comparison?.names).toBeGreaterThan(50);
  });

  it.each(files)('names every function of %s', (_, path) => {
    expect(compareFile(path, true)?.misnamed).toEqual([]);
  });
});

const OPTIONAL: readonly (readonly [what: string, folder: string | undefined])[] = [
  ['packages', join(root, 'node_modules')],
  ["Node's headers", join(dirname(process.execPath), '..', 'include', 'node')],
  ['MIG_LINT_CORPUS', process.env['MIG_LINT_CORPUS']],
];

describe('code of others', () => {
  const present = OPTIONAL.filter(([, folder]) => folder !== undefined && filesIn(folder).length > 0);

  (present.length > 0 ? it.each(present) : it.skip.each(OPTIONAL))(
    'loses no mention: %s',
    (_, folder) => {
      expect(lostIn(filesIn(folder ?? ''))).toEqual([]);
    },
    600_000,
  );
});
