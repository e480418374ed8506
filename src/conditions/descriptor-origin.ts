/** Follows a descriptor to where it was opened. Shared by the conditions on descriptors; asks nothing itself. */
import type { Answer, Value } from '../model/index.ts';
import type { Opener } from '../program/index.ts';
import { agree, type Asked } from './context.ts';

export interface Opening {
  readonly opener: Opener;
  readonly arguments: readonly Value[];
}

/** A descriptor handed through more functions than this is left unknown. */
const DEEPEST = 6;

/**
 * Asks `ask` of every opening that the descriptor may come from. A negative number is no descriptor: alone
 * it answers `no`, beside others it is the value before the file was opened.
 */
export function askOpenings(
  value: Value | null,
  asked: Asked,
  ask: (opening: Opening) => Answer,
  depth = 0,
): Answer {
  if (value === null) return asked.complete ? 'no' : 'maybe';
  if (depth > DEEPEST) return 'maybe';
  switch (value.kind) {
    case 'number':
      return value.value < 0 ? 'no' : 'maybe';
    case 'any-of': {
      const opened = value.values.filter((one) => one.kind !== 'number' || one.value >= 0);
      if (opened.length === 0) return 'no';
      return agree(opened.map((one) => askOpenings(one, asked, ask, depth + 1)));
    }
    case 'result-of': {
      const opener = asked.openers.get(value.callee);
      if (opener === undefined) return 'maybe';
      if (opener.sameAs !== null) {
        return askOpenings(value.arguments[opener.sameAs] ?? null, asked, ask, depth + 1);
      }
      return ask({ opener, arguments: value.arguments });
    }
    case 'operation': {
      if (value.operator !== '?:') return 'maybe';
      const values = value.operands.slice(1);
      return askOpenings({ kind: 'any-of', values }, asked, ask, depth + 1);
    }
    case 'text':
    case 'name':
    case 'parameter':
    case 'field':
    case 'unknown':
      return 'maybe';
  }
}
