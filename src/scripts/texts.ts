/**
 * A text that a program hands to a shell, such as that of `system`, read like a script. What is not known of the text
 * stands as `*` in it, and its places are its own and nobody's else.
 */
import type { Action } from './actions.ts';
import { readScript, type ScriptInput } from './script.ts';
import { text as textValue } from './words.ts';

/** What `$PPID` is in the paths of such a text: the program that started the shell. */
export const STARTER = 'starter';

export function readShellText(input: Pick<ScriptInput, 'text' | 'shapes' | 'parse'>): readonly Action[] {
  const known = new Map([['PPID', textValue(STARTER)]]);
  return readScript({ ...input, script: { path: '', kind: 'shell' }, known }).actions;
}
