/** The text report, byte for byte where its layout is the point, and by its promises elsewhere. */
import { renderReport } from '../../src/report/index.ts';
import type { ReportOptions } from '../../src/report/index.ts';
import type { Analysis, ReportInput } from '../../src/model/index.ts';
import { hole, inputOf, judgedOf, options, spanAt, verdictOf } from './fixture.ts';

function text(changes: Partial<Analysis> = {}, more: Partial<ReportOptions> = {}): string {
  return renderReport('text', inputOf(changes), { ...options, ...more });
}

/** A report on one file whose lines are these bytes. */
function textOfLine(bytes: string, endColumn: number, more: Partial<ReportOptions> = {}): string {
  const input: ReportInput = {
    ...inputOf({ findings: [judgedOf({ span: spanAt('a.c', 1, 3, endColumn) })] }),
    lineAt: (_, line) => (line === 1 ? bytes : null),
  };
  return renderReport('text', input, { ...options, ...more });
}

describe('a finding', () => {
  it('says where, what, why, for how long, and what to do', () => {
    expect(text()).toBe(`\
src/frames.c:4:12  error  system-v-shared-memory  (certain, lasting)
  \`shmat(id, 0, 0)\` attaches shared memory.
    2 | /* für frames */
    3 | char *open_frames(int id) {
  > 4 |     char *p = shmat(id, 0, 0);
      |               ^^^^^^^^^^^^^^^
    5 |   return p;
    6 | }
  kernel word /proc/PID/cantmove says \`monkey\` (DSTAY_FOR_MONKEY)
  why         Its pages live on the home node.
  ends        It ends when the last mapping goes.
  instead     Use a pipe.

Programs on openMosix for Linux 2.4.26

frames  src/main.c:2  will not migrate
  reason      Shared writable memory (transitive, certain, lasting)
  kernel word /proc/PID/cantmove says \`monkey\` (DSTAY_FOR_MONKEY)
    main         src/main.c:2    (entry point)
    open_frames  src/main.c:3    (called by name)
    shmat        src/frames.c:4  (called by name)
  fine        Pipes, once (pipe)
  seen        2 functions, macros and tables; called from there: 1 of the program, 1 known from
              outside, 1 unknown.
  not seen    1 call to an unknown function (1 of <codec.h> in 2 places: codec_open).

1 program: will not migrate. 1 finding: 1 error. 2 files read (1 kB).
`);
  });

  it('tells its doubts, its presence and the way to the API', () => {
    const report = text({
      findings: [
        judgedOf({
          certainty: 'possible',
          presence: { kind: 'open', conditions: ['HAVE_SHM is defined', 'USE_X is not 0'] },
          doubts: ['The address may be null.'],
          note: 'It does nothing for root.',
          through: [{ name: 'xshmat', span: spanAt('inc/x.h', 9, 1, 7), how: 'macro' }],
        }),
      ],
    });
    expect(report).toContain('  through\n    xshmat  inc/x.h:9  (used as a macro)\n');
    expect(report).toContain('  presence    Only if HAVE_SHM is defined and USE_X is not 0.\n');
    expect(report).toContain('  doubt       The address may be null.\n');
    expect(report).toContain('  note        It does nothing for root.\n');
    expect(report).toContain('(possible, lasting)');
  });

  it('says once what its rule always says, but a remedy of its own every time', () => {
    const later = { id: 'z', span: spanAt('src/main.c', 3, 3, 17) };
    const report = text({
      findings: [judgedOf(), judgedOf(later), judgedOf({ ...later, id: 'zz', remedy: 'Use a socket.' })],
      programs: [],
    });
    expect(report.match(/ why {9}/g)).toHaveLength(1);
    expect(report.match(/Use a pipe\./g)).toHaveLength(1);
    expect(report.match(/Use a socket\./g)).toHaveLength(1);
    expect(report.match(/kernel word/g)).toHaveLength(3);
  });

  it('is left out below the level, and counted', () => {
    const findings = [judgedOf(), judgedOf({ id: 'n' }, { level: 'note' })];
    expect(text({ findings })).toContain('2 findings: 1 error, 1 note (1 below warning not shown).');
    expect(text({ findings }, { level: 'note' })).toContain('src/frames.c:4:12  note  ');
  });

  it('says that nothing of the tree reaches it', () => {
    const findings = [judgedOf({}, { reach: { kind: 'callable' }, level: 'warning' })];
    expect(text({ findings })).toContain('  reach       No program of the tree leads to it, but');
  });

  it('comes in the order of files and lines', () => {
    const findings = ['b.c', 'a.c'].map((file) => judgedOf({ id: file, span: spanAt(file, 1, 1, 2) }));
    expect(text({ findings })).toMatch(/^a\.c:1:1[^]*\nb\.c:1:1/);
  });
});

describe('the code frame', () => {
  it('writes controls out instead of sending them to the terminal', () => {
    const report = textOfLine('  f(\x1b[31m\x07\x9b)', 12);
    expect(report).toContain('> 1 |   f(\\x1b[31m\\x07\\x9b)');
    // eslint-disable-next-line no-control-regex -- the point of the test
    expect(report).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('writes out what reverses the order of characters', () => {
    expect(textOfLine('  f(\xe2\x80\xae)', 9)).toContain('f(\\u202e)');
  });

  it('expands tabs and leaves marks and carriage returns out', () => {
    const report = textOfLine('\xef\xbb\xbf\tf(1)\r', 6);
    expect(report).toContain('  > 1 |     f(1)\n');
  });

  it('cuts a long line around what it is about', () => {
    const input: ReportInput = {
      ...inputOf({ findings: [judgedOf({ span: spanAt('a.c', 1, 501, 505) })] }),
      lineAt: (_, line) => (line === 1 ? `${'x'.repeat(500)}f(1)${'y'.repeat(500)}` : null),
    };
    const lines = renderReport('text', input, { ...options, width: 60 }).split('\n');
    expect(lines[2]).toHaveLength(60);
    expect(lines[2]).toMatch(/^ {2}> 1 \| …x{19}f\(1\)y+…$/);
    expect(lines[3]).toBe(`      | ${' '.repeat(20)}^^^^`);
  });

  it('cuts the line of a generated file however wide the page is', () => {
    const input: ReportInput = {
      ...inputOf({ findings: [judgedOf({ span: spanAt('a.c', 1, 90_001, 90_005) })] }),
      lineAt: (_, line) => (line === 1 ? `${'\t'.repeat(90_000)}f(1)${' y'.repeat(90_000)}` : null),
    };
    const lines = renderReport('text', input, { ...options, width: Infinity }).split('\n');
    expect(lines[2]).toMatch(/^ {2}> 1 \| … {19}f\(1\) y y[ y]+…$/);
    expect(lines[2]?.length).toBeLessThan(420);
  });

  it('is left out where the source cannot be had', () => {
    const input = { ...inputOf(), lineAt: () => null };
    expect(renderReport('text', input, options)).not.toContain(' | ');
  });

  it('underlines the first line of a long span', () => {
    const span = { file: 'src/frames.c', line: 4, column: 12, endLine: 5, endColumn: 3 };
    expect(text({ findings: [judgedOf({ span })] })).toContain(`    |${' '.repeat(15)}^^^^^^^^^^^^^^^^\n`);
  });
});

describe('programs', () => {
  it('say how much was seen even when nothing was found', () => {
    const clear = verdictOf({ answer: 'clear', reasons: [], remarks: [], holes: [] });
    const report = text({ programs: [clear], findings: [], holes: [] });
    expect(report).toContain('frames  src/main.c:2  nothing found that stops it\n  seen        2 functions,');
    expect(report).toContain('No findings in what was seen.');
  });

  it('name holes that stand with no program', () => {
    const broken = { ...hole, kind: 'syntax-error', name: null } as const;
    const report = text({ holes: [hole, broken] });
    expect(report).toContain(
      'not seen    Outside of the programs: 1 place with a syntax error (src/main.c:3).',
    );
  });

  it('count what is not known by library, shortly', () => {
    const of = (library: string | null, name: string, callers = 1): typeof hole => {
      return { ...hole, name, outside: { library, callers, others: [] } };
    };
    const holes = [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((end) => of('codec.h', `codec_${end}`, 2)),
      ...['net.h', 'ui.h', 'z.h'].map((library) => of(library, library.slice(0, -2))),
      of(null, 'what'),
    ];
    const report = text({ programs: [verdictOf({ holes })] }, { width: 400 });
    expect(report).toContain(
      'not seen    10 calls to unknown functions (6 of <codec.h> in 12 places: codec_a, codec_b, codec_c, codec_d, ' +
        'codec_e and 1 more; 1 of <net.h> in 1 place: net; 1 of <ui.h> in 1 place: ui; 2 of 2 more libraries).',
    );
    const bare = text({ programs: [verdictOf({ holes: [of(null, 'what')] })] });
    expect(bare).toContain('not seen    1 call to an unknown function (what).');
  });

  it('are said to be missing when there are none', () => {
    expect(text({ programs: [] })).toContain(
      'There is no program or library to tell of, so there is no verdict.',
    );
  });

  it('take one line each when there are many and nothing was found', () => {
    const clear = (index: number) =>
      verdictOf({ program: `p${index}`, answer: 'clear', reasons: [], remarks: [], holes: [] });
    const many = Array.from({ length: 50 }, (_, index) => clear(index));
    const report = text({ programs: [...many, verdictOf({ answer: 'at-risk' })] });
    expect(report).toContain(
      '\n  p7   src/main.c:2  nothing found that stops it  seen: 2 items, 3 calls (1 unknown), 0 holes\n',
    );
    expect(report).toContain('\nframes  src/main.c:2  may not migrate\n  reason ');
    expect(report).toContain('51 programs: 1 may not migrate, 50 with nothing found that stops it.');
  });

  it('count what else was seen by rule', () => {
    const remark = (finding: string, symbol: string) =>
      ({ rule: 'pipes', symbol, effect: 'fine', finding }) as const;
    const remarks = [remark('1', 'pipe'), remark('2', 'popen'), remark('2', 'popen')];
    expect(text({ programs: [verdictOf({ remarks })] })).toContain(
      '  fine        Pipes, 2 times (pipe, popen)',
    );
  });
});

it('tells notices after the findings', () => {
  const notices = [
    { text: '`big.c` is larger than 5 MB and was left out.', file: 'big.c', line: null, incomplete: true },
  ];
  expect(text({ notices })).toContain(
    '\n\nincomplete  `big.c` is larger than 5 MB and was left out.\n\nProgr',
  );
});

it('uses colour only when asked', () => {
  expect(text()).not.toContain('\x1b');
  expect(text({}, { colour: true })).toContain('\x1b[31merror\x1b[39m');
});

it('wraps to the width, and not at all when there is none', () => {
  const long = 'word '.repeat(60).trim();
  const findings = [judgedOf({ message: long })];
  expect(text({ findings }, { width: Infinity })).toContain(`\n  ${long}\n`);
  const lines = text({ findings, programs: [] }, { width: 60 }).split('\n');
  expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(60);
});
