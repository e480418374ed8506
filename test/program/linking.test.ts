/**
 * Which of several definitions a program takes when a linker could not take all of them. `server.c` and `tool.c` begin
 * programs; `shared.c` calls `fail`, which `debug.c` and `plain.c` define. Behind each program stand the names of the
 * functions that it reaches.
 */
import type { LinkedProgram } from '../../src/model/index.ts';
import { openRoutes } from '../../src/program/index.ts';
import type { Syntax } from '../../src/syntax/index.ts';
import { openGrammars } from '../grammars.ts';
import { finished } from './finished.ts';
import { link } from './world.ts';

let syntax: Syntax;

beforeAll(async () => {
  syntax = await openGrammars();
});

type Files = Readonly<Record<string, string>>;

const FILES = {
  'server.c': 'int main(void) { return shared(); }\nvoid note(void) {}',
  'tool.c': 'int main(void) { return shared(); }',
  'shared.c': 'int shared(void) { return fail(); }',
  'debug.c': 'int fail(void) { note(); return in_debug(); }\nint in_debug(void) { return 0; }',
  'plain.c': 'int fail(void) { return in_plain(); }\nint in_plain(void) { return 0; }',
};

const DEBUG = 'fail in_debug';
const PLAIN = 'fail in_plain';
const BOTH = 'fail fail in_debug in_plain';

/** What the tool and the server come to beyond `shared`, besides what is called to show what is needed. */
function check(
  more: Files,
  tool: string,
  server: string | null = null,
  programs: readonly LinkedProgram[] = [],
): void {
  const program = link(syntax, { ...FILES, ...more }, programs);
  const { entries, from } = openRoutes(program, []);
  const found = entries.map((entry) => {
    const names = [...finished(from(entry)).reached].map((id) => program.nameOf(id) ?? '');
    const told = names.filter((name) => /^(?:fail|in_\w+)$/.test(name));
    return `${entry.span.file} ${told.join(' ')}`;
  });
  const expected = [`tool.c ${tool}`, ...(server === null ? [] : [`server.c ${server}`])];
  for (const one of expected) expect(found).toContain(one);
}

describe('a definition is left out', () => {
  it('that needs what only the file of another `main` has', () => {
    check({}, PLAIN, BOTH);
  });

  it('that needs such a one in turn', () => {
    check(
      {
        'debug.c': 'int fail(void) { trace(); return in_debug(); }\nint in_debug(void) { return 0; }',
        'trace.c': 'void trace(void) { step(); }',
        'step.c': 'void step(void) { note(); trace(); }',
      },
      PLAIN,
      BOTH,
    );
  });

  it('for something else that its file needs', () => {
    check(
      {
        'debug.c':
          'int fail(void) { return in_debug(); }\nint in_debug(void) { return 0; }\nvoid dump(int n) { if (n > 1) note(); }',
      },
      PLAIN,
      BOTH,
    );
  });

  it('that several other programs can have, but not this one', () => {
    check({ 'second.c': 'int main(void) { return 0; }\nvoid note(void) {}' }, PLAIN, BOTH);
  });

  it('although what it needs is defined once more in a file that cannot be linked either', () => {
    check(
      { 'second.c': 'void note(void) { start(); }', 'server.c': `${FILES['server.c']}\nvoid start(void) {}` },
      PLAIN,
      BOTH,
    );
  });

  it('although it is the nearest', () => {
    const { 'plain.c': plain, ...others } = FILES;
    const near = Object.fromEntries(Object.entries(others).map(([path, text]) => [`near/${path}`, text]));
    const program = link(syntax, { ...near, 'far/plain.c': plain });
    const { entries, from } = openRoutes(program, []);
    const found = entries.map((entry) => {
      const names = [...finished(from(entry)).reached].map((id) => program.nameOf(id) ?? '');
      return `${entry.span.file} ${names.join(' ')}`;
    });
    expect(found).toEqual([
      'near/server.c main shared fail note in_debug',
      'near/tool.c main shared fail in_plain',
    ]);
  });
});

describe('both count where it is not sure that one cannot be linked', () => {
  it.each<[string, Files]>([
    ['as something else defines what it needs', { 'note.c': 'void note(void) {}' }],
    ['as a header does', { 'note.h': 'inline void note(void) {}' }],
    ['as it is needed under a condition', debug('\n#ifdef NOTES\n  note();\n#endif\n')],
    ['as a constant may switch it off', debug('if (WITH_NOTES) note();')],
    [
      'as a constant of the program may switch it off',
      { ...debug('if (notes) note();'), 'n.h': 'enum { notes };' },
    ],
    ['as a pointer of the name is called', debug('int (*note)(void) = 0; note();')],
    ['as a parameter of the name is called', debug('', 'int late(void (*note)(void)) { note(); }')],
    [
      'as a macro may stand for it',
      {
        ...debug('note();'),
        'debug.h': '#define note()',
        'debug.c': `#include "debug.h"\n${FILES['debug.c']}`,
      },
    ],
    ['as it is weak', debug('note();', 'extern void note(void) __attribute__((weak));')],
    [
      'as it is weak by a macro',
      debug('note();', '#define MAYBE __attribute__((__weak__))\nMAYBE void note(void);'),
    ],
    ['as it is weak by a pragma', debug('note();', '#pragma weak note')],
    ['as only its address is taken', debug('use(note);')],
    ['as only a field is called', debug('one.note();')],
    ['as a static function that nobody calls needs it', debug('', 'static void late(void) { note(); }')],
    [
      'as a library has it',
      { 'server.c': 'int main(void) { return shared(); }\nvoid lock_all(void) {}', ...debug('lock_all();') },
    ],
    [
      'as the other `main` is under a condition',
      { 'server.c': '#ifdef SERVE\nint main(void) { return shared(); }\n#endif\nvoid note(void) {}' },
    ],
    ['as somebody includes it', { 'all.c': '#include "debug.c"' }],
    ['as the program at hand needs it itself', { 'tool.c': 'int main(void) { note(); return shared(); }' }],
  ])('%s', (_, more) => {
    check(more, BOTH);
  });

  function debug(statement: string, before = ''): Files {
    return {
      'debug.c': `${before}\nint fail(void) { ${statement} return in_debug(); }\nint in_debug(void) { return 0; }`,
    };
  }

  it('as C++ may give it another name', () => {
    const { 'debug.c': text, ...others } = FILES;
    const program = link(syntax, { ...others, 'debug.cc': text });
    const { entries, from } = openRoutes(program, []);
    const tool = entries.find(({ span }) => span.file === 'tool.c');
    const names = tool === undefined ? [] : [...finished(from(tool)).reached].map((id) => program.nameOf(id));
    expect(names).toEqual(['main', 'shared', 'fail', 'fail', 'in_plain', 'in_debug']);
  });
});

it('stays when no definition can be linked', () => {
  check(
    { 'plain.c': 'int fail(void) { note(); return in_plain(); }\nint in_plain(void) { return 0; }' },
    BOTH,
    BOTH,
  );
});

it('stays when there is one definition', () => {
  check({ 'plain.c': '' }, DEBUG, DEBUG);
});

it('is the one that the build links, whatever it needs', () => {
  const linked: LinkedProgram = {
    name: 'tool',
    entry: 'tool.c',
    sources: ['tool.c', 'shared.c', 'debug.c'],
    exports: null,
  };
  check({}, DEBUG, null, [linked]);
});
