/** From a database on disk to units: entries of every shape, names, launchers, response files, and what is broken. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileDatabase } from '../../src/model/index.ts';
import { findCompileDatabase, readCompileDatabase } from '../../src/sources/index.ts';
import { fellAll, plant } from './tree.ts';

afterEach(fellAll);

type Files = Readonly<Record<string, string>>;

function read(root: string, given = '.'): CompileDatabase {
  const result = readCompileDatabase(root, given);
  if (result.kind !== 'database') throw new Error(result.reason);
  return result.database;
}

/** Each unit in short: its file, what it defines, where it includes from. */
function tell(database: CompileDatabase): readonly string[] {
  return database.units.map(({ file, defines, includeFolders, forcedIncludes }) =>
    [
      file,
      ...defines.map((change) =>
        change.kind === 'define' ? `${change.name}=${change.text}` : `-${change.name}`,
      ),
      ...[...includeFolders, ...forcedIncludes].map(({ path }) => path),
    ].join(' '),
  );
}

/** What one entry, or what stands for one, comes to; `$ROOT` is the root. */
function check(entry: unknown, expected: readonly string[], files: Files = {}): void {
  const root = plant({ 'a.c': '', 'src/a.c': '', 'src/x.h': '', 'inc/y.h': '', ...files });
  writeFileSync(join(root, 'compile_commands.json'), JSON.stringify([entry]).replaceAll('$ROOT', root));
  expect({ entry, units: tell(read(root)) }).toEqual({ entry, units: expected });
}

describe('an entry', () => {
  it('has a command or arguments', () => {
    check({ directory: '$ROOT', file: 'a.c', command: "cc '-DA=b c' -c a.c" }, ['a.c A=b c']);
    check({ directory: '$ROOT', file: 'a.c', arguments: ['cc', '-DA=b c', '-c', 'a.c'] }, ['a.c A=b c']);
    check({ file: 'a.c', arguments: ['cc', '-DA'], command: 'cc -DB' }, ['a.c A=1']);
    check({ file: 'a.c', arguments: [], command: 'cc -DB' }, ['a.c B=1']);
    check({ file: 'a.c', arguments: [1], command: 'cc -DB' }, ['a.c B=1']);
  });

  it('names its file from its directory on', () => {
    check({ directory: '$ROOT/src', file: 'a.c', command: 'cc -I. -I.. -I../inc' }, ['src/a.c src . inc']);
    check({ directory: '$ROOT/src', file: '$ROOT/a.c', command: 'cc' }, ['a.c']);
    check({ directory: '$ROOT/src', file: '../src/./a.c', command: 'cc' }, ['src/a.c']);
    check({ directory: 'src', file: 'a.c', command: 'cc' }, ['src/a.c']);
    check({ file: 'src/a.c', command: 'cc' }, ['src/a.c']);
  });

  it('may tell of a file that is not there', () => {
    check({ directory: '$ROOT/gone', file: '../gen.c', command: 'cc -Igen -I..' }, ['gen.c gone/gen .']);
  });

  it('finds what is included by force as the compiler does', () => {
    const entry = { directory: '$ROOT', file: 'a.c' };
    check({ ...entry, command: 'cc -Iinc -include y.h' }, ['a.c inc inc/y.h']);
    check({ ...entry, command: 'cc -Iinc -include y.h' }, ['a.c inc y.h'], { 'y.h': '' });
    check({ ...entry, command: 'cc -Iinc -iquote src -include x.h' }, ['a.c src inc src/x.h']);
    check({ ...entry, command: 'cc -Iinc -include none.h' }, ['a.c inc none.h']);
    check({ ...entry, command: 'cc -Iinc -include $ROOT/src/x.h' }, ['a.c inc src/x.h']);
  });

  it('tells its output, unless the command does', () => {
    const of = (more: object) => {
      const entry = { directory: 'src', file: 'a.c', command: 'cc', ...more };
      return read(plant({ 'compile_commands.json': JSON.stringify([entry]) })).units[0]?.output;
    };
    expect(of({})).toBeNull();
    expect(of({ output: 'a.o' })).toBe('src/a.o');
    expect(of({ output: 'a.o', command: 'cc -o b.o' })).toBe('src/b.o');
    expect(of({ output: 7 })).toBeNull();
  });

  it('takes -x from where the file stands', () => {
    const entry = { file: 'src/../b.c', command: 'gcc -x c++ a.c -x c ./b.c -x c++ c.c' };
    const { units } = read(plant({ 'compile_commands.json': JSON.stringify([entry]) }));
    expect(units.map(({ language }) => language)).toEqual(['c']);
  });
});

describe('a command', () => {
  it('may have a way to go before the compiler', () => {
    const cases: readonly (readonly [command: string, expected: string])[] = [
      ['cd src && cc -DA -I. a.c', 'src/a.c A=1 src'],
      ['cd src; cd ../inc && cc -DA -I.', 'src/a.c A=1 inc'],
      ['cd $ROOT/inc && cc -DA -I.', 'src/a.c A=1 inc'],
      ['cd -P -- inc && cc -I.', 'src/a.c inc'],
      ['LANG=C CC="x y" cc -DA', 'src/a.c A=1'],
      ['depbase=`echo a.o | sed s/x/y/`; cc -DA && mv a b -DB', 'src/a.c A=1'],
      ['env -u X LANG=C cc -DA', 'src/a.c A=1'],
      ['/usr/bin/ccache cc -DA', 'src/a.c A=1'],
      ['ccache CCACHE_DIR=/x distcc cc -DA', 'src/a.c A=1'],
      ['sccache -v cc -DA', 'src/a.c A=1'],
      ['nice -n 10 time -p cc -DA', 'src/a.c A=1'],
      ['./libtool --silent --tag=CC --mode=compile cc -DA', 'src/a.c A=1'],
      ['/bin/sh ../libtool --tag CC --mode compile cc -DA', 'src/a.c A=1'],
      ['i686-linux-gnu-libtool --mode=compile cc -DA', 'src/a.c A=1'],
      ['cc -DA > log 2>&1', 'src/a.c A=1'],
      ['"/opt/my tools/cc" -DA', 'src/a.c A=1'],
      ['cc', 'src/a.c'],
    ];
    for (const [command, expected] of cases) check({ file: 'src/a.c', command }, [expected]);
    check({ file: 'src/a.c', arguments: ['cd', 'src', '&&', 'ccache', 'cc', '-DA', '-I.'] }, [
      'src/a.c A=1 src',
    ]);
  });

  it('is never run', () => {
    const root = plant({});
    const command = `touch ${root}/pwned; cc \`touch ${root}/pwned\` $(touch ${root}/pwned) a.c`;
    writeFileSync(join(root, 'compile_commands.json'), JSON.stringify([{ file: 'a.c', command }]));
    read(root);
    expect(findCompileDatabase(root)).toBe('compile_commands.json');
    expect(execFileSync('ls', [root], { encoding: 'utf8' })).toBe('compile_commands.json\n');
  });
});

describe('a database', () => {
  it('keeps every compilation of a file, in order', () => {
    const entries = ['B', 'A', 'B'].map((name) => ({ file: 'a.c', command: `cc -D${name}` }));
    expect(tell(read(plant({ 'compile_commands.json': JSON.stringify(entries) })))).toEqual([
      'a.c B=1',
      'a.c A=1',
      'a.c B=1',
    ]);
  });

  it('leaves out what is no C, and what lies outside', () => {
    const entries = ['a.S', '/usr/src/b.c', '../c.c', 'd.c'].map((file) => ({ file, command: 'cc' }));
    const { units, leftOut, notices } = read(plant({ 'compile_commands.json': JSON.stringify(entries) }));
    expect(units.map(({ file }) => file)).toEqual(['d.c']);
    expect(leftOut).toEqual({ outside: 2, foreign: 1, malformed: 0 });
    expect(notices).toEqual([
      {
        text: '`compile_commands.json` tells of 2 compilations outside of what is analysed, left out; the first is of `/usr/src/b.c`.',
        file: 'compile_commands.json',
        line: null,
        incomplete: false,
      },
    ]);
  });

  it('asks whether it was made elsewhere when nothing of it is inside', () => {
    const { notices } = read(
      plant({ 'compile_commands.json': '[{"file":"/elsewhere/a.c","command":"cc"}]' }),
    );
    expect(notices.map(({ text }) => text)).toEqual([
      '`compile_commands.json` tells of 1 compilation outside of what is analysed, left out; the first is of `/elsewhere/a.c`. Was it made for another folder?',
    ]);
  });

  it('may start with a byte order mark, and may be empty', () => {
    expect(read(plant({ 'compile_commands.json': '\ufeff []' })).units).toEqual([]);
  });

  it('survives JSON, and is the same each time', () => {
    const root = plant({
      'compile_commands.json': JSON.stringify([{ file: 'a.c', command: 'cc -fopenmp -O2 -DA -Ix' }]),
    });
    expect(JSON.parse(JSON.stringify(read(root)))).toEqual(read(root));
  });
});

describe('bad entries', () => {
  const bad: readonly unknown[] = [
    null,
    7,
    'cc a.c',
    [],
    ['file', 'command'],
    {},
    { file: 'a.c' },
    { command: 'cc a.c' },
    { file: '', command: 'cc' },
    { file: 'a\0.c', command: 'cc' },
    { file: ['a.c'], command: 'cc' },
    { file: 'a.c', command: '' },
    { file: 'a.c', command: ' ; && ' },
    { file: 'a.c', command: 'cc -DA\0' },
    { file: 'a.c', command: { toString: 'cc' } },
    { file: 'a.c', command: 'ccache' },
    { file: 'a.c', command: 'X=1 cd src' },
    { file: 'a.c', arguments: [] },
    { file: 'a.c', arguments: 'cc' },
    { file: 'a.c', arguments: ['cc', null] },
    { file: 'a.c', arguments: { 0: 'cc', length: 1 } },
  ];

  it('are left out and counted, and the rest is read', () => {
    for (const entry of bad) {
      const good = { file: 'b.c', command: 'cc -DB' };
      const { units, leftOut, notices } = read(
        plant({ 'compile_commands.json': JSON.stringify([good, entry, good]) }),
      );
      expect({ entry, units: units.length, leftOut, text: notices[0]?.text }).toEqual({
        entry,
        units: 2,
        leftOut: { outside: 0, foreign: 0, malformed: 1 },
        text: '`compile_commands.json` has 1 entry without a file or a command, left out; the first is number 2. Make the compile database anew.',
      });
    }
  });

  it('reach no prototype', () => {
    const text = '[{"__proto__":{"file":"a.c","command":"cc"}},{"constructor":{"prototype":{"x":1}}}]';
    const { leftOut } = read(plant({ 'compile_commands.json': text }));
    expect(leftOut.malformed).toBe(2);
    expect(({} as Record<string, unknown>)['file']).toBeUndefined();
  });
});

describe('links', () => {
  it('count under the name of what is there', () => {
    const root = plant({ 'real/src/a.c': '', 'real/inc/x.h': '', 'real/build/x': '' });
    symlinkSync('real/src', join(root, 'src'));
    symlinkSync('real/build', join(root, 'build'));
    const entry = {
      directory: `${root}/build`,
      file: '../src/a.c',
      command: 'cc -I../inc -I$R/src -include x.h',
    };
    writeFileSync(join(root, 'c.json'), JSON.stringify([entry]).replace('$R', root));
    expect(tell(read(root, 'c.json'))).toEqual(['real/src/a.c real/inc real/src real/inc/x.h']);
  });

  it('to the outside count under their own name', () => {
    const root = plant({ 'in/x': '', 'out/a.c': '', 'out/x.h': '' });
    symlinkSync('../out', join(root, 'in/link'));
    symlinkSync('../out/a.c', join(root, 'in/b.c'));
    const entries = [
      { directory: `${root}/in/link`, file: 'a.c', command: 'cc -I. -include x.h' },
      { directory: `${root}/in`, file: 'b.c', command: 'cc -Ilink' },
      { directory: `${root}/out`, file: 'a.c', command: 'cc' },
    ];
    writeFileSync(join(root, 'in/c.json'), JSON.stringify(entries));
    const database = read(join(root, 'in'), 'c.json');
    expect(tell(database)).toEqual(['link/a.c link link/x.h', 'b.c link']);
    expect(database.leftOut.outside).toBe(1);
  });

  it('to the root do no harm', () => {
    const root = plant({ 'real/a.c': '' });
    symlinkSync('real', join(root, 'link'));
    for (const [from, to] of [
      ['link', 'real'],
      ['real', 'link'],
      ['link', 'link'],
    ] as const) {
      writeFileSync(
        join(root, 'real/c.json'),
        JSON.stringify([{ directory: join(root, to), file: 'a.c', command: `cc -I${root}/${to} -o a.o` }]),
      );
      expect(tell(read(join(root, from), 'c.json'))).toEqual(['a.c .']);
    }
  });
});

describe('response files', () => {
  const entry = { file: 'a.c', command: 'cc -DA @x.rsp -DZ a.c' };

  it('stand for their words', () => {
    check(entry, ['a.c A=1 B=2 3 inc Z=1'.replace(' inc Z=1', ' Z=1 inc')], {
      'x.rsp': '"-DB=2 3"\n-I inc\n',
    });
    check({ ...entry, command: undefined, arguments: ['cc', '@x.rsp'] }, ['a.c B=1'], { 'x.rsp': '-DB' });
    check({ ...entry, command: 'cd src && cc @x.rsp' }, ['a.c B=1'], { 'src/x.rsp': '-DB' });
    check({ ...entry, command: 'cc @$ROOT/src/x.rsp' }, ['a.c B=1'], { 'src/x.rsp': '-DB' });
    check(entry, ['a.c A=1 Z=1'], { 'x.rsp': '' });
    check(entry, ['a.c A=1 B=1 Z=1'], { 'x.rsp': 'a\0b -DB' });
    check({ ...entry, command: 'cc -DA -D @x.rsp' }, ['a.c A=1 B=1'], { 'x.rsp': 'B' });
  });

  it('may be nested, ten deep', () => {
    const chain = (length: number) => ({
      ...Object.fromEntries([...Array(length).keys()].map((at) => [`${at}.rsp`, `-DD${at} @${at + 1}.rsp`])),
      [`${length}.rsp`]: '-DEND',
      'x.rsp': '@0.rsp',
    });
    check(entry, ['a.c A=1 D0=1 D1=1 END=1 Z=1'], chain(2));
    const root = plant({ ...chain(20), 'compile_commands.json': JSON.stringify([entry]) });
    const { units, notices } = read(root);
    expect(units[0]?.defines.at(-2)).toMatchObject({ name: 'D8' });
    expect(notices[0]?.text).toContain('nested too deep');
  });

  it('end where they name themselves', () => {
    check(entry, ['a.c A=1 B=1 C=1 Z=1'], { 'x.rsp': '-DB @y.rsp', 'y.rsp': '-DC @x.rsp' });
    check(entry, ['a.c A=1 B=1 Z=1'], { 'x.rsp': '@x.rsp @./x.rsp @src/../x.rsp -DB' });
  });

  it('may not fill the memory', () => {
    const wide = (name: string) => `@${name}.rsp `.repeat(1000);
    const files = Object.fromEntries(
      [...Array(9).keys()].map((at) => [`${at}.rsp`, at === 8 ? '-DB' : wide(`${at + 1}`)]),
    );
    const root = plant({
      ...files,
      'compile_commands.json': JSON.stringify([{ file: 'a.c', command: 'cc @0.rsp -DZ' }]),
    });
    const { units, notices } = read(root);
    expect(units[0]?.defines.at(-1)).toMatchObject({ name: 'Z' });
    expect(notices[0]?.text).toContain('too many words');
  });

  it('are told when they cannot be read, in one notice', () => {
    const root = plant({ 'big.rsp': '-DB '.repeat(2_000_000), 'folder/x': '' });
    execFileSync('mkfifo', [join(root, 'pipe.rsp')]);
    const missing = [...Array(3).keys()].map((at) => ({ file: 'a.c', command: `cc -DA @${at}.rsp` }));
    const others = ['big.rsp', 'folder', 'pipe.rsp', '/dev/zero', '/proc/self/pagemap'].map((name) => ({
      file: 'a.c',
      command: `cc -DA @${name}`,
    }));
    writeFileSync(join(root, 'compile_commands.json'), JSON.stringify([...missing, ...others]));
    const database = read(root);
    expect(tell(database)).toEqual(Array.from({ length: 8 }, () => 'a.c A=1'));
    expect(database.notices).toEqual([
      {
        text: `\`compile_commands.json\` names 7 response files that could not be read, so options are missing; the first is \`${root}/0.rsp\`: there is no such file. Build again and keep them.`,
        file: 'compile_commands.json',
        line: null,
        incomplete: true,
      },
    ]);
  });

  it('are no matter of a lone @', () => {
    check({ file: 'a.c', command: 'cc @ -DA' }, ['a.c A=1']);
  });
});

describe('what cannot be read', () => {
  const cases: readonly (readonly [files: Files, given: string, reason: string])[] = [
    [
      {},
      '.',
      '`compile_commands.json` does not exist; make one with `cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON` or `bear -- make`, or name another.',
    ],
    [
      { 'b/x': '' },
      'b',
      '`b/compile_commands.json` does not exist; make one with `cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON` or `bear -- make`, or name another.',
    ],
    [
      { x: '' },
      'x/y',
      '`x/y` does not exist; make one with `cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON` or `bear -- make`, or name another.',
    ],
    [{ x: '' }, 'x', '`x` is not JSON; make the compile database anew.'],
    [{ x: '[{"file":' }, 'x', '`x` is not JSON; make the compile database anew.'],
    [{ x: '\0\0\0' }, 'x', '`x` is not JSON; make the compile database anew.'],
    [{ x: '[{},]' }, 'x', '`x` is not JSON; make the compile database anew.'],
    ...['{}', 'null', '7', '"[]"', '{"length":0}'].map(
      (text) =>
        [
          { x: text },
          'x',
          '`x` is not a compile database, which is a list of commands; name another file or make it anew.',
        ] as const,
    ),
    [
      { 'compile_commands.json/x': '' },
      '.',
      '`compile_commands.json` is a pipe, a device or a socket and was not opened; name a file.',
    ],
    [{}, '/dev/zero', '`/dev/zero` is a pipe, a device or a socket and was not opened; name a file.'],
  ];

  it('is told in a sentence', () => {
    for (const [files, given, reason] of cases) {
      expect({ files, given, ...readCompileDatabase(plant(files), given) }).toEqual({
        files,
        given,
        kind: 'unreadable',
        reason,
      });
    }
  });

  it('may be nested without end', () => {
    for (const text of ['['.repeat(200_000), `${'['.repeat(200_000)}${']'.repeat(200_000)}`]) {
      expect(['unreadable', 'database']).toContain(readCompileDatabase(plant({ x: text }), 'x').kind);
    }
  });
});

describe('findCompileDatabase', () => {
  const find = (paths: readonly string[]) =>
    findCompileDatabase(plant(Object.fromEntries(paths.map((path) => [path, '[]']))));
  const name = 'compile_commands.json';

  it('looks into the root, then into the folders of builds', () => {
    const cases: readonly (readonly [paths: readonly string[], found: string | null])[] = [
      [[], null],
      [[name, `build/${name}`], name],
      [[`build/${name}`], `build/${name}`],
      [[`build-debug/${name}`, `build/${name}`, `_build/${name}`], `_build/${name}`],
      [[`builddir/${name}`, `build-x/${name}`], `build-x/${name}`],
      [[`cmake-build-debug/${name}`, `out/${name}`], `cmake-build-debug/${name}`],
      [[`out/${name}`], `out/${name}`],
      [[`src/${name}`, `outer/${name}`, `build/in/${name}`, `rebuild/${name}`], null],
      [[`build/${name}/x`, `out/${name}`], `out/${name}`],
      [[`${name}/x`, `out/${name}`], `out/${name}`],
    ];
    for (const [paths, found] of cases) expect({ paths, found: find(paths) }).toEqual({ paths, found });
  });

  it('follows links, and gives what can be read', () => {
    const root = plant({ 'b/compile_commands.json': '[]' });
    symlinkSync('b/compile_commands.json', join(root, name));
    expect(findCompileDatabase(root)).toBe(name);
    expect(read(root, findCompileDatabase(root)!).path).toBe('b/compile_commands.json');
    const other = plant({ 'b/compile_commands.json': '[]' });
    mkdirSync(join(other, 'build'));
    symlinkSync('nowhere', join(other, name));
    symlinkSync('b', join(other, 'out'));
    expect(findCompileDatabase(other)).toBe(`out/${name}`);
  });

  it('finds nothing where there is no folder', () => {
    expect(findCompileDatabase('/nowhere')).toBeNull();
    expect(findCompileDatabase('/dev/null')).toBeNull();
    expect(findCompileDatabase('a\0b')).toBeNull();
  });
});
