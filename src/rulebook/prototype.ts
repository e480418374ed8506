/**
 * Reads the C and C++ prototypes that rows are written in: the name, the parameters' names, whether more
 * may follow. Only what rows need: types are skipped over, so any way to spell them will do.
 */

export interface Prototype {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly variadic: boolean;
}

/** Null when the text is no prototype with named parameters. */
export function readPrototype(text: string): Prototype | null {
  const open = firstParenthesis(text);
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const name = /([A-Za-z_~][\w~]*(?:::[A-Za-z_~][\w~]*)*)\s*$/.exec(text.slice(0, open))?.[1];
  if (name === undefined) return null;
  const parts = splitParameters(text.slice(open + 1, close));
  const variadic = parts.at(-1) === '...';
  const named = variadic ? parts.slice(0, -1) : parts;
  if (named.length === 1 && named[0] === 'void') return { name, parameters: [], variadic };
  const parameters = named.map(parameterName);
  return parameters.includes(null) ? null : { name, parameters: parameters.filter(isPresent), variadic };
}

/** The parenthesis that opens the parameters: the first one outside of template brackets. */
function firstParenthesis(text: string): number {
  let angles = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '<') angles++;
    else if (letter === '>') angles--;
    else if (letter === '(' && angles === 0) return at;
  }
  return -1;
}

function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(' || letter === '<' || letter === '[') depth++;
    else if (letter === ')' || letter === '>' || letter === ']') depth--;
    if (letter === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

function parameterName(text: string): string | null {
  const pointer = /\(\s*\*+\s*(?:const\s+)?(\w+)\s*(?:\[[^\]]*\])?\s*\)/.exec(text)?.[1];
  if (pointer !== undefined) return pointer;
  const bare = text.replace(/\[[^\]]*\]\s*$/g, '').trim();
  return /(?:[\s*&>]|\.\.\.)(\w+)$/.exec(bare)?.[1] ?? null;
}

function isPresent(name: string | null): name is string {
  return name !== null;
}
