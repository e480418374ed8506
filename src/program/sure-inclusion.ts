/**
 * Which files another one includes whatever the build: through includes that stand under no condition. Headers that
 * only some builds include define stand-ins for what other builds take from the system.
 */
import type { PresenceAt } from './presence.ts';
import type { Tree } from './tree.ts';

/** True when `file` is `by`, or `by` surely includes it. */
export type SurelyIncludes = (by: number, file: number) => boolean;

export function openSureInclusion(tree: Tree, presenceAt: PresenceAt): SurelyIncludes {
  const direct = new Map<number, readonly number[]>();
  const directOf = (file: number): readonly number[] => {
    let targets = direct.get(file);
    if (targets === undefined) {
      const includes = tree.files[file]?.outline.includes ?? [];
      targets = includes
        .filter(({ start }) => presenceAt(file, start).kind === 'always')
        .flatMap(({ path }) => tree.includeTargets(file, path));
      direct.set(file, targets);
    }
    return targets;
  };
  // Items are asked about file by file, so what was found for the last one serves the next.
  let last = { by: -1, closure: new Set<number>() };
  const closureOf = (by: number): ReadonlySet<number> => {
    if (last.by !== by) {
      const closure = new Set([by]);
      for (const one of closure) for (const target of directOf(one)) closure.add(target);
      last = { by, closure };
    }
    return last.closure;
  };
  // Most headers are far away from most files, which costs nothing to know.
  return (by, file) => by === file || (tree.includes(by, file) && closureOf(by).has(file));
}
