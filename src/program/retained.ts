/**
 * What is kept and may be run although no code names it: functions and tables that an attribute puts into a section
 * of their own or marks as used, and functions that have a second name by an alias. Who runs them is not looked for.
 */
import type { Program } from './link.ts';
import { openAttributes } from './patterns.ts';
import type { ItemId } from './tree.ts';

/** Words of the attributes that keep something. */
export const KEEPING = ['used', '__used__', 'section', '__section__', 'retain'] as const;
const ALIASING = ['alias', '__alias__', 'ifunc'] as const;

/** All words that must be indexed for this. */
export const RETAINING = [...KEEPING, ...ALIASING];

const KEPT = openAttributes('used|section|retain');
const ALIASED = /\b(?:alias|__alias__|ifunc)\s*\(\s*"(\w+)"/g;

export function openRetained(program: Program): (id: ItemId) => boolean {
  const { tree } = program;
  let kept: ReadonlySet<ItemId> | null = null;
  let aliased: ReadonlySet<string> | null = null;
  return (id) => {
    kept ??= keptItems(program);
    aliased ??= aliasedNames(program);
    const file = String(tree.fileOf(id));
    const seconds = aliased;
    return (
      kept.has(id) || tree.item(id).names.some((name) => seconds.has(`${file} ${tree.names.text(name)}`))
    );
  };
}

/** Items with the attribute in their own words, or by a macro that stands for it. */
function keptItems({ tree, textOf }: Program): ReadonlySet<ItemId> {
  const mentioners = (word: string): readonly ItemId[] => [...tree.mentioners(tree.names.idOf(word))];
  const marked = KEEPING.flatMap(mentioners).filter((id) => KEPT(textOf(id)));
  const macros = marked.filter((id) => tree.item(id).kind === 'macro');
  const byMacro = macros.flatMap((id) => tree.item(id).names.flatMap((name) => [...tree.mentioners(name)]));
  return new Set([...marked, ...byMacro].filter((id) => tree.item(id).kind !== 'macro'));
}

/** The functions that something else is an alias of, each with its file. */
function aliasedNames({ tree, textOf }: Program): ReadonlySet<string> {
  const items = ALIASING.flatMap((word) => [...tree.mentioners(tree.names.idOf(word))]);
  return new Set(
    items.flatMap((id) =>
      [...textOf(id).matchAll(ALIASED)].map(([, name = '']) => `${String(tree.fileOf(id))} ${name}`),
    ),
  );
}
