/**
 * Types and functions that templates of a file are handed: what they make or call of one is followed from
 * whoever hands it to them. By words alone, for the whole file, whichever template they belong to.
 */
import { openAnswers } from './answers.ts';
import type { Program } from './link.ts';

export function templateParameters(
  program: Pick<Program, 'tree' | 'textOf'>,
  file: number,
): ReadonlySet<string> {
  return parameters(program.tree, file, () => parametersIn(program, file));
}

/** Asked of every file with calls that nothing explains. */
const parameters = openAnswers<number, ReadonlySet<string>>();

function parametersIn({ tree, textOf }: Pick<Program, 'tree' | 'textOf'>, file: number): ReadonlySet<string> {
  const found = new Set<string>();
  if (tree.files[file]?.language !== 'cpp') return found;
  for (let id = tree.firstOf(file); id < tree.firstOf(file + 1); id++) {
    const text = textOf(id);
    if (!text.includes('template')) continue;
    for (const [, name] of text.matchAll(PARAMETER)) found.add(name ?? '');
    for (const [, list = ''] of text.matchAll(LIST)) {
      for (const [, name] of list.matchAll(FUNCTION)) found.add(name ?? '');
    }
  }
  return found;
}

const PARAMETER = /\b(?:typename|class)\s+(?:\.\.\.\s*)?([A-Za-z_]\w*)\s*(?=[,>=])/g;
const LIST = /\btemplate\s*<((?:[^<>;{}]|<[^<>;{}]*>)*)>/g;
/** A function, which is called by the name of the parameter: `bool IsValid(int)`, `int (*read)(void *)`. */
const FUNCTION = /[\w*&]\s*(?:\(\s*\*\s*|\s)([A-Za-z_]\w*)\s*\)?\s*\([^()]*\)\s*(?:,|=|$)/g;
