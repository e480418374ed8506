/**
 * One line on standard error that tells a waiting person how far a long run has come, and that is gone in the end.
 * Never where nobody looks: behind a pipe, on a build server, under `--quiet`.
 *
 * It draws when the analysis comes by, not by a timer: the analysis leaves no room for one.
 */
import type { AnalysisStage } from '../analyze.ts';
import { isSet } from './colour.ts';
import type { Environment } from './environment.ts';

export interface Progress {
  readonly begin: (files: number) => void;
  readonly entering: (stage: AnalysisStage) => void;
  readonly reading: () => void;
  readonly end: () => void;
}

/** Milliseconds of patience, and between two drawings. */
const patience = 1000;
const pause = 100;

const erase = '\r\u001b[K';

const words: Readonly<Record<AnalysisStage, string>> = {
  outline: 'reading',
  program: 'linking what mentions what',
  uses: 'looking for what keeps a process home',
  findings: 'judging what was found',
  routes: 'looking for ways from the entry points',
  verdicts: 'judging programs',
};

export function openProgress(environment: Environment, quiet: boolean): Progress {
  if (quiet || !isWatched(environment)) {
    const nothing = (): void => undefined;
    return { begin: nothing, entering: nothing, reading: nothing, end: nothing };
  }
  const started = environment.now();
  let drawn = -Infinity;
  let hasDrawn = false;
  let files = 0;
  let read = 0;
  let stage: AnalysisStage = 'outline';
  const draw = (isNews: boolean): void => {
    const now = environment.now();
    if (now - started < patience || (!isNews && now - drawn < pause)) return;
    drawn = now;
    hasDrawn = true;
    const count = stage === 'outline' ? ` ${String(read)} of ${String(files)} files` : '';
    const line = `mig-lint: ${words[stage]}${count} ...`;
    environment.write('err', `${erase}${line.slice(0, Math.max(20, environment.width - 1))}`);
  };
  return {
    begin: (all) => {
      files = all;
    },
    entering: (entered) => {
      stage = entered;
      draw(true);
    },
    reading: () => {
      if (stage !== 'outline') return;
      read += 1;
      draw(false);
    },
    end: () => {
      if (hasDrawn) environment.write('err', erase);
    },
  };
}

function isWatched({ isErrorTerminal, variables }: Environment): boolean {
  return isErrorTerminal && !isSet(variables['CI']) && variables['TERM'] !== 'dumb';
}
