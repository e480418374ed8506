/**
 * How much of what a program reaches is known. Behind each line stand the functions called there of which nothing
 * is known, as holes; each is told once, where it is called first. The counts stand beside the text. What the
 * answer makes of them is no matter of this file.
 */
import type { Coverage } from '../../src/model/index.ts';
import { openRoutes, type Program } from '../../src/program/index.ts';
import { finished } from '../program/finished.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openSurveyor, type Seen } from '../../src/verdict/coverage.ts';
import { openGrammars } from '../grammars.ts';
import { link } from '../program/world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

type Files = Readonly<Record<string, string>>;

/** Reachable items, then calls inside of the program, known and unknown ones. */
type Counts = readonly [reachable: number, inside: number, known: number, unknown: number];

/** `share` and `lock` are asked about; `fine` and what begins so cannot matter. */
function linked(files: Files): Program {
  const program = link(syntax, files);
  const isHarmless = (name: string): boolean => name.startsWith('fine');
  return { ...program, externals: { ...program.externals, isHarmless } };
}

/** What each program of the files sees, in order. */
function surveys(program: Program, confirm: boolean): readonly Seen[] {
  const { survey } = openSurveyor(program);
  const { entries, from } = openRoutes(program, []);
  return entries.map((entry) => survey(finished(from(entry)).reached, confirm, null));
}

function counted({ reachable, callsInside, callsKnown, callsUnknown }: Coverage): Counts {
  return [reachable, callsInside, callsKnown, callsUnknown];
}

function told(
  { coverage, holes }: Seen,
  all: Files,
  bare: Files,
): Readonly<Record<string, readonly string[]>> {
  for (const hole of holes) {
    const what = {
      'unknown-function': 'is not in the tree, and nothing is known of it.',
      'unresolved-pointer': 'is a pointer, and no function that fits is known to have its address taken.',
    };
    const { kind, name, detail } = hole;
    if (kind !== 'unknown-function' && kind !== 'unresolved-pointer') throw new Error(kind);
    expect(detail).toBe(`\`${name!}\` ${what[kind]}`);
  }
  expect(holes.length).toBeLessThanOrEqual(coverage.callsUnknown);
  return Object.fromEntries(
    Object.keys(all).map((path) => [
      path,
      bare[path]!.split('\n').map((line, index) => {
        const here = holes.filter(({ span }) => span.file === path && span.line === index + 1);
        return here.length === 0 ? line : `${line} // ${here.map(({ name }) => name).join('; ')}`;
      }),
    ]),
  );
}

/** What stands in no file is in `main.c`; the files have one program. */
function check(files: string | Files, expected: Counts): void {
  const all: Files = typeof files === 'string' ? { 'main.c': files } : files;
  const bare = Object.fromEntries(
    Object.entries(all).map(([path, text]) => [path, text.replace(/ *\/\/.*/g, '')]),
  );
  const [seen, ...others] = surveys(linked(bare), true);
  expect(others).toEqual([]);
  const lines = Object.fromEntries(Object.entries(all).map(([path, text]) => [path, text.split('\n')]));
  expect(told(seen!, all, bare)).toEqual(lines);
  expect(counted(seen!.coverage)).toEqual(expected);
}

describe('what only looks like a call', () => {
  it.each([
    ['a pointer to functions that is declared', 'int main(void) {\n  Result (*list)(int, int) = 0;\n}'],
    ['an array of such', 'int main(void) {\n  static Result (*lists[8 + 1])(int, int) = { 0 };\n}'],
  ])('is %s', (_, text) => {
    check(text, [1, 0, 0, 0]);
  });

  it('is no call of what a function gives back', () => {
    check('int *p;\nint main(void) {\n  return choose(*p)(1); // choose\n}', [2, 1, 0, 1]);
  });

  it('makes what a template is handed', () => {
    check(
      {
        'a.cc':
          'template <typename Kind> Kind make() { return Kind(1); }\nint main() { return make<int>(); }',
      },
      [2, 0, 0, 0],
    );
  });

  it('calls what a template is handed', () => {
    const text = 'template <class F> int run(F &&function) { return function(1); } // function\n';
    check({ 'a.cc': `${text}int main() { return run(0); }` }, [2, 1, 0, 1]);
  });
});

describe('runners of tests', () => {
  it('are known where the tests are', () => {
    check({ 'a.cc': 'TEST(Sums, Add) { fine(); }\nint main() { return RUN_ALL_TESTS(); }' }, [2, 0, 1, 0]);
  });

  it('have tests call methods of the class that they name', () => {
    const fixture = 'struct Sums { int add(int n) { return n; } };\n';
    check(
      { 'a.cc': `${fixture}TEST_F(Sums, Add) { add(1); }\nint main() { return RUN_ALL_TESTS(); }` },
      [4, 1, 0, 0],
    );
    check(
      {
        'a.cc': `${fixture}struct Sets {};
TEST_F(Sets, Add) { add(1); } // add
int main() { return RUN_ALL_TESTS(); }`,
      },
      [3, 0, 0, 1],
    );
  });

  it('may be elsewhere, and tests are methods all the same', () => {
    const fixture = 'struct Sums { int add(int n) { return n; } };\n';
    // A known miss: what the macro is handed is a name of the test, and nothing calls it by that.
    check({ 'a.cc': `${fixture}TEST_F(Sums, Add) { add(1); }\nint main() { return Add(1); }` }, [4, 2, 0, 0]);
  });

  it('are holes where no test is found', () => {
    check({ 'a.cc': 'int main() { return RUN_ALL_TESTS(); } // RUN_ALL_TESTS' }, [1, 0, 0, 1]);
  });
});

describe('a macro that only a build defines', () => {
  const text = 'int run(void) { return 1; }\nint main(void) { return STOP(); }';

  it.each<readonly [string, readonly string[] | null, readonly string[]]>([
    ['no hole where all that it may be is vouched for', ['fine', 'fine_too'], []],
    ['no hole where it calls nothing', [], []],
    ['a hole where nothing says what it is', null, ['STOP']],
    ['a hole where one of them is not known', ['fine', 'codec'], ['STOP']],
    ['a hole where one of them is of the tree', ['fine', 'run'], ['STOP']],
    ['a hole where one of them is asked about', ['fine', 'share'], ['STOP']],
  ])('is %s', (_, names, expected) => {
    const program: Program = {
      ...linked({ 'main.c': text }),
      namesGiven: (_, macro) => (macro === 'STOP' ? names : null),
    };
    const [seen] = surveys(program, true);
    expect(seen!.holes.map(({ name }) => name)).toEqual(expected);
  });
});

describe('calls', () => {
  it('are told apart by what they lead to', () => {
    check(
      `static void inner(void) { fine(); }
int main(void) {
  inner();
  share(1);
  fine();
  codec(1); // codec
}`,
      [2, 1, 3, 1],
    );
  });

  it('count once an item', () => {
    check('int main(void) {\n  codec(1); // codec\n  codec(2);\n  fine(); fine();\n}', [1, 0, 1, 1]);
  });

  it('count in each item, but are one hole', () => {
    check(
      `static void deep(void) { codec(0); }
static void late(void) { deep(); codec(1); fine(); }
int main(void) {
  late();
  codec(2); // codec
}`,
      [3, 2, 1, 3],
    );
  });

  it('count where they are reached, not elsewhere', () => {
    check(
      `void other(void) { codec(1); fine(); share(2); other(); }
int main(void) { return 0; }`,
      [1, 0, 0, 0],
    );
  });

  it('of itself are none', () => {
    check('int main(void) { return main(); }', [1, 0, 0, 0]);
  });

  it('over files are inside', () => {
    check(
      {
        'main.c': 'int main(void) { other(); }',
        'other.c': 'void other(void) {\n  codec(1); // codec\n}',
      },
      [2, 1, 0, 1],
    );
  });

  it('of macros are inside, and what these call is counted in them', () => {
    check('#define OPEN() codec(1) // codec\nint main(void) { OPEN(); }', [2, 1, 0, 1]);
  });

  it('of what a table holds are counted in it', () => {
    check(
      `static void run(void) {
  codec(1); // codec
}
static void (*const table[])(void) = { run };
int main(void) { table[0](); }`,
      [3, 0, 0, 1],
    );
  });

  it('of methods are inside', () => {
    check(
      {
        'main.cc': `struct Pump {
  void run() {
    codec(1); // codec
  }
};
int main() { Pump pump; pump.run(); }`,
      },
      [3, 0, 0, 1],
    );
  });
});

describe('none of these is a call of something unknown', () => {
  it.each([
    ['a prototype', 'int codec(int n);'],
    ['an extern prototype', 'extern int codec();'],
    ['a text', 'fine("codec(1)");'],
    ['a comment', '/* codec(1); */'],
    ['a name alone', 'n = codec;'],
    ['a variable', 'int codec (n);'],
  ])('%s', (what, body) => {
    check(`int main(void) { ${body} }`, [1, 0, what === 'a text' ? 1 : 0, 0]);
  });

  it('a type in C', () => {
    check('struct s { int (*codec)(int); };\nint main(void) { struct s one; }', [2, 0, 0, 0]);
  });

  // The star is taken for a multiplication.
  it('a prototype that gives a pointer', () => {
    check('int main(void) { extern char *codec(int n); }', [1, 0, 0, 0]);
  });
});

describe('each of these is one', () => {
  it.each([
    ['among declarations', '\n  int n = codec(1);'],
    ['as an argument', '\n  fine(codec(1));'],
    ['over lines', '\n  codec\n    (1);'],
    ['behind a word', '\n  return codec(1);'],
  ])('%s', (what, body) => {
    const lines = body.split('\n').map((line) => (line.includes('codec') ? `${line} // codec` : line));
    check(`int main(void) {${lines.join('\n')}\n}`, [1, 0, what === 'as an argument' ? 1 : 0, 1]);
  });

  // The words take each of these for something else, and then an answer may be clear that should not be.
  it.each([
    ['behind a directive', '\n#ifdef A\n  codec(1); // codec\n#endif'],
    ['behind the end of a condition', '\n#if N > (1)\n#endif\n  codec(1); // codec'],
    ['in parentheses', '\n  (codec)(1); // codec'],
    ['behind a comment', '\n  codec /* why */ (1); // codec'],
    ['behind two colons and a word', '\n  return ::codec(1); // codec'],
  ])('%s', (_, body) => {
    check({ 'main.cc': `int main() {${body}\n}` }, [1, 0, 0, 1]);
  });

  it('all of a macro without parameters', () => {
    check('#define OPEN codec(1) // codec\nint main(void) { OPEN; }', [2, 0, 0, 1]);
  });
});

describe('each of these is one although something else bears the name', () => {
  it.each([
    ['a static function of another file', 'static void codec(int n) {}'],
    ['a macro of another file', '#define codec(n) fine(n)'],
    ['a method', 'void Pump::codec(int n) {}'],
  ])('%s', (_, other) => {
    check({ 'main.c': 'int main(void) {\n  codec(1); // codec\n}', 'other.cc': other }, [1, 0, 0, 1]);
  });
});

describe('a pointer', () => {
  const twice = 'static int twice(int n) { return 2 * n; }\n';
  const apply = 'static int apply(int (*f)(int), int n) { return f(n); }';

  it('holds what has its address taken on the way', () => {
    check(`${twice}${apply}\nint main(void) { return apply(twice, 1); }`, [3, 1, 0, 0]);
  });

  it('that nothing fits is a hole', () => {
    check(`${twice}${apply} // f\nint main(void) { return apply(0, twice(1)); }`, [3, 2, 0, 1]);
  });

  it('takes as many arguments as what it holds', () => {
    const two = 'static int two(int a, int b) { return a + b; }\n';
    check(`${two}${apply} // f\nint main(void) { return apply((int (*)(int))two, 1); }`, [3, 1, 0, 1]);
  });

  it('holds nothing that only other programs take the address of', () => {
    check(
      `${twice}int (*const unused)(int) = twice;\n${apply} // f\nint main(void) { return apply(0, 1); }`,
      [2, 1, 0, 1],
    );
  });

  it.each([
    ['a parameter written as a function', 'static int apply(int (f)(int)) { return f(1); }'],
    ['a local variable', 'static int apply(int (*g)(int)) { int (*f)(int) = g; return f(1); }'],
    [
      'a field of the tree',
      'struct s { int (*f)(int); };\nstatic int apply(struct s *p) { p->f = next(); return p->f(1); }',
    ],
    [
      'a field, with a star',
      'struct s { int (*f)(int); } one = { .f = outside };\nint apply(struct s *p) { p = &one; return (*p->f)(1); }',
    ],
  ])('may be %s', (_, code) => {
    const { holes } = surveys(linked({ 'main.c': `${code}\nint main(void) { return apply(0); }` }), true)[0]!;
    const pointers = holes.filter(({ kind }) => kind === 'unresolved-pointer');
    expect(pointers.map(({ name }) => name)).toEqual(['f']);
  });

  it('in a field that nothing sets on the way holds nothing', () => {
    check(
      `struct s { int (*f)(int); int n; };
void unused(struct s *p, int (*f)(int)) { p->f = f; }
static int apply(struct s *p) { return p->n == 0 && p->f != 0 ? p->f(1) : 0; }
int main(void) { return apply(0); }`,
      [3, 1, 0, 0],
    );
  });

  it.each(['p->f = 0;', 'p->f = NULL;', 'p->f = (void *)0;', 'struct s all = {.f = nullptr};'])(
    'in a field that `%s` sets to nothing holds nothing',
    (sets) => {
      check(
        `struct s { int (*f)(int); int n; };
void unused(struct s *p, int (*f)(int)) { p->f = f; }
static int apply(struct s *p) { ${sets} return p->n == 0 && p->f != 0 ? p->f(1) : 0; }
int main(void) { return apply(0); }`,
        [3, 1, 0, 0],
      );
    },
  );

  it('in a field that is set to what only looks like nothing is a hole', () => {
    check(
      `struct s { int (*f)(int); int n; };
static int apply(struct s *p) { p->f = 0 ? 0 : next; return p->f(1); } // f
int main(void) { return apply(0); }`,
      [3, 1, 0, 1],
    );
  });

  it('in a structure from elsewhere is a function from elsewhere', () => {
    check('int main(void) {\n  p->codec(1); // codec\n}', [1, 0, 0, 1]);
    check('int main(void) { p->fine_too(1); }', [1, 0, 0, 0]);
  });

  it('that is only read is not called', () => {
    check('struct s { int f; };\nint main(void) { if (p->f) (void)0; q.f; "p->f(1)"; }', [1, 0, 0, 0]);
  });
});

describe('no call', () => {
  it.each([
    ['a cast to a type of the tree', 'typedef int flags;\nflags all;\nint main(void) { return (flags)(1); }'],
    ['a cast to a type from elsewhere', 'int main(void) { return (flags_t)(1); }'],
    [
      'a cast to any type from elsewhere',
      'int main(void) { long n = (gulong)(1); return (color.pixel) + (flags) (n); }',
    ],
    [
      'what a macro is handed',
      '#define MIX(x, y) ((x) ^ (y))\n#define STEP(f, x) f(x, 1)\nint main(void) { return STEP(MIX, 2); }',
    ],
    [
      'the end of a pasted name',
      '#define RUN(op) op##_16_codec(1)\nint plain_16_codec(int n) { return n; }\nint main(void) { return RUN(plain); }',
    ],
    [
      'what a macro makes a function of',
      '#define DEFINE_PASS(name, n) \\\n  static void name(int *p) \\\n  { p[n] = 1; }\nDEFINE_PASS(fold, 8)\nint main(void) { fold(0); }',
    ],
    [
      'the same in front of another function',
      '#define DEFINE_PASS(name, n) static inline void name (int *p) { p[n] = 1; }\nDEFINE_PASS (fold, 8)\n\nvoid fold_more(int *p) { fold(p); }\nint main(void) { fold_more(0); }',
    ],
    [
      'the first of several in front of another function',
      '#define PASS(name) int name(int *p) { return p[0]; }\nPASS(fold)\nPASS(bend)\nPASS(cut)\nint main(void) { return fold(0) + bend(0) + cut(0); }',
    ],
    [
      'the second of several in front of a static function',
      '#define PASS(name, type) static type name(type p) { return p; }\nPASS(fold, int)\nPASS(bend, long)\nstatic int cut(int n) { return fold(n) + bend(n); }\nint main(void) { return cut(0); }',
    ],
    [
      'what a pointer may hold, of several that macros write',
      '#define PASS(name) static int name(int a, int b) { return a + b; }\nPASS(fold)\nPASS(bend)\nstatic int apply(int (*f)(int, int)) { return f(1, 2); }\nint main(void) { return apply(bend); }',
    ],
    ['what is left out', '#define A 1\nint main(void) {\n#if !A\ncodec(1);\n#endif\n}'],
  ])('is %s', (_, code) => {
    const [seen] = surveys(linked({ 'main.c': code }), true);
    expect(seen!.holes).toEqual([]);
  });
});

it('what a macro is handed is no function that it makes, unless it gives it a body', () => {
  check(
    `#define REGISTER(name, n) static void (*const slot_of_n)(int) = name;
REGISTER(codec, 8)
int main(void) {
  codec(1); // codec
}`,
    [2, 1, 0, 1],
  );
});

describe('what is not compiled here has no calls', () => {
  const work = 'void work(void) { codec(1); }';
  const main = 'int main(void) { work(); }';
  it.each([
    ['a file with a header of another system', { 'main.c': main, 'work.c': `#include <gadgets.h>\n${work}` }],
    [
      'a file in a guard with such a header',
      { 'main.c': main, 'work.c': `#ifndef W\n#define W\n#include <gadgets.h>\n${work}\n#endif` },
    ],
    [
      'a file that only another system includes',
      { 'main.c': `#ifdef _WIN32\n#include "work.c"\n#endif\n${main}`, 'work.c': work },
    ],
  ])('%s', (_, files) => {
    expect(surveys(linked(files), true)[0]!.holes).toEqual([]);
  });

  it.each([
    [
      'a file that brings a header of that name',
      { 'work.c': `#include <gadgets.h>\n${work}`, 'gadgets.h': '' },
    ],
    ['a file with such a header beside it', { 'work.c': `#include "gadgets.h"\n${work}` }],
    [
      'a file with such a header under a condition',
      { 'work.c': `#ifdef GADGETS\n#include <gadgets.h>\n#endif\n${work}` },
    ],
    ['a file that the main one includes', { 'work.c': work, 'all.c': '#include "work.c"' }],
    [
      'a file that somebody includes, and somebody else only there',
      { 'work.c': work, 'all.c': '#include "work.c"', 'other.c': '#ifdef _WIN32\n#include "work.c"\n#endif' },
    ],
  ])('but %s does', (_, files) => {
    const [seen] = surveys(linked({ 'main.c': main, ...files }), true);
    expect(seen!.holes.map(({ name }) => name)).toEqual(['codec']);
  });
});

describe('no call in C++', () => {
  it.each([
    ['a variable of a template', 'int main() { fine(); Pointer<Window> shown(1); return 0; }'],
    [
      'a variable of a template in a namespace',
      'int main() { fine(); const ui::Pointer<ui::Window *> shown(1); return 0; }',
    ],
    ['a reference that is given its value in parentheses', 'int main(int n) { int &all(n); return all; }'],
    ['one of a type in a namespace', 'int main() {\n  fine();\n  const ui::Pane &pane(fine(1).first);\n}'],
    ['one behind a label', 'int main(int n) {\n  switch (n) { case 1: { Pane &pane(*fine()); } }\n}'],
    ['a variable of the type of another one', 'int main(int n) { decltype(n) other(n); return other; }'],
    ['a variable of a type that depends on another one', 'int main() { typename A::template B<int> b(1); }'],
    ['a second variable', 'int main() { Surface front(WIDE * HIGH, fine(1)), back(2); }'],
    ['the prototype of a method', 'struct S {\n  const S *next() const;\n};\nint main() { S s; s.next(); }'],
    [
      'the prototype of a friend',
      'struct S {\n  friend S *made(int n);\n  int n;\n};\nint main() { S s; return s.n; }',
    ],
    ['an explicit destructor', 'int main() { String s; s.text()->~basic_string(); }'],
    ['a lambda', 'int main() { const auto twice = [](int n) { return n + n; }; return twice(2); }'],
    [
      'what is bound to arguments',
      'void add(int, int);\nint main() { auto one = std::bind(add, 1); one(2); }',
    ],
    [
      'an object of a template',
      'int main() { std::uniform_int_distribution<char> dist; return dist(source); }',
    ],
    ['an object that is made of arguments', 'int main() { Format format(printer, 1); format("x"); }'],
    [
      'an object of a class of the tree',
      'struct Sum { void operator()(int) {} };\nint run(const Sum &sum) { sum(1); return 0; }\nint main() { return run(Sum()); }',
    ],
    [
      'a method of a class inside of the function',
      'int main() {\n  struct Local {\n    Local(int n) : n(n) {}\n    int twice() { return n + once(); }\n    int once() const { return n; }\n    int n;\n  };\n  return Local(1).twice();\n}',
    ],
    [
      'a method of a class from outside that has the same name',
      'struct Fixture : bench::Fixture {\n  Fixture() { setName(1); }\n};\nint main() { Fixture fixture; }',
    ],
    [
      'a function that a template is handed',
      'template <typename T, bool isValid(int)> struct Set {\n  static bool has(int n) { return isValid(n); }\n};\nint main() { return Set<int, valid>::has(1); }',
    ],
    [
      'an attribute that a macro is handed',
      '#ifdef __clang__\n#define ANNOTATE(x) __attribute__((x))\n#else\n#define ANNOTATE(x) // nothing\n#endif\n#define GUARDED(x) ANNOTATE(guarded_by(x))\nint main() { return GUARDED(1); }',
    ],
  ])('is %s', (_, code) => {
    const [seen] = surveys(linked({ 'main.cc': code }), true);
    expect(seen!.holes).toEqual([]);
  });

  it.each([
    [
      'an initialiser of a member, behind that of a base in a namespace',
      'namespace ui {\nstruct Base { int n; };\nstruct Pane : Base { Pane(int); int wide; };\n}',
      'ui::Pane::Pane(int n) : ui::Base(n), wide(n) {}\nint main() { ui::Pane pane(1); }',
    ],
    [
      'an initialiser behind `try`',
      'struct Pane { Pane(int); int wide; };',
      'Pane::Pane(int n)\ntry : wide(n) {\n  fine();\n} catch (...) {\n}\nint main() { Pane pane(1); }',
    ],
    [
      'a method that a macro writes',
      'struct Pane { int wide() const; int high() const; int n; };\n#define GETTER(CLASS, NAME) \\\n  inline int CLASS::NAME() const { return n; }\nGETTER(Pane, wide)\nGETTER(Pane, high)\ninline int unused() { return 0; }',
      'struct Own : Pane { int area(); };\nint Own::area() { return wide() * high(); }\nint main() { Own own; return own.area(); }',
    ],
    [
      'a class that a macro writes',
      '#define FAILURE(name, kind) \\\n  class name : public kind { \\\n  public: \\\n    explicit name(int why) : kind(why) {} \\\n  }\nFAILURE(parse_error, std::exception);',
      'int main() { throw parse_error(1); }',
    ],
  ])('is %s of a header', (_, header, code) => {
    const files = { 'all.hh': `${header}\n`, 'main.cc': `#include "all.hh"\n${code}` };
    const [seen] = surveys(linked(files), true);
    expect(seen!.holes).toEqual([]);
  });
});

describe('calls in C++', () => {
  it.each([
    [
      'of a method in a class of the tree',
      'class Base { int n; };\nclass Pane : Base { void run() { codec(1); } };',
    ],
    ['in the body of a constructor', 'class Pane { Pane(); int n; };\nPane::Pane() : n(1) { codec(2); }'],
    ['of a function with a header of its name', '#include <codec>\nvoid Pane::run() { codec(1); }'],
    ['behind a label', 'void Pane::run() {\nagain:\n  codec(1);\n}'],
    ['in a list of values', 'void Pane::run() { const int all[] = { MASK & codec(1) }; }'],
    ['in a condition', 'void Pane::run() { if (first < last && codec(1)) return; }'],
    ['in a comparison', 'void Pane::run() { if (first < 2 && last > codec(1)) return; }'],
    ['that is handed a lambda', 'void Pane::run() { codec([] { fine(); }); }'],
    ['of what is declared inside', 'void Pane::run() { extern int codec(int); codec(1); }'],
    ['whose value is negated', 'void Pane::run() { last = ~codec(1); }'],
    ['behind another one', 'void Pane::run() { fine(1), codec(1); }'],
    ['by which a reference is given its value', 'void Pane::run() { Pane &pane(codec(1)); }'],
    ['inside of a lambda', 'void Pane::run() { auto later = [] { codec(1); }; later(); }'],
    [
      'by a macro that calculates with what it is handed',
      '#define TWICE(x) ((x) + (x))\nvoid Pane::run() { TWICE(codec(1)); }',
    ],
    [
      'in what a macro writes',
      '#define GETTER(CLASS, NAME) inline int CLASS::NAME() { return codec(1); }\nGETTER(Pane, wide)\nvoid Pane::run() { wide(); }',
    ],
  ])('%s are holes', (_, code) => {
    const [seen] = surveys(linked({ 'main.cc': `${code}\nint main() { Pane pane; pane.run(); }` }), true);
    expect(seen!.holes.map(({ name }) => name)).toEqual(['codec']);
  });
});

describe('a way that does not stand', () => {
  it('leads to no hole', () => {
    const files = {
      'main.c':
        'struct s { void (*panic)(void); };\nvoid f(void) {}\nint main(void) { s.panic = f; s.panic(); }',
      'other.h': '#define panic(x) fail(x)',
      'other.c': '#include "other.h"\nvoid fail(int x) { codec(x); }',
    };
    const program = linked(files);
    const { survey, holders } = openSurveyor(program);
    const { entries, narrowed } = openRoutes(program, []);
    expect(
      survey(finished(narrowed(entries[0]!, (reached) => holders(reached, null))).reached, true, null).holes,
    ).toEqual([]);
  });

  it('is another one than that over a name which a macro gives', () => {
    check(
      {
        'main.c': 'int main(void) { lib_show(1); }',
        'show.c': '#define show lib_show\nvoid show(int n) {\n  codec(n); // codec\n}',
      },
      [3, 1, 0, 1],
    );
  });
});

it('names the header that an unknown function may come from', () => {
  const program = linked({ 'main.c': '#include <gadget/gadget.h>\nint main(void) { gadget_open(1); }' });
  const [seen] = surveys(program, true);
  expect(seen!.holes[0]!.detail).toContain('It may come from <gadget/gadget.h>.');
});

it('a head that a macro writes bears the name it is written for alone, whatever other headers define', () => {
  check(
    {
      'names.h': '#define OWN(name) own_##name',
      'other.h': '#define codec(a, b) 0',
      'own.c': '#include "names.h"\nvoid OWN(codec)(int n) { codec_inside(n); }',
      'main.c': 'int main(void) { codec(1); } // codec',
    },
    [1, 0, 0, 1],
  );
});

it('many functions that macros write in a row are known', () => {
  const names = Array.from({ length: 400 }, (_, at) => `pass_${String(at)}`);
  const uses = names.map((name) => `PASS(${name})`).join('\n');
  const code = `#define PASS(name) int name(int *p) { return p[0]; }\n${uses}\nint main(void) { return ${names[399]!}(0); }`;
  const [seen] = surveys(linked({ 'main.c': code }), true);
  expect(seen!.holes).toEqual([]);
});

describe('several programs', () => {
  const files = {
    'a.c': 'int main(void) { both(); codec_a(1); }',
    'b.c': 'int main(void) { both(); codec_both(2); }',
    'both.c': 'void both(void) { codec_both(1); fine(); }',
  };

  it('are told apart by one surveyor, with the hole of each where it comes to it first', () => {
    const seen = surveys(linked(files), true);
    expect(seen.map(({ coverage }) => counted(coverage))).toEqual([
      [2, 1, 1, 2],
      [2, 1, 1, 2],
    ]);
    expect(seen.map(({ holes }) => holes.map(({ name }) => name))).toEqual([
      ['codec_a', 'codec_both'],
      ['codec_both'],
    ]);
  });
});

describe('unconfirmed', () => {
  it('counts what looks called, and lists no holes', () => {
    const files = { 'main.c': 'int main(void) { int codec_one(int n); codec_two(1); fine(); }' };
    const [loose] = surveys(linked(files), false);
    expect(counted(loose!.coverage)).toEqual([1, 0, 1, 2]);
    expect(loose!.holes).toEqual([]);
    const [strict] = surveys(linked(files), true);
    expect(strict!.coverage.callsUnknown).toBe(1);
  });

  it('changes nothing for what is confirmed later', () => {
    const program = linked({ 'main.c': 'int main(void) { int codec_one(int n); codec_two(1); }' });
    const { survey } = openSurveyor(program);
    const { entries, from } = openRoutes(program, []);
    const { reached } = finished(from(entries[0]!));
    const names = [true, false, true].map((confirm) =>
      survey(reached, confirm, null).holes.map(({ name }) => name),
    );
    expect(names).toEqual([['codec_two'], [], ['codec_two']]);
  });
});

it('lists two hundred holes, and counts them all', () => {
  const calls = Array.from({ length: 250 }, (_, index) => `codec_${index}();`);
  const [seen] = surveys(linked({ 'main.c': `int main(void) { ${calls.join(' ')} }` }), true);
  expect(seen!.coverage.callsUnknown).toBe(250);
  expect(seen!.holes.map(({ name }) => `${name!}();`)).toEqual(calls.slice(0, 200));
});

it('takes no macro for what is called where nobody can see it', () => {
  check(
    {
      'main.c': 'int main(void) { begin(1); } // begin',
      'other.h': '#define begin(x) other_begin(x)',
    },
    [1, 0, 0, 1],
  );
});

it('is nothing of nothing', () => {
  const program = linked({ 'main.c': '' });
  expect(openSurveyor(program).survey(new Int32Array(0), true, null)).toEqual({
    coverage: { reachable: 0, callsInside: 0, callsKnown: 0, callsUnknown: 0 },
    holes: [],
  });
});

it('tells the calls behind a hole, with the library that its name fits', () => {
  const call = 'codec_open(1);';
  const program = linked({
    'main.c': `#include <codec/open.h>\nint main(void) { ${call} a(); b(); other_one(); }\nvoid a(void) { ${call} }\nvoid b(void) { ${call} }\n`,
  });
  const [seen] = surveys(program, true);
  const outsides = seen?.holes.map(({ name, outside }) => {
    const lines = outside?.others.map(({ line }) => line).join(' ') ?? '';
    return `${name ?? ''} <${outside?.library ?? ''}> ${String(outside?.callers)}: ${lines}`;
  });
  expect(outsides).toEqual(['codec_open <codec/open.h> 3: 3 4', 'other_one <> 1: ']);
});
