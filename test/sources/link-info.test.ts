/** What a build tells of its programs: by the log of make, and by what CMake, Ninja and Meson leave in their folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LinkedProgram } from '../../src/model/index.ts';
import { findLinkedPrograms, readCompileDatabase, readLinkLog } from '../../src/sources/index.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'link-info-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string>>;

function write(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text.replaceAll('ROOT', root));
  }
}

/** Programs as `name: sources`, and libraries as `name: own sources | others`. */
type Programs = readonly string[];

function told({ name, sources, exports }: LinkedProgram): string {
  if (exports === null) return `${name}: ${sources?.join(' ') ?? '?'}`;
  const others = (sources ?? []).filter((path) => !exports.includes(path));
  return `${name}: ${exports.join(' ')} |${others.map((path) => ` ${path}`).join('')}`;
}

function checkLog(log: string, expected: Programs, files: Files = {}): void {
  write({ 'build.log': log, ...files });
  const result = readLinkLog(root, 'build.log', null);
  if (result.kind === 'unreadable') throw new Error(result.reason);
  expect(result.programs.map(told)).toEqual(expected);
}

function checkFolder(files: Files, expected: Programs, database = '[]'): void {
  write({ 'build/compile_commands.json': database, ...files });
  const result = readCompileDatabase(root, 'build');
  if (result.kind !== 'database') throw new Error(result.reason);
  const programs = findLinkedPrograms(root, result.database);
  expect(programs.map(told)).toEqual(expected);
}

describe('the log of make', () => {
  it('tells objects, archives and programs', () => {
    checkLog(
      `gcc -O2 -Iinclude -c -o main.o main.c
gcc -c pump.c
ar cru libpump.a pump.o
x86_64-linux-gnu-gcc-12 -o tool main.o -L. -lpump -lm
g++ -o other other.cc libpump.a`,
      ['tool: main.c pump.c', 'other: other.cc pump.c'],
    );
  });

  it('tells shared libraries and plug-ins by what is theirs', () => {
    checkLog(
      `gcc -c base.c
gcc -c pump.c
gcc -c valve.c
ar cr libvalve.a valve.o
gcc -shared -o libbase.so.1 base.o
gcc -shared -fPIC -o libpump.so pump.o libvalve.a libbase.so.1
gcc -shared -o plugins/leak.so leak.c
gcc -o tool main.c libpump.so`,
      [
        'libbase.so.1: base.c |',
        'libpump.so: pump.c valve.c | base.c',
        'leak.so: leak.c |',
        'tool: base.c main.c pump.c valve.c',
      ],
    );
  });

  it('takes what libtool puts together for itself for no library', () => {
    checkLog(
      `libtool: compile: gcc -c pump.c -o .libs/pump.o
/bin/sh ./libtool --mode=link gcc -o libpump.la pump.lo
ar cr .libs/libpump.a pump.o
/bin/sh ./libtool --mode=link gcc -o libshow.la -rpath /usr/lib show.c libpump.la
gcc -shared .libs/show.o -Wl,--whole-archive .libs/libpump.a -o .libs/libshow.so.1.0`,
      ['libshow.so.1.0: pump.c show.c |'],
      { 'show.c': '' },
    );
  });

  it('follows folders, those of several jobs mixed', () => {
    checkLog(
      `make[1]: Entering directory 'ROOT/a'
make[1]: Entering directory 'ROOT/b'
cc -c -o x.o x.c
cc -c -o y.o y.c
cc -o a x.o
cc -o b \\
  y.o
make[1]: Leaving directory 'ROOT/a'
make[1]: Leaving directory 'ROOT/b'
cd c && cc -o c z.c`.replaceAll('ROOT', root),
      ['a: a/x.c', 'b: b/y.c', 'c: c/z.c'],
      { 'a/x.c': '', 'b/y.c': '' },
    );
  });

  it('may have been written where the tree lay elsewhere', () => {
    checkLog("make: Entering directory '/old/tree'\ncc -o tool main.c\nmake: Leaving directory '/old/tree'", [
      'tool: main.c',
    ]);
  });

  it('of libtool tells one program once', () => {
    checkLog(
      `/bin/sh ./libtool --tag=CC --mode=compile gcc -c -o pump.lo pump.c
libtool: compile:  gcc -c pump.c -o pump.o
/bin/sh ./libtool --tag=CC --mode=link gcc -o libpump.la pump.lo
libtool: link: ar cr .libs/libpump.a pump.o
/bin/sh ./libtool --tag=CC --mode=link gcc -o tool main.o libpump.la
libtool: link: gcc -o .libs/tool main.o ./.libs/libpump.so`,
      ['tool: main.c pump.c'],
      { 'main.c': '' },
    );
  });

  it('knows two programs of one name by their folders', () => {
    checkLog('cc -o a/tool a/tool.c\ncc -o b/tool b/tool.c', ['a/tool: a/tool.c', 'b/tool: b/tool.c']);
  });

  it.each([
    ['what asks the compiler something', 'gcc -E main.c -o main.i\ngcc --version\ngcc -MM main.c'],
    ['a shared library', 'gcc -shared -o libx.so x.o'],
    ['what is tried out', 'gcc -o conftest conftest.c'],
    ['what stays quiet', '  CC main.o\n  LINK tool'],
    ['an archive that is only listed', 'ar t libx.a'],
  ])('makes no program of %s', (_, log) => {
    write({ 'build.log': log });
    expect(readLinkLog(root, 'build.log', null)).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('tells of no program or library that is linked'),
    });
  });

  it('must be there', () => {
    expect(readLinkLog(root, 'no.log', null)).toMatchObject({ kind: 'unreadable' });
  });
});

describe('the folder of a build', () => {
  it('of Ninja holds its graph', () => {
    checkFolder(
      {
        'build/build.ninja': `src = ..
include rules.ninja
build CMakeFiles/tool.dir/main.c.o: C_COMPILER__tool $src/main.c || dir
build pump$ one.o: cc \${src}/pump.c | config.h
build libpump.a: AR pump$ one.o
build libshow.so.1: LINK show.o
build show.o: cc ../show.c
build tool: C_EXECUTABLE_LINKER__tool $
    CMakeFiles/tool.dir/main.c.o | libpump.a libshow.so.1 || order.a
build config.h: CUSTOM_COMMAND tool
build all: phony tool`,
        'build/rules.ninja': 'rule cc\n  command = gcc -c $in -o $out',
      },
      ['libshow.so.1: show.c |', 'tool: main.c pump.c show.c'],
    );
  });

  it('of CMake for make holds link lines, and the database tells the sources', () => {
    checkFolder(
      {
        'build/CMakeFiles/TargetDirectories.txt':
          'ROOT/build/CMakeFiles/tool.dir\nROOT/build/CMakeFiles/pump.dir\n',
        'build/CMakeFiles/tool.dir/link.txt':
          '/usr/bin/cc -O2 @CMakeFiles/tool.dir/objects1.rsp -o tool libpump.a',
        'build/CMakeFiles/tool.dir/objects1.rsp': 'CMakeFiles/tool.dir/main.c.o',
        'build/CMakeFiles/pump.dir/link.txt':
          '/usr/bin/ar qc libpump.a CMakeFiles/pump.dir/pump.c.o\n/usr/bin/ranlib libpump.a',
        'main.c': '',
        'pump.c': '',
      },
      ['tool: main.c pump.c'],
      JSON.stringify(
        ['main', 'pump'].map((name) => ({
          directory: 'ROOT/build',
          file: `ROOT/${name}.c`,
          command: `cc -o CMakeFiles/${name === 'main' ? 'tool' : name}.dir/${name}.c.o -c ROOT/${name}.c`,
        })),
      ),
    );
  });

  it('of CMake holds replies, when somebody asked for them', () => {
    const target = (id: string, type: string, source: string, uses: readonly string[]): string =>
      JSON.stringify({
        id,
        type,
        name: id,
        sources: [{ path: source }],
        dependencies: uses.map((other) => ({ id: other })),
      });
    const reply = 'build/.cmake/api/v1/reply';
    checkFolder(
      {
        [`${reply}/index-2026.json`]: '{}',
        [`${reply}/codemodel-v2-1.json`]: JSON.stringify({
          paths: { source: 'ROOT' },
          configurations: [
            { targets: ['tool', 'pump', 'gen', 'leak'].map((id) => ({ id, jsonFile: `${id}.json` })) },
          ],
        }),
        [`${reply}/tool.json`]: target('tool', 'EXECUTABLE', 'src/main.c', ['pump', 'gen', 'gone']),
        [`${reply}/pump.json`]: target('pump', 'STATIC_LIBRARY', 'lib/pump.c', []),
        [`${reply}/gen.json`]: target('gen', 'EXECUTABLE', 'gen.c', []),
        [`${reply}/leak.json`]: target('leak', 'MODULE_LIBRARY', 'leak.c', ['pump', 'gen']),
      },
      ['tool: lib/pump.c src/main.c', 'gen: gen.c', 'leak: leak.c lib/pump.c |'],
    );
  });

  it('of Meson holds its introspection', () => {
    checkFolder(
      {
        'build/meson-info/intro-targets.json': JSON.stringify([
          {
            id: 'tool@exe',
            name: 'tool',
            type: 'executable',
            filename: ['ROOT/build/tool'],
            target_sources: [
              { sources: ['ROOT/main.c'], generated_sources: [] },
              { linker: ['cc'], parameters: ['-Wl,--start-group', 'libpump.a'] },
            ],
          },
          {
            id: 'pump@sta',
            name: 'pump',
            type: 'static library',
            filename: ['ROOT/build/libpump.a'],
            target_sources: [{ sources: ['ROOT/pump.c'], generated_sources: ['ROOT/build/gen.c'] }],
          },
          {
            id: 'leak@sha',
            name: 'leak',
            type: 'shared module',
            filename: ['ROOT/build/leak.so'],
            target_sources: [{ sources: ['ROOT/leak.c'] }, { parameters: ['libshow.so.1'] }],
          },
          {
            id: 'show@sha',
            name: 'show',
            type: 'shared library',
            filename: ['ROOT/build/libshow.so.1'],
            target_sources: [{ sources: ['ROOT/show.c'] }],
          },
        ]),
      },
      ['tool: build/gen.c main.c pump.c', 'leak.so: leak.c | show.c', 'libshow.so.1: show.c |'],
    );
  });

  it('may hold anything else', () => {
    checkFolder(
      { 'build/build.ninja': 'build', 'build/meson-info/intro-targets.json': '[1, {"id": 2}]' },
      [],
    );
    checkFolder({ 'build/.cmake/api/v1/reply/codemodel-v2-x.json': '[]' }, []);
  });
});
