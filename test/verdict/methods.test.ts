/**
 * Which method a call of C++ comes to: its own class's before that of any other of the same name. Each program is a
 * class that blocks, one that does not, and somebody who calls one of them.
 */
import { toldOf } from './told.ts';

const BLOCKS = `#include <sys/mman.h>
struct Pump { void start(); };
void Pump::start() { mlockall(1); }
struct Lamp { void start(); };
void Lamp::start() { }
`;

/** The answer, with the way to its reason. */
async function check(body: string, expected: string): Promise<void> {
  expect(await toldOf({ 'main.cpp': `${BLOCKS}${body}` })).toEqual([expected]);
}

describe('a plain name inside of a method', () => {
  it('means the method of its own class', async () => {
    await check(
      'struct Panel { void start() { } void show() { start(); } };\nint main() { Panel p; p.show(); }',
      'clear',
    );
    await check(
      'struct Panel { void start() { mlockall(2); } void show() { start(); } };\nint main() { Panel p; p.show(); }',
      'blocked: main > Panel::show > Panel::start > mlockall',
    );
  });

  it('is no attribute, but the function that one hands to `cleanup` is called', async () => {
    const shelf = 'struct Shelf { void cleanup() { mlockall(2); } };\n';
    const main = 'int main() { KEPT(at) = 0; return at; }';
    await check(
      `${shelf}static void put(int *at) { }\n#define KEPT(x) int x __attribute__((cleanup(put)))\n${main}`,
      'clear',
    );
    await check(
      `${shelf}static void put(int *at) { mlock(at, 4); }\n#define KEPT(x) int x __attribute__((__cleanup__(put)))\n${main}`,
      'blocked: main > KEPT > put > mlock',
    );
  });

  it('means what the class inherits, the nearest first', async () => {
    await check(
      'struct Panel : Lamp { void show() { start(); } };\nint main() { Panel p; p.show(); }',
      'clear',
    );
    await check(
      'struct Panel : Pump { void show() { start(); } };\nint main() { Panel p; p.show(); }',
      'blocked: main > Panel::show > Pump::start > mlockall',
    );
    await check(
      `struct Dimmed : Pump { void start() { } };
struct Panel : Dimmed { void show() { start(); } };
int main() { Panel p; p.show(); }`,
      'clear',
    );
  });

  it('may mean an override', async () => {
    await check(
      `struct Task { virtual void step() { } void run() { step(); } };
struct Locking : Task { void step() override { mlockall(2); } };
int main() { Locking l; l.run(); }`,
      'at-risk: main > Task::run > Locking::step > mlockall',
    );
  });

  it('may be the own method or its override, where there is one', async () => {
    const task = 'struct Task { virtual void step() { mlockall(2); } void run() { step(); } };\n';
    const way = 'main > Task::run > Task::step > mlockall';
    const main = 'int main() { Task t; t.run(); }';
    await check(`${task}${main}`, `blocked: ${way}`);
    await check(`${task}struct Idle : Task { void step() override { } };\n${main}`, `at-risk: ${way}`);
    await check(`${task}struct Idle : Task { void stop() { } };\n${main}`, `blocked: ${way}`);
    await check(
      `${task}struct Idle : Task { void step() override { Task::step(); } void go() { step(); } };
int main() { Idle i; i.go(); }`,
      'blocked: main > Idle::go > Idle::step > Task::step > mlockall',
    );
  });

  it('means what is inherited, however the head of the class is written', async () => {
    const inherited = 'blocked: main > Panel::show > Pump::start > mlockall';
    const heads = [
      'struct Panel : Pump /* the base */ {',
      'struct Panel : Pump // the base\n{',
      '#define SHOWN\nstruct Panel : public SHOWN Pump {',
      'struct Panel\n#ifdef PUMPS\n  : Pump\n#else\n  : Pump\n#endif\n{',
      'typedef Pump Motor;\nstruct Panel : Motor {',
    ];
    for (const head of heads)
      await check(`${head} void show() { start(); } };\nint main() { Panel p; p.show(); }`, inherited);
    await check(
      'struct Wall { struct Panel; };\nstruct Wall::Panel : Pump { void show() { start(); } };\nint main() { Wall::Panel p; p.show(); }',
      inherited,
    );
  });

  it('is no method of what a comment names beside the base', async () => {
    await check(
      `struct Panel : Lamp /* the base */ { void show(); };
void Panel::show() { mlockall(2); }
namespace other { struct Door { friend int mlockall(int flags) { return flags; } }; }
int main() { Panel p; p.show(); }`,
      'blocked: main > Panel::show > mlockall',
    );
  });

  it('may mean anything where the class derives from one outside of the tree', async () => {
    await check(
      '#include <panel.h>\nstruct Panel : Outside { void show() { start(); } };\nint main() { Panel p; p.show(); }',
      'at-risk: main > Panel::show > Pump::start > mlockall',
    );
  });
});

describe('a qualified name', () => {
  it('means each class that stands before it', async () => {
    await check(
      'struct Panel { static void start() { mlockall(2); } };\nint main() { Lamp::start(); Panel::start(); }',
      'blocked: main > Panel::start > mlockall',
    );
  });

  it('means the method of that class, whatever others have', async () => {
    await check(
      'struct Panel : Lamp { void start() { mlockall(2); } void show() { Lamp::start(); } };\nint main() { Panel p; p.show(); }',
      'clear',
    );
    await check(
      'struct Panel : Pump { void start() { } void show() { Pump::start(); } };\nint main() { Panel p; p.show(); }',
      'blocked: main > Panel::show > Pump::start > mlockall',
    );
    await check(
      'struct Panel : Pump { void show() { Panel::start(); } };\nint main() { Panel p; p.show(); }',
      'blocked: main > Panel::show > Pump::start > mlockall',
    );
  });
});

describe('of several uses of a name in one function each counts', () => {
  it('be they of several classes', async () => {
    await check(
      'struct Panel : Lamp, Pump { void show() { Lamp::start(); Pump::start(); } };\nint main() { Panel p; p.show(); }',
      'blocked: main > Panel::show > Pump::start > mlockall',
    );
  });

  it('be it of an object and of the class itself', async () => {
    await check(
      'struct Panel { Pump p; void start() { } void show() { start(); p.start(); } };\nint main() { Panel p; p.show(); }',
      'blocked: main > Panel::show > Pump::start > mlockall',
    );
  });

  it('be it of an object and of no class', async () => {
    await check(
      'void start() { }\nint main() { start(); Pump p; p.start(); }',
      'blocked: main > Pump::start > mlockall',
    );
  });
});

describe('a class that is named', () => {
  const heavy = 'struct Heavy { Heavy() { mlockall(2); } };\n';

  it('has its constructor run where an object is made', async () => {
    const made = ['Heavy h;', 'Heavy *p, h;', 'Heavy *p = new Heavy;', 'Heavy *p; Heavy h;'];
    for (const body of made)
      await check(`${heavy}int main() { ${body} }`, 'blocked: main > Heavy::Heavy > mlockall');
    await check(
      `${heavy}struct User { Heavy h; };\nint main() { User u; }`,
      'blocked: main > User > Heavy::Heavy > mlockall',
    );
  });

  it('may not where only a pointer or a reference leads to one', async () => {
    await check(`${heavy}int main() { Heavy *p = 0; }`, 'at-risk: main > Heavy::Heavy > mlockall');
    await check(
      `${heavy}struct User { Heavy *h; void take(const Heavy &other); };\nint main() { User u; }`,
      'at-risk: main > User > Heavy::Heavy > mlockall',
    );
    await check(`${heavy}int main() { look(*(Heavy *)0); }`, 'at-risk: main > Heavy::Heavy > mlockall');
  });
});

describe('a name qualified by what is no class of the tree', () => {
  it('means no function outside of a namespace that it names', async () => {
    await check('void sort() { mlockall(2); }\nint main() { std::sort(); }', 'clear');
    await check(
      'struct Door { static void go(); };\nvoid go() { mlockall(2); }\nint main() { Door::go(); }',
      'clear',
    );
    await check(
      'namespace deep { namespace inner { void go() { mlockall(2); } } }\nnamespace in = deep::inner;\nint main() { in::go(); }',
      'blocked: main > go > mlockall',
    );
    await check(
      '#include <opening.h>\nOPEN_DEEP\nvoid go() { mlockall(2); }\nCLOSE_DEEP\nint main() { deep::go(); }',
      'at-risk: main > go > mlockall',
    );
  });

  it('may mean a method of any class where a template is handed it', async () => {
    await check(
      'void start() { }\ntemplate <class T> void go() { T::start(); }\nint main() { go<Pump>(); }',
      'at-risk: main > go > Pump::start > mlockall',
    );
  });

  it('means the method of the class that it is another name of', async () => {
    await check(
      'void start() { }\nusing Motor = Pump;\nint main() { Motor::start(); }',
      'blocked: main > Pump::start > mlockall',
    );
  });
});

describe('a class whose constructor stops a program', () => {
  const holder =
    'struct Valve { Valve() { mlockall(2); } };\nstruct Holder { Valve *valve; void make() { valve = new Valve; } };\n';

  it('may have objects where something is only led to', async () => {
    await check(
      'struct Valve { Valve() { mlockall(2); } };\nvoid use(Valve *) { }\nint main() { use(0); }',
      'at-risk: main > use > Valve::Valve > mlockall',
    );
  });

  it('has one where one is made further away', async () => {
    await check(
      `${holder}int main() { Holder h; h.make(); }`,
      'blocked: main > Holder::make > Valve::Valve > mlockall',
    );
  });
});

describe('a method of an object', () => {
  const only = 'struct Valve { void open_up() { mlockall(2); } };\n';

  it('is sure where the one class that has it is named nearby', async () => {
    await check(`${only}int main() { Valve v; v.open_up(); }`, 'blocked: main > Valve::open_up > mlockall');
    await check(
      `${only}static Valve valve;\nint main() { valve.open_up(); }`,
      'blocked: main > Valve::open_up > mlockall',
    );
    await check(
      `${only}struct Tank { Valve v; void fill() { v.open_up(); } };\nint main() { Tank t; t.fill(); }`,
      'blocked: main > Tank::fill > Valve::open_up > mlockall',
    );
  });

  it('may be that of any class where nothing tells what it is', async () => {
    const way = 'main > Valve::open_up > mlockall';
    await check(`${only}int main() { auto g = gate(); g.open_up(); }`, `at-risk: ${way}`);
    await check('int main() { lamps()[0].start(); }', 'at-risk: main > Pump::start > mlockall');
  });

  it('is that of the class that the function says the object is of', async () => {
    await check('int main() { Lamp l; l.start(); }', 'clear');
    await check('int main() { Pump p; p.start(); }', 'blocked: main > Pump::start > mlockall');
    await check('void go(Lamp *l) { l->start(); }\nint main() { go(0); }', 'clear');
    await check(
      'int main() { auto p = std::make_unique<Pump>(); p->start(); }',
      'blocked: main > Pump::start > mlockall',
    );
    await check(
      'int main() { Lamp l; l.start(); Pump p; p.start(); }',
      'blocked: main > Pump::start > mlockall',
    );
  });

  it('is told by the bases of its class, past comments of several lines', async () => {
    await check(
      'struct Panel /* holds a\n lamp; and : a pump */ : Lamp { void run() { start(); } };\nint main() { Panel p; p.run(); }',
      'clear',
    );
  });

  it('is that of the own class behind this', async () => {
    await check(
      'struct Panel { void start() { } void show() { this->start(); } };\nint main() { Panel p; p.show(); }',
      'clear',
    );
    await check(
      'struct Panel : Pump { void show() { this->start(); } };\nint main() { Panel p; p.show(); }',
      'blocked: main > Panel::show > Pump::start > mlockall',
    );
  });

  it('may be another one where the class is one of several of its name', async () => {
    await check(
      `namespace a { struct Tap { void run() { mlockall(2); } }; }
namespace b { struct Tap { void run() { } }; }
int main() { b::Tap t; t.run(); }`,
      'at-risk: main > Tap::run > mlockall',
    );
    await check(
      'void go(int n) { if (n) { Lamp p; p.start(); } else { Pump p; p.start(); } }\nint main() { go(1); }',
      'at-risk: main > go > Pump::start > mlockall',
    );
  });
});

const START = 'Pump::start > mlockall';

describe('a method of an object whose class is declared', () => {
  /** The same code with the class that blocks and with the one that does not. */
  async function checkBoth(code: string, way: string): Promise<void> {
    await check(code.replaceAll('Which', 'Pump'), `blocked: main > ${way}${START}`);
    await check(code.replaceAll('Which', 'Lamp'), 'clear');
  }

  it.each([
    ['a variable', 'int main() { Which w; w.start(); }'],
    ['a variable that is made with arguments', 'int main(int n, char **) { Which w(n); w.start(); }'],
    ['a pointer', 'int main() { Which *w = new Which; w->start(); delete w; }'],
    ['what a pointer leads to', 'int main() { Which *w = new Which; (*w).start(); }'],
    ['what is made and pointed to', 'int main() { auto w = new Which(); w->start(); }'],
    ['a copy', 'int main() { auto w = Which(); w.start(); }'],
    ['a nameless object', 'int main() { Which().start(); }'],
    ['a nameless one behind new', 'int main() { (new Which)->start(); }'],
    ['an owner', 'int main() { auto w = std::make_unique<Which>(); w->start(); }'],
    ['a declared owner', 'int main() { std::shared_ptr<Which> w(new Which); w->start(); }'],
    ['a cast', 'int main(int, char **v) { static_cast<Which *>((void *)v)->start(); }'],
    [
      'a variable behind a cast',
      'int main(int, char **v) { auto *w = reinterpret_cast<Which *>(v); w->start(); }',
    ],
    ['an address', 'int main() { Which w; (&w)->start(); }'],
    ['a loop', 'int main() { for (Which &w : all()) w.start(); }'],
    ['another name', 'using Other = Which;\nint main() { Other o; o.start(); }'],
    ['another name of a pointer', 'typedef Which *Other;\nint main() { Other o = new Which; o->start(); }'],
    [
      'another name of an owner',
      'using Other = std::unique_ptr<Which>;\nint main() { Other o; o->start(); }',
    ],
    ['a variable outside of functions', 'static Which which;\nint main() { which.start(); }'],
    ['a variable of elsewhere', 'extern struct Which *which;\nWhich *which;\nint main() { which->start(); }'],
    ['a cast of C', 'int main(int, char **v) { ((Which *)v)->start(); }'],
    ['another name of one', 'struct Panel { Which w; };\nint main() { Panel p; auto &w = p.w; w.start(); }'],
    ['an attribute', '[[maybe_unused]] static Which which;\nint main() { which.start(); }'],
    ['a lambda', 'int main() { Which w; auto f = [&w] { w.start(); }; }'],
    ['a class that derives from it', 'struct Near : Which { };\nint main() { Near n; n.start(); }'],
  ])('is that of the class: %s', async (_, code) => {
    await checkBoth(code, '');
  });

  it('is that of the class of a parameter', async () => {
    await checkBoth('void run(Which &w) { w.start(); }\nint main() { run(all()); }', 'run > ');
    await checkBoth('void run(const Which *w = 0) { w->start(); }\nint main() { run(); }', 'run > ');
  });

  it('is that of the class of a member, own or inherited, and of a member of that', async () => {
    const panel = 'struct Panel { Which which_; Which *far_; std::unique_ptr<Which> own_;';
    for (const object of ['which_.', 'this->which_.', 'far_->', 'own_->', '(*far_).', 'this->own_->']) {
      const code = `${panel} void show() { ${object}start(); } };\nint main() { Panel p; p.show(); }`;
      await checkBoth(code, 'Panel::show > ');
    }
    await checkBoth(
      `${panel} };\nstruct Wide : Panel { void show() { which_.start(); } };\nint main() { Wide w; w.show(); }`,
      'Wide::show > ',
    );
    await checkBoth(`${panel} };\nint main() { Panel p; p.which_.start(); }`, '');
    await checkBoth(
      `${panel} };\nstruct Wall { Panel *panel; };\nint main() { Wall w; w.panel->far_->start(); }`,
      '',
    );
  });

  it('of several objects is that of each', async () => {
    await check('int main() { Lamp l; Pump p; l.start(); p.start(); }', `blocked: main > ${START}`);
    await check('int main() { Lamp l, k; l.start(); k.start(); }', 'clear');
  });

  const tasks = `struct Task { virtual void step() { } void walk() { } };
struct Locking : Task { void step() override { mlockall(2); } void walk() { mlockall(2); } };
`;

  it('may be an override where the object may be of a class that derives from it', async () => {
    const way = 'main > run > Locking::step > mlockall';
    await check(`${tasks}void run(Task &t) { t.step(); }\nint main() { run(all()); }`, `at-risk: ${way}`);
    await check(`${tasks}void run(Task *t) { t->step(); }\nint main() { run(all()); }`, `at-risk: ${way}`);
    await check(`${tasks}int main() { Task t; t.step(); }`, 'clear');
    await check(`${tasks}void run(Task &t) { t.walk(); }\nint main() { run(all()); }`, 'clear');
    await check(`${tasks}int main() { Locking l; l.step(); }`, 'blocked: main > Locking::step > mlockall');
    await check(
      `${tasks}struct Other : Task { };\nvoid run(Other &t) { t.step(); }\nint main() { run(all()); }`,
      'clear',
    );
  });

  it('is no override of what is not virtual, be it called without an object', async () => {
    const locking = 'struct Locking : Task { void walk() { mlockall(2); } };';
    await check(
      `struct Task { void walk() { } void run() { walk(); } };\n${locking}\nint main() { Locking l; l.run(); }`,
      'clear',
    );
  });

  it('may be an override where a macro or a base from outside may make it virtual', async () => {
    const locking = 'struct Locking : Task { void walk() { mlockall(2); } };';
    const run = `${locking}\nvoid run(Task &t) { t.walk(); }\nint main() { run(all()); }`;
    const way = 'at-risk: main > run > Locking::walk > mlockall';
    await check(`#include <macros.h>\nstruct Task { METHOD void walk() { } };\n${run}`, way);
    await check(`#include <macros.h>\nstruct Task { void walk() AS_BASE { } };\n${run}`, way);
    await check(`#include <walker.h>\nstruct Task : Walker { void walk() { } };\n${run}`, way);
    await check(`struct Walker { };\nstruct Task : Walker { void walk() { } };\n${run}`, 'clear');
  });

  it('is that of the class which a function says that it gives back', async () => {
    const panel = `struct Panel { static Panel *instance(); Which &which() const; virtual Which *far() { return 0; } };
Panel *Panel::instance() { return 0; }
Which &Panel::which() const { return *far(); }`;
    await checkBoth(`${panel}\nint main() { Panel::instance()->which().start(); }`, '');
    await checkBoth(`${panel}\nint main() { auto *p = Panel::instance(); p->far()->start(); }`, '');
    await checkBoth('Which &which() { static Which w; return w; }\nint main() { which().start(); }', '');
    await checkBoth(
      `${panel}\nstruct Wide : Panel { void show() { which().start(); } };\nint main() { Wide w; w.show(); }`,
      'Wide::show > ',
    );
  });

  it('may be any where the class is not known', async () => {
    const perhaps = `at-risk: main > ${START}`;
    await check('int main() { for (auto &w : all()) w.start(); }', perhaps);
    await check('int main() { auto w = make(); w.start(); }', perhaps);
    await check('int main() { { Lamp w; w.start(); } { auto w = make(); w.start(); } }', perhaps);
    await check(
      'template <class Lamp> void run(Lamp &w) { w.start(); }\nint main() { run(all()); }',
      `at-risk: main > run > ${START}`,
    );
    await check('int main() { std::vector<Lamp>::iterator w; w->start(); }', perhaps);
    await check('#include <handle.h>\nint main() { Handle w; w->start(); }', perhaps);
    await check(
      'template <class T> struct Handle { T operator->(); };\nint main() { Handle w; w->start(); }',
      perhaps,
    );
    await check('int main() { auto [w, v] = all(); w.start(); }', perhaps);
    await check('int main() { auto w = w.next(); w.start(); }', perhaps);
    await check(
      'template <class Lamp> struct Panel { Lamp lamp; };\nint main() { Panel<Pump> p; p.lamp.start(); }',
      perhaps,
    );
  });
});

describe('the code of a test', () => {
  const main = 'int main() { return RUN_ALL_TESTS(); }';
  const fixture = 'struct Rows : ::testing::Test { Which w; Which *far; void go() { w.start(); } };\n';

  async function checkBoth(test: string): Promise<void> {
    const code = `#include <gtest/gtest.h>\n${fixture}${test}\n${main}`;
    await check(code.replaceAll('Which', 'Pump'), `blocked: main > TEST_F > ${START}`);
    await check(code.replaceAll('Which', 'Lamp'), 'clear');
  }

  it('names the members of its fixture', async () => {
    await checkBoth('TEST_F(Rows, Light) { w.start(); }');
    await checkBoth('TEST_F(Rows, Light) { far->start(); }');
    await checkBoth('TEST_F(Rows, Light) { this->w.start(); }');
  });

  it('stands in no class where its macro makes none of the one that it names', async () => {
    const code = `#include <gtest/gtest.h>\n${fixture}TEST(Rows, Light) { w.start(); }\n${main}`;
    await check(code.replaceAll('Which', 'Lamp'), `at-risk: main > TEST > ${START}`);
  });
});

describe('a template that is made anew for some arguments', () => {
  const made = `struct Tap { template <class T> void turn(T) { } };
template <> void Tap::turn<int>(int) { mlockall(2); }
struct Knob { void turn(int) { } void pull() { turn(1); } };
`;

  it('is that of its class', async () => {
    await check(`${made}int main() { Tap t; t.turn(1); }`, 'blocked: main > Tap::turn > mlockall');
    await check(`${made}int main() { Knob k; k.turn(1); k.pull(); }`, 'clear');
  });

  it('is a function of no class where it stands in none', async () => {
    const free = 'template <class T> void turn(T) { }\ntemplate <> void turn<int>(int) { mlockall(2); }\n';
    await check(`${free}int main() { turn(1); }`, 'blocked: main > turn > mlockall');
    await check(`${free}int main() { Lamp l; l.start(); }`, 'clear');
  });
});

describe('an object of a class from outside of the tree', () => {
  const start = `at-risk: main > ${START}`;

  it.each([
    ['of the standard library', '#include <mutex>\nint main() { Pump p; std::mutex m; m.start(); }'],
    ['that a header has', '#include <gate.h>\nint main() { Gate g; g.start(); }'],
    ['that is only announced', 'class Gate;\nvoid go(Gate &g) { g.start(); }\nint main() { go(all()); }'],
    ['that a pointer leads to', '#include <gate.h>\nint main() { Gate *g = new Gate; g->start(); }'],
    [
      'that has another name here',
      '#include <gate.h>\nusing Door = Gate;\nint main() { Door d; d.start(); }',
    ],
    ['that is made known', '#include <gate.h>\nusing far::Gate;\nint main() { Gate g; g.start(); }'],
    [
      'of which there is a member',
      '#include <gate.h>\nstruct Wall { Gate g; };\nint main() { Wall w; w.g.start(); }',
    ],
    [
      'that a container holds',
      '#include <gate.h>\nint main() { std::vector<Gate> g; g[0].start(); g.front().start(); }',
    ],
    ['that is a container', 'int main() { std::vector<Lamp> l; l.start(); }'],
  ])('has no method of the tree: %s', async (_, code) => {
    expect((await toldOf({ 'main.cpp': `${BLOCKS}${code}` })).join()).not.toContain('Pump');
  });

  it('may be of a class of the tree that derives from one from outside', async () => {
    const near = '#include <gate.h>\nstruct Near : Gate { void shut() { mlockall(2); } };\n';
    const shut = 'main > go > Near::shut > mlockall';
    await check(`${near}void go(Gate &g) { g.shut(); }\nint main() { Near n; go(n); }`, `at-risk: ${shut}`);
    await check(`${near}void go(Portal *p) { p->shut(); }\nint main() { go(0); }`, `at-risk: ${shut}`);
    await check(`${near}int main() { Gate g; g.shut(); }`, 'clear');
    await check(
      `${near}int main() { std::vector<Gate *> g; g[0]->shut(); }`,
      'at-risk: main > Near::shut > mlockall',
    );
  });

  it('is none where the name may mean something of the tree', async () => {
    await check('#include <gate.h>\n#define Gate Pump\nint main() { Gate g; g.start(); }', start);
    await check('int main() { struct Near : Pump { }; Near n; n.start(); }', start);
    await check('int main() { using Near = Pump; Near n; n.start(); }', start);
    await check('int main() { typedef Pump Near; Near n; n.start(); }', start);
    await check('struct Panel : Base<Pump> { };\nint main() { Panel::Kind k; k.start(); }', start);
    await check('int main() { std::vector<Pump>::value_type v; v.start(); }', start);
    await check('int main() { decltype(all()) v; v.start(); }', start);
    await check('#include <gate.h>\nint main() { Gate g; g.made().start(); g.field.start(); }', start);
  });

  it('may be of any class that is only declared', async () => {
    expect(
      await toldOf({
        'main.cpp':
          '#include <sys/mman.h>\n#include "pump.h"\nvoid Pump::start() { mlockall(1); }\nint main() { Motor *m = 0; m->start(); }',
      }),
    ).toEqual([start]);
  });
});

describe('what a container holds', () => {
  async function checkBoth(code: string): Promise<void> {
    await check(code.replaceAll('Which', 'Pump'), `blocked: main > ${START}`);
    await check(code.replaceAll('Which', 'Lamp'), 'clear');
  }

  it.each([
    ['by its number', 'int main() { std::vector<Which> w; w[0].start(); }'],
    ['by its number, in an array', 'int main() { Which w[4]; w[0].start(); }'],
    ['by its number, in an array of pointers', 'int main() { Which *w[4] = { 0 }; w[0]->start(); }'],
    ['by its number, behind a pointer', 'int main() { Which *w = new Which[3]; w[0].start(); }'],
    [
      'by its number, in an array elsewhere',
      'extern Which which[];\nint main() { which[0].start(); }\nWhich which[2];',
    ],
    [
      'by its number, of a size',
      'enum { MANY = 4 };\nint main() { std::array<Which, MANY> w; w[0].start(); }',
    ],
    ['by its number, by a pointer', 'int main() { std::vector<Which> *w = all(); (*w)[0].start(); }'],
    [
      'by its number, of its own memory',
      'int main() { std::vector<Which, far::pool<Which>> w; w[0].start(); }',
    ],
    ['by its key', 'int main() { std::map<std::string, Which> w; w["a"].start(); }'],
    ['as a pointer', 'int main() { QList<Which *> w; w[0]->start(); }'],
    ['as an owner', 'int main() { std::vector<std::unique_ptr<Which>> w; w[0]->start(); }'],
    ['in a container', 'int main() { std::vector<std::vector<Which>> w; w[0][1].start(); }'],
    ['in a loop', 'int main() { std::vector<Which> w; for (auto &one : w) one.start(); }'],
    ['in a loop over an array', 'int main() { Which w[4]; for (auto &one : w) one.start(); }'],
    [
      'in a loop over a member',
      'struct Wall { QList<Which *> w; };\nint main() { Wall l; for (auto *one : l.w) one->start(); }',
    ],
    ['in front', 'int main() { std::vector<Which> w; w.front().start(); w.at(1).start(); }'],
    [
      'by an iterator',
      'int main() { std::list<Which> w; for (auto it = w.begin(); it != w.end(); ++it) it->start(); }',
    ],
    ['under another name', 'typedef std::vector<Which> All;\nint main() { All w; w[0].start(); }'],
    ['by an operator', 'struct Wall { Which &operator[](int at); };\nint main() { Wall w; w[0].start(); }'],
    ['by an arrow', 'struct Handle { Which *operator->() const; };\nint main() { Handle w; w->start(); }'],
  ])('is of the class that is written: %s', async (_, code) => {
    await checkBoth(code);
  });

  it('may be something else where the template is handed several types', async () => {
    const find = 'int main() { std::map<std::string, Which> w; auto it = w.find("a"); it->second.start(); }';
    await check(find.replace('Which', 'Pump'), `at-risk: main > ${START}`);
    await check(find.replace('Which', 'Lamp'), 'clear');
    await check(
      'int main() { std::map<Lamp, Pump> w; w.begin()->second.start(); }',
      `at-risk: main > ${START}`,
    );
  });

  it('may be anything where a template of the tree holds it', async () => {
    await check(
      'template <class T> struct Wall { T &operator[](int at); };\nint main() { Wall<Pump> w; w[0].start(); }',
      `at-risk: main > ${START}`,
    );
  });
});
