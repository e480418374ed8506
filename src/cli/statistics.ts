/** What `--stats` tells: where the time of a run went, how much was read, and which rules spoke. Measures no memory. */
import type { AnalysisStage } from '../analyze.ts';
import type { Analysis } from '../model/index.ts';

type Part = 'search' | AnalysisStage | 'policy' | 'report';

export interface Clock {
  readonly entering: (part: Part) => void;
  /** A file is read now, and outlined until the next one is. */
  readonly reading: (file: string) => void;
  readonly lines: (analysis: Analysis) => readonly string[];
}

const slowest = 5;

const wording: Readonly<Record<Part, string>> = {
  search: 'finding the files',
  outline: 'reading and outlining',
  program: 'linking, grammars',
  uses: 'uses of APIs, parsing',
  findings: 'findings',
  routes: 'ways to them',
  verdicts: 'verdicts',
  policy: 'configuration, comments',
  report: 'reports',
};

export function startClock(now: () => number): Clock {
  const spent = new Map<Part, number>();
  const perFile = new Map<string, number>();
  const started = now();
  let part: Part = 'search';
  let since = started;
  let file: string | null = null;
  let fileSince = started;
  const stop = (): void => {
    const time = now();
    spent.set(part, (spent.get(part) ?? 0) + time - since);
    since = time;
  };
  const stopFile = (): void => {
    if (file !== null) perFile.set(file, now() - fileSince);
    file = null;
  };
  return {
    entering: (next) => {
      stop();
      stopFile();
      part = next;
    },
    reading: (next) => {
      if (part !== 'outline') return;
      stopFile();
      file = next;
      fileSince = now();
    },
    lines: (analysis) => {
      stop();
      return [
        `mig-lint: ${readSentence(analysis)}; ${Math.round(now() - started)} ms`,
        ...table(
          'time, ms',
          rows(spent, (name) => wording[name]),
        ),
        ...table('slowest files, ms', byCost(perFile).slice(0, slowest)),
        ...table('findings by rule', byCost(countRules(analysis))),
      ];
    },
  };
}

function readSentence({ statistics }: Analysis): string {
  const { files, bytes, items, itemsParsed, bytesParsed } = statistics;
  const share = bytes === 0 ? 0 : (100 * bytesParsed) / bytes;
  return (
    `${files} files, ${bytes} bytes, ${items} items; ${itemsParsed} items and ${bytesParsed} bytes parsed ` +
    `(${share.toFixed(1)} % of the bytes), ${bytes - bytesParsed} bytes outlined only`
  );
}

function countRules({ findings }: Analysis): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of findings) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
}

type Row = readonly [string, number];

function rows<Key extends string>(
  costs: ReadonlyMap<Key, number>,
  name: (key: Key) => string,
): readonly Row[] {
  return [...costs].map(([key, cost]) => [name(key), cost]);
}

function byCost(costs: ReadonlyMap<string, number>): readonly Row[] {
  return [...costs].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
}

function table(title: string, all: readonly Row[]): readonly string[] {
  if (all.length === 0) return [];
  const width = Math.max(...all.map(([, cost]) => String(Math.round(cost)).length));
  return [
    `  ${title}`,
    ...all.map(([name, cost]) => `    ${String(Math.round(cost)).padStart(width)}  ${name}`),
  ];
}
