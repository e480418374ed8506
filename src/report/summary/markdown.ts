/** The summary as Markdown, for the page that a build server shows of a job: one table of programs, then the sums. */
import { markdownCode, markdownRow, markdownSentence, markdownText } from '../markdown/escape.ts';
import type { SummaryPage } from './page.ts';
import {
  answerOf,
  type Cell,
  type Table,
  tablesOf,
  targetSentence,
  totalSentences,
  unusableSentence,
} from './sentences.ts';

export function markdownPage(): SummaryPage {
  return {
    begin: () => `## mig-lint\n\n${headOf(['report', 'program', 'verdict', 'stay reasons'])}`,
    rows: ({ report, programs }) =>
      programs
        .map((program) =>
          markdownRow([
            markdownText(report),
            markdownCode(program.name),
            answerOf(program),
            program.stayReasons.map(markdownCode).join(', '),
          ]),
        )
        .join(''),
    end: (conclusion) => {
      const target = targetSentence(conclusion);
      const unusable = conclusion.unusable.map((one) => `- ${markdownSentence(unusableSentence(one))}\n`);
      return [
        `\n${markdownText(totalSentences(conclusion))}\n`,
        ...(target === null ? [] : [`\n${markdownText(target)}\n`]),
        ...(unusable.length === 0 ? [] : [`\n### Not used\n\n${unusable.join('')}`]),
        ...tablesOf(conclusion).map(tableText),
      ].join('');
    },
  };
}

function tableText({ title, about, head, rows }: Table): string {
  const lines = rows.map((cells) => markdownRow(cells.map(cellText)));
  return `\n### ${title}\n\n${about === null ? '' : `${about}\n\n`}${headOf(head)}${lines.join('')}`;
}

function cellText(cell: Cell): string {
  return typeof cell === 'number' ? String(cell) : markdownText(cell);
}

function headOf(cells: readonly string[]): string {
  return markdownRow(cells) + markdownRow(cells.map(() => '---'));
}
