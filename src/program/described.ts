/**
 * What the tree's own build files say, as compilations take it: macros that they define or leave alone, and sources that
 * no list of theirs names. Silent where they are not looked at, and where a name of the platform's must settle it does.
 */
import { isCompiled } from '../outline/index.ts';
import type { DescribedBuild, DescribedMacro } from '../sources/index.ts';
import type { MacroText } from './directives.ts';
import { openKept } from './kept.ts';
import type { Platform, Switch } from './preprocessor.ts';
import type { Tree } from './tree.ts';

export interface DescribedMacros {
  readonly macros: readonly (readonly [name: string, macro: MacroText | null])[];
  /** Why each of them is known, to follow a comma. */
  readonly because: ReadonlyMap<string, string>;
}

export interface Described {
  readonly macrosFor: (file: number) => DescribedMacros;
  /** Why a file is no part of the build; null where it may be one. */
  readonly leftOut: (file: number) => string | null;
}

const NOTHING: DescribedMacros = { macros: [], because: new Map() };

/** `entryNames` is what functions are called at which programs begin. */
export function openDescription(
  tree: Tree,
  platform: Platform,
  build: DescribedBuild | null,
  entryNames: readonly string[],
): Described {
  if (build === null) return { macrosFor: () => NOTHING, leftOut: () => null };
  // An example or a tool that is built by hand is a program all the same.
  const beginnings = new Set(
    entryNames.flatMap((name) =>
      tree
        .bearers(tree.names.idOf(name))
        .filter((id) => tree.item(id).kind === 'function')
        .map(tree.fileOf),
    ),
  );
  const one = (): number => 1;
  const pathOf = (file: number): string => tree.files[file]?.path ?? '';
  const macros = openKept(Infinity, one, (file) => macrosOf(pathOf(file), platform, build));
  const source = openKept<string | null>(Infinity, one, (file) => {
    const isAsked = tree.includers(file).length === 0 && !beginnings.has(file);
    const by = isAsked ? build.leftOutBy(pathOf(file)) : null;
    return by === null
      ? null
      : `no build file of the tree names \`${pathOf(file)}\`, though \`${by}\` is there to do so`;
  });
  const header = openKept<string | null>(Infinity, one, (file) => {
    const includers = tree.includers(file).filter((by) => isCompiled(pathOf(by)));
    const [first] = includers;
    return first !== undefined && includers.every((by) => source.of(by) !== null) ? source.of(first) : null;
  });
  return {
    macrosFor: macros.of,
    leftOut: (file) => (isCompiled(pathOf(file)) ? source : header).of(file),
  };
}

function macrosOf(path: string, platform: Platform, build: DescribedBuild): DescribedMacros {
  const off = platform.switches.filter(({ words }) => build.speaksOf(path, words) === false);
  const defined = build.macrosFor(path).filter((one) => isSure(one, platform));
  return {
    macros: [
      ...off.map(({ macro }) => [macro, null] as const),
      ...defined.map(({ name, text }) => [name, { parameters: null, text }] as const),
    ],
    because: new Map([
      ...off.map((one) => [one.macro, silence(one)] as const),
      ...defined.map(({ name, by }) => [name, `as \`${by}\` says`] as const),
    ]),
  };
}

export function silence({ words: [word = ''] }: Switch): string {
  return `as no build file of the tree mentions \`${word}\``;
}

/** `if not IS_WINDOWS` holds on the platform. */
function isSure({ unless }: DescribedMacro, { isForeign, undefined: foreign }: Platform): boolean {
  const isAbsent = (word: string): boolean => foreign.has(word) || isForeign(word);
  return unless.every((condition) => (condition.match(/\w+/g) ?? []).some(isAbsent));
}
