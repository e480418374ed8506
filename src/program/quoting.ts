/**
 * What macros make texts of, so that nothing in it runs: `QUOTE(work())` calls nothing, and `SLOT(work())`
 * has a library call a method of that name when it sees fit. Macros of the tree are read; of others only
 * those are known that a table names. What a library does with a text that nobody writes by such a macro is
 * not followed.
 */
import type { Place } from '../facts/index.ts';
import type { Quoting } from './externals.ts';
import type { Program } from './link.ts';
import { isThrownAway } from './macros.ts';
import type { ItemId } from './tree.ts';

/** What becomes of something that is part of these arguments; null where it is code as everywhere. */
export function quotedAs(
  program: Program,
  id: ItemId,
  within: readonly Place[],
  offset: number,
): Quoting | null {
  if (within.length === 0) return null;
  for (const { callee } of within) {
    const known = program.externals.quoting.get(callee);
    if (known !== undefined && !isOwn(program, id, callee)) return known;
  }
  return isThrownAway(program, id, within, offset) ? 'text' : null;
}

function isOwn({ tree }: Program, id: ItemId, name: string): boolean {
  const number = tree.names.idOf(name);
  return number >= 0 && tree.resolve(number, tree.fileOf(id)).length > 0;
}

/**
 * Whether the object whose method a library is told of is the one that tells it: `this` stands before, or no
 * object at all between a signal and what it is connected to.
 */
export function isOfItself(program: Program, id: ItemId, offset: number): boolean {
  const at = offset - program.tree.item(id).start;
  return BEHIND_SELF.test(program.textOf(id).slice(Math.max(0, at - LONGEST_NAME), at));
}

const BEHIND_SELF = /(?:\bthis|\))\s*,\s*\w+\s*\(\s*$/;

/** Whether a call of which only the words were read is part of a mere text. */
export function isQuotedByWords(program: Program, id: ItemId, offset: number): boolean {
  const { start } = program.tree.item(id);
  return quotedAs(program, id, placesBefore(program.textOf(id), offset - start), offset) === 'text';
}

/** Nobody writes more in front of a call within the same statement. */
const LONGEST_STATEMENT = 2000;

/**
 * Whose arguments stand around an offset, the innermost first, by the brackets between it and where its
 * statement begins.
 */
function placesBefore(text: string, offset: number): readonly Place[] {
  const places: Place[] = [];
  let depth = 0;
  let position = 0;
  for (let at = offset - 1; at >= 0 && at > offset - LONGEST_STATEMENT; at--) {
    const sign = text[at] ?? '';
    if (sign === ')' || sign === ']') depth++;
    else if (depth > 0 && (sign === '(' || sign === '[')) depth--;
    else if (depth === 0 && sign === ',') position++;
    else if (depth === 0 && /[;{}]/.test(sign)) break;
    else if (depth === 0 && sign === '(') {
      const callee = /([A-Za-z_]\w*)\s*$/.exec(text.slice(Math.max(0, at - LONGEST_NAME), at))?.[1];
      if (callee !== undefined) places.push({ callee, position });
      position = 0;
    }
  }
  return places;
}

const LONGEST_NAME = 100;
