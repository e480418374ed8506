/**
 * Conditions of a script in words. What only asks whether a file or a command is there at all is none: where the
 * system is what the script was written for, it is.
 */
import type { Node } from '../syntax/index.ts';
import { patternOf, type Lookup, readWord } from './words.ts';

/** What must hold for what stands behind the condition; null when nothing need. */
export function guardOf(condition: Node | null, succeeds: boolean): string | null {
  if (condition === null) return null;
  const written = oneLine(condition.text);
  if (succeeds && (ASKS_FOR_A_FILE.test(written) || ALWAYS.test(written))) return null;
  return `\`${written}\` ${succeeds ? 'succeeds' : 'fails'}`;
}

const ASKS_FOR_A_FILE =
  /^(?:(?:\[\[?|test)\s+-[efrwxs]\s+\S+(?:\s+\]\]?)?|(?:which|type|hash|command\s+-v)\s+\S+)(?:\s+\d?>&?\s*\S+)*$/;
const ALWAYS = /^(?:true|:|\[ 1 \])$/;

/** Services are started with this word, so that what stands behind it is what they do. */
const STARTING = /^(?:start|restart)$/;

/** What must hold for an item of a `case`. */
export function caseGuard(value: Node | null, patterns: readonly Node[], lookup: Lookup): string | null {
  const subject = value === null ? '' : oneLine(value.text).replace(/^"(.*)"$/, '$1');
  const words = patterns.map((pattern) => patternOf(readWord(pattern, lookup)));
  if (subject === '$1' && words.some((word) => STARTING.test(word))) return null;
  return `\`${subject}\` is \`${words.join('` or `')}\``;
}

function oneLine(written: string): string {
  const line = written.trim().replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}
