/**
 * Where a name leads on the way to a blocker: to what the file can see, under the name that it really bears. Each tree is a
 * few files; behind it stand the answers of its programs, with the ways to their reasons.
 */
import { toldOf } from './told.ts';

async function check(files: Readonly<Record<string, string>>, ...expected: string[]): Promise<void> {
  expect(await toldOf(files)).toEqual(expected);
}

describe('a function whose name is a macro elsewhere', () => {
  it('keeps its name, as the macro would leave only the type before its parentheses', async () => {
    const header = 'typedef int flag;\n#ifdef AS_PLUGIN\n#define pin(pages) (pages)->pin(pages)\n#endif\n';
    const body =
      'flag pin(struct pages *pages) { return mlock(pages, 4); }\nint main(void) { return pin(0); }';
    await check(
      { 'pages.h': header, 'pages.c': `#include <sys/mman.h>\n#include "pages.h"\n${body}` },
      'blocked: main > pin > mlock',
    );
  });
});

describe('a function whose head a macro writes', () => {
  it('has no type before the macro where another word ends like it', async () => {
    const text =
      '#include <sys/mman.h>\n#define tic(name) name(void)\nstatic tic(begin) { return mlockall(1); }\n';
    await check(
      { 'main.c': `${text}int main(void) { return begin(); }` },
      'blocked: main > begin > mlockall',
    );
  });
});

describe('a type that a source file defines for itself', () => {
  it('is not meant by other files', async () => {
    const own = 'struct Page { int number; };';
    const other = '#include <sys/mman.h>\nstruct Page { Page() { mlockall(1); } };';
    await check({ 'main.cpp': `${own}\nint main() { Page page; return 0; }`, 'other.cpp': other }, 'clear');
    await check({ 'main.cpp': 'int main() { Page page; return 0; }', 'other.cpp': other }, 'clear');
  });
});

describe('a class', () => {
  const pump = '#include <sys/mman.h>\nstruct Pump { Pump() { mlockall(1); } };\n';

  it('is no value of another class', async () => {
    const open = `${pump}struct Open { Pump pump; };\n`;
    await check({ 'main.cpp': `${open}int main() { return Keys::Open; }` }, 'clear');
  });

  it('is none of the standard library', async () => {
    const own =
      '#include <vector>\n#include <sys/mman.h>\nnamespace my { struct vector { vector() { mlockall(1); } }; }\n';
    await check({ 'main.cpp': `${own}int main() { std::vector<int> all; return 0; }` }, 'clear');
    await check(
      { 'main.cpp': `${own}int main() { my::vector all; return 0; }` },
      'blocked: main > vector::vector > mlockall',
    );
    await check(
      { 'main.cpp': `${own.replace('my', 'std')}int main() { std::vector all; return 0; }` },
      'blocked: main > vector::vector > mlockall',
    );
  });

  it('may be what a macro is handed', async () => {
    const open = `${pump}namespace ui { struct Open { Pump pump; }; }\n#define MAKE(kind) kind made_here\n`;
    await check(
      { 'main.cpp': `${open}int main() { MAKE(ui::Open); return 0; }` },
      'blocked: main > Open > Pump::Pump > mlockall',
    );
  });
});

describe('what a class holds', () => {
  const counter = '#include <sys/mman.h>\nstruct Counter { Counter() { mlockall(1); } };\n';

  it('is named alone only inside of the class', async () => {
    const holder = `${counter}struct Holder { Counter tick; };\nstruct Chain { int tick; };\n`;
    await check({ 'main.cpp': `${holder}int tick;\nint main() { return tick; }` }, 'clear');
    await check({ 'main.cpp': `${holder}int tick(int);\nint main() { return tick(1); }` }, 'undetermined');
    await check({ 'main.cpp': `${holder}int main(int, Chain *chain) { return chain->tick(1); }` }, 'clear');
    await check(
      { 'main.cpp': `${holder}int main() { Holder holder; return 0; }` },
      'blocked: main > Holder > Counter::Counter > mlockall',
    );
  });
});

describe('an object of another file that registers itself', () => {
  const files = {
    'registry.h': 'struct Plugin { Plugin(); };\nvoid enter(Plugin *plugin);\n',
    'registry.cpp':
      '#include "registry.h"\nPlugin *first;\nvoid enter(Plugin *plugin) { first = plugin; }\nPlugin::Plugin() { enter(this); }\n',
    'pins.cpp':
      '#include <sys/mman.h>\n#include "registry.h"\nstruct Pins : Plugin { Pins() { enter(this); mlockall(1); } };\nPins pins;\n',
    'main.cpp': '#include "registry.h"\nint main() { enter(0); return 0; }\n',
  };

  it('runs with the only program that there is', async () => {
    await check(files, 'blocked: main > enter > pins > Pins::Pins > mlockall');
  });

  it('runs with one of several programs only if it is linked with that', async () => {
    await check(
      { ...files, 'other.cpp': 'int main() { return 0; }\n' },
      'at-risk: main > enter > pins > Pins::Pins > mlockall',
      'clear',
    );
  });
});

describe('a macro that a piece of source has from its includer', () => {
  const piece = {
    'piece.h': 'static int work(void) { return in_use(); }\n',
    'main.c': '#define in_use() 0\n#include "piece.h"\nint main(void) { return work(); }\n',
  };

  it('is known', async () => {
    await check(piece, 'clear');
  });

  it('is known beside others of that name which the piece does not see', async () => {
    await check({ ...piece, 'lib/lock.h': '#define in_use() 1\n' }, 'clear');
  });

  it('is not that of a file which does not include the piece', async () => {
    const main = '#include "piece.h"\nint main(void) { return work(); }\n';
    await check({ ...piece, 'main.c': main, 'lib/lock.h': '#define in_use() 1\n' }, 'undetermined');
  });
});
