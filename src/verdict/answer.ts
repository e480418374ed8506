/**
 * The verdict on one program or library, of what it reaches and what stayed unseen. The only file that decides between
 * blocked, at-risk, clear and undetermined for what is compiled.
 */
import {
  compareSpans,
  type Cost,
  type Hole,
  type Remark,
  type Span,
  type Verdict,
  type VerdictAnswer,
} from '../model/index.ts';
import type { Seen } from './coverage.ts';
import { isHarmful, type Reached, reasonsOf, type Tell, type Weighed } from './reasons.ts';

/** What a verdict is made of. */
export interface Case {
  readonly program: string;
  readonly kind: 'program' | 'library';
  readonly entry: Span;
  readonly reached: readonly Reached[];
  readonly seen: Seen;
  readonly holes: readonly Hole[];
  readonly tell: Tell;
  /** Whether what costs is asked about. */
  readonly costs: boolean;
}

export function verdictOf({ program, kind, entry, reached, seen, holes, tell, costs }: Case): Verdict {
  const present = reached.filter(({ finding }) => finding.presence.kind !== 'never');
  const reasons = reasonsOf(present.filter(isHarmful), tell);
  return {
    program,
    kind,
    entry,
    answer: answerOf(reasons, holes),
    reasons: reasons.map((one) => one.reason),
    remarks: remarksOf(present),
    starts: [],
    startedBy: [],
    executes: [],
    costs: costs ? costsOf(present) : null,
    holes: [...holes].sort((a, b) => compareSpans(a.span, b.span)),
    coverage: seen.coverage,
    worsening: null,
  };
}

function answerOf(reasons: readonly Weighed[], holes: readonly Hole[]): VerdictAnswer {
  if (reasons.some((one) => one.blocks)) return 'blocked';
  if (reasons.length > 0) return 'at-risk';
  return holes.length > 0 ? 'undetermined' : 'clear';
}

function remarksOf(present: readonly Reached[]): readonly Remark[] {
  return present.flatMap(({ finding }): readonly Remark[] => {
    const { effect, rule, symbol, id } = finding;
    return effect === 'stays' ? [] : [{ rule, symbol, effect, finding: id }];
  });
}

/** Of several loops that come to a call the nearest one is told. */
function costsOf(present: readonly Reached[]): readonly Cost[] {
  const costs = present.flatMap(({ finding, repetitions: [nearest] }): readonly Cost[] => {
    if (nearest === undefined) return [];
    const { id, rule, symbol, span } = finding;
    const { loop, through } = nearest;
    return [{ rule, symbol, finding: id, call: span, loop, through }];
  });
  return [...costs].sort((a, b) => compareSpans(a.call, b.call));
}
