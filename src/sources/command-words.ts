/**
 * Splits command lines into words: those of a POSIX shell, and those of a compiler's response file.
 * Runs nothing and expands nothing: variables, globs and `$(...)` stay as they are written. Whatever is broken,
 * such as a quote that never ends, is taken as far as it goes.
 */

/** The shell commands of one line, each without its redirections. */
export type Command = readonly string[];

interface Scan {
  readonly line: string;
  at: number;
  /** Null between words; an empty pair of quotes makes an empty word. */
  word: string | null;
  /** The word to come is the file of a redirection. */
  redirects: boolean;
  command: string[];
  readonly commands: Command[];
}

/** A shell knows parentheses only where a word begins; within one they are a slip, and `-DF(x)=x` was meant. */
const specialBetween = /[\s'"`\\$;&|<>()]/g;
const specialWithin = /[\s'"`\\$;&|<>]/g;
const redirection = /&?>[>&|]{0,2}|<[<&>-]{0,2}/y;

export function splitCommands(line: string): readonly Command[] {
  const scan: Scan = { line, at: 0, word: null, redirects: false, command: [], commands: [] };
  while (scan.at < line.length) takeNext(scan);
  endCommand(scan);
  return scan.commands;
}

function takeNext(scan: Scan): void {
  const end = nextOf(scan.word === null ? specialBetween : specialWithin, scan.line, scan.at);
  if (end > scan.at) {
    add(scan, takeLength(scan, end - scan.at));
    return;
  }
  redirection.lastIndex = scan.at;
  if (redirection.test(scan.line)) {
    scan.at = redirection.lastIndex;
    startRedirection(scan);
    return;
  }
  const char = scan.line.charAt(scan.at);
  switch (char) {
    case "'":
      add(scan, takeSingleQuoted(scan));
      return;
    case '"':
      add(scan, takeDoubleQuoted(scan));
      return;
    case '\\':
      takeEscaped(scan);
      return;
    case '`':
      add(scan, takeThrough(scan, '`'));
      return;
    case '$':
      add(scan, scan.line.startsWith('$(', scan.at) ? takeSubstitution(scan) : takeLength(scan, 1));
      return;
    default:
      takeSeparator(scan, char);
  }
}

function takeSeparator(scan: Scan, char: string): void {
  scan.at += 1;
  if (';&|\n()'.includes(char)) endCommand(scan);
  else endWord(scan);
}

/** Where a pattern is next found. A search, unlike a match of everything before it, has no limit of length. */
function nextOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function add(scan: Scan, text: string): void {
  scan.word = (scan.word ?? '') + text;
}

/** In `2>/dev/null` the number belongs to the redirection. */
function startRedirection(scan: Scan): void {
  if (scan.word !== null && /^\d{1,3}$/.test(scan.word)) scan.word = null;
  endWord(scan);
  scan.redirects = true;
}

function takeLength(scan: Scan, length: number): string {
  const text = scan.line.slice(scan.at, scan.at + length);
  scan.at += length;
  return text;
}

/** Up to and with the next `end`, from behind what stands here. */
function takeThrough(scan: Scan, end: string): string {
  const found = scan.line.indexOf(end, scan.at + 1);
  return takeLength(scan, (found === -1 ? scan.line.length : found + 1) - scan.at);
}

function takeSingleQuoted(scan: Scan): string {
  const quoted = takeThrough(scan, "'");
  return quoted.length > 1 && quoted.endsWith("'") ? quoted.slice(1, -1) : quoted.slice(1);
}

const quoteOrBackslash = /["\\]/g;

function takeDoubleQuoted(scan: Scan): string {
  const start = scan.at + 1;
  let end = nextOf(quoteOrBackslash, scan.line, start);
  while (scan.line.charAt(end) === '\\') end = nextOf(quoteOrBackslash, scan.line, end + 2);
  scan.at = Math.min(end + 1, scan.line.length);
  return scan.line
    .slice(start, end)
    .replace(/\\([$`"\\\n])/g, (_, char: string) => (char === '\n' ? '' : char));
}

/** A line that ends in a backslash goes on in the next one. */
function takeEscaped(scan: Scan): void {
  const char = takeLength(scan, 2).slice(1);
  if (char !== '\n' && char !== '') add(scan, char);
}

function takeSubstitution(scan: Scan): string {
  let depth = 0;
  let end = scan.at + 1;
  for (; end < scan.line.length; end += 1) {
    const char = scan.line.charAt(end);
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth === 0) break;
  }
  return takeLength(scan, end + 1 - scan.at);
}

function endWord(scan: Scan): void {
  if (scan.word === null) return;
  if (!scan.redirects) scan.command.push(scan.word);
  scan.redirects = false;
  scan.word = null;
}

function endCommand(scan: Scan): void {
  endWord(scan);
  scan.redirects = false;
  if (scan.command.length > 0) scan.commands.push(scan.command);
  scan.command = [];
}

const responseSpecial = /[\s'"\\]/g;
const singleQuoteOrBackslash = /['\\]/g;

/**
 * As gcc documents it: blanks and line ends separate, quotes of both kinds hold together, and a backslash takes
 * the next character as it is, within either kind of quotes as well.
 */
export function splitResponse(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  let at = 0;
  while (at < text.length) {
    const stop = nextOf(stopsWithin(quote), text, at);
    if (stop > at || quote !== null) word = (word ?? '') + text.slice(at, stop);
    const char = text.charAt(stop);
    at = stop + 1;
    if (char === '\\') {
      word = (word ?? '') + text.charAt(at);
      at += 1;
    } else if (char === '"' || char === "'") {
      quote = quote === null ? char : null;
      word ??= '';
    } else if (word !== null) {
      words.push(word);
      word = null;
    }
  }
  if (word !== null) words.push(word);
  return words;
}

function stopsWithin(quote: '"' | "'" | null): RegExp {
  switch (quote) {
    case null:
      return responseSpecial;
    case '"':
      return quoteOrBackslash;
    case "'":
      return singleQuoteOrBackslash;
  }
}
