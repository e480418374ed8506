/** The default command: find the files, have them analysed, tell what came of it. Decides no verdict and words no report. */
import { resolve } from 'node:path';
import type { Analysis, Configuration, Notice, ReportInput } from '../model/index.ts';
import { languageOf } from '../outline/index.ts';
import { applyConfiguration, failsOn, isIncomplete, suppress, SUPPRESSION_MARK } from '../policy/index.ts';
import { renderReport } from '../report/index.ts';
import { readSource, repositoryPaths } from '../sources/index.ts';
import { wantsColour } from './colour.ts';
import type { AnalysisRequest, Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { gather } from './gather.ts';
import type { Destination, LintOptions } from './options.ts';
import { messageOf, misuse, type Misuse } from './misuse.ts';

export async function lint(
  options: LintOptions,
  environment: Environment,
  expert: Expert,
  configuration: Configuration,
): Promise<ExitStatus | Misuse> {
  const started = performance.now();
  const gathered = gather(options, environment.cwd, options.target);
  if (gathered.kind === 'misuse') return gathered;

  const { notices } = gathered;
  const marked = new Set<string>();
  const request: AnalysisRequest = {
    ...gathered.request,
    readBytes: (file) => {
      const bytes = gathered.request.readBytes(file);
      if (bytes !== null && holdsSuppression(bytes)) marked.add(file);
      return bytes;
    },
  };
  if (options.show !== null) {
    environment.write('out', await expert.show(options.show, request));
    return 0;
  }

  const texts = rememberTexts(request.root, options.maxFileSize);
  const decided = decide(await expert.analyze(request), marked, texts, environment, expert, configuration);
  const analysis = withNotices(decided, notices);
  const wronglyWritten = report(analysis, options, environment, expert, texts);
  if (wronglyWritten !== null) return wronglyWritten;
  if (options.statistics) environment.write('err', statisticsLine(analysis, performance.now() - started));
  if (failsOn(analysis, options.failOn)) return 1;
  return options.strict && isIncomplete(analysis) ? 3 : 0;
}

/** What the project wants made of the findings, by its configuration and by comments in the files `marked`. */
export function decide(
  analysis: Analysis,
  marked: ReadonlySet<string>,
  texts: Pick<Texts, 'textOf'>,
  { cwd, today }: Pick<Environment, 'cwd' | 'today'>,
  expert: Pick<Expert, 'ruleIds'>,
  configuration: Configuration,
): Analysis {
  const files = [...marked].sort().flatMap((path) => {
    const text = texts.textOf(path);
    if (text === null) return [];
    return [{ path, text, language: languageOf(path, Buffer.from(text, 'latin1'), false) }];
  });
  const { requireReason } = configuration;
  const input = { files, rules: expert.ruleIds, requireReason, today };
  return suppress(applyConfiguration(analysis, configuration, cwd), input);
}

export function holdsSuppression(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(SUPPRESSION_MARK);
}

/** A file that was asked for twice, by two stages, is still one notice. */
function withNotices(analysis: Analysis, ours: readonly Notice[]): Analysis {
  const all = new Map([...ours, ...analysis.notices].map((notice) => [JSON.stringify(notice), notice]));
  const notices = [...all.values()].sort(
    (a, b) => compareText(a.file ?? '', b.file ?? '') || compareText(a.text, b.text),
  );
  return { ...analysis, notices };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function report(
  analysis: Analysis,
  options: LintOptions,
  environment: Environment,
  expert: Expert,
  texts: Texts,
): Misuse | null {
  const input: ReportInput = {
    analysis,
    rulebook: expert.rulebookFor(options.target),
    version: environment.version,
    lineAt: texts.lineAt,
  };
  const inRepository = repositoryPaths(environment.cwd);
  for (const { format, file } of options.destinations) {
    const onTerminal = file === null && environment.isTerminal;
    const text = renderReport(format, input, {
      colour: file === null && wantsColour(options.colour, environment),
      width: onTerminal ? environment.width : Infinity,
      level: options.level,
      quiet: options.quiet,
      sarifCategory: options.sarifCategory,
      sarifSuppressions: options.sarifSuppressions,
      textOf: texts.textOf,
      inRepository,
    });
    const wrong = deliver(text, { format, file }, environment);
    if (wrong !== null) return wrong;
  }
  return null;
}

function deliver(text: string, { file }: Destination, environment: Environment): Misuse | null {
  if (file === null) {
    environment.write('out', text);
    return null;
  }
  try {
    environment.writeFile(resolve(environment.cwd, file), text);
    return null;
  } catch (error) {
    return misuse(`The report could not be written to \`${file}\`: ${messageOf(error)}.`);
  }
}

interface Texts {
  readonly textOf: (file: string) => string | null;
  readonly lineAt: (file: string, line: number) => string | null;
}

/**
 * The few files that a report quotes are read again when it does, which costs less than keeping
 * a whole tree in memory until then.
 */
function rememberTexts(root: string, maxFileSize: number): Texts {
  const texts = new Map<string, string | null>();
  const lines = new Map<string, readonly string[]>();
  const textOf = (file: string): string | null => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const { bytes } = readSource(root, file, maxFileSize);
    const text = bytes === null ? null : Buffer.from(bytes).toString('latin1');
    texts.set(file, text);
    return text;
  };
  const lineAt = (file: string, line: number): string | null => {
    const known = lines.get(file) ?? (textOf(file) ?? '').split(/\r?\n/);
    lines.set(file, known);
    return known[line - 1] ?? null;
  };
  return { textOf, lineAt };
}

function statisticsLine({ statistics }: Analysis, milliseconds: number): string {
  const { files, bytes, items, itemsParsed, bytesParsed } = statistics;
  const share = bytes === 0 ? 0 : (100 * bytesParsed) / bytes;
  return (
    `mig-lint: ${files} files, ${bytes} bytes, ${items} items; ` +
    `${itemsParsed} items parsed (${share.toFixed(1)} % of the bytes); ${Math.round(milliseconds)} ms\n`
  );
}
