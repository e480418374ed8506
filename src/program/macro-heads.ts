/**
 * Functions whose heads a macro writes: `SYS_FUNC(bind) {` defines `sys_bind`, and neither `SYS_FUNC` nor `bind`. An
 * outline knows no macros, so it lets such a function bear every name that stands in its head; here the macros are
 * expanded to see which one it is, and where the macro is in no file, its name is known by standing in many heads. Macros
 * that write more than a head, such as a class around it, are left alone.
 */
import type { Item, NameTable } from '../outline/index.ts';
import { expandText, type MacroKnowledge } from './directive-expression.ts';
import { latin1 } from './lines.ts';
import type { MacroTexts } from './macro-texts.ts';
import { literally } from './patterns.ts';
import type { ItemId, OutlinedFile } from './tree.ts';

/** Heads longer than this, in bytes, are not read. */
const LONGEST_HEAD = 2000;
/** Macros that take more steps than this to be replaced write more than heads. */
const MOST_STEPS = 500;

interface HeadsInput {
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly bytesOf: (file: number) => Uint8Array;
  readonly macros: MacroTexts;
}

/** The names of those functions, the likeliest first, where they are others than the outline tells. */
export function findWrittenNames(input: HeadsInput): ReadonlyMap<ItemId, readonly number[]> {
  const { files, macros } = input;
  const isShared = openShared(input);
  const written = new Map<ItemId, readonly number[]>();
  let first = 0;
  for (const [file, { outline }] of files.entries()) {
    for (const [at, item] of outline.items.entries()) {
      if (item.kind !== 'function') continue;
      const isWritten = item.scope < 0 && item.names.some(macros.isMacroName);
      const found = (isWritten ? namesWritten(input, file, item) : null) ?? item.names;
      const own = found.filter((name) => !isShared(name));
      if (own.length > 0 && own.length < found.length) written.set(first + at, own);
      else if (found !== item.names) written.set(first + at, found);
    }
    first += outline.items.length;
  }
  return written;
}

/** Names that stand in the heads of so many functions beside others are no functions' names. */
const MANY = 3;

/** A macro's, be it one of the tree or only written like one, or something that it is handed. */
function openShared({ files, names, macros }: HeadsInput): (name: number) => boolean {
  const beside = new Uint8Array(names.size);
  const likeliest = new Uint8Array(names.size);
  for (const { outline } of files) {
    for (const { kind, names: own } of outline.items) {
      const [first] = own;
      if (kind !== 'function' || first === undefined) continue;
      likeliest[first] = 1;
      if (own.length > 1) for (const name of own) beside[name] = Math.min(MANY, (beside[name] ?? 0) + 1);
    }
  }
  return (name) =>
    beside[name] === MANY &&
    (likeliest[name] !== 1 || macros.isMacroName(name) || !/[a-z]/.test(names.text(name)));
}

function namesWritten(
  { names, bytesOf, macros }: HeadsInput,
  file: number,
  item: Item,
): readonly number[] | null {
  const end = Math.min(item.end, item.start + LONGEST_HEAD);
  const [head = ''] = latin1(bytesOf(file), item.start, end).split('{', 1);
  const knowledge = macros.anyAt(file, item.start);
  const words = new Set(head.match(WORDS) ?? []);
  const seen = macros.at(file, item.start);
  // A macro of the same name in a header that the file does not see is another's, where one that it sees may write the head.
  const own = [...words].filter((word) => takesArguments(seen, word));
  const writing = own.length > 0 ? own : [...words].filter((word) => takesArguments(knowledge, word));
  if (writing.length === 0) return null;
  const found = writing.flatMap((word) => {
    const hasType = typed(
      head.slice(0, head.search(new RegExp(`\\b${literally(word)}\\b`))).match(WORDS) ?? [],
    );
    return macros.textsOf(file, word).map((text) => {
      const macroOf: MacroKnowledge['macroOf'] = (one) => (one === word ? text : knowledge.macroOf(one));
      return nameIn(expandText(head, { ...knowledge, macroOf }, MOST_STEPS) ?? [], hasType);
    });
  });
  const plain = found.filter((name) => name !== null);
  if (plain.length === 0) return null;
  // What came from elsewhere than the head is borne for other reasons, and a macro that is not seen may be none here.
  const isSure = plain.length === found.length && own.length > 0;
  const given = plain.map((name) => names.internText(name));
  if (!isSure) return [...new Set([...item.names, ...given])];
  return [...new Set([...given, ...item.names.filter((one) => !words.has(names.text(one)))])];
}

function takesArguments({ macroOf }: MacroKnowledge, word: string): boolean {
  return (macroOf(word)?.parameters ?? null) !== null;
}

/** Whether a type stands among the words. */
function typed(words: readonly string[]): boolean {
  return words.some((word) => NAME.test(word) && !STORAGE.test(word));
}

/** The word before the first parentheses of a head that are no attribute's; null where it is no plain function's. */
function nameIn(all: readonly string[], hasType: boolean): string | null {
  // A macro may write a declaration in front of the head.
  const behind = all.includes('{') ? [] : all.slice(all.lastIndexOf(';') + 1);
  const tokens = behind.includes('(') ? behind : all;
  // What the macro gives a body, too, may stand before another function.
  if (tokens.slice(tokens.lastIndexOf('}')).includes('(') && tokens.includes('}')) return null;
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token === '{' || token === ';' || BEYOND.test(token)) return null;
    if (token === ')') depth--;
    if (token !== '(' || depth++ > 0) continue;
    const before = tokens[at - 1] ?? '';
    // A macro that stands in for the function, not for its head, leaves `void ((void)0)` or `int open(path, 0);`.
    if (TYPE_WORD.test(before)) return null;
    if (!NAME.test(before) || ATTRIBUTE.test(before)) continue;
    // What stood before the macro is the type, and `flag (set)->is_set(set)` has lost its name.
    const hasLostName = hasType && !typed(tokens.slice(0, at - 1));
    return hasLostName || isStatement(tokens, at) ? null : before;
  }
  return null;
}

/** Whether a semicolon follows what the parentheses hold; between those of an old-style head and one stands a type. */
function isStatement(tokens: readonly string[], opening: number): boolean {
  let depth = 0;
  for (let at = opening; at < tokens.length; at++) {
    if (tokens[at] === '(') depth++;
    else if (tokens[at] === ')' && --depth === 0) return tokens[at + 1] === ';';
  }
  return false;
}

const WORDS = /[A-Za-z_$][\w$]*/g;
const NAME = /^[A-Za-z_$][\w$]*$/;
const ATTRIBUTE = /^(?:__attribute__|__attribute|__declspec|__asm__|asm|alignas|_Alignas|noexcept)$/;
const STORAGE = /^(?:static|extern|inline|__inline|__inline__|register|const|volatile)$/;
const TYPE_WORD =
  /^(?:void|char|short|int|long|float|double|signed|unsigned|_?[Bb]ool|const|volatile|inline|static)$/;
/** Classes and what they hold have more than one name. */
const BEYOND = /^(?:class|struct|union|enum|template|namespace|operator|typedef|:|~)$/;
