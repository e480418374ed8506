/** Fits the pipeline, the rulebook and the grammars on disk to what the command asks for. The only file that starts them. */
import { basename, join, resolve } from 'node:path';
import { analyze, type AnalyzeInput, inspect } from '../analyze.ts';
import {
  type Compiled,
  compileKnowledge,
  extendKnowledge,
  glossaryOf,
  type Knowledge,
  rulebookFor,
} from '../rulebook/index.ts';
import { readAsset, readKnowledge } from '../sources/index.ts';
import type { AnalysisRequest, Engine, Expert } from './engine.ts';
import { listed } from './misuse.ts';

/** Told how many files there are before any WebAssembly is compiled. */
type Prepare = (files: number) => void;

/** `home` holds the grammars, the engine and `rulebook.json`. */
export function createEngine(home: string, prepare: Prepare): Engine {
  const start: Start = { assetOf: rememberAssets(home), prepare };
  return {
    open: (rulesFolder) => expertOf(start, rulesFolder === null ? builtIn(home) : compiled(rulesFolder)),
  };
}

/** What all analyses of an engine start from. */
interface Start {
  readonly assetOf: (name: string) => Uint8Array<ArrayBuffer>;
  readonly prepare: Prepare;
}

/** The same bytes each time, because a grammar is loaded once for the same bytes. */
function rememberAssets(home: string): Start['assetOf'] {
  const assets = new Map<string, Uint8Array<ArrayBuffer>>();
  return (name) => {
    const bytes = assets.get(name) ?? readAsset(join(home, name));
    assets.set(name, bytes);
    return bytes;
  };
}

/** The knowledge was checked when it was built, so it is taken as it is. */
function builtIn(home: string): Knowledge {
  const text = Buffer.from(readAsset(join(home, 'rulebook.json'))).toString('utf8');
  return JSON.parse(text) as Knowledge;
}

function compiled(folder: string): Knowledge {
  return settled(compileKnowledge(readKnowledge(folder)), folder);
}

function settled(result: Compiled, folder: string): Knowledge {
  switch (result.kind) {
    case 'knowledge':
      return result.knowledge;
    case 'errors': {
      const told = result.errors.map(
        ({ file, line, text }) => `${join(folder, file)}:${String(line)}: ${text}`,
      );
      throw new Error(told.length === 0 ? `${folder}: The rules cannot be read.` : listed(told));
    }
  }
}

function expertOf(start: Start, knowledge: Knowledge): Expert {
  return {
    targets: knowledge.targets,
    ruleIds: knowledge.rules.map(({ id }) => id),
    withRules: (folders) => expertOf(start, folders.reduce(extended, knowledge)),
    glossary: glossaryOf(knowledge),
    rulebookFor: (target) => {
      const rulebook = rulebookFor(knowledge, target);
      if (rulebook === null) throw new Error(`There is no target ${target}.`);
      return rulebook;
    },
    analyze: (request) => {
      start.prepare(request.files.length);
      return analyze(inputOf(start, knowledge, request));
    },
    show: (stage, request) => inspect(inputOf(start, knowledge, request), stage),
  };
}

function extended(knowledge: Knowledge, folder: string): Knowledge {
  return settled(extendKnowledge(knowledge, readKnowledge(folder)), folder);
}

function inputOf({ assetOf }: Start, knowledge: Knowledge, request: AnalysisRequest): AnalyzeInput {
  return {
    ...request,
    knowledge,
    engineBytes: () => assetOf('web-tree-sitter.wasm'),
    grammarBytes: (language) => assetOf(`tree-sitter-${language}.wasm`),
    treeName: basename(resolve(request.root)),
  };
}
