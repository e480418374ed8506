/** The structure behind the argument has one of some constants in a field: `sigev_notify = SIGEV_THREAD`. */
import type { Answer, Value } from '../model/index.ts';
import { isOneOf } from './argument-is.ts';
import { type Asked, either } from './context.ts';

export function fieldIs(
  asked: Asked,
  condition: {
    readonly argument: string;
    readonly field: string;
    readonly values: readonly (string | number)[];
  },
): Answer {
  const value = asked.argument(condition.argument);
  if (value === null) return asked.complete ? 'no' : 'maybe';
  if (value.kind === 'number') return 'no';
  if (value.kind === 'name' && value.name === 'NULL') return 'no';
  const object = objectOf(value);
  const stored = object === null ? [] : asked.stored(object, condition.field);
  if (stored.length === 0) return 'maybe';
  return either(stored.map((one) => isOneOf(one, condition.values, asked.constants)));
}

/** The variable whose address is passed: `&event`, or the pointer `event` itself. */
function objectOf(value: Value): string | null {
  if (value.kind === 'name') return value.name;
  const [operand] = value.kind === 'operation' && value.operator === 'address-of' ? value.operands : [];
  return operand?.kind === 'name' ? operand.name : null;
}
