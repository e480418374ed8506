/**
 * `mig-lint test-rules`: the pages of a project's own rules, held to their word. Every line of their examples must be
 * found to be what it says, and every row must be shown at work. Judges no rule and mends nothing.
 */
import { join, resolve } from 'node:path';
import type { Configuration, Finding, Rule, Script } from '../model/index.ts';
import { NO_BUILD } from '../program/index.ts';
import { type PageExample, readPage } from '../rulebook/index.ts';
import { isThere, readKnowledge, scriptKindOf } from '../sources/index.ts';
import type { Expert } from './engine.ts';
import type { Environment } from './environment.ts';
import { misuse, type Misuse } from './misuse.ts';
import { whatIsWrong } from './opening.ts';
import { differencesFrom } from './rule-trial.ts';

export interface TestRulesOptions {
  readonly folder: string;
  readonly target: string;
}

export interface TestedRules {
  readonly kind: 'tested';
  /** One line each: file, line and sentence. */
  readonly failures: readonly string[];
  readonly rules: number;
  readonly examples: number;
}

export async function testRules(
  { folder, target }: TestRulesOptions,
  environment: Environment,
  before: Expert,
  configuration: Configuration,
): Promise<TestedRules | Misuse> {
  const path = resolve(environment.cwd, folder);
  if (!isThere(path)) return misuse(`There is no folder \`${folder}\`.`);
  const opened = openRules(path, folder, environment.cwd, before, configuration);
  if ('kind' in opened) return opened;
  const { expert, files } = opened;
  const ids = files.flatMap((one) => /^(?:.*\/)?([^/]+)\/rule\.yaml$/.exec(one.path)?.[1] ?? []);
  if (ids.length === 0) return misuse(`There is no rule in \`${folder}\`: it should hold RULE/rule.yaml.`);
  const failures: string[] = [];
  let examples = 0;
  for (const rule of expert.rulebookFor(target).rules.filter(({ id }) => ids.includes(id))) {
    const page = files.find((one) => `/${one.path}`.endsWith(`/${rule.id}/README.md`));
    const place = join(folder, page?.path ?? `${rule.id}/README.md`);
    if (page === undefined) {
      failures.push(`${place}:1: This page is missing; its examples are the test of the rule.`);
      continue;
    }
    const tested = await testPage(page.text, rule, target, environment, expert);
    examples += tested.examples;
    failures.push(...tested.failures.map((text) => `${place}:${text}`));
  }
  return { kind: 'tested', failures, rules: ids.length, examples };
}

type OpenedRules = { readonly expert: Expert; readonly files: ReturnType<typeof readKnowledge> } | Misuse;

/** The rules of the configuration are known already. */
function openRules(
  path: string,
  folder: string,
  cwd: string,
  before: Expert,
  { rules }: Configuration,
): OpenedRules {
  try {
    const expert = rules.includes(path) ? before : before.withRules([path]);
    return { expert, files: readKnowledge(path) };
  } catch (error) {
    return misuse(`The rules in \`${folder}\` cannot be used:${whatIsWrong(error, cwd)}`);
  }
}

async function testPage(
  text: string,
  rule: Rule,
  target: string,
  environment: Environment,
  expert: Expert,
): Promise<{ readonly failures: readonly string[]; readonly examples: number }> {
  const page = readPage(text);
  const failures = page.mistakes.map((mistake) => mistake.replace(/^Line (\d+): /, '$1: '));
  const found: Finding[] = [];
  for (const example of page.examples) {
    const line = (example.blocks[0]?.firstLine ?? 2) - 1;
    const wanted = example.target ?? target;
    const known = expert.targets.find(({ id }) => id.startsWith(wanted))?.id;
    if (known === undefined) {
      failures.push(`${line}: there is no target ${wanted}`);
      continue;
    }
    const findings = await findingsIn(example, known, environment, expert);
    found.push(...findings.filter((one) => one.rule === rule.id));
    failures.push(...differencesFrom(example, findings));
  }
  return { failures: [...failures, ...rowsNotShown(rule, found)], examples: page.examples.length };
}

async function findingsIn(
  { blocks }: PageExample,
  target: string,
  { cwd }: Environment,
  expert: Expert,
): Promise<readonly Finding[]> {
  const bytes = new Map(blocks.map(({ file, text }) => [file, Buffer.from(text, 'utf8')]));
  const paths = [...bytes.keys()];
  const { findings } = await expert.analyze({
    root: cwd,
    target,
    files: paths.filter((path) => scriptKindOf(path) === null),
    scripts: paths.flatMap((path): readonly Script[] => {
      const kind = scriptKindOf(path);
      return kind === null ? [] : [{ path, kind }];
    }),
    programs: [],
    costs: true,
    allPaths: false,
    readBytes: (file) => bytes.get(file) ?? null,
    build: NO_BUILD,
  });
  return findings.map(({ finding }) => finding).filter(({ presence }) => presence.kind !== 'never');
}

/** Of the names that share a row one is enough. */
function rowsNotShown({ rows }: Rule, found: readonly Finding[]): readonly string[] {
  const groups = new Map<string, { readonly written: string; readonly names: string[] }>();
  for (const { api, written, ...rest } of rows) {
    const key = JSON.stringify({ ...rest, api: api.kind });
    const group = groups.get(key) ?? { written, names: [] };
    groups.set(key, group);
    group.names.push(api.name);
  }
  const shown = new Set(found.map(({ symbol }) => symbol));
  return [...groups.values()]
    .filter(({ names }) => !names.some((name) => shown.has(name)))
    .map(({ written }) => `1: no example shows this row at work: ${written}`);
}
