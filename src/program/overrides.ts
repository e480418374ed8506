/**
 * Whether a class that derives from another may have its own version of a method called: where that is virtual. What is
 * inherited from outside of the tree may be, and what a macro says of the method is not looked at.
 */
import { openAnswers } from './answers.ts';
import { baseNames } from './class-heads.ts';
import { classesFrom } from './classes.ts';
import type { Program } from './link.ts';
import { membersByClass } from './members.ts';
import { typesNamed } from './named-types.ts';
import { lastPart, literally } from './patterns.ts';

/** `around` is the number of the class's name; the same is asked for every object of the class. */
export function mayBeOverridden(program: Program, around: number, name: string): boolean {
  return answers(program.tree, `${String(around)} ${name}`, () => isOpen(program, around, name));
}

const answers = openAnswers<string, boolean>();

function isOpen(program: Program, around: number, name: string): boolean {
  const { tree, textOf } = program;
  const classes = classesFrom(program, around);
  const members = membersByClass(tree, tree.names.idOf(name));
  const isVirtual = classes.some((one) =>
    (members.get(one) ?? []).some((id) => {
      const { kind, inClass } = tree.item(id);
      return (kind === 'member' || (kind === 'function' && inClass)) && saysVirtual(textOf(id), name);
    }),
  );
  return isVirtual || classes.some((one) => hasOutsideBase(program, one));
}

/**
 * Whether the class, or one that it derives from, derives from one that the tree does not have, or may for
 * all that is seen.
 */
export function derivesFromOutside(program: Program, name: number): boolean {
  return derivations(program.tree, name, () => {
    const isSeen = typesNamed(program, name).some(({ isAnnounced }) => !isAnnounced);
    return !isSeen || classesFrom(program, name).some((one) => hasOutsideBase(program, one));
  });
}

const derivations = openAnswers<number, boolean>();

/** In bytes, of a method up to its body. */
const LONGEST_HEAD = 500;

/** A macro before the method's name may stand for `virtual`, and one behind it for `override`. */
function saysVirtual(text: string, name: string): boolean {
  const head = text.slice(0, LONGEST_HEAD).replace(/[{;][\s\S]*$/, '');
  if (/\b(?:virtual|override|final)\b/.test(head)) return true;
  const at = new RegExp(`\\b${literally(name)}\\s*\\(`).exec(head)?.index ?? 0;
  const behind = head.slice(head.lastIndexOf(')') + 1);
  return [head.slice(0, at), behind].some((words) => /\b[A-Z][A-Z\d_]{3,}\b/.test(words));
}

/** Whether the class derives from one that the tree does not have. */
function hasOutsideBase({ tree, textOf }: Program, name: number): boolean {
  const types = tree.bearers(name).filter((id) => tree.item(id).kind === 'type');
  return types.some((id) =>
    baseNames(textOf(id)).some((base) => {
      const number = tree.names.idOf(lastPart(base));
      return number < 0 || !tree.bearers(number).some((one) => tree.item(one).kind === 'type');
    }),
  );
}
