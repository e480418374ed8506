/** Where a file stands in the repository that it belongs to. Knows git's folder and nothing else of git. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { realPath } from './folder.ts';

/**
 * Turns a path relative to the root of the run into one relative to the top of the repository, with links resolved,
 * since services that show a repository know no others. Without a repository the root is the top. What lies outside
 * keeps the way that leads to it from the top.
 */
export function repositoryPaths(root: string): (file: string) => string {
  const start = realPath(root);
  const top = topOf(start) ?? start;
  const known = new Map<string, string>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const path = resolve(start, file);
    const inside = [realOrNull(path), path].find((one) => one !== null && isBelow(one, top));
    const name = relative(top, inside ?? path)
      .split(sep)
      .join('/');
    known.set(file, name);
    return name;
  };
}

/** In a worktree or a submodule `.git` is a file. */
function topOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? null : topOf(above);
}

/** Null for what is not there, or not any more. */
function realOrNull(path: string): string | null {
  try {
    return realPath(path);
  } catch {
    return null;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
