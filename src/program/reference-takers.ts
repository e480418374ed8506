/**
 * Which functions of C++ take references that they may write through, by how the tree declares and defines them. Of
 * functions that no file of the tree declares nothing is known, and of overloads the most willing counts.
 */
import type { TakesReference } from '../facts/index.ts';
import { CALLED, mentionedName, usesOf } from '../outline/index.ts';
import { parametersOf } from './parameters.ts';
import type { ItemId, Tree } from './tree.ts';

/** A name with more definitions is an operator or the like. */
const MOST_DEFINITIONS = 40;

export function openReferenceTakers(tree: Tree, textOf: (id: ItemId) => string): TakesReference {
  let declarations: ReadonlyMap<number, readonly ItemId[]> | null = null;
  const known = new Map<string, ReadonlySet<number>>();
  const positionsOf = (callee: string): ReadonlySet<number> => {
    const name = tree.names.idOf(callee);
    if (name < 0) return new Set();
    declarations ??= indexDeclarations(tree);
    const defined = tree.bearers(name).filter((id) => tree.item(id).kind === 'function');
    const all = [...defined, ...(declarations.get(name) ?? [])].slice(0, MOST_DEFINITIONS);
    return new Set(all.flatMap((id) => writable(parametersOf(textOf(id), callee) ?? [])));
  };
  return (callee, position) => {
    const positions = known.get(callee) ?? positionsOf(callee);
    known.set(callee, positions);
    return positions.has(position);
  };
}

/** The positions of plain references: what is constant is only looked at, and what is moved is gone. */
function writable(parameters: readonly string[]): readonly number[] {
  return parameters.flatMap((one, position) => {
    return /[^&]&(?!&)/.test(one) && !/\bconst\b[^&]*&(?!.*&)/.test(one) ? [position] : [];
  });
}

/** Prototypes by the names that parentheses follow in them. */
function indexDeclarations(tree: Tree): ReadonlyMap<number, readonly ItemId[]> {
  const index = new Map<number, ItemId[]>();
  for (const [file, { language, outline }] of tree.files.entries()) {
    if (language !== 'cpp') continue;
    const first = tree.firstOf(file);
    for (const [at, { kind, mentionsFrom, mentionsTo }] of outline.items.entries()) {
      if (kind !== 'declaration' && kind !== 'member') continue;
      for (const mention of outline.mentions.subarray(mentionsFrom, mentionsTo)) {
        if ((usesOf(mention) & CALLED) === 0) continue;
        const name = mentionedName(mention);
        const same = index.get(name);
        if (same === undefined) index.set(name, [first + at]);
        else same.push(first + at);
      }
    }
  }
  return index;
}
