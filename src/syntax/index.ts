/**
 * Text to trees: the only owner of tree-sitter. The parser's own trees are copied and freed at once.
 * Deliberately knows neither files nor items.
 *
 * Text must be decoded as latin1, so that the indices of nodes are byte offsets.
 */
import { Language as Grammar, Parser } from 'web-tree-sitter';
import type { Language } from '../model/index.ts';
import { copyTree, type Node, typeTable, type TypeTable } from './tree.ts';

export type { Node } from './tree.ts';

export interface Syntax {
  /** The root of the text's tree; null when parsing took longer than the budget. */
  readonly parse: (text: string, language: Language) => Node | null;
}

/** The door for texts of a shell, which have a grammar of their own. */
export interface ShellSyntax {
  readonly parse: (text: string) => Node | null;
}

export interface SyntaxInput {
  /** The bytes of web-tree-sitter's own WASM. */
  readonly engine: Uint8Array<ArrayBuffer>;
  /**
   * The bytes of the grammars wanted, asked for when first needed; a language without one is parsed by the
   * other's.
   */
  readonly grammars: ReadonlyMap<Language, () => Uint8Array<ArrayBuffer>>;
  /** Milliseconds that one parse may take. */
  readonly budget: number;
}

interface Engine {
  readonly parser: Parser;
  readonly table: TypeTable;
}

export async function openSyntax({ engine, grammars, budget }: SyntaxInput): Promise<Syntax> {
  await startRuntime(engine);
  const [any] = grammars.values();
  return {
    parse: (text, language) => {
      const bytes = (grammars.get(language) ?? any)?.();
      if (bytes === undefined) return null;
      return parse(openEngine(bytes), withoutLabels(joinSplices(withoutOpenComment(text))), budget);
    },
  };
}

export interface ShellSyntaxInput {
  readonly engine: Uint8Array<ArrayBuffer>;
  readonly grammar: Uint8Array<ArrayBuffer>;
  /** Milliseconds that one parse may take. */
  readonly budget: number;
}

export async function openShellSyntax({ engine, grammar, budget }: ShellSyntaxInput): Promise<ShellSyntax> {
  await startRuntime(engine);
  return { parse: (text) => parse(openEngine(grammar), joinWords(text), budget) };
}

/** The same for the shell, where a splice may stand anywhere in a word. */
function joinWords(text: string): string {
  return text.replace(/[\w./-]+(?:\\\r?\n[\w./-]+)+/g, (spliced) =>
    spliced.replace(/\\\r?\n/g, '').padEnd(spliced.length, ' '),
  );
}

/** One for the process: starting it is not reentrant, so who comes second waits for the first. */
let runtime: Promise<void> | null = null;

/**
 * Compiled by this thread: V8 compiles the functions of a module when they are called, so that there is less
 * to do than to hand to another one.
 */
function startRuntime(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const instantiateWasm = (imports: WebAssembly.Imports, use: ReceiveInstance): object => {
    const module = new WebAssembly.Module(bytes);
    use(new WebAssembly.Instance(module, imports), module);
    return {};
  };
  runtime ??= Parser.init({ instantiateWasm }).catch((error: unknown) => {
    runtime = null;
    throw error;
  });
  return runtime;
}

/** How the runtime takes what was made of its bytes. */
type ReceiveInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/**
 * A grammar that was loaded stays in the runtime's memory for good, so the same bytes are loaded once. Analyses
 * may share a parser, because every parse ends before anybody else's turn comes.
 */
const loaded = new WeakMap<Uint8Array, Engine>();

function openEngine(bytes: Uint8Array<ArrayBuffer>): Engine {
  const engine = loaded.get(bytes) ?? loadEngine(bytes);
  loaded.set(bytes, engine);
  return engine;
}

function loadEngine(bytes: Uint8Array<ArrayBuffer>): Engine {
  const grammar = Grammar.loadSync(new WebAssembly.Module(bytes));
  const parser = new Parser();
  parser.setLanguage(grammar);
  return { parser, table: typeTable(grammar) };
}

function parse({ parser, table }: Engine, text: string, budget: number): Node | null {
  const deadline = Date.now() + budget;
  const tree = parser.parse(inLetters(text), null, { progressCallback: () => Date.now() > deadline });
  if (tree === null) {
    parser.reset();
    return null;
  }
  const cursor = tree.walk();
  const root = copyTree(cursor, text, table);
  cursor.delete();
  tree.delete();
  return root;
}

/** A comment that never ends is blanked: the grammars would look for its end again at each word in it. */
function withoutOpenComment(text: string): string {
  if (text.lastIndexOf('/*') <= text.lastIndexOf('*/') - 1) return text;
  return text.replace(COMMENT_OR_LITERAL, (part) =>
    part.startsWith('/*') && !/^\/\*[\s\S]*\*\/$/.test(part) ? part.replace(/[^\r\n]/g, ' ') : part,
  );
}

const COMMENT_OR_LITERAL =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/(?:\\\r?\n|.)*|\b(?:u8|[uUL])?R"(?<raw>[^()\\\s]{0,16})\((?:[\s\S]*?\)\k<raw>"|[\s\S]*)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/g;

/**
 * A backslash at a line's end may cut a name in two, which no grammar understands. The pieces are put
 * together and the gap is moved behind the name, so that all other offsets stay.
 */
function joinSplices(text: string): string {
  if (!text.includes('\\\n') && !text.includes('\\\r\n')) return text;
  return text.replace(/"(?:[^"\\\n]|\\(?:\r\n|[\s\S]))*"|\b\w+(?:\\\r?\n\w+)+/g, (spliced) =>
    // Who reads a text puts its pieces together.
    spliced.startsWith('"') ? spliced : spliced.replace(/\\\r?\n/g, '').padEnd(spliced.length, ' '),
  );
}

/**
 * An assembler label, `int x __asm__("r0") = f()`, hides the initialiser behind it from the grammar; it says
 * nothing that matters there.
 */
function withoutLabels(text: string): string {
  if (!text.includes('asm')) return text;
  return text.replace(
    /\b(?:__asm__|__asm|asm)\b(?<=[\w\])]\s+\w+)\s*\(\s*"[^"\n]*"\s*\)(?=\s*=[^=])/g,
    (label) => ' '.repeat(label.length),
  );
}

/** The bytes of a letter beyond ASCII are no letters one by one, so the grammar gets some letter in place of each. */
function inLetters(text: string): string {
  return text.replace(/[\x80-\xff]/g, '\xe9');
}
