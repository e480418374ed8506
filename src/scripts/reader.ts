/**
 * The scripts of a run: which of them mention anything that matters, and what each does, read when somebody asks. Most
 * scripts are never read: looking for a few words is a hundred times cheaper than a tree.
 */
import type { Script } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import { readScript, type ScriptReading } from './script.ts';
import type { Shapes } from './invocations.ts';

export interface ReaderInput {
  readonly scripts: readonly Script[];
  readonly bytesOf: (path: string) => Uint8Array | null;
  readonly shapes: Shapes;
  /** Names of commands, and both ends of paths: a script must hold some of these to matter by itself. */
  readonly words: readonly string[];
  readonly pieces: readonly { readonly first: string; readonly last: string }[];
}

export interface ScriptTexts {
  /** Those that mention one of the words, by path. */
  readonly mentioning: readonly Script[];
  /** How many bytes were looked through. */
  readonly bytes: number;
  /** How many could be opened. */
  readonly count: number;
}

/** Opens each script once and keeps none. */
export function findMentions({ scripts, bytesOf, words, pieces }: ReaderInput): ScriptTexts {
  const word = `(?<![\\w.-])(?:${words.map(escaped).join('|')})(?![\\w-])`;
  const pattern = words.length > 0 ? new RegExp(word) : null;
  const isMentioned = (text: string): boolean =>
    pattern?.test(text) === true ||
    pieces.some(({ first, last }) => text.includes(first) && text.includes(last));
  const mentioning: Script[] = [];
  let bytes = 0;
  let count = 0;
  for (const script of [...scripts].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const content = bytesOf(script.path);
    if (content === null) continue;
    bytes += content.length;
    count += 1;
    if (isMentioned(Buffer.from(content).toString('latin1'))) mentioning.push(script);
  }
  return { mentioning, bytes, count };
}

/** Reads a script when it is first asked for; null when it cannot be opened. */
export function openReader(
  { bytesOf, shapes }: Pick<ReaderInput, 'bytesOf' | 'shapes'>,
  parse: (text: string) => Node | null,
): (script: Script) => ScriptReading | null {
  const read = new Map<string, ScriptReading | null>();
  return (script) => {
    const before = read.get(script.path);
    if (before !== undefined) return before;
    const content = bytesOf(script.path);
    const text = content === null ? null : Buffer.from(content).toString('latin1');
    const reading = text === null ? null : readScript({ script, text, shapes, known: new Map(), parse });
    read.set(script.path, reading);
    return reading;
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
