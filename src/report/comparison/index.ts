/** Two JSON reports told as what changed between them: text, Markdown or JSON. */
import { type Comparison } from './compare.ts';
import { comparisonMarkdown, comparisonText } from './text.ts';

export { type Comparison, compareReports } from './compare.ts';
export { readReport, type ReadReport } from './read.ts';
export { worseningsOf } from './worsening.ts';

export type ComparisonFormat = 'text' | 'json' | 'markdown';

/** Grows by one when a reader of the old document could misread the new one. */
const schemaVersion = 1;

export function renderComparison(format: ComparisonFormat, comparison: Comparison, version: string): string {
  switch (format) {
    case 'text':
      return comparisonText(comparison);
    case 'markdown':
      return comparisonMarkdown(comparison);
    case 'json': {
      const document = { schemaVersion, tool: { name: 'mig-lint', version }, ...comparison };
      return `${JSON.stringify(document, null, 2)}\n`;
    }
  }
}
