/** The argument is one of some constants: `sched_setscheduler(0, SCHED_FIFO, ...)`. */
import type { Answer, Value } from '../model/index.ts';
import {
  agree,
  type Asked,
  calculated,
  canonical,
  type Constants,
  isConstantName,
  numberOf,
} from './context.ts';

export function argumentIs(
  asked: Asked,
  condition: { readonly argument: string; readonly values: readonly (string | number)[] },
): Answer {
  const value = asked.argument(condition.argument);
  if (value === null) return asked.complete ? 'no' : 'maybe';
  return isOneOf(value, condition.values, asked.constants);
}

/** Also asked of what is stored in a field. */
export function isOneOf(value: Value, wanted: readonly (string | number)[], constants: Constants): Answer {
  switch (value.kind) {
    case 'number': {
      const numbers = wanted.map((one) => (typeof one === 'number' ? one : numberOf(one, constants)));
      if (numbers.includes(value.value)) return 'yes';
      return numbers.includes(null) ? 'maybe' : 'no';
    }
    case 'name': {
      const name = canonical(value.name, constants);
      const names = wanted.map((one) => (typeof one === 'string' ? canonical(one, constants) : one));
      if (names.includes(name)) return 'yes';
      const number = numberOf(name, constants);
      if (number !== null && isOneOf({ kind: 'number', value: number }, wanted, constants) === 'yes')
        return 'yes';
      return isConstantName(name) || number !== null ? 'no' : 'maybe';
    }
    case 'operation':
      return isOperationOneOf(value, wanted, constants);
    case 'any-of':
      return agree(value.values.map((one) => isOneOf(one, wanted, constants)));
    case 'text':
      return wanted.includes(value.value) ? 'yes' : 'no';
    case 'parameter':
    case 'result-of':
    case 'field':
    case 'unknown':
      return 'maybe';
  }
}

function isOperationOneOf(
  value: Value & { kind: 'operation' },
  wanted: readonly (string | number)[],
  constants: Constants,
): Answer {
  const part = (operand: Value): Answer => isOneOf(operand, wanted, constants);
  switch (value.operator) {
    case 'address-of':
      return 'no';
    case '|':
      // A flag added to the constant does not make it another one: `SCHED_FIFO | SCHED_RESET_ON_FORK`.
      return anyPart(value.operands, wanted, constants);
    case '?:':
      return agree(value.operands.slice(1).map(part));
    default: {
      const whole = calculated(value, constants);
      return whole === null ? 'maybe' : part({ kind: 'number', value: whole });
    }
  }
}

function anyPart(
  operands: readonly Value[],
  wanted: readonly (string | number)[],
  constants: Constants,
): Answer {
  const answers = operands.map((operand) => isOneOf(operand, wanted, constants));
  if (answers.includes('yes')) return 'yes';
  return answers.every((answer) => answer === 'no') ? 'no' : 'maybe';
}
