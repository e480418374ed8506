/**
 * What a macro does with a parameter, by the words of its body: calls it, makes a string, a member's name or a piece
 * of a name of it, only measures it, or uses it as a value. And the arguments that stand behind a macro's name where no grammar
 * sees a call. It does not look into what the body names in its turn.
 */
import type { Value } from '../model/index.ts';
import type { Place } from './facts.ts';
import { NEVER_RUN } from './unevaluated.ts';
import { unknown } from './values.ts';

export interface ParameterUse {
  readonly how: 'text' | 'measured' | 'called' | 'value';
  /** Whose arguments the parameter is part of, the innermost first. */
  readonly within: readonly Place[];
}

const TOKEN =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|##|[\w$\x80-\xff]+|[^\s]/g;
const HEAD = /^#\s*define\s+[\w$\x80-\xff]+(?:\(([^)]*)\))?/;
const WORD = /^[A-Za-z_$\x80-\xff]/;
function unspliced(text: string): string {
  return text.replace(/\\\r?\n/g, ' ');
}

/** The parameters of a macro; null for one without parentheses. The last may be `__VA_ARGS__`, or end in `...`. */
export function macroParameters(macro: string): readonly string[] | null {
  const list = HEAD.exec(unspliced(macro))?.[1];
  if (list === undefined) return null;
  return list.split(',').map((name) => name.trim().replace(/^\.\.\.$/, '__VA_ARGS__'));
}

/** Every use of the parameter at the position; none when the macro throws it away. */
export function parameterUses(macro: string, position: number): readonly ParameterUse[] {
  const parameters = macroParameters(macro) ?? [];
  const last = parameters.at(-1) ?? '';
  const isVariadic = last === '__VA_ARGS__' || last.endsWith('...');
  const written = parameters[position] ?? (isVariadic ? last : '');
  const name = written.endsWith('...') ? written.slice(0, -3).trimEnd() : written;
  if (name === '') return [];
  const plain = unspliced(macro);
  const body = plain.slice(HEAD.exec(plain)?.[0].length ?? 0);
  return usesIn(
    [...body.matchAll(TOKEN)].map(([token]) => token).filter((token) => !/^\/[/*]/.test(token)),
    name,
  );
}

/** Calls around a use that are told; each use in a nest of thousands has thousands around it. */
const MOST_AROUND = 32;

function usesIn(tokens: readonly string[], name: string): readonly ParameterUse[] {
  const uses: ParameterUse[] = [];
  const open: { readonly callee: string; position: number }[] = [];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1] ?? '';
    const around = open.at(-1);
    if (token === '(') open.push({ callee: WORD.test(before) ? before : '', position: 0 });
    else if (token === ')') open.pop();
    else if (token === ',' && around !== undefined) around.position++;
    else if (token === name) {
      const near = open.slice(-MOST_AROUND);
      const within = near.filter(({ callee }) => callee !== '').map((place) => ({ ...place }));
      uses.push({ how: howUsed(tokens, at, within), within: within.reverse() });
    }
  });
  return uses;
}

function howUsed(tokens: readonly string[], at: number, within: readonly Place[]): ParameterUse['how'] {
  const before = tokens[at - 1];
  if (before === '#' || tokens[at + 1] === '##') return 'text';
  // What stands for a member's name is none of what bears that name elsewhere.
  if (before === '.' || (before === '>' && tokens[at - 2] === '-')) return 'text';
  // Behind a comma `##` only swallows the comma.
  if (before === '##' && tokens[at - 2] !== ',') return 'text';
  if (NEVER_RUN.has(before ?? '') || within.some(({ callee }) => NEVER_RUN.has(callee))) return 'measured';
  return isCalled(tokens, at) ? 'called' : 'value';
}

/** `name(`, `(name)(`, `(*name)(`. */
function isCalled(tokens: readonly string[], at: number): boolean {
  let first = at;
  let next = at + 1;
  while (/^[*&]$/.test(tokens[first - 1] ?? '')) first--;
  while (tokens[first - 1] === '(' && tokens[next] === ')' && !WORD.test(tokens[first - 2] ?? '')) {
    first--;
    next++;
    while (/^[*&]$/.test(tokens[first - 1] ?? '')) first--;
  }
  return tokens[next] === '(';
}

/** The arguments that follow a macro's name at the offset; names stay names. Null when none follow. */
export function wordsPassed(text: string, offset: number): readonly Value[] | null {
  const tokens = unspliced(text.slice(offset)).matchAll(TOKEN);
  const values: string[][] = [[]];
  let depth = 0;
  for (const [token] of tokens) {
    if (depth === 0 && token !== '(' && !/^\/[/*]/.test(token)) return null;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0 && token === ')') return values.map(valueOf);
    if (depth === 1 && token === ',') values.push([]);
    else if (depth > 1 || token !== '(') values.at(-1)?.push(token);
  }
  return null;
}

function valueOf(tokens: readonly string[]): Value {
  const [only = ''] = tokens;
  if (tokens.length === 1 && WORD.test(only)) return { kind: 'name', name: only };
  if (tokens.length === 1 && /^\d+$/.test(only)) return { kind: 'number', value: Number(only) };
  return unknown('only the words were read');
}
