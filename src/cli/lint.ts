/** The default command: find the files, have them analysed, tell what came of it. Decides no verdict and words no report. */
import { resolve } from 'node:path';
import type { Analysis, Configuration, ReportInput } from '../model/index.ts';
import { failsBeyond, isIncomplete } from '../policy/index.ts';
import { cutTexts, renderReport } from '../report/index.ts';
import { repositoryPaths } from '../sources/index.ts';
import { updateBaseline } from './baseline.ts';
import { wantsColour } from './colour.ts';
import type { Expert, Stage } from './engine.ts';
import type { Environment, ExitStatus, Signals, SignalStatus } from './environment.ts';
import { gather } from './gather.ts';
import { linksFor, supportsHyperlinks } from './hyperlinks.ts';
import { type Judgement, judgeSources, type Watch } from './judgement.ts';
import { openProgress, type Progress } from './progress.ts';
import { type Clock, startClock } from './statistics.ts';
import type { Destination, LintOptions } from './commands.ts';
import { misuse, type Misuse } from './misuse.ts';
import { openPatience, type Waiting } from './patience.ts';
import type { Texts } from './texts.ts';
import { overLooked, written, wrongDestination } from './writing.ts';

export async function lint(
  options: LintOptions,
  environment: Environment,
  expert: Expert,
  configuration: Configuration,
): Promise<ExitStatus | Misuse> {
  const clock = startClock(environment.now);
  if (options.show !== null) return show(options.show, options, environment, expert);

  const misplaced = wrongDestination(options.destinations, environment);
  if (misplaced !== null) return misplaced;
  const progress = openProgress(environment, options.quiet);
  const heeding = heed(options, environment);
  const watch = watchOf(clock, progress, heeding, environment);
  const judged = await judgeSources(options, environment, expert, configuration, watch);
  const signalled = heeding.end();
  if (judged.kind === 'misuse') return judged;
  const covered = overLooked(options.destinations, judged.looked, environment);
  if (covered !== null) return covered;
  const renewed = renew(judged, options, environment);
  if ('kind' in renewed) return renewed;
  const { analysis } = renewed;
  for (const text of cutTexts(analysis)) environment.write('err', `mig-lint: ${text}\n`);
  clock.entering('report');
  const wronglyWritten = report(analysis, options, environment, expert, judged.texts);
  if (wronglyWritten !== null) return wronglyWritten;
  if (options.statistics) environment.write('err', `${clock.lines(analysis).join('\n')}\n`);
  if (signalled !== null) return signalled;
  if (analysis.cut !== null && options.updateBaseline) return 2;
  if (failsBeyond(analysis, options.failOn, options.maxWarnings)) return 1;
  return options.strict && isIncomplete(analysis) ? 3 : 0;
}

interface Heeding extends Waiting {
  readonly begin: () => void;
  /** The status of the signal that came, if one did. From here on signals end the process again. */
  readonly end: () => SignalStatus | null;
}

/** Before the analysis begins nothing is known that would be worth telling. */
function heed({ maxTime }: LintOptions, environment: Environment): Heeding {
  let signals: Signals | null = null;
  const status = (): SignalStatus | null => signals?.status() ?? null;
  return {
    begin: () => {
      signals = environment.heedSignals();
    },
    ...openPatience({ signalled: () => status() !== null, maxTime, environment }),
    end: () => {
      signals?.ignore();
      return status();
    },
  };
}

/** Who measures, who tells that it goes on, and who ends it. */
function watchOf(
  clock: Clock,
  progress: Progress,
  { begin, patience, entering }: Heeding,
  { freeMuch }: Environment,
): Watch {
  return {
    begin: (files) => {
      begin();
      progress.begin(files);
    },
    patience,
    entering: (stage) => {
      entering(stage);
      clock.entering(stage);
      progress.entering(stage);
    },
    reading: (file) => {
      clock.reading(file);
      progress.reading();
    },
    end: () => {
      progress.end();
      clock.entering('policy');
      freeMuch();
    },
  };
}

async function show(
  stage: Stage,
  options: LintOptions,
  environment: Environment,
  expert: Expert,
): Promise<ExitStatus | Misuse> {
  const gathered = gather(options, environment, options.target);
  if (gathered.kind === 'misuse') return gathered;
  environment.write('out', await expert.show(stage, gathered.request));
  return 0;
}

/** With `--update-baseline` what is found is in the baseline from now on. */
function renew(
  { analysis, baseline, texts, looked }: Judgement,
  { updateBaseline: isAsked, failOn }: LintOptions,
  environment: Environment,
): { readonly analysis: Analysis } | Misuse {
  if (!isAsked || baseline === null) return { analysis };
  if (analysis.cut !== null) {
    environment.write('err', `mig-lint: ${baseline.shown} stays as it is: not all was seen.\n`);
    return { analysis };
  }
  const matched = { ...baseline.matched, analysis };
  const updated = updateBaseline({ ...baseline, matched }, texts.lineAt, looked, failOn, environment);
  if (updated.kind === 'misuse') return updated;
  environment.write('err', `mig-lint: ${updated.words}\n`);
  return { analysis: updated.analysis };
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
  let wrong: Misuse | null = null;
  for (const { format, file } of options.destinations) {
    const onTerminal = file === null && environment.isTerminal;
    const text = renderReport(format, input, {
      colour: file === null && wantsColour(options.colour, environment),
      width: onTerminal ? environment.width : Infinity,
      level: options.level,
      quiet: options.quiet,
      isChange: options.change.kind !== 'none',
      sarifCategory: options.sarifCategory,
      sarifSuppressions: options.sarifSuppressions,
      showSuppressed: options.showSuppressed,
      ...(file === null && supportsHyperlinks(environment) ? { linkTo: linksFor(environment) } : {}),
      textOf: texts.textOf,
      inRepository,
    });
    // The others may be all that is left of a long run.
    const failed = deliver(text, { format, file }, environment);
    wrong ??= failed;
  }
  return wrong;
}

function deliver(text: string, { file }: Destination, environment: Environment): Misuse | null {
  if (file === null) {
    environment.write('out', text);
    return null;
  }
  const wrong = written(() => {
    environment.writeFile(resolve(environment.cwd, file), text);
  });
  return wrong === null ? null : misuse(`The report could not be written to \`${file}\`: ${wrong}.`);
}
