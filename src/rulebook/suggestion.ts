/** Finds the word that was probably meant. Keeps quiet when none comes near. */
import { distance } from 'fastest-levenshtein';

/** Ready to be put after a sentence: ` Did you mean \`x\`?`, or nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const meant = meantBy(word.toLowerCase(), [...new Set(known)]);
  return meant === null ? '' : ` Did you mean \`${meant}\`?`;
}

/** A letter may always be wrong, and of long words a third of them; but of a short one more than half must be right. */
function mostSteps(length: number): number {
  return Math.max(1, Math.min(Math.ceil(length / 3), Math.floor((length - 1) / 2)));
}

/** Whoever stops in the middle of a word means that rather than one that takes two mistakes. */
function meantBy(wanted: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = mostSteps(wanted.length) + 1;
  for (const candidate of known) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) [nearest, least] = [candidate, steps];
  }
  const begun = wanted.length < 3 ? [] : known.filter((one) => one.toLowerCase().startsWith(wanted));
  const [only = null, more] = begun;
  return only !== null && more === undefined && (nearest === null || least > 1) ? only : nearest;
}
