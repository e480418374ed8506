/**
 * Makes the outline of one file in one pass over its bytes, without a grammar: where its items begin and
 * end, what they are called, and which names each mentions. It may say too much, never too little, so
 * wherever the structure is in doubt a name is borne by more items rather than by fewer.
 * It deliberately decides nothing about meaning: `#if`s are not evaluated and macros not expanded.
 */
import type { Language } from '../model/index.ts';
import {
  APOSTROPHE,
  BACKSLASH,
  CLOSE_PAREN,
  COLON,
  CR,
  DOT,
  GREATER,
  HASH,
  LF,
  MINUS,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUOTE,
  SLASH,
  STAR,
} from './bytes.ts';
import { Head, type Shape } from './head.ts';
import { declaringWords, type Keywords } from './keywords.ts';
import { type DeclaringWord, LocalNames } from './locals.ts';
import { MentionList, MentionSet } from './mentions.ts';
import type { NameTable } from './names.ts';
import {
  CALLED,
  type Include,
  type Item,
  CALLED_MEMBER,
  MEMBER,
  type Outline,
  PASTING,
  PLAIN,
  QUALIFIED,
} from './outline.ts';

const OTHER = 0;
const WORD = 1;
const DIGIT = 2;
const SPACE = 3;
const NEWLINE = 4;

/** Longer path literals than this are cut: only their beginnings matter to anyone. */
const LONGEST_PATH = 80;
const CLASS_OF = classesOfBytes();

/** Makes outlines of many files that share one table of names. */
export class Scanner {
  #mentions = new MentionSet();
  #macroMentions = new MentionSet();
  #list = new MentionList();
  #items: Item[] = [];
  #includes: Include[] = [];
  #undefined: number[] = [];
  #head: Head;
  #bytes: Uint8Array = new Uint8Array(0);
  /** Names below are keywords of the language at hand. */
  #keywordEnd = 0;
  readonly #names: NameTable;
  readonly #keywords: Keywords;
  readonly #mentionedKeyword: Uint8Array;
  readonly #declaring: readonly DeclaringWord[];
  readonly #locals: LocalNames;

  constructor(names: NameTable, keywords: Keywords, mentionedKeywords: readonly string[]) {
    this.#names = names;
    this.#keywords = keywords;
    this.#declaring = declaringWords(names, keywords);
    this.#locals = new LocalNames(
      (name) => {
        this.#mentions.declare(name);
      },
      (name) => {
        names.markType(name);
      },
    );
    this.#mentionedKeyword = new Uint8Array(keywords.end);
    for (const word of mentionedKeywords) this.#mentionedKeyword[names.idOf(word)] = 1;
    this.#head = this.#newHead('c');
  }

  outline(bytes: Uint8Array, language: Language): Outline {
    this.#bytes = bytes;
    this.#items = [];
    this.#includes = [];
    this.#undefined = [];
    this.#mentions.reset();
    this.#head = this.#newHead(language);
    this.#keywordEnd = language === 'c' ? this.#keywords.endOfC : this.#keywords.end;
    this.#scan(startOfText(bytes), bytes.length);
    this.#head.finish(bytes.length);
    const items = this.#head.isBalanced
      ? this.#items
      : this.#items.map((item) => ({ ...item, namespace: -1 }));
    return {
      items: items.sort((a, b) => a.start - b.start || b.end - a.end),
      mentions: this.#list.take(),
      includes: this.#includes,
      undefined: this.#undefined,
    };
  }

  #newHead(language: Language): Head {
    return new Head(this.#keywords, language, {
      onItem: (item) => {
        this.#addItem(this.#mentions, item);
      },
      namespaceOf: (outer, names) => this.#namespaceOf(outer, names),
    });
  }

  #namespaceOf(outer: number, names: readonly number[]): number {
    for (const name of names) this.#names.markNamespace(name);
    if (names.length === 0) return outer;
    const path = outer < 0 ? names : [outer, ...names];
    return this.#names.internText(path.map((name) => this.#names.text(name)).join('::'));
  }

  #addItem(from: MentionSet, shape: Shape): void {
    const mentionsFrom = this.#list.length;
    from.flushInto(this.#list);
    const { kind, names, scope, namespace, inClass, local, start, end } = shape;
    const mentionsTo = this.#list.length;
    this.#items.push({ kind, names, scope, namespace, inClass, local, start, end, mentionsFrom, mentionsTo });
  }

  /** The main loop: every token of the file goes to the head, every name to the mentions. */
  #scan(from: number, to: number): void {
    const bytes = this.#bytes;
    const head = this.#head;
    let lineStart = true;
    let i = from;
    while (i < to) {
      const byte = bytes[i] ?? 0;
      switch (CLASS_OF[byte] ?? OTHER) {
        case NEWLINE:
          lineStart = true;
          i++;
          continue;
        case SPACE:
          i++;
          continue;
        case WORD:
          lineStart = false;
          i = this.#scanWord(i, to, this.#mentions, true);
          continue;
        case DIGIT:
          lineStart = false;
          head.onValue(i);
          this.#locals.onLiteral();
          i = endOfNumber(bytes, i, to);
          continue;
      }
      const next = bytes[i + 1];
      if (byte === SLASH && (next === STAR || next === SLASH)) {
        i = endOfComment(bytes, i, to);
        continue;
      }
      if (byte === QUOTE || byte === APOSTROPHE) i = this.#scanString(i, to, byte, true);
      else if (byte === HASH && lineStart) i = this.#scanDirective(i, to);
      else if (byte === BACKSLASH) i += 1;
      else {
        this.#locals.onPunctuation(byte, head.region);
        i = head.onPunctuation(byte, next ?? 0, i, bytes[i - 1] === LF);
      }
      lineStart = false;
    }
  }

  /** A name, a keyword, or the prefix of a string literal. Returns where scanning goes on. */
  #scanWord(start: number, to: number, mentions: MentionSet, structural: boolean): number {
    const bytes = this.#bytes;
    let hash = 0;
    let i = start;
    let byte = bytes[i] ?? 0;
    do {
      hash = Math.imul(hash ^ byte, 0x01000193);
      byte = bytes[++i] ?? 0;
    } while (i < to && (CLASS_OF[byte] === WORD || CLASS_OF[byte] === DIGIT));
    if (byte === BACKSLASH && isSplice(bytes, i))
      return this.#scanSplicedWord(start, to, mentions, structural);
    if (byte === QUOTE && bytes[i - 1] === 0x52 && isRawPrefix(bytes, start, i)) {
      if (structural) this.#head.onString(start);
      return endOfRawString(bytes, i, to);
    }
    this.#mention(this.#names.intern(bytes, start, i, hash), start, i, to, mentions, structural);
    return i;
  }

  /** A name that a backslash at a line's end cuts in pieces: rare, so it may be slow. */
  #scanSplicedWord(start: number, to: number, mentions: MentionSet, structural: boolean): number {
    const bytes = this.#bytes;
    let text = '';
    let i = start;
    while (i < to) {
      const byte = bytes[i] ?? 0;
      if (CLASS_OF[byte] === WORD || CLASS_OF[byte] === DIGIT) text += String.fromCharCode(byte);
      else if (byte !== BACKSLASH || !isSplice(bytes, i)) break;
      else i = bytes[i + 1] === CR ? i + 2 : i + 1;
      i++;
    }
    this.#mention(this.#names.internText(text), start, i, to, mentions, structural);
    return i;
  }

  #mention(
    name: number,
    start: number,
    end: number,
    to: number,
    mentions: MentionSet,
    structural: boolean,
  ): void {
    if (name < this.#keywordEnd) {
      if (structural) {
        this.#head.onKeyword(name, start);
        this.#locals.onKeyword(this.#declaring[name] ?? 'none');
      }
      if (this.#mentionedKeyword[name] === 1) mentions.add(name, PLAIN);
      return;
    }
    mentions.add(name, this.#usesAt(start, end, to));
    if (!structural) return;
    this.#locals.onName(name, !isLowerCase(this.#bytes[start]) && !isLowerCase(this.#bytes[start + 1]));
    this.#head.onName(name, start);
  }

  #usesAt(start: number, end: number, to: number): number {
    const bytes = this.#bytes;
    const before = bytes[start - 1];
    const isMember = before === DOT || (before === GREATER && bytes[start - 2] === MINUS);
    if (isMember) {
      const isCalled = bytes[end] === OPEN_BRACKET || nextIsParenthesis(bytes, end, to);
      return MEMBER + (isCalled ? CALLED_MEMBER : 0);
    }
    const isQualified = before === COLON && bytes[start - 2] === COLON;
    return (isQualified ? QUALIFIED : PLAIN) + (nextIsParenthesis(bytes, end, to) ? CALLED : 0);
  }

  /** Skips a string or character; a literal that begins with a slash is a mention. */
  #scanString(start: number, to: number, quote: number, structural: boolean): number {
    const bytes = this.#bytes;
    if (structural) {
      this.#head.onString(start);
      this.#locals.onLiteral();
    }
    const end = endOfString(bytes, start, to, quote);
    if (quote === QUOTE && bytes[start + 1] === SLASH) {
      const last = Math.min(end - 1, start + 1 + LONGEST_PATH);
      const mentions = structural ? this.#mentions : this.#macroMentions;
      mentions.add(this.#names.internText(latin1(bytes, start + 1, last)), PLAIN);
    }
    return end;
  }

  #scanDirective(start: number, to: number): number {
    const bytes = this.#bytes;
    const end = endOfLogicalLine(bytes, start, to);
    const wordStart = skipBlanks(bytes, start + 1, end);
    const i = endOfName(bytes, wordStart, end);
    switch (latin1(bytes, wordStart, i)) {
      case 'define':
        this.#scanMacro(start, i, end);
        break;
      case 'undef':
        this.#addUndefined(i, end);
        break;
      case 'include':
      case 'include_next':
      case 'import':
        this.#addInclude(start, latin1(bytes, i, end));
        break;
      case 'pragma':
        this.#scanWords(i, end, this.#mentions);
        break;
      case 'if':
      case 'ifdef':
      case 'ifndef':
        this.#head.onIf();
        break;
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'else':
        this.#head.onElse(start);
        break;
      case 'endif':
        this.#head.onEndif(start);
        break;
    }
    return end;
  }

  /** `#define NAME(parameters) body`: an item of its own, wherever it stands. */
  #scanMacro(start: number, from: number, end: number): void {
    const bytes = this.#bytes;
    const nameStart = skipBlanks(bytes, from, end);
    const i = endOfName(bytes, nameStart, end);
    if (i === nameStart) return;
    const name = this.#names.internText(latin1(bytes, nameStart, i));
    const body = bytes[i] === OPEN_PAREN ? this.#declareParameters(i, end) : i;
    this.#scanWords(body, end, this.#macroMentions);
    const place = { scope: -1, namespace: -1, inClass: false, local: false, start, end };
    this.#addItem(this.#macroMentions, { kind: 'macro', names: [name], ...place });
  }

  /** The parameters of a macro stand for what it is handed, as those of a function do. Returns where its body begins. */
  #declareParameters(open: number, end: number): number {
    const bytes = this.#bytes;
    let i = open;
    while (i < end && bytes[i] !== CLOSE_PAREN) {
      const nameEnd = endOfName(bytes, i, end);
      if (nameEnd > i) this.#macroMentions.declare(this.#names.internText(latin1(bytes, i, nameEnd)));
      i = Math.max(nameEnd, i + 1);
    }
    return i;
  }

  #addUndefined(from: number, end: number): void {
    const start = skipBlanks(this.#bytes, from, end);
    const name = latin1(this.#bytes, start, endOfName(this.#bytes, start, end));
    if (name !== '') this.#undefined.push(this.#names.internText(name));
  }

  /** Names only: in a macro's body or a pragma nothing opens or closes an item. */
  #scanWords(from: number, to: number, mentions: MentionSet): void {
    const bytes = this.#bytes;
    let i = from;
    while (i < to) {
      const byte = bytes[i] ?? 0;
      const next = bytes[i + 1];
      if (CLASS_OF[byte] === WORD) i = this.#scanWord(i, to, mentions, false);
      else if (CLASS_OF[byte] === DIGIT) i = endOfNumber(bytes, i, to);
      else if (byte === SLASH && (next === STAR || next === SLASH)) i = endOfComment(bytes, i, to);
      else if (byte === QUOTE || byte === APOSTROPHE) i = this.#scanString(i, to, byte, false);
      else {
        if (byte === HASH && next === HASH) mentions.add(this.#names.internText(PASTING), PLAIN);
        i++;
      }
    }
  }

  #addInclude(start: number, rest: string): void {
    const match = /^\s*(?:"([^"\n]+)"|<([^>\n]+)>)/.exec(rest);
    const path = match?.[1] ?? match?.[2];
    if (path !== undefined) this.#includes.push({ path, system: match?.[1] === undefined, start });
  }
}

function classesOfBytes(): Uint8Array {
  const classes = new Uint8Array(256).fill(OTHER);
  for (let byte = 0; byte < 256; byte++) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z_$]/.test(char) || byte >= 0x80) classes[byte] = WORD;
    else if (/[0-9]/.test(char)) classes[byte] = DIGIT;
    else if (byte === LF || byte === CR) classes[byte] = NEWLINE;
    else if (/\s/.test(char)) classes[byte] = SPACE;
  }
  return classes;
}

/** A byte order mark is no letter of the first name. */
function startOfText(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString('latin1');
}

function isLowerCase(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let i = from;
  while (i < end && isBlank(bytes[i])) i++;
  return i;
}

function endOfName(bytes: Uint8Array, from: number, end: number): number {
  let i = from;
  while (i < end && isWordOrDigit(bytes[i])) i++;
  return i;
}

function isSplice(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === LF || (bytes[at + 1] === CR && bytes[at + 2] === LF);
}

/** `R`, `LR`, `uR`, `UR`, `u8R` before a quote. */
function isRawPrefix(bytes: Uint8Array, start: number, end: number): boolean {
  return /^(?:u8|[uUL])?R$/.test(latin1(bytes, start, Math.min(end, start + 4)));
}

function nextIsParenthesis(bytes: Uint8Array, from: number, to: number): boolean {
  let i = from;
  while (i < to) {
    const byte = bytes[i] ?? 0;
    if (byte === OPEN_PAREN) return true;
    if (byte === SLASH && bytes[i + 1] === STAR) i = endOfComment(bytes, i, to);
    else if (byte === CLOSE_PAREN || CLASS_OF[byte] === SPACE || CLASS_OF[byte] === NEWLINE) i++;
    else if (byte === BACKSLASH) i++;
    else return false;
  }
  return false;
}

function endOfComment(bytes: Uint8Array, start: number, to: number): number {
  if (bytes[start + 1] === SLASH) return endOfLogicalLine(bytes, start, to);
  let i = bytes.indexOf(STAR, start + 2);
  while (i >= 0 && i < to && bytes[i + 1] !== SLASH) i = bytes.indexOf(STAR, i + 1);
  return i < 0 || i >= to ? to : i + 2;
}

function endOfLogicalLine(bytes: Uint8Array, start: number, to: number): number {
  let i = start;
  for (;;) {
    const lf = bytes.indexOf(LF, i);
    if (lf < 0 || lf >= to) return to;
    const before = bytes[lf - 1] === CR ? lf - 2 : lf - 1;
    if (bytes[before] !== BACKSLASH) {
      const comment = openComment(bytes, i, lf);
      if (comment < 0) return lf;
      i = endOfComment(bytes, comment, to);
      if (i >= to) return to;
      continue;
    }
    i = lf + 1;
  }
}

/** Where a block comment begins in the line `[start, end)` that does not end there, or -1. */
function openComment(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end) {
    const byte = bytes[i] ?? 0;
    if (byte === QUOTE || byte === APOSTROPHE) {
      i = endOfString(bytes, i, end, byte);
    } else if (byte === SLASH && bytes[i + 1] === SLASH) {
      return -1;
    } else if (byte === SLASH && bytes[i + 1] === STAR) {
      const close = endOfComment(bytes, i, bytes.length);
      if (close > end) return i;
      i = close;
    } else {
      i++;
    }
  }
  return -1;
}

/** A string ends at its quote, or at the end of its line: an unclosed one must not eat the file. */
function endOfString(bytes: Uint8Array, start: number, to: number, quote: number): number {
  let i = start + 1;
  while (i < to) {
    const byte = bytes[i] ?? 0;
    if (byte === quote) return i + 1;
    if (byte === LF) return i;
    i += byte === BACKSLASH ? (bytes[i + 1] === CR && bytes[i + 2] === LF ? 3 : 2) : 1;
  }
  return to;
}

function endOfRawString(bytes: Uint8Array, quoteAt: number, to: number): number {
  const open = bytes.indexOf(OPEN_PAREN, quoteAt);
  if (open < 0 || open - quoteAt > 17) return quoteAt + 1;
  const closing = Buffer.from(`)${latin1(bytes, quoteAt + 1, open)}"`, 'latin1');
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, to).indexOf(closing, open);
  return end < 0 ? to : end + closing.length;
}

/** Numbers may hold letters, dots, signs behind an exponent and, in C++, apostrophes between digits. */
function endOfNumber(bytes: Uint8Array, start: number, to: number): number {
  let i = start + 1;
  while (i < to) {
    const byte = bytes[i] ?? 0;
    const kind = CLASS_OF[byte];
    if (kind === WORD || kind === DIGIT || byte === 0x2e) i++;
    else if (byte === APOSTROPHE && isWordOrDigit(bytes[i + 1]) && isWordOrDigit(bytes[i - 1])) i += 2;
    else if ((byte === 0x2b || byte === 0x2d) && isExponent(bytes[i - 1])) i++;
    else break;
  }
  return i;
}

function isExponent(byte: number | undefined): boolean {
  return byte === 0x65 || byte === 0x45 || byte === 0x70 || byte === 0x50;
}

function isWordOrDigit(byte: number | undefined): boolean {
  const kind = CLASS_OF[byte ?? 0];
  return kind === WORD || kind === DIGIT;
}
