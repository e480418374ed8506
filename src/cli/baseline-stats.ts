/** `mig-lint baseline stats`: how much a baseline holds, by rule and by folder, and how much of it is gone. Writes nothing. */
import type { Configuration } from '../model/index.ts';
import type { BaselineEntry } from '../policy/index.ts';
import type { Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { judgeSources } from './judgement.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { StatsOptions } from './commands.ts';

export async function tellBaseline(
  options: StatsOptions,
  environment: Environment,
  expert: Expert,
  configuration: Configuration,
): Promise<ExitStatus | Misuse> {
  if (options.baseline === null) {
    return misuse(
      'There is no baseline to tell of: add `--baseline FILE`, or `baseline` to the configuration.',
    );
  }
  const judged = await judgeSources(options, environment, expert, configuration);
  if (judged.kind === 'misuse') return judged;
  const { baseline } = judged;
  if (baseline === null) return 0;
  const { entries, shown, matched } = baseline;
  const gone = new Set(matched.gone);
  const stats: Stats = {
    schemaVersion: 1,
    tool: { name: 'mig-lint', version: environment.version },
    baseline: shown,
    findings: entries.length,
    known: matched.known.length,
    gone: gone.size,
    notLookedAt: matched.outside.length,
    rules: countsOf(entries, gone, ({ rule }) => rule),
    folders: countsOf(entries, gone, ({ file }) => folderOf(file)),
  };
  environment.write('out', options.format === 'json' ? `${JSON.stringify(stats, null, 2)}\n` : textOf(stats));
  return 0;
}

/** The document as it is written, by its keys; `schemas/baseline-stats.schema.json` describes it. */
interface Stats {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'mig-lint'; readonly version: string };
  readonly baseline: string;
  readonly findings: number;
  readonly known: number;
  readonly gone: number;
  readonly notLookedAt: number;
  readonly rules: readonly Count[];
  readonly folders: readonly Count[];
}

interface Count {
  readonly name: string;
  readonly findings: number;
  readonly gone: number;
}

function textOf({ baseline, findings, known, gone, notLookedAt, rules, folders }: Stats): string {
  const state = [
    `${String(known)} still there`,
    `${String(gone)} gone`,
    ...(notLookedAt === 0 ? [] : [`${String(notLookedAt)} not looked at`]),
  ];
  const lines = [
    ...['by rule', ...table(rules), ''],
    ...['by folder', ...table(folders), ''],
    `${baseline}: ${String(findings)} ${findings === 1 ? 'finding' : 'findings'}: ${state.join(', ')}.`,
  ];
  return `${lines.join('\n')}\n`;
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : './';
}

/** The most first. */
function countsOf(
  entries: readonly BaselineEntry[],
  gone: ReadonlySet<BaselineEntry>,
  keyOf: (entry: BaselineEntry) => string,
): readonly Count[] {
  const rows = [...new Set(entries.map(keyOf))].map((name): Count => {
    const own = entries.filter((entry) => keyOf(entry) === name);
    return { name, findings: own.length, gone: own.filter((entry) => gone.has(entry)).length };
  });
  return rows.sort((a, b) => b.findings - a.findings || (a.name < b.name ? -1 : 1));
}

/** How many are gone stands behind where there are some. */
function table(rows: readonly Count[]): readonly string[] {
  const width = Math.max(0, ...rows.map(({ findings }) => String(findings).length));
  return rows.map(({ name, findings, gone }) => {
    const note = gone === 0 ? '' : `  (${String(gone)} gone)`;
    return `  ${String(findings).padStart(width)}  ${name}${note}`;
  });
}
