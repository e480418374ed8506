/**
 * When a run ends before it has seen everything: by a signal, when its time is over, or when memory runs short. It ends
 * nothing by itself; the analysis asks, and has signals and others come in between while it waits for the answer.
 */
import type { Patience, Shortfall } from '../model/index.ts';
import type { AnalysisStage } from '../analyze.ts';
import type { Environment } from './environment.ts';

/** Milliseconds between two looks; who asks in between is answered at once. */
const pause = 50;

export interface Endings {
  readonly signalled: () => boolean;
  /** Seconds; null for as long as it takes. */
  readonly maxTime: number | null;
  readonly environment: Pick<Environment, 'now' | 'isHeapBeyond'>;
}

export interface Waiting {
  readonly patience: Patience;
  readonly entering: (stage: AnalysisStage) => void;
}

/**
 * The part of the heap that may be in use. To link what was outlined takes as much again as the outlines do, and half of it, in
 * one piece; behind that the rest must do for the work between two looks, and for the reports.
 */
const mostOutlined = 0.25;
const most = 0.7;

/** Once it is over it stays so. */
export function openPatience({ signalled, maxTime, environment }: Endings): Waiting {
  const { now, isHeapBeyond } = environment;
  const started = now();
  let looked = started;
  let share = most;
  let over: Shortfall | null = null;
  const patience: Patience = async () => {
    if (over !== null || now() - looked < pause) return over;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    looked = now();
    if (signalled()) over = 'interrupted';
    else if (maxTime !== null && looked - started >= maxTime * 1000) over = 'time';
    else if (isHeapBeyond(share)) over = 'memory';
    return over;
  };
  return {
    patience,
    entering: (stage) => {
      share = stage === 'outline' ? mostOutlined : most;
    },
  };
}
