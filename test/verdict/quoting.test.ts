/**
 * Macros that make a text of what they are handed: nothing in it is called, unless a library finds a method by that text.
 * `work` and `Panel::tick` stop a program that calls them.
 */
import { toldOf } from './told.ts';

const C = `#include <sys/mman.h>
#define QUOTE(x) #x
#define QUOTED(x) QUOTE(x)
#define NOTHING(x)
#define RUN(x) puts(#x); x
int work(void) { return mlockall(1); }
`;
const CPP = `#include <QObject>
${C}struct Panel : QObject { void tick(); void build(); };
void Panel::tick() { mlockall(2); }
`;

const SURE = 'blocked: main > work > mlockall';
const SET_UP = 'at-risk: main > Panel::tick > mlockall';

async function check(file: string, text: string, expected: string): Promise<void> {
  expect(await toldOf({ [file]: text })).toEqual([expected]);
}

describe('a macro of the tree', () => {
  it.each([
    ['quotes its argument', 'puts(QUOTE(work()));', 'clear'],
    ['hands it to one that quotes it', 'puts(QUOTED(work()));', 'clear'],
    ['quotes a call among other things', 'puts(QUOTE(1 + (2, work()) * 3));', 'clear'],
    ['leaves it out', 'NOTHING(work());', 'clear'],
    ['runs it as well', 'RUN(work());', SURE],
    ['quotes what is called elsewhere', 'puts(QUOTE(work())); work();', SURE],
    ['quotes what was called before', 'work(); puts(QUOTE(work()));', SURE],
    ['stands beside a call', 'puts(QUOTE(1)), work();', SURE],
    ['stands within the arguments', 'exit(work() + sizeof(QUOTE(1)));', SURE],
  ])('%s', async (_, body, expected) => {
    const main = `int main(void) { ${body} return 0; }`;
    await check('main.c', `${C}${main}`, expected);
    await check('main.cpp', `${CPP}${main}`, expected);
  });

  it('leaves no hole where it quotes what nobody knows', async () => {
    const call = (body: string): string => `${C}int main(void) { ${body} return 0; }`;
    await check('main.c', call('puts(QUOTE(unheard_of()));'), 'clear');
    await check('main.c', call('unheard_of();'), 'undetermined');
  });

  it('makes a call where it throws its argument away in some builds only', async () => {
    const either = '#ifdef TRACED\n#define TRACE(x) x\n#else\n#define TRACE(x)\n#endif\n';
    await check('main.cpp', `${CPP}${either}int main() { TRACE(work()); }`, SURE);
  });
});

describe('a macro of a library', () => {
  it.each([
    ['SIGNAL names what nobody calls', 'p.connect(&p, SIGNAL(tick()), 0);', 'clear'],
    ['QT_STRINGIFY quotes', 'puts(QT_STRINGIFY(work()));', 'clear'],
    ['G_STRINGIFY quotes', 'puts(G_STRINGIFY(work()));', 'clear'],
    ['SLOT names a method', 'p.connect(&p, SIGNAL(done()), &p, SLOT(tick()));', SET_UP],
    ['SLOT names no function of no class', 'p.connect(&p, SIGNAL(done()), SLOT(work()));', 'clear'],
    ['another one may run it', 'G_STRINGS(work());', SURE],
  ])('%s', async (_, body, expected) => {
    await check('main.cpp', `${CPP}int main() { Panel p; ${body} }`, expected);
  });

  it('has a method called from within its class, where that is called by nobody else', async () => {
    const build = (body: string): string =>
      `${CPP}void Panel::build() { ${body} }\nint main() { Panel p; p.build(); }`;
    const way = 'main > Panel::build > Panel::tick > mlockall';
    await check('main.cpp', build('connect(this, SIGNAL(done()), SLOT(tick()));'), `at-risk: ${way}`);
    await check('main.cpp', build('connect(this, SIGNAL(tick()), SLOT(done()));'), 'clear');
    await check('main.cpp', build('connect(this, SIGNAL(done()), SLOT(tick())); tick();'), `blocked: ${way}`);
  });

  it('has a method of the own class called where the object is the own one', async () => {
    const wall = (body: string): string =>
      `${CPP}struct Wall : QObject { Panel p; void tick() { } void build() { ${body} } };
int main() { Wall w; w.build(); }`;
    const far = 'at-risk: main > Wall::build > Panel::tick > mlockall';
    await check('main.cpp', wall('connect(&p, SIGNAL(done()), this, SLOT(tick()));'), 'clear');
    await check('main.cpp', wall('connect(&p, SIGNAL(done()), SLOT(tick()));'), 'clear');
    await check('main.cpp', wall('connect(this, SIGNAL(done()), &p, SLOT(tick()));'), far);
  });

  it('is read in the tree where that defines it', async () => {
    await check('main.cpp', `#define SIGNAL(x) x\n${CPP}int main() { SIGNAL(work()); }`, SURE);
    await check('main.c', `#define SLOT(x) x\n${C}int main(void) { return SLOT(work()); }`, SURE);
  });
});
