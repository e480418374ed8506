/**
 * The report for a terminal: findings first, notices, then the programs with their verdicts, and a summary
 * last, because the end is what stays on the screen. It decides nothing and leaves no finding out in silence.
 */
import type { Analysis, ReportInput } from '../../model/index.ts';
import { suppressedFindings } from '../exemptions.ts';
import type { ReportOptions } from '../format.ts';
import { noticePlace, shownFindings, shownPrograms, untouchedSentence } from '../shown.ts';
import { contextOf } from './context.ts';
import type { Context } from './context.ts';
import { findingLines, suppressedLines } from './finding.ts';
import { labelled, paragraph } from './layout.ts';
import { programsLines } from './programs.ts';
import { summaryLines } from './summary.ts';

export function renderText(input: ReportInput, options: ReportOptions): string {
  const context = contextOf(input, options);
  const shown = shownFindings(input.analysis, options);
  const suppressed = suppressedFindings(input.analysis, options);
  const programs = shownPrograms(input.analysis, options);
  const untouched = untouchedSentence(input.analysis, programs, options);
  if (options.quiet && shown.length === 0 && programs.length === 0) return '';
  const lines = [
    ...shown.flatMap((judged) => [...findingLines(judged, context), '']),
    ...suppressedLines(suppressed, context),
    ...noticesLines(input.analysis, context),
    ...((options.quiet || untouched !== null) && programs.length === 0
      ? []
      : programsLines(programs, context)),
    ...(untouched === null ? [] : [...paragraph(untouched, context), '']),
    ...summaryLines(shown.length, context),
  ];
  return `${lines.join('\n')}\n`;
}

function noticesLines(analysis: Analysis, context: Context): readonly string[] {
  if (analysis.notices.length === 0) return [];
  const lines = analysis.notices.flatMap((notice) => {
    const place = noticePlace(notice);
    const text = place === null ? notice.text : `${place}: ${notice.text}`;
    return labelled(notice.incomplete ? 'incomplete' : 'notice', text, context, '');
  });
  return [...lines, ''];
}
