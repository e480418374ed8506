/**
 * Walks over the graph of mentions: what is reached, in which order, and by which way. Whether a way is a real
 * one is no matter of the graph, so some of these are not.
 */
import { EVERYWHERE, type Graph, openGraph } from '../../src/program/graph.ts';
import type { ItemId, Program } from '../../src/program/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

interface Walk {
  /** What stands in no file is in `main.c`. */
  readonly files: string | Readonly<Record<string, string>>;
  readonly from?: string;
  /** Items that were read before, each with what it was found to lead to. */
  readonly refined?: Readonly<Record<string, readonly string[]>>;
  readonly byThemselves?: readonly string[];
  /** Walks made before on the same graph. */
  readonly before?: readonly string[];
}

/** Items are told by name, and by kind or file where several have that name. */
function namer(program: Program): (id: ItemId) => string {
  const { tree } = program;
  const ids = Array.from({ length: tree.size }, (_, id) => id);
  const plain = ids.map((id) => program.nameOf(id) ?? 'unnamed');
  return (id) => {
    const name = plain[id]!;
    const same = ids.filter((other) => other !== id && plain[other] === name);
    if (same.length === 0) return name;
    const isAlone = same.every((other) => tree.fileOf(other) !== tree.fileOf(id));
    return isAlone ? `${name} of ${tree.files[tree.fileOf(id)]!.path}` : `${tree.item(id).kind} ${name}`;
  };
}

function opened({ files, refined = {}, byThemselves = [] }: Walk): {
  readonly graph: Graph;
  readonly program: Program;
  readonly idOf: (name: string) => ItemId;
} {
  const program = link(syntax, typeof files === 'string' ? { 'main.c': files } : files);
  const nameOf = namer(program);
  const ids = Array.from({ length: program.tree.size }, (_, id) => id);
  const idOf = (name: string): ItemId => {
    const found = ids.filter((id) => nameOf(id) === name);
    expect([name, found.length]).toEqual([name, 1]);
    return found[0]!;
  };
  const initialisers = new Map<number, readonly ItemId[]>();
  for (const id of byThemselves.map(idOf)) {
    const file = program.tree.fileOf(id);
    initialisers.set(file, [...(initialisers.get(file) ?? []), id]);
  }
  const graph = openGraph(program, initialisers, new Map());
  for (const [name, targets] of Object.entries(refined)) graph.refine(idOf(name), targets.map(idOf));
  return { graph, program, idOf };
}

/** The ways to all items reached, in the order of the walk; everything else must be unreached. */
function check(walk: Walk, expected: readonly string[]): void {
  const { graph, program, idOf } = opened(walk);
  const nameOf = namer(program);
  for (const name of walk.before ?? []) graph.walk([idOf(name)], EVERYWHERE);
  const reached = [...graph.walk([idOf(walk.from ?? 'main')], EVERYWHERE)];
  expect(reached.map((id) => graph.pathTo(id).map(nameOf).join(' > '))).toEqual(expected);
  const ids = Array.from({ length: program.tree.size }, (_, id) => id);
  expect(ids.filter(graph.isReached)).toEqual([...reached].sort((a, b) => a - b));
}

describe('a walk', () => {
  it('goes breadth first, in the order of the mentions', () => {
    check(
      {
        files: `void deep(void) {}
void left(void) { deep(); }
void right(void) { deep(); deeper(); }
void deeper(void) {}
int main(void) { right(); left(); }`,
      },
      ['main', 'main > right', 'main > left', 'main > right > deep', 'main > right > deeper'],
    );
  });

  it('comes to nothing that is not mentioned', () => {
    check(
      { files: 'void other(void) { main(); }\nint main(void) { puts("other"); /* other */ one.other(); }' },
      ['main'],
    );
  });

  it('ends in a circle', () => {
    check(
      {
        files:
          'void odd(void) { even(); }\nvoid even(void) { odd(); even(); main(); }\nint main(void) { odd(); }',
      },
      ['main', 'main > odd', 'main > odd > even'],
    );
  });

  it('may begin anywhere', () => {
    check({ files: 'void one(void) {}\nvoid two(void) { one(); }\nint main(void) { two(); }', from: 'two' }, [
      'two',
      'two > one',
    ]);
  });

  it('forgets the one before', () => {
    check(
      {
        files: 'void one(void) {}\nvoid two(void) { one(); }\nint main(void) { one(); }',
        before: ['two', 'main', 'two'],
      },
      ['main', 'main > one'],
    );
  });

  it('goes through macros and tables', () => {
    check(
      {
        files: `void one(void) {}
#define ONE() one()
static void (*const table[])(void) = { two };
static void two(void) {}
int main(int n) { ONE(); table[n](); }`,
      },
      ['main', 'main > ONE', 'main > table', 'main > ONE > one', 'main > table > two'],
    );
  });

  it('goes to what the file means by a name', () => {
    check(
      {
        files: {
          'a.c': 'static void one(void) {}\nvoid two(void) { one(); }',
          'b.c': 'static void one(void) {}',
          'main.c': 'int main(void) { one(); two(); }',
        },
      },
      ['main', 'main > two', 'main > two > one of a.c'],
    );
  });
});

describe('in C', () => {
  it('a member leads nowhere, unless it is a macro', () => {
    check({ files: '#define two one\nvoid one(void) {}\nint main(void) { p->one(); p->two(); }' }, [
      'main',
      'main > two',
      'main > two > one',
    ]);
  });

  it('what a type mentions leads nowhere', () => {
    check(
      {
        files:
          'enum { SIZE = 1 };\nvoid one(void) {}\nstruct s { int one[SIZE]; };\nint main(void) { struct s t; }',
      },
      ['main', 'main > s'],
    );
  });

  it('a name leads to no method', () => {
    check({ files: { 'a.cc': 'void Pump::one() {}', 'main.c': 'int main(void) { one(); Pump(); }' } }, [
      'main',
    ]);
  });
});

/** A method's head says its own name, so that it leads to whatever else may be called so. */
describe('in C++', () => {
  const bearers = `struct Pump { void run() {} };
void run() {}
void Fan::run() {}
struct Jet { Jet(); };
Jet::Jet() {}
`;
  const methods = ['main', 'main > Pump::run', 'main > Fan::run', 'main > Pump::run > run'];
  const all = ['main', 'main > Pump::run', 'main > run', 'main > Fan::run'];

  it.each<[string, string, readonly string[]]>([
    ['a plain name to functions', 'run();', ['main', 'main > run']],
    ['a member to methods', 'p->run();', methods],
    ['a member of an object to methods', 'p.run();', methods],
    ['a name behind a class to anything', 'Fan::run();', all],
    ['a name behind two colons to anything', '::run();', all],
    [
      'a class to its constructors',
      'Jet jet;',
      ['main', 'main > Jet::Jet', 'main > type Jet', 'main > member Jet'],
    ],
  ])('leads %s', (_, body, expected) => {
    check({ files: { 'main.cc': `${bearers}int main() { ${body} }` } }, expected);
  });

  it('leads a name that is both plain and a member to both', () => {
    check({ files: { 'main.cc': `${bearers}int main() { run(); p->run(); }` } }, all);
  });

  it('leads a member to methods although a variable has that name', () => {
    check({ files: { 'main.cc': `${bearers}int main() { int run = p->run(); }` } }, methods);
  });

  it('leads a name in a method to anything', () => {
    check({ files: { 'main.cc': `${bearers}void Pump::start() { run(); }` }, from: 'Pump::start' }, [
      'Pump::start',
      'Pump::start > Pump',
      ...all.slice(1).map((path) => path.replace('main', 'Pump::start')),
    ]);
  });

  it('leads on from a class, which may hold code', () => {
    check({ files: { 'main.cc': 'void run() {}\nclass Pump { int n = run(); };\nint main() { Pump p; }' } }, [
      'main',
      'main > type Pump',
      'main > member Pump',
      'main > member Pump > run',
    ]);
  });
});

describe('many targets', () => {
  const numbers = Array.from({ length: 250 }, (_, number) => String(number));
  const functions = numbers.map((number) => `void f${number}(void) {}`).join('\n');
  const calls = numbers.map((number) => `f${number}();`).join(' ');
  const methods = numbers.map((number) => `void C${number}::run() {}`).join('\n');

  it('of one item are all reached', () => {
    check({ files: `${functions}\nint main(void) { ${calls} }` }, [
      'main',
      ...numbers.map((number) => `main > f${number}`),
    ]);
  });

  it('are reached again in another walk', () => {
    check(
      {
        files: `${functions}\nvoid other(void) { ${calls} }\nint main(void) { other(); ${calls} }`,
        before: ['other', 'main', 'other'],
      },
      ['main', 'main > other', ...numbers.map((number) => `main > f${number}`)],
    );
  });

  it('are reached by the first of several who mention them', () => {
    check(
      {
        files: `${functions}
void one(void) { f0(); }
void two(void) { ${calls} }
void three(void) { ${calls} }
int main(void) { one(); two(); three(); }`,
      },
      [
        ...['main', 'main > one', 'main > two', 'main > three', 'main > one > f0'],
        ...numbers.slice(1).map((number) => `main > two > f${number}`),
      ],
    );
  });

  it('of one name are all reached, by member alone', () => {
    const files = { 'main.cc': `${methods}\nvoid run() {}\nint main() { p->run(); }` };
    check({ files }, ['main', ...numbers.map((number) => `main > C${number}::run`), 'main > C0::run > run']);
  });

  it('of one name are told apart by how it is used', () => {
    const files = {
      'main.cc': `${methods}\nvoid run() {}\nvoid plain() { run(); }\nvoid member() { p->run(); }`,
    };
    check({ files, from: 'plain', before: ['member'] }, ['plain', 'plain > run']);
    check({ files, from: 'member', before: ['plain'] }, [
      'member',
      ...numbers.map((number) => `member > C${number}::run`),
      'member > C0::run > run',
    ]);
  });

  it('grow the list as long as it must be', () => {
    const few = numbers.slice(0, 190);
    const groups = numbers.slice(0, 40);
    const body = few.map((number) => `f${number}();`).join(' ');
    const files = `${functions}
${groups.map((group) => `void g${group}(void) { ${body} }`).join('\n')}
int main(void) { ${groups.map((group) => `g${group}();`).join(' ')} }`;
    check({ files }, [
      'main',
      ...groups.map((group) => `main > g${group}`),
      ...few.map((number) => `main > g0 > f${number}`),
    ]);
    check({ files, from: 'g39', before: ['main'] }, ['g39', ...few.map((number) => `g39 > f${number}`)]);
  });
});

describe('an item that was read', () => {
  const files = 'void one(void) {}\nvoid two(void) { one(); }\nint main(void) { one(); two(); }';

  it('leads to what it was found to lead to, and to nothing else', () => {
    check({ files, refined: { main: ['two'] } }, ['main', 'main > two', 'main > two > one']);
    check({ files, refined: { main: [] } }, ['main']);
    check({ files, refined: { two: [] } }, ['main', 'main > one', 'main > two']);
  });

  it('may lead to what it does not mention', () => {
    check({ files, refined: { two: ['two', 'main'] }, from: 'two' }, [
      'two',
      'two > main',
      'two > main > one',
    ]);
  });

  it('does so in walks after others', () => {
    const { graph, idOf } = opened({ files });
    const [main, two, one] = ['main', 'two', 'one'].map(idOf);
    expect([...graph.walk([main!], EVERYWHERE)]).toEqual([main, one, two]);
    graph.refine(main!, [two!]);
    expect([...graph.walk([main!], EVERYWHERE)]).toEqual([main, two, one]);
    expect(graph.pathTo(one!)).toEqual([main, two, one]);
    graph.refine(two!, []);
    expect([...graph.walk([main!], EVERYWHERE)]).toEqual([main, two]);
    expect(graph.isReached(one!)).toBe(false);
  });
});

describe('what runs by itself', () => {
  it('is reached as soon as something of its file is, after what that leads to', () => {
    check(
      {
        files: {
          'a.c':
            'void early(void) { deep(); }\nvoid deep(void) {}\nvoid one(void) { two(); }\nvoid two(void) {}',
          'b.c': 'void late(void) {}',
          'main.c': 'int main(void) { one(); }',
        },
        byThemselves: ['early', 'late'],
      },
      ['main', 'main > one', 'main > one > two', 'main > one > early', 'main > one > early > deep'],
    );
  });

  it('is reached from an item that was read, too', () => {
    check(
      {
        files: 'void early(void) {}\nvoid one(void) {}\nint main(void) { one(); }',
        byThemselves: ['early'],
        refined: { main: [] },
      },
      ['main', 'main > early'],
    );
  });

  it('may be several of a file', () => {
    check(
      {
        files: 'void early(void) {}\nvoid late(void) {}\nint main(void) { return 0; }',
        byThemselves: ['late', 'early'],
      },
      ['main', 'main > late', 'main > early'],
    );
  });

  it('is no start of the way to itself', () => {
    check({ files: 'void early(void) {}\nint main(void) {}', byThemselves: ['early'], from: 'early' }, [
      'early',
    ]);
  });
});
