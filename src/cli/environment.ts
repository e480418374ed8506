/** The world as the command sees it. Real in main.ts, made up in tests; nothing else in this room touches the process. */
import type { Ask } from './asking.ts';
import type { IsHeapBeyond } from './heap.ts';

export interface Environment {
  /** Absolute. */
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Whether standard output goes to a person. */
  readonly isTerminal: boolean;
  /** The same of standard error. */
  readonly isErrorTerminal: boolean;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** From now on a first signal to end is noted, and a second one ends the process. */
  readonly heedSignals: () => Signals;
  readonly isHeapBeyond: IsHeapBeyond;
  /** Called when an analysis has ended, before anything is made of it. */
  readonly freeMuch: () => void;
  /** Columns of that terminal. */
  readonly width: number;
  /** Null where nobody sits at a terminal. */
  readonly ask: Ask | null;
  /** The folder that holds the grammars, the engine and the built rulebook. */
  readonly home: string;
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** What a module exports by default. Runs it; throws what it throws. */
  readonly importDefault: (path: string) => Promise<unknown>;
  /** Standard input as text, piece by piece. */
  readonly input: () => AsyncIterable<string>;
  readonly write: (stream: 'out' | 'err', text: string) => void;
  /** All of standard input. */
  readonly readInput: () => Uint8Array;
  /** Puts bytes into the place of a source file. Throws what the system says. */
  readonly rewriteSource: (path: string, bytes: Uint8Array) => void;
  /** Makes the folders that are missing. Throws what the system says. */
  readonly writeFile: (path: string, text: string) => void;
}

/** 0 nothing to complain of, 1 findings, 2 wrong use or configuration, 3 incomplete under `--strict`. */
export type ExitStatus = 0 | 1 | 2 | 3 | SignalStatus;

/** As the shell counts them: interrupted, and asked to end. */
export type SignalStatus = 130 | 143;

export interface Signals {
  /** Of the signal that came; null as long as none has. */
  readonly status: () => SignalStatus | null;
  /** From now on they end the process again. */
  readonly ignore: () => void;
}
