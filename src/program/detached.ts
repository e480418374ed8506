/**
 * Answers of a compilation that are kept for long, without the texts of files that their words were cut from.
 */
import type { Presence } from '../model/index.ts';

/** V8 makes a long part of a text by pointing into it, so that a word of a condition keeps the whole file. */
export function detached(presences: readonly Presence[]): readonly Presence[] {
  const copies = new Map<Presence, Presence>();
  return presences.map((presence) => {
    const copy = copies.get(presence) ?? copyOf(presence);
    copies.set(presence, copy);
    return copy;
  });
}

function copyOf(presence: Presence): Presence {
  switch (presence.kind) {
    case 'always':
      return presence;
    case 'open':
      return { kind: 'open', conditions: presence.conditions.map(copied) };
    case 'never':
      return { kind: 'never', why: copied(presence.why) };
  }
}

function copied(text: string): string {
  return Buffer.from(text).toString();
}
