/** Where the names asked about are used. Behind each line stand its uses; a line without a comment has none. */
import { findUses } from '../../src/program/index.ts';
import { finished } from './finished.ts';
import type { ApiUse } from '../../src/program/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { written } from '../values.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

type Files = Readonly<Record<string, string>>;

/** `syscall share(1)`, `lock(a, 1, SHARED) if A is defined`, `share(1) never`. */
function told({ call }: ApiUse): string {
  const list = call.argumentsComplete ? call.arguments.map(written).join(', ') : '...';
  const via = call.via === 'name' ? '' : `${call.via} `;
  const presence =
    call.presence.kind === 'always'
      ? ''
      : call.presence.kind === 'never'
        ? ' never'
        : ` if ${call.presence.conditions.join(' and ')}`;
  return `${via}${call.callee}(${list})${presence}`;
}

const NOTHING_STARTED = { items: [], parse: () => null };

function check(files: string | Files): void {
  const all: Files = typeof files === 'string' ? { 'main.c': files } : files;
  const bare = Object.fromEntries(
    Object.entries(all).map(([path, text]) => [path, text.replace(/[ \t]*\/\/.*/g, '')]),
  );
  const { uses } = finished(findUses(link(syntax, bare), NOTHING_STARTED));
  for (const [path, text] of Object.entries(all)) {
    const lines = bare[path]!.split('\n').map((line, index) => {
      const here = uses.filter(({ call: { span } }) => span.file === path && span.line === index + 1);
      return here.length === 0 ? line : `${line} // ${here.map(told).join('; ')}`;
    });
    expect(lines).toEqual(text.split('\n'));
  }
}

function checkHoles(text: string, expected: readonly string[]): void {
  const { holes } = finished(findUses(link(syntax, { 'main.c': text }), NOTHING_STARTED));
  expect(holes.map(({ hole }) => hole.kind)).toEqual(expected);
}

describe('spellings', () => {
  it('are one', () => {
    check(`void f(void) {
  share(1); // share(1)
  (share)(2); // share(2)
  __share(3); // share(3)
  syscall(SYS_share, 4); // syscall share(4)
  syscall(__NR_share, 5); // syscall share(5)
  syscall(77, 6); // syscall share(6)
  dlsym(0, "share"); // lookup share(...)
}`);
  });

  it('that cannot be told are holes', () => {
    checkHoles('void f(int n, const char *name) { syscall(n, 1); dlsym(0, name); }', [
      'unknown-syscall',
      'unknown-lookup',
    ]);
    checkHoles('void f(void) { syscall(SYS_other, 1); dlsym(0, "other"); }', []);
  });

  it('by address are uses', () => {
    check(`void f(void) {
  run(share); // address share(...)
}`);
    check('static int (*const table[])(int) = { share }; // address share(...)');
  });

  it('of C++ are known', () => {
    check({
      'main.cc': `void f() {
  ns::Worker worker(run); // construction ns::Worker(run)
  Thread thread;
  thread.start(); // member Thread::start()
  other.start();
}`,
    });
  });

  it('by pragma, instruction and path are known', () => {
    check(
      `void f(void) {
#pragma omp parallel for
  for (;;) g();
  __asm__("inb %dx"); // instruction inb()
  open("/dev/mem", 2); // text /dev/mem(?)
  open("/tmp/x", 2);
}`.replace('parallel for', 'parallel for // pragma omp parallel for()'),
    );
  });

  it('with another number of arguments are something else', () => {
    check(`void f(void) {
  share(1, 2);
  lock(1);
}`);
  });

  it('as a member, a declaration, a comment or a text are nothing', () => {
    check(`int share(int);
struct s { int (*share)(int); };
void f(struct s *p) {
  p->share(1);
  puts("share(1)");
  /* share(1); */
}`);
  });
});

describe('macros', () => {
  it('call what they are given', () => {
    check(`#define CALL(f, n) f(n)
#define TRY(f, ...) CALL(f, __VA_ARGS__)
void f(void) {
  CALL(share, 1); // macro share(1)
  TRY(share, 2); // macro share(2)
}`);
  });

  it('leave out, spell and measure what they are given', () => {
    check(`#define LOG(x) ((void)0)
#define SAY(x) puts(#x)
#define SIZE(x) sizeof(x)
#define COUNT(x) count_##x
#define DO(x) (x)
void f(void) {
  LOG(share(1));
  SAY(share(2));
  SIZE(share(3));
  COUNT(share);
  DO(share(4)); // share(4)
}`);
  });

  it('hold from their definition on, as long as they do', () => {
    check(`#define PREPARE(n) other(n)
void f(void) { PREPARE(1); }
#undef PREPARE
#define PREPARE(n) share(n)
void g(void) {
  PREPARE(2); // macro share(2)
}`);
  });

  it('list names for other macros', () => {
    check(`#define LIST(X) X(share) X(lock)
#define AS_TEXT(name) #name,
#define AS_ADDRESS(name) name,
static const char *const names[] = { LIST(AS_TEXT) };
static const run calls[] = { LIST(AS_ADDRESS) }; // address lock(...); address share(...)
`);
  });
});

describe('names of C++', () => {
  it('are followed through aliases and namespaces', () => {
    check({
      'main.cc': `using Alias = ns::Worker;
namespace other = ns;
using namespace ns;
void f() {
  Alias a(1); // construction ns::Worker(1)
  other::Worker b(2); // construction ns::Worker(2)
  Worker c(3); // construction ns::Worker(3)
}`,
    });
  });

  it('are those of members and of base classes', () => {
    check({
      'main.cc': `class Mine : public Thread {};
class Pool {
  Mine mine_;
  void start() {
    mine_.start(); // member Thread::start()
  }
};`,
    });
  });
});

describe('names of the program itself', () => {
  it('are not the API', () => {
    check(`static int share(int n) { return n; }
void f(void) {
  share(1);
}`);
  });

  it('matter in their own file only when they are static', () => {
    check({
      'a.c': 'static int share(int n) { return n; }\nvoid f(void) { share(1); }',
      'b.c': 'void g(void) {\n  share(2); // share(2)\n}',
    });
  });

  it('may be a variable', () => {
    check('int share;\nvoid f(void) { g(share); }');
  });
});

describe('wrappers', () => {
  it('are seen through where a parameter decides', () => {
    check(`void *get(int n, int flags) { return lock(0, n, flags); }
void f(void) {
  get(1, SHARED); // lock(0, 1, SHARED)
  get(2, PRIVATE); // lock(0, 2, PRIVATE)
}`);
  });

  it('are seen through twice', () => {
    check(`static void *inner(int flags) { return lock(0, 1, flags | FIXED); }
static void *outer(int flags) { return inner(flags); }
void f(void) {
  outer(SHARED); // lock(0, 1, (SHARED | FIXED))
}`);
  });

  it('keep what no caller tells more of', () => {
    check(`struct how { int flags; };
void *get(int n, int flags) {
  return lock(0, n, flags); // lock(0, #0, #1)
}
void f(struct how *how, int other) {
  get(1, how->flags);
  get(2, find(other));
}`);
    check(`void *get(int n, int flags) { return lock(0, n, flags); }
void f(struct how *how) {
  get(1, how->flags); // lock(0, 1, .flags)
  get(2, SHARED); // lock(0, 2, SHARED)
}`);
  });

  it('keep what they decide themselves', () => {
    check(`void *get(int n) {
  return lock(0, n, SHARED); // lock(0, #0, SHARED)
}
void f(void) { get(1); }`);
  });

  it('that nobody calls keep their doubt', () => {
    check(`void *get(int flags) {
  return lock(0, 1, flags); // lock(0, 1, #0)
}`);
  });

  it('may be macros', () => {
    check(`#define GET(n) lock(0, (n), SHARED)
void f(void) {
  GET(1); // macro lock(0, 1, SHARED)
}`);
  });

  it('may be other names', () => {
    check(`#define xlock lock
void f(void) {
  xlock(1, 2, SHARED); // macro lock(1, 2, SHARED)
}`);
  });

  it('may pass on what they get', () => {
    check(`#define GET(...) lock(__VA_ARGS__)
void f(void) {
  GET(1, 2, SHARED); // macro lock(1, 2, SHARED)
}`);
  });
});

describe('values', () => {
  it('of macros, enumerators and constants are put in', () => {
    check(`#define MODE (SHARED | 1)
enum { ONE = 1, TWO };
static const int three = 3;
static int changing = 4;
void f(void) {
  lock(0, TWO, MODE); // lock(0, TWO, (SHARED | 1))
  lock(0, ONE, three); // lock(0, ONE, 3)
  lock(0, 1, TWO); // lock(0, 1, 2)
  lock(0, 1, changing); // lock(0, 1, 4)
}`);
  });

  it('of small functions are put in', () => {
    check(`static int mode(int extra) { return SHARED | extra; }
void f(void) {
  lock(0, 1, mode(FIXED)); // lock(0, 1, (SHARED | FIXED))
}`);
  });

  it('come from the nearest file', () => {
    check({
      'a/mode.h': '#define MODE SHARED\n',
      'b/mode.h': '#define MODE PRIVATE\n',
      'a/x.c': '#include "mode.h"\nvoid f(void) {\n  lock(0, 1, MODE); // lock(0, 1, SHARED)\n}',
      'b/x.c': '#include "mode.h"\nvoid g(void) {\n  lock(0, 1, MODE); // lock(0, 1, PRIVATE)\n}',
    });
  });

  it('stand for themselves in a circle', () => {
    check(`#define MODE MODE
void f(void) {
  lock(0, 1, MODE); // lock(0, 1, MODE)
}`);
  });
});

describe('presence', () => {
  it('is decided by the platform', () => {
    check(`void f(void) {
#ifdef _WIN32
  share(1); // share(1) never
#else
  share(2); // share(2)
#endif
#if defined(__linux__) && __GNUC__ >= 4
  share(3); // share(3)
#elif 1
  share(4); // share(4) never
#endif
#if 0
  share(5); // share(5) never
#endif
}`);
  });

  it('is denied to folders of other systems', () => {
    check({
      'win32/x.c': 'void f(void) {\n  share(1); // share(1) never\n}',
      'unix/x.c': 'void g(void) {\n  share(1); // share(1)\n}',
    });
  });

  it('stays open where nothing decides', () => {
    check(`void f(void) {
#ifdef A
  share(1); // share(1) if A is defined
# if !defined(B)
  share(2); // share(2) if A is defined and B is not defined
# endif
#elif C > 2
  share(3); // share(3) if A is not defined and \`C > 2\` holds
#else
  share(4); // share(4) if A is not defined and \`C > 2\` does not hold
#endif
  share(5); // share(5)
}`);
  });

  it('knows include guards', () => {
    check({
      'main.h': `#ifndef MAIN_H
#define MAIN_H
static inline int f(void) {
  return share(1); // share(1)
}
#endif`,
    });
  });

  it("knows the file's own definitions", () => {
    check(`#define WITH_SHARE 1
#undef WITHOUT
void f(void) {
#if WITH_SHARE
  share(1); // share(1)
#else
  share(2); // share(2) never
#endif
}`);
  });

  it("knows the file's own definitions inside of an include guard", () => {
    check({
      'main.h': `#ifndef MAIN_H
#define MAIN_H
#define WITH_SHARE 1
#if WITH_SHARE
static inline int f(void) {
  return share(1); // share(1)
}
#else
static inline int g(void) {
  return share(2); // share(2) never
}
#endif
#endif`,
    });
  });

  it('joins that of a macro and that of its use', () => {
    check(
      `#ifdef A
#define GET() share(1)
#endif
void f(void) {
#ifdef B
  GET(); // macro share() if B is defined and A is defined
#endif
}`.replace('share() if', 'share(1) if'),
    );
  });
});
