/**
 * How much of what a program can reach is known: calls to functions of the tree, to outside functions that
 * the rulebook knows or vouches for, and to others, which are holes. From outlines alone, so it is cheap
 * and says rather too much.
 */
import type { Coverage, Hole } from '../model/index.ts';
import { isCalledMention, mentionedName } from '../outline/index.ts';
import type { ItemId, Program } from '../program/index.ts';

export interface Seen {
  readonly coverage: Coverage;
  readonly holes: readonly Hole[];
}

/** More unknown functions than this are counted but not listed. */
const MOST_HOLES = 200;

/** Sums up what a program can reach. */
export type Surveyor = (reached: readonly ItemId[], confirm: boolean) => Seen;

/** What a call leads to, by the name alone. */
type Callee = 'unasked' | 'inside' | 'known' | 'unknown';
const CALLEES: readonly Callee[] = ['unasked', 'inside', 'known', 'unknown'];

/** One surveyor serves all programs of a run, because most names are asked about again and again. */
export function openSurveyor(program: Program): Surveyor {
  const { tree, externals } = program;
  const triggers = new Set(externals.interests.map((interest) => interest.trigger));
  const answers = new Uint8Array(tree.names.size);
  const calleeOf = (name: number): Callee => {
    const before = CALLEES[answers[name] ?? 0] ?? 'unasked';
    if (before !== 'unasked') return before;
    const text = tree.names.text(name);
    const isKnown = triggers.has(text) || externals.isHarmless(text);
    const callee = tree.bearers(name).length > 0 ? 'inside' : isKnown ? 'known' : 'unknown';
    answers[name] = CALLEES.indexOf(callee);
    return callee;
  };
  return (reached, confirm) => survey(program, calleeOf, reached, confirm);
}

/** `confirm` reads the words of every unknown call; without it the outline is believed. */
function survey(
  program: Program,
  calleeOf: (name: number) => Callee,
  reached: readonly ItemId[],
  confirm: boolean,
): Seen {
  const { tree } = program;
  const unknown = new Map<number, ItemId>();
  const counts = { unasked: 0, inside: 0, known: 0, unknown: 0 };
  for (const id of reached) {
    const item = tree.item(id);
    if (item.kind === 'type') continue;
    const mentions = tree.files[tree.fileOf(id)]?.outline.mentions ?? new Int32Array(0);
    for (let i = item.mentionsFrom; i < item.mentionsTo; i++) {
      const mention = mentions[i] ?? 0;
      if (!isCalledMention(mention)) continue;
      const name = mentionedName(mention);
      if (item.names.includes(name)) continue;
      const callee = calleeOf(name);
      if (callee === 'unknown' && confirm && !isCalled(program, id, tree.names.text(name))) continue;
      counts[callee]++;
      if (callee === 'unknown' && !unknown.has(name)) unknown.set(name, id);
    }
  }
  const listed = confirm ? [...unknown.entries()].slice(0, MOST_HOLES) : [];
  return {
    coverage: {
      reachable: reached.length,
      callsInside: counts.inside,
      callsKnown: counts.known,
      callsUnknown: counts.unknown,
    },
    holes: listed.map(([name, id]) => holeOf(program, tree.names.text(name), id)),
  };
}

/** Asks the words of the item whether what looks like a call is one, and no prototype. */
function isCalled(program: Program, id: ItemId, name: string): boolean {
  return program.callsByWords(id, (callee) => callee === name).length > 0;
}

function holeOf(program: Program, name: string, id: ItemId): Hole {
  const { start } = program.tree.item(id);
  const [call] = program.callsByWords(id, (callee) => callee === name);
  return {
    kind: 'unknown-function',
    span: program.spanOf(id, call?.range ?? { start, end: start }),
    detail: `\`${name}\` is not in the tree, and nothing is known of it.`,
    name,
  };
}
