/**
 * Functions of the tree that are called like one of the C library: replacements for systems that lack it, libraries that
 * are preloaded, a program's own. Which of the two a call means is settled by what is linked.
 */
import type { Presence } from '../model/index.ts';
import { isDeclaredHere } from './hiding.ts';
import { ALWAYS } from './joint-presence.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

/** What must hold for a call to mean the tree's function: nothing where the caller's own file or headers have it. */
export function presenceOfVersion(program: Program, from: ItemId, to: ItemId): Presence {
  const { tree, externals, programs } = program;
  const { kind, local, scope, names } = tree.item(to);
  const [number] = names;
  if (kind !== 'function' || local || scope >= 0 || number === undefined || programs.length > 0)
    return ALWAYS;
  const name = tree.names.text(number);
  const definer = tree.fileOf(to);
  const file = tree.fileOf(from);
  if (file === definer || !externals.platform.hasFunction(name) || tree.includes(file, definer))
    return ALWAYS;
  if (isDeclaredHere(program, from, name)) return ALWAYS;
  return { kind: 'open', conditions: [`\`${name}\` is that of ${tree.files[definer]?.path ?? ''}`] };
}
