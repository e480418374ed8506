/**
 * A baseline's text: one JSON object with a line for each entry, its fingerprint as the key. The version stands last, so
 * that no line changes its comma when another one comes or goes. The text read is foreign and asked before it is believed.
 */
import type { BaselineEntry } from './baseline.ts';

export type ReadBaseline =
  | { readonly kind: 'baseline'; readonly entries: readonly BaselineEntry[] }
  /** `why` is a clause that follows the name of the file. */
  | { readonly kind: 'foreign'; readonly why: string };

/** Grows by one when a reader of the old file could misread the new one. */
const VERSION = 1;
/** Sorts behind every fingerprint. */
const VERSION_KEY = 'schemaVersion';
const FINGERPRINT = /^([0-9a-f]{32}):[1-9]\d*$/;

export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const counts = new Map<string, number>();
  const sorted = [...entries].sort((a, b) => compare(a.content, b.content) || compare(a.file, b.file));
  const lines = sorted.map(({ content, file, rule, symbol, within }) => {
    const count = (counts.get(content) ?? 0) + 1;
    counts.set(content, count);
    return `  ${JSON.stringify(`${content}:${String(count)}`)}: ${JSON.stringify({ file, rule, symbol, within })},\n`;
  });
  return `{\n${lines.join('')}  ${JSON.stringify(VERSION_KEY)}: ${String(VERSION)}\n}\n`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function readBaseline(text: string): ReadBaseline {
  const parsed = parse(text);
  if (parsed === null && /^<{7} /m.test(text)) {
    return foreign('holds a merge that is not settled; keep the lines of both sides');
  }
  if (!isMap(parsed)) return foreign('is no baseline, as it is no JSON object');
  const { [VERSION_KEY]: version, ...rest } = parsed;
  if (typeof version !== 'number') return foreign('is no baseline that `--update-baseline` wrote');
  if (version !== VERSION) {
    return foreign(`is of version ${String(version)}, and this mig-lint reads version ${String(VERSION)}`);
  }
  const entries: BaselineEntry[] = [];
  for (const [key, value] of Object.entries(rest)) {
    const [, content] = FINGERPRINT.exec(key) ?? [];
    if (content === undefined) return foreign(`is no baseline: \`${key}\` is no fingerprint`);
    const entry = entryOf(content, value);
    if (entry === null) return foreign(`is damaged: \`${key}\` lacks its file, rule, symbol or function`);
    entries.push(entry);
  }
  return { kind: 'baseline', entries };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

function foreign(why: string): ReadBaseline {
  return { kind: 'foreign', why };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entryOf(content: string, value: unknown): BaselineEntry | null {
  if (!isMap(value)) return null;
  const { file, rule, symbol, within } = value;
  if (typeof file !== 'string' || typeof rule !== 'string' || typeof symbol !== 'string') return null;
  if (typeof within !== 'string' && within !== null) return null;
  return { content, file, rule, symbol, within };
}
