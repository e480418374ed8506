/**
 * Colours for a few lines of C or C++, as runs of text with a class each. The lines are a cut-out of a file,
 * so a comment that began above them is told by its end. Makes no markup.
 */
import hljs from 'highlight.js/lib/core';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';

export interface Run {
  readonly text: string;
  /** Null for what has no colour of its own. */
  readonly colour: Colour | null;
}

export type Colour = 'comment' | 'keyword' | 'meta' | 'number' | 'string' | 'title';

/** The runs of each line, without line ends. */
export function highlighted(lines: readonly string[], file: string): readonly (readonly Run[])[] {
  prepare();
  const text = lines.join('\n');
  const opening = beginsInComment(text) ? '/*' : '';
  const language = /\.[ch]$/.test(file) ? 'c' : 'cpp';
  const runs = runsOf(hljs.highlight(opening + text, { language, ignoreIllegals: true }).value);
  return linesOf(withoutFirst(runs, opening.length));
}

/** When first needed: a run without this report pays nothing for it. */
function prepare(): void {
  if (hljs.getLanguage('c') !== undefined) return;
  hljs.registerLanguage('c', c);
  hljs.registerLanguage('cpp', cpp);
}

function beginsInComment(text: string): boolean {
  const end = text.indexOf('*/');
  const start = text.indexOf('/*');
  return end !== -1 && (start === -1 || end < start);
}

/** Reads what the highlighter writes: spans that nest, and five entities. */
function runsOf(value: string): readonly Run[] {
  const runs: Run[] = [];
  const colours: (Colour | null)[] = [];
  for (const [piece, scope] of value.matchAll(/<span class="([^"]*)">|<\/span>|&[^;]+;|[^<&]+/g)) {
    if (scope !== undefined) colours.push(colourOf(scope) ?? colours.at(-1) ?? null);
    else if (piece === '</span>') colours.pop();
    else runs.push({ text: entities.get(piece) ?? piece, colour: colours.at(-1) ?? null });
  }
  return runs;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#x27;', "'"],
]);

const scopes: ReadonlyMap<string, Colour> = new Map<string, Colour>([
  ['hljs-comment', 'comment'],
  ['hljs-keyword', 'keyword'],
  ['hljs-type', 'keyword'],
  ['hljs-literal', 'number'],
  ['hljs-number', 'number'],
  ['hljs-string', 'string'],
  ['hljs-meta', 'meta'],
  ['hljs-title', 'title'],
]);

function colourOf(scope: string): Colour | null {
  const known = scope.split(' ').find((word) => scopes.has(word));
  return known === undefined ? null : (scopes.get(known) ?? null);
}

function withoutFirst(runs: readonly Run[], length: number): readonly Run[] {
  let left = length;
  return runs.map(({ text, colour }) => {
    const cut = Math.min(left, text.length);
    left -= cut;
    return { text: text.slice(cut), colour };
  });
}

function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const { text, colour } of runs) {
    const [first = '', ...rest] = text.split('\n');
    if (first !== '') lines.at(-1)?.push({ text: first, colour });
    for (const part of rest) lines.push(part === '' ? [] : [{ text: part, colour }]);
  }
  return lines;
}
