/** Places, hops and holes as JSON objects. */
import type { Hole, Span, Step } from '../../model/index.ts';

export function placeEntry({ file, line, column }: Span): object {
  return { file, line, column };
}

export function stepEntry({ name, span, how }: Step): object {
  return { name, ...placeEntry(span), how };
}

export function holeEntry({ kind, name, span, detail, outside }: Hole): object {
  const { library = null, callers = null, others = [] } = outside ?? {};
  return { kind, name, ...placeEntry(span), detail, library, callers, others: others.map(placeEntry) };
}
