/** What a summary takes out of a report that `--format json` wrote: the verdicts, and which findings stand behind each. */
import type { VerdictAnswer } from '../../model/index.ts';
import {
  type FieldMap,
  mapAt,
  mapsAt,
  numberAt,
  type Reading,
  readWritten,
  textAt,
  textsAt,
  wordAt,
} from '../written.ts';

export interface SummarizedReason {
  readonly stayReason: string;
  readonly certainty: 'certain' | 'possible';
  /** Ids of the findings behind it. */
  readonly findings: readonly string[];
}

export interface SummarizedProgram {
  readonly name: string;
  readonly file: string;
  readonly answer: VerdictAnswer;
  readonly reasons: readonly SummarizedReason[];
}

export interface SummarizedFinding {
  readonly rule: string;
  readonly symbol: string;
  readonly file: string;
  readonly line: number;
}

export interface SummarizedReport {
  readonly target: string;
  readonly programs: readonly SummarizedProgram[];
  /** By id. */
  readonly findings: ReadonlyMap<string, SummarizedFinding>;
}

/** From the worst to the best. */
export const answers: readonly VerdictAnswer[] = ['blocked', 'at-risk', 'undetermined', 'clear'];

export function readForSummary(text: string): Reading<SummarizedReport> {
  return readWritten(text, reportOf);
}

function reportOf(report: FieldMap): SummarizedReport {
  return {
    target: textAt(mapAt(report, 'target'), 'id'),
    programs: mapsAt(report, 'programs').map((program) => ({
      name: textAt(program, 'name'),
      file: textAt(mapAt(program, 'entry'), 'file'),
      answer: wordAt(program, 'answer', answers),
      reasons: mapsAt(program, 'reasons').map((reason) => ({
        stayReason: textAt(reason, 'stayReason'),
        certainty: wordAt(reason, 'certainty', ['certain', 'possible']),
        findings: textsAt(reason, 'findings'),
      })),
    })),
    findings: new Map(mapsAt(report, 'findings').map((finding) => [textAt(finding, 'id'), placeOf(finding)])),
  };
}

function placeOf(finding: FieldMap): SummarizedFinding {
  return {
    rule: textAt(finding, 'rule'),
    symbol: textAt(finding, 'symbol'),
    file: textAt(finding, 'file'),
    line: numberAt(finding, 'line'),
  };
}
