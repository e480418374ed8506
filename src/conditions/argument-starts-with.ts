/** The argument is a text that begins in one of some ways: `open("/dev/raw/raw1", ...)`. */
import type { Answer, Value } from '../model/index.ts';
import { agree, type Asked } from './context.ts';

export function argumentStartsWith(
  asked: Asked,
  condition: { readonly argument: string; readonly prefixes: readonly string[] },
): Answer {
  const value = asked.argument(condition.argument);
  if (value === null) return asked.complete ? 'no' : 'maybe';
  return startsWith(value, condition.prefixes);
}

/** Also asked of the path that a descriptor was opened with. */
export function startsWith(value: Value, prefixes: readonly string[]): Answer {
  switch (value.kind) {
    case 'text':
      if (prefixes.some((prefix) => value.value.startsWith(prefix))) return 'yes';
      // What is known may be too short to tell.
      return !value.complete && prefixes.some((prefix) => prefix.startsWith(value.value)) ? 'maybe' : 'no';
    case 'any-of':
      return agree(value.values.map((one) => startsWith(one, prefixes)));
    case 'number':
      return 'no';
    case 'operation': {
      const [first, second, third] = value.operands;
      if (value.operator === '?:' && second !== undefined && third !== undefined)
        return agree([startsWith(second, prefixes), startsWith(third, prefixes)]);
      // Texts and names next to each other: the first may tell enough.
      if (value.operator !== 'text' || first?.kind !== 'text') return 'maybe';
      return startsWith({ ...first, complete: false }, prefixes);
    }
    case 'name':
    case 'parameter':
    case 'result-of':
    case 'field':
    case 'unknown':
      return 'maybe';
  }
}
