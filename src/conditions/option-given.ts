/** The command gets one of some options: `mosrun -l prog`. */
import type { Answer } from '../model/index.ts';
import type { Asked } from './context.ts';

export function optionGiven({ options, complete }: Asked, wanted: readonly string[]): Answer {
  if (options.some((option) => wanted.includes(option))) return 'yes';
  return complete ? 'no' : 'maybe';
}
