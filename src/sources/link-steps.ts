/**
 * Single commands of a build: which object comes of which source, and which objects and libraries make which program.
 * Knows the compilers, `ar`, `ld` and libtool by their usual names; runs nothing and looks at no file.
 */
import type { Command } from './command-words.ts';

/** One command's work. Paths are as written. */
export type BuildStep =
  | { readonly kind: 'compile'; readonly output: string; readonly source: string }
  | {
      readonly kind: 'program' | 'archive' | 'shared';
      readonly output: string;
      readonly inputs: readonly string[];
      /** The libraries asked for as `-lNAME`, with the folders to look in. */
      readonly libraries: readonly string[];
      readonly folders: readonly string[];
    };

export const SOURCE = /\.(?:c|cc|cpp|cxx|c\+\+|C|cu)$/;
const LINKABLE = /\.(?:o|lo|obj|a|la|so)(?:\.[\d.]+)?$/;
const COMPILER = /^(?:[\w.+-]*-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|ld|ld\.\w+)(?:-\d[\d.]*)?$/;
const ARCHIVER = /^(?:[\w.+-]*-)?ar(?:-\d[\d.]*)?$/;
/** Options whose value stands in the next word and looks like an input. */
const TAKES_VALUE = new Set([
  '-MT',
  '-MQ',
  '-MF',
  '-include',
  '-imacros',
  '-x',
  '-T',
  '-u',
  '-Xlinker',
  '-soname',
  '-h',
]);

/** Null for a command that makes nothing that a program consists of. */
export function readStep(words: Command): BuildStep | null {
  const at = words.findIndex((word, index) => index < MOST_WRAPPERS && isTool(word));
  if (at < 0) return null;
  const passed = words.slice(at + 1);
  return ARCHIVER.test(baseOf(words[at] ?? '')) ? readArchiving(passed) : readCompiling(passed);
}

/** `/bin/sh ../libtool --tag=CC --mode=link gcc`, `ccache gcc`, `CC=x env gcc` */
const MOST_WRAPPERS = 10;

function isTool(word: string): boolean {
  const base = baseOf(word);
  return COMPILER.test(base) || ARCHIVER.test(base);
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `ar cr libx.a a.o b.o`; what only lists or takes out makes nothing. */
function readArchiving([operation = '', ...rest]: Command): BuildStep | null {
  if (!/^-?[a-zA-Z]*[qr][a-zA-Z]*$/.test(operation)) return null;
  const [output, ...inputs] = rest.filter((word) => !word.startsWith('-'));
  if (output === undefined) return null;
  return { kind: 'archive', output, inputs: inputs.filter(isInput), libraries: [], folders: [] };
}

function isInput(word: string): boolean {
  return LINKABLE.test(word) || SOURCE.test(word);
}

function readCompiling(words: Command): BuildStep | null {
  const inputs: string[] = [];
  let output: string | null = null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-o') output = words[++at] ?? null;
    else if (TAKES_VALUE.has(word)) at++;
    else if (word.startsWith('-o') && word.length > 2) output = word.slice(2);
    else if (!word.startsWith('-') && isInput(word)) inputs.push(word);
  }
  if (words.some((word) => /^-(?:E|S|M|MM|fsyntax-only|-version|v)$/.test(word)) || inputs.length === 0)
    return null;
  const [source] = inputs;
  if (words.includes('-c')) {
    if (source === undefined || !SOURCE.test(source)) return null;
    return { kind: 'compile', source, output: output ?? baseOf(source).replace(SOURCE, '.o') };
  }
  const libraries = words.filter((word) => /^-l./.test(word)).map((word) => word.slice(2));
  const folders = words.filter((word) => /^-L./.test(word)).map((word) => word.slice(2));
  return { kind: kindOf(words, output), output: output ?? 'a.out', inputs, libraries, folders };
}

function kindOf(words: Command, output: string | null): 'program' | 'archive' | 'shared' {
  if (
    words.some((word) => /^-(?:shared|dynamiclib|bundle|module)$/.test(word)) ||
    /\.(?:la|so)$/.test(output ?? '')
  )
    return 'shared';
  // A partial link makes an object of objects.
  return words.some((word) => /^(?:-r|-i|-Wl,-r|--relocatable)$/.test(word)) ? 'archive' : 'program';
}
