/**
 * The program as later stages ask it: the tree of outlines, and facts of single items on demand. A handle of
 * functions, because what it can tell is too much to make in advance.
 */
import type { Range } from '../facts/index.ts';
import type { LinkedProgram, Presence, Span } from '../model/index.ts';
import type { NameTable } from '../outline/index.ts';
import type { Syntax } from '../syntax/index.ts';
import { once } from './answers.ts';
import { openOmissions } from './constants.ts';
import { findBeginnings } from './beginnings.ts';
import type { Externals, Interest } from './externals.ts';
import { followIncludes } from './inclusion.ts';
import { insertParts } from './insertions.ts';
import { openKept } from './kept.ts';
import { LABELLING } from './labels.ts';
import { RETAINING } from './retained.ts';
import { indexLines, type LineIndex } from './lines.ts';
import { findWrittenNames } from './macro-heads.ts';
import { openMacroTexts } from './macro-texts.ts';
import { openLinkedWith } from './linked.ts';
import { type Linking, openLinking, WEAKENING } from './linking.ts';
import { isPathAskedFor } from './paths.ts';
import { withPastedHeads } from './pasted-heads.ts';
import { findPastedNames, pastingMacros } from './pasting.ts';
import { lastPart } from './patterns.ts';
import { type Build, openPresence, type Presences } from './presence.ts';
import { openReadings, type Readings } from './readings.ts';
import { openSureInclusion, type SurelyIncludes } from './sure-inclusion.ts';
import { findFixtures, findTestMains, findTestRuns, type TestRuns } from './test-runs.ts';
import { growTree, type ItemId, type OutlinedFile, type Tree } from './tree.ts';

export interface LinkInput {
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly externals: Externals;
  readonly syntax: Syntax;
  readonly build: Build;
  /** What is known of the programs; of others the entry points are found. */
  readonly programs: readonly LinkedProgram[];
  /** The bytes of a file that was outlined; null when they are gone. */
  readonly bytesOf: (path: string) => Uint8Array | null;
}

export interface Program extends Readings {
  readonly tree: Tree;
  readonly externals: Externals;
  readonly programs: readonly LinkedProgram[];
  /** The names asked about, as the rulebook spells them. */
  readonly interests: ReadonlyMap<string, Interest>;
  /** Those of the names asked about whose last part, behind `::`, is the word. */
  readonly namesEndingIn: (word: string) => readonly string[];
  readonly spanOf: (id: ItemId, range: Range) => Span;
  /** Where an item begins: the empty range before its first character. */
  readonly headOf: (id: ItemId) => Span;
  /** Whether what stands there is compiled and not left out by a constant. */
  readonly presenceAt: (id: ItemId, offset: number) => Presence;
  /** Whether the line is compiled; that is all that directives know. */
  readonly presenceOfLine: (id: ItemId, offset: number) => Presence;
  /** Of a pragma at an offset, by the words behind `#pragma`: compilers pass over those that they are not told to heed. */
  readonly presenceOfPragma: (id: ItemId, offset: number, words: string) => Presence;
  readonly surelyIncludes: SurelyIncludes;
  /** The files in which a program surely begins; no two of them are linked together. */
  readonly beginnings: () => ReadonlySet<number>;
  /** What a linker can take into a program of which the build tells nothing. */
  readonly linking: Linking;
  /** The tests that a framework's runner calls, found when first asked for. */
  readonly testRuns: () => TestRuns;
  /**
   * The number of the name of the class that an item stands in, or stands for a method of; -1 where there is
   * none.
   */
  readonly classAround: (id: ItemId) => number;
  /** Whether some compilation is made to include the file, so that all that it defines may hold anywhere. */
  readonly isForcedInto: (file: number) => boolean;
  /**
   * The names that the build of an item's file may define a macro as, or have it call; null where it may be
   * anything.
   */
  readonly namesGiven: (id: ItemId, macro: string) => readonly string[] | null;
  readonly linesOf: (path: string) => LineIndex | null;
  /** The likeliest name of an item, or null. */
  readonly nameOf: (id: ItemId) => string | null;
}

/** The text and derived indexes of one file, made when first asked for. */
interface OpenFile {
  readonly bytes: Uint8Array;
  readonly lines: () => LineIndex;
}

/** Words of the attributes that make a function run before `main` or after it. */
export const SELF_RUNNING = ['constructor', 'destructor', '__constructor__', '__destructor__'] as const;

export function linkProgram(input: LinkInput): Program {
  const { externals, names, syntax } = input;
  const asked = namesAskedFor(input);
  const open = openFiles(input);
  const bytesOf = (file: number): Uint8Array => open(file).bytes;
  const inclusion = followIncludes(input.files);
  const { includes } = inclusion;
  const macros = openMacroTexts({ files: input.files, names, includes, bytesOf });
  const { written, ...made } = namesByMacros({ files: input.files, names, bytesOf, macros }, asked);
  const { files, pastedIn } = insertParts({ ...made, ...inclusion, names, bytesOf });
  const indexOfPath = new Map(input.files.map((file, index) => [file.path, index]));
  const isForcedInto = openForced(inclusion, input.build, indexOfPath);
  const tree = growTree({
    files,
    inclusion,
    isForcedInto,
    names,
    written,
    asked: [...asked, ...pathNames(names, externals)],
    linkedWith: openLinkedWith(files, input.programs),
    beginsProgram: (file) => beginnings().has(file),
    isBound: (file) => linking.isBound(file),
    isOutside: externals.platform.hasFunction,
  });
  const { platform, entryNames } = externals;
  const presence = openPresence({ tree, platform, build: input.build, bytesOf, entryNames });
  const beginnings = once(() => beginningFiles(program, presence.at, bytesOf));
  const pathOf = (id: ItemId): string => tree.files[tree.fileOf(id)]?.path ?? '';
  const linking = openLinking(() => program, openCompiledOnce(input.build));
  const program: Program = {
    tree,
    linking,
    externals,
    programs: input.programs,
    beginnings,
    testRuns: once(() => findTestRuns(program)),
    classAround: openClassAround(tree, () => findFixtures(program)),
    interests: new Map(externals.interests.map((interest) => [interest.name, interest])),
    namesEndingIn: namesByEnd(externals.interests),
    ...openReadings({ ...{ syntax, tree, externals, bytesOf, macros, pastedIn }, presence: presence.at }),
    spanOf: (id, range) => open(tree.fileOf(id)).lines().span(pathOf(id), range.start, range.end),
    headOf: (id) => {
      const { start } = tree.item(id);
      return open(tree.fileOf(id)).lines().span(pathOf(id), start, start);
    },
    presenceAt: (id, offset) => omission(id, offset) ?? presence.at(tree.fileOf(id), offset),
    presenceOfLine: (id, offset) => presence.at(tree.fileOf(id), offset),
    presenceOfPragma: (id, offset, words) => presence.ofPragma(tree.fileOf(id), offset, words),
    surelyIncludes: openSureInclusion(tree, presence.at),
    isForcedInto,
    namesGiven: (id, macro) => input.build.described?.namesGiven(pathOf(id), macro) ?? null,
    linesOf: (path) => {
      const index = indexOfPath.get(path);
      return index === undefined ? null : open(index).lines();
    },
    nameOf: (id) => nameOf(tree, id),
  };
  const omission = openOmissions(program);
  return program;
}

/** Fixtures are looked for when something outside of all classes is asked about. */
function openClassAround(tree: Tree, find: () => ReturnType<typeof findFixtures>): (id: ItemId) => number {
  const fixtures = once(find);
  return (id) => {
    const { scope } = tree.item(id);
    return scope < 0 ? (fixtures().get(id) ?? -1) : scope;
  };
}

function beginningFiles(
  program: Program,
  presence: Presences['at'],
  bytesOf: (file: number) => Uint8Array,
): ReadonlySet<number> {
  const { tree, externals } = program;
  const surely = findBeginnings({ tree, presence, bytesOf, names: externals.entryNames });
  return new Set([...surely, ...findTestMains(program).map(tree.fileOf)]);
}

/** What macros write into heads, paste together outside of functions, and paste together inside. */
function namesByMacros(
  heads: Parameters<typeof findWrittenNames>[0],
  asked: readonly number[],
): ReturnType<typeof findPastedNames> & { readonly written: ReadonlyMap<ItemId, readonly number[]> } {
  const pasting = pastingMacros(heads.files, heads.names);
  const written = withPastedHeads({ ...heads, written: findWrittenNames(heads) }, pasting);
  return { written, ...findPastedNames({ ...heads, asked, written, pasting }) };
}

/** The numbers of the names whose mentions somebody asks for. */
function namesAskedFor({ externals, names }: LinkInput): readonly number[] {
  const words = externals.interests.flatMap(({ name, trigger, qualifier }) => {
    const parts = name.includes('::') ? name.split('::') : [];
    return qualifier === null ? [trigger, ...parts] : [trigger, qualifier, ...parts];
  });
  const telltales = externals.interests.flatMap((interest) => interest.telltales ?? []);
  return [
    ...[...words, ...telltales, ...externals.watched, ...externals.entryNames],
    ...[...externals.quoting.keys(), ...wordsOfTests(externals)],
    ...[...SELF_RUNNING, ...LABELLING, ...RETAINING, ...WEAKENING],
  ].map((word) => names.internText(word));
}

/** Without what qualifies them. */
function wordsOfTests({ testFrameworks }: Externals): readonly string[] {
  return testFrameworks.flatMap(({ bodies, methods, runners, mains }) =>
    [...bodies, ...methods, ...runners, ...mains].map((name) => lastPart(name)),
  );
}

/** By what the database gives to `-include` and `-imacros`. */
function openForced(
  { includes }: Pick<Tree, 'includes'>,
  { database }: Build,
  indexOfPath: ReadonlyMap<string, number>,
): (file: number) => boolean {
  const paths = database?.units.flatMap(({ forcedIncludes }) => forcedIncludes.map(({ path }) => path)) ?? [];
  const forced = [...new Set(paths)].flatMap((path) => indexOfPath.get(path) ?? []);
  return (file) => forced.some((one) => includes(one, file));
}

/** By the units of the database, of which each may have other parts of a file. */
function openCompiledOnce({ database }: Build): (path: string) => boolean {
  const units = new Map<string, number>();
  for (const { file } of database?.units ?? []) units.set(file, (units.get(file) ?? 0) + 1);
  return (path) => (units.get(path) ?? 0) < 2;
}

function namesByEnd(interests: readonly Interest[]): (word: string) => readonly string[] {
  const ends = new Map<string, string[]>();
  for (const { name } of interests) {
    const end = name.slice(name.lastIndexOf('::') + 2);
    if (name.includes('::')) ends.set(end, [...(ends.get(end) ?? []), name]);
  }
  return (word) => ends.get(word) ?? [];
}

/** Names of string literals that begin as one of the paths asked for. */
export function pathNames(names: NameTable, externals: Externals): number[] {
  const found: number[] = [];
  for (let id = 0; id < names.size && externals.pathPrefixes.length > 0; id++) {
    if (!names.startsWith(id, '/')) continue;
    const text = names.text(id);
    if (externals.pathPrefixes.some((prefix) => isPathAskedFor(text, prefix))) found.push(id);
  }
  return found;
}

function nameOf(tree: Tree, id: ItemId): string | null {
  const item = tree.item(id);
  const [best] = item.names;
  if (best === undefined) return null;
  const own = tree.names.text(best);
  const file = tree.fileOf(id);
  // As it is written, be it a class or a namespace.
  const scope = tree.files[file]?.outline.items[id - tree.firstOf(file)]?.scope ?? -1;
  return scope < 0 || item.kind !== 'function' ? own : `${tree.names.text(scope)}::${own}`;
}

/** Files of so many bytes are kept open at a time. */
const MOST_OPEN = 16 * 1024 * 1024;

function openFiles(input: LinkInput): (file: number) => OpenFile {
  const sizes = new Int32Array(input.files.length);
  return openKept<OpenFile>(
    MOST_OPEN,
    (file) => sizes[file] ?? 0,
    (file) => {
      const bytes = input.bytesOf(input.files[file]?.path ?? '') ?? new Uint8Array(0);
      sizes[file] = bytes.length;
      // Most files are opened for their bytes alone.
      return { bytes, lines: once(() => indexLines(bytes)) };
    },
  ).of;
}
