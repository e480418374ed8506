/**
 * One damaged input through the whole pipeline and every format: what must hold of it whatever stands in it. What a
 * report says of broken code is not judged; that it comes, soon, and twice the same, is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, type AnalyzeInput } from '../../src/analyze.ts';
import type { Analysis, Script } from '../../src/model/index.ts';
import { suppress } from '../../src/policy/index.ts';
import { NO_BUILD } from '../../src/program/index.ts';
import { formatNames, renderReport } from '../../src/report/index.ts';
import { compileKnowledge, type Knowledge, rulebookFor } from '../../src/rulebook/index.ts';
import { dialectOf, readKnowledge, scriptKindOf } from '../../src/sources/index.ts';
import { diceOf, LONGEST_INPUT, mutated } from './mutations.ts';

/** Files by their path; latin1. */
export type Tree = ReadonlyMap<string, string>;

export interface Trial {
  /** Sentences that say what does not hold. */
  readonly faults: readonly string[];
  /** Of the processor, so that a busy machine is no fault. */
  readonly milliseconds: number;
}

export interface Fuzzer {
  /** The input of a number: damaged files out of one of the trees. */
  readonly inputOf: (seed: number, number: number) => Tree;
  readonly tryOut: (tree: Tree) => Promise<Trial>;
}

/** So long may an input of the greatest length take. */
const MOST_MILLISECONDS = 4000;

/** `home` is the folder of the repository, `trees` what is to be damaged. */
export function openFuzzer(home: string, trees: readonly Tree[], knowledge = rulesOf(home)): Fuzzer {
  const run = openRun(home, knowledge);
  return {
    inputOf: (seed, number) => damaged(trees, seed * 1_000_003 + number),
    tryOut: async (tree) => {
      const begun = process.cpuUsage();
      const faults = await faultsOf(tree, run).catch((error: unknown) => [
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      ]);
      const { user, system } = process.cpuUsage(begun);
      const milliseconds = Math.round((user + system) / 1000);
      const isSlow = milliseconds > MOST_MILLISECONDS;
      return { faults: isSlow ? [...faults, `It took ${milliseconds} ms.`] : faults, milliseconds };
    },
  };
}

/** The trees of a folder: each file one, and the files of an inner folder together. */
export function treesBelow(folder: string): readonly Tree[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const files = entries.filter((entry) => entry.isFile() && isLookedAt(entry.name)).map(({ name }) => name);
  const hasMain = files.includes('main.c') || files.includes('main.cpp');
  const own = files.map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const);
  return [...(hasMain ? [new Map(own)] : own.map((one) => new Map([one]))), ...inner.flatMap(treesBelow)];
}

function isLookedAt(name: string): boolean {
  return dialectOf(name) !== null || scriptKindOf(name) !== null;
}

function damaged(trees: readonly Tree[], seed: number): Tree {
  const dice = diceOf(seed);
  const pick = (): Tree => trees[dice(trees.length)] ?? new Map();
  const files = [...pick()];
  if (dice(4) === 0) files.push(...pick());
  const [other = ''] = pick().values();
  const harmed = files.map(([path, text]) => {
    const from = text.length > LONGEST_INPUT / 4 ? dice(text.length - LONGEST_INPUT / 4) : 0;
    return [path, mutated(text.slice(from, from + LONGEST_INPUT / 4), other, dice)] as const;
  });
  return new Map(harmed);
}

interface Run {
  readonly analysisOf: (tree: Tree, files: readonly string[]) => Promise<Analysis>;
  readonly reportOf: (format: (typeof formatNames)[number], analysis: Analysis, tree: Tree) => string;
}

async function faultsOf(tree: Tree, { analysisOf, reportOf }: Run): Promise<readonly string[]> {
  const files = [...tree.keys()].sort();
  const first = await analysisOf(tree, files);
  const second = await analysisOf(tree, files.toReversed());
  const faults: string[] = [];
  // An item that was given up for its time may be read the next time.
  const isCut = [first, second].some(({ holes }) => holes.some(({ kind }) => kind === 'budget'));
  if (!isCut && JSON.stringify(first) !== JSON.stringify(second)) faults.push('Two analyses differ.');
  for (const format of formatNames) {
    const report = reportOf(format, first, tree);
    // eslint-disable-next-line no-control-regex -- just these must not come through
    const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.exec(report);
    if (control !== null) faults.push(`Control character ${control[0].charCodeAt(0)} in ${format}.`);
  }
  return [...faults, ...unplaced(tree, first)];
}

/** A place that is told lies in its file. */
function unplaced(tree: Tree, { findings }: Analysis): readonly string[] {
  return findings.flatMap(({ finding: { span } }) => {
    const lines = (tree.get(span.file) ?? '').split('\n').length;
    const isInside = span.line >= 1 && span.line <= lines && span.endLine >= span.line && span.column >= 1;
    return isInside ? [] : [`${span.file}:${span.line}:${span.column} lies outside of its file.`];
  });
}

function openRun(home: string, knowledge: Knowledge): Run {
  const target = knowledge.defaultTarget;
  const rulebook = rulebookFor(knowledge, target);
  if (rulebook === null) throw new Error('The default target has no rulebook.');
  const asset = openAssets(home);
  const analysisOf: Run['analysisOf'] = async (tree, files) => {
    // Every other input is asked about all that may be asked.
    const isWhole = [...tree.values()].join('').length % 2 === 0;
    const input: AnalyzeInput = {
      files: files.filter((file) => dialectOf(file) !== null),
      scripts: files.flatMap(scriptOf),
      readBytes: (file) => Buffer.from(tree.get(file) ?? '', 'latin1'),
      knowledge,
      target,
      engineBytes: () => asset('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
      grammarBytes: (language) => asset(`grammars/tree-sitter-${language}.wasm`),
      build: NO_BUILD,
      programs: [],
      costs: isWhole,
      allPaths: isWhole,
      treeName: 'tree',
    };
    const texts = [...tree].map(([path, text]) => ({ path, text, language: 'c' as const }));
    const rules = knowledge.rules.map(({ id }) => id);
    const given = { files: texts, rules, ran: new Set(rules), requireReason: false, today: '2026-11-22' };
    return suppress(await analyze(input), given);
  };
  return { analysisOf, reportOf: (format, analysis, tree) => reportOf(format, analysis, tree, rulebook) };
}

function scriptOf(path: string): readonly Script[] {
  const kind = scriptKindOf(path);
  return kind === null ? [] : [{ path, kind }];
}

function reportOf(
  format: (typeof formatNames)[number],
  analysis: Analysis,
  tree: Tree,
  rulebook: NonNullable<ReturnType<typeof rulebookFor>>,
): string {
  const lineAt = (file: string, line: number): string | null =>
    (tree.get(file) ?? '').split(/\r?\n/)[line - 1] ?? null;
  return renderReport(
    format,
    { analysis, rulebook, version: '0.0.0', lineAt },
    {
      colour: false,
      width: 100,
      level: 'note',
      quiet: false,
      sarifCategory: null,
      sarifSuppressions: 'include',
      showSuppressed: true,
      isChange: false,
      textOf: (file) => tree.get(file) ?? null,
      inRepository: (file) => file,
    },
  );
}

function rulesOf(home: string): Knowledge {
  const compiled = compileKnowledge(readKnowledge(join(home, 'rules')));
  if (compiled.kind === 'knowledge') return compiled.knowledge;
  throw new Error(compiled.errors.map(({ text }) => text).join('\n'));
}

/** The same bytes each time, so that a grammar is loaded once. */
function openAssets(home: string): (path: string) => Uint8Array<ArrayBuffer> {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return (path) => {
    const bytes = kept.get(path) ?? readFileSync(join(home, path));
    kept.set(path, bytes);
    return bytes;
  };
}
