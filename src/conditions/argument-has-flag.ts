/** The argument is a flag word that has the flag in it: `mmap(..., MAP_SHARED | MAP_FIXED, ...)`. */
import type { Answer, Value } from '../model/index.ts';
import { agree, type Asked, canonical, type Constants, either, isConstantName, numberOf } from './context.ts';

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

function hasBits(value: number, bits: number): boolean {
  return Math.floor(value / lowestBit(bits)) % 2 === 1 && (value & bits) === bits;
}

function lowestBit(bits: number): number {
  return bits & -bits;
}

function hasFlagAfter(
  operator: string,
  operands: readonly Value[],
  flag: string,
  constants: Constants,
): Answer {
  const [left, right] = operands;
  if (operator === '|' || operator === '+') {
    return either(operands.map((operand) => hasFlag(operand, flag, constants)));
  }
  if (operator !== '&' || left === undefined || right === undefined) return 'maybe';
  const masked = right.kind === 'operation' && right.operator === '~' ? right.operands[0] : undefined;
  if (masked !== undefined) {
    const removed = hasFlag(masked, flag, constants);
    if (removed === 'yes') return 'no';
    return removed === 'no' ? hasFlag(left, flag, constants) : 'maybe';
  }
  const answers = [hasFlag(left, flag, constants), hasFlag(right, flag, constants)];
  return answers.includes('no') ? 'no' : answers.every((answer) => answer === 'yes') ? 'yes' : 'maybe';
}
