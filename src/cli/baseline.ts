/** The baseline's file: opened, matched with an analysis, renewed. What it means is for `policy`. */
import { dirname, relative, resolve, sep } from 'node:path';
import type { Analysis, ReportInput } from '../model/index.ts';
import {
  type BaselineEntry,
  type BaselineInput,
  type FailOn,
  isAtLeast,
  type Matched,
  matchBaseline,
  readBaseline,
  renewedBaseline,
  writeBaseline,
} from '../policy/index.ts';
import { isThere, readText } from '../sources/index.ts';
import type { Environment } from './environment.ts';
import { misuse, type Misuse } from './misuse.ts';
import { written } from './writing.ts';

export interface OpenBaseline {
  readonly kind: 'baseline';
  /** Absolute. */
  readonly path: string;
  /** For people. */
  readonly shown: string;
  readonly entries: readonly BaselineEntry[];
}

interface BaselineOptions {
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
}

/** Null where none was asked for. */
export function openBaseline(
  { baseline, updateBaseline }: BaselineOptions,
  cwd: string,
): OpenBaseline | Misuse | null {
  if (baseline === null) {
    if (!updateBaseline) return null;
    return misuse(
      '`--update-baseline` must know which file: add `--baseline FILE`, or `baseline` to the configuration.',
    );
  }
  const path = resolve(cwd, baseline);
  const inside = relative(cwd, path);
  const shown = inside === '' || inside.startsWith('..') ? path : inside;
  if (!isThere(path)) {
    if (updateBaseline) return { kind: 'baseline', path, shown, entries: [] };
    return misuse(`There is no baseline at \`${shown}\`; \`--update-baseline\` writes one.`);
  }
  const read = readText(path);
  if (read.kind === 'unreadable') return misuse(`The baseline \`${shown}\` could not be read: ${read.why}.`);
  const understood = readBaseline(read.text);
  if (understood.kind === 'foreign') return misuse(`\`${shown}\` ${understood.why}.`);
  return { kind: 'baseline', path, shown, entries: understood.entries };
}

/** `looked` are the files that the run looked at; what it did not look at and is there stays as it is. */
export function matchAgainst(
  baseline: OpenBaseline,
  analysis: Analysis,
  lineAt: ReportInput['lineAt'],
  looked: ReadonlySet<string>,
  cwd: string,
): Matched {
  return matchBaseline(analysis, inputOf(baseline, lineAt, looked, cwd));
}

function inputOf(
  { path, entries }: OpenBaseline,
  lineAt: ReportInput['lineAt'],
  looked: ReadonlySet<string>,
  cwd: string,
): BaselineInput {
  const folder = dirname(path);
  const nameOf = (file: string): string => relative(folder, resolve(cwd, file)).split(sep).join('/');
  const names = new Set([...looked].map(nameOf));
  const outside = new Map<string, boolean>();
  const isOutside = (name: string): boolean => {
    const known = outside.get(name) ?? (!names.has(name) && isThere(resolve(folder, name)));
    outside.set(name, known);
    return known;
  };
  return { entries, lineAt, nameOf, isOutside };
}

/** Notes are left out, unless they fail the run: one that becomes an error later is news. */
export function updateBaseline(
  baseline: OpenBaseline & { readonly matched: Matched },
  lineAt: ReportInput['lineAt'],
  looked: ReadonlySet<string>,
  failOn: FailOn,
  environment: Environment,
): { readonly kind: 'written'; readonly analysis: Analysis; readonly words: string } | Misuse {
  const { matched, path, shown } = baseline;
  const input = inputOf(baseline, lineAt, looked, environment.cwd);
  const least = failOn === 'note' ? 'note' : 'warning';
  const entries = renewedBaseline(matched, input, (level) => isAtLeast(level, least));
  const wrong = written(() => {
    environment.writeFile(path, writeBaseline(entries));
  });
  if (wrong !== null) return misuse(`The baseline could not be written to \`${shown}\`: ${wrong}.`);
  const { gone, outside } = matched;
  const noted = `${String(entries.length)} ${entries.length === 1 ? 'finding' : 'findings'}`;
  const kept = outside.length === 0 ? '' : `, ${String(outside.length)} of files that were not looked at`;
  const words = `${shown}: ${noted}${kept}; ${String(gone.length)} taken out.`;
  return {
    kind: 'written',
    analysis: matchBaseline(matched.analysis, { ...input, entries }).analysis,
    words,
  };
}
