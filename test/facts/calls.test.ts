/** Every way to spell a use. Behind each line stands what it uses, as `via callee(arguments)`. */
import { extractFacts } from '../../src/facts/index.ts';
import type { Language } from '../../src/model/index.ts';
import type { ItemKind } from '../../src/outline/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { written } from '../values.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

/** Lines without a comment use nothing. */
function check(language: Language, text: string, kind: ItemKind = 'function'): void {
  const { calls } = extractFacts(syntax, { kind, text, start: 0, className: null }, language);
  const lines = text.split('\n').map((line, index) => {
    const here = calls.filter(({ range }) => text.slice(0, range.start).split('\n').length === index + 1);
    const told = here.map((call) => {
      const list = call.argumentsComplete ? call.arguments.map(written).join(', ') : '...';
      return `${call.via} ${call.receiver === null ? '' : `${call.receiver}.`}${call.callee}(${list})`;
    });
    const plain = line.replace(/\s*\/\/.*$/, '');
    return told.length === 0 ? plain : `${plain} // ${told.join('; ')}`;
  });
  expect(lines).toEqual(text.split('\n'));
}

it('reads plain calls', () => {
  check(
    'c',
    `void f(void) {
  g(1); // name g(1)
  (g)(1); // name g(1)
  ((g))(); // name g()
  g(h(1)); // name g(h(1)); name h(1)
  int x = g (2) + 1; // name g(2)
  return g(x), h(); // name g((g(2) + 1)); name h()
}`,
  );
});

it('reads calls through pointers', () => {
  check(
    'c',
    `void f(void (*run)(int)) {
  run(1); // pointer run(1)
  (*run)(2); // pointer run(2)
  table[3](4); // pointer table[3](4)
  object->run(5); // member run(5)
  object.run(6); // member run(6)
  void (*other)(int) = g;
  other(7); // pointer other(7)
}`,
  );
});

it('reads callees behind stars, casts, commas and selections', () => {
  check(
    'c',
    `void f(int n) {
  (*g)(1); // name g(1)
  (&g)(2); // name g(2)
  (0, g)(3); // name g(3)
  ((run *)g)(4); // name g(4)
  _Generic(n, int: g, default: h)(5); // name g(5)
}`,
  );
});

it('takes no call from what is never run', () => {
  check(
    'c',
    `void f(void) {
  n = sizeof g(1) + sizeof(g(2));
  __typeof__(g(3)) x = 0; // name __typeof__(g(3))
  n = __builtin_choose_expr(1, 0, g(4)); // name __builtin_choose_expr(1, 0, g(4))
}`,
  );
  check(
    'cpp',
    `void f() {
  decltype(g(1)) x = 0;
  bool quiet = noexcept(g(2)); // name noexcept(g(2))
}`,
  );
});

it('reads objects without a name, in containers and in members', () => {
  check(
    'cpp',
    `void f(std::vector<Worker> &all) {
  all.emplace_back(1); // member std::vector.emplace_back(1); construction Worker(1)
  worker = Worker{2}; // construction Worker(2)
  worker = Worker{};
  Worker declared();
}`,
  );
});

it('reads calls of C++', () => {
  check(
    'cpp',
    `void f() {
  ::g(1); // name g(1)
  a::b::g(2); // name a::b::g(2)
  g<int>(3); // name g(3)
  std::thread worker(run); // construction std::thread(run)
  std::thread braces{run, 1}; // construction std::thread(run, 1)
  auto *made = new Worker(4); // construction Worker(4)
  auto kept = std::make_unique<Worker>(5); // name std::make_unique(5); construction Worker(5)
  Worker plain;
  Worker held(6); // construction Worker(6)
  held.start(); // member Worker.start()
  this->start(); // member start()
}`,
  );
});

it('reads base classes', () => {
  check(
    'cpp',
    'class A : public Thread, private ns::Base<int> { // inheritance Thread(...); inheritance ns::Base(...)',
    'type',
  );
});

it('reads pragmas with their clauses', () => {
  check(
    'c',
    `void f(void) {
#pragma omp parallel for num_threads( 4 ) shared(a) // pragma omp parallel for("num_threads(4)", "shared(a)")
  for (;;) ;
  _Pragma("omp critical"); // pragma omp critical()
}`,
  );
});

it('reads the instructions of assembly', () => {
  check(
    'c',
    String.raw`void f(void) {
  __asm__ volatile("inb %1, %0" : "=a"(v) : "d"(p)); // instruction inb()
  asm("cli; rep; outsb\n\thlt"); // instruction cli(); instruction rep(); instruction outsb(); instruction hlt()
}`,
  );
});

it('reads texts that are paths', () => {
  check(
    'c',
    `void f(void) {
  g("/dev/mem"); // name g("/dev/mem"); text /dev/mem()
  g("relative/path"); // name g("relative/path")
  const char *path = "/mfs/1"; // text /mfs/1()
}`,
  );
});

it('doubts argument lists that directives cut', () => {
  check(
    'c',
    `void f(void) {
  g(1 // name g(...)
#ifdef A
    , 2
#endif
  );
}`,
  );
});

// The grammar sees no call at all here.
it.failing('doubts argument lists with two arms', () => {
  check(
    'c',
    `void f(void) {
  g(1, // name g(...)
#ifdef A
    2
#else
    3
#endif
  );
}`,
  );
});

it('takes no call from declarations, comments and texts', () => {
  check(
    'c',
    `void f(void) {
  int g(int);
  /* g(1); */
  const char *text = "g(1)";
  sizeof(int);
}`,
  );
});

it('reads the bodies of macros', () => {
  check('c', '#define LOCK(p, n) lock((p), (n), SHARED) // name lock(#0, #1, SHARED)', 'macro');
  check('c', '#define BOTH(p) do { a(p); b(); } while (0) // name a(#0); name b()', 'macro');
  check('c', '#define alias other', 'macro');
});
