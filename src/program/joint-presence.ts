/** Presences of several places that a program must have together: a macro's definition and its use, or the calls of a way. */
import type { Presence } from '../model/index.ts';

/** Whatever the build. */
export const ALWAYS: Presence = { kind: 'always' };

/** Both must hold. */
export function joinPresence(a: Presence, b: Presence): Presence {
  if (a.kind === 'never' || b.kind === 'always') return a;
  if (b.kind === 'never' || a.kind === 'always') return b;
  return { kind: 'open', conditions: [...new Set([...a.conditions, ...b.conditions])] };
}
