/**
 * The real pipeline with the rules as they stand in rules/, behind the door that the command uses. What dist/
 * holds plays no part, so that a test never judges yesterday's build.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyze, type AnalyzeInput, inspect } from '../src/analyze.ts';
import type { AnalysisRequest, Engine, Expert } from '../src/cli/engine.ts';
import type { Environment, ExitStatus } from '../src/cli/environment.ts';
import { run } from '../src/cli/run.ts';
import { extendKnowledge, glossaryOf, type Knowledge, rulebookFor } from '../src/rulebook/index.ts';
import { readKnowledge } from '../src/sources/index.ts';
import { assets, readRules } from './once/index.ts';

export { root } from './once/index.ts';

const expert = expertOf(readRules());

function expertOf(known: Knowledge): Expert {
  return {
    targets: known.targets,
    ruleIds: known.rules.map(({ id }) => id),
    withRules: (folders) => expertOf(folders.reduce(extended, known)),
    glossary: glossaryOf(known),
    rulebookFor: (target) => rulebookFor(known, target)!,
    analyze: (request) => analyze(inputOf(request, known)),
    show: (stage, request) => inspect(inputOf(request, known), stage),
  };
}

function extended(known: Knowledge, folder: string): Knowledge {
  const result = extendKnowledge(known, readKnowledge(folder));
  if (result.kind === 'knowledge') return result.knowledge;
  const [first] = result.errors;
  throw new Error(`${join(folder, first!.file)}:${first!.line}: ${first!.text}`);
}

function inputOf(request: AnalysisRequest, known: Knowledge): AnalyzeInput {
  return {
    ...request,
    knowledge: known,
    ...assets,
    treeName: basename(request.root),
  };
}

export const engine: Engine = { open: () => expert };

/** Nothing that leaves the pipeline may depend on the order in which files come in. */
export const engineInReverse: Engine = { open: () => inReverse(expert) };

function inReverse(forwards: Expert): Expert {
  return {
    ...forwards,
    withRules: (folders) => inReverse(forwards.withRules(folders)),
    analyze: (request) => forwards.analyze({ ...request, files: request.files.toReversed() }),
  };
}

export interface Outcome {
  readonly status: ExitStatus;
  readonly out: string;
  readonly err: string;
  /** What went to files, by the path as given. */
  readonly written: ReadonlyMap<string, string>;
}

export interface World {
  readonly engine?: Engine;
  readonly isErrorTerminal?: boolean;
  readonly now?: () => number;
  /** Where the command's bundle would lie. */
  readonly home?: string;
  readonly variables?: Environment['variables'];
  /** Columns of the terminal that somebody looks at; without it the output goes to a file. */
  readonly width?: number;
  /** What stands in standard input, in pieces. */
  readonly input?: readonly string[];
}

/** Runs the command in a folder. */
export async function runIn(folder: string, argv: readonly string[], world: World = {}): Promise<Outcome> {
  const streams = { out: '', err: '' };
  const written = new Map<string, string>();
  const environment: Environment = {
    cwd: folder,
    variables: world.variables ?? {},
    isTerminal: world.width !== undefined,
    width: world.width ?? 80,
    ask: null,
    home: world.home ?? '/nowhere',
    version: '0.0.0',
    today: '2026-11-22',
    importDefault: (path) => Promise.reject(new Error(`${path} is not run in tests`)),
    input: async function* () {
      yield* world.input ?? [];
      await Promise.resolve();
    },
    isErrorTerminal: world.isErrorTerminal ?? false,
    now: world.now ?? ((): number => 0),
    heedSignals: () => ({ status: () => null, ignore: () => undefined }),
    isHeapBeyond: () => false,
    freeMuch: () => undefined,
    write: (stream, text) => {
      streams[stream] += text;
    },
    readInput: () => Buffer.from((world.input ?? []).join('')),
    rewriteSource: (path, bytes) => {
      writeFileSync(path, bytes);
    },
    writeFile: (path, text) => {
      written.set(basename(path), text);
    },
  };
  const status = await run(argv, environment, world.engine ?? engine);
  return { status, ...streams, written };
}
