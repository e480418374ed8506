/**
 * Opens a report that `--format json` wrote. The text is foreign: everything is asked for before it is believed, and
 * the first thing that is wrong is told in one sentence. What is taken out of a report is for each reader to say.
 */
import { schemaVersion } from './json/index.ts';

export type FieldMap = Readonly<Record<string, unknown>>;

/** `why` is a clause that follows the name of the file. */
export type Reading<Report> =
  { readonly kind: 'report'; readonly report: Report } | { readonly kind: 'foreign'; readonly why: string };

export function readWritten<Report>(text: string, take: (report: FieldMap) => Report): Reading<Report> {
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
    return { kind: 'report', report: take(parsed) };
  } catch (error) {
    if (error instanceof Unexpected) return foreign(`is damaged: ${error.message}`);
    throw error;
  }
}

/** Thrown by what follows, and caught above. */
class Unexpected extends Error {}

export function mapAt(map: FieldMap, key: string): FieldMap {
  const value = map[key];
  if (!isMap(value)) throw new Unexpected(`\`${key}\` is no object`);
  return value;
}

export function mapsAt(map: FieldMap, key: string): readonly FieldMap[] {
  const value = map[key];
  if (!Array.isArray(value) || !value.every(isMap)) throw new Unexpected(`\`${key}\` is no list of objects`);
  return value;
}

export function textAt(map: FieldMap, key: string): string {
  const value = map[key];
  if (typeof value !== 'string') throw new Unexpected(`\`${key}\` is no text`);
  return value;
}

export function textsAt(map: FieldMap, key: string): readonly string[] {
  const value = map[key];
  const isText = (one: unknown): one is string => typeof one === 'string';
  if (!Array.isArray(value) || !value.every(isText)) throw new Unexpected(`\`${key}\` is no list of texts`);
  return value;
}

export function wordAt<Word extends string>(map: FieldMap, key: string, known: readonly Word[]): Word {
  const text = textAt(map, key);
  const word = known.find((one) => one === text);
  if (word === undefined) throw new Unexpected(`\`${key}\` is none of ${known.join(', ')}`);
  return word;
}

export function numberAt(map: FieldMap, key: string): number {
  const value = map[key];
  if (typeof value !== 'number') throw new Unexpected(`\`${key}\` is no number`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

function foreign(why: string): { readonly kind: 'foreign'; readonly why: string } {
  return { kind: 'foreign', why };
}

function isMap(value: unknown): value is FieldMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
