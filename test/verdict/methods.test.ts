/**
 * Which method a call of C++ comes to: its own class's before that of any other of the same name. Each program is a
 * class that blocks, one that does not, and somebody who calls one of them.
 */
import { analyze } from '../../src/analyze.ts';
import { NO_BUILD } from '../../src/program/index.ts';
import { assets, readRules } from '../once/index.ts';

const knowledge = readRules();

const BLOCKS = `#include <sys/mman.h>
struct Pump { void start(); };
void Pump::start() { mlockall(1); }
struct Lamp { void start(); };
void Lamp::start() { }
`;

/** The answer, with the way to its reason. */
async function check(body: string, expected: string): Promise<void> {
  const text = Buffer.from(`${BLOCKS}${body}`, 'latin1');
  const { programs } = await analyze({
    ...assets,
    files: ['main.cpp'],
    scripts: [],
    readBytes: () => text,
    knowledge,
    programs: [],
    build: NO_BUILD,
    target: knowledge.defaultTarget,
    costs: false,
    allPaths: false,
    treeName: 'tree',
  });
  const told = programs.map(({ answer, reasons }) => {
    const ways = reasons.map(({ path }) => path.map(({ name }) => name).join(' > '));
    return [answer, ...ways].join(': ');
  });
  expect(told).toEqual([expected]);
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
      'at-risk: main > Panel::show > Pump::start > mlockall',
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

  it('may be that of another class where nothing names it, or several have it', async () => {
    await check(
      `#include <gate.h>\n${only}int main() { Gate g; g.open_up(); }`,
      'at-risk: main > Valve::open_up > mlockall',
    );
    await check(
      'extern Lamp lamps[];\nint main() { lamps[0].start(); }',
      'at-risk: main > Pump::start > mlockall',
    );
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
      'struct Dimmed : Lamp { void start() { mlockall(2); } };\nvoid go(Lamp &l) { l.start(); }\nint main() { go(0); }',
      'at-risk: main > go > Dimmed::start > mlockall',
    );
    await check(
      'int main() { Lamp l; l.start(); Pump p; p.start(); }',
      'blocked: main > Pump::start > mlockall',
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

  it('may be another one where the class is not of the tree, or one of several of its name', async () => {
    await check(
      `#include <mutex>
${only}int main() { Valve v; std::mutex m; m.open_up(); }`,
      'at-risk: main > Valve::open_up > mlockall',
    );
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
