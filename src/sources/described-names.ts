/**
 * Which sources build files name: with their folder and extension where these are written, by the bare word where the build
 * file is in charge of them, or by a pattern. A word in a comment counts as a name, too.
 */
import { posix } from 'node:path';
import { readSourcePatterns, type SourcePattern } from './described-patterns.ts';

export interface Naming {
  readonly isNamed: (path: string) => boolean;
  /** Whether a build file in charge of the folder holds all words of its name. */
  readonly speaksOf: (folder: string) => boolean;
}

interface BuildText {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

/** A name with an extension: of a source, or of what is made of one. */
interface Mention {
  /** The folders before it, as far as no variable stands behind them; empty where there are none. */
  readonly folder: string;
  /** Null for what is made of any source. */
  readonly extension: string | null;
}

const SOURCE = /^(?:[cC]|cc|cpp|cxx|CPP|c\+\+|cu)$/;
const OBJECT = /^(?:l?o|obj|m|mm)$/;

/** `scopeOf` gives the folder that a build file in a folder belongs to. */
export function openNaming(texts: readonly BuildText[], scopeOf: (folder: string) => string): Naming {
  const words = new Map<string, Set<string>>();
  const mentions = new Map<string, Mention[]>();
  let patterns: readonly SourcePattern[] | null = null;
  for (const file of texts) {
    const scope = scopeOf(file.folder);
    const inScope = words.get(scope) ?? new Set();
    words.set(scope, inScope);
    for (const token of file.text.match(TOKEN) ?? []) takeToken(token, inScope, mentions);
  }
  const inCharge = (folder: string, wanted: readonly string[]): boolean => {
    for (let at = folder; ; at = posix.dirname(at)) {
      const known = words.get(at);
      if (known !== undefined && wanted.every((word) => known.has(word))) return true;
      if (at === '.' || at === '/') return false;
    }
  };
  // Most sources are named outright, and where all are nobody need look for patterns.
  const byPattern = (path: string): boolean => {
    patterns ??= texts.flatMap((file) => readSourcePatterns(file, scopeOf(file.folder)));
    return patterns.some(({ covers }) => covers(path));
  };
  return {
    isNamed: (path) =>
      (mentions.get(stemOf(path)) ?? []).some((mention) => isMeant(mention, path)) ||
      inCharge(posix.dirname(path), wordsIn(stemOf(path))) ||
      byPattern(path),
    speaksOf: (folder) => inCharge(posix.dirname(folder), wordsIn(posix.basename(folder))),
  };
}

export function stemOf(path: string): string {
  return posix.basename(path).replace(/\.[^.]*$/, '');
}

export function wordsIn(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}

const TOKEN = /[\w.+/$(){}@-]+/g;

/** A name with its extension counts as that alone; of all else the words do. */
function takeToken(token: string, words: Set<string>, mentions: Map<string, Mention[]>): void {
  const path = token.replace(/[)}.]+$/, '');
  const dot = path.lastIndexOf('.');
  const extension = dot < 0 ? '' : path.slice(dot + 1);
  const isSource = SOURCE.test(extension);
  if (!isSource && !OBJECT.test(extension)) {
    for (const word of wordsIn(token)) words.add(word);
    return;
  }
  const parts = path.slice(0, dot).split('/');
  const stem = (parts.pop() ?? '').replace(/^.*[({}$@)]/, '');
  const literal = parts.slice(parts.findLastIndex((part) => /[$@({})]|^\.\.$/.test(part)) + 1);
  const folder = literal.filter((part) => part !== '.' && part !== '').join('/');
  const known = mentions.get(stem) ?? [];
  mentions.set(stem, known);
  known.push({ folder, extension: isSource ? extension : null });
}

function isMeant({ folder, extension }: Mention, path: string): boolean {
  if (extension !== null && !path.endsWith(`.${extension}`)) return false;
  return folder === '' || `/${posix.dirname(path)}`.endsWith(`/${folder}`);
}
