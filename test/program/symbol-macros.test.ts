/**
 * Names handed to macros that make tables of symbols. Behind each line stands what the names in it become: a
 * `lookup` at run time or an `address`; a line without a comment makes nothing of its names.
 */
import type { Syntax } from '../../src/syntax/index.ts';
import { symbolsOf } from '../../src/program/symbol-macros.ts';
import { openGrammars } from '../grammars.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

type Files = Readonly<Record<string, string>>;

/** What stands in no file is in `main.c`. */
function check(files: string | Files, names: readonly string[] = ['share', 'lock']): void {
  const all: Files = typeof files === 'string' ? { 'main.c': files } : files;
  const bare = Object.fromEntries(
    Object.entries(all).map(([path, text]) => [path, text.replace(/ *\/\/.*/g, '')]),
  );
  const program = link(syntax, bare);
  const ids = Array.from({ length: program.tree.size }, (_, id) => id);
  const told = ids.flatMap((id) =>
    symbolsOf(program, id, new Set(names)).map((call) => {
      const { callee, via, range, ...rest } = call;
      expect(rest).toEqual({ arguments: [], argumentsComplete: false, receiver: null });
      const { file, line, column } = program.spanOf(id, range);
      expect(bare[file]!.split('\n')[line - 1]!.slice(column - 1)).toMatch(new RegExp(`^${callee}\\b`));
      return { file, line, words: `${via} ${callee}` };
    }),
  );
  for (const [path, text] of Object.entries(all)) {
    const lines = bare[path]!.split('\n').map((line, index) => {
      const here = told.filter((one) => one.file === path && one.line === index + 1);
      return here.length === 0 ? line : `${line} // ${here.map(({ words }) => words).join('; ')}`;
    });
    expect(lines).toEqual(text.split('\n'));
  }
}

/** A table of symbols that this macro makes. */
function tableOf(define: string, told: string): string {
  return `${define}\nint other(void) {\n  SYMBOL(share)${told === '' ? '' : ` // ${told}`}\n}`;
}

describe('a macro that looks a text up and keeps what it finds', () => {
  it.each([
    ['by assignment', '#define SYMBOL(n) p_##n = find(h, #n);'],
    ['with a cast', '#define SYMBOL(n) p_##n = (n##_t *)find(h, #n);'],
    ['by reference', '#define SYMBOL(n) find(h, #n, &p_##n);'],
    ['with a prefix in the text', '#define SYMBOL(n) p_##n = find(h, "lib_" #n);'],
    ['over spliced lines', '#define SYMBOL(n) \\\n  p_##n = \\\n    find(h, \\\n      #n);'],
    ['in a loop of one round', '#define SYMBOL(n) do { api.p_##n = find(#n); } while (0)'],
    ['with blanks', '#define SYMBOL( n ) p_ ## n = find ( h, # n );'],
  ])('makes a lookup: %s', (_, define) => {
    check(tableOf(define, 'lookup share'));
  });
});

// Only what is pasted together behind another name, and ends there, is taken for a variable of the symbol's.
describe('a macro that keeps it by another name', () => {
  it.failing.each([
    ['with something behind', '#define SYMBOL(n) n##_pointer = find(h, #n);'],
    ['with something on both sides', '#define SYMBOL(n) p_##n##_pointer = find(h, #n);'],
    ['in a field of its own name', '#define SYMBOL(n) api->n = find(h, #n);'],
  ])('makes a lookup: %s', (_, define) => {
    check(tableOf(define, 'lookup share'));
  });
});

describe('a macro that keeps the address', () => {
  it.each([
    ['in a variable', '#define SYMBOL(n) p_##n = n;'],
    ['by the operator', '#define SYMBOL(n) p_##n = &n;'],
    ['with a cast', '#define SYMBOL(n) p_##n = (void *)n;'],
  ])('takes it: %s', (_, define) => {
    check(tableOf(define, 'address share'));
  });
});

describe('a macro makes nothing of the name', () => {
  it.each([
    ['that only pastes it', '#define SYMBOL(n) int p_##n;'],
    ['that only prints it', '#define SYMBOL(n) puts(#n);'],
    ['that keeps what is no lookup', '#define SYMBOL(n) p_##n = 1;'],
    ['that keeps another pasted name', '#define SYMBOL(n) p_##n = q_##n;'],
    ['that keeps a name pasted to the end', '#define SYMBOL(n) p_##n = n##_impl;'],
    ['that keeps its text', '#define SYMBOL(n) p_##n = #n;'],
    ['that does not use it', '#define SYMBOL(n) p_other = find(h, "other");'],
    ['that has no parameters', '#define SYMBOL p_share = find(h, "share");'],
    ['that has too few', '#define SYMBOL() p_share = find(h, "share");'],
    ['that has any number', '#define SYMBOL(...) p_##__VA_ARGS__ = find(h, #__VA_ARGS__);'],
    ['that is none', 'void SYMBOL(int);'],
  ])('%s', (_, define) => {
    check(tableOf(define, ''));
  });
});

describe('the name', () => {
  it('is the parameter at its position', () => {
    check(`#define SYMBOL(type, n) p_##n = (type)find(h, #n);
void load(void) {
  SYMBOL(int, share) // lookup share
  SYMBOL(share, int)
  SYMBOL(lock, share) // lookup share
  SYMBOL(int, share, 1) // lookup share
}`);
  });

  it('must be asked about', () => {
    check(
      `#define SYMBOL(n) p_##n = find(h, #n);
void load(void) {
  SYMBOL(share)
  SYMBOL(other) // lookup other
  SYMBOL(shared)
}`,
      ['other'],
    );
  });

  it('must be the whole argument', () => {
    check(`#define SYMBOL(n) p_##n = find(h, #n);
void load(void) {
  SYMBOL(share + 1)
  SYMBOL(share(1))
  SYMBOL("share")
  /* SYMBOL(share) */
  SYMBOL( /* the */ lock ) // lookup lock
}`);
  });

  it('is no other parameter that begins or ends so', () => {
    check(`#define SYMBOL(n, nn) p_##nn = find(h, #nn);
void load(void) {
  SYMBOL(share, 1)
  SYMBOL(1, share) // lookup share
}`);
  });
});

describe('the macro', () => {
  it('may be that of a file which includes the table', () => {
    check({
      'table.h': 'SYMBOL(share) // lookup share\nSYMBOL(lock) // lookup lock\n',
      'load.c': '#define SYMBOL(n) p_##n = find(h, #n);\nvoid load(void) {\n#include "table.h"\n}',
      'declare.c': '#define SYMBOL(n) int p_##n;\n#include "table.h"',
    });
  });

  it('that looks up comes before one that takes the address', () => {
    check({
      'table.h': 'SYMBOL(share) // lookup share\n',
      'a.c': '#define SYMBOL(n) p_##n = n;\n',
      'b.c': '#define SYMBOL(n) p_##n = find(h, #n);\n',
      'c.c': '#define SYMBOL(n) int p_##n;\n',
    });
  });

  it('that takes the address comes before one that does nothing', () => {
    check({
      'table.h': 'SYMBOL(share) // address share\n',
      'a.c': '#define SYMBOL(n) int p_##n;\n',
      'b.c': '#define SYMBOL(n) p_##n = n;\n',
    });
  });

  it('is the nearest around the name', () => {
    check(`#define SYMBOL(n) p_##n = find(h, #n);
#define NAME(n) #n
void load(void) {
  SYMBOL(NAME(share))
  NAME(SYMBOL(share)) // lookup share
}`);
  });
});
