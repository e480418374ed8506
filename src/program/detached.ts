/** Answers of a compilation that are kept for long, without the texts of files that their words were cut from. */
import type { Presence } from '../model/index.ts';
import type { Arms } from './preprocessor.ts';

/** V8 makes a long part of a text by pointing into it, so that a word of a condition keeps the whole file. */
export function detachedArms(arms: Arms): Arms {
  const copies = new Map<Presence, Presence>();
  const copyOf = (presence: Presence): Presence => {
    const copy = copies.get(presence) ?? detached(presence);
    copies.set(presence, copy);
    return copy;
  };
  return new Map(Array.from(arms, ([file, behind]) => [file, behind.map(copyOf)]));
}

function detached(presence: Presence): Presence {
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
