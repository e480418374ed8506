/**
 * What functions of the program write through the pointers that they get. It only looks them up: what is put in for
 * their other parameters is the caller's.
 */
import { BEHIND, remade } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import type { Program } from './link.ts';
import { SMALL_FUNCTION } from './resolution.ts';

/** A name with more definitions says nothing. */
const MOST_DEFINITIONS = 4;

/** A value in the words of the function in that file. */
export interface OutputValue {
  readonly value: Value;
  readonly file: number;
}

/**
 * What the argument's variable may hold behind the call, by each function that the call may mean; null where one of
 * them cannot be looked into.
 */
export function outputOf(
  program: Program,
  call: Value | undefined,
  argument: Value | undefined,
  before: Value,
  file: number,
): readonly OutputValue[] | null {
  const { tree } = program;
  if (call?.kind !== 'result-of' || argument?.kind !== 'number') return null;
  const name = tree.names.idOf(call.callee);
  const bearers = name < 0 ? [] : tree.resolve(name, file);
  const bodies = bearers.filter((id) => tree.item(id).kind !== 'declaration');
  if (bodies.length === 0 || bodies.length > MOST_DEFINITIONS) return null;
  const found: OutputValue[] = [];
  for (const id of bodies) {
    const { kind, start, end } = tree.item(id);
    if (kind !== 'function' || end - start > SMALL_FUNCTION) return null;
    const output = program.factsOf(id).outputs.find(({ parameter }) => parameter === argument.value);
    if (output === undefined) return null;
    const value = putBehind(output.value, argument.value, before);
    found.push({ value, file: tree.fileOf(id) });
  }
  return found;
}

/** What the pointer led to before is known to the caller; what others lead to is not. */
function putBehind(value: Value, index: number, before: Value): Value {
  if (value.kind !== 'operation' || value.operator !== BEHIND)
    return remade(value, (part) => putBehind(part, index, before));
  const [pointer] = value.operands;
  const isIt = pointer?.kind === 'parameter' && pointer.index === index;
  return isIt ? before : { kind: 'unknown', why: 'it is read through a pointer' };
}
