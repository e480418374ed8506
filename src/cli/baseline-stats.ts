/** `mig-lint baseline stats`: how much a baseline holds, by rule and by folder, and how much of it is gone. Writes nothing. */
import type { Configuration } from '../model/index.ts';
import type { BaselineEntry } from '../policy/index.ts';
import type { Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { judgeSources } from './judgement.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { JudgeOptions } from './options.ts';

export async function tellBaseline(
  options: JudgeOptions,
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
  const state = [
    `${String(matched.known.length)} still there`,
    `${String(gone.size)} gone`,
    ...(matched.outside.length === 0 ? [] : [`${String(matched.outside.length)} not looked at`]),
  ];
  const lines = [
    ...['by rule', ...table(entries, gone, ({ rule }) => rule), ''],
    ...['by folder', ...table(entries, gone, ({ file }) => folderOf(file)), ''],
    `${shown}: ${String(entries.length)} ${entries.length === 1 ? 'finding' : 'findings'}: ${state.join(', ')}.`,
  ];
  environment.write('out', `${lines.join('\n')}\n`);
  return 0;
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : './';
}

/** The most first; how many are gone stands behind where there are some. */
function table(
  entries: readonly BaselineEntry[],
  gone: ReadonlySet<BaselineEntry>,
  keyOf: (entry: BaselineEntry) => string,
): readonly string[] {
  const rows = [...new Set(entries.map(keyOf))].map((key) => {
    const own = entries.filter((entry) => keyOf(entry) === key);
    return { key, count: own.length, gone: own.filter((entry) => gone.has(entry)).length };
  });
  const width = Math.max(0, ...rows.map(({ count }) => String(count).length));
  return rows
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .map(({ key, count, gone: missing }) => {
      const note = missing === 0 ? '' : `  (${String(missing)} gone)`;
      return `  ${String(count).padStart(width)}  ${key}${note}`;
    });
}
