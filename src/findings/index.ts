/**
 * Uses x rulebook -> findings: which row of which rule a use falls under, how sure that is, and why not
 * surer. It knows nothing of entry points; whether anything reaches a finding is the verdict's business.
 */
import { ask, type Asked, type Constants } from '../conditions/index.ts';
import {
  type Answer,
  type Call,
  type Certainty,
  compareSpans,
  type Finding,
  type Row,
  type Rule,
  type Rulebook,
  type Stay,
  type Value,
} from '../model/index.ts';
import type { ApiUse, ItemId, Opener, Program } from '../program/index.ts';
import { openStays, type StayOf } from './stays.ts';

/** A finding and the item of the program that it lies in. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly item: ItemId;
  /** Functions that call what could release it, wherever they are. */
  readonly releasers: readonly ItemId[];
}

export interface FindingsInput {
  readonly program: Program;
  readonly uses: readonly ApiUse[];
  readonly rulebook: Rulebook;
  readonly constants: Constants;
  readonly openers: ReadonlyMap<string, Opener>;
}

export { type BeginOf, openBegins } from './begin.ts';

export function findBlockers(input: FindingsInput): readonly PlacedFinding[] {
  const index = indexRows(input.rulebook);
  const stays = openStays(input);
  const found = new Map<string, PlacedFinding>();
  for (const use of input.uses) {
    for (const [rule, rows] of rowsFor(index, use.call)) {
      const judged = chooseRow(rows, use, input);
      if (judged === null) continue;
      const finding = describe(input, rule, judged, use, stays.stayOf);
      const before = found.get(finding.id);
      if (before === undefined || rank(finding) > rank(before.finding))
        found.set(finding.id, { finding, item: use.item, releasers: stays.releasersOf(rule, judged.row) });
    }
  }
  return [...found.values()].sort(
    (a, b) => compareSpans(a.finding.span, b.finding.span) || (a.finding.id < b.finding.id ? -1 : 1),
  );
}

/** True for findings that decide about migration; what is fine, costs or locks from outside does not. */
export function keepsHome(finding: Finding): boolean {
  switch (finding.effect) {
    case 'stays':
    case 'crashes':
    case 'unsafe':
      return true;
    case 'locked':
    case 'costs':
    case 'fine':
      return false;
  }
}

/** Of two ways to the same finding the surer one is told. */
function rank(finding: Finding): number {
  const presence = { always: 4, open: 2, never: 0 }[finding.presence.kind];
  return presence + (finding.certainty === 'certain' ? 1 : 0);
}

interface RowIndex {
  readonly byName: ReadonlyMap<string, readonly { readonly rule: Rule; readonly row: Row }[]>;
  readonly pragmas: readonly { readonly rule: Rule; readonly row: Row }[];
  readonly paths: readonly { readonly rule: Rule; readonly row: Row }[];
}

function indexRows(rulebook: Rulebook): RowIndex {
  const byName = new Map<string, { rule: Rule; row: Row }[]>();
  const pragmas: { rule: Rule; row: Row }[] = [];
  const paths: { rule: Rule; row: Row }[] = [];
  for (const rule of rulebook.rules) {
    for (const row of rule.rows) {
      switch (row.api.kind) {
        case 'function':
        case 'type':
        case 'instruction': {
          const key = keyOf(row.api.kind === 'instruction', row.api.name);
          byName.set(key, [...(byName.get(key) ?? []), { rule, row }]);
          break;
        }
        case 'pragma':
          pragmas.push({ rule, row });
          break;
        case 'path':
          paths.push({ rule, row });
          break;
      }
    }
  }
  return { byName, pragmas, paths };
}

/** An instruction is no function, even when both are called `in`. */
function keyOf(isInstruction: boolean, name: string): string {
  return isInstruction ? `asm ${name}` : name;
}

function rowsFor(index: RowIndex, call: Call): ReadonlyMap<Rule, readonly Row[]> {
  const rows = new Map<Rule, Row[]>();
  const found =
    call.via === 'pragma'
      ? index.pragmas.filter(({ row }) => `${call.callee} `.startsWith(`${row.api.name} `))
      : call.via === 'text'
        ? index.paths.filter(({ row }) => call.callee.startsWith(row.api.name))
        : (index.byName.get(keyOf(call.via === 'instruction', call.callee)) ?? []);
  for (const { rule, row } of found) {
    if (row.api.kind === 'type' && !constructs(call)) continue;
    rows.set(rule, [...(rows.get(rule) ?? []), row]);
  }
  return rows;
}

/** A type is used when something of it is made or derived, not when it is copied from nothing. */
function constructs(call: Call): boolean {
  return call.via !== 'name' || call.arguments.length > 0;
}

interface Judged {
  readonly row: Row;
  readonly answer: Exclude<Answer, 'no'>;
  /** The row whose condition was asked: another one where a row holds unless that one does. */
  readonly asked: Row;
}

/**
 * The first row that surely holds, or else the first that may. One without a condition holds for what the rows before
 * it leave over, so it only may hold where a harmless one of these may.
 */
function chooseRow(rows: readonly Row[], use: ApiUse, input: FindingsInput): Judged | null {
  let possible: Judged | null = null;
  let exception: Row | null = null;
  for (const row of rows) {
    const answer = row.when === null ? 'yes' : ask(row.when, askedOf(row, use, input));
    switch (answer) {
      case 'yes':
        if (possible !== null && isHarmless(row)) return possible;
        if (exception === null || row.when !== null || isHarmless(row)) return { row, answer, asked: row };
        return { row, answer: 'maybe', asked: exception };
      case 'maybe':
        if (isHarmless(row)) exception ??= row;
        else if (row.doubt === 'told') possible ??= { row, answer, asked: row };
        break;
      case 'no':
        break;
    }
  }
  return possible;
}

function isHarmless(row: Row): boolean {
  return row.effect === 'fine' || row.effect === 'costs';
}

function askedOf(row: Row, use: ApiUse, input: FindingsInput): Asked {
  const { call } = use;
  const parameters = row.api.kind === 'function' ? row.api.parameters : [];
  return {
    argument: (name) => call.arguments[parameters.indexOf(name)] ?? null,
    argumentCount: call.arguments.length,
    complete: call.argumentsComplete,
    clauses:
      call.via === 'pragma'
        ? call.arguments.flatMap((value) => (value.kind === 'text' ? [value.value] : []))
        : [],
    stored: (object, field) =>
      use.stored
        .filter((write) => write.field === field && (write.object === object || write.object === null))
        .map((write) => write.value),
    openers: input.openers,
    constants: input.constants,
  };
}

function describe(input: FindingsInput, rule: Rule, judged: Judged, use: ApiUse, stayOf: StayOf): Finding {
  const { row } = judged;
  const { call } = use;
  const stay = call.presence.kind === 'never' ? null : stayOf(rule, row, use);
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
    written: use.written,
    effect: row.effect,
    via: call.via,
    span: call.span,
    within: input.program.nameOf(use.item),
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
function doubtsOf({ row, answer, asked }: Judged, use: ApiUse): readonly string[] {
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
      break;
  }
  if (row.certainty === 'possible')
    doubts.push("That it keeps a process home is argued or remembered, not read in the kernel's source.");
  return doubts;
}

function unknownArguments(row: Row, use: ApiUse): readonly string[] {
  const { call } = use;
  const parameters = row.api.kind === 'function' ? row.api.parameters : [];
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
