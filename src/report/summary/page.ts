/** What a format of the summary has to offer: it is written as the reports come in, so that none has to be kept. */
import type { Conclusion, ReportRows } from './tally.ts';

export interface SummaryPage {
  readonly begin: () => string;
  readonly rows: (rows: ReportRows) => string;
  readonly end: (conclusion: Conclusion) => string;
}
