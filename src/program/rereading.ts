/**
 * Files that are read a second time, because not all of a large tree is kept. Somebody may edit, build or check something
 * out meanwhile, and offsets into the old bytes mean nothing in new ones: what changed is as good as gone, and told.
 */
import { wholeFile } from '../model/index.ts';
import type { PlacedHole } from './uses.ts';

export interface Rereading {
  /** What the file is like the first time. */
  readonly note: (path: string, content: Uint8Array) => void;
  /** Null when it is another one by now, or gone. */
  readonly read: (path: string) => Uint8Array | null;
  /** A hole for each of those, which may hide something from every program. */
  readonly changed: () => readonly PlacedHole[];
}

export function openRereading(readBytes: (path: string) => Uint8Array | null): Rereading {
  const prints = new Map<string, number>();
  const changed = new Set<string>();
  return {
    note: (path, content) => {
      prints.set(path, printOf(content));
    },
    read: (path) => {
      const content = readBytes(path);
      if (content !== null && prints.get(path) === printOf(content)) return content;
      changed.add(path);
      return null;
    },
    changed: () => [...changed].sort().map(holeOf),
  };
}

function holeOf(path: string): PlacedHole {
  const detail = `\`${path}\` changed while it was looked at; look again.`;
  const span = wholeFile(path);
  return { hole: { kind: 'unread-file', span, detail, name: null, outside: null }, item: null };
}

/** To look at every byte would cost as much as outlining does; an insertion moves what is behind it. */
const SAMPLED = 64;

function printOf(content: Uint8Array): number {
  let print = content.length;
  for (let at = 0; at < SAMPLED; at++) {
    const byte = content[Math.floor((at * content.length) / SAMPLED)] ?? 0;
    print = (Math.imul(print, 31) + byte) | 0;
  }
  return print;
}
