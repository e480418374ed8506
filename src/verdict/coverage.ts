/**
 * How much of what a program can reach is known: calls to functions of the tree, to outside functions that
 * the rulebook knows or vouches for, and to others, which are holes. From outlines alone, so it is cheap
 * and says rather too much.
 */
import type { Coverage, Hole } from '../model/index.ts';
import type { ItemId, Program } from '../program/index.ts';

export interface Seen {
  readonly coverage: Coverage;
  readonly holes: readonly Hole[];
}

/** More unknown functions than this are counted but not listed. */
const MOST_HOLES = 200;

/** `confirm` asks the grammar about every unknown call; without it the outline is believed. */
export function coverageOf(program: Program, reached: readonly ItemId[], confirm: boolean): Seen {
  const { tree, externals } = program;
  const known = new Set(externals.interests.map((interest) => interest.trigger));
  const unknown = new Map<string, ItemId>();
  let callsInside = 0;
  let callsKnown = 0;
  let callsUnknown = 0;
  for (const id of reached) {
    const item = tree.item(id);
    if (item.kind === 'type') continue;
    const file = tree.fileOf(id);
    const mentions = tree.files[file]?.outline.mentions ?? new Int32Array(0);
    for (let i = item.mentionsFrom; i < item.mentionsTo; i++) {
      const mention = mentions[i] ?? 0;
      if ((mention & 1) === 0) continue;
      const name = tree.names.text(mention >> 1);
      if (tree.bearers(mention >> 1).length > 0) callsInside++;
      else if (known.has(name) || externals.isHarmless(name)) callsKnown++;
      else if (!confirm || isCalled(program, id, name)) {
        callsUnknown++;
        if (!unknown.has(name)) unknown.set(name, id);
      }
    }
  }
  return {
    coverage: { reachable: reached.length, callsInside, callsKnown, callsUnknown },
    holes: confirm
      ? [...unknown.entries()].slice(0, MOST_HOLES).map(([name, id]) => holeOf(program, name, id))
      : [],
  };
}

/** Longer items, in bytes, are not parsed just to point at a hole. */
const LONGEST_TO_PARSE = 100_000;

/** Asks the grammar whether what looks like a call is one, and not a variable, a parameter or a type. */
function isCalled(program: Program, id: ItemId, name: string): boolean {
  const facts = program.factsOf(id);
  return facts.calls.some((call) => call.callee === name && call.via === 'name');
}

function holeOf(program: Program, name: string, id: ItemId): Hole {
  const { start, end } = program.tree.item(id);
  const isLong = end - start > LONGEST_TO_PARSE;
  const call = isLong ? undefined : program.factsOf(id).calls.find((one) => one.callee === name);
  return {
    kind: 'unknown-function',
    span: program.spanOf(id, call?.range ?? { start, end: start }),
    detail: `\`${name}\` is not in the tree, and nothing is known of it.`,
    name,
  };
}
