/**
 * A syntax tree as plain objects. One walk copies it out of the parser's memory, so that whoever reads it
 * pays for no more crossings into WASM, and nothing has to be freed afterwards. It keeps named nodes and the
 * tokens that say something (operators), no punctuation.
 */
import type { Language as Grammar, TreeCursor } from 'web-tree-sitter';

/** What the copy keeps of a node. Offsets are bytes, since texts are decoded as latin1; `endIndex` is exclusive. */
interface Kept {
  readonly type: string;
  readonly isNamed: boolean;
  /** What the node is to its parent, in the grammar's words. */
  readonly field: string | null;
  readonly startIndex: number;
  readonly endIndex: number;
}

export class Node implements Kept {
  readonly type: string;
  readonly isNamed: boolean;
  readonly field: string | null;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly parent: Node | null;
  /** Named nodes, and the tokens that fill a field; in order. */
  readonly parts: Node[] = [];
  readonly #source: string;

  constructor(kept: Kept, parent: Node | null, source: string) {
    this.type = kept.type;
    this.isNamed = kept.isNamed;
    this.field = kept.field;
    this.startIndex = kept.startIndex;
    this.endIndex = kept.endIndex;
    this.parent = parent;
    this.#source = source;
  }

  get text(): string {
    return this.#source.slice(this.startIndex, this.endIndex);
  }

  get namedChildren(): readonly Node[] {
    return this.parts.every((part) => part.isNamed) ? this.parts : this.parts.filter((part) => part.isNamed);
  }

  get isError(): boolean {
    return this.type === 'ERROR';
  }

  /** True for what the parser made up where something was missing. */
  get isMissing(): boolean {
    return this.startIndex === this.endIndex;
  }

  namedChild(index: number): Node | null {
    return this.namedChildren[index] ?? null;
  }

  childForFieldName(field: string): Node | null {
    return this.parts.find((part) => part.field === field) ?? null;
  }

  childrenForFieldName(field: string): readonly Node[] {
    return this.parts.filter((part) => part.field === field);
  }

  /** The node itself and what lies below it, as far as it has one of the types; in order of the text. */
  descendantsOfType(types: string | readonly string[]): readonly Node[] {
    const wanted = new Set(typeof types === 'string' ? [types] : types);
    const found: Node[] = [];
    const open: Node[] = [this];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (wanted.has(node.type)) found.push(node);
      for (let i = node.parts.length - 1; i >= 0; i--) {
        const part = node.parts[i];
        if (part !== undefined) open.push(part);
      }
    }
    return found;
  }
}

/** What the walk must know of a grammar, by the numbers of its types and fields. */
export interface TypeTable {
  readonly types: readonly string[];
  readonly kinds: readonly ('named' | 'token' | 'punctuation')[];
  readonly fields: readonly (string | null)[];
}

const PUNCTUATION = /^(?:[()[\]{};,.:]|->|::|"|')$/;

export function typeTable(grammar: Grammar): TypeTable {
  const { types, fields } = grammar;
  const kinds = types.map((type, id) => {
    if (grammar.nodeTypeIsNamed(id)) return 'named';
    return PUNCTUATION.test(type) ? 'punctuation' : 'token';
  });
  return { types, kinds, fields };
}

/** Named nodes without children: asking each for its first child would cost as much as copying it. */
const LEAVES =
  /^(?:(?:type_|field_|namespace_|statement_)?identifier|primitive_type|number_literal|comment)$/;

/** The number of the type of nodes that stand for what the parser did not understand. */
const ERROR_TYPE = 65_535;

/** Copies the tree that the cursor is at the root of; as deep as it may be, without recursion. */
export function copyTree(cursor: TreeCursor, source: string, table: TypeTable): Node {
  const { startIndex, endIndex } = cursor;
  const root = new Node(
    { type: cursor.nodeType, isNamed: true, field: null, startIndex, endIndex },
    null,
    source,
  );
  if (!cursor.gotoFirstChild()) return root;
  for (let parent = root; ;) {
    const kept = readNode(cursor, table);
    const node = kept === null ? null : new Node(kept, parent, source);
    if (node !== null) parent.parts.push(node);
    if (node?.isNamed === true && !LEAVES.test(node.type) && cursor.gotoFirstChild()) {
      parent = node;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (parent.parent === null) return root;
      cursor.gotoParent();
      parent = parent.parent;
    }
  }
}

/** Null for tokens that say nothing. */
function readNode(cursor: TreeCursor, table: TypeTable): Kept | null {
  const id = cursor.nodeTypeId;
  const kind = id === ERROR_TYPE ? 'named' : (table.kinds[id] ?? 'token');
  if (kind === 'punctuation') return null;
  const field = table.fields[cursor.currentFieldId] ?? null;
  if (kind === 'token' && field === null) return null;
  const type = id === ERROR_TYPE ? 'ERROR' : (table.types[id] ?? '');
  return { type, isNamed: kind === 'named', field, startIndex: cursor.startIndex, endIndex: cursor.endIndex };
}
