/**
 * Which tests a program runs. A test framework's macros define functions that nothing calls by name: they enter themselves
 * into a list, which a runner goes through. Bound are those of the file that has them run, or, where it holds none, those
 * of its folder and what lies below; where the build tells what is linked, all of these sources. Deliberately blind to
 * which tests a command line chooses, and to a `main` that comes from a library altogether.
 */
import { isCompiled } from '../outline/index.ts';
import type { TestFramework } from './externals.ts';
import { classesFrom } from './classes.ts';
import type { Program } from './link.ts';
import { namesCalledIn } from './mentioning.ts';
import { typesNamed } from './named-types.ts';
import { lastPart, literally } from './patterns.ts';
import { isConstructor, itemsByClass } from './roles.ts';
import type { ItemId, Tree } from './tree.ts';

export interface TestRuns {
  /** What an item has run beside what it calls: all tests, or what a test's class does around it. */
  readonly runBy: ReadonlyMap<ItemId, readonly ItemId[]>;
  /** Whether the name is a runner of which this item's tests are known. */
  readonly isBound: (id: ItemId, name: string) => boolean;
}

export function findTestRuns(program: Program): TestRuns {
  const runBy = new Map<ItemId, readonly ItemId[]>();
  const add = (id: ItemId, more: readonly ItemId[]): void => {
    if (more.length > 0) runBy.set(id, [...new Set([...(runBy.get(id) ?? []), ...more])]);
  };
  const methodsOf = openMethods(program);
  const bound = new Map<string, Set<ItemId>>();
  for (const framework of program.externals.testFrameworks) {
    const runners = runnersOf(program, framework);
    const bodies = framework.bodies.flatMap((macro) => usersOf(program, macro));
    // A test is a method of the class that it names, and calls others of it by their names alone. It may be run from outside.
    for (const body of bodies)
      add(body, methodsOf(headOf(program, body), framework.methods, namesCalledIn(program.tree, body)));
    for (const { item, name } of runners) {
      const run =
        framework.bodies.length > 0
          ? bodiesFor(program, item, bodies)
          : methodsOf(handedTo(program.textOf(item), framework), framework.methods);
      add(item, run);
      if (run.length > 0) bound.set(name, (bound.get(name) ?? new Set()).add(item));
    }
  }
  return { runBy, isBound: (id, name) => bound.get(name)?.has(id) === true };
}

/** All that is needed to find what uses a macro. */
type Sources = Pick<Program, 'tree' | 'externals' | 'textOf'>;

/** Items by which a file becomes a program, because a macro writes its `main` or asks for one: `QTEST_MAIN(Sums)`. */
export function findTestMains(program: Sources): readonly ItemId[] {
  const { tree, externals } = program;
  const all = externals.testFrameworks.flatMap(({ mains }) =>
    mains.flatMap((macro) => [...asksFor(tree, macro), ...usersOf(program, macro)]),
  );
  return [...new Set(all)].sort((a, b) => a - b);
}

/**
 * The classes, by the numbers of their names, whose members the code of a test names like its own:
 * `TEST_F(Sums, AddUp) {`.
 */
export function findFixtures(program: Program): ReadonlyMap<ItemId, number> {
  const macros = program.externals.testFrameworks.flatMap(({ fixtures }) => fixtures);
  return new Map(
    [...new Set(macros)]
      .flatMap((macro) => usersOf(program, macro))
      .flatMap((id): readonly (readonly [ItemId, number])[] => {
        const named = (headOf(program, id).match(/[A-Za-z_]\w*/g) ?? []).map((word) =>
          program.tree.names.idOf(word),
        );
        const fixture = named.find((name) =>
          typesNamed(program, name).some(({ isDefinition }) => isDefinition),
        );
        return fixture === undefined ? [] : [[id, fixture]];
      }),
  );
}

/** `#define CATCH_CONFIG_MAIN`; what a header defines is for those who include it to decide. */
function asksFor(tree: Tree, macro: string): readonly ItemId[] {
  return tree.bearers(tree.names.idOf(macro)).filter((id) => {
    const file = tree.fileOf(id);
    const { kind, start, end } = tree.item(id);
    const isAsked = kind === 'macro' && end > start && isCompiled(tree.files[file]?.path ?? '');
    return isAsked && tree.includers(file).length === 0;
  });
}

interface Runner {
  readonly item: ItemId;
  readonly name: string;
}

/** What calls a runner, and what stands for a `main` that does. */
function runnersOf(program: Program, { runners, mains }: TestFramework): readonly Runner[] {
  const { tree } = program;
  const called = runners.flatMap((name) => {
    const word = lastPart(name);
    const written = new RegExp(
      String.raw`(?<![\w$])${name
        .split('::')
        .map(literally)
        .join(String.raw`\s*::\s*`)}\b`,
    );
    return [...tree.mentioners(tree.names.idOf(word))]
      .filter((id) => tree.item(id).kind === 'function' && written.test(program.textOf(id)))
      .map((item) => ({ item, name: word }));
  });
  const written = mains.flatMap((macro) =>
    [...asksFor(tree, macro), ...usersOf(program, macro)].map((item) => ({ item, name: macro })),
  );
  return [...called, ...written];
}

/** Items that begin with a use of the macro: `TEST_F(Sums, AddUp) {`. */
function usersOf({ tree, externals, textOf }: Sources, macro: string): readonly ItemId[] {
  const name = tree.names.idOf(macro);
  if (name < 0) return [];
  const begins = new RegExp(String.raw`^\s*(?:static\s+)?${literally(macro)}\s*\(`);
  const heads = HEADS.get(tree) ?? headsNaming(tree, externals.testFrameworks);
  HEADS.set(tree, heads);
  const found = new Set([...tree.mentioners(name), ...(heads.get(name) ?? [])]);
  return [...found].filter((id) => tree.item(id).kind !== 'macro' && begins.test(textOf(id)));
}

const HEADS = new WeakMap<Tree, ReadonlyMap<number, readonly ItemId[]>>();

/** By the macros of the frameworks: the outlines know these as names of what they write, and the tree may know better. */
function headsNaming(
  tree: Tree,
  frameworks: readonly TestFramework[],
): ReadonlyMap<number, readonly ItemId[]> {
  const macros = frameworks.flatMap(({ bodies, mains }) => [...bodies, ...mains]);
  const heads = new Map<number, ItemId[]>(macros.map((macro) => [tree.names.idOf(macro), []]));
  for (const [file, { outline }] of tree.files.entries()) {
    const first = tree.firstOf(file);
    for (const [at, { names }] of outline.items.entries()) {
      for (const name of names) heads.get(name)?.push(first + at);
    }
  }
  return heads;
}

/** The tests that are linked with whoever has them run. Directives are read last, and only where it matters. */
function bodiesFor(program: Program, runner: ItemId, all: readonly ItemId[]): readonly ItemId[] {
  const { tree } = program;
  const isPresent = (id: ItemId): boolean => program.presenceAt(id, tree.item(id).start).kind !== 'never';
  const file = tree.fileOf(runner);
  const path = tree.files[file]?.path ?? '';
  const pathOf = (id: ItemId): string => tree.files[tree.fileOf(id)]?.path ?? '';
  const linked = program.programs.filter(
    ({ entry, sources }) => sources !== null && (entry === path || sources.includes(path)),
  );
  if (linked.length > 0) {
    const sources = new Set(linked.flatMap((one) => one.sources ?? []));
    return all.filter((id) => (tree.fileOf(id) === file || sources.has(pathOf(id))) && isPresent(id));
  }
  const own = all.filter((id) => tree.fileOf(id) === file && isPresent(id));
  if (own.length > 0) return own;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const others = program.beginnings();
  const near = all.filter((id) => pathOf(id).startsWith(folder) && !others.has(tree.fileOf(id)));
  return near.filter(isPresent);
}

/** What a macro for a `main` is handed, which another function may follow at once; else all that the caller of a runner says. */
function handedTo(text: string, { mains }: TestFramework): string {
  const [, word = '', handed = ''] = /^\s*(\w+)\s*\(([^()]*)\)/.exec(text) ?? [];
  return mains.includes(word) ? handed : text;
}

/** What stands before the body of a test, or in the parentheses of a registration. */
function headOf({ textOf }: Program, id: ItemId): string {
  return textOf(id).split('{', 1).join('').slice(0, LONGEST_HEAD);
}

const LONGEST_HEAD = 400;
const EVERY = '*';

/** Of the classes that a text names, and of those above them: the constructors, and the methods of the given names. */
type MethodsOf = (
  text: string,
  wanted: readonly string[],
  alsoWanted?: readonly number[],
) => readonly ItemId[];

function openMethods(program: Program): MethodsOf {
  const { tree } = program;
  let byClass: ReadonlyMap<number, readonly ItemId[]> | null = null;
  const methods = (name: number): readonly ItemId[] =>
    (byClass ??= itemsByClass(tree, ({ kind }) => kind === 'function')).get(name) ?? [];
  return (text, wanted, alsoWanted = []) => {
    const names = new Set([...wanted.map((name) => tree.names.idOf(name)), ...alsoWanted]);
    const words = new Set(text.match(/[A-Za-z_]\w*/g) ?? []);
    const numbers = [...words].map((word) => tree.names.idOf(word)).filter((name) => name >= 0);
    const classes = new Set(numbers.flatMap((name) => classesFrom(program, name)));
    const isWanted = (id: ItemId): boolean =>
      wanted.includes(EVERY) ||
      isConstructor(tree.item(id)) ||
      tree.item(id).names.some((name) => names.has(name));
    return [...classes].flatMap((name) => methods(name).filter(isWanted));
  };
}
