/**
 * Macros that nobody defines: no line of the tree that may be compiled, no template of a header, no build
 * file and no text for people who build it. Silent where a header from outside that is not the platform's own
 * may define anything, and of names that stand for a value somewhere, as these come from headers.
 */
import { isTemplate, mentionedName } from '../outline/index.ts';
import { openAnswers } from './answers.ts';
import { latin1 } from './lines.ts';
import type { PresenceAt, PresenceInput } from './presence.ts';
import type { Tree } from './tree.ts';

/** Asked of a file that the name stands in. */
export type IsUnset = (file: number, name: string) => boolean;

/** `presenceAt` tells of the lines that define macros. */
export function openUnset(
  { tree, platform, build, bytesOf }: PresenceInput,
  presenceAt: PresenceAt,
): IsUnset {
  const { described } = build;
  if (described === null) return () => false;
  let strangers: readonly number[] | null = null;
  let valued: Uint8Array | null = null;
  let templates: ReadonlySet<string> | null = null;
  const defined = openAnswers<string, boolean>();
  const open = openAnswers<number, boolean>();
  const isDefined = (name: string): boolean => {
    const number = tree.names.idOf(name);
    if ((valued ??= valuedIn(tree))[number] === 1) return true;
    if ((templates ??= wordsOfTemplates(tree, bytesOf)).has(name)) return true;
    return tree.bearers(number).some((id) => {
      const { kind, start } = tree.item(id);
      return kind !== 'macro' || presenceAt(tree.fileOf(id), start).kind !== 'never';
    });
  };
  const isTheirs = (path: string): boolean =>
    !(platform.hasHeader(path) || platform.isOwnHeader(path) || platform.lacksHeader(path)) &&
    !MADE_BY_BUILD.test(path);
  const isOpenToOthers = (file: number): boolean => {
    strangers ??= includingStrangers(tree, isTheirs, presenceAt);
    return strangers.some((one) => tree.maySee(file, one));
  };
  return (file, name) => {
    // Reserved names are the compiler's and its library's.
    if (name.startsWith('_') || platform.mayOwnMacro(name)) return false;
    const path = tree.files[file]?.path;
    if (path === undefined || open(tree, file, () => isOpenToOthers(file))) return false;
    return !defined(tree, name, () => isDefined(name)) && described.mayDefine(path, name) === false;
  };
}

/** A header that the build makes; what it defines stands in a template, or the build files say it. */
const MADE_BY_BUILD = /^(?:.*\/)?(?:\w+[-_])?(?:auto)?conf(?:ig)?(?:[-_]\w+)?\.h\w*$/i;

/** The files that include something from outside that may define anything. */
function includingStrangers(
  tree: Tree,
  isTheirs: (path: string) => boolean,
  presenceAt: PresenceAt,
): readonly number[] {
  const theirs = openAnswers<string, boolean>();
  return tree.files.flatMap(({ outline }, file) => {
    const isStrange = outline.includes.some(({ path, start }) => {
      if (!theirs(tree, path, () => isTheirs(path)) || tree.includeTargets(file, path).length > 0)
        return false;
      // What is there in some builds only is not what the others rely on.
      return presenceAt(file, start).kind === 'always';
    });
    return isStrange ? [file] : [];
  });
}

/** 1 for each name that some item mentions: directives are no items. */
function valuedIn({ files, names }: Tree): Uint8Array {
  const found = new Uint8Array(names.size);
  for (const { outline } of files) for (const mention of outline.mentions) found[mentionedName(mention)] = 1;
  return found;
}

function wordsOfTemplates(tree: Tree, bytesOf: (file: number) => Uint8Array): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [file, { path }] of tree.files.entries()) {
    if (!isTemplate(path)) continue;
    for (const word of latin1(bytesOf(file)).match(/[A-Za-z_]\w*/g) ?? []) words.add(word);
  }
  return words;
}
