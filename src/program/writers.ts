/**
 * What a variable outside of functions holds: its initialiser and whatever is written to it, when the few items
 * that mention it are small enough to be read. Where more of them would have to be read, or its address is known
 * to somebody, the doubt stays.
 */
import { operation } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

/** A variable that more items mention is not looked into. */
const MOST_MENTIONERS = 20;
/** Longer items, in bytes, are not read just for what they write. */
const LONGEST_WRITER = 8 * 1024;

/** Something written, with the file that says it. */
export interface Written {
  readonly value: Value;
  readonly file: number;
}

type Key = `${number} ${string}`;

const known = new WeakMap<Program, Map<Key, readonly Written[] | null>>();

/** Everything that the variable `id`, or its field, may hold; null when that is too much to find out. */
export function writtenTo(
  program: Program,
  id: ItemId,
  name: string,
  field: string | null,
): readonly Written[] | null {
  const found = known.get(program) ?? new Map<Key, readonly Written[] | null>();
  known.set(program, found);
  const key: Key = `${id} ${name}.${field ?? ''}`;
  const before = found.get(key);
  if (before !== undefined) return before;
  const written = gather(program, id, name, field);
  found.set(key, written);
  return written;
}

function gather(program: Program, id: ItemId, name: string, field: string | null): readonly Written[] | null {
  const { tree } = program;
  const number = tree.names.idOf(name);
  const mentioners = tree.mentioners(number);
  if (mentioners.length > MOST_MENTIONERS) return null;
  const written = [...initially(program, id, name, field)];
  for (const writer of mentioners) {
    const file = tree.fileOf(writer);
    if (writer === id || !tree.resolve(number, file).includes(id)) continue;
    const item = tree.item(writer);
    // A macro may be what stands on the left elsewhere.
    if (item.kind === 'macro' || item.end - item.start > LONGEST_WRITER) return null;
    const facts = program.factsOf(writer);
    if (!facts.complete) return null;
    for (const write of facts.outsideWrites) {
      if (write.name === name) written.push({ value: ofField(write.value, field), file });
      else if (write.name === `${name}.${field ?? ''}`) written.push({ value: write.value, file });
    }
  }
  return written;
}

/** What its definition says. */
function initially(program: Program, id: ItemId, name: string, field: string | null): readonly Written[] {
  const definition = program.factsOf(id).definitions.find((one) => one.name === name);
  if (definition === undefined) return [];
  const file = program.tree.fileOf(id);
  const own = { value: ofField(definition.value, field), file };
  if (definition.constant || !definition.isArray) return [own];
  const doubt = `elements of the array \`${name}\` may change`;
  return [own, { value: { kind: 'unknown', why: doubt }, file }];
}

/** What a field is after the whole structure is written. */
function ofField(value: Value, field: string | null): Value {
  if (field === null) return value;
  const part = operation(`.${field}`, [value]);
  if (part.kind !== 'operation') return part;
  return { kind: 'unknown', why: `the structure with \`${field}\` is written as a whole` };
}
