/**
 * Whether two values are one and the same as far as they are written. What they come to is not asked: `1 + x` and
 * `x + 1` differ.
 */
import type { Value } from '../model/index.ts';

/** Most values that are compared differ at once, which is why nothing is written out for it. */
export function isEqual(a: Value, b: Value): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'number':
      return b.kind === 'number' && a.value === b.value;
    case 'text':
      return b.kind === 'text' && a.value === b.value && a.complete === b.complete;
    case 'name':
      return b.kind === 'name' && a.name === b.name;
    case 'parameter':
      return b.kind === 'parameter' && a.index === b.index;
    case 'result-of':
      return b.kind === 'result-of' && a.callee === b.callee && areEqual(a.arguments, b.arguments);
    case 'operation':
      return b.kind === 'operation' && a.operator === b.operator && areEqual(a.operands, b.operands);
    case 'field':
      return b.kind === 'field' && a.name === b.name && a.object === b.object;
    case 'any-of':
      return b.kind === 'any-of' && areEqual(a.values, b.values);
    case 'unknown':
      return b.kind === 'unknown' && a.why === b.why;
  }
}

/** In the same order. */
export function areEqual(some: readonly Value[], others: readonly Value[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, at) => {
      const other = others[at];
      return other !== undefined && isEqual(one, other);
    })
  );
}
