/** The argument is a flag word that has the flag in it: `mmap(..., MAP_SHARED | MAP_FIXED, ...)`. */
import type { Answer, Value } from '../model/index.ts';
import {
  agree,
  type Asked,
  calculated,
  canonical,
  type Constants,
  either,
  isConstantName,
  negate,
  numberOf,
} from './context.ts';

export function argumentHasFlag(
  asked: Asked,
  condition: { readonly argument: string; readonly flag: string },
): Answer {
  const value = asked.argument(condition.argument);
  if (value === null) return asked.complete ? 'no' : 'maybe';
  return hasFlag(value, condition.flag, asked.constants);
}

/** Also asked of the flags that a descriptor was opened with. */
export function hasFlag(value: Value, flag: string, constants: Constants): Answer {
  switch (value.kind) {
    case 'number': {
      const bits = numberOf(flag, constants);
      if (bits === null || bits === 0) return value.value === 0 ? 'no' : 'maybe';
      return hasBits(value.value, bits) ? 'yes' : 'no';
    }
    case 'name': {
      const name = canonical(value.name, constants);
      if (name === canonical(flag, constants)) return 'yes';
      return isConstantName(name) || numberOf(name, constants) !== null ? 'no' : 'maybe';
    }
    case 'operation':
      return hasFlagAfter(value.operator, value.operands, flag, constants);
    case 'any-of':
      return agree(value.values.map((one) => hasFlag(one, flag, constants)));
    case 'text':
      return 'no';
    case 'parameter':
    case 'result-of':
    case 'field':
    case 'unknown':
      return 'maybe';
  }
}

/** Also of negative numbers, which have all the bits that lie further up. */
function hasBits(value: number, bits: number): boolean {
  return (BigInt(value) & BigInt(bits)) === BigInt(bits);
}

function hasFlagAfter(
  operator: string,
  operands: readonly Value[],
  flag: string,
  constants: Constants,
): Answer {
  const whole = calculated({ kind: 'operation', operator, operands }, constants);
  if (whole !== null) {
    const answer = hasFlag({ kind: 'number', value: whole }, flag, constants);
    if (answer !== 'maybe') return answer;
  }
  const answers = operands.map((operand) => hasFlag(operand, flag, constants));
  const [left = 'maybe', right = 'maybe'] = answers;
  switch (operator) {
    case '|':
      return either(answers);
    case '+':
      return answers.every((answer) => answer === 'no') || sharesNoBit(operands) ? either(answers) : 'maybe';
    case '&':
      return answers.includes('no') ? 'no' : answers.every((answer) => answer === 'yes') ? 'yes' : 'maybe';
    case '^':
      if (!isSingleBit(flag, constants) || answers.includes('maybe')) return 'maybe';
      return left === right ? 'no' : 'yes';
    case '~':
      // What lacks one of several bits may have the others.
      return isSingleBit(flag, constants) || left === 'yes' ? negate(left) : 'maybe';
    case '?:':
      return agree(answers.slice(1));
    case 'address-of':
      return 'no';
    default:
      return 'maybe';
  }
}

/** Flags that are written as names are meant to be different ones, so that adding them is joining them. */
function sharesNoBit(operands: readonly Value[]): boolean {
  const names = operands.flatMap((operand) => (operand.kind === 'name' ? [operand.name] : []));
  return names.length === operands.length && new Set(names).size === names.length;
}

function isSingleBit(flag: string, constants: Constants): boolean {
  const bits = numberOf(flag, constants);
  return bits === null || (bits > 0 && Number.isInteger(Math.log2(bits)));
}
