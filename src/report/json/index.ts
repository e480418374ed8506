/**
 * The whole analysis as one JSON document, described by `schemas/report.schema.json`. Keys stand in a fixed
 * order; nothing is aggregated away, because whoever reads it is a program.
 */
import type { ReportInput } from '../../model/index.ts';
import { jsonText } from '../json-text.ts';
import { compareFindings, knowledgeOf } from '../knowledge.ts';
import { findingEntry } from './finding.ts';
import { holeEntry } from './place.ts';
import { coverageSum, programEntry } from './program.ts';

/** Grows by one when a reader of the old document could misread the new one. */
export const schemaVersion = 1;

export function renderJson(input: ReportInput): string {
  return `${jsonText(reportDocument(input), 2)}\n`;
}

/** The document by its parts, for the format that gives each entry a line of its own. */
export interface ReportDocument {
  readonly schemaVersion: number;
  readonly tool: object;
  readonly target: object;
  readonly programs: readonly object[];
  readonly findings: readonly object[];
  readonly holes: readonly object[];
  readonly coverage: object;
  readonly statistics: object;
  readonly notices: readonly object[];
}

export function reportDocument(input: ReportInput): ReportDocument {
  const { analysis, rulebook, version } = input;
  const knowledge = knowledgeOf(input);
  const { id, title, about, shownIn } = rulebook.target;
  const { files, scripts, bytes, items, itemsParsed, bytesParsed } = analysis.statistics;
  const findings = [...analysis.findings].sort(compareFindings);
  return {
    schemaVersion,
    tool: { name: 'mig-lint', version },
    target: { id, title, about, shownIn },
    programs: analysis.programs.map((verdict) => programEntry(verdict, knowledge)),
    findings: findings.map((judged) => findingEntry(judged, knowledge)),
    holes: analysis.holes.map(holeEntry),
    coverage: coverageSum(analysis.programs),
    statistics: { files, scripts, bytes, items, itemsParsed, bytesParsed },
    notices: analysis.notices.map(({ text, file, line, incomplete }) => ({ text, file, line, incomplete })),
  };
}
