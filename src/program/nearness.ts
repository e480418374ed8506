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

function sharedFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length - 1 && shared < right.length - 1 && left[shared] === right[shared]) shared++;
  return shared;
}
