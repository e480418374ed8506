/**
 * Types that templates of a file are handed: what they make or call of one is followed from whoever hands it to them.
 * By words alone, for the whole file, whichever template they belong to.
 */
import type { Program } from './link.ts';
import type { Tree } from './tree.ts';

export function templateParameters(
  program: Pick<Program, 'tree' | 'textOf'>,
  file: number,
): ReadonlySet<string> {
  const ofTree = PARAMETERS.get(program.tree) ?? new Map<number, ReadonlySet<string>>();
  PARAMETERS.set(program.tree, ofTree);
  const found = ofTree.get(file) ?? parametersIn(program, file);
  ofTree.set(file, found);
  return found;
}

/** Asked of every file with calls that nothing explains. */
const PARAMETERS = new WeakMap<Tree, Map<number, ReadonlySet<string>>>();

function parametersIn({ tree, textOf }: Pick<Program, 'tree' | 'textOf'>, file: number): ReadonlySet<string> {
  const found = new Set<string>();
  if (tree.files[file]?.language !== 'cpp') return found;
  for (let id = tree.firstOf(file); id < tree.firstOf(file + 1); id++) {
    const text = textOf(id);
    if (!text.includes('template')) continue;
    for (const [, name] of text.matchAll(PARAMETER)) found.add(name ?? '');
  }
  return found;
}

const PARAMETER = /\b(?:typename|class)\s+(?:\.\.\.\s*)?([A-Za-z_]\w*)\s*(?=[,>=])/g;
