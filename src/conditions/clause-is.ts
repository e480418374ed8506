/** The pragma has a clause that begins so: `num_threads(1)`. */
import type { Answer } from '../model/index.ts';
import type { Asked } from './context.ts';

export function clauseIs(asked: Asked, condition: { readonly clause: string }): Answer {
  const wanted = condition.clause.replace(/\s+/g, '');
  return asked.clauses.some((clause) => clause.startsWith(wanted)) ? 'yes' : 'no';
}
