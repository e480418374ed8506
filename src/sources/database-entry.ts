/**
 * Checks one entry of a compile database, which may be any JSON at all, and finds the compiler's call in it.
 * Reads neither options nor the disk.
 */
import { resolve } from 'node:path';
import { splitCommands, type Command } from './command-words.ts';
import { findCompilerCall, type CompilerCall } from './compiler-call.ts';

/** An entry that is fit to be read. */
export interface Entry {
  readonly file: string;
  readonly directory: string;
  /** Null when only the command may tell. */
  readonly output: string | null;
  readonly call: CompilerCall;
}

/** Null for one that says not enough. A folder that is not absolute is taken from the database on. */
export function checkEntry(value: unknown, folder: string): Entry | null {
  if (typeof value !== 'object' || value === null) return null;
  const file = textOf(value, 'file');
  const call = findCompilerCall(commandsOf(value));
  if (file === null || call === null) return null;
  const directory = resolve(folder, textOf(value, 'directory') ?? '.');
  return { file, directory, output: textOf(value, 'output'), call };
}

/** Where an entry has both, its `arguments` are the surer. */
function commandsOf(entry: object): readonly Command[] {
  const list = fieldOf(entry, 'arguments');
  if (isTextList(list) && list.length > 0) return splitArguments(list);
  const line = textOf(entry, 'command');
  return line === null ? [] : splitCommands(line);
}

/** Some tools write what stood on the line, `&&` and all. */
function splitArguments(words: readonly string[]): readonly Command[] {
  const commands: string[][] = [[]];
  for (const word of words) {
    if (word === '&&') commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function textOf(entry: object, key: string): string | null {
  const value = fieldOf(entry, key);
  return isText(value) && value !== '' ? value : null;
}

/** No system call takes a NUL in a name or an argument. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

/** What the entry itself has; nothing that all objects have. */
function fieldOf(entry: object, key: string): unknown {
  return Object.hasOwn(entry, key) ? (entry as Readonly<Record<string, unknown>>)[key] : undefined;
}
