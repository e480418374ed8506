/**
 * All files of a run to outlines, one after the other. Hardly any text is asked for again, so that they are kept up to a
 * size only, and the few that matter beyond it are read a second time. It links nothing of what it outlined.
 */
import { posix } from 'node:path';
import { type Hole, type Language, type Pausing, type Shortfall, wholeFile } from '../model/index.ts';
import { createOutliner, isCompiled, isCpp, languageOf, type NameTable, rehearse } from '../outline/index.ts';
import { cutHole } from './cut.ts';
import { openRereading } from './rereading.ts';
import type { OutlinedFile } from './tree.ts';
import type { PlacedHole } from './uses.ts';

export interface OutliningInput {
  /** Paths, each once, in any order. */
  readonly files: readonly string[];
  /** Null when a file cannot be read. */
  readonly readBytes: (file: string) => Uint8Array | null;
  /** The same for what only includes name. */
  readonly readHeader: (path: string) => Uint8Array | null;
}

export interface Outlined {
  /** None when there was no time for all of them. */
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly bytesOf: (path: string) => Uint8Array | null;
  /** How many of the files named were read. */
  readonly count: number;
  /** Of all that was read. */
  readonly bytes: number;
  readonly holes: readonly PlacedHole[];
  /** Files that were others when they were read again. */
  readonly changed: () => readonly PlacedHole[];
  readonly cut: Shortfall | null;
}

/** From so many files on a rehearsal pays. */
const MANY = 100;

export function* outlineFiles(input: OutliningInput): Pausing<Outlined> {
  if (input.files.length >= MANY) rehearse();
  const outliner = createOutliner();
  const { names } = outliner;
  const hasCpp = input.files.some(isCpp);
  const texts = openTexts(input.readBytes);
  const files: OutlinedFile[] = [];
  const holes: PlacedHole[] = [];
  const add = (path: string, language: Language, content: Uint8Array): void => {
    texts.keep(path, content);
    files.push({ path, language, outline: outliner.outline(content, language) });
  };
  const paths = [...input.files].sort();
  for (const [at, path] of paths.entries()) {
    const cut = yield;
    if (cut !== null) {
      holes.push(leftOut(path, cut, paths.length - at, paths.length));
      const seen = { names, count: files.length, bytes: texts.size(), holes };
      // To link what was outlined would take about as long again.
      return { ...seen, files: [], bytesOf: () => null, changed: () => [], cut };
    }
    const content = input.readBytes(path);
    if (content === null) holes.push(unreadFile(path));
    else add(path, languageOf(path, content, hasCpp), content);
  }
  const count = files.length;
  for (const { path, language } of unusualIncludes(files)) {
    const content = input.readHeader(path);
    if (content !== null) add(path, language, content);
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const { bytesOf, changed } = texts;
  return { files, names, count, bytes: texts.size(), holes, bytesOf, changed, cut: null };
}

/** Texts beyond so many bytes are not kept. */
const MOST_KEPT = 16 * 1024 * 1024;

interface Texts extends Pick<Outlined, 'bytesOf' | 'changed'> {
  readonly keep: (path: string, content: Uint8Array) => void;
  /** The bytes of all of them, kept or not. */
  readonly size: () => number;
}

function openTexts(readBytes: OutliningInput['readBytes']): Texts {
  const kept = new Map<string, Uint8Array>();
  const again = openRereading(readBytes);
  let bytes = 0;
  return {
    keep: (path, content) => {
      bytes += content.length;
      if (bytes <= MOST_KEPT) kept.set(path, content);
      else again.note(path, content);
    },
    size: () => bytes,
    bytesOf: (path) => kept.get(path) ?? again.read(path),
    changed: again.changed,
  };
}

function leftOut(path: string, cut: Shortfall, left: number, all: number): PlacedHole {
  const words = `before ${String(left)} of ${String(all)} files were looked at.`;
  return { hole: cutHole(wholeFile(path), cut, words), item: null };
}

function unreadFile(path: string): PlacedHole {
  const detail = `\`${path}\` could not be read.`;
  const hole: Hole = { kind: 'unread-file', span: wholeFile(path), detail, name: null, outside: null };
  return { hole, item: null };
}

/** Files beside their includers that nobody takes for C by their names: `#include "calls.def"`. */
function unusualIncludes(files: readonly OutlinedFile[]): readonly Pick<OutlinedFile, 'path' | 'language'>[] {
  const found = new Map<string, Language>();
  for (const { path, language, outline } of files) {
    for (const { path: included, system } of outline.includes) {
      if (system || isCompiled(included) || isCpp(included) || /\.h$/i.test(included)) continue;
      const beside = posix.join(posix.dirname(path), included);
      if (!found.has(beside)) found.set(beside, language);
    }
  }
  return [...found].map(([path, language]) => ({ path, language }));
}
