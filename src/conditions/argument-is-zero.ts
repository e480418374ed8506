/** The argument is nought, whatever it is called: `0`, `NULL`, `false`, a constant that is 0. */
import type { Answer, Value } from '../model/index.ts';
import { agree, type Asked, calculated, type Constants, isConstantName, numberOf } from './context.ts';

export function argumentIsZero(asked: Asked, condition: { readonly argument: string }): Answer {
  const value = asked.argument(condition.argument);
  if (value === null) return asked.complete ? 'yes' : 'maybe';
  return isZero(value, asked.constants);
}

function isZero(value: Value, constants: Constants): Answer {
  switch (value.kind) {
    case 'number':
      return value.value === 0 ? 'yes' : 'no';
    case 'name': {
      if (/^(?:NULL|FALSE|false|nullptr)$/.test(value.name)) return 'yes';
      const number = numberOf(value.name, constants);
      if (number !== null) return number === 0 ? 'yes' : 'no';
      return isConstantName(value.name) ? 'no' : 'maybe';
    }
    case 'text':
      return 'no';
    case 'operation':
      return isOperationZero(value, constants);
    case 'any-of':
      return agree(value.values.map((one) => isZero(one, constants)));
    case 'parameter':
    case 'result-of':
    case 'field':
    case 'unknown':
      return 'maybe';
  }
}

function isOperationZero(value: Value & { kind: 'operation' }, constants: Constants): Answer {
  const whole = calculated(value, constants);
  if (whole !== null) return whole === 0 ? 'yes' : 'no';
  switch (value.operator) {
    case 'address-of':
    case 'text':
      return 'no';
    case '|':
      return isUnion(value.operands.map((operand) => isZero(operand, constants)));
    case '?:':
      return agree(value.operands.slice(1).map((operand) => isZero(operand, constants)));
    default:
      return 'maybe';
  }
}

/** A union of flags is nought only when all of them are. */
function isUnion(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}
