/** One program and its verdict as a JSON object. */
import type { Choice, Cost, Coverage, Execution, Reason, Start, Verdict } from '../../model/index.ts';
import { stayReasonOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import { presenceEntry } from './finding.ts';
import { holeEntry, placeEntry, stepEntry } from './place.ts';

export function programEntry(verdict: Verdict, knowledge: Knowledge): object {
  return {
    name: verdict.program,
    kind: verdict.kind,
    entry: placeEntry(verdict.entry),
    answer: verdict.answer,
    reasons: verdict.reasons.map((reason) => reasonEntry(reason, knowledge)),
    remarks: verdict.remarks.map(({ rule, symbol, effect, finding }) => ({ rule, symbol, effect, finding })),
    starts: verdict.starts.map(startEntry),
    startedBy: verdict.startedBy.map(startEntry),
    executes: verdict.executes.map(executionEntry),
    costs: verdict.costs?.map(costEntry) ?? null,
    holes: verdict.holes.map(holeEntry),
    coverage: coverageEntry(verdict.coverage),
    worsening: verdict.worsening,
  };
}

function startEntry({ started, state, certainty, script, span, finding, path }: Start): object {
  return { started, state, certainty, script, ...placeEntry(span), finding, path: path.map(stepEntry) };
}

function executionEntry({ started, as, certainty, path, programs }: Execution): object {
  return { started, as, certainty, path: path.map(stepEntry), programs };
}

/** Code that two programs share counts for each: the sum says how much was judged, not how much there is. */
export function coverageSum(programs: readonly Verdict[]): object {
  const sum = (part: (coverage: Coverage) => number): number =>
    programs.reduce((total, { coverage }) => total + part(coverage), 0);
  return {
    reachable: sum(({ reachable }) => reachable),
    callsInside: sum(({ callsInside }) => callsInside),
    callsKnown: sum(({ callsKnown }) => callsKnown),
    callsUnknown: sum(({ callsUnknown }) => callsUnknown),
  };
}

function costEntry({ rule, symbol, finding, call, loop, through }: Cost): object {
  return {
    ...{ rule, symbol, finding, ...placeEntry(call) },
    loop: placeEntry(loop),
    through: through.map(stepEntry),
  };
}

function coverageEntry({ reachable, callsInside, callsKnown, callsUnknown }: Coverage): object {
  return { reachable, callsInside, callsKnown, callsUnknown };
}

function choiceEntry({ name, taken, why, others, count }: Choice): object {
  return { name, taken: placeEntry(taken), why, others: others.map(placeEntry), count };
}

function reasonEntry(reason: Reason, knowledge: Knowledge): object {
  const stay = stayReasonOf(knowledge, reason.stayReason);
  const { stayReason, rule, symbol, certainty, duration, direct, finding, findings } = reason;
  return {
    stayReason,
    kernelName: stay === null ? null : stay.kernelName,
    word: stay === null ? null : stay.word,
    ...{ rule, symbol, certainty, duration, direct, finding, findings },
    path: reason.path.map(stepEntry),
    presence: presenceEntry(reason.presence),
    begin: reason.begin === null ? null : { ...placeEntry(reason.begin.span), before: reason.begin.before },
    elsewhere: reason.elsewhere.map(stepEntry),
    choices: reason.choices.map(choiceEntry),
    ways: reason.ways.map((way) => ({ finding: way.finding, path: way.path.map(stepEntry) })),
  };
}
