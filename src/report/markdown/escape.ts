/** Foreign text in GitHub's Markdown: it shows as what it is, breaks no table, makes no link and calls nobody. */
import { plain } from '../plain.ts';

/** Everything that means something in a line of GitHub's Markdown, and the `@` and `#` of people and numbers. */
const special = /[\\`*_[\]<>#|~&@$]|:(?=\S)/g;

export function markdownText(text: string): string {
  return escapedText(plain(text));
}

/** One row of a table, which takes its bars even out of code. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

/** A sentence of ours: what stands between backticks is code, the rest is text. */
export function markdownSentence(text: string): string {
  const pieces = plain(text).split(/`([^`]+)`/);
  return pieces.map((piece, index) => (index % 2 === 1 ? codeSpan(piece) : escapedText(piece))).join('');
}

export function markdownCode(text: string): string {
  return codeSpan(plain(text));
}

/** The fence is longer than any run of backticks inside. */
function codeSpan(text: string): string {
  if (text === '') return '';
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** As character references: a backslash does not keep GitHub from seeing a name behind an `@`, or an address. */
function escapedText(text: string): string {
  return text.replace(special, (character) => `&#${character.charCodeAt(0)};`);
}
