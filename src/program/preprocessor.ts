/**
 * Follows the directives of one compilation, from the command line's macros through everything included, and
 * tells for each arm of each condition whether it is compiled: surely, surely not, or under conditions that
 * nothing decides. It expands no code; only directives count.
 */
import type { Presence } from '../model/index.ts';
import { evaluate, type MacroKnowledge } from './directive-expression.ts';
import {
  type Condition,
  type Directive,
  type Directives,
  isConditional,
  type MacroText,
} from './directives.ts';
import { ALWAYS } from './joint-presence.ts';

/** One compilation of one file. */
export interface Compilation {
  readonly file: number;
  readonly isCpp: boolean;
  /** What the command line says of macros, in order: a text, or null for one that it undefines. */
  readonly macros: readonly (readonly [name: string, macro: MacroText | null])[];
  /** Why macros of these are known, to follow a comma; of others it is plain. */
  readonly because: ReadonlyMap<string, string>;
  /** Files read before the file itself. */
  readonly forced: readonly number[];
  /** True when the whole command line is known, so that what nobody defines is not defined. */
  readonly isExact: boolean;
  /**
   * True for macros that nothing in the tree defines, as far as anybody can tell without the whole command
   * line.
   */
  readonly isUnset: (name: string) => boolean;
  /** The file that an include leads to; null when it is not known. */
  readonly include: (from: number, path: string, system: boolean) => number | null;
  /** The compiler's and other libraries' headers; null when they are not looked at. */
  readonly outside: OutsideHeaders | null;
}

/**
 * Headers from outside of the tree are followed once for all compilations: hardly anything in them depends on who
 * includes them, and there are many more of them than of the tree's own.
 */
export interface OutsideHeaders {
  readonly includes: (file: number) => boolean;
  /** Follows a header, unless that has been done. */
  readonly follow: (file: number) => void;
  readonly factOf: (name: string) => Fact | undefined;
}

/** What a compiler heeds only when it is told to; then it defines the macro. */
export interface Switch {
  readonly macro: string;
  /** The first word of the pragmas that it makes count. */
  readonly pragma: string;
  /** One of these is in any build file that may turn it on, in small letters. */
  readonly words: readonly string[];
}

export interface Platform {
  /** Predefined macros with their texts. */
  readonly defined: ReadonlyMap<string, string>;
  /** Macros known to be absent: those of other platforms. */
  readonly undefined: ReadonlySet<string>;
  /** Constants that its headers define as macros. */
  readonly constants: ReadonlySet<string>;
  /** True for what asks after something that the platform surely has: `HAVE_UNISTD_H`. */
  readonly isOffered: (name: string) => boolean;
  /** True for what denies something that the platform surely has: `NO_STDIO`. */
  readonly isDenied: (name: string) => boolean;
  /** True for what says by its name that it is for another system: `HAVE_WIN32_THREADS`. */
  readonly isForeign: (name: string) => boolean;
  /** The folder on the way to a file that is for another system; null when there is none. */
  readonly foreignFolderOf: (path: string) => string | null;
  readonly switches: readonly Switch[];
  /** True for functions of the platform's own libraries. */
  readonly hasFunction: (name: string) => boolean;
  /** True for the platform's own headers. */
  readonly hasHeader: (path: string) => boolean;
  /** True for further headers of the platform, of which no function is known. */
  readonly isOwnHeader: (path: string) => boolean;
  /** True for names that look like macros of the platform's headers: `SIGRTMIN`. */
  readonly mayOwnMacro: (name: string) => boolean;
  /** True for headers that are known to be another system's. */
  readonly lacksHeader: (path: string) => boolean;
}

/** For each file that was read the presence behind each of its conditional directives, in order. */
export type Arms = ReadonlyMap<number, readonly Presence[]>;

/** What is known of a macro: `defined` is null when only some builds define it, `macro` when its text varies. */
export interface Fact {
  readonly defined: boolean | null;
  readonly macro: MacroText | null;
}

const OPEN: Fact = { defined: null, macro: null };
const ABSENT: Fact = { defined: false, macro: null };
/** Absent as well, but because nobody defines it: told apart by what it is, as the reason is another. */
const UNSET: Fact = { defined: false, macro: null };

/** Includes nested deeper than this go round in circles. */
const DEEPEST = 60;
/** A compilation that reads more directives than this is given up, so that it decides nothing. */
const MOST_DIRECTIVES = 400_000;

type DirectivesOf = (file: number) => Directives;

/** Null when there are more directives than `budget` has left, from which those that are read are taken. */
export function preprocess(
  compilation: Compilation,
  platform: Platform,
  directivesOf: DirectivesOf,
  budget: { left: number },
): Arms | null {
  const run = newRun(compilation, platform, directivesOf);
  const given = Math.min(MOST_DIRECTIVES, budget.left);
  run.left = given;
  for (const file of compilation.forced) readFile(run, file, ALWAYS);
  readFile(run, compilation.file, ALWAYS);
  budget.left -= given - Math.max(0, run.left);
  return run.left > 0 ? run.arms : null;
}

/** `isOutside` tells which files these are; they are followed as one long compilation. */
export function openOutside(
  compilation: Omit<Compilation, 'outside'>,
  platform: Platform,
  directivesOf: DirectivesOf,
  isOutside: (file: number) => boolean,
): OutsideHeaders {
  const run = newRun({ ...compilation, outside: null }, platform, directivesOf);
  const followed = new Set<number>();
  return {
    includes: isOutside,
    follow: (file) => {
      if (followed.has(file)) return;
      followed.add(file);
      readFile(run, file, ALWAYS);
    },
    factOf: (name) => run.facts.get(name),
  };
}

function newRun(compilation: Compilation, platform: Platform, directivesOf: DirectivesOf): Run {
  const run: Run = {
    compilation,
    platform,
    directivesOf,
    facts: new Map(),
    arms: new Map(),
    depth: 0,
    left: MOST_DIRECTIVES,
  };
  run.facts.set('__cplusplus', compilation.isCpp ? defined('201703') : ABSENT);
  for (const [name, macro] of compilation.macros) {
    run.facts.set(name, macro === null ? ABSENT : { defined: true, macro });
  }
  return run;
}

function defined(text: string): Fact {
  return { defined: true, macro: { parameters: null, text } };
}

interface Run {
  readonly compilation: Compilation;
  readonly platform: Platform;
  readonly directivesOf: (file: number) => Directives;
  readonly facts: Map<string, Fact>;
  readonly arms: Map<number, readonly Presence[]>;
  depth: number;
  left: number;
}

/** A condition that is open at the moment, with what its arms so far came to. */
interface Chain {
  readonly outer: Presence;
  readonly before: Decision[];
  presence: Presence;
  /** Facts that hold only inside of the arm at hand, with what they hid. */
  assumed: readonly (readonly [string, Fact | undefined])[];
  /** What each arm that may be compiled has defined. */
  readonly definedBy: Set<string>[];
}

interface Decision {
  readonly answer: boolean | null;
  /** What the answer is where the platform's usual builds are made; as `answer` where that is known. */
  readonly expected: boolean | null;
  readonly words: string;
  readonly negated: string;
  /** What holds of single macros when the arm is compiled, and when it is not. */
  readonly holds: readonly (readonly [string, boolean])[];
  readonly fails: readonly (readonly [string, boolean])[];
}

function readFile(run: Run, file: number, outer: Presence): void {
  const { all, isOnce } = run.directivesOf(file);
  const earlier = run.arms.get(file);
  if (run.depth > DEEPEST || run.left <= 0 || (isOnce && earlier !== undefined)) return;
  run.depth++;
  const behind: Presence[] = [];
  if (earlier === undefined) run.arms.set(file, behind);
  const chains: Chain[] = [];
  for (const directive of all) {
    run.left--;
    const presence = chains.at(-1)?.presence ?? outer;
    step(run, file, directive, chains, presence, outer);
    if (isConditional(directive)) behind.push(chains.at(-1)?.presence ?? outer);
  }
  if (earlier !== undefined)
    run.arms.set(
      file,
      earlier.map((one, index) => likelier(one, behind[index] ?? one)),
    );
  run.depth--;
}

/** Of two inclusions the one that compiles more counts. */
export function likelier(a: Presence, b: Presence): Presence {
  const rank = { always: 2, open: 1, never: 0 } as const;
  return rank[b.kind] > rank[a.kind] ? b : a;
}

function step(
  run: Run,
  file: number,
  directive: Directive,
  chains: Chain[],
  presence: Presence,
  outer: Presence,
): void {
  const chain = chains.at(-1);
  switch (directive.kind) {
    case 'if': {
      const opened: Chain = { outer: presence, before: [], presence, assumed: [], definedBy: [new Set()] };
      chains.push(opened);
      if (!directive.isGuard)
        enterArm(run, opened, decide(run, directive.condition, directive.fails, presence));
      return;
    }
    case 'elif':
    case 'else': {
      if (chain === undefined) return;
      leaveArm(run, chain);
      chain.definedBy.push(new Set());
      const isElse = directive.kind === 'else';
      enterArm(
        run,
        chain,
        isElse ? otherwise(directive.fails) : decide(run, directive.condition, directive.fails, chain.outer),
      );
      return;
    }
    case 'endif':
      if (chain !== undefined) endChain(run, chains, chain);
      return;
    case 'define':
      define(
        run,
        directive.name,
        { parameters: directive.parameters, text: directive.text },
        presence,
        chain,
      );
      return;
    case 'undef':
      undefine(run, directive.name, presence);
      return;
    case 'include': {
      if (presence.kind === 'never') return;
      const target = run.compilation.include(file, directive.path, directive.system);
      if (target === null) return;
      const { outside } = run.compilation;
      if (outside?.includes(target) === true) outside.follow(target);
      else readFile(run, target, relativeTo(outer, presence));
    }
  }
}

/** What is included stands under the conditions around the include. */
function relativeTo(outer: Presence, presence: Presence): Presence {
  return presence.kind === 'always' ? outer : presence;
}

const NO_WORDS = { words: '', negated: '', holds: [], fails: [] } as const;

function otherwise(fails: boolean): Decision {
  return { answer: !fails, expected: !fails, ...NO_WORDS };
}

/** Sets the presence of the arm that begins, given the arms before it. */
function enterArm(run: Run, chain: Chain, decision: Decision): void {
  // What asks for something that the platform has may be switched off, but its fallback is for other platforms.
  const taken = chain.before.find((arm) => arm.answer === true || arm.expected === true);
  const undecided = chain.before.filter((arm) => arm.answer === null);
  chain.before.push(decision);
  if (chain.outer.kind === 'never') {
    chain.presence = chain.outer;
  } else if (taken !== undefined) {
    chain.presence = { kind: 'never', why: taken.words };
  } else if (decision.answer === false || decision.expected === false) {
    const isFallback = decision.answer !== false;
    const why = isFallback ? `${decision.negated}, as the platform has what it asks for` : decision.negated;
    chain.presence = { kind: 'never', why };
  } else {
    const own = decision.answer === null ? [decision.words] : [];
    const outer = chain.outer.kind === 'open' ? chain.outer.conditions : [];
    const conditions = [...new Set([...outer, ...undecided.map((arm) => arm.negated), ...own])];
    chain.presence = conditions.length === 0 ? ALWAYS : { kind: 'open', conditions };
    assume(run, chain, [
      ...undecided.flatMap((arm) => arm.fails),
      ...(decision.answer === null ? decision.holds : []),
    ]);
  }
}

/** Within an arm its condition holds, so that the same question is answered there. */
function assume(run: Run, chain: Chain, facts: readonly (readonly [string, boolean])[]): void {
  const hidden: (readonly [string, Fact | undefined])[] = [];
  for (const [name, isDefined] of facts) {
    const before = run.facts.get(name);
    const macro = before?.macro ?? null;
    hidden.push([name, before]);
    run.facts.set(name, isDefined ? { defined: true, macro } : ABSENT);
  }
  chain.assumed = hidden;
}

function leaveArm(run: Run, chain: Chain): void {
  for (const [name, before] of chain.assumed.toReversed()) {
    if (before === undefined) run.facts.delete(name);
    else run.facts.set(name, before);
  }
  chain.assumed = [];
}

function endChain(run: Run, chains: Chain[], chain: Chain): void {
  leaveArm(run, chain);
  chains.pop();
  if (chain.outer.kind === 'never') return;
  // A build that gets past `#error` had the other answer.
  for (const arm of chain.before)
    if (arm.answer === false) for (const [name, value] of arm.fails) settle(run, name, value);
  const arms = chain.definedBy.filter((_, index) => chain.before[index]?.answer !== false);
  const isClosed = chain.before.some((arm) => arm.answer === true);
  const [first, ...others] = arms;
  if (!isClosed || first === undefined) return;
  for (const name of first) {
    if (others.every((arm) => arm.has(name))) {
      const macro = run.facts.get(name)?.macro ?? null;
      run.facts.set(name, { defined: true, macro });
    }
  }
}

/** Says of a macro that nothing was known of whether it is defined. */
function settle(run: Run, name: string, isDefined: boolean): void {
  const fact = factOf(run, name);
  if (fact.defined === null) run.facts.set(name, isDefined ? { defined: true, macro: fact.macro } : ABSENT);
}

function define(
  run: Run,
  name: string,
  macro: MacroText,
  presence: Presence,
  chain: Chain | undefined,
): void {
  if (presence.kind === 'never') return;
  chain?.definedBy.at(-1)?.add(name);
  const before = factOf(run, name);
  const isSure = presence.kind === 'always' || before.defined === true;
  const isSame = before.macro === null || JSON.stringify(before.macro) === JSON.stringify(macro);
  const known = presence.kind === 'always' || (before.defined !== true && isSame) || isSame ? macro : null;
  run.facts.set(name, { defined: isSure ? true : null, macro: known });
}

function undefine(run: Run, name: string, presence: Presence): void {
  if (presence.kind === 'never') return;
  run.facts.set(name, presence.kind === 'always' ? ABSENT : OPEN);
}

/** Names that the compiler may define by itself, by machine and options; its headers can be read. */
const COMPILERS_OWN =
  /^_(?:_\w*__$|_(?:x86_64|amd64|k8|i\d86|linux|unix)$|LP64$|REENTRANT$|FORTIFY_SOURCE$|GNU_SOURCE$)/;

function factOf({ facts, platform, compilation }: Run, name: string): Fact {
  const known = facts.get(name) ?? compilation.outside?.factOf(name);
  if (known !== undefined) return known;
  const text = platform.defined.get(name);
  if (text !== undefined) return defined(text);
  if (platform.undefined.has(name)) return ABSENT;
  if (platform.constants.has(name)) return { defined: true, macro: null };
  if (compilation.isExact) return COMPILERS_OWN.test(name) ? OPEN : ABSENT;
  if (platform.isForeign(name)) return ABSENT;
  return compilation.isUnset(name) ? UNSET : OPEN;
}

function decide(run: Run, condition: Condition, fails: boolean, presence: Presence): Decision {
  const decision =
    condition.kind === 'defined' ? decideDefined(run, condition) : decideExpression(run, condition.text);
  if (!fails || presence.kind === 'never') return decision;
  return { ...decision, answer: false, expected: false };
}

const SAID_BY_NOBODY = 'as nothing in the tree defines it';

function decideDefined(run: Run, { name, negated }: Condition & { readonly kind: 'defined' }): Decision {
  const known = factOf(run, name);
  const fact = known.defined;
  const isGuessed = fact === null && !run.compilation.isExact;
  const isOffered = isGuessed && run.platform.isOffered(name);
  const isDenied = isGuessed && run.platform.isDenied(name);
  const answer = fact === null ? null : fact !== negated;
  const why = known === UNSET ? SAID_BY_NOBODY : run.compilation.because.get(name);
  const because = why === undefined ? '' : `, ${why}`;
  const yes = `${name} is defined${because}`;
  const no = `${name} is not defined${because}`;
  return {
    answer,
    expected: isOffered ? !negated : isDenied ? negated : answer,
    words: negated ? no : yes,
    negated: negated ? yes : no,
    holds: [[name, !negated]],
    fails: [[name, negated]],
  };
}

function decideExpression(run: Run, text: string): Decision {
  const value = evaluate(text, knowledgeOf(run, false));
  const expected = value ?? (run.compilation.isExact ? null : evaluate(text, knowledgeOf(run, true)));
  return {
    answer: value === null ? null : value !== 0,
    expected: expected === null ? null : expected !== 0,
    words: `\`${text}\` holds`,
    negated: `\`${text}\` does not hold`,
    holds: conjunctionOf(text),
    fails: [],
  };
}

/** `defined(A) && !defined(B)`: what a text says of single macros when it holds, if that is all it says. */
function conjunctionOf(text: string): readonly (readonly [string, boolean])[] {
  const parts = text
    .split('&&')
    .map((part) => /^(?:(!)\s*)?defined(?:\s*\(\s*|\s+)(\w+)\s*\)?$/.exec(part.trim()));
  if (!parts.every((part) => part !== null)) return [];
  return parts.map((part): readonly [string, boolean] => [part[2] ?? '', part[1] !== '!']);
}

/** `offered` tells whether what the platform offers counts as asked for. */
function knowledgeOf(run: Run, offered: boolean): MacroKnowledge {
  const { platform, compilation } = run;
  const factFor = (name: string): Fact => {
    const fact = factOf(run, name);
    if (!offered || fact.defined !== null) return fact;
    return platform.isOffered(name) ? defined('1') : platform.isDenied(name) ? ABSENT : fact;
  };
  return {
    isDefined: (name) => factFor(name).defined,
    macroOf: (name) => {
      const fact = factFor(name);
      return fact.defined === true ? fact.macro : null;
    },
    hasInclude: (path, system) => {
      if (compilation.include(compilation.file, path, system) !== null) return true;
      return platform.hasHeader(path) ? true : compilation.isExact && !system ? false : null;
    },
  };
}
