/**
 * Names that a macro makes functions of, in a file that uses it outside of all functions: `DEFINE_PASS(fold_all, 8)` where the
 * macro says `static void name(...) {`. What such a function does stands in the macro, which whoever mentions the name
 * is led to anyway. Deliberately blind to names that are pasted together: these have a file of their own.
 */
import { leadingUses } from './leading-uses.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

export function openMadeFunctions(program: Program): (file: number) => ReadonlySet<string> {
  const known = new Map<number, ReadonlySet<string>>();
  const { tree } = program;
  return (file) => {
    let found = known.get(file);
    if (found === undefined) {
      const ids = Array.from(
        { length: tree.firstOf(file + 1) - tree.firstOf(file) },
        (_, at) => tree.firstOf(file) + at,
      );
      found = new Set(ids.flatMap((id) => madeIn(program, id)));
      known.set(file, found);
    }
    return found;
  };
}

function madeIn(program: Program, id: ItemId): readonly string[] {
  const { tree } = program;
  if (tree.item(id).kind === 'macro') return [];
  const text = program.textOf(id);
  const made: string[] = [];
  for (const { name, start, end } of leadingUses(text)) {
    const number = tree.names.idOf(name);
    const macros =
      number < 0
        ? []
        : tree.resolve(number, tree.fileOf(id)).filter((one) => tree.item(one).kind === 'macro');
    if (macros.length === 0) break;
    const list = text.slice(text.indexOf('(', start) + 1, end - 1);
    const handed = list.split(',').map((argument) => argument.trim());
    made.push(
      ...macros.flatMap((macro) =>
        positionsIn(program.textOf(macro)).flatMap((position) => handed[position] ?? []),
      ),
    );
  }
  return made;
}

const DEFINITION = /^#\s*define\s+\w+\(([^)]*)\)([\s\S]*)$/;

/** Which of its parameters a macro gives a body to, counted from 0. */
function positionsIn(macro: string): readonly number[] {
  const [, list, body = ''] = DEFINITION.exec(macro) ?? [];
  if (list === undefined) return [];
  const named = new Set(Array.from(body.matchAll(HEAD), ([, name]) => name));
  return list.split(',').flatMap((parameter, position) => (named.has(parameter.trim()) ? [position] : []));
}

/** A type, a name, its parameters, and an opening brace, over the ends of the lines of a macro. */
const HEAD = /[\w*][\s\\*]{1,80}(\w+)[\s\\]*\((?:[^(){};]|\([^(){};]*\))*\)[\s\\]*\{/g;
