/** The numbers behind the flags that rules speak of, as conditions look them up. */
import type { Constants } from '../conditions/index.ts';
import type { Knowledge } from './knowledge.ts';

export function constantsFor({ constants }: Knowledge): Constants {
  const { flags, aliases } = constants;
  return { numbers: new Map(Object.entries(flags)), aliases: new Map(Object.entries(aliases)) };
}
