/** `mig-lint suppress`: comments into the sources that accept what is found there, or a diff that shows them. */
import { resolve } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Configuration, JudgedFinding, ScriptKind } from '../model/index.ts';
import { languageOf } from '../outline/index.ts';
import { isAtLeast, type SuppressedLine, writeSuppressions as writeInto } from '../policy/index.ts';
import { suggestion } from '../rulebook/index.ts';
import type { Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { judgeSources } from './judgement.ts';
import { misuse, type Misuse } from './misuse.ts';
import type { SuppressOptions } from './commands.ts';
import { written } from './writing.ts';

/** Status 1 when something could not be suppressed. */
export async function writeSuppressions(
  options: SuppressOptions,
  environment: Environment,
  expert: Expert,
  configuration: Configuration,
): Promise<ExitStatus | Misuse> {
  const unknown = options.only.find((rule) => !expert.ruleIds.includes(rule));
  if (unknown !== undefined) {
    return misuse(`\`--rule ${unknown}\` is no rule.${suggestion(unknown, expert.ruleIds)}`);
  }
  const judged = await judgeSources(options, environment, expert, configuration);
  if (judged.kind === 'misuse') return judged;
  const wanted = judged.analysis.findings.filter((one) => isWanted(one, options.only));
  const changes = [...linesByFile(wanted)].flatMap(([file, lines]) => {
    const text = judged.texts.textOf(file);
    const kind = judged.scripts.get(file) ?? null;
    return text === null ? [] : [changeOf(file, kind, text, lines, options.reason)];
  });
  for (const change of changes) {
    const wrong = options.dryRun ? preview(change, environment) : rewrite(change, environment);
    if (wrong !== null) return wrong;
  }
  const left = changes.flatMap((change) => change.left);
  for (const place of left) environment.write('err', `mig-lint: No comment can stand at ${place}.\n`);
  if (!options.dryRun) environment.write('out', `${summary(changes)}\n`);
  return left.length === 0 ? 0 : 1;
}

function isWanted({ finding, level, exemption }: JudgedFinding, only: readonly string[]): boolean {
  const isNamed = only.length === 0 || only.includes(finding.rule);
  return isNamed && exemption === null && isAtLeast(level, 'warning');
}

function linesByFile(findings: readonly JudgedFinding[]): ReadonlyMap<string, readonly SuppressedLine[]> {
  const files = new Map<string, Map<number, Set<string>>>();
  for (const { finding } of findings) {
    const { file, line } = finding.span;
    const lines = files.get(file) ?? new Map<number, Set<string>>();
    const rules = lines.get(line) ?? new Set<string>();
    files.set(file, lines.set(line, rules.add(finding.rule)));
  }
  return new Map(
    [...files].map(([file, lines]) => [
      file,
      [...lines].map(([line, rules]) => ({ line, rules: [...rules].sort() })),
    ]),
  );
}

interface SourceChange {
  readonly file: string;
  /** Latin1, as is the next one. */
  readonly before: string;
  readonly after: string;
  readonly count: number;
  /** `file:line` where nothing was written. */
  readonly left: readonly string[];
}

function changeOf(
  file: string,
  kind: ScriptKind | null,
  before: string,
  lines: readonly SuppressedLine[],
  reason: string,
): SourceChange {
  const written = writeInto({
    text: before,
    language: kind ?? languageOf(file, Buffer.from(before, 'latin1'), false),
    reason: Buffer.from(reason, 'utf8').toString('latin1'),
    lines,
  });
  const left = written.left.map(({ line }) => `${file}:${String(line)}`);
  return { file, before, after: written.text, count: lines.length - left.length, left };
}

/** Bytes that are not UTF-8 show as they can. */
function preview({ file, before, after }: SourceChange, environment: Environment): null {
  if (before === after) return null;
  const [old, now] = [before, after].map((text) => Buffer.from(text, 'latin1').toString('utf8'));
  const names = [`a/${file}`, `b/${file}`] as const;
  const patch = createTwoFilesPatch(...names, old ?? '', now ?? '', undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  environment.write('out', patch);
  return null;
}

function rewrite({ file, before, after }: SourceChange, environment: Environment): Misuse | null {
  if (before === after) return null;
  const wrong = written(() => {
    environment.rewriteSource(resolve(environment.cwd, file), Buffer.from(after, 'latin1'));
  });
  return wrong === null ? null : misuse(`\`${file}\` could not be written: ${wrong}.`);
}

function summary(changes: readonly SourceChange[]): string {
  const written = changes.filter(({ before, after }) => before !== after);
  const lines = written.reduce((sum, { count }) => sum + count, 0);
  if (lines === 0) return 'Nothing to suppress.';
  const files = `${String(written.length)} ${written.length === 1 ? 'file' : 'files'}`;
  return `Suppressed what is found on ${String(lines)} ${lines === 1 ? 'line' : 'lines'} in ${files}.`;
}
