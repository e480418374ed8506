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
  for (const { paths, language } of unusualIncludes(files)) {
    for (const path of paths) {
      const content = input.readHeader(path);
      if (content === null) continue;
      add(path, language, content);
      break;
    }
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

/**
 * A file that nobody takes for C by its name, by where it may be: the first place where there is one counts.
 */
interface UnusualInclude {
  readonly paths: readonly string[];
  readonly language: Language;
}

/**
 * `#include "calls.def"` beside the includer, and `<lib/calls.def>` below a folder that the includer lies in.
 */
function unusualIncludes(files: readonly OutlinedFile[]): readonly UnusualInclude[] {
  const top = commonFolder(files);
  const found = new Map<string, UnusualInclude>();
  for (const { path, language, outline } of files) {
    for (const { path: included, system } of outline.includes) {
      if (isCompiled(included) || isCpp(included) || /\.h$/i.test(included)) continue;
      // The headers of C++ have no ending.
      if (system && !/\/.*\.\w+$/.test(included)) continue;
      const beside = posix.join(posix.dirname(path), included);
      const above = included.includes('/') ? foldersAbove(path, top) : [];
      const paths = [beside, ...above.map((folder) => posix.join(folder, included))];
      const key = included.includes('/') ? `${posix.dirname(path)} ${included}` : beside;
      if (!found.has(key)) found.set(key, { paths, language });
    }
  }
  return onceByPlace([...found.values()]);
}

/** The same file may be included from many folders. */
function onceByPlace(includes: readonly UnusualInclude[]): readonly UnusualInclude[] {
  const tried = new Set<string>();
  return includes.map(({ paths, language }) => {
    const fresh = paths.filter((path) => !tried.has(path));
    for (const path of fresh) tried.add(path);
    return { paths: fresh, language };
  });
}

/** From the nearest one up to the one that all files lie in. */
function foldersAbove(path: string, top: string): readonly string[] {
  const folders: string[] = [];
  for (let at = posix.dirname(path); at.length > top.length && at !== '.';) {
    at = posix.dirname(at);
    if (at.length >= top.length) folders.push(at);
  }
  return folders;
}

/** What all paths begin with, as far as it is a folder; they are in order. */
function commonFolder(files: readonly OutlinedFile[]): string {
  const first = files[0]?.path ?? '';
  const last = files.at(-1)?.path ?? '';
  let length = 0;
  while (length < first.length && first[length] === last[length]) length++;
  return first.slice(0, Math.max(0, first.lastIndexOf('/', length)));
}
