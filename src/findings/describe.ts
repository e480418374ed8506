/**
 * A use and its row to a finding: what is said of it, how sure it is, and why not surer.
 */
import type { Certainty, Finding, LockedProcess, Row, Rule, Stay, Value } from '../model/index.ts';
import type { ApiUse } from '../program/index.ts';
import { parametersOf } from '../rulebook/index.ts';
import type { Judged } from './rows.ts';

/** What is told of a use. */
export type Told = Pick<ApiUse, 'call' | 'written' | 'through'> & {
  /** The function, macro, variable or section that it stands in. */
  readonly within: string | null;
  /** Whose lock it is about, where it is about one at all. */
  readonly concerns: LockedProcess;
  /** From where to where it keeps the process home; null where that was not asked. */
  readonly stay: Stay | null;
};

export function describe(rule: Rule, judged: Judged, use: Told): Finding {
  const { row } = judged;
  const { call, stay } = use;
  const doubts = doubtsOf(judged, use);
  const certainty: Certainty = doubts.length === 0 ? 'certain' : 'possible';
  const place = `${call.span.file}:${String(call.span.line)}:${String(call.span.column)}`;
  const told = call.callee.replace(/^SYS_/, '');
  // A directive goes on behind the words that matter: `omp parallel for simd`.
  const symbol = row.api.kind === 'pragma' ? row.api.name : told;
  return {
    id: `${rule.id}:${place}:${call.callee}`,
    rule: rule.id,
    stayReason: row.effect === 'stays' || row.effect === 'locked' ? rule.stayReason : null,
    symbol,
    links: row.links,
    written: use.written,
    effect: row.effect,
    locks: row.effect === 'locked' || row.unlocks ? use.concerns : null,
    via: call.via,
    span: call.span,
    within: use.within,
    certainty,
    duration: stay !== null && passes(stay) ? 'temporary' : row.duration,
    stay,
    presence: call.presence,
    doubts,
    message: rule.message.replaceAll('{call}', told),
    remedy: row.remedy ?? rule.remedy,
    evidence: row.evidence,
    note: noteOf(row),
    through: use.through,
  };
}

/** Whether the process is free again for some of its work; one that is held for all of it may as well be held for good. */
function passes({ end, inside, after, leaves }: Stay): boolean {
  if (end !== 'surely') return false;
  return inside?.isLong !== true || after === null || after.isLong || leaves;
}

function noteOf(row: Row): string | null {
  const needs =
    row.needs === null ? null : `Without ${row.needs} it fails, and a failed call keeps nothing home.`;
  const parts = [row.note, needs].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

/** Why the finding is only possible, each reason a sentence; none when it is certain. */
function doubtsOf({ row, answer, asked }: Judged, use: Told): readonly string[] {
  const doubts: string[] = [];
  if (answer === 'maybe') doubts.push(...unknownArguments(asked, use));
  switch (use.call.via) {
    case 'address':
      doubts.push('Its address is taken; whether and how it is called is not known.');
      break;
    case 'lookup':
      doubts.push('It is looked up at run time; whether and how it is called is not known.');
      break;
    case 'inheritance':
      doubts.push('A class derives from it; whether an object of that class is ever started is not known.');
      break;
    case 'name':
    case 'member':
    case 'pointer':
    case 'macro':
    case 'syscall':
    case 'construction':
    case 'pragma':
    case 'instruction':
    case 'text':
    case 'command':
    case 'writing':
      break;
  }
  if (row.certainty === 'possible')
    doubts.push("That it keeps a process home is argued or remembered, not read in the kernel's source.");
  return doubts;
}

function unknownArguments(row: Row, use: Told): readonly string[] {
  const { call } = use;
  const parameters = parametersOf(row.api);
  const reasons = parameters.flatMap((name, index) => {
    const why = call.arguments[index] === undefined ? null : whyUnknown(call.arguments[index]);
    return why === null || !asksAbout(row, name) ? [] : [`What \`${name}\` holds is not known: ${why}.`];
  });
  return reasons.length > 0 ? reasons : ['What its arguments hold is not known.'];
}

function asksAbout(row: Row, parameter: string): boolean {
  return JSON.stringify(row.when).includes(`"argument":"${parameter}"`);
}

/** The first thing in a value that keeps it from being known; null when nothing does. */
function whyUnknown(value: Value): string | null {
  switch (value.kind) {
    case 'number':
    case 'text':
      return null;
    case 'name':
      return /^[A-Z_0-9]+$/.test(value.name) ? null : `\`${value.name}\` is defined elsewhere`;
    case 'parameter':
      return 'the caller decides it';
    case 'result-of':
      return `it is what \`${value.callee}\` gives back`;
    case 'field':
      return `it is kept in the field \`${value.name}\``;
    case 'unknown':
      return value.why;
    case 'operation':
      return value.operands.map(whyUnknown).find((why) => why !== null) ?? null;
    case 'any-of':
      return (
        value.values.map(whyUnknown).find((why) => why !== null) ?? 'it differs from one way to the next'
      );
  }
}
