/**
 * Which files are linked together, as the build tells it: what a name means within a program, and what belongs to it at
 * all. Headers belong to everybody who may include them.
 */
import type { LinkedProgram } from '../model/index.ts';
import { isCompiled } from '../outline/index.ts';
import type { OutlinedFile, Tree } from './tree.ts';

/** Null when no program is known that has both files, as when nothing is known of either. */
export type LinkedWith = (file: number, other: number) => boolean;

/** Whether some program has both files. */
export function openLinkedWith(
  files: readonly OutlinedFile[],
  programs: readonly LinkedProgram[],
): LinkedWith | null {
  const linked = programs.filter(({ sources }) => sources !== null);
  if (linked.length === 0) return null;
  const indexOf = new Map(files.map(({ path }, index) => [path, index]));
  const programsOf = files.map((): number[] => []);
  linked.forEach(({ sources }, program) => {
    for (const path of sources ?? []) programsOf[indexOf.get(path) ?? -1]?.push(program);
  });
  return (file, other) => {
    const theirs = programsOf[other] ?? [];
    if (!isCompiled(files[file]?.path ?? '')) return theirs.length > 0;
    return programsOf[file]?.some((program) => theirs.includes(program)) === true;
  };
}

/** For each file, 1 when code of it may be part of the program: a source, what one includes, or a header. */
export function filesOf(tree: Tree, sources: readonly string[]): Uint8Array {
  const inside = new Uint8Array(tree.files.length);
  const named = new Set(sources);
  tree.files.forEach(({ path }, index) => {
    if (!isCompiled(path) || named.has(path)) inside[index] = 1;
  });
  tree.files.forEach(({ path }, index) => {
    if (inside[index] === 1) return;
    const includers = isCompiled(path) ? tree.includers(index) : [];
    if (includers.some((one) => named.has(tree.files[one]?.path ?? ''))) inside[index] = 1;
  });
  return inside;
}
