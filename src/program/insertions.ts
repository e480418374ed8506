/**
 * Files that are included in the middle of something: a list that fills a table, statements between the braces of a
 * function. What stands in such a file belongs to the item around the include, which leads to it as to a macro.
 */
import type { Item, NameTable } from '../outline/index.ts';
import type { Inclusion } from './inclusion.ts';
import { type PastedName, type Pasting, withMentions } from './pasting.ts';
import { firstItems } from './tree.ts';

interface InsertionInput extends Pasting {
  readonly names: NameTable;
  readonly includeTargets: Inclusion['includeTargets'];
  readonly bytesOf: (file: number) => Uint8Array;
}

/** An include inside of an item. */
interface Insertion {
  readonly user: number;
  readonly item: number;
  readonly start: number;
  readonly name: number;
  readonly inserted: number;
}

export function insertParts(input: InsertionInput): Pasting {
  const { names, pastedIn } = input;
  const insertions = findInsertions(input);
  if (insertions.length === 0) return { files: input.files, pastedIn };
  const files = [...input.files];
  const added = new Map<number, Map<number, readonly PastedName[]>>();
  const borne = new Set<string>();
  for (const { user, item, start, name, inserted } of insertions) {
    const part = files[inserted];
    if (part === undefined) continue;
    const key = `${String(inserted)} ${String(name)}`;
    if (!borne.has(key)) {
      const bytes = input.bytesOf(inserted);
      const items = part.outline.items.map((one) => bearing(one, name, names, bytes));
      files[inserted] = { ...part, outline: { ...part.outline, items } };
    }
    borne.add(key);
    const own: PastedName = { name, start, end: start };
    const ofFile = added.get(user) ?? new Map<number, readonly PastedName[]>();
    added.set(user, ofFile.set(item, [...(ofFile.get(item) ?? []), own]));
  }
  const pasted = new Map(pastedIn);
  const firsts = firstItems(files);
  for (const [user, ofFile] of added) {
    const into = files[user];
    if (into !== undefined) files[user] = withMentions(into, ofFile);
    for (const [item, own] of ofFile) {
      const id = (firsts[user] ?? 0) + item;
      pasted.set(id, [...(pasted.get(id) ?? []), ...own]);
    }
  }
  return { files, pastedIn: pasted };
}

function findInsertions({ files, names, includeTargets }: InsertionInput): readonly Insertion[] {
  return files.flatMap(({ outline: { includes, items } }, user) =>
    includes.flatMap(({ path, system, start }): readonly Insertion[] => {
      const item = system ? -1 : itemAround(items, start);
      const [inserted] = item < 0 ? [] : includeTargets(user, path);
      if (inserted === undefined || inserted === user) return [];
      const name = names.internText(`#include "${path}"`);
      return [{ user, item, start, name, inserted }];
    }),
  );
}

/** The function or table that an offset lies in; items that are no macros do not overlap. */
function itemAround(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at--) {
    const { kind, end } = items[at] ?? { kind: 'macro', end: 0 };
    if (kind === 'macro') continue;
    return end > offset && (kind === 'function' || kind === 'variable') ? at : -1;
  }
  return -1;
}

const OPENING = '{'.charCodeAt(0);

/** Statements and lists run where they are included, and define nothing; what has a body keeps its names besides. */
function bearing(item: Item, name: number, names: NameTable, bytes: Uint8Array): Item {
  if (item.kind !== 'declaration' && item.kind !== 'function') return item;
  const hasBody = bytes.subarray(item.start, item.end).includes(OPENING);
  const kept = item.names.filter((one) => one !== name && (hasBody || names.startsWith(one, '#')));
  return { ...item, kind: 'function', names: [...kept, name] };
}
