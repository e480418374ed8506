/**
 * `mig-lint process`: what /proc says of running processes, judged, and beside it the lines of source that can have led
 * there. Words no report.
 */
import { resolve } from 'node:path';
import type { Analysis, JudgedFinding } from '../model/index.ts';
import { controlFiles, judgeRunning, type StayVerdict, targetOf } from '../running/index.ts';
import { holdsProcesses, processFolder, readProcess } from '../sources/index.ts';
import type { Expert } from './engine.ts';
import type { Environment, ExitStatus } from './environment.ts';
import { gather } from './gather.ts';
import { misuse, type Misuse } from './misuse.ts';
import { defaultTarget, type ProcessOptions, type SourceOptions } from './commands.ts';
import { chooseProgram, type Choice } from './program-choice.ts';

/** One process, with the program of the sources that it runs. */
export interface Told {
  readonly verdict: StayVerdict;
  /** The target whose words were used. */
  readonly target: string;
  /** Another one was asked for, but the files are those of `target`. */
  readonly askedInVain: boolean;
  readonly sources: Lines | null;
}

export interface Lines {
  readonly choice: Choice;
  /** What the chosen programs come to, in the order of the files. */
  readonly findings: readonly JudgedFinding[];
}

export interface ProcessOutcome {
  readonly kind: 'outcome';
  readonly told: readonly Told[];
  /** A full sentence for each process that could not be told of. */
  readonly untold: readonly { readonly id: string; readonly text: string }[];
  readonly status: ExitStatus;
}

export async function tellProcesses(
  options: ProcessOptions,
  environment: Environment,
  expert: Expert,
): Promise<ProcessOutcome | Misuse> {
  const odd = options.ids.find((id) => !/^[1-9]\d{0,9}$/.test(id));
  if (odd !== undefined) {
    return misuse(`\`${odd}\` is no process; give its number, as \`ps\` shows it.`);
  }
  const root = resolve(environment.cwd, options.procRoot);
  if (!holdsProcesses(root)) {
    return misuse(
      `No processes are shown in \`${options.procRoot}\`; \`--proc-root\` takes a folder such as /proc.`,
    );
  }
  const readings = [...new Set(options.ids)].map((id) => readOne(id, root, options, expert));
  const linesFor = openLines(options, environment, expert);
  const told: Told[] = [];
  for (const reading of readings) {
    if (reading.kind === 'told') {
      const sources = await linesFor(reading.told);
      if (sources !== null && 'kind' in sources) return sources;
      told.push({ ...reading.told, sources });
    }
  }
  const untold = readings.flatMap((reading) => (reading.kind === 'untold' ? [reading] : []));
  return { kind: 'outcome', told, untold, status: statusOf(told, untold.length) };
}

type Read =
  | { readonly kind: 'told'; readonly told: Omit<Told, 'sources'> }
  | { readonly kind: 'untold'; readonly id: string; readonly text: string };

function readOne(id: string, root: string, options: ProcessOptions, expert: Expert): Read {
  const { targets } = expert;
  const reading = readProcess(processFolder(root), Number(id), controlFiles(targets));
  switch (reading.kind) {
    case 'none':
      return { kind: 'untold', id, text: `There is no process ${id} in \`${options.procRoot}\`.` };
    case 'vanished':
      return { kind: 'untold', id, text: `Process ${id} ended while it was looked at.` };
    case 'refused': {
      const text = `Process ${id} could not be looked at: ${reading.why}; ask as its owner or as root.`;
      return { kind: 'untold', id, text };
    }
    case 'running': {
      const { running } = reading;
      const found = targetOf(running, targets, [options.target, defaultTarget])?.id ?? options.target;
      const verdict = judgeRunning(running, expert.rulebookFor(found));
      return {
        kind: 'told',
        told: { verdict, target: found, askedInVain: options.asksTarget && found !== options.target },
      };
    }
  }
}

type LinesFor = (one: Omit<Told, 'sources'>) => Promise<Lines | null | Misuse>;

/** The same sources are analysed once for each target; mostly that is once. */
function openLines(options: ProcessOptions, environment: Environment, expert: Expert): LinesFor {
  const { sources } = options;
  const started = new Map<string, Promise<Analysis> | Misuse>();
  const start = (paths: SourceOptions, target: string): Promise<Analysis> | Misuse => {
    const gathered = gather(paths, environment, target);
    return gathered.kind === 'misuse' ? gathered : expert.analyze(gathered.request);
  };
  return async ({ verdict, target }) => {
    if (sources === null) return null;
    const analysis = started.get(target) ?? start(sources, target);
    started.set(target, analysis);
    return 'kind' in analysis ? analysis : linesOf(verdict, await analysis);
  };
}

function linesOf({ running }: StayVerdict, analysis: Analysis): Lines {
  const choice = chooseProgram(running, analysis.programs);
  const chosen = new Set(choice.programs);
  const findings = analysis.findings.filter(({ finding, reach }) => {
    const isHere = finding.presence.kind !== 'never' && finding.stayReason !== null;
    const keeps = finding.effect === 'stays' || finding.effect === 'locked';
    const isReached = reach.kind === 'reached' && reach.programs.some((program) => chosen.has(program));
    return isHere && keeps && isReached;
  });
  return { choice, findings };
}

function statusOf(told: readonly Told[], untold: number): ExitStatus {
  const answers = told.map(({ verdict }) => verdict.answer);
  if (untold > 0 || answers.includes('undetermined')) return 2;
  return answers.some((answer) => answer === 'kept' || answer === 'locked' || answer === 'in-doubt') ? 1 : 0;
}
