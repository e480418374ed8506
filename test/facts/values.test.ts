/** What is known of an expression from its item alone. Every `see(...)` says behind it what it was taken for. */
import { extractFacts } from '../../src/facts/index.ts';
import type { Language } from '../../src/model/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { written } from '../values.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

function check(text: string, language: Language = 'c'): void {
  const facts = extractFacts(syntax, { kind: 'function', text, start: 0, className: null }, language);
  const seen = facts.calls.filter(({ callee }) => callee === 'see');
  const lines = text.split('\n').map((line, index) => {
    const here = seen.filter(({ range }) => text.slice(0, range.start).split('\n').length === index + 1);
    const plain = line.replace(/\s*\/\/.*$/, '');
    return here.length === 0
      ? plain
      : `${plain} // ${here.map((call) => call.arguments.map(written).join(', ')).join('; ')}`;
  });
  expect(lines).toEqual(text.split('\n'));
}

it('folds numbers', () => {
  check(
    `void f(void) {
  see(1 + 2 * 3); // 7
  see(1 << 4 | 0x0f, 017, 0b11, 'a', 1'000); // 31, 15, 3, 97, 1000
  see(-1, ~0, !0, !5, 10UL); // -1, -1, 1, 0, 10
  see((long) 3, (4)); // 3, 4
  see(1.5); // ?
  see(0xffffffffffffffff); // ?
}`,
    'cpp',
  );
});

it('takes no type for something that the language of the tool has under its name', () => {
  check(`void f(void) {
  see((constructor)3, (__proto__)3, (toString)3); // 3, 3, 3
  see((int8_t)300, (valueOf)300); // 44, 300
}`);
});

it('leaves names and flags as they are written', () => {
  check(`void f(void) {
  see(SHARED | ANONYMOUS); // (SHARED | ANONYMOUS)
  see(SHARED | 0 | FIXED); // ((SHARED | 0) | FIXED)
  see(flags & ~SHARED); // (flags & ~SHARED)
  see(&event, &event.kind, *event); // &event, &.kind, ?
  see(event->kind, event.kind); // .kind, .kind
  see(open("/dev/x", RDWR)); // open("/dev/x", RDWR)
}`);
});

it('knows texts', () => {
  check(
    String.raw`void f(void) {
  see("/dev/" "mem"); // "/dev/mem"
  see("/proc/" NAME "/x"); // ("/proc/" text NAME text "/x")
  see("a\"b"); // "a\"b"
  see(R"(a"b)", L"wide"); // "a\"b", "wide"
}`,
    'cpp',
  );
});

it('takes every way through a condition', () => {
  check(`void f(int a, int b) {
  see(a ? SHARED : PRIVATE); // (#0 ?: SHARED ?: PRIVATE)
  see(a ? SHARED : b ? PRIVATE : SHARED); // (#0 ?: SHARED ?: (#1 ?: PRIVATE ?: SHARED))
  see((g(), SHARED)); // SHARED
}`);
});

it('follows local variables', () => {
  check(`void f(void) {
  int flags = SHARED;
  see(flags); // SHARED
}`);
  check(`void f(int n) {
  int flags = PRIVATE;
  if (n) flags = SHARED;
  see(flags); // (#0 ?: SHARED ?: PRIVATE)
}`);
  check(`void f(void) {
  int flags = SHARED;
  flags |= FIXED;
  see(flags); // (SHARED | FIXED)
}`);
  check(`void f(void) {
  int flags;
  get(&flags);
  see(flags); // after get(&flags)
}`);
  check(`void f(void) {
  int a, b;
  a = b;
  b = a;
  see(a); // ?
}`);
});

it('knows parameters by their place', () => {
  check(`void f(int a, int flags) {
  see(flags, a); // #1, #0
  see(flags | SHARED); // (#1 | SHARED)
}`);
  check(`void f(int flags) {
  flags = SHARED;
  see(flags); // SHARED
}`);
  check(`int f(a, flags) int a, flags; {
  see(flags); // #1
}`);
});

it('sees through the casts of C++', () => {
  check(
    `void f(int n) {
  see(static_cast<int>(SHARED), nullptr, true); // SHARED, 0, 1
  see(ns::SHARED); // ns::SHARED
}`,
    'cpp',
  );
});

it('gives up on deep expressions without complaint', () => {
  const deep = `void f(void) { see(${'-'.repeat(3)}${'('.repeat(5000)}1${')'.repeat(5000)}); }`;
  expect(() =>
    extractFacts(syntax, { kind: 'function', text: deep, start: 0, className: null }, 'c'),
  ).not.toThrow();
});

describe('definitions', () => {
  function definitions(text: string, kind: 'type' | 'variable', language: Language = 'c'): readonly string[] {
    const facts = extractFacts(syntax, { kind, text, start: 0, className: null }, language);
    return facts.definitions.map(
      ({ name, value, constant }) => `${constant ? 'const ' : ''}${name} = ${written(value)}`,
    );
  }

  it('count enumerators on', () => {
    const text = 'enum { A, B, C = 10, D, E = X, F };';
    expect(definitions(text, 'type')).toEqual([
      'const A = 0',
      'const B = 1',
      'const C = 10',
      'const D = 11',
      'const E = X',
      'const F = ?',
    ]);
  });

  it('tell constants from variables', () => {
    expect(definitions('static const int a = 1 | 2;', 'variable')).toEqual(['const a = 3']);
    expect(definitions('int b = SHARED;', 'variable')).toEqual(['b = SHARED']);
    expect(definitions('constexpr int c = 4;', 'variable', 'cpp')).toEqual(['const c = 4']);
    expect(definitions('int d = (const int)5;', 'variable')).toEqual(['d = 5']);
    expect(definitions('const volatile int e = 6;', 'variable')).toEqual(['e = 6']);
    expect(definitions('static int /* not const */ f = 7; // const', 'variable')).toEqual(['f = 7']);
  });

  it('tell a pointer from what it leads to', () => {
    expect(definitions('static const char *a = "x";', 'variable')).toEqual(['a = "x"']);
    expect(definitions('const char *const b = "x", *c = 0;', 'variable')).toEqual(['const b = "x"', 'c = 0']);
    expect(definitions('char *const (*d) = 0;', 'variable')).toEqual(['d = 0']);
    expect(definitions('static int (*const e)(void) = run;', 'variable')).toEqual(['const e = run']);
    expect(definitions('static const int (*f)(void) = run;', 'variable')).toEqual(['f = run']);
    expect(definitions('constexpr const char *g = "x";', 'variable', 'cpp')).toEqual(['const g = "x"']);
  });
});

describe('the order of writes', () => {
  it('is followed', () => {
    check(`void f(int n, int flags) {
  int mode = PRIVATE;
  see(mode, flags); // PRIVATE, #1
  if (n) { mode = SHARED; see(mode); } else return; // SHARED
  see(mode); // SHARED
  mode = mode | FIXED;
  see(mode, mode = 3); // (SHARED | FIXED), 3
  flags &= ~SHARED;
  see(flags); // (#1 & ~SHARED)
}`);
  });

  it('goes round in loops', () => {
    check(`void f(int n) {
  int a = 1, b = 1, c = 1;
  for (int i = 0; i < n; i++) {
    see(a, b, c); // {1, 2}, {1, (1 | FIXED)}, {1, 2, 3, 4, ?}
    a = 2;
    if (n > i) b |= FIXED;
    c++;
  }
  while (1) {
    a = 5;
    if (n) break;
    a = 6;
  }
  see(a); // 5
}`);
  });

  it('leaves a switch by its ways', () => {
    check(`void f(int n) {
  int a = 1;
  switch (n) {
  case 0: a = 2; break;
  case 1: a = 3;
  case 2: see(a); return; // {3, 1}
  default: a = 4;
  }
  see(a); // {4, 2}
}`);
  });

  it('is not known behind labels and in functions inside', () => {
    check(`void f(int n) {
  int a = 1;
again:
  see(a); // {1, 2}
  a = 2;
  if (n) goto again;
  see(a); // 2
}`);
    check(
      `void f() {
  int a = 1;
  auto later = [&] { see(a); a = 2; }; // {1, 2}
  later();
  see(a); // {1, 2}
}`,
      'cpp',
    );
  });

  it('tells variables of one name apart', () => {
    check(`void f(int a) {
  { int a = 2; see(a); } // 2
  for (int a = 3; ; ) see(a); // 3
  see(a); // #0
}`);
  });

  it('knows fields', () => {
    check(`void f(struct s *p) {
  struct s a = { .b = 1 }, c;
  see(a.b, a.d, c.b); // 1, 0, ?
  a.b = 2;
  see(a.b, p->b); // 2, {.b, ?}
  p->b = 3;
  see(p->b); // 3
  see(p->b); // {3, ?}
  get(&a);
  see(a.b); // {2, ?}
}`);
  });
});

it('calculates with what is constant', () => {
  check(String.raw`void f(int n) {
  see(1 ? A : B, 0 ? A : B, DEBUG ? A : B); // A, B, (DEBUG ?: A ?: B)
  see(sizeof(int), sizeof(long), (unsigned char) 257, (bool) 4); // 4, ?, 1, 1
  see('\1', '\0', '\n', '\xff'); // 1, 0, 10, ?
  see("\x2f\144ev\\\t", 0xffffffffffffffff & 6); // "/dev\\\t", 6
  see(-1 >> 1, 7 / 2, 7 % 0, -1 & 3); // (-1 >> 1), 3, (7 % 0), 3
  see((flags_t){ A }, (flags_t)((A))); // A, flags_t(A)
}`);
});

it('knows the elements of tables', () => {
  check(`void f(int n) {
  const char *paths[] = { "a", "b" };
  see(paths[1], paths[n]); // "b", {"a", "b"}
  see(table[n]); // (table element ?)
}`);
});
