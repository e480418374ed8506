/** What each option of a compiler says of a unit. Every case is the words of a call and what comes of them. */
import type { TranslationUnit } from '../../src/model/index.ts';
import { impliedMacros, readCompileDatabase } from '../../src/sources/index.ts';
import { fellAll, plant } from './tree.ts';

afterEach(fellAll);

interface Case {
  readonly words: string | readonly string[];
  /** Compiled; `a.c` unless told. */
  readonly file?: string;
}

/** Words in one string fall apart at blanks; a compiler is put before those that begin with an option. */
function unitOf({ words, file = 'a.c' }: Case): TranslationUnit | null {
  const list = typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words;
  const call = /^[-@]/.test(list[0] ?? '-') ? ['gcc', ...list] : list;
  const root = plant({ 'c.json': JSON.stringify([{ directory: '.', file, arguments: [...call, file] }]) });
  const result = readCompileDatabase(root, 'c.json');
  if (result.kind !== 'database') throw new Error(result.reason);
  return result.database.units[0] ?? null;
}

function check(
  tell: (unit: TranslationUnit) => unknown,
  cases: readonly (readonly [input: Case | Case['words'], expected: unknown])[],
): void {
  for (const [input, expected] of cases) {
    const unit = unitOf(typeof input === 'object' && 'words' in input ? input : { words: input });
    expect({ input, told: unit === null ? null : tell(unit) }).toEqual({ input, told: expected });
  }
}

/** `A=1`, `F(x,...)=x`, `-A`. */
function tellDefines({ defines }: Pick<TranslationUnit, 'defines'>): string {
  const told = defines.map((change) => {
    if (change.kind === 'undefine') return `-${change.name}`;
    const parameters = change.parameters === null ? '' : `(${change.parameters.join(',')})`;
    return `${change.name}${parameters}=${change.text}`;
  });
  return told.join(' ');
}

/** `I.`, `Q`, `S` or `A` and the path. */
function tellFolders({ includeFolders }: TranslationUnit): string {
  const signs = { quote: 'Q', plain: 'I', system: 'S', after: 'A' };
  return includeFolders.map(({ kind, path }) => signs[kind] + path).join(' ');
}

function tellForced({ forcedIncludes }: TranslationUnit): string {
  return forcedIncludes.map(({ kind, path }) => `${kind} ${path}`).join(', ');
}

describe('macros', () => {
  it('are told joined and apart', () => {
    check(tellDefines, [
      ['-DA', 'A=1'],
      ['-D A', 'A=1'],
      ['-DA=', 'A='],
      ['-DA=2', 'A=2'],
      ['-D A=b=c', 'A=b=c'],
      [['-DA="x y"'], 'A="x y"'],
      ['--define-macro=A=2', 'A=2'],
      ['--define-macro A=2', 'A=2'],
      ['-UA', '-A'],
      ['-U A', '-A'],
      ['--undefine-macro=A', '-A'],
      ['--undefine-macro A', '-A'],
      ['-DA=1 -UA -DA=2 -DB', 'A=1 -A A=2 B=1'],
    ]);
  });

  it('may have parameters', () => {
    check(tellDefines, [
      ['-DF(x)=x', 'F(x)=x'],
      ['-DF()=1', 'F()=1'],
      [['-DF(a, b,...)=g(a, b)'], 'F(a,b,...)=g(a, b)'],
      ['-DF(x)', 'F(x)=1'],
    ]);
  });

  it('are left out when no compiler would take them', () => {
    check(tellDefines, [
      ['-D', ''],
      ['-D=1', ''],
      ['-D1A', ''],
      [['-DA B'], ''],
      ['-DF(=1', ''],
      [['-D', '-DA'], ''],
      [['-DA=1\n2'], 'A=1'],
      ['-D__proto__=1 -Dconstructor', '__proto__=1 constructor=1'],
      ['-D\u00e4=1', '\u00e4=1'],
    ]);
  });

  it('may be handed on to the preprocessor, which heeds them last', () => {
    check(tellDefines, [
      ['-Wp,-DA,-UB,-MD,x.d', 'A=1 -B'],
      ['-Wp,-D,A=2', 'A=2'],
      ['-Wp,-DA -UA', '-A A=1'],
      ['-Xpreprocessor -DA', 'A=1'],
      ['-Xclang -D -Xclang A=2', 'A=2'],
      ['-Wc,-DA', 'A=1'],
      ['nvcc -Xcompiler -DA,-DB', 'A=1 B=1'],
      ['-Xclang', ''],
      ['-Wp, -Wp,,', ''],
      ['-Wp,-Wp -Xclang -Xclang -Xclang -DA', 'A=1'],
    ]);
  });

  it('are not seen in the arguments of other options', () => {
    check(tellDefines, [
      ['-MF -DA -MT -DB -MQ -DC -o -DD -Xlinker -DE -include -DF', ''],
      ['-Wl,-DA -Wa,-DB -L -DC -arch -DD', ''],
      ['-isystem -DA -x -DB', ''],
      ['-- -DA', ''],
    ]);
  });
});

describe('include folders', () => {
  it('are told joined and apart', () => {
    check(tellFolders, [
      ['-Ia', 'Ia'],
      ['-I a', 'Ia'],
      ['--include-directory=a', 'Ia'],
      ['--include-directory a', 'Ia'],
      ['-iquotea', 'Qa'],
      ['-iquote a', 'Qa'],
      ['-isystema', 'Sa'],
      ['-isystem a', 'Sa'],
      ['-idirafter a', 'Aa'],
      ['-idiraftera', 'Aa'],
      ['--include-directory-after=a', 'Aa'],
      ['--include-directory-after a', 'Aa'],
      ['-I', 'Ia.c'],
      ['-Wp,-I,a', 'Ia'],
    ]);
  });

  it('stand in the order of the search', () => {
    check(tellFolders, [
      ['-idirafter a -isystem b -Ic -iquote d -Ie', 'Qd Ic Ie Sb Aa'],
      ['-Ia -Ib -I- -Ic', 'Qa Qb Ic'],
    ]);
  });

  it('count once, as with gcc', () => {
    check(tellFolders, [
      ['-Ia -Ib -I./a/ -Ia', 'Ia Ib'],
      ['-Ia -iquote a', 'Qa Ia'],
      ['-iquote a -Ia -Ib -isystem a', 'Ib Sa'],
      ['-isystem a -idirafter a', 'Sa'],
      ['-Ia -idirafter a', 'Aa'],
    ]);
  });

  it('are named from the root on, or absolute', () => {
    check(tellFolders, [
      ['-I. -Ia/../b', 'I. Ib'],
      ['-I/usr/x/../y', 'I/usr/y'],
      ['-I=/inc --sysroot=/sys', 'I/sys/inc'],
      ['-isysroot /sys -isystem $SYSROOT/inc', 'S/sys/inc'],
      ['-I=/inc --sysroot /$&', 'I/$&/inc'],
      ['-I=/inc', 'I/inc'],
    ]);
  });
});

describe('forced includes', () => {
  it('are told joined and apart, those for macros first', () => {
    check(tellForced, [
      ['-include a.h', 'include a.h'],
      ['-includea.h', 'include a.h'],
      ['--include=a.h', 'include a.h'],
      ['--include a.h', 'include a.h'],
      ['-include a.h -imacros b.h -include c.h', 'macros b.h, include a.h, include c.h'],
      ['-imacrosb.h --imacros=c.h --imacros d.h', 'macros b.h, macros c.h, macros d.h'],
      ['-Xclang -include -Xclang a.h', 'include a.h'],
      ['-include-pch a.pch', ''],
      ['-include /usr/a.h', 'include /usr/a.h'],
    ]);
  });
});

describe('the language', () => {
  const language = (unit: TranslationUnit) => unit.language;

  it('goes by the name', () => {
    check(language, [
      [{ words: '-c', file: 'a.c' }, 'c'],
      [{ words: '-c', file: 'a.cc' }, 'cpp'],
      [{ words: '-c', file: 'a.C' }, 'cpp'],
      [{ words: '-c', file: 'a.h' }, 'c'],
      [{ words: '-std=c++11', file: 'a.h' }, 'cpp'],
      [{ words: '-c', file: 'a.i' }, 'c'],
      [{ words: '-c', file: 'a.ii' }, 'cpp'],
      [{ words: '-c', file: 'a.cppm' }, 'cpp'],
      [{ words: '-c', file: 'a.S' }, null],
      [{ words: '-c', file: 'a.f90' }, null],
      [{ words: '-c', file: 'a' }, null],
    ]);
  });

  it('goes by the driver', () => {
    const cpp = 'g++ clang++ c++ /usr/bin/g++-12 i686-linux-gnu-g++ clang++-14 g++.exe CC icpc mpicxx em++';
    check(
      language,
      cpp.split(' ').map((name) => [`${name} -c`, 'cpp'] as const),
    );
    const c = 'gcc cc clang /usr/bin/x86_64-linux-gnu-gcc-4.8.2 tcc clang-14';
    check(
      language,
      c.split(' ').map((name) => [`${name} -c`, 'c'] as const),
    );
    check(language, [
      [{ words: 'g++ -c', file: 'a.h' }, 'cpp'],
      [{ words: 'g++ -c', file: 'a.S' }, null],
      ['clang --driver-mode=g++', 'cpp'],
    ]);
  });

  it('goes by -x first', () => {
    check(language, [
      ['-x c++', 'cpp'],
      ['-xc++', 'cpp'],
      ['--language=c++', 'cpp'],
      ['--language c++', 'cpp'],
      ['g++ -x c', 'c'],
      [{ words: '-x c', file: 'a.inc' }, 'c'],
      [{ words: '-x cuda', file: 'a.x' }, 'cpp'],
      ['-x c++-header', 'cpp'],
      ['-x assembler-with-cpp', null],
      ['-x objective-c', null],
      ['-x c++ -x none', 'c'],
      ['-x c++ b.cc -x none', 'c'],
      ['-xHost', 'c'],
      [['gcc', '-x', 'c++', 'a.c', '-x', 'c'], 'cpp'],
    ]);
  });
});

describe('the standard', () => {
  it('is the last one', () => {
    check(
      ({ standard }) => standard,
      [
        ['', null],
        ['-std=gnu99', 'gnu99'],
        ['--std=c11', 'c11'],
        ['--std c11', 'c11'],
        ['-std=c99 -std=c11', 'c11'],
        ['-ansi', 'c90'],
        ['g++ -ansi', 'c++98'],
        ['-ansi -std=c99', 'c99'],
      ],
    );
  });
});

describe('features', () => {
  it('are switched on and off', () => {
    check(
      ({ features }) => features.join(' '),
      [
        ['', ''],
        ['-fopenmp', 'openmp'],
        ['-fopenmp=libomp', 'openmp'],
        ['-qopenmp', 'openmp'],
        ['-fopenmp-simd', ''],
        ['-fopenmp -fno-openmp', ''],
        ['-pthread', 'pthread'],
        ['-lpthread', ''],
        ['-m32', 'm32'],
        ['-m32 -m64', 'm64'],
        ['-ffreestanding', 'freestanding'],
        ['-fno-hosted', 'freestanding'],
        ['-ffreestanding -fhosted', ''],
        ['-fPIC', 'pic'],
        ['-fpic', 'small-pic'],
        ['-fPIE', 'pic pie'],
        ['-fpie', 'pie small-pic'],
        ['-fPIE -fpic', 'small-pic'],
        ['-fPIC -fno-pic', ''],
        ['-O', 'optimize'],
        ['-O0', ''],
        ['-O2 -O0', ''],
        ['-Os', 'optimize optimize-size'],
        ['-Os -O3', 'optimize'],
        ['-Ofast', 'optimize'],
        ['--optimize=2 -ObjC', 'optimize'],
        ['-pthread -fopenmp -O1', 'openmp optimize pthread'],
      ],
    );
  });
});

describe('the output', () => {
  it('is told joined and apart, the last one', () => {
    check(
      ({ output }) => output,
      [
        ['', null],
        ['-o a.o', 'a.o'],
        ['-oa.o', 'a.o'],
        ['--output=b/a.o', 'b/a.o'],
        ['--output a.o', 'a.o'],
        ['-o a.o -o ./b.o', 'b.o'],
        ['-o /tmp/x/a.o', '/tmp/x/a.o'],
        ['-o', 'a.c'],
      ],
    );
  });
});

describe('cl', () => {
  it('has slashes, and nobody else has', () => {
    check(tellDefines, [
      ['cl /DA /D B=2 -DC -D D=4 /UE /U F', 'A=1 B=2 C=1 D=4 -E -F'],
      ['clang-cl /DA#2', 'A=2'],
      ['clang-cl-14 /clang:-DA', 'A=1'],
      ['clang --driver-mode=cl /DA', 'A=1'],
      ['/opt/bin/CL.EXE /DA', 'A=1'],
      ['gcc /DA /D B', ''],
      ['clang /DA', ''],
    ]);
    check(tellFolders, [
      ['cl /Ia /I b -Ic /external:I d /imsvc e', 'Ia Ib Ic Sd Se'],
      ['gcc /Ia', ''],
    ]);
    check(tellForced, [['cl /FIa.h /FI b.h', 'include a.h, include b.h']]);
    check(
      ({ standard, language, output, features }) => [standard, language, output, features.join(' ')],
      [
        ['cl /std:c++17 /TP /Foa.obj /openmp', ['c++17', 'cpp', 'a.obj', 'openmp']],
        ['cl /TC /openmp:llvm -o a.obj', [null, 'c', 'a.obj', 'openmp']],
        [
          ['cl', '/Tpa.c'],
          [null, 'cpp', null, ''],
        ],
        [
          ['cl', '/Tc', 'a.c'],
          [null, 'c', null, ''],
        ],
      ],
    );
  });
});

describe('implied macros', () => {
  it('come from the options', () => {
    check(
      (unit) => tellDefines({ defines: impliedMacros(unit) }),
      [
        ['', ''],
        ['-DNDEBUG', ''],
        ['-fopenmp', '_OPENMP=201511 _REENTRANT=1'],
        ['-fopenmp -pthread', '_OPENMP=201511 _REENTRANT=1'],
        ['-pthread', '_REENTRANT=1'],
        ['-fPIC', '__PIC__=2 __pic__=2'],
        ['-fpic', '__PIC__=1 __pic__=1'],
        ['-fPIE', '__PIC__=2 __pic__=2 __PIE__=2 __pie__=2'],
        ['-fpie', '__PIE__=1 __pie__=1 __PIC__=1 __pic__=1'],
        ['-O2', '__OPTIMIZE__=1'],
        ['-Os', '__OPTIMIZE__=1 __OPTIMIZE_SIZE__=1'],
        ['-m32', ''],
        ['-m64', ''],
        ['-ffreestanding', '__STDC_HOSTED__=0'],
      ],
    );
  });

  it('come from the standard', () => {
    const strict = ' __STRICT_ANSI__=1';
    check(
      (unit) => tellDefines({ defines: impliedMacros(unit) }),
      [
        ['-ansi', strict.trim()],
        ['-std=c89', strict.trim()],
        ['-std=gnu90', ''],
        ['-std=iso9899:199409', `__STDC_VERSION__=199409L${strict}`],
        ['-std=c99', `__STDC_VERSION__=199901L${strict}`],
        ['-std=gnu99', '__STDC_VERSION__=199901L'],
        ['-std=iso9899:2011', `__STDC_VERSION__=201112L${strict}`],
        ['-std=gnu11', '__STDC_VERSION__=201112L'],
        ['-std=gnu18', '__STDC_VERSION__=201710L'],
        ['-std=gnu2x', '__STDC_VERSION__=202311L'],
        ['g++ -ansi', `__cplusplus=199711L${strict}`],
        ['g++ -std=gnu++98', '__cplusplus=199711L'],
        ['g++ -std=c++11', `__cplusplus=201103L${strict}`],
        ['g++ -std=gnu++0x', '__cplusplus=201103L'],
        ['g++ -std=gnu++14', '__cplusplus=201402L'],
        ['g++ -std=gnu++17', '__cplusplus=201703L'],
        ['g++ -std=gnu++2a', '__cplusplus=202002L'],
        ['g++ -std=gnu++23', '__cplusplus=202302L'],
        ['gcc -std=c++11', ''],
        ['g++ -std=c11', ''],
        ['-std=toString', ''],
        ['-std=gnutoString', ''],
      ],
    );
  });
});
