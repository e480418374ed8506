/**
 * Compares an outline with what the grammar sees of the whole file: every name must be mentioned, borne or
 * declared for itself by the innermost item around it, and every function must be an item that bears its name.
 * It knows no files.
 */
import type { Language } from '../../src/model/index.ts';
import { createOutliner, type Item, mentionedName } from '../../src/outline/index.ts';
import type { Node, Syntax } from '../../src/syntax/index.ts';

export interface Lost {
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

export interface Comparison {
  /** Names that the grammar sees. */
  readonly names: number;
  readonly lost: readonly Lost[];
  /** Functions that the grammar sees defined. */
  readonly functions: number;
  readonly misnamed: readonly Lost[];
  readonly items: number;
  /** Items of the kind `function` that bear no name. */
  readonly nameless: number;
}

interface Seen {
  readonly name: string;
  readonly at: number;
}

const NAMES = ['identifier', 'type_identifier', 'field_identifier', 'namespace_identifier'];

/** Words of either language: the grammar of the one may take those of the other for names. */
const KEYWORDS = new Set(
  (
    'auto break case char const continue default do double else enum extern float for goto if inline int long ' +
    'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while ' +
    'alignas alignof bool catch class concept const_cast consteval constexpr constinit co_await co_return co_yield ' +
    'decltype delete dynamic_cast explicit export false final friend mutable namespace new noexcept nullptr operator ' +
    'override private protected public reinterpret_cast requires static_assert static_cast template this thread_local ' +
    'throw true try typeid typename using virtual wchar_t char8_t char16_t char32_t _Alignas _Atomic _Bool _Complex ' +
    '_Noreturn _Static_assert _Thread_local __attribute __attribute__ __const __declspec __extension__ __inline ' +
    '__inline__ __restrict __signed__ __thread __volatile__ asm __asm __asm__'
  ).split(' '),
);

/** Null when the grammar did not get through in time. */
export function compare(syntax: Syntax, bytes: Uint8Array, language: Language): Comparison | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const root = syntax.parse(text, language);
  if (root === null) return null;
  const seen = { names: namesIn(root, text), functions: functionsIn(root) };
  const index = indexItems(bytes, language, declaredIn(root));
  const lineAt = lineFinder(text);
  return {
    names: seen.names.length,
    lost: seen.names.filter((one) => !index.knows(one)).map((one) => lineAt(one)),
    functions: seen.functions.length,
    misnamed: seen.functions.filter((one) => !index.bears(one)).map((one) => lineAt(one)),
    items: index.items.length,
    nameless: index.items.filter((item) => item.kind === 'function' && item.names.length === 0).length,
  };
}

/**
 * Names outside of directives and literals. Where the grammar lost its way it takes the words of texts for
 * names, and the `h` of `20h` too, which nobody wants an outline to believe.
 */
function namesIn(root: Node, text: string): readonly Seen[] {
  const inDirective = anyRange(rangesOf(text, DIRECTIVE));
  const inLiteral = anyRange(rangesOf(text, LITERAL));
  const seen: Seen[] = [];
  for (const node of root.descendantsOfType(NAMES)) {
    if (node.endIndex === node.startIndex) continue;
    const name = node.text.replace(/^\xef(?:\xbb\xbf)?/, '').trim();
    const isName = /^(?!\xef\xbb\xbf)[A-Za-z_$\x80-\xff][\w$\x80-\xff]*$/.test(name);
    const isGlued = /\w/.test(text[node.startIndex - 1] ?? '');
    if (!isName || isGlued || KEYWORDS.has(name)) continue;
    if (inDirective(node.startIndex) || inLiteral(node.startIndex)) continue;
    seen.push({ name, at: node.startIndex });
  }
  return seen;
}

/** A directive that says nothing of items: `#if`, `#include`, `#undef`. */
const DIRECTIVE = /^[ \t]*#[ \t]*(?!define\b|pragma\b)\w*(?:\/\*[\s\S]*?\*\/|[^\n\\]|\\\r?\n|\\)*/gm;
/** Comments and numbers are matched so that quotes in them open nothing. */
const LITERAL =
  /\/\*[\s\S]*?\*\/|\/\/(?:\\\r?\n|.)*|\b\d(?:'?[\w.])*|R"([^(\n]*)\([\s\S]*?\)\1"|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/g;

type Range = readonly [start: number, end: number];

function rangesOf(text: string, pattern: RegExp): readonly Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => [index, index + match.length]);
}

function anyRange(ranges: readonly Range[]): (offset: number) => boolean {
  const starts = Int32Array.from(ranges.map(([start]) => start)).sort();
  const ends = new Map(ranges);
  return (offset) => {
    const start = starts[lastAtMost(starts.length, (at) => starts[at]!, offset)];
    return start !== undefined && ends.get(start)! > offset;
  };
}

const DECLARING = [
  ...['declaration', 'parameter_declaration', 'optional_parameter_declaration', 'field_declaration'],
  'for_range_loop',
];

/** What the grammar sees declared: locals, parameters, fields, and what stands outside of functions too. */
function declaredIn(root: Node): readonly Seen[] {
  const ofMacros = root
    .descendantsOfType(['preproc_params'])
    .flatMap((node) => node.descendantsOfType(['identifier']))
    .map((name): Seen => ({ name: name.text, at: name.startIndex }));
  const ofCode = root.descendantsOfType(DECLARING).flatMap((node) =>
    node.childrenForFieldName('declarator').flatMap((declarator): readonly Seen[] => {
      const [name] = declarator.descendantsOfType(['identifier', 'field_identifier']);
      return name === undefined ? [] : [{ name: name.text, at: name.startIndex }];
    }),
  );
  return [...ofMacros, ...ofCode];
}

function functionsIn(root: Node): readonly Seen[] {
  const seen: Seen[] = [];
  for (const node of root.descendantsOfType('function_definition')) {
    let at = node.childForFieldName('declarator');
    while (at !== null && !isPlainName(at)) {
      at =
        at.childForFieldName('declarator') ??
        at.childForFieldName('name') ??
        at.namedChildren.find((child) => /declarator|identifier/.test(child.type)) ??
        null;
    }
    if (at !== null && !KEYWORDS.has(at.text) && !isInsideFunction(node)) {
      seen.push({ name: at.text, at: at.startIndex });
    }
  }
  return seen;
}

function isPlainName(node: Node): boolean {
  return /^(?:field_|type_)?identifier$/.test(node.type);
}

/** Methods of a class inside of a function, and functions of GNU C, belong to the function around. */
function isInsideFunction(node: Node): boolean {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (outer.type === 'compound_statement' || outer.type === 'function_definition') return true;
  }
  return false;
}

interface Index {
  readonly items: readonly Item[];
  readonly knows: (seen: Seen) => boolean;
  readonly bears: (seen: Seen) => boolean;
}

/** `char *name,` as the grammar may have failed to see it, behind a macro that it does not know. */
function readsLikeDeclared(text: string, name: string): boolean {
  return new RegExp(`\\b[A-Za-z_]\\w*(?:\\s+|\\s*[*&]+\\s*)${name}\\s*[,;=)[]`).test(
    text.replace(/\/\*[\s\S]*?\*\//g, ' '),
  );
}

function indexItems(bytes: Uint8Array, language: Language, declared: readonly Seen[]): Index {
  const text = Buffer.from(bytes).toString('latin1');
  const outliner = createOutliner();
  const { items, mentions } = outliner.outline(bytes, language);
  const around = (offset: number): Item | null => {
    let found: Item | null = null;
    // The last item to begin at or before the offset is the innermost; only macros lie inside of others.
    for (let at = lastAtMost(items.length, (index) => items[index]!.start, offset); at >= 0; at--) {
      const item = items[at]!;
      if (item.end > offset) {
        found = item;
        break;
      }
      if (item.kind !== 'macro') break;
    }
    return found;
  };
  const own = new Map<Item, Set<string>>();
  for (const { name, at } of declared) {
    const item = around(at);
    if (item !== null) own.set(item, (own.get(item) ?? new Set()).add(name));
  }
  return {
    items,
    knows: ({ name, at }) => {
      const item = around(at);
      const number = outliner.names.idOf(name);
      if (item === null || number < 0) return false;
      if (item.names.includes(number) || own.get(item)?.has(name) === true) return true;
      if (readsLikeDeclared(text.slice(item.start, item.end), name)) return true;
      return mentions
        .subarray(item.mentionsFrom, item.mentionsTo)
        .some((mention) => mentionedName(mention) === number);
    },
    bears: ({ name, at }) => {
      const item = around(at);
      return item?.names.includes(outliner.names.idOf(name)) === true;
    },
  };
}

/** Index of the last of `count` sorted numbers that is not beyond `offset`; -1 when all are. */
function lastAtMost(count: number, numberAt: (index: number) => number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lineFinder(text: string): (seen: Seen) => Lost {
  return ({ name, at }) => {
    const line = text.slice(0, at).split('\n').length;
    return { line, name, text: text.split('\n')[line - 1]?.trim().slice(0, 100) ?? '' };
  };
}
