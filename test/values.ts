/** Values as one writes them in an expectation: `{1, #0 | FLAG}` is either 1 or the first parameter with FLAG. */
import type { Value } from '../src/model/index.ts';

export function written(value: Value): string {
  switch (value.kind) {
    case 'number':
      return String(value.value);
    case 'text':
      return value.complete ? JSON.stringify(value.value) : `${JSON.stringify(value.value)}...`;
    case 'name':
      return value.name;
    case 'parameter':
      return `#${value.index}`;
    case 'result-of':
      return `${value.callee}(${value.arguments.map(written).join(', ')})`;
    case 'operation':
      return writtenOperation(value.operator, value.operands.map(written));
    case 'field':
      return `.${value.name}`;
    case 'any-of':
      return `{${value.values.map(written).join(', ')}}`;
    case 'unknown':
      return '?';
  }
}

function writtenOperation(operator: string, operands: readonly string[]): string {
  if (operator === 'written') return `after ${operands[0] ?? ''}`;
  if (operator === 'address-of') return `&${operands[0] ?? ''}`;
  return operands.length === 1 ? `${operator}${operands[0] ?? ''}` : `(${operands.join(` ${operator} `)})`;
}
