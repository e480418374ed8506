/** Every condition, asked of values as the program hands them over: yes, no or maybe. */
import { ask, type Asked } from '../../src/conditions/index.ts';
import type { Answer, Condition, Value } from '../../src/model/index.ts';
import type { Opener } from '../../src/program/index.ts';

const number = (value: number): Value => ({ kind: 'number', value });
const text = (value: string, complete = true): Value => ({ kind: 'text', value, complete });
const name = (spelt: string): Value => ({ kind: 'name', name: spelt });
const or = (...operands: Value[]): Value => ({ kind: 'operation', operator: '|', operands });
const and = (...operands: Value[]): Value => ({ kind: 'operation', operator: '&', operands });
const not = (operand: Value): Value => ({ kind: 'operation', operator: '~', operands: [operand] });
const anyOf = (...values: Value[]): Value => ({ kind: 'any-of', values });
const address = (of: string): Value => ({ kind: 'operation', operator: 'address-of', operands: [name(of)] });
const result = (callee: string, ...given: Value[]): Value => ({
  kind: 'result-of',
  callee,
  arguments: given,
});
const unknown: Value = { kind: 'unknown', why: 'nobody says' };
const parameter: Value = { kind: 'parameter', index: 0 };
const field: Value = { kind: 'field', name: 'flags', object: null };

const OPEN = { path: 0, flags: 1, mode: null, sameAs: null };

function asked(value: Value | null, changes: Partial<Asked> = {}): Asked {
  return {
    argument: () => value,
    argumentCount: value === null ? 0 : 1,
    complete: true,
    clauses: [],
    options: [],
    stored: () => [],
    openers: new Map<string, Opener>([
      ['open', OPEN],
      ['fopen', { path: 0, flags: null, mode: 1, sameAs: null }],
      ['dup', { path: null, flags: null, mode: null, sameAs: 0 }],
      ['socket', { path: null, flags: null, mode: null, sameAs: null }],
    ]),
    constants: {
      numbers: new Map([
        ['SHARED', 1],
        ['PRIVATE', 2],
        ['VALIDATE', 3],
        ['NOTHING', 0],
        ['O_RDWR', 2],
      ]),
      aliases: new Map([
        ['SHARED_TOO', 'SHARED'],
        ['O_RDWR_TOO', 'O_RDWR'],
      ]),
    },
    ...changes,
  };
}

type Row = readonly [value: Value | null, answer: Answer];

/** Values with their answers, in the order of the list. */
function check(condition: Condition, rows: readonly Row[], changes: Partial<Asked> = {}): void {
  const answers = rows.map(([value]) => [value, ask(condition, asked(value, changes))]);
  expect(answers).toEqual(rows);
}

it('argument-has-flag', () => {
  check({ kind: 'argument-has-flag', argument: 'flags', flag: 'SHARED' }, [
    [name('SHARED'), 'yes'],
    [name('SHARED_TOO'), 'yes'],
    [name('PRIVATE'), 'no'],
    [name('OTHER'), 'no'],
    [name('flags'), 'maybe'],
    [number(1), 'yes'],
    [number(2), 'no'],
    [number(0x21), 'yes'],
    [or(name('PRIVATE'), name('SHARED')), 'yes'],
    [or(name('PRIVATE'), name('FIXED')), 'no'],
    [or(name('PRIVATE'), parameter), 'maybe'],
    [or(name('SHARED'), unknown), 'yes'],
    [and(or(name('SHARED'), name('FIXED')), not(name('SHARED'))), 'no'],
    [and(name('SHARED'), not(name('FIXED'))), 'yes'],
    [and(unknown, not(name('SHARED'))), 'no'],
    [and(unknown, name('FIXED')), 'no'],
    [anyOf(name('SHARED'), or(name('SHARED'), name('FIXED'))), 'yes'],
    [anyOf(name('SHARED'), name('PRIVATE')), 'maybe'],
    [text('r'), 'no'],
    [field, 'maybe'],
    [unknown, 'maybe'],
    [null, 'no'],
  ]);
  check({ kind: 'argument-has-flag', argument: 'flags', flag: 'UNHEARD' }, [
    [number(0), 'no'],
    [number(4), 'maybe'],
  ]);
  check({ kind: 'argument-has-flag', argument: 'flags', flag: 'SHARED' }, [[null, 'maybe']], {
    complete: false,
  });
});

it('argument-is', () => {
  check({ kind: 'argument-is', argument: 'which', values: ['SHARED', 7] }, [
    [name('SHARED'), 'yes'],
    [name('SHARED_TOO'), 'yes'],
    [name('PRIVATE'), 'no'],
    [name('which'), 'maybe'],
    [number(1), 'yes'],
    [number(7), 'yes'],
    [number(2), 'no'],
    [or(name('SHARED'), name('EXTRA')), 'yes'],
    [anyOf(name('PRIVATE'), number(2)), 'no'],
    [anyOf(name('PRIVATE'), name('SHARED')), 'maybe'],
    [address('x'), 'no'],
    [text('SHARED'), 'yes'],
    [result('f'), 'maybe'],
    [null, 'no'],
  ]);
  check({ kind: 'argument-is', argument: 'which', values: ['UNHEARD'] }, [[number(7), 'maybe']]);
});

it('argument-at-most', () => {
  check({ kind: 'argument-at-most', argument: 'count', most: 512 }, [
    [number(1), 'yes'],
    [number(512), 'yes'],
    [number(513), 'no'],
    [name('VALIDATE'), 'yes'],
    [name('BUFSIZ'), 'maybe'],
    [or(number(512), number(1)), 'no'],
    [anyOf(number(1), number(2)), 'yes'],
    [anyOf(number(1), number(4096)), 'maybe'],
    [{ kind: 'operation', operator: '?:', operands: [unknown, number(1), number(8)] }, 'yes'],
    [parameter, 'maybe'],
    [unknown, 'maybe'],
    [null, 'no'],
  ]);
  check({ kind: 'argument-at-most', argument: 'count', most: 512 }, [[null, 'maybe']], { complete: false });
});

it('argument-is-zero', () => {
  check({ kind: 'argument-is-zero', argument: 'pointer' }, [
    [number(0), 'yes'],
    [number(1), 'no'],
    [name('NULL'), 'yes'],
    [name('NOTHING'), 'yes'],
    [name('SHARED'), 'no'],
    [name('OTHER'), 'no'],
    [name('pointer'), 'maybe'],
    [address('x'), 'no'],
    [text(''), 'no'],
    [or(number(0), name('NOTHING')), 'yes'],
    [or(number(0), name('SHARED')), 'no'],
    [anyOf(number(0), address('x')), 'maybe'],
    [parameter, 'maybe'],
    [null, 'yes'],
  ]);
  check({ kind: 'argument-is-zero', argument: 'pointer' }, [[null, 'maybe']], { complete: false });
});

it('argument-starts-with', () => {
  check({ kind: 'argument-starts-with', argument: 'path', prefixes: ['/dev/', '/proc/'] }, [
    [text('/dev/mem'), 'yes'],
    [text('/tmp/x'), 'no'],
    [text('/dev/', false), 'yes'],
    [text('/de', false), 'maybe'],
    [text('/tm', false), 'no'],
    [anyOf(text('/dev/a'), text('/proc/b')), 'yes'],
    [anyOf(text('/dev/a'), text('/tmp/b')), 'maybe'],
    [number(0), 'no'],
    [name('path'), 'maybe'],
    [null, 'no'],
  ]);
});

it('descriptor-is-writable', () => {
  check({ kind: 'descriptor-is-writable', argument: 'fd' }, [
    [result('open', text('/x'), name('O_RDWR')), 'yes'],
    [result('open', text('/x'), or(name('O_RDWR'), name('O_CREAT'))), 'yes'],
    [result('open', text('/x'), name('O_RDONLY')), 'no'],
    [result('open', text('/x'), name('O_RDWR_TOO')), 'yes'],
    [result('open', text('/x'), parameter), 'maybe'],
    [result('open'), 'maybe'],
    [result('fopen', text('/x'), text('r+')), 'yes'],
    [result('fopen', text('/x'), text('r')), 'no'],
    [result('dup', result('open', text('/x'), name('O_RDWR'))), 'yes'],
    [result('other'), 'maybe'],
    [number(-1), 'no'],
    [number(3), 'maybe'],
    [anyOf(number(-1), result('open', text('/x'), name('O_RDWR'))), 'yes'],
    [parameter, 'maybe'],
    [null, 'no'],
  ]);
});

it('descriptor-comes-from', () => {
  check({ kind: 'descriptor-comes-from', argument: 'fd', prefixes: ['/dev/'] }, [
    [result('open', text('/dev/mem'), name('O_RDWR')), 'yes'],
    [result('open', text('/tmp/x'), name('O_RDWR')), 'no'],
    [result('open', name('path'), name('O_RDWR')), 'maybe'],
    [result('dup', result('dup', result('open', text('/dev/mem')))), 'yes'],
    [anyOf(result('open', text('/dev/a')), result('open', text('/tmp/b'))), 'maybe'],
    [result('socket'), 'maybe'],
    [number(-1), 'no'],
  ]);
});

it('field-is', () => {
  const condition: Condition = { kind: 'field-is', argument: 'event', field: 'kind', values: ['SHARED'] };
  const storing = (...values: Value[]): Partial<Asked> => ({
    stored: (object, of) => (object === 'event' && of === 'kind' ? values : []),
  });
  check(
    condition,
    [
      [address('event'), 'yes'],
      [name('event'), 'yes'],
      [address('other'), 'maybe'],
    ],
    storing(name('SHARED')),
  );
  check(condition, [[address('event'), 'no']], storing(name('PRIVATE')));
  check(condition, [[address('event'), 'yes']], storing(name('PRIVATE'), name('SHARED')));
  check(
    condition,
    [
      [number(0), 'no'],
      [name('NULL'), 'no'],
      [unknown, 'maybe'],
      [null, 'no'],
    ],
    storing(),
  );
});

it('argument-count-at-least', () => {
  const condition: Condition = { kind: 'argument-count-at-least', count: 2 };
  expect(ask(condition, asked(null, { argumentCount: 2 }))).toBe('yes');
  expect(ask(condition, asked(null, { argumentCount: 1 }))).toBe('no');
  expect(ask(condition, asked(null, { argumentCount: 1, complete: false }))).toBe('maybe');
});

it('clause-is', () => {
  const condition: Condition = { kind: 'clause-is', clause: 'num_threads( 1 )' };
  expect(ask(condition, asked(null, { clauses: ['shared(a)', 'num_threads(1)'] }))).toBe('yes');
  expect(ask(condition, asked(null, { clauses: ['num_threads(12)'] }))).toBe('no');
  expect(ask(condition, asked(null))).toBe('no');
});

describe('combinations', () => {
  const yes: Condition = { kind: 'argument-count-at-least', count: 0 };
  const no: Condition = { kind: 'not', condition: yes };
  const maybe: Condition = { kind: 'argument-is', argument: 'a', values: [1] };

  it.each<[string, Condition, Answer]>([
    ['all of yes and no', { kind: 'all', conditions: [yes, no] }, 'no'],
    ['all of yes and maybe', { kind: 'all', conditions: [yes, maybe] }, 'maybe'],
    ['all of no and maybe', { kind: 'all', conditions: [maybe, no] }, 'no'],
    ['all of nothing', { kind: 'all', conditions: [] }, 'yes'],
    ['any of yes and maybe', { kind: 'any', conditions: [maybe, yes] }, 'yes'],
    ['any of no and maybe', { kind: 'any', conditions: [no, maybe] }, 'maybe'],
    ['any of nothing', { kind: 'any', conditions: [] }, 'no'],
    ['not maybe', { kind: 'not', condition: maybe }, 'maybe'],
    ['not not yes', { kind: 'not', condition: no }, 'yes'],
  ])('%s', (_, condition, answer) => {
    expect(ask(condition, asked(unknown))).toBe(answer);
  });
});
