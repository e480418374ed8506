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
  see("/proc/" NAME "/x"); // "/proc/"...
  see("a\"b"); // "a\"b"
  see(R"(a"b)", L"wide"); // "a\"b", "wide"
}`,
    'cpp',
  );
});

it('takes every way through a condition', () => {
  check(`void f(int a, int b) {
  see(a ? SHARED : PRIVATE); // {SHARED, PRIVATE}
  see(a ? SHARED : b ? PRIVATE : SHARED); // {SHARED, PRIVATE}
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
  see(flags); // {PRIVATE, SHARED}
}`);
  check(`void f(void) {
  int flags = SHARED;
  flags |= FIXED;
  see(flags); // {SHARED, (SHARED | FIXED)}
}`);
  check(`void f(void) {
  int flags;
  get(&flags);
  see(flags); // ?
}`);
  check(`void f(void) {
  int a = b, b = a;
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
  see(flags); // {#0, SHARED}
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
  });
});
