/** The summary on a terminal: the programs report by report, then the tables, then the sum in one line. */
import { plain } from '../plain.ts';
import type { SummaryPage } from './page.ts';
import {
  answerOf,
  type Cell,
  tablesOf,
  targetSentence,
  totalSentences,
  unusableSentence,
} from './sentences.ts';
import type { ReportRows } from './tally.ts';

export function textPage(): SummaryPage {
  return {
    begin: () => '',
    rows: (rows) => `${reportLines(rows).join('\n')}\n\n`,
    end: (conclusion) => {
      const tables = tablesOf(conclusion).flatMap(({ title, about, head, rows }) => [
        title,
        ...(about === null ? [] : [`  ${about}`]),
        ...aligned([head, ...rows]),
        '',
      ]);
      const target = targetSentence(conclusion);
      const unusable = conclusion.unusable.map((one) => `  ${plain(unusableSentence(one))}`);
      return [
        ...tables,
        ...(unusable.length === 0 ? [] : ['Not used', ...unusable, '']),
        ...(target === null ? [] : [plain(target)]),
        ...[totalSentences(conclusion), ''],
      ].join('\n');
    },
  };
}

function reportLines({ report, programs }: ReportRows): readonly string[] {
  const rows = programs.map((program) => [answerOf(program), program.name, program.stayReasons.join(', ')]);
  return [plain(report), ...(rows.length === 0 ? ['  no program'] : aligned(rows))];
}

/** Columns as wide as what stands in them; numbers stand to the right. */
function aligned(rows: readonly (readonly Cell[])[]): readonly string[] {
  const texts = rows.map((cells) => cells.map((cell) => plain(String(cell))));
  const widths = (texts[0] ?? []).map((_, column) => {
    return texts.reduce((widest, cells) => Math.max(widest, cells[column]?.length ?? 0), 0);
  });
  return texts.map((cells, row) => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return typeof rows[row]?.[column] === 'number' ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${padded.join('  ')}`.trimEnd();
  });
}
