/**
 * Puts the words of response files in the place of the `@file` that names them, as gcc does.
 * Reads ordinary files of sane size only, each once, and gives up before files that name each other many times
 * over can fill the memory.
 */
import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { splitResponse } from './command-words.ts';
import { onDisk } from './name.ts';
import { describeError, readRegular } from './regular.ts';

/** What is shared by all entries of a database. */
export interface ResponseShelf {
  /** By absolute path; null for a file that cannot be read. */
  readonly texts: Map<string, readonly string[] | null>;
  /** Why, by absolute path. */
  readonly unread: Map<string, string>;
  wordsLeft: number;
}

/** For all response files of a database together: thousands of units with hundreds of options each. */
const maxWords = 1024 * 1024;
const maxSize = 4 * 1024 * 1024;
const maxDepth = 10;

export function openShelf(): ResponseShelf {
  return { texts: new Map(), unread: new Map(), wordsLeft: maxWords };
}

/** A file that cannot be read stays the word that it is. The names are relative to where the compiler runs. */
export function expandResponses(
  words: readonly string[],
  directory: string,
  shelf: ResponseShelf,
): readonly string[] {
  if (!words.some(isResponse)) return words;
  const out: string[] = [];
  expandInto(out, words, { directory, shelf, around: [] });
  return out;
}

interface Place {
  readonly directory: string;
  readonly shelf: ResponseShelf;
  /** The files that the words come out of, the outermost first. */
  readonly around: readonly string[];
}

function expandInto(out: string[], words: readonly string[], place: Place): void {
  const { shelf, around } = place;
  const file = around.at(-1);
  for (const word of words) {
    if (file !== undefined) {
      shelf.wordsLeft -= 1;
      if (shelf.wordsLeft < 0) shelf.unread.set(file, 'the response files have too many words');
      if (shelf.wordsLeft < 0) return;
    }
    const path = isResponse(word) ? locate(word.slice(1), place.directory) : null;
    const inner = path === null ? null : wordsOf(path, shelf);
    if (path === null || inner === null) out.push(word);
    else if (around.includes(path)) shelf.unread.set(path, 'it names itself');
    else if (around.length >= maxDepth) shelf.unread.set(path, 'files are nested too deep');
    else expandInto(out, inner, { ...place, around: [...around, path] });
  }
}

function isResponse(word: string): boolean {
  return word.length > 1 && word.startsWith('@');
}

function locate(path: string, directory: string): string {
  return isAbsolute(path) ? path : resolve(directory, path);
}

function wordsOf(path: string, shelf: ResponseShelf): readonly string[] | null {
  const known = shelf.texts.get(path);
  if (known !== undefined) return known;
  if (shelf.wordsLeft < 0) return null;
  const text = readResponse(path, shelf);
  // No compiler can be given a NUL.
  const words = text === null ? null : splitResponse(text).filter((word) => !word.includes('\0'));
  shelf.texts.set(path, words);
  return words;
}

function readResponse(path: string, shelf: ResponseShelf): string | null {
  try {
    // Some files of /proc say that they are empty and never end.
    const status = statSync(onDisk(path));
    if (status.isFile() && status.size === 0) return '';
    const file = readRegular(path, maxSize);
    switch (file.kind) {
      case 'bytes':
        return Buffer.from(file.bytes).toString('utf8');
      case 'too-large':
        shelf.unread.set(path, `it has ${file.size} bytes`);
        return null;
      case 'not-regular':
        shelf.unread.set(path, 'it is no ordinary file');
        return null;
    }
  } catch (error) {
    shelf.unread.set(path, describeError(error));
    return null;
  }
}
