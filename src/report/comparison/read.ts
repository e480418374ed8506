/**
 * Reads back a report that `--format json` wrote, as far as a comparison needs it. The text is foreign: everything is
 * asked for before it is believed, and the first thing that is wrong is told in one sentence.
 */
import { schemaVersion } from '../json/index.ts';

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
  readonly kind: 'report';
  readonly version: string;
  readonly target: string;
  readonly programs: readonly ReadProgram[];
  readonly findings: readonly ReadFinding[];
}

/** `why` is a clause that follows the name of the file. */
export type ReportReading = ReadReport | { readonly kind: 'foreign'; readonly why: string };

export function readReport(text: string): ReportReading {
  const parsed = parse(text);
  if (!isMap(parsed)) return foreign('is no JSON object');
  const tool = parsed['tool'];
  if (!isMap(tool) || tool['name'] !== 'mig-lint')
    return foreign('was not written by `mig-lint --format json`');
  const written = parsed['schemaVersion'];
  if (typeof written !== 'number') return foreign('does not say of which version it is');
  if (written < schemaVersion)
    return foreign(`is of the older version ${written}; write it again with this mig-lint`);
  if (written > schemaVersion)
    return foreign(`is of the newer version ${written}, which this mig-lint cannot read`);
  try {
    return reportOf(parsed);
  } catch (error) {
    if (error instanceof Unexpected) return foreign(`is damaged: ${error.message}`);
    throw error;
  }
}

/** Thrown and caught in this file alone. */
class Unexpected extends Error {}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

function foreign(why: string): ReportReading {
  return { kind: 'foreign', why };
}

type FieldMap = Readonly<Record<string, unknown>>;

function reportOf(report: FieldMap): ReadReport {
  return {
    kind: 'report',
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

function isMap(value: unknown): value is FieldMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapAt(map: FieldMap, key: string): FieldMap {
  const value = map[key];
  if (!isMap(value)) throw new Unexpected(`\`${key}\` is no object`);
  return value;
}

function mapsAt(map: FieldMap, key: string): readonly FieldMap[] {
  const value = map[key];
  if (!Array.isArray(value) || !value.every(isMap)) throw new Unexpected(`\`${key}\` is no list of objects`);
  return value;
}

function textAt(map: FieldMap, key: string): string {
  const value = map[key];
  if (typeof value !== 'string') throw new Unexpected(`\`${key}\` is no text`);
  return value;
}

function numberAt(map: FieldMap, key: string): number {
  const value = map[key];
  if (typeof value !== 'number') throw new Unexpected(`\`${key}\` is no number`);
  return value;
}
