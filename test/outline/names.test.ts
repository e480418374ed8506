/** Which names an item mentions, and which of them look called: `f()`; a literal that is a path is a mention. */
import type { Language } from '../../src/model/index.ts';
import { createOutliner, isCalledMention, mentionedName } from '../../src/outline/index.ts';
import { readDirectives } from '../../src/program/directives.ts';

/** What the last item of the source mentions, in order. */
function check(source: string, expected: readonly string[], language: Language = 'c'): void {
  const { names, outline } = createOutliner();
  const { items, mentions } = outline(Buffer.from(source, 'latin1'), language);
  const last = items.at(-1);
  const mentioned = [...mentions.subarray(last?.mentionsFrom, last?.mentionsTo)];
  expect(
    mentioned.map((one) => `${names.text(mentionedName(one))}${isCalledMention(one) ? '()' : ''}`),
  ).toEqual(expected);
}

it('are what stands outside of comments and texts', () => {
  check('void f(void) { a; /* b */ c; // d\n e = "g" + \'h\'; }', ['f()', 'a', 'c', 'e']);
});

it('look called where a parenthesis follows', () => {
  check('void f(void) { a(1); b (2); (c)(3); d /* why */ (4); e; p->g(5); q.h(6); }', [
    'f()',
    'a()',
    'b()',
    'c()',
    'd()',
    'e',
    'p',
    'g',
    'q',
    'h',
  ]);
});

it('are told once, called if ever', () => {
  check('void f(void) { a; a(); a; }', ['f()', 'a()']);
});

it('may be paths', () => {
  check('int f(void) { return open("/dev/mem", "r/w"); }', ['f()', 'open()', '/dev/mem']);
  check('#define MEM "/dev/mem"\n', ['/dev/mem']);
});

it('are put together over spliced lines', () => {
  check('void f(void) { op\\\nen(1); clo\\\r\nse(2); }', ['f()', 'open()', 'close()']);
});

it('are found in macros and pragmas', () => {
  check('#define F(x) g(x) /* h */ + "i" \\\n  j', ['g()', 'j']);
  check('#define F(x, run) x.y = run(x)', ['y', 'run()']);
  check('void f(void) {\n#pragma omp parallel\n}', ['f()', 'omp', 'parallel']);
});

it('are not the keywords, but assembly is', () => {
  check('int f() { if (sizeof(a)) return asm("nop"), a; }', ['f()', 'a', 'asm']);
});

it('are all that C++ reserves, in C', () => {
  check('void f() { delete(new); this->class; }', ['f()', 'delete()', 'new', 'this', 'class']);
});

describe('an item declares for itself', () => {
  it('parameters and variables, and so does not mention them', () => {
    check('int f(int a, char *b, struct c *d, e_t e) { return a + *b + d->x + e; }', [
      'f()',
      'c',
      'e_t',
      'x',
    ]);
    check('void f(void) { int a; char *b = c; d_t d; for (int i = 0;;) a = *b + d + i; }', [
      'f()',
      'c',
      'd_t',
    ]);
    check('void f(void) { int a, *b, c[3]; a; b; c; }', ['f()']);
    check('void f(void) { FILE *a, *b; DIR c = 1; a; b; c; }', ['f()', 'FILE', 'DIR']);
    check('void f(void) { const size_t a = 1; struct b b; return a + b; }', ['f()', 'size_t']);
    check('void f() { std::string a = b; a; }', ['f()', 'std', 'string', 'b'], 'cpp');
  });

  it("nothing that may be an expression, or a macro's doing", () => {
    check('int f(void) { return a * b; }', ['f()', 'a', 'b']);
    check('void f(void) { x = g(a * b, c); (a) b; }', ['f()', 'x', 'g()', 'a', 'b', 'c']);
    check('void f(void) { RETURN a; goto b; return c; }', ['f()', 'RETURN', 'a', 'b', 'c']);
    check('void f(void) { extern int a; int b(void); a; b; }', ['f()', 'a', 'b()']);
    check('void f() { std::thread a(b); }', ['f()', 'std', 'thread', 'a()', 'b'], 'cpp');
  });

  it('what a parameter without a name is of', () => {
    check('void f(void) { int (*a)(int b, c_t); }', ['f()', 'a()', 'c_t']);
    check('void f(int a, b_t) { b_t; }', ['f()', 'b_t']);
  });
});

it('are not the digits and prefixes of literals', () => {
  check('void f() { a = 0x1fp+3f + 10ULL + 1\'000 + u8"x" + LR"(b c)"; }', ['f()', 'a', 'u8'], 'cpp');
});

it('hold bytes beyond ASCII', () => {
  check('void f(void) { gr\xc3\xbc\xc3\x9fe(); }', ['f()', 'gr\xc3\xbc\xc3\x9fe()']);
});

describe('includes and conditionals', () => {
  it('are noted with their places', () => {
    const source =
      '#include <a/b.h>\n # include "c.h" // why\n#include MACRO\n#if A\n#elif B\n#else\n#endif\n';
    const { includes } = createOutliner().outline(Buffer.from(source), 'c');
    const { conditionals } = readDirectives(source);
    expect(includes).toEqual([
      { path: 'a/b.h', system: true, start: 0 },
      { path: 'c.h', system: false, start: 18 },
    ]);
    expect([...conditionals].map((at) => source.slice(at, at + 4))).toEqual(['#if ', '#eli', '#els', '#end']);
  });
});
