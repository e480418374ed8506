/**
 * Which entries lead to which places, and how. Every item called `stop` or `stop_...`, or that says `STOPS`, is
 * a place asked about.
 * Behind the line where it begins stand the ways to it, each hop with its place and how it leads on: nothing for
 * a call by name. A place that nothing leads to is `callable` when others may call it, and else has no comment.
 */
import { openRoutes, type Program, type Routes } from '../../src/program/index.ts';
import type { Step } from '../../src/model/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { finished } from './finished.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

type Files = Readonly<Record<string, string>>;

/** A place begins where its item does; two of one line are told together. */
interface Told {
  readonly file: string;
  readonly line: number;
  readonly words: string;
}

function sitesOf({ tree }: Program): readonly number[] {
  const isSite = (name: number): boolean => /^stop(?:_|$)/.test(tree.names.text(name));
  const mark = tree.names.idOf('STOPS');
  return Array.from({ length: tree.size }, (_, id) => id).filter(
    (id) => tree.item(id).names.some(isSite) || tree.usesIn(id, mark) !== 0,
  );
}

/** `main.c:3 main`, `main.c:4 address stop` */
function stepWords({ name, span: { file, line }, how }: Step): string {
  const way = how === 'entry' || how === 'name' ? '' : `${how} `;
  return `${file}:${line} ${way}${name}`;
}

function tell(program: Program): readonly Told[] {
  const sites = sitesOf(program);
  const routes: Routes = openRoutes(program, sites);
  const ways = routes.entries.flatMap((entry) => {
    const { routes: found, reached } = finished(routes.from(entry));
    expect(reached.includes(entry.item)).toBe(true);
    return found.map(({ site, steps, confirmed }) => {
      expect([confirmed, steps[0]?.how]).toEqual([true, 'entry']);
      return { site, words: steps.map(stepWords).join(' > ') };
    });
  });
  return sites.flatMap((site) => {
    const { start } = program.tree.item(site);
    const { file, line } = program.spanOf(site, { start, end: start });
    const found = ways.filter((way) => way.site === site).map(({ words }) => words);
    const unreached = routes.isCallable(site) ? ['callable'] : [];
    return (found.length > 0 ? found : unreached).map((words) => ({ file, line, words }));
  });
}

/** What stands in no file is in `main.c`. */
function check(files: string | Files): void {
  const all: Files = typeof files === 'string' ? { 'main.c': files } : files;
  const bare = Object.fromEntries(
    Object.entries(all).map(([path, text]) => [path, text.replace(/ *\/\/.*/g, '')]),
  );
  const told = tell(link(syntax, bare));
  for (const [path, text] of Object.entries(all)) {
    const lines = bare[path]!.split('\n').map((line, index) => {
      const here = told.filter((one) => one.file === path && one.line === index + 1);
      return here.length === 0 ? line : `${line} // ${here.map(({ words }) => words).join('; ')}`;
    });
    expect(lines).toEqual(text.split('\n'));
  }
}

describe('the way', () => {
  it('is the shortest', () => {
    check(`void stop(void) {} // main.c:4 main > main.c:6 near > main.c:2 stop
void near(void) { stop(); }
void far(void) { near(); }
int main(void) {
  far();
  near();
}`);
  });

  it('goes over files', () => {
    check({
      'main.c': 'void run(void);\n\nint main(void) {\n  run();\n}',
      'run.c': '#include "stop.h"\nvoid run(void) {\n  int n;\n  stop(n);\n}',
      'stop.h': 'void stop(int n);',
      'stop.c': '\nvoid stop(int n) {} // main.c:3 main > main.c:4 run > run.c:4 stop',
    });
  });

  it('ends at the first of several places', () => {
    check(`void stop_late(void) {} // main.c:3 main > main.c:3 stop_soon > main.c:2 stop_late
void stop_soon(void) { stop_late(); } // main.c:3 main > main.c:3 stop_soon
int main(void) { stop_soon(); }`);
  });

  it('ends in a circle', () => {
    check(`static void stop(void) {} // main.c:4 main > main.c:4 odd > main.c:3 even > main.c:2 stop
static void even(int n) { odd(n - 1); stop(); }
static void odd(int n) { even(n - 1); }
int main(void) { odd(9); main(); }`);
  });

  it('is told for each program', () => {
    check({
      'a.c': 'int main(void) { stop(); }',
      'b.c': 'int main(void) {\n  stop();\n}',
      'c.c': 'int main(void) { return 0; }',
      'stop.c': 'void stop(void) {} // a.c:1 main > a.c:1 stop; b.c:1 main > b.c:2 stop',
    });
  });

  it('may be none, as an entry is a place like any other', () => {
    check(`int main(void) { return stop_here; }
static int stop_here; // main.c:1 main > main.c:1 value stop_here
static int stop_there;`);
  });
});

describe('a hop is none', () => {
  const refuted: readonly (readonly [what: string, body: string])[] = [
    ['that is a field', 'struct s one; one.stop = 1; two->stop++;'],
    ['that is called through a field', 'one.stop(); two->stop(1);'],
    ['that names a field in an initialiser', 'struct s one = { .stop = 1 };'],
    ['that is a local variable', 'int stop = 1; return stop + 1;'],
    ['that is a local variable of a type from elsewhere', 'size_t stop = 1; run(stop);'],
    ['that is a local variable of a type in capitals', 'STOP_T stop; run(stop);'],
    ['that is a local table', 'char other[9], stop[9]; run(stop);'],
    ['that is a text', 'puts("stop()");'],
    ['that is a comment', '/* stop() */'],
    ['that is a prototype', 'void stop(void);'],
    ['that is a prototype of the old style', 'extern int stop();'],
    ['that is left out of the build', '\n#if 0\n  stop();\n#endif\n'],
    ['that is left out on this platform', '\n#ifdef _WIN32\n  stop();\n#endif\n'],
    ['that is a label', 'goto stop; stop: return 1;'],
    ['that is a tag', 'struct stop one; enum stop two;'],
  ];

  it.each(refuted)('%s', (_, body) => {
    check(`void stop(void) {} // callable
int main(void) { ${body} }`);
  });

  it('that is a parameter', () => {
    check(`void stop(void) {} // callable
int main(int stop, char **others) { return stop; }`);
  });

  it.each([
    ['a parameter', 'int main(int (*stop)(int)) { return stop(1); }'],
    ['an old-style parameter', 'int main(stop) int (*stop)(int); { return stop(1); }'],
    ['a parameter of a named type', 'int main(handler stop) { return stop(1); }'],
    ['a variable', 'int main(void) { void (*stop)(void) = other; stop(); }'],
  ])('that is %s which points to a function', (_, text) => {
    check(`void stop(void) {} // callable\n${text}`);
  });

  it('so that the next best way is told', () => {
    check(`void stop(void) {} // main.c:5 main > main.c:7 outer > main.c:4 inner > main.c:3 stop
void short_cut(void) { struct stop one; }
void inner(void) { stop(); }
void outer(void) { inner(); }
int main(void) {
  short_cut();
  outer();
}`);
  });
});

describe('a hop stands', () => {
  const confirmed: readonly (readonly [what: string, call: string, line?: number, how?: string])[] = [
    ['that is a call', 'stop();'],
    ['that is a call behind a directive', '\n#endif\n  stop();\n', 4],
    ['that is a call with its name in parentheses', '(stop)();'],
    ['that is a call over spliced lines', 'stop \\\n ();'],
    ['that is one among others of that name', '\n  one.stop = 1;\n  stop();', 4],
    ['that is there under a condition', '\n#ifdef A\n  stop();\n#endif\n', 4],
    ['whose address is taken', 'run(&stop);', 2, 'address '],
    ['that is handed over', 'run(stop);', 2, 'address '],
    ['that is stored', 'one.run = stop;', 2, 'address '],
    ['that is called after its address is taken', '\n  run(stop);\n  stop();', 4],
  ];

  it.each(confirmed)('%s', (_, call, line = 2, how = '') => {
    check(`void stop(void) {} // main.c:2 main > main.c:${line} ${how}stop
int main(void) { ${call} }`);
  });
});

describe('a hop is found', () => {
  it.each([
    ['behind a block with a variable of that name', '{ int stop = 1; use(stop); } stop();'],
    ['before a variable of that name', 'stop(); int stop;'],
    ['behind a prototype with a parameter of that name', 'int other(int stop); stop();'],
    ['behind a pointer to a function with a parameter of that name', 'void (*run)(int stop); stop();'],
  ])('%s', (_, body) => {
    check(`void stop(void) {} // main.c:2 main > main.c:2 stop\nint main(void) { ${body} }`);
  });

  it.each([
    ['a macro', '#define run() stop()', 'macro '],
    ['a function', 'static inline void run(void) { stop(); }', ''],
  ])('out of a header: %s that leads to a static function of the includer', (_, text, how) => {
    check({
      'main.c': `static void stop(void) {} // main.c:3 main > main.c:3 ${how}run > run.h:1 stop
#include "run.h"
int main(void) { run(); }`,
      'run.h': text,
    });
  });

  // The grammar takes this for the declaration of a function, and the argument for a type.
  it.failing('to a function that a new object is given', () => {
    check({
      'main.cc': `void stop() {} // main.cc:2 main > main.cc:2 address stop
int main() { std::thread worker(stop); }`,
    });
  });

  it('to such a function in braces or among others is told', () => {
    check({
      'main.cc': `void stop() {} // main.cc:3 main > main.cc:3 address stop
void stop_too() {} // main.cc:3 main > main.cc:3 address stop_too
int main() { std::thread worker{stop}; std::thread other(stop_too, 1); }`,
    });
  });

  // An operator has no name.
  it.failing.each([
    ['to an operator', 'void operator+(Pump, Pump) { stop(); } int main(Pump p) { p + p; }', 'operator+'],
  ])('%s', (_, text, hop) => {
    check({
      'main.cc': `static void stop() {} // main.cc:2 main > main.cc:2 ${hop} > main.cc:2 stop\n${text}`,
    });
  });
});

describe('functions of one name', () => {
  it('are told apart where they are static', () => {
    check({
      'a.c': `static void stop(void) {} // a.c:2 main > a.c:2 stop
int main(void) { stop(); }`,
      'b.c': `static void stop(void) {} // callable
void other(void) { stop(); }`,
      'c.c': 'static void stop(void) {}',
    });
  });

  it('are told apart by what a file includes', () => {
    check({
      'a.h': 'static inline void stop(void) {} // main.c:2 main > main.c:2 stop',
      'b.h': 'static inline void stop(void) {}',
      'main.c': '#include "a.h"\nint main(void) { stop(); }',
    });
  });

  it('are told apart by folder', () => {
    check({
      'one/main.c': 'int main(void) { stop(); }',
      'one/stop.c': 'void stop(void) {} // one/main.c:1 main > one/main.c:1 stop',
      'two/stop.c': 'void stop(void) {} // callable',
    });
  });

  it('are the own one before that of others', () => {
    check({
      'main.c': `void stop(void) {} // main.c:2 main > main.c:2 stop
int main(void) { stop(); }`,
      'other.c': 'void stop(void) {} // callable',
    });
  });

  it('are all meant where nothing tells them apart', () => {
    check({
      'main.c': 'int main(void) { stop(); }',
      'one.c': 'void stop(void) {} // main.c:1 main > main.c:1 stop',
      'two.c': 'void stop(void) {} // main.c:1 main > main.c:1 stop',
    });
  });
});

describe('methods', () => {
  it('are called by member', () => {
    check({
      'main.cc': `void Pump::stop() {} // main.cc:4 main > main.cc:6 member Pump::stop
struct Pump { void stop(); };

int main() {
  Pump pump;
  pump.stop();
}`,
    });
  });

  it('may be any of several of that name', () => {
    check({
      'main.cc': `void Pump::stop() {} // main.cc:3 main > main.cc:3 pointer Pump::stop
void Fan::stop() {} // main.cc:3 main > main.cc:3 pointer Fan::stop
int main(int n, Motor *motor) { motor->stop(); }`,
    });
  });

  it('are those of the class of their object', () => {
    check({
      'main.cc': `void Pump::stop() {} // main.cc:3 main > main.cc:3 member Pump::stop
void Fan::stop() {} // callable
int main(int n, Pump *pump) { pump->stop(); }`,
    });
  });

  it('are called by class', () => {
    check({
      'main.cc': `void Pump::stop() {} // main.cc:2 main > main.cc:2 Pump::stop
int main() { Pump::stop(); }`,
    });
  });

  it('call each other by name', () => {
    check({
      'main.cc': `class Pump {
  void stop() {} // main.cc:5 main > main.cc:5 member Pump::run > main.cc:3 Pump::stop
  void run() { stop(); }
};
int main(int n, Pump *pump) { pump->run(); }`,
    });
  });

  it('are not called by name from outside', () => {
    check({
      'main.cc': `void Pump::stop() {} // callable
int main() { stop(); }`,
    });
  });

  it('are not called by name from outside, although their class is named there', () => {
    check({
      'main.cc': `struct Pump { void stop(); };
void Pump::stop() {} // callable
int main() { Pump pump; stop(); }`,
    });
  });

  it('are no functions of C', () => {
    check({
      'pump.cc': 'void Pump::stop() {} // callable',
      'main.c': 'int main(void) { stop(); pump->stop(); }',
    });
    check({
      'main.c':
        'int main(void) { near(); stop(); }\nvoid near(void) { stop_all(); }\nvoid stop_all(void) {} // main.c:1 main > main.c:1 near > main.c:2 stop_all',
      'pump.cc': 'void Pump::stop() {} // callable',
    });
  });

  it('do not hide what a file of C has for itself', () => {
    check({
      'main.c':
        'static void help(void) { stop_here(); }\nint main(void) { help(); }\nvoid stop_here(void) {} // main.c:2 main > main.c:2 help > main.c:1 stop_here',
      'other.c': 'void help(void) { stop_there(); }\nvoid stop_there(void) {} // callable',
      'pump.cc': 'void Pump::help() {}',
    });
  });

  it('run when an object is made', () => {
    check({
      'main.cc': `struct Pump { Pump(); };
void stop() {} // main.cc:4 main > main.cc:4 construction Pump::Pump > main.cc:3 stop
Pump::Pump() { stop(); }
int main() { Pump pump; }`,
    });
  });

  it('run when an object is made by new', () => {
    check({
      'main.cc': `struct Pump { Pump(); };
void stop() {} // main.cc:4 main > main.cc:4 construction Pump::Pump > main.cc:3 stop
Pump::Pump() { stop(); }
int main() { run(new Pump(1)); }`,
    });
  });

  it('behind a namespace may be functions', () => {
    check({
      'main.cc': `namespace tools { void stop() {} } // main.cc:2 main > main.cc:2 stop
int main() { tools::stop(); }`,
    });
  });

  it.each([
    ['declared in the same file', 'namespace tools { void stop(); }', ''],
    ['declared in a file of its own', '', 'namespace tools { void stop(); }'],
    ['declared in an inner one', 'namespace a::inline b { namespace tools { void stop(); } }', ''],
    ['with another name for it', 'namespace tools = other;', 'namespace other { void stop(); }'],
    ['of the name of a class elsewhere', 'namespace tools { void stop(); }', 'class tools { int n; };'],
  ])('are none that a namespace qualifies: %s', (_, here, elsewhere) => {
    check({
      'main.cc': `${here}
void tools::stop() {} // main.cc:4 main > main.cc:4 tools::stop
using namespace tools;
int main() { stop(); }`,
      'other.cc': elsewhere,
    });
  });

  it.each([
    ['by its name', '', 'stop_pump(pump)'],
    ['in a namespace', 'namespace tools { ', 'tools::stop_pump(pump)'],
  ])('are none that are friends: %s', (_, around, call) => {
    check({
      'main.cc': `${around}struct Pump { int n;
friend int stop_pump(Pump &pump) { return 1; } // main.cc:4 main > main.cc:4 stop_pump
};${around === '' ? '' : ' }'}
int main() { Pump pump; return ${call}; }`,
    });
  });

  it('do not run where a function of a namespace with the name of their class is called', () => {
    check({
      'main.cc': `class tools { void stop(); };
void tools::stop() {} // callable
int main() { stop(); }`,
      'other.cc': 'namespace tools { int n; }',
    });
  });

  it('may have a main in a namespace that a macro closes', () => {
    check({
      'main.cc': `namespace tools {
END_OF_TOOLS;
void stop() {} // main.cc:4 main > main.cc:4 stop
int main() { stop(); }`,
    });
  });

  it('do not run where their class is only named in C', () => {
    check({
      'main.cc': 'Pump::Pump() { stop(); }',
      'stop.c': 'void stop(void) {} // callable',
      'main.c': 'struct Pump { int n; };\nint main(void) { struct Pump pump; }',
    });
  });
});

describe('a macro that makes a function', () => {
  it('gives it a name that may be called', () => {
    check({
      'main.c': 'int main(void) { lock_some(1); }',
      'commands.c':
        'COMMAND(lock_some, args) { stop(); }\nvoid stop(void) {} // main.c:1 main > main.c:1 COMMAND > commands.c:1 stop',
    });
  });

  it('does not give it that of a function of the platform', () => {
    check({
      'main.c': 'int main(void) { lock_all(1); }',
      'commands.c': 'COMMAND(lock_all, args) { stop(); }\nvoid stop(void) {} // callable',
    });
  });
});

describe('macros', () => {
  it('are hops', () => {
    check(`#define FINISH(n) \\
  stop(n)
void stop(int n) {} // main.c:4 main > main.c:4 macro FINISH > main.c:2 stop
int main(void) { FINISH(1); }`);
  });

  it('are hops without parentheses', () => {
    check(`#define FINISH stop()
#define ALIAS FINISH
void stop(int n) {} // main.c:4 main > main.c:4 macro ALIAS > main.c:2 macro FINISH > main.c:1 stop
int main(void) { ALIAS; }`);
  });

  it('may be places', () => {
    check(`#define stop() 1 // main.c:2 main > main.c:2 macro stop
int main(void) { return stop(); }`);
  });

  it('of another file are not meant', () => {
    check({
      'main.c': 'void stop(void) {} // callable\nint main(void) { FINISH(); }',
      'other.c': '#define FINISH() stop()',
    });
  });

  it('that are not included lead nowhere', () => {
    check({
      'main.c': '#include "finish.h"\nint main(void) { FINISH(); }',
      'finish.h': '#define FINISH() stop()',
      'other.h': '#define FINISH() stop_other()',
      'stop.c': `void stop(void) {} // main.c:2 main > main.c:2 macro FINISH > finish.h:1 stop
void stop_other(void) {} // callable`,
    });
  });

  it('are seen where the header is made of a template', () => {
    check({
      'test/main.c': '#include "made/finish.h"\nint main(void) { END(); }',
      'include/made/finish.h.in': '#define SIZE @SIZE@\n#undef FINISH_EARLY\n#include "end.h"',
      'include/made/end.h': '#define END() stop()',
      'stop.c': `void stop(void) {} // test/main.c:2 main > test/main.c:2 macro END > include/made/end.h:1 stop`,
    });
  });

  it('of a template decide nothing that the build decides', () => {
    check({
      'main.c': `#include "config.h"
#ifdef HAVE_STOP
#define finish() stop()
#endif
int main(void) { finish(); }`,
      'config.h.in': '#undef HAVE_STOP',
      'stop.c': `void stop(void) {} // main.c:5 main > main.c:5 macro finish > main.c:3 stop`,
    });
  });

  it('that are not included stand before no function, however near', () => {
    check({
      'app/main.c': 'int main(void) { finish(); }',
      'app/other.h': '#define finish() 0',
      'lib/stop.c': `void stop(void) {} // app/main.c:1 main > app/main.c:1 finish > lib/stop.c:2 stop
void finish(void) { stop(); }`,
    });
  });
});

describe('a function that is handed to an outside function', () => {
  it.each([
    ['that starts a thread', 'spawn(0, stop);', 'thread-start'],
    ['with its address', 'spawn(0, &stop);', 'thread-start'],
    ['with another type', 'spawn(0, (void *(*)(void *))stop);', 'thread-start'],
    ['that calls it back', 'sort(stop);', 'callback'],
    ['that may call it', 'on_event(3, stop);', 'handler'],
    ['in another place', 'spawn(stop, 0);', 'address'],
    ['as one of two', 'spawn(0, 1 > 2 ? stop : 0);', 'address'],
    ['of which nothing is known', 'other(0, stop);', 'address'],
    ['through another call', 'spawn(0, other(stop));', 'address'],
    ['and kept as well', 'other(stop); sort(stop);', 'callback'],
  ])('%s', (_, code, how) => {
    check(`void stop(void) {} // main.c:2 main > main.c:2 ${how} stop\nint main(void) { ${code} }`);
  });

  it('is one of the tree when the tree defines it', () => {
    check(`void stop(void) {} // main.c:3 main > main.c:3 address stop
void spawn(int n, void (*f)(void)) {}
int main(void) { spawn(0, stop); }`);
  });

  it('of C++', () => {
    check({
      'main.cc': `void stop() {} // main.cc:3 main > main.cc:3 thread-start stop
struct Queue { void stop_all() {} }; // main.cc:3 main > main.cc:3 thread-start Queue::stop_all
int main() { std::Runner runner(stop); std::Runner all(&Queue::stop_all, 0); return 0; }`,
    });
  });
});

describe('addresses', () => {
  it('lead on from tables', () => {
    check(`void stop(void) {} // main.c:3 main > main.c:3 value table > main.c:2 address stop
static void (*table[])(void) = { 0, stop };
int main(int n) { table[n](); }`);
  });

  it('lead on from tables with names', () => {
    check(`void stop(void) {} // main.c:6 main > main.c:7 address start > main.c:3 value table > main.c:5 address stop
void run(void) {}
void start(void) { use(&table); }
static const struct command table[] = {
  { "stop", stop }, { "run", .run = run } };
int main(void) {
  use(start);
}`);
  });

  it('lead on from what a macro is given', () => {
    check(`void stop(void) {} // main.c:3 main > main.c:3 address stop
#define USE(f) use(f)
int main(void) { USE(stop); }`);
  });
});

describe('what runs by itself', () => {
  it.each(['__attribute__((constructor))', '__attribute__((__destructor__(101)))'])(
    'is led to from its file: %s',
    (attribute) => {
      check({
        'a.c': `${attribute} static void stop(void) {} // b.c:1 main > b.c:1 other > a.c:1 initialiser stop
void other(void) {}`,
        'b.c': 'int main(void) { other(); }',
      });
    },
  );

  it('may have the attribute by a macro', () => {
    check(`#define EARLY __attribute__((constructor))
static EARLY void stop(void) {} // main.c:3 main > main.c:2 initialiser stop
int main(void) { return 0; }`);
  });

  it('may lead to the place', () => {
    check(`static void stop(void) {} // main.c:3 main > main.c:2 initialiser early > main.c:2 stop
__attribute__((constructor)) static void early(void) { stop(); }
int main(void) { return 0; }`);
  });

  it('is led to from where it registers itself, though nothing else leads to its file', () => {
    check({
      'main.c': 'int main(void) { run_all(); }',
      'plugins.c': 'void add_plugin(struct plugin *p) {}\nvoid run_all(void) {}',
      'plugin.c': `static void stop(void) {} // main.c:1 main > main.c:1 run_all > plugin.c:3 initialiser enter > plugin.c:3 value own > plugin.c:2 address stop
static struct plugin own = { .run = stop };
__attribute__((constructor)) static void enter(void) { add_plugin(&own); }`,
    });
  });

  it('runs in no program that has nothing of its file', () => {
    check({
      'a.c': '__attribute__((constructor)) static void stop(void) {} // callable',
      'b.c': 'int main(void) { return 0; }',
    });
  });

  it('is a variable of C++', () => {
    check({
      'main.cc': `static Pump pump(STOPS); // main.cc:3 main > main.cc:1 initialiser an unnamed item
static int stop_count = other(); // main.cc:3 main > main.cc:2 initialiser stop_count
int main() { return 0; }`,
    });
  });

  it('is what a variable of C++ needs, if a path uses the variable', () => {
    check({
      'main.cc': `static int stop() { return 1; } // main.cc:3 main > main.cc:3 value count > main.cc:2 stop
int count = stop();
int main() { return count; }`,
    });
  });

  it.each([
    ['by a call', 'static int count = stop();'],
    ['by a constructor', 'struct Pump { Pump() { stop(); } }; static Pump pump;'],
  ])('is what a variable of C++ needs: %s', (_, text) => {
    const way = text.includes('Pump')
      ? 'main.cc:2 initialiser pump > main.cc:2 construction Pump::Pump > main.cc:2 stop'
      : 'main.cc:2 initialiser count > main.cc:2 stop';
    check({
      'main.cc': `static int stop() { return 1; } // main.cc:3 main > ${way}\n${text}\nint main() { return 0; }`,
    });
  });

  it('is no variable of C', () => {
    check(`static int stop_count = 1;
int main(void) { return 0; }`);
  });

  it('is no field of a class', () => {
    check({
      'main.cc': `struct Pump {
  int stop_count = 1; // callable
};
int main() { return 0; }`,
    });
  });
});

describe('entries', () => {
  it('are definitions of main', () => {
    check({
      'a.c': 'int main(int argc, char **argv) { return stop(); }',
      'b.c': 'int\nmain(argc, argv)\n  char **argv;\n{ return stop(); }',
      'c.cc': 'auto main() -> int { return stop(); }',
      'stop.c':
        'int stop(void) {} // a.c:1 main > a.c:1 stop; b.c:1 main > b.c:4 stop; c.cc:1 main > c.cc:1 stop',
    });
  });

  it.each([
    ['in a class', 'a.cc', 'struct Game { int main() { return stop(); } };'],
    ['of a class', 'a.cc', 'int Game::main() { return stop(); }'],
    ['in a namespace', 'a.cc', 'namespace game { int main() { return stop(); } }'],
    ['of a namespace', 'a.cc', 'namespace game { int main(); }\nint game::main() { return stop(); }'],
    ['in a namespace without a name', 'a.cc', 'namespace { int main() { return stop(); } }'],
    ['that is static', 'a.c', 'static int main(void) { return stop(); }'],
    ['that is declared', 'a.c', 'int main(void);\nint other(void) { return stop(); }'],
    ['that is a variable', 'a.c', 'int main = 1;\nint other(void) { return stop(); }'],
    ['that is a macro', 'a.c', '#define main() stop()'],
    ['of another name', 'a.c', 'int main_loop(void) { return stop(); }\nint Main(void) { return stop(); }'],
    ['that is left out of the build', 'a.c', '#if 0\nint main(void) { return stop(); }\n#endif'],
    ['that is called', 'a.c', 'int other(void) { return main() + stop(); }'],
  ])('are no main %s', (_, path, text) => {
    check({ [path]: text, 'stop.c': 'int stop(void) {} // callable' });
  });

  it('are no main in a namespace', () => {
    check({
      'a.cc': 'namespace game { int main() { return stop(); } }',
      'b.cc': 'namespace game { class Pump {}; } extern "C" { int main() { return stop(); } }',
      'stop.c': 'int stop(void) {} // b.cc:1 main > b.cc:1 stop',
    });
  });

  it('may be what a library makes of main, or what a macro writes', () => {
    check({
      'a.c': 'int lib_main(int argc, char **argv) { return stop(); }',
      'b.c': '#define ENTRY main\nint ENTRY(void) { return stop(); }',
      'c.c': '#if LIBRARY\nint c_main(void)\n#else\nint main(void)\n#endif\n{ return stop(); }',
      'd.c':
        '#define APPLICATION(f) int main(void) { return f(); }\nint run(void) { return stop(); }\nAPPLICATION(run)',
      'stop.c': `int stop(void) {} // a.c:1 lib_main > a.c:1 stop; b.c:2 ENTRY > b.c:2 stop; \
c.c:2 main > c.c:6 stop; d.c:3 main > d.c:3 address run > d.c:2 stop`.replace('\\\n', ''),
    });
  });

  it('may depend on what is not known', () => {
    check(`int stop(void) {} // main.c:3 main > main.c:3 stop
#ifdef TEST
int main(void) { return stop(); }
#endif`);
  });
});

describe('without a way others may call', () => {
  it('what they can name', () => {
    check({
      'a.c': 'void stop(void) {} // callable\nint stop_count; // callable',
      'a.cc': 'void Pump::stop() {} // callable\nstatic Pump stop_pump; // callable',
    });
  });

  it('nothing that is static', () => {
    check('static void stop(void) {}\nstatic int stop_count;');
  });

  it('nothing in a namespace without a name', () => {
    check({ 'a.cc': 'namespace { void stop() {} }' });
  });

  it('what something that they can name leads to', () => {
    check(`static void stop(void) {} // callable
static void inner(void) { stop(); }
void outer(void) { inner(); }`);
  });

  it('nothing that only static functions lead to', () => {
    check(`static void stop(void) { inner(); }
static void inner(void) { stop(); }`);
  });

  it('what a table leads to', () => {
    check(`static void stop(void) {} // callable
void (*table[])(void) = { stop };`);
  });

  it('what a macro leads to', () => {
    check(`#define FINISH() stop()
static void stop(void) {} // callable
void use(void) { FINISH(); }`);
  });

  // A macro is asked what it means where it is defined, not where it is used.
  it.failing('what a macro of a header leads to', () => {
    check({
      'a.h': '#define FINISH() stop() + stop_other()',
      'a.c': '#include "a.h"\nstatic void stop(void) {} // callable\nvoid use(void) { FINISH(); }',
      'b.c': '#include "a.h"\nstatic void stop_other(void) {}',
    });
  });

  it('no macro that nobody uses', () => {
    check('#define stop() 1');
  });

  it('a macro that they use', () => {
    check('#define stop() 1 // callable\nint use(void) { return stop(); }');
  });

  // Every mention counts here, although none of these leads anywhere.
  it.failing.each([
    ['a field', 'int other(struct s *one) { return one->stop; }'],
    ['a label', 'void other(void) { goto stop; stop: return; }'],
    ['a tag', 'void other(struct stop *one) { run(one); }'],
  ])('nothing that is static although somebody says %s of that name', (_, text) => {
    check(`static void stop(void) {}\n${text}`);
  });
});

describe('what several programs share', () => {
  it('calls what the program at hand defines where it begins', () => {
    check({
      'one/a.c': 'int main(void) { return shared(); }\nint quit(void) { return stop_a(); }',
      'b.c': 'int main(void) { return shared(); }\nint quit(void) { return 0; }',
      'lib/shared.c': 'int shared(void) { return quit(); }',
      'stop.c':
        'int stop_a(void) {} // one/a.c:1 main > one/a.c:1 shared > lib/shared.c:1 quit > one/a.c:2 stop_a',
    });
  });

  it('may call what stands beside a `main` for trying it out', () => {
    check({
      'a.c': 'int main(void) { return tool(); }',
      'tool.c': 'int tool(void) { return stop(); }\n#ifdef TRY\nint main(void) { return 0; }\n#endif',
      'stop.c': 'int stop(void) {} // a.c:1 main > a.c:1 tool > tool.c:1 stop',
    });
  });
});

describe('a function whose head a macro writes', () => {
  it('has the name that the macro gives it, and none of those that stand there', () => {
    check({
      'calls.h': '#define CALL(name) int CALLED_(call_ ## name)(void)\n#define CALLED_(n) n',
      'calls.c': '#include "calls.h"\nCALL(bind) { return stop(); }\nCALL(fork) { return stop_later(); }',
      'main.c': 'int main(void) { fork(); return call_bind(); }',
      'stop.c':
        'int stop(void) {} // main.c:1 main > main.c:1 call_bind > calls.c:2 stop\n' +
        'int stop_later(void) {} // callable',
    });
  });

  it('keeps its own name where a macro of that name is not seen', () => {
    check({
      'other.c': '#define fill(x) empty(x)\nint empty(int x) { return fill(x); }',
      'old.h': '#define drain(x) leave(x)',
      'main.c': 'int main(void) { return fill(1) + drain(1); }',
      'stop.c':
        'int fill(int x) { return x; }\nint drain(int x) { return stop(); }\n' +
        'int stop(void) {} // main.c:1 main > main.c:1 drain > stop.c:2 stop',
    });
  });

  it('is known by what the macro is handed where the macro is in no file', () => {
    check({
      'tests.c':
        'int a(void) { return 1; }\nTEST(first) { stop(); }\nTEST(second) {}\nTEST(third) {}\n' +
        'int main(void) { first(); }',
      'stop.c': 'int stop(void) {} // tests.c:5 main > tests.c:5 first > tests.c:2 stop',
    });
  });
});

describe('a test framework', () => {
  const stop = (ways: string): string => `int stop(void) {}${ways === '' ? '' : ` // ${ways}`}`;

  it('has the tests of the file run, with what their class does around them', () => {
    check({
      'a.cc':
        'class Over { void SetUp(); };\nclass Sums : public Over { void other(); };\n' +
        'void Over::SetUp() { stop(); }\nvoid Sums::other() { stop_never(); }\n' +
        'TEST(Plain, Adds) { stop_plain(); }\nTEST_F(Sums, Add) {}\n' +
        'int main() { return RUN_ALL_TESTS(); }',
      'b.cc': 'TEST(Other, Adds) { stop_other(); }\n',
      'stop.cc':
        `${stop('a.cc:7 main > a.cc:7 callback TEST_F > a.cc:6 callback Over::SetUp > a.cc:3 stop')}\n` +
        'int stop_plain(void) {} // a.cc:7 main > a.cc:7 callback TEST > a.cc:5 stop_plain\n' +
        'int stop_never(void) {} // callable\nint stop_other(void) {} // callable',
    });
  });

  it('has a test call methods of the class that it names', () => {
    check({
      'a.cc':
        'class Over { void fill(); void empty(); };\nclass Sums : public Over { };\n' +
        'void Over::fill() { stop(); }\nvoid Over::empty() { stop_never(); }\n' +
        'TEST_F(Sums, Add) { fill(); }\n' +
        'int main() { return RUN_ALL_TESTS(); }',
      'stop.cc':
        `${stop('a.cc:6 main > a.cc:6 callback TEST_F > a.cc:5 callback Over::fill > a.cc:3 stop')}\n` +
        'int stop_never(void) {} // callable',
    });
  });

  it('has those of the folder run where the file has none', () => {
    check({
      'test/main.cc': 'int main() { return Catch::Session().run(); }',
      'test/unit/a.cc': 'TEST_CASE("adds up") { stop(); }',
      'test/b.cc': 'TEST_CASE("alone") { stop_alone(); }\nint main() { return 0; }',
      'other/c.cc': 'TEST_CASE("elsewhere") { stop_elsewhere(); }',
      'stop.cc':
        `${stop('test/main.cc:1 main > test/main.cc:1 callback TEST_CASE > test/unit/a.cc:1 stop')}\n` +
        'int stop_alone(void) {} // callable\nint stop_elsewhere(void) {} // callable',
    });
  });

  it('begins a program where a macro asks for a `main`', () => {
    check({
      'a.cc': '#define CATCH_CONFIG_MAIN\nTEST_CASE("adds up") { stop(); }',
      'stop.cc': stop('a.cc:1 CATCH_CONFIG_MAIN > a.cc:1 callback TEST_CASE > a.cc:2 stop'),
    });
  });

  it('is handed a class whose methods are the tests', () => {
    check({
      'a.cc':
        'class Sums { void add(); };\nclass Tool { void use(); };\nvoid Tool::use() { stop_used(); }\n' +
        'QTEST_MAIN(Sums)\nvoid Sums::add() { Tool *tool = 0; stop(); }',
      'stop.cc': `${stop('a.cc:4 Sums::add > a.cc:5 stop')}\nint stop_used(void) {} // callable`,
    });
  });

  it('has nothing run that is not compiled', () => {
    check({
      'a.cc': '#if 0\nTEST(Plain, Adds) { stop(); }\n#endif\nint main() { return RUN_ALL_TESTS(); }',
      'stop.cc': stop('callable'),
    });
  });
});

describe('a piece of source that others include', () => {
  it('calls what stands before it, in who includes it or beside it', () => {
    check({
      'whole.c':
        'static int own(void) { return stop(); }\n#include "inner.c"\n#include "outer.c"\nint main(void) { return outer(); }',
      'inner.c': 'static int inner(void) { return stop_inner(); }',
      'outer.c': 'static int outer(void) { return inner() + own(); }',
      'stop.c':
        'int stop(void) {} // whole.c:4 main > whole.c:4 outer > outer.c:1 own > whole.c:1 stop\n' +
        'int stop_inner(void) {} // whole.c:4 main > whole.c:4 outer > outer.c:1 inner > inner.c:1 stop_inner',
    });
  });

  it('calls nothing static of files that nobody includes with it', () => {
    check({
      'whole.c': '#include "outer.c"\nint main(void) { return outer(); }',
      'other.c': 'static int inner(void) { return stop(); }\nint other(void) { return inner(); }',
      'outer.c': 'static int outer(void) { return inner(); }',
      'stop.c': 'int stop(void) {} // callable',
    });
  });
});

describe('functions that a macro makes outside of all functions', () => {
  const list =
    '#define LIST(type, name, make) static type *name##_append(void) { return make(); } \\\n  int name##_count(void) { return 0; }';

  it.each([
    ['LIST(Op, op, stop)', 'op_append'],
    ['LIST(Op, op, stop);', 'op_append'],
    // They make one item, which goes by its first name.
    ['LIST(Op, up, go) LIST(Op, op, stop)', 'up_append'],
  ])('are found by the names that %j pastes together', (use, told) => {
    check({
      'main.c': `${list}\n${use}\nstatic int next(void) { return 1; }\nint main(void) { return op_append() + next(); }`,
      'stop.c': `int stop(void) {} // main.c:5 main > main.c:5 ${told} > main.c:3 address stop`,
    });
  });
});

describe('a C program in a tree of C++', () => {
  it('calls its own function, whatever has a method or a function of that name', () => {
    check({
      'zpipe.c': 'int def(void) { return stop(); }\nint main(void) { return def(); }',
      'lib/python.hpp':
        'namespace python { int def() { return stop_there(); } }\nclass Map { int def() { return 0; } };',
      'stop.c': 'int stop(void) {} // zpipe.c:2 main > zpipe.c:2 def > zpipe.c:1 stop',
      'there.cc': 'int stop_there() { return 0; } // callable',
    });
  });
});
