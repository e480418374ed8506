/** The call passes at least so many arguments: a thread constructed with a function to run. */
import type { Answer } from '../model/index.ts';
import type { Asked } from './context.ts';

export function argumentCountAtLeast(asked: Asked, condition: { readonly count: number }): Answer {
  if (asked.argumentCount >= condition.count) return 'yes';
  return asked.complete ? 'no' : 'maybe';
}
