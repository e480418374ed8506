/** Whether a file of the run is one of those that patterns of a configuration mean. Looks at names only. */
import { relative, resolve } from 'node:path';
import ignore from 'ignore';
import type { FolderPatterns } from '../model/index.ts';

/** `root` is the absolute folder that files are told relative to. As in git, `Build` is not `build`. */
export function openPatterns(root: string, all: readonly FolderPatterns[]): (file: string) => boolean {
  const matchers = all.map(({ folder, patterns }) => {
    return { folder, matcher: ignore({ ignorecase: false }).add([...patterns]) };
  });
  return (file) =>
    matchers.some(({ folder, matcher }) => {
      const inside = relative(folder, resolve(root, file));
      return inside !== '' && !inside.startsWith('..') && matcher.ignores(inside);
    });
}
