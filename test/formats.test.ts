/** Every format through the command line, on real sources with the real rules: it comes out, and its readers take it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNames, type FormatName } from '../src/report/index.ts';
import { root, runIn } from './engine.ts';
import { readTags } from './foreign/html.ts';
import { checkstyleShapes, gitlabErrors, junitShapes, shapeErrors } from './foreign/shapes.ts';
import { readLog } from './foreign/workflow-commands.ts';
import { readXml } from './foreign/xml.ts';
import { sarifFaults } from './sarif-rules.ts';
import { sarifErrors } from './sarif-schema.ts';

const samples = join(root, 'samples');

interface Whole {
  readonly programs: readonly object[];
  readonly findings: readonly { readonly file: string; readonly line: number }[];
}

/** What each reader has to complain of; an empty list everywhere. */
const complaints: Readonly<Record<FormatName, (report: string) => readonly unknown[]>> = {
  text: (report) => (report.includes('may not migrate') ? [] : ['no verdict']),
  concise: (report) =>
    report
      .trimEnd()
      .split('\n')
      .filter((line) => !/^\S+:\d+:\d+: \w+: .+ \[[\w-]+\]$/.test(line)),
  json: (report) => {
    const { programs }: Whole = JSON.parse(report);
    return programs.length < 5 ? ['hardly any programs'] : [];
  },
  jsonl: (report) => {
    const lines = report.trimEnd().split('\n');
    return lines.filter((line) => !/^\{"type":"[a-z]+",.*\}$/.test(line));
  },
  sarif: (report) => [...sarifErrors(JSON.parse(report)), ...sarifFaults(JSON.parse(report))],
  github: (report) => {
    const { others, annotations } = readLog(report);
    return [...others, ...(annotations.length > 5 ? [] : ['hardly any annotations'])];
  },
  gitlab: gitlabErrors,
  junit: (report) => shapeErrors(readXml(report), junitShapes),
  checkstyle: (report) => shapeErrors(readXml(report), checkstyleShapes),
  markdown: (report) => (report.startsWith('## mig-lint: ') ? [] : ['no title']),
  html: (report) => readTags(report).faults,
  agent: (report) =>
    /\nnext: mig-lint explain [a-z-]+ --target \S+; /.test(report) ? [] : ['nothing to do next'],
};

let written: ReadonlyMap<string, string>;

beforeAll(async () => {
  const formats = formatNames.flatMap((name) => ['--format', `${name}:${name}.out`]);
  const outcome = await runIn(samples, ['--level', 'note', '--fail-on', 'never', ...formats]);
  expect(outcome).toMatchObject({ status: 0, out: '', err: '' });
  written = outcome.written;
});

it('gives all of them in one run', () => {
  expect([...written.keys()]).toEqual(formatNames.map((name) => `${name}.out`));
});

it.each(formatNames)('%s is taken by its readers, and told of in every sample', (name) => {
  const report = written.get(`${name}.out`) ?? '';
  expect(complaints[name](report)).toEqual([]);
  expect(report).toContain('two-calls-away');
  expect(report).toContain('system-v-shared-memory');
});

it('names in every format the same findings', () => {
  const places = (pattern: RegExp, report: FormatName): readonly string[] =>
    [
      ...new Set(
        [...written.get(`${report}.out`)!.matchAll(pattern)].map(([, file, line]) => `${file}:${line}`),
      ),
    ].sort();
  const concise = places(/^(\S+?):(\d+):\d+: \w+: .* \[(?!verdict)/gm, 'concise');
  const { findings }: Whole = JSON.parse(written.get('json.out')!);
  const all = [...new Set(findings.map(({ file, line }) => `${file}:${line}`))].sort();
  expect(concise).toEqual(all);
  expect(places(/^ *(\S+?):(\d+):\d+ +\w+ /gm, 'text')).toEqual(all);
  expect(places(/>(\S+?):(\d+):\d+: /g, 'junit')).toEqual(all);
});

it('is told of in the README, each with when to use it', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const name of formatNames) expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\| .{20}`, 'm'));
});
