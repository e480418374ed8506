/** What an outline makes of the shapes that C and C++ code takes: which items there are and what they bear. */
import type { Language } from '../../src/model/index.ts';
import { createOutliner } from '../../src/outline/index.ts';

/** `local function f|g`: the kind and the names borne; `C.f` stands inside of a class, `C::f` outside. */
function itemsOf(source: string | Uint8Array, language: Language): readonly string[] {
  const { names, outline } = createOutliner();
  const bytes = typeof source === 'string' ? Buffer.from(source, 'latin1') : source;
  return outline(bytes, language).items.map((item) => {
    const scope = item.scope < 0 ? '' : `${names.text(item.scope)}${item.inClass ? '.' : '::'}`;
    const borne = item.names.map((name) => names.text(name)).join('|');
    return `${item.local ? 'local ' : ''}${item.kind} ${scope}${borne}`.trim();
  });
}

function check(source: string | Uint8Array, language: Language, expected: readonly string[]): void {
  expect(itemsOf(source, language)).toEqual(expected);
}

type Case = readonly [what: string, source: string, ...items: string[]];

const C: readonly Case[] = [
  ['nothing', ''],
  ['comments alone', '/* int f(void) { } */ // int g(void) { }\n'],
  ['a function', 'int main(void) { return 0; }', 'function main'],
  ['a static one', 'static int f(void) { return 0; }', 'local function f'],
  ['two on one line', 'void f(void) {} void g(void) {}', 'function f', 'function g'],
  ['a prototype', 'int f(int a);', 'declaration'],
  ['a prototype behind attributes', 'int f(int a) ATTR;\nint g(void) { }', 'declaration', 'function g'],
  [
    'an attribute with arguments',
    'void f(char *s, ...) PRINTF(1, 2);\nint g(void) {}',
    'declaration',
    'function g',
  ],
  ['a variable', 'int counter;', 'variable counter'],
  ['several variables', 'static int a, *b, c[3] = {1};', 'local variable a|b|c'],
  ['an extern variable', 'extern int errno_like;', 'declaration'],
  [
    'an old-style definition',
    'int f(a, b) int a; char *b; { return a; } int g(void) {}',
    'function f',
    'function g',
  ],
  ['an old-style structure', 'int f(p) struct point *p; { }', 'function f'],
  ['an old-style pointer', 'int f(p) int (*p)(); { }', 'function f'],
  [
    'an old-style pointer whose parameters a macro hides',
    'int f(g, a) void (*g) P((int, void *)); void *a; { }',
    'function f',
  ],
  [
    'the same as a later parameter',
    'int f(a, g) void *a; void (*g) P((int)); int b; { }\nint h(void) { }',
    'function f',
    'function h',
  ],
  ['implicit int in the old style', 'main(argc, argv) char **argv; { }', 'function main'],
  ['a result of an enum', 'static enum color pick(int n) { return RED; }', 'local function pick'],
  ['an enum and a function of one name', 'enum state\nstate(int n) { return 0; }', 'function state'],
  ['a result of a struct', 'struct point origin(void) { }', 'function origin'],
  ['a result of a struct and an attribute', 'struct point *origin(void) COLD { }', 'function origin'],
  ['a function that gives a pointer to one', 'void (*pick(int n))(int) { }', 'function pick|n'],
  ['a name in parentheses', 'int (read_all)(int fd) { }', 'function read_all'],
  ['a name in parentheses behind a type', 'size_t (read_all)(int fd) { }', 'function read_all|size_t'],
  ['an enum', 'enum color { RED, GREEN = 2, BLUE };', 'type color|RED|GREEN|BLUE'],
  ['an enum without a name', 'enum { A = X(1, 2), B };', 'type A|B'],
  ['a typedef', 'typedef unsigned long word_t;', 'type word_t'],
  ['a structure with a typedef', 'typedef struct node { struct node *next; } node_t;', 'type node_t'],
  ['a structure', 'struct point { int x, y; };', 'type point'],
  ['a structure and a variable', 'struct point { int x; } here;', 'type point|here'],
  ['a table', 'static const struct op ops[] = { { "a", do_a }, { "b", do_b } };', 'local variable ops'],
  ['a table of pointers', 'static void (*table[])(void) = { f, g };', 'local variable table'],
  [
    'the names of C++ words',
    'int class(int new) { return this; } int template;',
    'function class',
    'variable template',
  ],
  ['a macro', '#define F(x) \\\n  g(x); \\\n  h(x)\nint a;', 'macro F', 'variable a'],
  ['a macro inside of a function', 'void f(void) {\n#define G 1\n}', 'function f', 'macro G'],
  ['blanks in a directive', '  #  define   G 1\n', 'macro G'],
  [
    'a comment that goes on behind a directive',
    '#define G 1 /* int\n f(void) { */\nint a;',
    'macro G',
    'variable a',
  ],
  ['a macro that makes a function', 'TEST(name) { }', 'function TEST|name'],
  ['a static macro that does', 'static TEST(name) { }', 'local function TEST|name'],
  ['one behind another macro', 'END_TEST\nTEST(name) { }', 'function TEST|name'],
  ['a macro between items', 'MODULE(x)\nint f(void) { }', 'function f|MODULE'],
  [
    'a macro before a static item',
    'MODULE(x)\nstatic int f(void) { }',
    'function MODULE|x',
    'local function f',
  ],
  ['a macro before a structure', 'MODULE("x") struct s { int a; };', 'function MODULE', 'type s'],
  ['an attribute before a name', 'int __attribute__((noinline)) f(void) { }', 'function f'],
  ['an attribute behind the parameters', 'int f(void) __attribute__((cold)) { }', 'function f'],
  ['a macro at the end', 'int f(void) { }\nEND_DECLS\n', 'function f', 'function f'],
  ['a splice inside a name', 'int ma\\\nin(void) { }', 'function main'],
  ['digraphs', 'int f(void) <% return 0; %> int g(void) <% %>', 'function f', 'function g'],
  ['a brace in a string', 'void f(void) { puts("{"); } void g(void) {}', 'function f', 'function g'],
  [
    'a brace in a character',
    "void f(void) { c = '{'; d = '\\''; } void g(void) {}",
    'function f',
    'function g',
  ],
  ['an unclosed string', 'void f(void) { puts("a); }\n}\nvoid g(void) {}', 'function f', 'function g'],
  ['an unclosed comment', 'void f(void) { } /* void g(void) {}', 'function f'],
  ['an unclosed body', 'void e(void) { }\nint main(void) { if (a) {', 'function e', 'function main|e'],
  ['lines that end in CR LF', '#define A 1 \\\r\n 2\r\nint f(void)\r\n{\r\n}\r\n', 'macro A', 'function f'],
  ['a byte order mark', '\xef\xbb\xbfint f(void) { }', 'function f'],
  ['a superfluous brace', '} int f(void) { }', 'function f'],
];

const CONDITIONAL: readonly Case[] = [
  [
    'arms that open a brace twice',
    '#if A\nint f(int a) {\n#else\nint f(long a) {\n#endif\n}\nint g(void) {}',
    'function f',
    'function f',
    'function g',
  ],
  [
    'arms with different heads',
    '#ifdef W\nint wmain(void) {\n#else\nint main(void) {\n#endif\n}\nint g(void) {}',
    'function wmain',
    'function main|wmain',
    'function g',
  ],
  ['arms of a head', '#ifdef W\nint wmain(void)\n#else\nint main(void)\n#endif\n{\n}', 'function main|wmain'],
  [
    'three arms',
    '#if A\nint a(void) {\n#elif B\nint b(void) {\n#else\nint c(void) {\n#endif\n}\nint g;',
    'function a',
    'function b',
    'function c|a|b',
    'variable g',
  ],
  [
    'an arm that closes a body',
    'int f(void) {\n#if A\n}\n#else\nreturn g(); }\n#endif\nint h(void) {}',
    'function f',
    'function f',
    'function h',
  ],
  [
    'a head in one arm only',
    '#if A\nint f(void) {\n#else\n#endif\nx();\n}\nint g(void) {}',
    'function f',
    'function f',
    'function g',
  ],
  [
    'a condition opened twice',
    'int f(void) {\n#if A\n if (a) {\n#else\n if (b) {\n#endif\n }\n}\nint g(void) {}',
    'function f',
    'function g',
  ],
  [
    'a condition opened and closed apart',
    'int f(void) {\n#if A\n if (a) {\n#endif\n b();\n#if A\n }\n#endif\n}\nint g;',
    'function f',
    'variable g',
  ],
  [
    'a brace that is never closed',
    'int f(void) {\n#if 0\n if (a) {\n#endif\n}\nint g(void) {\n}\n',
    'function f',
    'function g',
  ],
];

const CPP: readonly Case[] = [
  ['a pointer to a method', 'int (List<Lamp>::*light)(uint) = 0;', 'variable light'],
  ['extern "C"', 'extern "C" {\nint f(void) { }\n}\nint g() {}', 'declaration', 'function f', 'function g'],
  ['extern "C" for one', 'extern "C" int f(void) { }', 'function f'],
  ['a namespace', 'namespace a::b { int f() {} }', 'declaration', 'function f'],
  [
    'a nameless namespace',
    'namespace { int f() {} } int g() {}',
    'local declaration',
    'local function f',
    'function g',
  ],
  [
    'a class',
    'class A : public B { public: A(); int f() { } private: int n; };',
    'type A',
    'member A.A',
    'function A.f',
    'member A.A|n',
  ],
  [
    'a class with an export macro',
    'class EXPORT A final : public B<int> { int f() { } };',
    'type A',
    'function A.f',
  ],
  [
    'a constructor that is a try block',
    'class A { int n; A(int m) try : n(m) { } catch (...) { } void f() try { } catch (...) { } };',
    'type A',
    'member A.A|n',
    'function A.A',
    'function A.A',
    'function A.f',
    'function A.f',
  ],
  ['a friend', 'class A { friend int f(A &a) { } };', 'type A', 'function f'],
  ['an operator of a friend', 'class A { friend int operator+(A a, A b) { } };', 'type A', 'function A.A'],
  [
    'a friend that is declared',
    'class A { friend int f(A &a); friend class B; };',
    'type A',
    'member A.A',
    'type A.B',
  ],
  ['an attribute before its name', 'class [[nodiscard]] A : B { int f() { } };', 'type A', 'function A.f'],
  ['a qualified one', 'struct [[gnu::packed, x(1)]] A : B { int f() { } };', 'type A', 'function A.f'],
  ['a class of the compiler', 'struct __attribute__((packed)) A { int f() { } };', 'type A', 'function A.f'],
  [
    'one behind it',
    'struct A { int f() { } } __attribute__((packed));',
    'type A',
    'function A.f',
    'declaration',
  ],
  ['an alignment', 'struct alignas(8) A { int f() { } };', 'type A', 'function A.f'],
  ['an alignment of a type', 'class alignas(B) A final : C { int f() { } };', 'type A', 'function A.f'],
  ['a specification', 'class __declspec(dllexport) A : C { int f() { } };', 'type A', 'function A.f'],
  ['two macros', 'class EXPORT ALIGNED(8) A final : public C, D { int f() { } };', 'type A', 'function A.f'],
  ['a class of a class', 'class B::A : C { int f() { } };', 'type A', 'function A.f'],
  ['a class of a template', 'template <> class B<int>::A : C { int f() { } };', 'type A', 'function A.f'],
  ['an attribute of a function', '[[nodiscard]] int f [[gnu::hot]] (int n) { }', 'function f'],
  [
    'an attribute of a namespace',
    'namespace [[deprecated("x")]] a { int f() { } }',
    'declaration',
    'function f',
  ],
  ['an attribute of an enum', 'enum class [[nodiscard]] E { A, B };', 'type E|A|B'],
  ['an attribute of a variable', '[[maybe_unused]] static int n = 1;', 'local variable n'],
  ['a specialisation', 'template <> struct A<int, B> : C<D> { int f() { } };', 'type A', 'function A.f'],
  ['a union', 'union [[x]] A { int n; int f() { } };', 'type A', 'member A.A|n', 'function A.f'],
  ['an export macro with an argument', 'class EXPORT(x) A { int f() { } };', 'type A', 'function A.f'],
  [
    'a macro before a label',
    'class A { Q_OBJECT\npublic: void f() {} };',
    'type A',
    'member A.A',
    'function A.f',
  ],
  [
    'a macro call before a label',
    'class A { META(x)\npublic: void f() {} };',
    'type A',
    'member A.A',
    'function A.f',
  ],
  [
    'a macro at the end of a class',
    'class A { void f() {} NO_COPY(A) };',
    'type A',
    'function A.f',
    'member A.A',
  ],
  [
    'a nested class',
    'struct A { struct B { int f() {} }; int g() {} };',
    'type A',
    'type A.B',
    'function B.f',
    'function A.g',
  ],
  ['a method', 'int A::f(int n) const noexcept { }', 'function A::f'],
  ['a constructor', 'A::A(int n) : b(n), c{n}, d() { f(); } int g() {}', 'function A::A', 'function g'],
  [
    'a constructor inside',
    'struct A { A(B b) : n(b) { } explicit A(int n) { } };',
    'type A',
    'function A.A',
    'function A.A',
  ],
  [
    'a constructor with a base of a namespace',
    'n::A::A(int n) : m::B(n), c(n) { } n::A::A() try : m::B(1) { } catch (...) { }',
    'function A::A',
    'function A::A',
    'function A',
  ],
  ['a destructor', 'A::~A() { }', 'function A::A'],
  [
    'operators of no class, whatever they give back, and those that convert',
    'std::ostream &operator<<(std::ostream &o, int) { } A::operator std::string() { } struct B { operator std::string() { } };',
    'function operator',
    'function A::A',
    'type B',
    'function B.B',
  ],
  [
    'operators',
    'bool A::operator==(const A &o) const { } A::operator bool() { } struct B { void operator()() {} };',
    'function A::A',
    'function A::A',
    'type B',
    'function B.B',
  ],
  ['a template', 'template <class T, int N = (1 > 0)> T f(T t) { } int g() {}', 'function f', 'function g'],
  ['a specialisation', 'template <> struct hash<int(long)> { int f() {} };', 'type hash', 'function hash.f'],
  [
    'a specialisation of a function',
    'template <> void A::f<int>(int) { } template <> int g<A<B>, 2>() { } template<> void f(int) { }',
    'function A::f',
    'function g',
    'function f',
  ],
  [
    'a specialisation that only looks like one of a function',
    'template <> A<int>::A(int) { } template <> A<int> B<int>::f() { } template <> int A<int>::n = 2; template <> A<int> b(2);',
    'function A::A',
    'function B::f',
    'variable n',
    'declaration',
  ],
  [
    'a variable of a template',
    'Map<Key, Value> Table::entries; int f() { }',
    'variable entries',
    'function f',
  ],
  ['a result with angle brackets', 'std::function<void(int)> make() { }', 'function make'],
  ['a trailing result', 'auto f(int a) -> decltype(a) { }', 'function f'],
  ['a variable in braces', 'std::thread worker{run}; int g() {}', 'variable worker', 'function g'],
  ['a variable in parentheses', 'static std::thread worker(run);', 'local declaration'],
  ['a lambda', 'auto f = [](int n) { return g(n); };', 'variable f'],
  ['an alias', 'using A = B<int>;', 'type A'],
  ['a scoped enum', 'enum class E : unsigned { A, B };', 'type E|A|B'],
  ['a raw string', 'void f() { s = R"x(} " )y")x"; } void g() {}', 'function f', 'function g'],
  ['digit separators', "void f() { n = 1'000'000; m = 0x'f'f; } void g() {}", 'function f', 'function g'],
  [
    'a body that is tried',
    'A::A() try : b(1) { } catch (...) { f(); } void g() {}',
    'function A::A',
    'function A',
    'function g',
  ],
  [
    'a macro before a class',
    'META(x)\nEND\nclass A { void f() {} };',
    'function META|x',
    'type A',
    'function A.f',
  ],
  [
    'a macro before a template',
    'META(x) template <class T> void f(T t) { }',
    'function META|x',
    'function f',
  ],
];

describe('C', () => {
  it.each(C)('%s', (_, source, ...items) => {
    check(source, 'c', items);
  });
});

describe('conditional directives', () => {
  it.each(CONDITIONAL)('%s', (_, source, ...items) => {
    check(source, 'c', items);
  });
});

describe('C++', () => {
  it.each(CPP)('%s', (_, source, ...items) => {
    check(source, 'cpp', items);
  });
});

describe('junk', () => {
  it('of every byte is outlined without complaint', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) & 255);
    for (const language of ['c', 'cpp'] as const) {
      const { items } = createOutliner().outline(bytes, language);
      for (const item of items)
        expect([item.start >= 0, item.end <= 5000, item.start < item.end]).toEqual([true, true, true]);
    }
  });

  it.each(['{', '}', '(', ')', '#if\n', '#else\n', '#endif\n', '"', '/*', '<', 'a(', 'R"'])(
    'of %j alone ends',
    (piece) => {
      for (const language of ['c', 'cpp'] as const) {
        expect(() => itemsOf(piece.repeat(20_000), language)).not.toThrow();
      }
    },
  );
});

describe('the items of a file', () => {
  it.each([...C, ...CONDITIONAL, ...CPP])('%s: do not overlap, other than macros', (_, source) => {
    for (const language of ['c', 'cpp'] as const) {
      const { items } = createOutliner().outline(Buffer.from(source, 'latin1'), language);
      let end = 0;
      for (const item of items.filter(({ kind }) => kind !== 'macro')) {
        expect(item.start).toBeGreaterThanOrEqual(end);
        end = item.end;
      }
    }
  });
});
