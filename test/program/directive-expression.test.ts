/** The expressions of `#if`: a number, or null where something is not known. And what macros leave of a text. */
import { evaluate, expandText } from '../../src/program/directive-expression.ts';

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

const MACROS: Readonly<Record<string, { readonly parameters: readonly string[]; readonly text: string }>> = {
  PASTE: { parameters: ['a', 'b'], text: 'in a##b out' },
  CALL: { parameters: ['n', '...'], text: 'do_##n(1, ## __VA_ARGS__)' },
  NAMED: { parameters: ['n', 'rest...'], text: 'do_##n(1, ## rest)' },
  OUTER: { parameters: ['n', '...'], text: 'CALL(n, ## __VA_ARGS__)' },
};

it.each([
  ['PASTE(x, y)', 'in xy out'],
  ['PASTE(, y)', 'in y out'],
  ['PASTE(x, )', 'in x out'],
  ['PASTE(, )', 'in out'],
  ['CALL(run, 2, 3)', 'do_run ( 1 , 2 , 3 )'],
  ['CALL(run)', 'do_run ( 1 )'],
  ['NAMED(run, 2)', 'do_run ( 1 , 2 )'],
  ['NAMED(run)', 'do_run ( 1 )'],
  ['OUTER(run, 2)', 'do_run ( 1 , 2 )'],
])('%s is %s', (text, expected) => {
  const tokens = expandText(text, {
    isDefined: () => null,
    macroOf: (name) => MACROS[name] ?? null,
    hasInclude: () => null,
  });
  expect(tokens?.join(' ')).toBe(expected);
});
