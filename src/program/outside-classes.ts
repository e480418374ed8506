/**
 * Calls in C++ of what belongs to classes from outside of the tree: methods that a class inherits from one, such a
 * class's constructor, and members in the initialisers of a constructor. What their methods do is as unknown when they
 * are called by an object, and no more of a hole. Deliberately reads words and no grammar.
 */
import type { FactCall } from '../facts/index.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

export function openOutsideClasses(program: Program): (id: ItemId, call: FactCall) => boolean {
  const { tree } = program;
  const headers = new Map<number, ReadonlySet<string>>();
  const headersOf = (file: number): ReadonlySet<string> => {
    const found = headers.get(file) ?? classHeaders(program, file);
    headers.set(file, found);
    return found;
  };
  const derived = new Map<number, boolean>();
  return (id, { callee, range }) => {
    const file = tree.fileOf(id);
    if (tree.files[file]?.language !== 'cpp') return false;
    if (/^[A-Z]/.test(callee) && headersOf(file).has(callee.toLowerCase())) return true;
    const { scope, start } = tree.item(id);
    if (scope < 0) return false;
    return (
      isInitialiser(program.textOf(id).slice(0, range.start - start)) ||
      derivesFromOutside(program, scope, derived)
    );
  };
}

/** `#include <QSize>` declares the class `QSize`, and `"pageadaptor.h"` the class `PageAdaptor`, by custom. */
function classHeaders({ tree }: Program, file: number): ReadonlySet<string> {
  const outside = [...tree.includedPaths(file)].filter(
    (path) => tree.includeTargets(file, path).length === 0,
  );
  return new Set(
    outside.map((path) => path.split('/').at(-1) ?? '').filter((name) => /^[A-Z]\w*$/.test(name)),
  );
}

/** Whether a call stands between a constructor's parameters and its body, where members and bases are initialised. */
function isInitialiser(before: string): boolean {
  const colon = /\)\s*(?:noexcept\s*)?:(?!:)/.exec(before);
  if (colon === null) return false;
  const open = (before.slice(colon.index).match(/\{/g) ?? []).length;
  const closed = (before.slice(colon.index).match(/\}/g) ?? []).length;
  return open === closed && !before.slice(0, colon.index).includes('{');
}

/** Whether some class of the name has a base that no class of the tree is, be it over other classes. */
function derivesFromOutside(program: Program, name: number, known: Map<number, boolean>): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  // A class that derives from itself over others is none.
  known.set(name, false);
  const { tree } = program;
  const classes = tree.bearers(name).filter((id) => tree.item(id).kind === 'type');
  const bases = classes.flatMap((id) => basesIn(program.textOf(id)));
  const answer = bases.some((base) => {
    const number = tree.names.idOf(base);
    // `class Fixture : public benchmark::Fixture`: the base is another class of that name.
    if (number === name) return true;
    const isOwn = number >= 0 && tree.bearers(number).some((id) => isDefined(program, id));
    return !isOwn || derivesFromOutside(program, number, known);
  });
  known.set(name, answer);
  return answer;
}

/** `class Window;` only says that there is one. */
function isDefined({ tree, textOf }: Program, id: ItemId): boolean {
  const { kind } = tree.item(id);
  return kind === 'macro' || (kind === 'type' && /\{|\b(?:typedef|using)\b/.test(textOf(id)));
}

/** The last parts of the names of the bases: `class A : public ui::B, C<D> {`. */
function basesIn(head: string): readonly string[] {
  const [, list] = /\b(?:class|struct)\b[^:{;]*(?<!:):(?!:)([^{;]*)\{/.exec(head) ?? [];
  if (list === undefined) return [];
  const plain = list.replace(/<[^<>]*>/g, '').replace(/<[^<>]*>/g, '');
  return plain.split(',').flatMap((base) => /(\w+)\s*$/.exec(base)?.[1] ?? []);
}
