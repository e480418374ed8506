/** Work that pauses, done to its end at once: nobody here loses patience. */
import type { Pausing } from '../../src/model/index.ts';

export function finished<T>(work: Pausing<T>): T {
  let step = work.next(null);
  while (step.done !== true) step = work.next(null);
  return step.value;
}
