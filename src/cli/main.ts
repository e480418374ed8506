/** The command's entry point: the only place where the tool meets the process it runs in. Runs as the bundle in dist/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isatty } from 'node:tty';
import { isThere, onDisk, readStandardInput } from '../sources/index.ts';
import { openAsking, type Asking } from './asking.ts';
import type { Environment, Signals, SignalStatus } from './environment.ts';
import { freeMuch, openHeap } from './heap.ts';
import { importDefault } from './import-default.ts';
import { createEngine } from './pipeline.ts';
import { run } from './run.ts';
import { chooseWasmTiers, optimiseLater } from './tiers.ts';

/** Put in by scripts/build.mjs. */
declare const MIG_LINT_VERSION: string;

optimiseLater();

/** Opened with the first question only: to touch the stream of standard input changes how it can be read. */
let asking: Asking | null = null;

function ask(question: string): Promise<string | null> {
  asking ??= openAsking(process.stdin, process.stdout);
  return asking.ask(question);
}

/**
 * Milliseconds. `performance` could tell them, too, but is a part of Node.js that is read when it is first
 * used.
 */
function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Without a listener a signal ends the process at once, whatever that is busy with. */
function heedSignals(): Signals {
  let status: SignalStatus | null = null;
  const listen = (signal: NodeJS.Signals, its: SignalStatus): (() => void) => {
    const note = (): void => {
      if (status !== null) process.exit(its);
      status = its;
      setImmediate(ignore);
    };
    process.on(signal, note);
    return () => process.off(signal, note);
  };
  const ends = [listen('SIGINT', 130), listen('SIGTERM', 143)];
  const ignore = (): void => {
    for (const end of ends) end();
  };
  return { status: () => status, ignore };
}

const environment: Environment = {
  cwd: process.cwd(),
  variables: process.env,
  isTerminal: isatty(1),
  isErrorTerminal: isatty(2),
  now,
  heedSignals,
  isHeapBeyond: openHeap(now),
  freeMuch,
  width: process.stdout.columns,
  ask: isatty(0) && isatty(1) ? ask : null,
  home: __dirname,
  version: MIG_LINT_VERSION,
  today: new Date().toISOString().slice(0, 10),
  importDefault,
  input: async function* () {
    process.stdin.setEncoding('utf8');
    for await (const piece of process.stdin) yield String(piece);
  },
  write: (stream, text) => {
    (stream === 'out' ? process.stdout : process.stderr).write(text);
  },
  readInput: readStandardInput,
  rewriteSource: (path, bytes) => {
    writeFileSync(onDisk(path), bytes);
  },
  writeFile: (path, text) => {
    makeFolders(dirname(path));
    writeFileSync(path, text);
  },
};

/** One by one: below `/proc`, where none can be made, Node.js' own way to make several never ends. */
function makeFolders(folder: string): void {
  if (isThere(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
}

/** Whoever reads us may stop when they have seen enough: `mig-lint | head`. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`mig-lint: The report could not be written: ${error.message}.\n`);
  process.exit(2);
}

process.stdout.on('error', endQuietly);
process.stderr.on('error', () => undefined);

// Set, not called: exiting at once would cut off what is still on its way into a pipe.
void run(process.argv.slice(2), environment, createEngine(environment.home, chooseWasmTiers)).then(
  (status) => {
    asking?.close();
    process.exitCode = status;
  },
);
