/**
 * Whether a line of a file is compiled. Where it is known how files are compiled, each compilation is followed as
 * its compiler does; where it is not, a file is followed by itself or from a file that includes it, and what only
 * the build could say stays open. A line counts as present when one compilation has it.
 */
import { posix } from 'node:path';
import type { CompileDatabase, MacroChange, Presence, TranslationUnit } from '../model/index.ts';
import { isCompiled, isTemplate } from '../outline/index.ts';
import { type DescribedBuild, impliedMacros } from '../sources/index.ts';
import { type Described, openDescription } from './described.ts';
import { type Directives, type MacroText, readDirectives } from './directives.ts';
import { detached } from './detached.ts';
import { openKept } from './kept.ts';
import { lastAtMost, latin1 } from './lines.ts';
import {
  type Arms,
  type Compilation,
  likelier,
  openOutside,
  type OutsideHeaders,
  type Platform,
  preprocess,
} from './preprocessor.ts';
import { ALWAYS } from './joint-presence.ts';
import type { Tree } from './tree.ts';
import { type IsUnset, openUnset } from './unset.ts';

/** What is known of how the files are compiled, and the headers that the compiler finds outside of the tree. */
export interface Build {
  /** Null when nothing says. */
  readonly database: CompileDatabase | null;
  /** True when the database is known to be all of the build; else a file that it does not name may be built, too. */
  readonly isWhole: boolean;
  /** What the tree's own build files say where there is no database; null where nobody looks at them. */
  readonly described: DescribedBuild | null;
  /** What holds for every compilation, after its own macros. */
  readonly macros: readonly MacroChange[];
  /** The compiler's own include folders, absolute, in the order of the search. */
  readonly systemFolders: readonly string[];
  /** The bytes of a header by its path, absolute or relative to the root; null when there is none. */
  readonly readHeader: (path: string) => Uint8Array | null;
}

/** Where nothing is known of how the files are compiled. */
export const NO_BUILD: Build = {
  database: null,
  isWhole: false,
  described: null,
  macros: [],
  systemFolders: [],
  readHeader: () => null,
};

export interface PresenceInput {
  readonly tree: Tree;
  readonly platform: Platform;
  readonly build: Build;
  readonly bytesOf: (file: number) => Uint8Array;
  /** What functions are called at which programs begin. */
  readonly entryNames: readonly string[];
}

/** A header is looked at in so many of the compilations that include it. */
const MOST_COMPILATIONS = 8;
/** Without a build the includers of a header say less. */
const MOST_INCLUDERS = 2;
/** Without a build so many directives of included files are followed; in larger trees the other files stay by themselves. */
const MOST_FOLLOWED = 1_000_000;
/** Directives of so many bytes of text are kept at a time. */
const MOST_KEPT = 4 * 1024 * 1024;
/** Compilations of which the answers are kept. */
const MOST_ANSWERED = 24;
/** Conditional directives of which the answers are kept that a file gives by itself. */
const MOST_OWN = 100_000;

/** The presence at a byte of a file. */
export type PresenceAt = (file: number, offset: number) => Presence;

export interface Presences {
  readonly at: PresenceAt;
  /** Of a pragma that the compiler may pass over. */
  readonly ofPragma: (file: number, offset: number, words: string) => Presence;
}

export function openPresence(input: PresenceInput): Presences {
  const { build, platform, tree } = input;
  const described = openDescription(tree, platform, build.described, input.entryNames);
  const headers = openHeaders(input);
  const sizes = (file: number): number => headers.bytesOf(file).length;
  const read = (file: number): Directives => {
    const isLacking = (path: string): boolean =>
      platform.lacksHeader(path) &&
      !headers.isOutside(file) &&
      input.tree.includeTargets(file, path).length === 0;
    const found = readDirectives(latin1(headers.bytesOf(file)), isLacking);
    return isTemplate(tree.files[file]?.path ?? '') ? withoutUndefs(found) : found;
  };
  const directivesOf = openKept(MOST_KEPT, sizes, read).of;
  const isUndone = undoing(tree);
  const guessing = { platform, directivesOf, isUndone, mayLearn: learning(tree) };
  // What defines a macro is looked at as if any other one might be defined.
  const unguarded = openAnswers(
    alone(input, headers, described, () => false),
    guessing,
  );
  const isUnset = openUnset(input, (file, offset) => {
    return (
      foreignFile(input, file, directivesOf) ?? leftOut(described, file) ?? unguarded(file, offset) ?? ALWAYS
    );
  });
  const single = alone(input, headers, described, isUnset);
  const guessed = openAnswers(single, guessing);
  const within: PresenceAt = (file, offset) => guessed(file, offset) ?? ALWAYS;
  const foreign = openKept<Foreign>(
    Infinity,
    () => 1,
    (file) => ({
      presence: foreignFile(input, file, directivesOf) ?? leftOutBy(input.tree, file, directivesOf, within),
    }),
  );
  const byItself: PresenceAt = (file, offset) =>
    foreign.of(file).presence ?? leftOut(described, file) ?? within(file, offset);
  if (build.database === null) return { at: byItself, ofPragma: pragmas(platform, byItself, [single]) };
  const outside = openOutside(libraryOf(build, headers), platform, directivesOf, headers.isOutside);
  const compilations = built(input, build.database, headers, outside);
  const inBuild = openAnswers(compilations, { platform, directivesOf, isUndone, mayLearn: null });
  const at: PresenceAt = (file, offset) => {
    const found = inBuild(file, offset);
    if (found !== null || build.isWhole) return found ?? NOT_BUILT;
    return byItself(file, offset);
  };
  return { at, ofPragma: pragmas(platform, at, [compilations, single]) };
}

/** It counts where one compilation of the file has the macro that the compiler defines along with heeding it. */
function pragmas(
  { switches }: Platform,
  presenceAt: PresenceAt,
  likeliest: readonly Compilations[],
): Presences['ofPragma'] {
  return (file, offset, words) => {
    const behind = presenceAt(file, offset);
    const wanted = switches.find(({ pragma }) => words.startsWith(`${pragma} `));
    if (wanted === undefined || behind.kind === 'never') return behind;
    const all = likeliest.find(({ of }) => of(file).length > 0);
    const facts = (all?.of(file) ?? []).map((index) => {
      const compilation = all?.all(index);
      const said = compilation?.macros.findLast(([name]) => name === wanted.macro);
      return said === undefined ? compilation?.isExact !== true : said[1] !== null;
    });
    if (facts.length === 0 || facts.includes(true)) return behind;
    const reason = all?.all(all.of(file)[0] ?? 0).because.get(wanted.macro);
    const where = `compilers pass over it where \`${wanted.macro}\` is not defined`;
    return { kind: 'never', why: reason === undefined ? where : `${where}, ${reason}` };
  };
}

/** In a template `#undef HAVE_SHM` is where the build may put a `#define`. */
function withoutUndefs(directives: Directives): Directives {
  return { ...directives, all: directives.all.filter(({ kind }) => kind !== 'undef') };
}

function leftOut(described: Described, file: number): Presence | null {
  const why = described.leftOut(file);
  return why === null ? null : { kind: 'never', why };
}

/** Null for a file that may be compiled. */
interface Foreign {
  readonly presence: Presence | null;
}

/** What is included under its own name, other than a header, is compiled where it is included. */
function leftOutBy(
  tree: Tree,
  file: number,
  directivesOf: (file: number) => Directives,
  presenceAt: PresenceAt,
): Presence | null {
  if (isHeader(tree, file)) return null;
  let last: Presence | null = null;
  for (const by of tree.includers(file)) {
    for (const directive of directivesOf(by).all) {
      if (directive.kind !== 'include' || !tree.includeTargets(by, directive.path).includes(file)) continue;
      last = presenceAt(by, directive.offset);
      if (last.kind !== 'never') return null;
    }
  }
  return last;
}

function foreignFile(
  { tree, platform }: PresenceInput,
  file: number,
  directivesOf: (file: number) => Directives,
): Presence | null {
  const folder = platform.foreignFolderOf(tree.files[file]?.path ?? '');
  if (folder !== null) return { kind: 'never', why: `by its name \`${folder}\` is for another system` };
  const { lacks } = directivesOf(file);
  return lacks === null
    ? null
    : { kind: 'never', why: `the platform has no <${lacks}>, which the file includes` };
}

interface Answering {
  readonly platform: Platform;
  readonly directivesOf: (file: number) => Directives;
  /** Whether something that a file includes takes away what the file has defined. */
  readonly isUndone: (file: number) => boolean;
  /**
   * Whether following a file's includes can settle what the file leaves open; null when nothing is guessed, as all
   * compilations are known.
   */
  readonly mayLearn: ((file: number, open: Presence) => boolean) | null;
}

/** Answers from compilations; null for a file that is part of none. */
function openAnswers(
  compilations: Compilations,
  { platform, directivesOf, isUndone, mayLearn }: Answering,
): (file: number, offset: number) => Presence | null {
  const one = (): number => 1;
  const budget = { left: mayLearn === null ? Infinity : MOST_FOLLOWED };
  const whole = openKept(MOST_ANSWERED, one, (index) =>
    preprocess(compilations.all(index), platform, directivesOf, budget),
  );
  const own = openOwnAnswers(compilations, platform, directivesOf);
  const answerIn = (arms: Arms | null, file: number, offset: number): Presence | null => {
    const behind = arms?.get(file);
    if (behind === undefined) return null;
    return presenceIn({ conditionals: directivesOf(file).conditionals, behind }, offset);
  };
  return (file, offset) => {
    let best: Presence | null = null;
    for (const index of compilations.of(file)) {
      // Most lines stand under no condition, or under one that the file itself decides.
      const isOwn = compilations.all(index).file === file;
      const near = isOwn ? own(index, offset) : null;
      const isSettled = near !== null && near.kind !== 'open' && !isUndone(file);
      if (mayLearn !== null && near !== null && (isSettled || !(isUndone(file) || mayLearn(file, near))))
        return near;
      const found = isSettled ? near : (answerIn(whole.of(index), file, offset) ?? near);
      if (found !== null) best = best === null ? found : likelier(best, found);
      if (best?.kind === 'always') break;
    }
    return best;
  };
}

/** What a compilation makes of its own file, whatever that includes; null where there is too much of it. */
function openOwnAnswers(
  compilations: Compilations,
  platform: Platform,
  directivesOf: (file: number) => Directives,
): (index: number, offset: number) => Presence | null {
  const sizes = new Map<number, number>();
  const own = openKept<Conditionals | null>(
    MOST_OWN,
    (index) => sizes.get(index) ?? 1,
    (index) => {
      const compilation = withoutIncludes(compilations.all(index));
      const behind = preprocess(compilation, platform, directivesOf, { left: Infinity })?.get(
        compilation.file,
      );
      if (behind === undefined) return null;
      const { conditionals } = directivesOf(compilation.file);
      sizes.set(index, 1 + conditionals.length);
      return { conditionals, behind: detached(behind) };
    },
  );
  return (index, offset) => {
    const found = own.of(index);
    return found === null ? null : presenceIn(found, offset);
  };
}

/** The presence behind each of a file's conditional directives, by their offsets. */
interface Conditionals {
  readonly conditionals: Int32Array;
  readonly behind: readonly Presence[];
}

function presenceIn({ conditionals, behind }: Conditionals, offset: number): Presence {
  if (offset < (conditionals[0] ?? Infinity)) return ALWAYS;
  return behind[lastAtMost(conditionals, offset)] ?? ALWAYS;
}

/** By the numbers of names the files that take them away. */
function undefiningFiles(tree: Tree): ReadonlyMap<number, readonly number[]> {
  const undefining = new Map<number, number[]>();
  tree.files.forEach(({ outline }, file) => {
    for (const name of outline.undefined) undefining.set(name, [...(undefining.get(name) ?? []), file]);
  });
  return undefining;
}

/** Hardly any file includes what takes away its own macros. */
function undoing(tree: Tree): (file: number) => boolean {
  const undefining = undefiningFiles(tree);
  const isUndone = (file: number): boolean =>
    tree.files[file]?.outline.items.some(({ kind, names: [name = -1] }) => {
      const speakers = kind === 'macro' ? (undefining.get(name) ?? []) : [];
      return speakers.some((speaker) => speaker !== file && tree.includes(file, speaker));
    }) === true;
  return openKept(Infinity, () => 1, isUndone).of;
}

/** Only a header that speaks of a name in the condition can say more of it, and most names come from the build. */
function learning(tree: Tree): (file: number, open: Presence) => boolean {
  const undefining = undefiningFiles(tree);
  const isSpokenOf = (file: number, word: string): boolean => {
    if (word === HAS_INCLUDE) return true;
    const name = tree.names.idOf(word);
    const macros = tree.bearers(name).filter((id) => tree.item(id).kind === 'macro');
    const speakers = [...macros.map(tree.fileOf), ...(undefining.get(name) ?? [])];
    return speakers.some((speaker) => tree.includes(file, speaker));
  };
  const wordsOf = (condition: string): readonly string[] => condition.match(/[A-Za-z_]\w*/g) ?? [];
  return (file, presence) =>
    presence.kind === 'open' && presence.conditions.flatMap(wordsOf).some((word) => isSpokenOf(file, word));
}

const HAS_INCLUDE = '__has_include';

function withoutIncludes(compilation: Compilation): Compilation {
  return { ...compilation, forced: [], isExact: false, include: () => null, outside: null };
}

const NOT_BUILT: Presence = { kind: 'never', why: 'the build does not compile the file' };

interface Compilations {
  readonly all: (index: number) => Compilation;
  /** The compilations that a file may be part of, the likeliest first. */
  readonly of: (file: number) => readonly number[];
}

/** Without a build every file is its own compilation, and a header that of a file which includes it. */
function alone(
  { tree, build }: PresenceInput,
  headers: Headers,
  described: Described,
  isUnset: IsUnset,
): Compilations {
  const of = openKept<readonly number[]>(
    Infinity,
    () => 1,
    (file) => {
      if (!isHeader(tree, file)) return [file];
      // What the header decides by itself needs nobody who includes it.
      const includers = tree.includers(file).filter((one) => !isHeader(tree, one));
      return [file, ...includers.slice(0, MOST_INCLUDERS)];
    },
  );
  return {
    of: of.of,
    all: (file) => ({
      file,
      isCpp: tree.files[file]?.language === 'cpp',
      macros: [...described.macrosFor(file).macros, ...build.macros.map(macroOf)],
      because: described.macrosFor(file).because,
      forced: [],
      isExact: false,
      isUnset: (name) => isUnset(file, name),
      outside: null,
      include: (from, path, system) => headers.near(from, path, system),
    }),
  };
}

function isHeader(tree: Tree, file: number): boolean {
  return !isCompiled(tree.files[file]?.path ?? '');
}

function built(
  { tree, build }: PresenceInput,
  database: CompileDatabase,
  headers: Headers,
  outside: OutsideHeaders,
): Compilations {
  const { units } = database;
  const fileOf = units.map((unit) => headers.inTree(unit.file));
  const unitsOf = new Map<number, number[]>();
  fileOf.forEach((file, index) => {
    if (file !== null) unitsOf.set(file, [...(unitsOf.get(file) ?? []), index]);
  });
  const of = openKept<readonly number[]>(
    Infinity,
    () => 1,
    (file) => {
      const own = unitsOf.get(file);
      if (own !== undefined) return own.slice(0, MOST_COMPILATIONS);
      const including = tree.includers(file).flatMap((one) => (unitsOf.get(one) ?? []).slice(0, 1));
      return including.slice(0, MOST_COMPILATIONS);
    },
  );
  const all = openKept<Compilation>(
    Infinity,
    () => 1,
    (index) => {
      const unit = units[index];
      if (unit === undefined) throw new Error(`There is no unit ${String(index)}.`);
      return { ...compilationOf(unit, fileOf[index] ?? 0, build.macros, headers), outside };
    },
  );
  return { of: of.of, all: all.of };
}

function compilationOf(
  unit: TranslationUnit,
  file: number,
  more: readonly MacroChange[],
  headers: Headers,
): Omit<Compilation, 'outside'> {
  return {
    file,
    isCpp: unit.language === 'cpp',
    macros: [...impliedMacros(unit), ...unit.defines, ...more].map(macroOf),
    because: PLAIN,
    forced: unit.forcedIncludes.flatMap(({ path }) => headers.at(path) ?? []),
    isExact: true,
    isUnset: () => false,
    include: (from, path, system) => headers.search(unit, from, path, system),
  };
}

/** What the command line says needs no reason. */
const PLAIN: ReadonlyMap<string, string> = new Map();

function macroOf(change: MacroChange): readonly [string, MacroText | null] {
  if (change.kind === 'undefine') return [change.name, null];
  return [change.name, { parameters: change.parameters, text: change.text }];
}

/** The headers of all libraries, as a program sees them that asks for everything they have. */
function libraryOf({ systemFolders }: Build, headers: Headers): Omit<Compilation, 'outside'> {
  return {
    file: -1,
    isCpp: false,
    macros: [['_GNU_SOURCE', { parameters: null, text: '1' }]],
    because: PLAIN,
    forced: [],
    isExact: true,
    isUnset: () => false,
    include: (from, path, system) => headers.searchIn(systemFolders, from, path, system),
  };
}

/** Files by their paths: those of the tree, and headers outside of it, which get numbers behind these. */
interface Headers {
  readonly bytesOf: (file: number) => Uint8Array;
  readonly inTree: (path: string) => number | null;
  readonly at: (path: string) => number | null;
  /** True for headers that are no files of the tree. */
  readonly isOutside: (file: number) => boolean;
  readonly searchIn: (
    folders: readonly string[],
    from: number,
    path: string,
    system: boolean,
  ) => number | null;
  /** As a compiler searches. */
  readonly search: (unit: TranslationUnit, from: number, path: string, system: boolean) => number | null;
  /** Without knowing the include folders: beside the file, or the only one of that name. */
  readonly near: (from: number, path: string, system: boolean) => number | null;
}

function openHeaders({ tree, build, bytesOf }: PresenceInput): Headers {
  const indexes = new Map(tree.files.map(({ path }, index) => [path, index]));
  const outside: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  const known = new Map<string, number | null>();
  const pathOf = (file: number): string =>
    tree.files[file]?.path ?? outside[file - tree.files.length]?.path ?? '';
  const inTree = (path: string): number | null => indexes.get(path) ?? null;
  const at = (path: string): number | null => {
    const normal = posix.normalize(path);
    let found = indexes.get(normal) ?? known.get(normal);
    if (found === undefined) {
      const bytes = build.database === null ? null : build.readHeader(normal);
      found = bytes === null ? null : tree.files.length + outside.push({ path: normal, bytes }) - 1;
      known.set(normal, found);
    }
    return found;
  };
  const first = (folders: readonly string[], path: string): number | null => {
    for (const folder of folders) {
      const found = at(posix.join(folder, path));
      if (found !== null) return found;
    }
    return null;
  };
  const searchIn: Headers['searchIn'] = (folders, from, path, system) => {
    if (path.startsWith('/')) return at(path);
    return first(system ? folders : [posix.dirname(pathOf(from)), ...folders], path);
  };
  return {
    bytesOf: (file) => outside[file - tree.files.length]?.bytes ?? bytesOf(file),
    inTree,
    isOutside: (file) => file >= tree.files.length,
    at,
    searchIn,
    search: (unit, from, path, system) => {
      const given = unit.includeFolders.filter(({ kind }) => !system || kind !== 'quote');
      return searchIn([...given.map((folder) => folder.path), ...build.systemFolders], from, path, system);
    },
    near: (from, path, system) => {
      const beside = system ? null : inTree(posix.join(posix.dirname(pathOf(from)), path));
      return beside ?? onlyOne(tree, from, path);
    },
  };
}

/** Folders of other platforms hold headers of the same names. */
const FOREIGN =
  /(?:^|\/)(?:win(?:dows|32|64|ce)?|msvc|msdos|dos|djgpp|os2|mac(?:os|osx)?|osx|darwin|amiga\w*|symbian|android|ios|vs\d+|vc\d*|mingw\w*|cygwin|vms)(?:\/|$)/i;

function onlyOne(tree: Tree, from: number, path: string): number | null {
  const pathOf = (file: number): string => tree.files[file]?.path ?? '';
  const found = tree.includeTargets(from, path).filter((file) => !FOREIGN.test(pathOf(file)));
  const [only] = found;
  return found.length === 1 && only !== undefined && !isTemplate(pathOf(only)) ? only : null;
}
