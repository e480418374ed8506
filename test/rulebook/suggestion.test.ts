/** Which word is taken for the one that was meant, and when none is. */
import { suggestion } from '../../src/rulebook/index.ts';

it.each<[string, readonly string[], string | null]>([
  ['formt', ['format', 'force'], 'format'],
  ['of', ['off', 'error'], 'off'],
  ['LOCKED-MEMRY', ['locked-memory'], 'locked-memory'],
  // Half of a short word is no likeness.
  ['tcsh', ['bash', 'zsh', 'fish'], null],
  ['jobs', ['costs', 'show'], null],
  // What is begun is meant before what is mistaken twice.
  ['locked', ['lockf', 'locked-memory'], 'locked-memory'],
  ['err', ['error', 'warning'], 'error'],
  ['pthread', ['pthread_create', 'pthread_join'], null],
  ['er', ['error', 'warning'], null],
  ['xyzzy', ['format'], null],
])('%s among %j: %s', (word, known, expected) => {
  expect(suggestion(word, known)).toBe(expected === null ? '' : ` Did you mean \`${expected}\`?`);
});
