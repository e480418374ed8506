/**
 * The samples are what the tool feels like to use, so their reports are kept as files that people read: each is what the
 * command prints today, byte for byte. `npm run accept` rewrites them; then the difference is there to be read.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { engineInReverse, root, runIn } from './engine.ts';
import { expectText } from './expected.ts';
import { sarifFaults } from './sarif-rules.ts';
import { sarifErrors } from './sarif-schema.ts';

const samples = join(root, 'samples');
const names = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** A sample of what an option adds has the option in `arguments.txt`, for whoever reads it. */
function argumentsOf(folder: string): readonly string[] {
  const path = join(folder, 'arguments.txt');
  const own = existsSync(path) ? readFileSync(path, 'utf8').split(/\s+/).filter(Boolean) : [];
  return [...own, '--level', 'note', '--format', 'text', '--format', 'sarif:report.sarif', '.'];
}

/**
 * Every SARIF report lists all rules. The file for people keeps those that the sample is about, and is a valid
 * report all the same.
 */
function withoutUnusedRules(text: string, name: string): string {
  // Paths begin at the repository's root, but a copy of this project need not be a repository.
  const log: Log = JSON.parse(text.replaceAll(`"uri":"samples/${name}/`, '"uri":"'));
  const [run] = log.runs;
  if (run === undefined) return text;
  const { rules = [] } = run.tool.driver;
  const used = [...new Set(run.results?.map(({ ruleIndex }) => ruleIndex ?? -1))].sort((a, b) => a - b);
  run.tool.driver.rules = used.flatMap((index) => rules[index] ?? []);
  run.results?.forEach((result) => (result.ruleIndex = used.indexOf(result.ruleIndex ?? -1)));
  return `${JSON.stringify(log, null, 2)}\n`;
}

describe.each(names)('samples/%s', (name) => {
  const folder = join(samples, name);

  it('reports what expected.txt and expected.sarif say', async () => {
    const { out, err, written } = await runIn(folder, argumentsOf(folder));
    const sarif = written.get('report.sarif') ?? '';
    expect(err).toBe('');
    const log = JSON.parse(sarif);
    expect([...sarifErrors(log), ...sarifFaults(log)]).toEqual([]);
    const shortened = withoutUnusedRules(sarif, name);
    expect(sarifErrors(JSON.parse(shortened))).toEqual([]);
    expectText(join(folder, 'expected.txt'), out);
    expectText(join(folder, 'expected.sarif'), shortened);
  });

  it('reports the same whatever the order of its files', async () => {
    const forwards = await runIn(folder, argumentsOf(folder));
    const backwards = await runIn(folder, argumentsOf(folder), { engine: engineInReverse });
    expect(backwards.out).toBe(forwards.out);
    expect(backwards.status).toBe(forwards.status);
    const isSame = backwards.written.get('report.sarif') === forwards.written.get('report.sarif');
    expect(isSame).toBe(true);
  });

  it('says in a paragraph what it shows', () => {
    const [title, blank, ...paragraph] = readFileSync(join(folder, 'README.md'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(title).toMatch(/^# ./);
    expect(blank).toBe('');
    expect(paragraph).not.toContain('');
  });
});

it('are listed in the README of their folder, each with its answer', () => {
  const page = readFileSync(join(samples, 'README.md'), 'utf8');
  const listed = [...page.matchAll(/^\| \[`([^`]+)`\]\(([^)]+)\/\) \| (.+?) \| (.+?) \|$/gm)];
  expect(listed.map(([, name]) => name)).toEqual(names);
  for (const [, name = '', link = '', , answer = ''] of listed) {
    expect(link).toBe(name);
    const path = join(samples, name, 'expected.txt');
    const report = existsSync(path) ? readFileSync(path, 'utf8') : '';
    expect(`${name}: ${answersIn(report)}`).toBe(`${name}: ${answer}`);
  }
});

/** `main  main.c:6  will not migrate` -> the words after the place, one for each program. */
function answersIn(report: string): string {
  return [...report.matchAll(/^\S.*? {2}\S+:\d+ {2}(.+)$/gm)].map(([, answer]) => answer).join('; ');
}
