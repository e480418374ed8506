/** What a comparison takes out of a report that `--format json` wrote. */
import { type FieldMap, mapAt, mapsAt, numberAt, type Reading, readWritten, textAt } from '../written.ts';

export interface ReadReason {
  readonly stayReason: string;
  readonly certainty: string;
  readonly duration: string;
}

export interface ReadProgram {
  readonly name: string;
  /** Tells programs of the same name apart. */
  readonly file: string;
  readonly answer: string;
  readonly reasons: readonly ReadReason[];
}

export interface ReadFinding {
  readonly rule: string;
  readonly symbol: string;
  readonly file: string;
  readonly within: string | null;
  readonly line: number;
  readonly level: string;
}

export interface ReadReport {
  readonly version: string;
  readonly target: string;
  readonly programs: readonly ReadProgram[];
  readonly findings: readonly ReadFinding[];
}

export function readReport(text: string): Reading<ReadReport> {
  return readWritten(text, reportOf);
}

function reportOf(report: FieldMap): ReadReport {
  return {
    version: textAt(mapAt(report, 'tool'), 'version'),
    target: textAt(mapAt(report, 'target'), 'id'),
    programs: mapsAt(report, 'programs').map((program) => ({
      name: textAt(program, 'name'),
      file: textAt(mapAt(program, 'entry'), 'file'),
      answer: textAt(program, 'answer'),
      reasons: mapsAt(program, 'reasons').map((reason) => ({
        stayReason: textAt(reason, 'stayReason'),
        certainty: textAt(reason, 'certainty'),
        duration: textAt(reason, 'duration'),
      })),
    })),
    findings: mapsAt(report, 'findings').map((finding) => ({
      rule: textAt(finding, 'rule'),
      symbol: textAt(finding, 'symbol'),
      file: textAt(finding, 'file'),
      within: finding['within'] === null ? null : textAt(finding, 'within'),
      line: numberAt(finding, 'line'),
      level: textAt(finding, 'level'),
    })),
  };
}
