/**
 * What the words of an item tell without a grammar. Behind each line stands what is told of what begins there,
 * marked by `//=`, as a line comment may itself be what is read; a line without a mark tells nothing. How the
 * grammar sees the same shapes is no matter of this file.
 */
import { type ItemText, namesHandedOver, openWords, type Range } from '../../src/facts/index.ts';

interface Told {
  readonly range: Range;
  readonly words: string;
}

/** An item never begins its file here, so that a range in the text alone would be told. */
const START = 1000;

type Teller = (item: ItemText) => readonly Told[];

/** `share(1, 2) 2`: the text of the range and the number of arguments. */
function callsOf(names: readonly string[]): Teller {
  const read = openWords(names);
  return (item) =>
    read(item).map(({ range, callee, via, arguments: values, argumentsComplete, receiver }) => {
      const text = item.text.slice(range.start - START, range.end - START);
      expect(names).toContain(callee);
      expect({ via, argumentsComplete, receiver }).toEqual({
        via: 'name',
        argumentsComplete: true,
        receiver: null,
      });
      return { range, words: `${text.replace(/\s+/g, ' ')} ${values.length}` };
    });
}

const calls = callsOf(['share', 'lock']);

/** `share to SYMBOL 1` */
function handed(item: ItemText): readonly Told[] {
  return namesHandedOver(item, new Set(['share', 'lock'])).map(({ range, name, to, position }) => {
    expect(item.text.slice(range.start - START, range.end - START)).toBe(name);
    return { range, words: `${name} to ${to} ${position}` };
  });
}

function check(tell: Teller, marked: string): void {
  const text = marked.replace(/ *\/\/=.*/g, '');
  const told = tell({ kind: 'function', text, start: START, className: null });
  const lines = text.split('\n').map((line, index) => {
    const here = told.filter(({ range }) => lineOf(text, range.start - START) === index);
    return here.length === 0 ? line : `${line} //= ${here.map(({ words }) => words).join('; ')}`;
  });
  expect(lines).toEqual(marked.split('\n'));
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1;
}

describe('calls', () => {
  it('are names before a parenthesis', () => {
    check(
      calls,
      `void f(void) {
  share(1); //= share(1) 1
  share (2); //= share (2) 1
  n = share(3) + lock(); //= share(3) 1; lock() 0
  if (share(4)) return share(5); //= share(4) 1; share(5) 1
  else share(6); //= share(6) 1
  do lock(); while (n); //= lock() 0
  case 1: lock(); //= lock() 0
  !share(7) && *lock() == 8; //= share(7) 1; lock() 0
  unshare(1);
  share_all(1);
  other(share);
  share;
}`,
    );
  });

  it('may open a class or a namespace without a name', () => {
    check(
      calls,
      `void f() {
  ::share(1); //= share(1) 1
  n = ::share(2); //= share(2) 1
}`,
    );
  });

  // The `return` is taken for the class before the colons.
  it('may do so behind a word', () => {
    check(
      calls,
      `void f() {
  return ::share(1); //= share(1) 1
}`,
    );
  });

  it('are none of a member or of a class', () => {
    check(
      calls,
      `void f() {
  p->share(1);
  q.share(1);
  p ->
    share(1);
  pool::share(1);
  pool :: share(1);
}`,
    );
  });

  it('are none in prototypes', () => {
    check(
      calls,
      `void f(void) {
  int share(int n);
  extern unsigned long lock();
  struct s share(void);
}`,
    );
  });

  // The star is taken for a multiplication.
  it('are none in prototypes that give a pointer', () => {
    check(
      calls,
      `void f(void) {
  extern char *share(int n);
}`,
    );
  });

  it('are none in comments', () => {
    check(
      calls,
      `void f(void) {
  /* share(1); */
  // share(1);
  // goes on \\
  share(1);
  /* over
  share(1); */ lock(); //= lock() 0
  n /* share( */ = /**/ lock(); //= lock() 0
  /* open share(1);`,
    );
  });

  it('are none in strings and characters', () => {
    check(
      calls,
      String.raw`void f(void) {
  puts("share(1)");
  puts("\" share(1)");
  n = '"' + lock() + '"'; //= lock() 0
  n = '\'' + lock() + '\''; //= lock() 0
  puts("/*"); lock(); puts("*/"); //= lock() 0
  puts("one \
    share(1)");
  puts("not closed share(1)
  lock(); //= lock() 0
}`,
    );
  });

  it('are none in raw strings', () => {
    check(
      calls,
      String.raw`void f() {
  puts(R"(share(1) " share(1))"); lock(); //= lock() 0
  puts(R"x(
    share(1) )" share(1)
  )x"); lock(); //= lock() 0
}`,
    );
  });

  // A prefix such as `u8` or `L` makes the `R` no word of its own.
  it('are none in raw strings with a prefix', () => {
    check(
      calls,
      `void f() {
  puts(u8R"(" share(1) ")");
}`,
    );
  });

  it('stand behind digits in groups', () => {
    check(
      calls,
      `void f() {
  n = 1'000; share(n); //= share(n) 1
}`,
    );
  });

  it('hold what stands between the parentheses', () => {
    check(
      calls,
      `void f(void) {
  share(1, 2, 3); //= share(1, 2, 3) 3
  share(); //= share() 0
  share(g(1, 2), a[1, 2], (3, 4)); //= share(g(1, 2), a[1, 2], (3, 4)) 3
  share((struct s){ 1, 2 }, 3); //= share((struct s){ 1, 2 }, 3) 2
  share(",", ',', ")", /* , ) */ 4); //= share(",", ',', ")", /* , ) */ 4) 4
  share(1, //= share(1, 2) 2
    2);
  share(lock(1), 2); //= share(lock(1), 2) 2; lock(1) 1
}`,
    );
  });

  // A comment between the parentheses is counted as an argument.
  it('may hold a comment alone', () => {
    check(
      calls,
      `void f(void) {
  share(/* none */); //= share(/* none */) 0
}`,
    );
  });

  it('that are not closed have no arguments', () => {
    check(
      calls,
      `void f(void) {
  share(1, (2 //= share( 0`,
    );
  });

  it('stand behind directives that end in a sign or in `else`', () => {
    check(
      calls,
      `void f(void) {
#if N > (1)
  share(1); //= share(1) 1
#else
  share(2); //= share(2) 1
#endif /* N */
  ;
  share(3); //= share(3) 1
}`,
    );
  });

  it.each(['#ifdef A', '#endif', '#if A > 1', '#undef A', '#define A B', '#pragma once'])(
    'stand behind %s',
    (directive) => {
      check(calls, `void f(void) {\n${directive}\n  share(1); //= share(1) 1\n}`);
    },
  );

  it('may be all of a macro without parameters', () => {
    check(calls, '#define SHARE share(1) //= share(1) 1');
  });

  it('may be all of a macro with parameters, or in parentheses', () => {
    check(calls, '#define SHARE() share(1) //= share(1) 1');
    check(calls, '#define LOCKED (lock(2)) //= lock(2) 1');
  });

  it.each(['return', 'co_return', 'co_await', 'throw', 'new', 'sizeof', 'a and not', 'else'])(
    'stand behind %s',
    (word) => {
      check(calls, `void f() {\n  ${word} share(1); //= share(1) 1\n}`);
    },
  );

  // A word behind which an expression stands, but none of the list of such words.
  it.each(['co_yield', 'delete', '__extension__'])('stand behind %s', (word) => {
    check(calls, `void f() {\n  ${word} share(1); //= share(1) 1\n}`);
  });

  it('may go over spliced lines', () => {
    check(
      calls,
      String.raw`#define F(n) \
  share(1); \ //= share(1) 1
  n = share(2, \ //= share(2, \ 3) 2
    3)`,
    );
  });

  // Blanks alone may stand between the name and its parenthesis.
  it.each([
    ['a splice before the parenthesis', 'share \\ //= share \\ (1) 1\n(1);'],
    ['a comment before the parenthesis', 'share /* why */ (1); //= share /* why */ (1) 1'],
    ['parentheses around the name', '(share)(1); //= (share)(1) 1'],
  ])('may have %s', (_, text) => {
    check(calls, `void f(void) {\n${text}\n}`);
  });

  it('need a name that is asked about', () => {
    check(callsOf([]), 'void f(void) {\n  share(1);\n}');
    check(
      callsOf(['sh$re']),
      'void f(void) {\n  sh$re(1); //= sh$re(1) 1\n  a$sh$re(1);\n  sh$re$(1);\n  share(1);\n}',
    );
  });
});

describe('names', () => {
  it('are handed over where they are a whole argument', () => {
    check(
      handed,
      `void f(void) {
  SYMBOL(share); //= share to SYMBOL 0
  SYMBOL(int, share); //= share to SYMBOL 1
  SYMBOL( int , share , lock ); //= share to SYMBOL 1; lock to SYMBOL 2
  SYMBOL(share + 1);
  SYMBOL(&share);
  SYMBOL(other);
  SYMBOL(share());
  SYMBOL(share.lock);
  share;
  n = share, lock;
}`,
    );
  });

  it('are handed to the nearest callee', () => {
    check(
      handed,
      `void f(void) {
  OUTER(1, INNER(2, share), lock); //= share to INNER 1; lock to OUTER 2
  OUTER(INNER(1, 2), share); //= share to OUTER 1
}`,
    );
  });

  it('may stand on lines of their own', () => {
    check(
      handed,
      `SYMBOLS(
  int, \\
  share, \\ //= share to SYMBOLS 1
  /* why */ lock //= lock to SYMBOLS 2
)`,
    );
  });

  it('are none in comments and strings', () => {
    check(
      handed,
      `void f(void) {
  SYMBOL("share", 'share', /* share, */ 1);
  // SYMBOL(share);
  SYMBOL(",", share, ")"); //= share to SYMBOL 1
}`,
    );
  });

  // Blanks alone may stand behind the name.
  it.each([
    ['a comment', 'SYMBOL(share /* why */); //= share to SYMBOL 0'],
    ['a splice', 'SYMBOL(share \\ //= share to SYMBOL 0\n);'],
  ])('may stand before %s', (_, text) => {
    check(handed, text);
  });
});
