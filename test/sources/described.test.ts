/** What a tree's build files say of its sources: which are left out, which words fall, which macros are defined. */
import { type DescribedBuild, findSources, openDescribed } from '../../src/sources/index.ts';
import { fellAll, plant } from './tree.ts';

afterEach(fellAll);

type Files = Readonly<Record<string, string>>;

function describeTree(files: Files, paths: readonly string[] = ['.']): DescribedBuild {
  const root = plant(files);
  const plain = { exclude: [], excludeBelow: [], ignoreFiles: true, forceExclude: false, context: [] };
  const found = findSources({ root, paths, ...plain });
  return openDescribed({ root, buildFiles: found.buildFiles, sources: found.files.map(({ path }) => path) });
}

function leftOut(files: Files, paths?: readonly string[]): readonly string[] {
  const { leftOutBy } = describeTree(files, paths);
  return Object.keys(files).filter((path) => path.endsWith('.c') && leftOutBy(path) !== null);
}

const THREE = { 'a.c': '', 'b.c': '', 'old.c': '' };

it.each<readonly [string, Files, readonly string[]]>([
  ['what no list names', { ...THREE, Makefile: 'OBJS = a.o b.o\n' }, ['old.c']],
  ['what CMake does not name', { ...THREE, 'CMakeLists.txt': 'add_executable(x a.c b.c)\n' }, ['old.c']],
  ['what Meson does not name', { ...THREE, 'meson.build': "executable('x', 'a.c', 'b.c')\n" }, ['old.c']],
  ['nothing by bare words', { ...THREE, Makefile: 'MODULES = a b old\n' }, []],
  ['nothing that a comment names', { ...THREE, Makefile: 'OBJS = a.o b.o # old.o\n' }, []],
  ['nothing that a pattern covers', { ...THREE, Makefile: 'SRCS = $(wildcard *.c)\n' }, []],
  ['nothing without build files', THREE, []],
  ['nothing where most is not named', { ...THREE, Makefile: 'OBJS = a.o\n' }, []],
  ['nothing that a text beside it names', { ...THREE, Makefile: 'OBJS = a.o b.o\n', 'list.txt': 'old' }, []],
  ['what prose alone names', { ...THREE, Makefile: 'OBJS = a.o b.o\n', README: 'old' }, ['old.c']],
  ['nothing that a script names', { ...THREE, Makefile: 'OBJS = a.o b.o\n', 'old.sh': 'cc old.c\n' }, []],
  [
    'what a list names with another folder or extension',
    {
      'posix/x.c': '',
      'plain/x.c': '',
      'y.c': '',
      'z.c': '',
      Makefile: 'S = posix/x.c y.c z.c plain/x.cpp\n',
    },
    ['plain/x.c'],
  ],
  [
    'what a pattern of another folder covers',
    { 'src/a.c': '', 'src/b.c': '', 'odd/x.c': '', 'CMakeLists.txt': 'file(GLOB S ${ROOT}/src/*.c)\n' },
    ['odd/x.c'],
  ],
  [
    'nothing that a search through all folders finds',
    { 'src/a.c': '', 'odd/x.c': '', 'CMakeLists.txt': 'file(GLOB_RECURSE S *.c)\n' },
    [],
  ],
  [
    'nothing that is put together of a variable',
    { 'a.c': '', 'b.c': '', 'test_x.c': '', Makefile: 'T = test_$(NAME).o\nOBJS = a.o b.o\n' },
    [],
  ],
  [
    'nothing in a folder that a build file speaks of',
    { 'a.c': '', 'b.c': '', 'extra/x.c': '', Makefile: 'OBJS = a.o b.o\nSUBDIRS = extra\n' },
    [],
  ],
  ['nothing by lists for other systems', { ...THREE, 'Makefile.mingw': 'OBJS = a.o b.o\n' }, []],
])('leaves out %s', (_, files, expected) => {
  expect(leftOut(files)).toEqual(expected);
});

it('says nothing when only a part of what is built was looked at', () => {
  const files = { 'src/a.c': '', 'src/b.c': '', 'src/old.c': '', 'src/Makefile': 'OBJS = a.o b.o\n' };
  expect(leftOut(files, ['src'])).toEqual(['src/old.c']);
  expect(leftOut({ ...files, Makefile: 'X = src/old.c\n' }, ['src'])).toEqual([]);
});

it.each<readonly [string, Files, boolean | null]>([
  ['in capitals', { 'a.c': '', 'CMakeLists.txt': 'find_package(OpenMP)\n' }, true],
  ['not at all', { 'a.c': '', Makefile: 'CFLAGS = -O2 -fcompare\n' }, false],
  ['short, but not inside of another word', { 'a.c': '', Makefile: 'decompress: compress\n' }, false],
  ['short', { 'a.c': '', Makefile: 'OMPFLAGS =\n' }, true],
  ['in a build file of another folder', { 'a.c': '', Makefile: '', 'lib/x.mk': 'F = -fopenmp\n' }, true],
  ['where no build file is in charge', { 'a.c': '', 'lib/Makefile': 'F = -O2\n' }, null],
])('knows whether a word falls: %s', (_, files, expected) => {
  expect(describeTree(files).speaksOf('a.c', ['openmp', 'omp'])).toBe(expected);
});

it.each<readonly [string, string, Files, boolean | null]>([
  ['written out', 'PINNED', { Makefile: 'CFLAGS = -DPINNED\n' }, true],
  ['not at all', 'PINNED', { Makefile: 'CFLAGS = -DPIN -DUNPINNED\n' }, false],
  ['made of a prefix', 'WITH_SHM', { 'CMakeLists.txt': 'add_definitions(-DWITH_${part})\n' }, true],
  ['made with an ending', 'gridWIDE_EXAMPLE', { Makefile: 'F = $${NAME}_EXAMPLE\n' }, true],
  ['looked for', 'HAVE_SHM_OPEN', { 'configure.ac': 'AC_CHECK_FUNCS([shm_open])\n' }, true],
  ['looked for in a library', 'HAVE_LIBPTHREAD', { 'configure.ac': 'AC_CHECK_LIB(pthread, x)\n' }, true],
  ['looked for by a macro of its own', 'HAVE_MMAP', { 'configure.ac': 'AC_FUNC_MMAP\n' }, true],
  ['a longer one is looked for', 'HAVE_MLOCK', { 'configure.ac': 'AC_CHECK_FUNCS([mlockall])\n' }, false],
  ['headers are looked for unnamed', 'HAVE_STRING_H', { 'configure.ac': 'AC_PROG_CC\n' }, true],
  ['a word in small letters', 'DARWIN7', { 'configure.ac': 'case $host in darwin7*) ;; esac\n' }, false],
  ['always looked for', 'STDC_HEADERS', { 'configure.ac': 'AC_HEADER_STDC\n' }, true],
  ['a choice', 'USE_THREADS', { 'meson.build': "get_option('threads')\n" }, true],
  ['people are told', 'PINNED', { Makefile: 'all:\n', 'README.md': 'Build it with -DPINNED.\n' }, true],
  ['another text', 'PINNED', { Makefile: 'all:\n', 'flags.txt': 'PINNED\n' }, true],
  ['history tells nothing', 'PINNED', { Makefile: 'all:\n', ChangeLog: 'Removed PINNED.\n' }, false],
  ['a makefile reads what is not there', 'PINNED', { Makefile: 'include $(TOP)/rules.mk\n' }, null],
  ['a makefile calls what is not there', 'PINNED', { Makefile: 'all:\n\t$(MAKE) -f build/Rules\n' }, null],
  ['a makefile reads dependencies', 'PINNED', { Makefile: '-include $(OBJS:.o=.d)\n-include x.d\n' }, null],
  ['a makefile reads another', 'PINNED', { Makefile: 'include x.mk\n', 'x.mk': 'F = -O2\n' }, false],
  ['a template is not there', 'PINNED', { 'configure.ac': 'AC_CONFIG_HEADERS([config.h])\n' }, null],
  ['no build file is in charge', 'PINNED', { 'lib/Makefile': 'all:\n' }, null],
])('knows whether a macro may be defined: %s', (_, macro, files, expected) => {
  expect(describeTree({ 'a.c': '', ...files }).mayDefine('a.c', macro)).toBe(expected);
});

it.each<readonly [string, Files, readonly string[]]>([
  [
    'CMake',
    {
      'CMakeLists.txt': `
add_definitions(-DPLAIN -DVALUE=2
  -DJOINED)
add_compile_definitions(NEW=3) # -DCOMMENT
if(NOT WIN32)
  add_definitions(-DNOT_FOREIGN)
else()
  add_definitions(-DFOREIGN)
endif()
if(WITH_X)
  add_definitions(-DOPTION)
endif()
function(f)
  add_definitions(-DINSIDE)
endfunction()
`,
    },
    ['PLAIN=1', 'VALUE=2', 'JOINED=1', 'NEW=3', 'NOT_FOREIGN=1 unless WIN32'],
  ],
  [
    'waf',
    {
      wscript: `
def configure(conf):
    conf.define('PLAIN', 1)
    if conf.env['OPTION']:
        conf.define('OPTION', 1)
    if not conf.env['IS_WINDOWS']:
        # a comment
        conf.define('NOT_FOREIGN', 1)
    elif x:
        conf.define('OTHER', 1)
    conf.define('TEXT', 'word')
`,
    },
    ['PLAIN=1', "NOT_FOREIGN=1 unless conf.env['IS_WINDOWS']", 'TEXT=word'],
  ],
  [
    'Meson',
    {
      'meson.build': `
add_project_arguments('-DPLAIN', '-DVALUE=2', language: 'c')
conf.set('SET', 1)
conf.set('UNKNOWN', have_it)
if get_option('x')
  conf.set('OPTION', 1)
endif
`,
    },
    ['PLAIN=1', 'VALUE=2', 'SET=1'],
  ],
  [
    'Autoconf',
    {
      'configure.ac': `
AC_DEFINE([PLAIN], [1], [Always.])
AC_DEFINE(OLD, 1)
AC_ARG_ENABLE([x], [--enable-x],
[
AC_DEFINE([OPTION], [1], [With x.])
])
if test "$x" = yes; then
AC_DEFINE([TESTED], [1], [Sometimes.])
fi
dnl AC_DEFINE([COMMENT], [1], [Never.])
`,
    },
    ['PLAIN=1', 'OLD=1'],
  ],
  [
    'several systems, of which one does not define it',
    { 'CMakeLists.txt': 'add_definitions(-DA -DB)\n', 'configure.ac': 'AC_DEFINE([A], [1], [x])\n' },
    ['A=1'],
  ],
])('knows what is defined whatever the options: %s', (_, files, expected) => {
  const told = describeTree({ 'a.c': '', ...files }).macrosFor('a.c');
  expect(
    told.map(({ name, text, unless }) =>
      [`${name}=${text}`, ...unless.map((one) => `unless ${one}`)].join(' '),
    ),
  ).toEqual(expected);
});

describe('names that a build may define macros as', () => {
  const ac = `dnl AC_DEFINE([STOP], [never])
AC_DEFINE([ALWAYS], 1)
if test x; then
  AC_DEFINE([STOP], [__builtin_trap], [How to stop.])
else
  AC_DEFINE([STOP], [abort])
fi
AC_DEFINE_UNQUOTED(FIND, find, [How to find.])
AC_DEFINE_UNQUOTED(SORT, $sort) AC_DEFINE(SORT, qsort)
AC_DEFINE(PLAIN)
AH_VERBATIM([COMPARE], [
/* Which of two is greater. */
#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))
# define VISIT(each, node) each(node) || \\
    give_up(node)])
`;
  const files = { 'lib/a.c': '', 'lib/sub/b.c': '', 'c.c': '', 'lib/configure.ac': ac };

  it.each<readonly [string, string, string, readonly string[] | null]>([
    ['those of every branch', 'lib/a.c', 'STOP', ['__builtin_trap', 'abort']],
    ['the only one', 'lib/sub/b.c', 'FIND', ['find']],
    ['none where it may be anything', 'lib/a.c', 'SORT', null],
    ['none of a number', 'lib/a.c', 'ALWAYS', null],
    ['none where no value is given', 'lib/a.c', 'PLAIN', null],
    ['none that one calls which is written out', 'lib/a.c', 'COMPARE', []],
    ['what one calls that is written out, but not what it is handed', 'lib/a.c', 'VISIT', ['give_up']],
    ['none that a comment gives', 'lib/a.c', 'never', null],
    ['none of another part of the tree', 'c.c', 'STOP', null],
  ])('are %s', (_, path, macro, expected) => {
    expect(describeTree(files).namesGiven(path, macro)).toEqual(expected);
  });

  it('are those of the macros beside it as well', () => {
    const { namesGiven } = describeTree({
      ...files,
      'lib/m4/stop.m4': 'AC_DEFUN([MY_STOP], [AC_DEFINE([STOP], [exit])])\nAC_DEFINE([GO], [run])',
      'm4/stop.m4': 'AC_DEFINE([STOP], [never])',
    });
    expect(namesGiven('lib/a.c', 'STOP')).toEqual(['__builtin_trap', 'abort', 'exit']);
    expect(namesGiven('lib/a.c', 'GO')).toEqual(['run']);
  });
});
