/** Which classes a class of the tree derives from. Classes of one name are taken for one. */
import { openAnswers } from './answers.ts';
import { aliasedBy, baseNames } from './class-heads.ts';
import type { Program } from './link.ts';
import { lastPart } from './patterns.ts';

/** Classes that derive from each other further than this are not followed. */
const MOST_BASES = 12;

/** The class and those that it derives from, by the numbers of their names; what it is another name of counts as one. */
export function classesFrom(program: Program, name: number): readonly number[] {
  return classes(program.tree, name, () => {
    const found = new Set([name]);
    for (const one of found) {
      if (found.size > MOST_BASES) break;
      for (const base of basesOf(program, one)) found.add(base);
    }
    return [...found];
  });
}

/** Whoever asks which method a call means asks about every class that has one of the name. */
const classes = openAnswers<number, readonly number[]>();

function basesOf({ tree, textOf }: Program, name: number): readonly number[] {
  const bases = tree.bearers(name).flatMap((bearer): readonly string[] => {
    if (tree.item(bearer).kind !== 'type') return [];
    const text = textOf(bearer);
    const aliased = aliasedBy(text);
    return aliased === null ? baseNames(text) : [aliased];
  });
  // What nothing else names has no number, and is no class of the tree.
  return bases.map((base) => tree.names.idOf(lastPart(base))).filter((base) => base >= 0);
}
