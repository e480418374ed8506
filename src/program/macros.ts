/**
 * Which definition of a macro holds at a place, and what becomes of an argument there. A macro that no file of
 * the tree defines is not judged.
 */
import { macroParameters, parameterUses, type Place } from '../facts/index.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

/** Macros that hand their arguments to each other further than this are taken to use them. */
const DEEPEST = 8;

export type Fate = 'called' | 'used' | 'unused';

/** The macros that a name stands for at an offset of the item's file. */
export function macrosNamed(program: Program, id: ItemId, name: string, offset: number): readonly ItemId[] {
  const { tree } = program;
  const number = tree.names.idOf(name);
  const file = tree.fileOf(id);
  if (number < 0) return [];
  return tree.resolve(number, file).filter((bearer) => {
    const { kind, start } = tree.item(bearer);
    const definer = tree.fileOf(bearer);
    // A list is part of the file that includes it.
    if (kind !== 'macro' || !(tree.includes(file, definer) || tree.includes(definer, file))) return false;
    return program.presenceAt(bearer, start).kind !== 'never' && holdsAt(program, bearer, id, offset);
  });
}

/**
 * False when the macro is defined behind the place, or undefined or defined anew between. A macro's own body is no
 * place: what it names is looked up where it is used.
 */
export function holdsAt(program: Program, macro: ItemId, user: ItemId, offset: number): boolean {
  const { tree } = program;
  const file = tree.fileOf(user);
  const { kind, start, names } = tree.item(macro);
  const [name] = names;
  if (kind !== 'macro' || name === undefined || tree.item(user).kind === 'macro') return true;
  const isOwn = tree.fileOf(macro) === file;
  if (isOwn && start > offset) return false;
  const { undefined: gone, lastInclude } = program.macroEnds(file);
  const from = isOwn ? start : lastInclude;
  const ends = [...(gone.get(tree.names.text(name)) ?? []), ...definitionsIn(program, name, file)];
  const own = JSON.stringify(program.presenceAt(macro, start));
  return !ends.some((end) => {
    if (end <= from || end >= offset) return false;
    const presence = program.presenceOfLine(user, end);
    return presence.kind === 'always' || JSON.stringify(presence) === own;
  });
}

function definitionsIn({ tree }: Program, name: number, file: number): readonly number[] {
  return tree
    .bearers(name)
    .filter((bearer) => tree.item(bearer).kind === 'macro' && tree.fileOf(bearer) === file)
    .map((bearer) => tree.item(bearer).start);
}

/**
 * Where macros are used: what their bodies name is looked up there, which may see more than the file that
 * defines them.
 */
export interface Use {
  readonly id: ItemId;
  /** Byte offset in the item's file. */
  readonly offset: number;
}

/** The strongest of what a macro does with an argument. */
export function fateOf(program: Program, macro: ItemId, position: number, use: Use, depth = 0): Fate {
  const text = program.textOf(macro);
  if (macroParameters(text) === null || depth > DEEPEST) return 'used';
  const fates = parameterUses(text, position).map(({ how, within }): Fate => {
    switch (how) {
      case 'text':
      case 'measured':
        return 'unused';
      case 'called':
      case 'value': {
        const inner = fateWithin(program, macro, within, use, depth + 1);
        return inner === 'unused' || how === 'value' ? inner : 'called';
      }
    }
  });
  return fates.find((fate) => fate === 'called') ?? fates.find((fate) => fate === 'used') ?? 'unused';
}

/**
 * What becomes of something in an item, or in a macro that is used there, that is part of these arguments.
 */
function fateWithin(
  program: Program,
  holder: ItemId,
  within: readonly Place[],
  use: Use,
  depth: number,
): Fate {
  const fates = within.map(({ callee, position }): Fate => {
    const seen = macrosNamed(program, use.id, callee, use.offset);
    const named = seen.length > 0 ? seen : macrosNamed(program, holder, callee, use.offset);
    const macros = named.filter((macro) => macro !== holder);
    const each = macros.map((macro) => fateOf(program, macro, position, use, depth));
    if (each.length > 0 && each.every((fate) => fate === 'unused')) return 'unused';
    return each.includes('called') ? 'called' : 'used';
  });
  return fates.find((fate) => fate === 'unused') ?? fates[0] ?? 'used';
}

/** True when some macro around the place leaves it out, makes a string of it or only measures it. */
export function isThrownAway(
  program: Program,
  id: ItemId,
  within: readonly Place[],
  offset: number,
): boolean {
  return within.length > 0 && fateWithin(program, id, within, { id, offset }, 0) === 'unused';
}
