/**
 * Text to trees: the only owner of tree-sitter. Every tree is deleted as soon as its reader is done, so
 * nodes must not leave the reader. Deliberately knows neither files nor items.
 *
 * Text must be decoded as latin1, so that the indices of nodes are byte offsets.
 */
import { Language as Grammar, type Node, Parser } from 'web-tree-sitter';
import type { Language } from '../model/index.ts';

export type { Node } from 'web-tree-sitter';

export interface Syntax {
  /**
   * Parses and hands the root to `read`; what `read` returns must not hold nodes. Null when parsing took
   * longer than the budget.
   */
  readonly withTree: <T>(text: string, language: Language, read: (root: Node) => T) => T | null;
}

export interface SyntaxInput {
  /** The bytes of web-tree-sitter's own WASM. */
  readonly engine: Uint8Array;
  /** The bytes of the grammars wanted; a language without one is parsed by the other's. */
  readonly grammars: ReadonlyMap<Language, Uint8Array>;
  /** Milliseconds that one parse may take. */
  readonly budget: number;
}

export async function openSyntax(input: SyntaxInput): Promise<Syntax> {
  await Parser.init({ wasmBinary: input.engine });
  const parsers = new Map<Language, Parser>();
  for (const [language, bytes] of input.grammars) {
    const parser = new Parser();
    parser.setLanguage(await Grammar.load(bytes));
    parsers.set(language, parser);
  }
  return { withTree: (text, language, read) => withTree(parsers, input.budget, text, language, read) };
}

function withTree<T>(
  parsers: ReadonlyMap<Language, Parser>,
  budget: number,
  text: string,
  language: Language,
  read: (root: Node) => T,
): T | null {
  const parser = parsers.get(language) ?? [...parsers.values()][0];
  if (parser === undefined) return null;
  const deadline = performance.now() + budget;
  const tree = parser.parse(joinSplices(text), null, {
    progressCallback: () => performance.now() > deadline,
  });
  if (tree === null) {
    parser.reset();
    return null;
  }
  try {
    return read(tree.rootNode);
  } finally {
    tree.delete();
  }
}

/**
 * A backslash at a line's end may cut a name in two, which no grammar understands. The pieces are put
 * together and the gap is moved behind the name, so that all other offsets stay.
 */
function joinSplices(text: string): string {
  if (!text.includes('\\\n') && !text.includes('\\\r\n')) return text;
  return text.replace(/\w+(?:\\\r?\n\w+)+/g, (spliced) =>
    spliced.replace(/\\\r?\n/g, '').padEnd(spliced.length, ' '),
  );
}
