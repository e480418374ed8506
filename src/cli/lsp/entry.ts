/**
 * The language server's own bundle, loaded for `mig-lint lsp` alone: in the process it is the server, and in
 * the threads that this starts it is what looks at code.
 */
import { Readable } from 'node:stream';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Environment } from '../environment.ts';
import { importDefault } from '../import-default.ts';
import { messageOf } from '../misuse.ts';
import { createEngine } from '../pipeline.ts';
import { chooseWasmTiers } from '../tiers.ts';
import { look } from './look.ts';
import { serve as serveOn } from './server.ts';
import type { Answer, WorkerInput } from './surveyor.ts';
import type { SurveyRequest } from './survey.ts';

/** Ends with the process. */
export function serve(environment: Environment, options: readonly string[]): Promise<never> {
  return serveOn(environment, createEngine(environment.home, chooseWasmTiers), options, __filename);
}

if (!isMainThread && parentPort !== null) work(parentPort, workerData as WorkerInput);

/** What stands on standard input belongs to the protocol. */
const noInput = (): AsyncIterable<string> => Readable.from([]);

function work(port: NonNullable<typeof parentPort>, { home, version, variables }: WorkerInput): void {
  const engine = createEngine(home, chooseWasmTiers);
  port.on('message', (request: SurveyRequest) => {
    const environment: Environment = {
      cwd: request.root,
      variables,
      isTerminal: false,
      isErrorTerminal: false,
      now: () => performance.now(),
      heedSignals: () => ({ status: () => null, ignore: () => undefined }),
      isHeapBeyond: () => false,
      freeMuch: () => undefined,
      width: Infinity,
      ask: null,
      home,
      version,
      today: new Date().toISOString().slice(0, 10),
      importDefault,
      input: noInput,
      write: () => undefined,
      readInput: () => new Uint8Array(),
      rewriteSource: () => undefined,
      writeFile: () => undefined,
    };
    look(request, environment, engine).then(
      (survey) => {
        answer({ kind: 'seen', survey });
      },
      (error: unknown) => {
        answer({ kind: 'bug', text: `This is a bug in mig-lint: ${messageOf(error)}. Please report it.` });
      },
    );
  });
  function answer(one: Answer): void {
    port.postMessage(one);
  }
}
