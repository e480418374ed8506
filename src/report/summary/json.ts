/** The summary as a JSON document, a report a line, described by `schemas/summary.schema.json`. */
import { escaped } from '../json-text.ts';
import type { SummaryPage } from './page.ts';

/** Grows by one when a reader of the old document could misread the new one. */
const schemaVersion = 1;

export function jsonPage(version: string): SummaryPage {
  let separator = '\n';
  return {
    begin: () =>
      `{"schemaVersion":${schemaVersion},"tool":${line({ name: 'mig-lint', version })},"reports":[`,
    rows: (rows) => {
      const text = separator + line(rows);
      separator = ',\n';
      return text;
    },
    end: ({ reports, unusable, programs, answers, ...rest }) => {
      const totals = { reports, unusable: unusable.length, programs, answers };
      const work = rest.work.map(({ things, effort, frees, freed }) => ({
        rules: things,
        ...{ effort, frees, freed },
      }));
      const { targets, stayReasons, rules, places } = rest;
      const sums = { unusable, totals, targets, stayReasons, rules, work, places };
      return `\n],${line(sums).slice(1)}\n`;
    },
  };
}

function line(value: object): string {
  return escaped(JSON.stringify(value));
}
