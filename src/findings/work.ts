/**
 * What lies in a stretch of a function: loops, calls, and whether any of it may take long. That is judged by whether
 * there is a loop in it or in what it calls; how often the loops turn is not known.
 */
import type { CourseCall } from '../facts/index.ts';
import type { Work } from '../model/index.ts';
import { type ItemId, namesCalledIn, type Program } from '../program/index.ts';
import type { Passed } from './hold.ts';

export const NO_WORK: Work = { loops: 0, calls: 0, isLong: false };

export interface Worker {
  readonly workOf: (item: ItemId, passed: Passed) => Work;
}

export function sumOfWork(works: readonly Work[]): Work {
  return works.reduce((sum, { loops, calls, isLong }) => {
    return { loops: sum.loops + loops, calls: sum.calls + calls, isLong: sum.isLong || isLong };
  }, NO_WORK);
}

/** More functions than this are not looked at for a loop; so much code is work. */
const MOST_LOOKED_AT = 300;
const LOOP = /\b(?:for|while|do)\b(?!\s*\(\s*0\s*\))/;

export function openWork(program: Program): Worker {
  const { tree } = program;
  const long = new Map<ItemId, boolean>();
  const functionsNamed = (name: number, file: number): readonly ItemId[] =>
    name < 0 ? [] : tree.resolve(name, file).filter((id) => tree.item(id).kind === 'function');
  const isLong = (first: ItemId): boolean => {
    const known = long.get(first);
    if (known !== undefined) return known;
    const open = new Set([first]);
    let found = false;
    for (const id of open) {
      found ||=
        open.size > MOST_LOOKED_AT || long.get(id) === true || LOOP.test(withoutNoise(program.textOf(id)));
      if (found) break;
      for (const name of namesCalledIn(program.tree, id))
        for (const next of functionsNamed(name, tree.fileOf(id))) open.add(next);
    }
    long.set(first, found);
    return found;
  };
  return {
    workOf: (item, { loops, calls }) => {
      const callees = [...calls].map((call) => functionsNamed(nameOf(program, call), tree.fileOf(item)));
      const inside = callees.filter((targets) => targets.length > 0);
      return {
        loops: loops.size,
        calls: inside.length,
        isLong: loops.size > 0 || inside.some((targets) => targets.some(isLong)),
      };
    },
  };
}

function nameOf({ tree }: Program, { call }: CourseCall): number {
  return tree.names.idOf(call.callee.split('::').at(-1) ?? call.callee);
}

/** Comments and texts may hold any word. */
function withoutNoise(text: string): string {
  return text.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|"(?:\\[\s\S]|[^"\\\n])*"?/g, ' ');
}
