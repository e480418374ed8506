/** The words that the summaries for people share. Layout is each format's own. */
import { answerWords, counted, countedAnswerWords } from '../words.ts';
import type { Conclusion, PlaceStep, ProgramRow, RuleStep, Unusable } from './tally.ts';
import { answers } from './read.ts';

export function totalSentences(conclusion: Conclusion): string {
  const { reports, unusable, programs } = conclusion;
  const given = answers.filter((answer) => conclusion.answers[answer] > 0);
  const parts = given.map((answer) => `${conclusion.answers[answer]} ${countedAnswerWords[answer]}`);
  const split = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  const missing = unusable.length === 0 ? '' : ` ${counted(unusable.length, 'report')} could not be used.`;
  return `${counted(reports, 'report')}, ${counted(programs, 'program')}${split}.${missing}`;
}

export function answerOf({ answer }: ProgramRow): string {
  return answerWords[answer];
}

/** Null where all reports are of one target. */
export function targetSentence({ targets }: Conclusion): string | null {
  if (targets.length < 2) return null;
  const split = targets.map(({ target, reports }) => `${target} (${reports})`);
  return `The reports are for different targets: ${split.join(', ')}.`;
}

export function unusableSentence({ report, why }: Unusable): string {
  return `\`${report}\` ${why}.`;
}

export function effortWords(effort: number | null): string {
  return effort === null ? '?' : String(effort);
}

export function rulesOf({ things }: RuleStep): string {
  return things.join(' + ');
}

/** Places named of one step; the JSON tells all. */
const MOST_NAMED = 3;

export function placesOf({ places }: PlaceStep): string {
  const named = places.slice(0, MOST_NAMED).map(({ file, line, symbol }) => `${file}:${line} ${symbol}`);
  const more = places.length - named.length;
  return `${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

export const heads = {
  stayReasons: ['stay reason', 'programs', 'surely'],
  rules: ['rule', 'programs', 'effort'],
  work: ['frees', 'in all', 'effort', 'mend'],
  places: ['frees', 'effort', 'report', 'places'],
} as const;

export const workSentence =
  'The order that frees most programs soonest: each step counts the programs that nothing found keeps home any more.';
export const placeSentence = 'The places to begin with; steps of one report build on those above them.';

/** One cell of a table: a name out of a report, or a number or word of ours. */
export type Cell = string | number;

export interface Table {
  readonly title: string;
  /** Null where the head says enough. */
  readonly about: string | null;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What stands below the programs; empty tables are left out. */
export function tablesOf(conclusion: Conclusion): readonly Table[] {
  const tables: readonly Table[] = [
    {
      title: 'Stay reasons',
      about: null,
      head: heads.stayReasons,
      rows: conclusion.stayReasons.map(({ name, programs, certain }) => [name, programs, certain]),
    },
    {
      title: 'Rules',
      about: null,
      head: heads.rules,
      rows: conclusion.rules.map(({ rule, programs, effort }) => [rule, programs, effortWords(effort)]),
    },
    {
      title: 'Work',
      about: workSentence,
      head: heads.work,
      rows: conclusion.work.map((step) => [step.frees, step.freed, effortWords(step.effort), rulesOf(step)]),
    },
    {
      title: 'Places',
      about: placeSentence,
      head: heads.places,
      rows: conclusion.places.map((step) => [
        step.frees,
        effortWords(step.effort),
        step.report,
        placesOf(step),
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}
