/** Calls where macros are half a sentence: what is read once the macros are replaced, and where it is told. */
import { type MacroKnowledge } from '../../src/program/directive-expression.ts';
import { callsExpanded } from '../../src/program/expanded.ts';

function knowing(texts: Readonly<Record<string, string>>): MacroKnowledge {
  return {
    isDefined: (name) => Object.hasOwn(texts, name),
    macroOf: (name) => {
      const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
      return text === undefined ? null : { parameters: null, text };
    },
    hasInclude: () => null,
  };
}

/** The text that the grammar is handed, with the word that each of `count` calls in it is told at. */
function check(
  text: string,
  macros: Readonly<Record<string, string>>,
  count: number,
  expected: readonly string[],
): void {
  const read: string[] = [];
  const call = {
    callee: 'lock',
    via: 'name',
    arguments: [],
    argumentsComplete: true,
    receiver: null,
  } as const;
  const found = callsExpanded(
    {
      text,
      start: 0,
      macros: knowing(macros),
      read: (expanded) => {
        read.push(expanded);
        return Array.from({ length: count }, () => ({ ...call, range: { start: 0, end: 0 }, within: [] }));
      },
    },
    'lock',
  );
  expect([...read, ...found.map(({ range }) => text.slice(range.start, range.end))]).toEqual(expected);
}

const HALVES = { WHEN: 'if (', THEN: ')', PIN: 'lock (' };

it('keep their words and what is quoted', () => {
  check('WHEN n THEN lock("WHEN");', HALVES, 1, ['if ( n ) lock ( "WHEN" ) ;', 'lock']);
  check('WHEN n THEN PIN 1);', HALVES, 1, ['if ( n ) lock ( 1 ) ;', 'PIN']);
});

it('are found behind a quotation mark that is a character', () => {
  check(`if (n == '"') WHEN n THEN lock(1);`, HALVES, 1, [`if ( n == '"' ) if ( n ) lock ( 1 ) ;`, 'lock']);
  check(`n = '\\''; WHEN n THEN lock('\\\\');`, HALVES, 1, [
    `n = '\\'' ; if ( n ) lock ( '\\\\' ) ;`,
    'lock',
  ]);
});

it('are not looked for in comments, however many lines these have', () => {
  const comment = `/* WHEN "\n WHEN n THEN don't "\n*/`;
  check(`${comment} WHEN n THEN lock(1);`, HALVES, 1, ['if ( n ) lock ( 1 ) ;', 'lock']);
});

it('are found over macros that lead back to each other', () => {
  const circle = { TO: 'FRO lock (', FRO: 'TO' };
  check('FRO 1); TO 2);', circle, 2, ['FRO lock ( 1 ) ; TO lock ( 2 ) ;', 'FRO', 'TO']);
});

it('are looked for once in macros that are made of each other over and over', () => {
  const tangled = Array.from({ length: 7 }, (_, level): [string, string] => {
    return [`T${String(level)}`, `T${String(level + 1)} `.repeat(60)];
  });
  check('T0', Object.fromEntries(tangled), 0, []);
});
