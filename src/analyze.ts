/**
 * The pipeline, one page: files to verdicts. A pure function of what it is given, so that it can be used
 * as a library; it reads no disk and prints nothing.
 */
import { analyzeScripts } from './analyze-scripts.ts';
import { findBlockers, keepsHome, type PlacedFinding } from './findings/index.ts';
import type {
  Analysis,
  Finding,
  JudgedFinding,
  Language,
  LinkedProgram,
  Patience,
  Pausing,
  Reach,
  Rulebook,
  Script,
  Shortfall,
} from './model/index.ts';
import { computingFunctions, isCpp } from './outline/index.ts';
import { levelOf } from './policy/index.ts';
import {
  type Build,
  cutNotice,
  type Externals,
  findEntries,
  findExecutions,
  findUses,
  type FoundExecutions,
  type ItemId,
  itemsThatStart,
  latin1,
  linkProgram,
  once,
  openRoutes,
  type Outlined,
  outlineFiles,
  type Program,
  type Stage,
  unreadItems,
  viewOf,
} from './program/index.ts';
import { constantsFor, externalsFor, type Knowledge, rulebookFor, withoutCosts } from './rulebook/index.ts';
import { openShellSyntax, openSyntax, type ShellSyntax, type Syntax } from './syntax/index.ts';
import { commandNames, followExecutions, judge } from './verdict/index.ts';

export interface AnalyzeInput {
  /** Paths, each once, in any order. */
  readonly files: readonly string[];
  /** Files of assembly, likewise; none when left out. They are read only when a function is missing. */
  readonly assembly?: readonly string[];
  /** What starts programs, each once, in any order. */
  readonly scripts: readonly Script[];
  /** Null when a file cannot be read; who reads says why. */
  readonly readBytes: (file: string) => Uint8Array | null;
  readonly knowledge: Knowledge;
  /** Must be one of the knowledge's targets. */
  readonly target: string;
  /** The bytes of web-tree-sitter's WASM and of the grammars, asked for when first needed. */
  readonly engineBytes: () => Uint8Array<ArrayBuffer>;
  readonly grammarBytes: (language: Language | 'bash') => Uint8Array<ArrayBuffer>;
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
  const { patience = ENDLESS, entering = (): void => undefined } = input;
  const { outlined, program } = await openProgram(input);
  entering('uses');
  const shell = once(() => openShell(input));
  const items = itemsThatStart(program);
  const parse = items.length === 0 ? () => null : (await shell()).parse;
  const { uses, holes, cut } = await paced(findUses(program, { items, parse }), input);
  entering('findings');
  const rulebook = targetRulebook(input);
  const { costs, allPaths, treeName } = input;
  const tables = { constants: constantsFor(input.knowledge), openers: program.externals.openers };
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
  const programs = followExecutions(judged.verdicts);
  const scripts = await analyzeScripts({ ...input, rulebook, tables, programs, openShell: shell, patience });
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

/** What one stage makes of the files, as JSON lines: for people who work on the tool. */
export async function inspect(input: AnalyzeInput, stage: Stage): Promise<string> {
  const { program } = await openProgram(input);
  return viewOf(program, stage)
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

async function openProgram(
  input: AnalyzeInput,
): Promise<{ readonly outlined: Outlined; readonly program: Program }> {
  input.entering?.('outline');
  const { files, readBytes, build } = input;
  const outlined = await paced(outlineFiles({ files, readBytes, readHeader: build.readHeader }), input);
  input.entering?.('program');
  const externals = withAssembly(externalsFor(input.knowledge, targetRulebook(input)), input);
  const { programs } = input;
  const syntax = await openGrammars(input);
  const program = linkProgram({ ...outlined, externals, syntax, build, programs });
  return { outlined, program };
}

/** What stands in assembly that only computes cannot matter either. */
function withAssembly(externals: Externals, input: AnalyzeInput): Externals {
  const { assembly = [], readBytes, build, knowledge } = input;
  if (assembly.length === 0) return externals;
  const named = new Set(assembly);
  const textOf = (path: string): string | null => {
    const bytes = named.has(path) ? readBytes(path) : build.readHeader(path);
    return bytes === null ? null : latin1(bytes);
  };
  const computing = once(() => computingFunctions(assembly, textOf, knowledge.externals.assembly));
  return {
    ...externals,
    isHarmless: (name, language) => externals.isHarmless(name, language) || computing().has(name),
  };
}

const ENDLESS: Patience = () => Promise.resolve(null);

/** Does a piece at a time for as long as there is patience; after that the work itself sees to its end. */
async function paced<T>(work: Pausing<T>, { patience = ENDLESS }: AnalyzeInput): Promise<T> {
  let step = work.next(null);
  while (step.done !== true) step = work.next(await patience());
  return step.value;
}

/** What there is to say when the run did not go to its end. */
function ending(cut: Shortfall | null): Pick<Analysis, 'cut' | 'notices'> {
  return { cut, notices: cut === null ? [] : [cutNotice(cut)] };
}

const CALLABLE: Reach = { kind: 'callable' };

function withLevel(finding: Finding, reach: Reach): JudgedFinding {
  return { finding, reach, level: levelOf(finding, reach), exemption: null };
}

/** A script is a program by itself. */
function ownReach({ span }: Finding): Reach {
  return { kind: 'reached', programs: [span.file] };
}

/**
 * The items whose findings decide a verdict, and those where a program becomes another; what is fine or only costs needs
 * no confirmed path.
 */
function sitesOf(placed: readonly PlacedFinding[], { executions }: FoundExecutions): readonly ItemId[] {
  const harmful = placed.filter(({ finding }) => keepsHome(finding) && finding.presence.kind !== 'never');
  return [...new Set([...harmful, ...executions].map(({ item }) => item))];
}

/** Milliseconds that one item may take; real ones take less than a hundredth of it. */
const PARSE_BUDGET = 10_000;

async function openGrammars(input: AnalyzeInput): Promise<Syntax> {
  const languages: readonly Language[] = input.files.some(isCpp) ? ['c', 'cpp'] : ['c'];
  if (input.files.length === 0) return { parse: () => null };
  const grammars = new Map(languages.map((language) => [language, () => input.grammarBytes(language)]));
  return openSyntax({ engine: input.engineBytes(), grammars, budget: PARSE_BUDGET });
}

function openShell({ engineBytes, grammarBytes }: AnalyzeInput): Promise<ShellSyntax> {
  return openShellSyntax({ engine: engineBytes(), grammar: grammarBytes('bash'), budget: PARSE_BUDGET });
}

function targetRulebook({ knowledge, target, costs }: AnalyzeInput): Rulebook {
  const rulebook = rulebookFor(knowledge, target);
  if (rulebook === null) throw new Error(`There is no target ${target}.`);
  return costs ? rulebook : withoutCosts(rulebook);
}
