/**
 * Names that a declaration gives to another symbol: by an assembler label, or as a weak reference or an alias. It
 * looks at declarations at file level, and only for the names asked about.
 */
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

/** Words of the declarations that do so. */
export const LABELLING = [
  ...['__asm__', '__asm', 'asm'],
  ...['weakref', '__weakref__', 'alias', '__alias__'],
] as const;

export interface Labels {
  /** What the linker calls a function, when it is asked about; null when a name means itself. */
  readonly symbolOf: (file: number, name: string) => string | null;
  /** Items that mention such a name. */
  readonly users: ReadonlySet<ItemId>;
}

const LABEL = /\)\s*(?:__asm__|__asm|asm)\s*\(\s*"(\w+)"\s*\)/;
const REFERENCE = /\b(?:__)?(?:weakref|alias)(?:__)?\s*\(\s*"(\w+)"/;

export function openLabels(program: Program): Labels {
  const { tree, textOf, interests } = program;
  const symbols = new Map<string, string>();
  const users = new Set<ItemId>();
  const declarations = LABELLING.flatMap((word) => [...tree.mentioners(tree.names.idOf(word))]);
  for (const id of new Set(declarations)) {
    if (tree.item(id).kind !== 'declaration') continue;
    const { name, symbol } = labelIn(textOf(id)) ?? {};
    if (name === undefined || symbol === undefined || !interests.has(symbol)) continue;
    for (const file of [tree.fileOf(id), ...tree.includers(tree.fileOf(id))]) {
      symbols.set(keyOf(file, name), symbol);
      for (const user of mentionersIn(program, file, tree.names.idOf(name))) if (user !== id) users.add(user);
    }
  }
  return { symbolOf: (file, name) => symbols.get(keyOf(file, name)) ?? null, users };
}

/** The function that a declaration declares, and what it says that the linker calls it. */
function labelIn(text: string): { readonly name: string | undefined; readonly symbol: string } | null {
  const label = LABEL.exec(text);
  if (label !== null) return { name: functionBefore(text, label.index), symbol: label[1] ?? '' };
  const reference = REFERENCE.exec(text);
  if (reference === null) return null;
  const attribute = text.slice(0, reference.index).search(/__attribute__\s*\(\(/);
  return attribute < 0 ? null : { name: functionBefore(text, attribute), symbol: reference[1] ?? '' };
}

function functionBefore(text: string, end: number): string | undefined {
  const declaration = /[^;{]*$/.exec(text.slice(Math.max(0, end - LONGEST_DECLARATION), end))?.[0] ?? '';
  return /\b(\w+)\s*\(/.exec(declaration)?.[1];
}

const LONGEST_DECLARATION = 4000;

function keyOf(file: number, name: string): string {
  return `${String(file)} ${name}`;
}

/** Nothing bears a name that is only declared, so its mentions are not indexed. */
function mentionersIn({ tree }: Program, file: number, name: number): readonly ItemId[] {
  const first = tree.firstOf(file);
  const all = Array.from({ length: tree.firstOf(file + 1) - first }, (_, at) => first + at);
  return all.filter((id) => tree.item(id).kind !== 'declaration' && tree.usesIn(id, name) !== 0);
}
