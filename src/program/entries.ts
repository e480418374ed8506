/**
 * Where programs begin: each definition of `main`, or of what a library makes of it, that the build does not leave out;
 * once for each program that is known to be linked with it. A `main` in a class, a namespace or a macro nobody uses is none.
 */
import type { Span } from '../model/index.ts';
import { withoutOthers } from './beginnings.ts';
import type { Program } from './link.ts';
import { filesOf } from './linked.ts';
import { literally } from './patterns.ts';
import { findTestMains } from './test-runs.ts';
import type { ItemId } from './tree.ts';

export interface Entry {
  readonly item: ItemId;
  readonly span: Span;
  /** The name of the function. */
  readonly name: string;
  /** What the build calls the program; null when nothing says. */
  readonly program: string | null;
  /** For each file, 1 when it belongs to the program; null when all may. */
  readonly inside: Uint8Array | null;
  /** The file in which it begins, where only that tells what can be linked with it; null where the build does. */
  readonly begins: number | null;
}

/** In the order of their places. */
export function findEntries(program: Program): readonly Entry[] {
  const names = program.externals.entryNames.flatMap((name) => writtenAs(program, name));
  const byItem = new Map(names.map((written) => [written.item, written]));
  for (const written of byTests(program)) if (!byItem.has(written.item)) byItem.set(written.item, written);
  const found = [...byItem.values()].sort((a, b) => a.item - b.item);
  return found.flatMap((written) => entriesFor(program, written));
}

interface Written {
  readonly item: ItemId;
  readonly name: string;
  /** Where its name stands in the file. */
  readonly at: number;
}

/** Functions of the name, and what macros make functions of that name of. */
function writtenAs(program: Program, name: string): readonly Written[] {
  const { tree } = program;
  const number = tree.names.idOf(name);
  if (number < 0) return [];
  const defined = tree.bearers(number).flatMap((item) => definedAs(program, item, name, name));
  const macros = [...tree.mentioners(number)].filter((id) => tree.item(id).kind === 'macro');
  // Beside a `main` that is written out, one by a macro is what stands for it where something is missing.
  const taken = new Set(defined.map(({ item }) => tree.fileOf(item)));
  const others = macros.flatMap((macro) => byMacro(program, macro, name));
  return [...defined, ...others.filter(({ item }) => !taken.has(tree.fileOf(item)))];
}

/** One head may have two names, each under a condition: `#if X int lib_main(void) #else int main(void) #endif {`. */
function definedAs(program: Program, item: ItemId, name: string, known: string): readonly Written[] {
  const { tree } = program;
  const { kind, scope, namespace, local, start } = tree.item(item);
  if (kind !== 'function' || scope >= 0 || namespace >= 0) return [];
  const text = program.textOf(item);
  const offset = text.search(new RegExp(String.raw`(?<![\w$.>])${literally(name)}\s*\)?\s*(?:\(|$)`));
  const at = start + Math.max(0, offset);
  if (offset < 0 || program.presenceAt(item, at).kind === 'never') return [];
  if (local && isOwnStatic(text.slice(0, offset))) return [];
  return [{ item, name: known, at }];
}

/**
 * Of `#if X static int run(void) #else int main(void) #endif {` the name behind the condition is not static.
 */
function isOwnStatic(head: string): boolean {
  const lines = head.split('\n');
  const own = lines.slice(lines.findLastIndex((line) => /^\s*#/.test(line)) + 1);
  return own.length === lines.length || own.some((line) => /\bstatic\b/.test(line));
}

/** `#define ENTRY main`, and `#define TEST_MAIN(x) int main(void) { ... }`. */
function byMacro(program: Program, macro: ItemId, name: string): readonly Written[] {
  const { tree } = program;
  const { names, start } = tree.item(macro);
  const [own] = names;
  if (own === undefined || program.presenceAt(macro, start).kind === 'never') return [];
  const text = program.textOf(macro).replace(/\\\r?\n/g, ' ');
  const written = tree.names.text(own);
  const users = [...tree.mentioners(own)].filter((id) => tree.resolve(own, tree.fileOf(id)).includes(macro));
  if (new RegExp(String.raw`^#\s*define\s+\w+\s+${literally(name)}\s*$`).test(text)) {
    return tree.bearers(own).flatMap((item) => definedAs(program, item, written, name));
  }
  const defines = new RegExp(String.raw`\bint\s+${literally(name)}\s*\([^;{]*\)\s*\{`);
  if (!defines.test(text)) return [];
  return users
    .filter((id) => tree.item(id).kind !== 'macro' && standsAlone(program, id, written))
    .map((item) => ({ item, name, at: tree.item(item).start }));
}

/** What a macro of a test framework makes a program of. Beside a `main` of the file's own it asks for none. */
function byTests(program: Program): readonly Written[] {
  const { tree } = program;
  const [name = 'main'] = program.externals.entryNames;
  const own = new Set(tree.bearers(tree.names.idOf(name)).map(tree.fileOf));
  return findTestMains(program).flatMap((item) => {
    const { start } = tree.item(item);
    const isOut = own.has(tree.fileOf(item)) || program.presenceAt(item, start).kind === 'never';
    return isOut ? [] : [{ item, name, at: start }];
  });
}

/** `TEST_MAIN(x)` outside of functions. */
function standsAlone(program: Program, id: ItemId, name: string): boolean {
  const { start } = program.tree.item(id);
  if (program.presenceAt(id, start).kind === 'never') return false;
  return new RegExp(String.raw`^\s*${literally(name)}\s*\(`).test(program.textOf(id));
}

function entriesFor(program: Program, { item, name, at }: Written): readonly Entry[] {
  const { tree, programs } = program;
  const path = tree.files[tree.fileOf(item)]?.path ?? '';
  const { start } = tree.item(item);
  const span = program.spanOf(item, { start: Math.min(start, at), end: Math.min(start, at) });
  const own = programs.filter(({ entry, sources, exports }) =>
    exports !== null ? false : entry === null ? sources?.includes(path) === true : entry === path,
  );
  const others = withoutOthers(tree, program.beginnings(), tree.fileOf(item));
  const begins = tree.fileOf(item);
  const plain: Entry = { item, span, name, program: null, inside: others, begins };
  if (own.length === 0) return [plain];
  return own.map((one): Entry => {
    if (one.sources === null) return { ...plain, program: one.name };
    return { ...plain, program: one.name, inside: filesOf(tree, one.sources), begins: null };
  });
}
