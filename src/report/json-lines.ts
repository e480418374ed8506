/**
 * The JSON report with one entry on each line, for tools that read as it comes; `schemas/report-line.schema.json`
 * describes it. The run comes first and the statistics last, so that a reader knows whether it got everything.
 */
import type { ReportInput } from '../model/index.ts';
import { jsonText } from './json-text.ts';
import { reportDocument } from './json/index.ts';

export function renderJsonLines(input: ReportInput): string {
  const { schemaVersion, tool, target, programs, findings, holes, notices, coverage, statistics } =
    reportDocument(input);
  const records: readonly object[] = [
    { type: 'run', schemaVersion, tool, target },
    ...programs.map((program) => ({ type: 'program', program })),
    ...findings.map((finding) => ({ type: 'finding', finding })),
    ...holes.map((hole) => ({ type: 'hole', hole })),
    ...notices.map((notice) => ({ type: 'notice', notice })),
    { type: 'statistics', coverage, statistics },
  ];
  return records.map((record) => `${jsonText(record, 0)}\n`).join('');
}
