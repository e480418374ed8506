/**
 * Has folders looked at by another thread, so that the server answers meanwhile. One look at a time, each thread with
 * engine and grammars of its own; of the looks that were asked for meanwhile only the last one counts.
 */
import { Worker } from 'node:worker_threads';
import { messageOf } from '../misuse.ts';
import type { Survey, SurveyRequest } from './survey.ts';

export interface Surveyor {
  /** Null when a later request came before this one was done. */
  readonly look: (request: SurveyRequest) => Promise<Survey | null>;
  /** Gives up what is under way. */
  readonly drop: () => void;
  /** Ends the thread. */
  readonly close: () => void;
}

export interface WorkerInput {
  readonly home: string;
  readonly version: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** What a worker sends back. */
export type Answer =
  { readonly kind: 'seen'; readonly survey: Survey } | { readonly kind: 'bug'; readonly text: string };

interface Task {
  readonly request: SurveyRequest;
  readonly settle: (survey: Survey | null) => void;
}

/**
 * `whenBusy` says what becomes of a look that another one overtakes: a short one is finished, and a long one
 * is stopped, which costs starting a thread again.
 */
export function createSurveyor(
  script: string,
  input: WorkerInput,
  whenBusy: 'finish' | 'stop',
  complain: (text: string) => void,
): Surveyor {
  let worker: Worker | null = null;
  let running: Task | null = null;
  let waiting: Task | null = null;

  const settle = (survey: Survey | null): void => {
    const done = running;
    running = waiting;
    waiting = null;
    done?.settle(survey);
    if (running !== null) send(running);
  };
  const start = (): Worker => {
    const begun = startWorker(script, input, (answer) => {
      if (worker !== begun) return;
      if (answer.kind !== 'seen') complain(answer.text);
      if (answer.kind === 'broken') worker = null;
      settle(answer.kind === 'seen' ? answer.survey : null);
    });
    return begun;
  };
  const send = ({ request }: Task): void => {
    worker ??= start();
    worker.postMessage(request);
  };
  const drop = (): void => {
    waiting?.settle(null);
    waiting = null;
    if (running !== null && whenBusy === 'stop') stop();
  };
  const stop = (): void => {
    void worker?.terminate();
    worker = null;
    settle(null);
  };
  return {
    drop,
    close: () => {
      drop();
      stop();
    },
    look: (request) =>
      new Promise((resolve) => {
        drop();
        const task = { request, settle: resolve };
        if (running === null) {
          running = task;
          send(task);
        } else waiting = task;
      }),
  };
}

/** A thread that has broken down answers, too, and is of no further use. */
function startWorker(
  script: string,
  input: WorkerInput,
  hear: (answer: Answer | { readonly kind: 'broken'; readonly text: string }) => void,
): Worker {
  const worker = new Worker(script, { workerData: input, stdout: true });
  worker.on('message', hear);
  worker.on('error', (error) => {
    hear({ kind: 'broken', text: `The look at the sources broke off: ${messageOf(error)}.` });
  });
  worker.unref();
  return worker;
}
