/**
 * Two reports -> what became of each program and each finding. Lines do not count, because they move with every edit.
 * Renders nothing.
 */
import type { VerdictAnswer } from '../../model/index.ts';
import { grouped } from '../group.ts';
import type { ReadFinding, ReadProgram, ReadReason, ReadReport } from './read.ts';

export type Change = 'worse' | 'better' | 'same' | 'gained' | 'lost';

export interface ProgramChange {
  readonly name: string;
  readonly file: string;
  readonly change: Change;
  /** Null for a program that was not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** Stay reasons; one that became surer or lasting is gained, one that became less so is lost. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

export interface Comparison {
  readonly before: Pick<ReadReport, 'version' | 'target'>;
  readonly after: Pick<ReadReport, 'version' | 'target'>;
  /** The worst changes first. */
  readonly programs: readonly ProgramChange[];
  readonly found: readonly ReadFinding[];
  readonly fixed: readonly ReadFinding[];
  /** A program got worse, or a new one does not migrate for sure. */
  readonly isWorse: boolean;
}

export function compareReports(before: ReadReport, after: ReadReport): Comparison {
  const programs = programChanges(before.programs, after.programs);
  return {
    before: { version: before.version, target: before.target },
    after: { version: after.version, target: after.target },
    programs,
    found: without(after.findings, before.findings),
    fixed: without(before.findings, after.findings),
    isWorse: programs.some(isWorse),
  };
}

/** The program got worse, or is new and does not migrate for sure. */
export function isWorse({ change, after }: ProgramChange): boolean {
  return change === 'worse' || (change === 'gained' && rankOf(after ?? 'clear') >= rankOf('at-risk'));
}

const order: Readonly<Record<Change, number>> = { worse: 0, gained: 1, better: 2, lost: 3, same: 4 };

function programChanges(
  before: readonly ReadProgram[],
  after: readonly ReadProgram[],
): readonly ProgramChange[] {
  const old = [...before];
  const changes = after.map((program) => {
    const at = partnerOf(program, old);
    const [partner] = at === -1 ? [] : old.splice(at, 1);
    return changeOf(partner ?? null, program);
  });
  const lost = old.map((program) => changeOf(program, null));
  return [...changes, ...lost].sort((a, b) => order[a.change] - order[b.change] || compareNames(a, b));
}

/** The program of the same name and file, else the one of the same name: an entry point may move to another file. */
function partnerOf(program: ReadProgram, candidates: readonly ReadProgram[]): number {
  const exact = candidates.findIndex(({ name, file }) => name === program.name && file === program.file);
  return exact === -1 ? candidates.findIndex(({ name }) => name === program.name) : exact;
}

function changeOf(before: ReadProgram | null, after: ReadProgram | null): ProgramChange {
  const named = after ?? before;
  const gained = reasonsBeyond(after?.reasons ?? [], before?.reasons ?? []);
  const lost = reasonsBeyond(before?.reasons ?? [], after?.reasons ?? []);
  return {
    name: named?.name ?? '',
    file: named?.file ?? '',
    change: kindOf(before, after, gained.length, lost.length),
    before: before?.answer ?? null,
    after: after?.answer ?? null,
    gained,
    lost,
  };
}

/** The answer counts first; of two equal ones, a reason more is worse, whatever else went away. */
function kindOf(before: ReadProgram | null, after: ReadProgram | null, gained: number, lost: number): Change {
  if (before === null) return 'gained';
  if (after === null) return 'lost';
  const difference = rankOf(after.answer) - rankOf(before.answer);
  if (difference !== 0) return difference > 0 ? 'worse' : 'better';
  if (gained > 0) return 'worse';
  return lost > 0 ? 'better' : 'same';
}

const ranks: Readonly<Record<VerdictAnswer, number>> = {
  clear: 0,
  undetermined: 1,
  'at-risk': 2,
  blocked: 3,
};

/** An answer that nobody knows is as bad as any. */
function rankOf(answer: string): number {
  return Object.entries(ranks).find(([known]) => known === answer)?.[1] ?? ranks.blocked;
}

/** What `reasons` has and `others` has not, or has weaker. */
function reasonsBeyond(reasons: readonly ReadReason[], others: readonly ReadReason[]): readonly string[] {
  const stronger = reasons.filter((reason) => {
    const same = others.filter(({ stayReason }) => stayReason === reason.stayReason);
    return !same.some((other) => strengthOf(other) >= strengthOf(reason));
  });
  return [...new Set(stronger.map(({ stayReason }) => stayReason))].sort();
}

function strengthOf({ certainty, duration }: ReadReason): number {
  return (certainty === 'certain' ? 2 : 0) + (duration === 'lasting' ? 1 : 0);
}

/** The findings of `here` that have no match in `there`; of several alike, as many as there are more. */
function without(here: readonly ReadFinding[], there: readonly ReadFinding[]): readonly ReadFinding[] {
  const known = grouped(there, identityOf);
  return [...grouped(here, identityOf)].flatMap(([identity, findings]) =>
    findings.slice(known.get(identity)?.length ?? 0),
  );
}

function identityOf({ rule, symbol, file, within }: ReadFinding): string {
  return JSON.stringify([rule, symbol, file, within]);
}

function compareNames(a: ProgramChange, b: ProgramChange): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}
