/** The descriptor came from an `open` that allows reading and writing; `O_WRONLY` cannot be mapped at all. */
import type { Answer } from '../model/index.ts';
import { hasFlag } from './argument-has-flag.ts';
import type { Asked } from './context.ts';
import { askOpenings, type Opening } from './descriptor-origin.ts';

export function descriptorIsWritable(asked: Asked, condition: { readonly argument: string }): Answer {
  return askOpenings(asked.argument(condition.argument), asked, (opening) => allowsWriting(opening, asked));
}

function allowsWriting({ opener, arguments: given }: Opening, asked: Asked): Answer {
  const mode = opener.mode === null ? undefined : given[opener.mode];
  if (mode !== undefined) return mode.kind === 'text' ? (mode.value.includes('+') ? 'yes' : 'no') : 'maybe';
  const flags = opener.flags === null ? undefined : given[opener.flags];
  return flags === undefined ? 'maybe' : hasFlag(flags, 'O_RDWR', asked.constants);
}
