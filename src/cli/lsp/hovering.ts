/**
 * What a hover tells of a name: the pages of `mig-lint explain`, in Markdown. Names in code are spelt as the code
 * spells them, so a variable that is called like a stay reason is left in peace.
 */
import { explanationLines } from '../explain.ts';
import { explanationOf } from '../explanation.ts';
import { type Library, lookUp, type Topic } from '../lookup.ts';
import type { Page } from '../page.ts';
import { SUPPRESSION_MARK } from '../../policy/index.ts';

/** A use that was found where the pointer is. */
export interface Pointed {
  readonly rule: string;
  readonly symbol: string;
}

export interface Told {
  readonly markdown: string;
  /** The word it is about, in characters of the line; null when a finding said so. */
  readonly from: number;
  readonly to: number;
}

export function hoverAt(
  line: string,
  character: number,
  pointed: readonly Pointed[],
  library: Library,
): Told | null {
  const word = wordsAt(line, character);
  const found = pointed.flatMap(({ rule, symbol }) =>
    lookUp(symbol, library).filter((topic) => topic.kind === 'rule' && topic.rule.id === rule),
  );
  const named = word.names.map((name) => topicsOf(name, line, library)).find((topics) => topics.length > 0);
  const topics = distinct(found.length > 0 ? found : (named ?? []));
  if (topics.length === 0) return null;
  const pages = topics.map((topic) =>
    explanationLines(explanationOf(topic, library), library.rulebook, markdownPage).join('\n'),
  );
  return { markdown: pages.join('\n\n---\n\n'), from: word.from, to: word.to };
}

function topicsOf(name: string, line: string, library: Library): readonly Topic[] {
  const inSuppression = line.includes(SUPPRESSION_MARK);
  return lookUp(name, library).filter((topic) => {
    if (topic.kind !== 'rule') return false;
    return topic.name === null ? inSuppression && topic.rule.id === name : isSpeltSo(topic.name, name);
  });
}

/** An alias or a number's name is spelt otherwise; half of a qualified name may be anything. */
function isSpeltSo(known: string, written: string): boolean {
  if (known.toLowerCase() === written.toLowerCase()) return known === written;
  return !known.includes('::');
}

function distinct(topics: readonly Topic[]): readonly Topic[] {
  return [...new Map(topics.map((topic) => [JSON.stringify(topic), topic])).values()];
}

/** The word around a place, the longest reading of it first. */
function wordsAt(
  line: string,
  character: number,
): { readonly names: readonly string[]; readonly from: number; readonly to: number } {
  const pragma = /^\s*#\s*pragma\s+(.*?)\s*$/.exec(line)?.[1];
  if (pragma !== undefined) {
    const parts = pragma.replace(/[(].*$/, '').split(/\s+/);
    const names = parts.map((_, index) => parts.slice(0, parts.length - index).join(' '));
    return { names, from: line.indexOf(pragma), to: line.length };
  }
  const names = line.includes(SUPPRESSION_MARK) ? /[A-Za-z_][\w-]*/g : /[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*/g;
  for (const { 0: word, index } of line.matchAll(names)) {
    if (index > character || character > index + word.length) continue;
    return { names: [word], from: index, to: index + word.length };
  }
  return { names: [], from: character, to: character };
}

const markdownPage: Page = {
  heading: (title, kind) => `### ${title}\n\n*${kind}*\n`,
  field: (label, text) => [`- **${label}** ${text}`],
  verbatim: (label, text) => [`- **${label}**`, '', '```c', ...text.split('\n'), '```', ''],
  paragraph: (text) => [text, ''],
};
