/**
 * Whether a file can mean a variable that another file defines: it, or what it includes, must say that there
 * is such a one. Where nothing does, the name may be that of anything in a header from outside. By words
 * alone, whatever the scope.
 */
import { openAnswers } from './answers.ts';
import type { Program } from './link.ts';
import { literally } from './patterns.ts';
import type { ItemId } from './tree.ts';

/** True for whatever is no variable of another file, too. */
export function mayMeanVariable(program: Program, id: ItemId, name: string, file: number): boolean {
  const { tree } = program;
  const { kind, scope } = tree.item(id);
  const definer = tree.fileOf(id);
  if (kind !== 'variable' || scope >= 0 || definer === file) return true;
  if (tree.includes(file, definer) || tree.includes(definer, file)) return true;
  return announced(tree, `${String(file)} ${name}`, () => isAnnounced(program, name, file));
}

const announced = openAnswers<string, boolean>();

/** Nobody writes more between `extern` and the name that it announces. */
const LONGEST_ANNOUNCEMENT = 500;

function isAnnounced({ tree, textOf }: Program, name: string, file: number): boolean {
  const says = new RegExp(
    String.raw`\bextern\b(?!\s*")[^;{}]{0,${String(LONGEST_ANNOUNCEMENT)}}(?<![\w$])${literally(name)}(?![\w$])`,
  );
  return [...tree.mentioners(tree.names.idOf(name))].some((one) => {
    return tree.includes(file, tree.fileOf(one)) && says.test(textOf(one));
  });
}
