/** Which of several files lies nearest to another one, where no include path and no list of sources tells. */

/** Those of the items whose paths share the most folders with `path`; all of them when none is nearer. */
export function nearestTo(
  path: string,
  items: readonly number[],
  pathOf: (item: number) => string,
): readonly number[] {
  if (items.length < 2) return items;
  const near = items.map((item) => sharedFolders(path, pathOf(item)));
  const nearest = Math.max(...near);
  return items.filter((_, index) => near[index] === nearest);
}

const SLASH = 0x2f;

/** Asked of every two files that say and bear a name, so it makes no strings. */
function sharedFolders(a: string, b: string): number {
  let shared = 0;
  for (let at = 0; at < a.length && a.charCodeAt(at) === b.charCodeAt(at); at++) {
    if (a.charCodeAt(at) === SLASH) shared++;
  }
  return shared;
}
