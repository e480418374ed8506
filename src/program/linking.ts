/**
 * What can be linked into a program. A linker takes whole files: one that calls what only files can have in which other
 * programs begin is no part of this one, and neither is a file that needs such a file. Where a name has several
 * definitions, those that can be linked stand before the others; where none can, all stay. Only what surely must be
 * there counts: plain calls of C under no condition, of names that no library has and no weak declaration excuses.
 */
import { isCompiled, mentionedName } from '../outline/index.ts';
import { openUntested } from './constants.ts';
import type { Program } from './link.ts';
import { openAttributes } from './patterns.ts';
import { isExternal } from './roles.ts';
import type { ItemId } from './tree.ts';
import { declaresPointer } from './unseen.ts';

export interface Linking {
  /** Whether the file can be part of the program that begins in another one. */
  readonly isLinkable: (file: number, begins: number) => boolean;
  /** Whether the file can be part of some programs only. */
  readonly isBound: (file: number) => boolean;
  /** Whether the program that begins in the file takes another definition than the one that an item's mention leads to. */
  readonly isLeftOut: (begins: number, from: ItemId, to: ItemId) => boolean;
}

/** `isCompiledOnce` tells whether all calls of a file stand in the same compilation. */
export function openLinking(program: () => Program, isCompiledOnce: (path: string) => boolean): Linking {
  let found: Bound | null = null;
  let isFollowing = false;
  const bound = (): Bound => {
    // What is asked meanwhile is taken to be linked anywhere.
    if (isFollowing) return NOTHING_BOUND;
    isFollowing = true;
    found ??= followNeeds(program(), isCompiledOnce);
    isFollowing = false;
    return found;
  };
  const isLinkable: Linking['isLinkable'] = (file, begins) => {
    const { programs, unexplained } = bound();
    if (unexplained.has(begins) || file === begins) return true;
    return programs.get(file)?.has(begins) !== false;
  };
  return {
    isLinkable,
    isBound: (file) => bound().programs.has(file),
    isLeftOut: (begins, from, to) => isLeftOut(program(), (file) => isLinkable(file, begins), from, to),
  };
}

/** The files that not every program can have, each with the beginnings of those that can. */
interface Bound {
  readonly programs: ReadonlyMap<number, ReadonlySet<number>>;
  /** Beginnings of programs that need what they cannot have, so that something about them is not understood. */
  readonly unexplained: ReadonlySet<number>;
}

const NOTHING_BOUND: Bound = { programs: new Map(), unexplained: new Set() };

/** From the files in which programs begin to those that need them, to those that need these, and so on. */
function followNeeds(program: Program, isCompiledOnce: (path: string) => boolean): Bound {
  const { tree } = program;
  const beginnings = program.beginnings();
  const programs = new Map<number, ReadonlySet<number>>();
  for (const file of beginnings) programs.set(file, new Set([file]));
  const unexplained = new Set<number>();
  const needs = openNeeds(program, isCompiledOnce);
  // Whether it is built is asked only of what makes a difference.
  const isBuilt = (id: ItemId): boolean => program.presenceAt(id, tree.item(id).start).kind !== 'never';
  const having = (name: number): ReadonlySet<number> | null => {
    const found = new Set<number>();
    for (const id of tree.bearers(name)) {
      if (!isExternal(tree.item(id))) continue;
      const own = programs.get(tree.fileOf(id));
      if (own === undefined && isBuilt(id)) return null;
      for (const one of own ?? []) found.add(one);
    }
    return found;
  };
  const open = new Set(beginnings);
  for (const file of open) {
    open.delete(file);
    for (const name of namesDefinedIn(program, file)) {
      const users = filesNaming(program, name);
      users.delete(file);
      const shared = users.size === 0 ? null : having(name);
      if (shared === null) continue;
      for (const user of users) {
        const before = programs.get(user);
        const left = before === undefined ? shared : new Set([...before].filter((one) => shared.has(one)));
        if (left.size === before?.size || !needs(user, name)) continue;
        if (beginnings.has(user)) {
          unexplained.add(user);
          continue;
        }
        programs.set(user, left);
        open.add(user);
      }
    }
  }
  return { programs, unexplained };
}

function namesDefinedIn(program: Program, file: number): ReadonlySet<number> {
  const { tree } = program;
  const names = new Set<number>();
  for (let id = tree.firstOf(file); id < tree.firstOf(file + 1); id++) {
    if (isExternal(tree.item(id))) for (const name of tree.item(id).names) names.add(name);
  }
  return names;
}

function filesNaming({ tree }: Program, name: number): Set<number> {
  const files = new Set<number>();
  for (const id of tree.mentioners(name)) files.add(tree.fileOf(id));
  return files;
}

/** Whether a file cannot be linked where nothing defines the name. */
function openNeeds(
  program: Program,
  isCompiledOnce: (path: string) => boolean,
): (file: number, name: number) => boolean {
  const { tree, externals } = program;
  const weak = weakNames(program);
  const surelyCalls = openSureCalls(program);
  const isAsked = new Map<number, boolean>();
  const isPlain = (file: number): boolean => {
    const { path, language } = tree.files[file] ?? { path: '', language: 'cpp' };
    return isCompiled(path) && language === 'c' && tree.includers(file).length === 0 && isCompiledOnce(path);
  };
  const isExcused = (name: number): boolean => {
    const text = tree.names.text(name);
    return weak.has(name) || externals.platform.hasFunction(text) || externals.isHarmless(text, 'c');
  };
  const isOwn = (file: number, name: number): boolean =>
    tree.bearers(name).some((id) => {
      const definer = tree.fileOf(id);
      const { kind, local } = tree.item(id);
      if (kind === 'macro') return tree.maySee(file, definer) || program.isForcedInto(definer);
      if (kind === 'declaration') return false;
      return tree.includes(file, definer) || (kind === 'variable' && !local);
    });
  return (file, name) => {
    const key = file * tree.names.size + name;
    const needs =
      isAsked.get(key) ??
      (isPlain(file) &&
        !isExcused(name) &&
        !isOwn(file, name) &&
        tree
          .mentioners(name)
          .some((id) => tree.fileOf(id) === file && surelyCalls(id, tree.names.text(name))));
    isAsked.set(key, needs);
    return needs;
  };
}

/** By its words alone. A static function that nothing uses is left out by the compiler, and so is what a constant switches off. */
function openSureCalls(program: Program): (id: ItemId, name: string) => boolean {
  const isUntested = openUntested(program);
  return (id, name) => {
    const item = program.tree.item(id);
    if (!isExternal(item)) return false;
    const text = program.textOf(id);
    const calls = program
      .callsNamed(id, [name])
      .filter(({ range }) => text[range.start - item.start] !== '(');
    if (calls.length === 0 || declaresPointer(text, name) || !isUntested(id)) return false;
    return calls.some(({ range }) => program.presenceOfLine(id, range.start).kind === 'always');
  };
}

/** Words of the attribute, which must be indexed for this. */
export const WEAKENING = ['weak', '__weak__'] as const;

const isWeak = openAttributes('weak');

/** What is declared so that it may be missing, by an attribute, a macro that stands for one, or a pragma. */
function weakNames({ tree, textOf }: Program): ReadonlySet<number> {
  const naming = WEAKENING.flatMap((word) => [...tree.mentioners(tree.names.idOf(word))]);
  const marked = new Set(naming.filter((id) => isWeak(textOf(id))));
  const macros = [...marked].filter((id) => tree.item(id).kind === 'macro');
  for (const name of macros.flatMap((id) => tree.item(id).names))
    for (const id of tree.mentioners(name)) marked.add(id);
  // A pragma counts as said by the item behind it.
  return new Set(
    [...marked, ...naming].flatMap((id) => {
      const { kind, names, mentionsFrom, mentionsTo } = tree.item(id);
      if (kind === 'function' && marked.has(id)) return names;
      const mentions = tree.files[tree.fileOf(id)]?.outline.mentions.subarray(mentionsFrom, mentionsTo);
      const words = textOf(id).match(/[A-Za-z_]\w*/g) ?? [];
      return [
        ...names,
        ...Array.from(mentions ?? [], mentionedName),
        ...words.map((word) => tree.names.idOf(word)),
      ];
    }),
  );
}

/** Of several definitions that a name means, those that can be linked; the spare ones where no other can. */
function isLeftOut(
  { tree }: Program,
  isLinkable: (file: number) => boolean,
  from: ItemId,
  to: ItemId,
): boolean {
  const file = tree.fileOf(from);
  if (tree.includes(file, tree.fileOf(to))) return false;
  const meanings = tree.item(to).names.flatMap((name) => tree.meanings(name, file));
  return meanings.some(({ items, spare }) => {
    if (!items.includes(to)) return false;
    const fitting = items.filter((id) => isLinkable(tree.fileOf(id)));
    const taken = fitting.filter((id) => !spare.includes(id));
    return fitting.length > 0 && !(taken.length > 0 ? taken : fitting).includes(to);
  });
}
