/** What the user can mend: told in a sentence, never thrown. */

export interface Misuse {
  readonly kind: 'misuse';
  /** One full sentence or two. */
  readonly text: string;
}

export function misuse(text: string): Misuse {
  return { kind: 'misuse', text };
}

const MOST_LISTED = 10;

/** What is wrong with a file: one thing as it is, several on lines of their own, so that all can be mended at once. */
export function listed(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join('');
  const left = texts.length - MOST_LISTED;
  const more = left > 0 ? [`and ${String(left)} more`] : [];
  return [...texts.slice(0, MOST_LISTED), ...more].map((text) => `\n  ${text}`).join('');
}

/**
 * What an error says, ready to go on after it.
 * Asks for the shape, not the class: an error may come from another realm.
 */
export function messageOf(error: unknown): string {
  const named = typeof error === 'object' && error !== null && 'message' in error;
  const text = named ? String(error.message) : String(error);
  // Several lines end as they are.
  return text.includes('\n') ? text : text.replace(/\.\s*$/, '');
}
