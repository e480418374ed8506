/** Any number of JSON reports told as one: text, Markdown, HTML or JSON, written while the reports come in. */
import { htmlPage } from './html.ts';
import { jsonPage } from './json.ts';
import { markdownPage } from './markdown.ts';
import type { SummaryPage } from './page.ts';
import { textPage } from './text.ts';

export { readForSummary } from './read.ts';
export { type RuleEffort, Tally } from './tally.ts';

export const summaryFormats = ['text', 'markdown', 'html', 'json'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];

export function summaryPage(format: SummaryFormat, version: string): SummaryPage {
  switch (format) {
    case 'text':
      return textPage();
    case 'markdown':
      return markdownPage();
    case 'html':
      return htmlPage();
    case 'json':
      return jsonPage(version);
  }
}
