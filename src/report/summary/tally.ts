/**
 * What is counted over any number of reports. One report is looked at a time and then forgotten: what is kept grows with
 * the rules and with the ways in which they meet in a program, not with the reports.
 */
import type { VerdictAnswer } from '../../model/index.ts';
import { compareSteps, type Need, orderWork, type WorkStep } from './order.ts';
import type { SummarizedFinding, SummarizedProgram, SummarizedReport } from './read.ts';

/** Null where the target or the rule is not known. */
export type RuleEffort = (target: string, rule: string) => number | null;

export interface ProgramRow {
  readonly name: string;
  readonly file: string;
  readonly answer: VerdictAnswer;
  /** Sorted. */
  readonly stayReasons: readonly string[];
  readonly rules: readonly string[];
}

export interface ReportRows {
  /** As it was named. */
  readonly report: string;
  readonly target: string;
  readonly programs: readonly ProgramRow[];
}

export interface Counted {
  readonly name: string;
  /** Programs that it may or does keep home. */
  readonly programs: number;
  /** Those of them that it surely keeps. */
  readonly certain: number;
}

export interface RuleCount {
  readonly rule: string;
  readonly effort: number | null;
  readonly programs: number;
}

export interface RuleStep extends WorkStep {
  /** With the steps before. */
  readonly freed: number;
}

export interface PlaceStep {
  readonly report: string;
  readonly places: readonly SummarizedFinding[];
  readonly effort: number | null;
  readonly frees: number;
}

export interface Unusable {
  readonly report: string;
  /** A clause that follows the name. */
  readonly why: string;
}

export interface Conclusion {
  readonly reports: number;
  readonly unusable: readonly Unusable[];
  readonly programs: number;
  readonly answers: Readonly<Record<VerdictAnswer, number>>;
  readonly targets: readonly { readonly target: string; readonly reports: number }[];
  readonly stayReasons: readonly Counted[];
  readonly rules: readonly RuleCount[];
  readonly work: readonly RuleStep[];
  readonly places: readonly PlaceStep[];
}

/** Steps that are told by their places, at most. */
const MOST_PLACES = 20;

/** A class because it guards that every count is of the same reports. */
export class Tally {
  readonly #effortOf: RuleEffort;
  #reports = 0;
  readonly #unusable: Unusable[] = [];
  readonly #answers: Record<VerdictAnswer, number> = { blocked: 0, 'at-risk': 0, undetermined: 0, clear: 0 };
  readonly #targets = new Map<string, number>();
  readonly #stayReasons = new Map<string, { programs: number; certain: number }>();
  readonly #rules = new Map<string, { programs: number; effort: number | null }>();
  readonly #needs = new Map<string, { things: readonly string[]; programs: number }>();
  #places: readonly PlaceStep[] = [];

  constructor(effortOf: RuleEffort) {
    this.#effortOf = effortOf;
  }

  refuse(unusable: Unusable): void {
    this.#unusable.push(unusable);
  }

  add(name: string, report: SummarizedReport): ReportRows {
    this.#reports += 1;
    count(this.#targets, report.target);
    const rows = report.programs.map((program) => rowOf(program, report));
    report.programs.forEach((program) => {
      this.#countReasons(program);
    });
    for (const row of rows) this.#countRow(row, report.target);
    this.#places = bestPlaces(this.#places, placeSteps(name, report, this.#effortOf));
    return { report: name, target: report.target, programs: rows };
  }

  conclude(): Conclusion {
    const effortOf = (rule: string): number | null => this.#rules.get(rule)?.effort ?? null;
    const counts = Object.values(this.#answers);
    return {
      reports: this.#reports,
      unusable: this.#unusable,
      programs: counts.reduce((sum, one) => sum + one, 0),
      answers: { ...this.#answers },
      targets: [...this.#targets].map(([target, reports]) => ({ target, reports })).sort(byName('target')),
      stayReasons: [...this.#stayReasons]
        .map(([name, counted]) => ({ name, ...counted }))
        .sort((a, b) => b.programs - a.programs || byName('name')(a, b)),
      rules: [...this.#rules]
        .map(([rule, { programs, effort }]) => ({ rule, effort, programs }))
        .sort((a, b) => b.programs - a.programs || byName('rule')(a, b)),
      work: withSums(orderWork([...this.#needs.values()], effortOf, Infinity)),
      places: this.#places,
    };
  }

  #countReasons({ reasons }: SummarizedProgram): void {
    for (const { stayReason, certainty } of reasons) {
      const counted = this.#stayReasons.get(stayReason) ?? { programs: 0, certain: 0 };
      counted.programs += 1;
      counted.certain += certainty === 'certain' ? 1 : 0;
      this.#stayReasons.set(stayReason, counted);
    }
  }

  #countRow({ answer, rules }: ProgramRow, target: string): void {
    this.#answers[answer] += 1;
    for (const rule of rules) {
      const counted = this.#rules.get(rule) ?? { programs: 0, effort: null };
      this.#rules.set(rule, {
        programs: counted.programs + 1,
        effort: counted.effort ?? this.#effortOf(target, rule),
      });
    }
    const key = JSON.stringify(rules);
    this.#needs.set(key, { things: rules, programs: (this.#needs.get(key)?.programs ?? 0) + 1 });
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function byName<Key extends string>(key: Key): (a: Record<Key, string>, b: Record<Key, string>) => number {
  return (a, b) => (a[key] === b[key] ? 0 : a[key] < b[key] ? -1 : 1);
}

function rowOf({ name, file, answer, reasons }: SummarizedProgram, report: SummarizedReport): ProgramRow {
  const rules = reasons.flatMap(({ findings }) => findings.map((id) => ruleOf(id, report)));
  const stayReasons = reasons.map(({ stayReason }) => stayReason);
  return { name, file, answer, stayReasons: sortedOnce(stayReasons), rules: sortedOnce(rules) };
}

/** A finding's id begins with its rule; that serves where a filtered report names one without telling of it. */
function ruleOf(id: string, { findings }: SummarizedReport): string {
  return findings.get(id)?.rule ?? id.replace(/:.*/s, '');
}

function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

function withSums(steps: readonly WorkStep[]): readonly RuleStep[] {
  let freed = 0;
  return steps.map((step) => {
    freed += step.frees;
    return { ...step, freed };
  });
}

/** Only the best of one report can be among the best of all. */
function placeSteps(name: string, report: SummarizedReport, effortOf: RuleEffort): readonly PlaceStep[] {
  const needs = report.programs.map(({ reasons }): Need => ({
    things: sortedOnce(reasons.flatMap(({ findings }) => findings)),
    programs: 1,
  }));
  const steps = orderWork(needs, (id) => effortOf(report.target, ruleOf(id, report)), MOST_PLACES);
  return steps.map(({ things, effort, frees }) => ({
    report: name,
    places: things.map((id) => {
      return report.findings.get(id) ?? { rule: ruleOf(id, report), symbol: '', file: '', line: 0 };
    }),
    effort,
    frees,
  }));
}

/** Merges two lists of which each must keep its order, because a step may build on those before it. */
function bestPlaces(known: readonly PlaceStep[], more: readonly PlaceStep[]): readonly PlaceStep[] {
  const best: PlaceStep[] = [];
  const [left, right] = [[...known], [...more]];
  while (best.length < MOST_PLACES) {
    const [a, b] = [left[0], right[0]];
    if (a === undefined && b === undefined) break;
    const fromRight = a === undefined || (b !== undefined && comparePlaces(b, a) < 0);
    const next = fromRight ? right.shift() : left.shift();
    if (next !== undefined) best.push(next);
  }
  return best;
}

function comparePlaces(a: PlaceStep, b: PlaceStep): number {
  return compareSteps(stepOf(a), stepOf(b));
}

function stepOf({ report, places, effort, frees }: PlaceStep): WorkStep {
  return { things: places.map(({ file, line }) => `${report} ${file}:${line}`), effort, frees };
}
