/** Finds the word that was probably meant. Keeps quiet when none comes near. */
import { distance } from 'fastest-levenshtein';

/** Ready to be put after a sentence: ` Did you mean \`x\`?`, or nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const nearest = nearestOf(word, known);
  return nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
}

function nearestOf(word: string, known: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let nearest: string | null = null;
  let least = Math.ceil(wanted.length / 3) + 1;
  for (const candidate of known) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) [nearest, least] = [candidate, steps];
  }
  return nearest;
}
