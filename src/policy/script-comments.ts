/**
 * The comments of scripts. A shell has them wherever a word may begin, but not in quotes or in a here-document; tables,
 * units and spec files have whole lines of them only. It knows no grammar, so what a script makes with `eval` is a text.
 */
import type { ScriptKind } from '../model/index.ts';

export interface ScriptComment {
  /** From its sign to the end of the line. */
  readonly text: string;
  readonly offset: number;
}

export function scriptComments(text: string, kind: ScriptKind): readonly ScriptComment[] {
  switch (kind) {
    case 'shell':
    case 'c-shell':
      return shellComments(text);
    case 'inittab':
    case 'crontab':
    case 'system-crontab':
    case 'spec':
      return wholeLines(text, '#');
    case 'unit':
      return wholeLines(text, '#;');
  }
}

function wholeLines(text: string, signs: string): readonly ScriptComment[] {
  const comments: ScriptComment[] = [];
  for (let start = 0; start < text.length; start = endOfLine(text, start) + 1) {
    let at = start;
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    if (signs.includes(text[at] ?? '\n')) comments.push(commentAt(text, at));
  }
  return comments;
}

function commentAt(text: string, offset: number): ScriptComment {
  return { text: text.slice(offset, endOfLine(text, offset)), offset };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Behind these a word may begin. */
const BEFORE_WORD = ' \t\r\n;|&()`';

function shellComments(text: string): readonly ScriptComment[] {
  const comments: ScriptComment[] = [];
  const lastLine = lastLines(text);
  /** Words that end the here-documents which begin on this line. */
  let awaited: string[] = [];
  for (let at = 0; at < text.length; at++) {
    switch (text.charAt(at)) {
      case '\\':
        at += 1;
        break;
      case "'":
        at = endOfQuotes(text, at, false);
        break;
      case '"':
        at = endOfQuotes(text, at, true);
        break;
      case '\n':
        at = behindDocuments(text, at, awaited);
        awaited = [];
        break;
      case '#':
        if (at > 0 && !BEFORE_WORD.includes(text[at - 1] ?? '')) break;
        comments.push(commentAt(text, at));
        at = endOfLine(text, at) - 1;
        break;
      case '<': {
        const word = documentAt(text, at);
        if (word === null) break;
        // `$((1 << n))` shifts; what no line ends is no document.
        if ((lastLine.get(word.ending) ?? -1) > at) awaited.push(word.ending);
        at += word.length - 1;
        break;
      }
    }
  }
  return comments;
}

/** Where each line that is a single word stands last. */
function lastLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (let start = 0; start < text.length; start = endOfLine(text, start) + 1) {
    const line = text.slice(start, Math.min(endOfLine(text, start), start + LONGEST_ENDING)).trim();
    if (line !== '') lines.set(line, start);
  }
  return lines;
}

const LONGEST_ENDING = 80;

/** At the closing sign, or at the end of the text. */
function endOfQuotes(text: string, from: number, escapes: boolean): number {
  const sign = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === sign) return at;
    if (escapes && text[at] === '\\') at += 1;
  }
  return text.length;
}

/** `<<EOF`, `<<-'EOF'`; a third sign makes it a text in the same line. */
function documentAt(text: string, at: number): { readonly ending: string; readonly length: number } | null {
  if (text[at + 1] !== '<' || text[at + 2] === '<' || text[at - 1] === '<') return null;
  const head = text.slice(at, at + 2 * LONGEST_ENDING);
  const [found = '', , ending] = /^<<-?[ \t]*(["'\\]?)([A-Za-z_!][\w!.-]*)["']?/.exec(head) ?? [];
  return ending === undefined ? null : { ending, length: found.length };
}

/** At the end of the last line that belongs to the documents. */
function behindDocuments(text: string, newline: number, endings: readonly string[]): number {
  let at = newline;
  for (const ending of endings) {
    for (;;) {
      const start = at + 1;
      if (start >= text.length) return text.length;
      at = endOfLine(text, start);
      if (at - start < 2 * LONGEST_ENDING && text.slice(start, at).trim() === ending) break;
    }
  }
  return at;
}
