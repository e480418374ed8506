/**
 * The whole analysis as one JSON document, described by `schemas/report.schema.json`. Keys stand in a fixed
 * order; nothing is aggregated away, because whoever reads it is a program.
 */
import type { ReportInput } from '../../model/index.ts';
import { decoded } from '../decode.ts';
import { compareFindings, knowledgeOf } from '../knowledge.ts';
import { findingEntry } from './finding.ts';
import { holeEntry } from './place.ts';
import { coverageSum, programEntry } from './program.ts';

/** Grows by one when a reader of the old document could misread the new one. */
export const schemaVersion = 1;

export function renderJson(input: ReportInput): string {
  return `${JSON.stringify(reportDocument(input), decodedValue, 2)}\n`;
}

function reportDocument(input: ReportInput): object {
  const { analysis, rulebook, version } = input;
  const knowledge = knowledgeOf(input);
  const { id, title, about, shownIn } = rulebook.target;
  const { files, bytes, items, itemsParsed, bytesParsed } = analysis.statistics;
  const findings = [...analysis.findings].sort(compareFindings);
  return {
    schemaVersion,
    tool: { name: 'mig-lint', version },
    target: { id, title, about, shownIn },
    programs: analysis.programs.map((verdict) => programEntry(verdict, knowledge)),
    findings: findings.map((judged) => findingEntry(judged, knowledge)),
    holes: analysis.holes.map(holeEntry),
    coverage: coverageSum(analysis.programs),
    statistics: { files, bytes, items, itemsParsed, bytesParsed },
    notices: analysis.notices.map(({ text, file, incomplete }) => ({ text, file, incomplete })),
  };
}

/** Names and sentences may hold bytes of a source file; paths come from the disk and are text already. */
function decodedValue(key: string, value: unknown): unknown {
  return typeof value === 'string' && key !== 'file' ? decoded(value) : value;
}
