/**
 * `mig-lint summary`: any number of reports to one table. Reads one after the other and keeps none; what cannot be used is
 * named at once and again at the end, and the others are told all the same.
 */
import { resolve } from 'node:path';
import { plain, readForSummary, type RuleEffort, summaryPage, Tally } from '../report/index.ts';
import { readText } from '../sources/index.ts';
import type { Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { SummaryOptions } from './commands.ts';

export async function summarize(
  options: SummaryOptions,
  environment: Environment,
  expert: Expert,
): Promise<ExitStatus | Misuse> {
  const listed = listedNames(options.filesFrom, environment);
  if ('kind' in listed) return listed;
  const page = summaryPage(options.format, environment.version);
  const tally = new Tally(efforts(expert));
  let isEmpty = true;
  for await (const name of names(options.files, listed.lines)) {
    if (isEmpty) environment.write('out', page.begin());
    isEmpty = false;
    const reading = open(name, environment.cwd);
    if (reading.kind === 'report') {
      environment.write('out', page.rows(tally.add(name, reading.report)));
    } else {
      const report = shown(name);
      tally.refuse({ report, why: reading.why });
      environment.write('err', `mig-lint: \`${plain(report)}\` ${reading.why}.\n`);
    }
  }
  if (isEmpty) return misuse('There is no report to sum up: name some, or list them with `--files-from`.');
  const conclusion = tally.conclude();
  environment.write('out', page.end(conclusion));
  if (conclusion.unusable.length > 0) return 2;
  return conclusion.answers.blocked + conclusion.answers['at-risk'] > 0 ? 1 : 0;
}

/** What is no list of names at all may be one name of megabytes. */
function shown(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}...` : name;
}

const LONGEST_NAME = 300;

function open(name: string, cwd: string): ReturnType<typeof readForSummary> {
  const read = readText(resolve(cwd, name));
  if (read.kind === 'text') return readForSummary(read.text);
  return { kind: 'foreign', why: `could not be read: ${read.why}` };
}

type Lines = Iterable<string> | AsyncIterable<string>;

function listedNames(from: string | null, environment: Environment): { readonly lines: Lines } | Misuse {
  if (from === null) return { lines: [] };
  if (from === '-') return { lines: environment.input() };
  const read = readText(resolve(environment.cwd, from));
  if (read.kind === 'text') return { lines: [read.text] };
  return misuse(`\`--files-from ${from}\` could not be read: ${read.why}.`);
}

/** The names given, then those listed; a piece of the list may end within a line. */
async function* names(given: readonly string[], lines: Lines): AsyncGenerator<string> {
  yield* given;
  let rest = '';
  for await (const piece of lines) {
    const parts = (rest + piece).split(/\r?\n/);
    rest = parts.pop() ?? '';
    yield* parts.filter((name) => name !== '');
  }
  if (rest !== '') yield rest;
}

/** By the rules of this mig-lint, whatever those of the reports were. */
function efforts(expert: Expert): RuleEffort {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (target, rule) => {
    if (!expert.targets.some(({ id }) => id === target)) return null;
    const rules =
      known.get(target) ?? new Map(expert.rulebookFor(target).rules.map(({ id, effort }) => [id, effort]));
    known.set(target, rules);
    return rules.get(rule) ?? null;
  };
}
