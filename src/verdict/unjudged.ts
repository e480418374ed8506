/** Verdicts that nobody came to make, because the run ended before. They answer nothing and say why. */
import type { Reach, Shortfall, Span, Verdict } from '../model/index.ts';
import { cutHole, cutSentence } from '../program/index.ts';

export function unjudged(program: string, kind: Verdict['kind'], entry: Span, cut: Shortfall): Verdict {
  return {
    program,
    kind,
    entry,
    answer: 'undetermined',
    reasons: [],
    remarks: [],
    starts: [],
    executes: [],
    startedBy: [],
    costs: null,
    holes: [cutHole(entry, cut, 'before this was judged.')],
    coverage: { reachable: 0, callsInside: 0, callsKnown: 0, callsUnknown: 0 },
    worsening: null,
  };
}

/** Of a finding that no program which was judged leads to. */
export function unfollowed(cut: Shortfall): Reach {
  return { kind: 'unknown', why: cutSentence(cut, 'before it was known what leads to it.') };
}
