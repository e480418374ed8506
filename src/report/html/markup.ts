/**
 * Markup that cannot be forgotten to be escaped: whatever is put into a template is text, unless a template
 * made it. Knows nothing of what the report says.
 */
import { decoded } from '../decode.ts';
import { written } from '../plain.ts';

export interface Markup {
  readonly markup: string;
}

/** Null is left out. */
export type Piece = string | number | Markup | null | readonly Piece[];

/** A template tag: the literal parts are markup, the pieces are text or markup made by this tag. */
export function markup(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const rest = literals.slice(1).map((literal, index) => rendered(pieces[index] ?? null) + literal);
  return { markup: (literals[0] ?? '') + rest.join('') };
}

/** Foreign text with its controls shown; only tabs stay as they are. Who knows whence it came must decode it. */
export function escaped(text: string): string {
  const shown = text.split('\t').map(written).join('\t');
  return shown.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Text of ours or of a source: decoded, and names between backticks set as code. */
export function prose(text: string): Markup {
  const parts = decoded(text).replace(/\s+/g, ' ').split('`');
  const isPaired = parts.length % 2 === 1;
  if (!isPaired) return markup`${decoded(text)}`;
  return markup`${parts.map((part, index) => (index % 2 === 0 ? part : markup`<code>${part}</code>`))}`;
}

/** A name out of a source. */
export function name(text: string): Markup {
  return markup`<code>${decoded(text)}</code>`;
}

function rendered(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(rendered).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
