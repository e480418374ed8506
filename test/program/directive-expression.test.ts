/** The expressions of `#if`: a number, or null where something is not known. */
import { evaluate } from '../../src/program/directive-expression.ts';

const TEXTS: Readonly<Record<string, string>> = { FOUR: '4', EMPTY: '', ALIAS: 'FOUR', ROUND: 'ROUND' };

function valueOf(text: string): number | null {
  return evaluate(text, {
    isDefined: (name) => (name in TEXTS ? true : name.startsWith('NO_') ? false : null),
    macroOf: (name) => {
      const text = TEXTS[name];
      return text === undefined ? null : { parameters: null, text };
    },
    hasInclude: () => null,
  });
}

it.each<[string, number | null]>([
  ['1', 1],
  ['0x10 + 010', 24],
  ['2L + 3UL', 5],
  ['1 + 2 * 3 == 7', 1],
  ['(1 + 2) * 3', 9],
  ['1 ? 2 : 3', 2],
  ['0 ? 2 : 1 ? 4 : 5', 4],
  ["'a'", 97],
  ['1 << 4 | 3', 19],
  ['-1 < 0 && !0', 1],
  ['~0', -1],
  ['7 / 2 % 2', 1],
  ['1 / 0', null],
  ['FOUR > 3', 1],
  ['ALIAS == 4', 1],
  ['EMPTY', null],
  ['ROUND', null],
  ['defined FOUR', 1],
  ['defined(FOUR) && defined NO_X', 0],
  ['defined(OPEN)', null],
  ['OPEN', null],
  ['NO_X', 0],
  ['OPEN && 0', 0],
  ['OPEN || 1', 1],
  ['OPEN && 1', null],
  ['OPEN ? 1 : 1', 1],
  ['NO_CALL(1, 2)', 0],
  ['OPEN_CALL(1, 2)', null],
  ['!defined(NO_X) || OPEN', 1],
  ['1 +', null],
  ['', null],
  ['1 2', null],
])('%s', (text, value) => {
  expect(valueOf(text)).toBe(value);
});
