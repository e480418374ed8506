/**
 * Where a suppression may be written into a script: on a line of its own above another one, or behind it. Whether a
 * comment is one there, and not a part of a text, is for who reads it back; here it is only seen to that it cuts no
 * command in two and means nothing to other tools.
 */
import type { ScriptKind } from '../model/index.ts';

export interface ScriptPlaces {
  /** The offset at which a line of its own may begin; null where none may stand. */
  readonly above: number | null;
  /** The offset behind the last word of the line; null where a comment would not be one. */
  readonly behind: number | null;
}

/** `line` counts from 1. Offsets are those of `text`, whatever its units. */
export function placesInScript(text: string, kind: ScriptKind, line: number): ScriptPlaces {
  const lines = text.split('\n');
  const here = lines[line - 1];
  if (here === undefined) return { above: null, behind: null };
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const before = lines[line - 2] ?? '';
  const goesOn = CONTINUED.test(before);
  const isHead = line === 1 && here.startsWith('#!');
  return {
    above: goesOn || isHead || SPEAKS_OF_NEXT.test(before) ? null : start,
    behind: hasComments(kind) && !CONTINUED.test(here) ? start + here.trimEnd().length : null,
  };
}

const CONTINUED = /\\\r?$/;
/** Comments that speak of the command below, ours and those of the tools that look at shells. */
const SPEAKS_OF_NEXT = /^\s*#.*(?:next-line|shellcheck\s)/;

/** Tables, units and spec files take a `#` behind other words for one of them. */
function hasComments(kind: ScriptKind): boolean {
  return kind === 'shell' || kind === 'c-shell';
}

/** A spec file expands macros even in its comments. */
export function mayStandInScript(reason: string, kind: ScriptKind): boolean {
  return kind !== 'spec' || !reason.includes('%');
}
