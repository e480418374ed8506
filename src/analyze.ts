/**
 * The pipeline, one page: files to verdicts. A pure function of what it is given, so that it can be used
 * as a library; it reads no disk and prints nothing.
 */
import { posix } from 'node:path';
import { findBlockers, judgeScripts, keepsHome, type PlacedFinding } from './findings/index.ts';
import type {
  Analysis,
  Finding,
  Hole,
  JudgedFinding,
  Language,
  LinkedProgram,
  Notice,
  Patience,
  Pausing,
  Reach,
  Rulebook,
  Script,
  Shortfall,
  Span,
  Verdict,
} from './model/index.ts';
import { createOutliner, isCompiled, isCpp, languageOf, type NameTable } from './outline/index.ts';
import { levelOf } from './policy/index.ts';
import {
  type Build,
  findEntries,
  findExecutions,
  cutHole,
  cutSentence,
  findUses,
  type FoundExecutions,
  indexLines,
  itemsThatStart,
  type ItemId,
  type LineIndex,
  linkProgram,
  openRereading,
  openRoutes,
  type OutlinedFile,
  type PlacedHole,
  type Program,
  type Stage,
  viewOf,
} from './program/index.ts';
import {
  externalsFor,
  type Knowledge,
  rulebookFor,
  scriptTablesFor,
  withoutCosts,
} from './rulebook/index.ts';
import { findMentions, openReader } from './scripts/index.ts';
import { openShellSyntax, openSyntax, type ShellSyntax, type Syntax } from './syntax/index.ts';
import {
  commandNames,
  followExecutions,
  judge,
  judgeScriptTree,
  type ScriptJudgement,
} from './verdict/index.ts';

export interface AnalyzeInput {
  /** Paths, each once, in any order. */
  readonly files: readonly string[];
  /** What starts programs, each once, in any order. */
  readonly scripts: readonly Script[];
  /** Null when a file cannot be read; who reads says why. */
  readonly readBytes: (file: string) => Uint8Array | null;
  readonly knowledge: Knowledge;
  /** Must be one of the knowledge's targets. */
  readonly target: string;
  /** The bytes of web-tree-sitter's WASM and of the grammars, asked for when first needed. */
  readonly engineBytes: () => Uint8Array;
  readonly grammarBytes: (language: Language | 'bash') => Uint8Array;
  readonly build: Build;
  /** The programs that the build or the user tells of; the entry points of others are found. */
  readonly programs: readonly LinkedProgram[];
  /** Whether to look for calls in loops that cost more away from home. */
  readonly costs: boolean;
  /** Whether to tell every way to a finding, up to a bound, and not only the shortest. */
  readonly allPaths: boolean;
  /** What a tree without `main` is called. */
  readonly treeName: string;
  /** Asked between files, items and programs. What is left when it ends is told as not seen. Endless when left out. */
  readonly patience?: Patience;
  /** Told when a stage begins, for whoever waits or measures. */
  readonly entering?: (stage: AnalysisStage) => void;
}

/** What takes time, in this order. Outlining is the time between the reading of one file and of the next. */
export type AnalysisStage = 'outline' | 'program' | 'uses' | 'findings' | 'routes' | 'verdicts';

export async function analyze(input: AnalyzeInput): Promise<Analysis> {
  const entering = input.entering ?? ((): void => undefined);
  const { outlined, program } = await openProgram(input);
  entering('uses');
  const shell = once(() => openShell(input));
  const items = itemsThatStart(program);
  const parse = items.length === 0 ? () => null : (await shell()).parse;
  const { uses, holes, cut } = await paced(findUses(program, { items, parse }), input);
  entering('findings');
  const rulebook = targetRulebook(input);
  const { costs, allPaths, treeName } = input;
  const tables = conditionTables(input.knowledge, program);
  const placed = findBlockers({ program, uses, rulebook, costs, ...tables });
  entering('routes');
  const entries = findEntries(program);
  const executions = await findExecutions(program, {
    entries: new Set(entries.map(({ item }) => item)),
    names: commandNames(entries),
    openShell: async () => (await shell()).parse,
  });
  const routes = openRoutes(program, sitesOf(placed, executions));
  entering('verdicts');
  const judging = judge({
    program,
    placed,
    routes,
    holes: [...holes, ...outlined.holes],
    executions,
    unread: () => [...unreadItems(program), ...outlined.changed()],
    costs,
    allPaths,
    treeName,
  });
  const judged = await paced(judging, input);
  const verdicts = followExecutions(judged.verdicts);
  const scripts = await followScripts(input, rulebook, program, verdicts, shell);
  const findings = placed.map(({ finding }, index) => withLevel(finding, judged.reaches[index] ?? CALLABLE));
  const parsed = program.parsed();
  return {
    programs: scripts.verdicts,
    findings: [...findings, ...scripts.findings.map((finding) => withLevel(finding, ownReach(finding)))],
    holes: [...judged.holes, ...scripts.holes],
    ...ending(outlined.cut ?? cut ?? judged.cut ?? scripts.cut),
    statistics: {
      files: outlined.count,
      scripts: scripts.count,
      bytes: outlined.bytes + scripts.bytes,
      items: program.tree.size,
      itemsParsed: parsed.items,
      bytesParsed: parsed.bytes,
    },
  };
}

/** Does a piece at a time for as long as there is patience; after that the work itself sees to its end. */
async function paced<T>(work: Pausing<T>, input: AnalyzeInput): Promise<T> {
  let step = work.next(null);
  while (step.done !== true) step = work.next(await goesOn(input));
  return step.value;
}

/** Null when it does. */
async function goesOn({ patience }: AnalyzeInput): Promise<Shortfall | null> {
  return patience === undefined ? null : patience();
}

/** What there is to say when the run did not go to its end. */
function ending(cut: Shortfall | null): Pick<Analysis, 'cut' | 'notices'> {
  return { cut, notices: cut === null ? [] : [cutNotice(cut)] };
}

const ADVICE: Readonly<Record<Shortfall, string>> = {
  interrupted: '',
  time: ' Give it more, or less to look at.',
  memory: ' Give it more, as by `NODE_OPTIONS=--max-old-space-size=8192`, or less to look at.',
};

function cutNotice(cut: Shortfall): Notice {
  const text = `${cutSentence(cut, 'before all was seen: this is what was known by then.')}${ADVICE[cut]}`;
  return { text, file: null, incomplete: true };
}

const CALLABLE: Reach = { kind: 'callable' };

function withLevel(finding: Finding, reach: Reach): JudgedFinding {
  return { finding, reach, level: levelOf(finding, reach), exemption: null };
}

/** A script is a program by itself. */
function ownReach({ span }: Finding): Reach {
  return { kind: 'reached', programs: [span.file] };
}

/** The scripts' part: their grammar is opened when one of them mentions something that matters, and only then. */
async function followScripts(
  input: AnalyzeInput,
  rulebook: Rulebook,
  program: Program,
  programs: readonly Verdict[],
  shell: () => Promise<ShellSyntax>,
): Promise<FollowedScripts> {
  const { readBytes: bytesOf, scripts } = input;
  const [first] = scripts;
  const cut = first === undefined ? null : await goesOn(input);
  if (first !== undefined && cut !== null) {
    const hole = cutHole(wholeFile(first.path), cut, 'before scripts were looked at.');
    return { verdicts: programs, findings: [], holes: [hole], count: 0, bytes: 0, cut };
  }
  const tables = scriptTablesFor(input.knowledge, rulebook);
  const { mentioning, count, bytes } = findMentions({ scripts, bytesOf, ...tables });
  if (mentioning.length === 0) return { verdicts: programs, findings: [], holes: [], count, bytes, cut };
  const read = openReader({ bytesOf, shapes: tables.shapes }, (await shell()).parse);
  const lines = new Map<string, LineIndex>();
  const judgeScript = judgeScripts({
    rulebook,
    ...conditionTables(input.knowledge, program),
    spanOf: (path, { start, end }) => {
      const known = lines.get(path) ?? indexLines(bytesOf(path) ?? new Uint8Array(0));
      lines.set(path, known);
      return known.span(path, start, end);
    },
  });
  const judged = (script: Script): ReturnType<typeof judgeScript> | null => {
    const reading = read(script);
    return reading === null ? null : judgeScript(reading);
  };
  return { ...judgeScriptTree({ scripts, mentioning, judge: judged, programs }), count, bytes, cut };
}

interface FollowedScripts extends ScriptJudgement {
  readonly count: number;
  readonly bytes: number;
  readonly cut: Shortfall | null;
}

/** The answer of the first call for all of them. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function openShell({ engineBytes, grammarBytes }: AnalyzeInput): Promise<ShellSyntax> {
  return openShellSyntax({ engine: engineBytes(), grammar: grammarBytes('bash'), budget: PARSE_BUDGET });
}

/**
 * The items whose findings decide a verdict, and those where a program becomes another; what is fine or only costs needs
 * no confirmed path.
 */
function sitesOf(placed: readonly PlacedFinding[], { executions }: FoundExecutions): readonly ItemId[] {
  const harmful = placed.filter(({ finding }) => keepsHome(finding) && finding.presence.kind !== 'never');
  return [...new Set([...harmful, ...executions].map(({ item }) => item))];
}

/** What one stage makes of the files, as JSON lines: for people who work on the tool. */
export async function inspect(input: AnalyzeInput, stage: Stage): Promise<string> {
  const { program } = await openProgram(input);
  return viewOf(program, stage)
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

interface Outlined {
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly bytesOf: (path: string) => Uint8Array | null;
  /** How many files were read, and their bytes. */
  readonly count: number;
  readonly bytes: number;
  readonly holes: readonly PlacedHole[];
  /** Files that were others when they were read again. */
  readonly changed: () => readonly PlacedHole[];
  readonly cut: Shortfall | null;
}

/** Texts beyond so many bytes are not kept; the few of them that matter are read a second time. */
const MOST_KEPT = 16 * 1024 * 1024;

async function outlineFiles(input: AnalyzeInput): Promise<Outlined> {
  const outliner = createOutliner();
  const hasCpp = input.files.some(isCpp);
  const kept = new Map<string, Uint8Array>();
  const again = openRereading(input.readBytes);
  const files: OutlinedFile[] = [];
  const holes: PlacedHole[] = [];
  let bytes = 0;
  const paths = [...input.files].sort();
  for (const [at, path] of paths.entries()) {
    const cut = await goesOn(input);
    if (cut !== null) {
      const left = `before ${String(paths.length - at)} of ${String(paths.length)} files were looked at.`;
      holes.push({ hole: cutHole(wholeFile(path), cut, left), item: null });
      // To link what was outlined would take about as long again.
      const seen = { names: outliner.names, count: files.length, bytes, holes };
      return { ...seen, files: [], bytesOf: () => null, changed: () => [], cut };
    }
    const content = input.readBytes(path);
    if (content === null) {
      const detail = `\`${path}\` could not be read.`;
      const hole: Hole = { kind: 'unread-file', span: wholeFile(path), detail, name: null, outside: null };
      holes.push({ hole, item: null });
      continue;
    }
    bytes += content.length;
    if (bytes <= MOST_KEPT) kept.set(path, content);
    else again.note(path, content);
    const language = languageOf(path, content, hasCpp);
    files.push({ path, language, outline: outliner.outline(content, language) });
  }
  const count = files.length;
  for (const { path, language } of unusualIncludes(files)) {
    const content = input.build.readHeader(path);
    if (content === null) continue;
    bytes += content.length;
    if (bytes <= MOST_KEPT) kept.set(path, content);
    else again.note(path, content);
    files.push({ path, language, outline: outliner.outline(content, language) });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const bytesOf = (path: string): Uint8Array | null => kept.get(path) ?? again.read(path);
  const seen = { names: outliner.names, count, bytes, holes };
  return { ...seen, files, bytesOf, changed: again.changed, cut: null };
}

/** Files beside their includers that nobody takes for C by their names: `#include "calls.def"`. */
function unusualIncludes(files: readonly OutlinedFile[]): readonly Pick<OutlinedFile, 'path' | 'language'>[] {
  const found = new Map<string, Language>();
  for (const { path, language, outline } of files) {
    for (const { path: included, system } of outline.includes) {
      if (system || isCompiled(included) || isCpp(included) || /\.h$/i.test(included)) continue;
      const beside = posix.join(posix.dirname(path), included);
      if (!found.has(beside)) found.set(beside, language);
    }
  }
  return [...found].map(([path, language]) => ({ path, language }));
}

function wholeFile(file: string): Span {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** The grammars are made ready by other threads while this one outlines. */
async function openProgram(
  input: AnalyzeInput,
): Promise<{ readonly outlined: Outlined; readonly program: Program }> {
  input.entering?.('outline');
  const opening = openGrammars(input);
  const outlined = await outlineFiles(input);
  input.entering?.('program');
  const externals = externalsFor(input.knowledge, targetRulebook(input));
  return {
    outlined,
    program: linkProgram({
      ...outlined,
      externals,
      syntax: await opening,
      build: input.build,
      programs: input.programs,
    }),
  };
}

/** Milliseconds that one item may take; real ones take less than a hundredth of it. */
const PARSE_BUDGET = 10_000;

async function openGrammars(input: AnalyzeInput): Promise<Syntax> {
  const languages: readonly Language[] = input.files.some(isCpp) ? ['c', 'cpp'] : ['c'];
  if (input.files.length === 0) return { parse: () => null };
  const grammars = new Map(languages.map((language) => [language, input.grammarBytes(language)]));
  return openSyntax({ engine: input.engineBytes(), grammars, budget: PARSE_BUDGET });
}

function targetRulebook({
  knowledge,
  target,
  costs,
}: AnalyzeInput): NonNullable<ReturnType<typeof rulebookFor>> {
  const rulebook = rulebookFor(knowledge, target);
  if (rulebook === null) throw new Error(`There is no target ${target}.`);
  return costs ? rulebook : withoutCosts(rulebook);
}

function conditionTables(
  knowledge: Knowledge,
  program: Program,
): Pick<Parameters<typeof findBlockers>[0], 'constants' | 'openers'> {
  const { flags, aliases } = knowledge.constants;
  return {
    constants: { numbers: new Map(Object.entries(flags)), aliases: new Map(Object.entries(aliases)) },
    openers: program.externals.openers,
  };
}

/** Items that were outlined but could not be parsed in time, or whose file is gone by now. */
function unreadItems(program: Program): readonly PlacedHole[] {
  return program.unread().map((item): PlacedHole => {
    const { start } = program.tree.item(item);
    const name = program.nameOf(item);
    const detail = `\`${name ?? 'An item'}\` was too long to be read wholly.`;
    const span = program.spanOf(item, { start, end: start });
    const hole: Hole = { kind: 'budget', span, detail, name, outside: null };
    return { hole, item };
  });
}
