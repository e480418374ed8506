/** What the user can mend: told in a sentence, never thrown. */

export interface Misuse {
  readonly kind: 'misuse';
  /** One full sentence or two. */
  readonly text: string;
}

export function misuse(text: string): Misuse {
  return { kind: 'misuse', text };
}

/**
 * What an error says, ready to go on after it.
 * Asks for the shape, not the class: an error may come from another realm.
 */
export function messageOf(error: unknown): string {
  const named = typeof error === 'object' && error !== null && 'message' in error;
  return (named ? String(error.message) : String(error)).replace(/\.\s*$/, '');
}
