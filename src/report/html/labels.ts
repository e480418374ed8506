/** Small parts of many places: badges, symbols, rows of a description list. A word always goes with a colour. */
import type { Certainty, Duration, Exemption, Level, VerdictAnswer } from '../../model/index.ts';
import { answerWords, effortWords } from '../words.ts';
import type { Context } from './context.ts';
import { markup, prose } from './markup.ts';
import type { Markup, Piece } from './markup.ts';

/** The shapes differ, so that they can be told apart without their colours. */
export const symbols: Markup = markup`<svg width="0" height="0" hidden aria-hidden="true">
<symbol id="s-blocked" viewBox="0 0 20 20">
<path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z"/><path class="on" d="M6.5 6.5l7 7m0-7l-7 7"/></symbol>
<symbol id="s-at-risk" viewBox="0 0 20 20">
<path d="M10 1.5l9 16.5H1z"/><path class="on" d="M10 7.5v5m0 2.2v.6"/></symbol>
<symbol id="s-undetermined" viewBox="0 0 20 20">
<path d="M10 1l9 9-9 9-9-9z"/><path class="on" d="M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6m0 2v.6"/></symbol>
<symbol id="s-clear" viewBox="0 0 20 20">
<circle cx="10" cy="10" r="9"/><path class="on" d="M6 10.3l2.8 2.8L14 7.6"/></symbol>
</svg>`;

export function symbol(answer: VerdictAnswer): Markup {
  return markup`<svg class="symbol a-${answer}" aria-hidden="true" focusable="false">
<use href="#s-${answer}"/></svg>`;
}

/** The symbol with its words. */
export function answerMark(answer: VerdictAnswer): Markup {
  return markup`<span class="answer a-${answer}">${symbol(answer)}<span>${answerWords[answer]}</span></span>`;
}

export function badge(text: string, kind = ''): Markup {
  return markup`<span class="badge${kind === '' ? '' : ` b-${kind}`}">${text}</span>`;
}

export function levelBadge(level: Level): Markup {
  return badge(level, level);
}

export function suretyBadges(certainty: Certainty, duration: Duration): Markup {
  return markup`${badge(certainty, certainty)} ${badge(duration, duration)}`;
}

export const exemptionWords: Readonly<Record<Exemption['kind'], string>> = {
  'third-party': 'third-party code',
  elsewhere: 'not asked about',
  off: 'rule switched off',
  comment: 'suppressed in the code',
  baseline: 'in the baseline',
  unchanged: 'not on changed lines',
};

/** `3 points, some work` */
export function effort(points: number): string {
  return `${points} ${points === 1 ? 'point' : 'points'}, ${effortWords(points)}`;
}

/** A row of a description list; null and empty values make none. */
export function fact(term: string, value: Piece): Markup | null {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return markup`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

export function proseFact(term: string, text: string | null): Markup | null {
  return text === null || text === '' ? null : fact(term, prose(text));
}

/** What the filter goes by. */
export function filterMarks(
  kind: 'finding' | 'place' | 'program' | 'step',
  marks: {
    readonly answers: readonly VerdictAnswer[];
    readonly rules: readonly string[];
    readonly files: readonly string[];
  },
  context: Context,
): Markup {
  const files = marks.files.flatMap((file) => context.files.get(file) ?? []);
  const rules = [...new Set(marks.rules)].sort().join(' ');
  return markup`data-item="${kind}" data-answers="${marks.answers.join(' ')}"
data-rules="${rules}" data-files="${files.join(' ')}"`;
}
