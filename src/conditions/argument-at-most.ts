/** The argument is a number that is no greater than some other: `read(fd, &letter, 1)`. */
import type { Answer, Value } from '../model/index.ts';
import { agree, type Asked, calculated, type Constants } from './context.ts';

export function argumentAtMost(
  asked: Asked,
  condition: { readonly argument: string; readonly most: number },
): Answer {
  const value = asked.argument(condition.argument);
  if (value === null) return asked.complete ? 'no' : 'maybe';
  return isAtMost(value, condition.most, asked.constants);
}

function isAtMost(value: Value, most: number, constants: Constants): Answer {
  if (value.kind === 'any-of') return agree(value.values.map((one) => isAtMost(one, most, constants)));
  if (value.kind === 'operation' && value.operator === '?:')
    return agree(value.operands.slice(1).map((one) => isAtMost(one, most, constants)));
  const number = calculated(value, constants);
  if (number === null) return 'maybe';
  return number <= most ? 'yes' : 'no';
}
