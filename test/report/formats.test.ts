/** The formats of other people, held to what their readers ask for, with texts in them that try to break out. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Analysis, Start } from '../../src/model/index.ts';
import { type FormatName, formatNames, renderReport, type ReportOptions } from '../../src/report/index.ts';
import {
  checkstyleShapes,
  type GitlabEntry,
  gitlabErrors,
  junitShapes,
  shapeErrors,
} from '../foreign/shapes.ts';
import { readLog } from '../foreign/workflow-commands.ts';
import { readXml } from '../foreign/xml.ts';
import { sarifFaults } from '../sarif-rules.ts';
import { sarifErrors } from '../sarif-schema.ts';
import { hole, inputOf, judgedOf, options, spanAt, verdictOf } from './fixture.ts';

function render(
  format: FormatName,
  changes: Partial<Analysis> = {},
  more: Partial<ReportOptions> = {},
): string {
  return renderReport(format, inputOf(changes), { ...options, ...more });
}

/** Latin1, as sources hand it out: a terminal's escapes, markup of every kind, commands, controls of eight bits. */
const nasty =
  '\x1b[31m \x07 \x9b2J </failure>]]>&amp;"\' <b>|x| `a``b` [l](http://h) @user #1 :smile: $x$ %0A::error::no ##[error]no\r\n::stop';

const nastyFile = 'a b/<x>&"\':,%|`[y](z)@é.c';

function startOf(script: string): Start {
  const { id } = judgedOf().finding;
  const span = spanAt(nastyFile, 2, 5, 9);
  const path: Start['path'] = [{ name: nasty, span, how: 'command' }];
  return { started: nasty, state: 'locked', certainty: 'certain', script, span, path, finding: id };
}

const hostile: Partial<Analysis> = {
  programs: [
    verdictOf({
      program: nasty,
      entry: spanAt(nastyFile, 2, 5, 9),
      reasons: verdictOf().reasons.map((reason) => ({
        ...reason,
        path: [
          { name: nasty, span: spanAt(nastyFile, 1, 1, 2), how: 'entry' },
          { name: 'shmat', span: spanAt(nastyFile, 4, 12, 27), how: 'name' },
        ],
      })),
    }),
    verdictOf({ program: 'other', answer: 'undetermined', reasons: [], holes: [{ ...hole, name: nasty }] }),
    verdictOf({ program: 'third', answer: 'clear', reasons: [], holes: [] }),
    verdictOf({ program: 'fourth', kind: 'library', answer: 'at-risk' }),
    verdictOf({ program: 'fifth', answer: 'at-risk', reasons: [], startedBy: [startOf(nasty)] }),
    verdictOf({ program: nasty, kind: 'script', answer: 'clear', reasons: [], starts: [startOf(nasty)] }),
  ],
  findings: [
    judgedOf(),
    judgedOf(
      {
        id: 'b',
        rule: 'pipes',
        span: { file: nastyFile, line: 1, column: 3, endLine: 4, endColumn: 2 },
        message: `\`${nasty}\` is here. ${nasty}`,
        presence: { kind: 'open', conditions: [nasty] },
        doubts: [nasty],
        note: nasty,
        remedy: nasty,
      },
      { level: 'warning', reach: { kind: 'callable' } },
    ),
    judgedOf({ id: 'c', rule: 'pipes', stayReason: null, effect: 'fine' }, { level: 'note' }),
  ],
  holes: [{ ...hole, detail: nasty }],
  notices: [{ text: nasty, file: nastyFile, line: 3, incomplete: true }],
};

const raw = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

describe.each(formatNames)('%s', (format) => {
  it('holds no control of a source, whatever it was decoded from', () => {
    // Code on a page keeps its tabs; everywhere else one might end a field.
    const harmless = format === 'html' ? /[\n\t]/g : /\n/g;
    expect(raw.exec(render(format, hostile, { level: 'note' }).replaceAll(harmless, ''))).toBeNull();
    const exemption = { kind: 'comment', reason: nasty } as const;
    const accepted = { findings: [judgedOf({ message: nasty }, { exemption })] };
    expect(raw.exec(render(format, accepted, { showSuppressed: true }).replaceAll(harmless, ''))).toBeNull();
  });

  it('is the same every time, and ends its last line', () => {
    const text = render(format, hostile);
    expect(text).toBe(render(format, hostile));
    expect(text).toMatch(/\n$/);
  });

  it('can do without findings and programs', () => {
    expect(render(format, { programs: [], findings: [], holes: [] })).toBeDefined();
  });

  it('shows notes only when asked, but tells programs everything', () => {
    const whole = ['json', 'jsonl', 'sarif', 'html'].includes(format);
    const note = judgedOf({ id: 'n', message: 'Only a note.' }, { level: 'note' });
    const without = render(format, { findings: [note], programs: [] });
    expect(without.includes('Only a note.')).toBe(whole);
    expect(render(format, { findings: [note], programs: [] }, { level: 'note' })).toContain('Only a note.');
  });
});

describe('sarif', () => {
  it('keeps every rule with the worst of texts', () => {
    const log = JSON.parse(render('sarif', hostile));
    expect([...sarifErrors(log), ...sarifFaults(log)]).toEqual([]);
  });
});

describe('concise', () => {
  it('gives each finding and each verdict a line that compilers could have written', () => {
    expect(render('concise')).toBe(
      'src/frames.c:4:12: error: `shmat(id, 0, 0)` attaches shared memory. [system-v-shared-memory]\n' +
        'src/main.c:2:5: error: frames: will not migrate: monkey (main -> open_frames -> shmat). [verdict]\n',
    );
    const lines = render('concise', hostile).trimEnd().split('\n');
    expect(lines.filter((line) => !/^.+?: (error|warning|note): .+ \[[a-z-]+\]$/.test(line))).toEqual([]);
    expect(lines).toHaveLength(9);
  });
});

describe('jsonl', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
  ajv.addSchema(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')), 'report.schema.json');
  const validate = ajv.compile(JSON.parse(readFileSync('schemas/report-line.schema.json', 'utf8')));

  it('keeps to its schema on every line, and holds what json holds', () => {
    const lines = render('jsonl', hostile).trimEnd().split('\n');
    const records = lines.map((line) => {
      const record: Record<string, unknown> = JSON.parse(line);
      return record;
    });
    for (const record of records) {
      validate(record);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ type: 'finding' })).toBe(false);
    expect(records[0]!['type']).toBe('run');
    expect(records.at(-1)!['type']).toBe('statistics');
    const whole: Record<string, unknown> = JSON.parse(render('json', hostile));
    for (const type of ['program', 'finding', 'hole', 'notice']) {
      const entries = records.filter((record) => record['type'] === type);
      expect(entries.map((record) => record[type])).toEqual(whole[`${type}s`]);
    }
  });
});

describe('github', () => {
  it('makes annotations that the runner takes as they are', () => {
    const { annotations, others, dropped, plain } = readLog(render('github', hostile, { level: 'note' }));
    expect({ others, dropped, plain }).toEqual({ others: [], dropped: 0, plain: [] });
    expect(annotations.map(({ kind }) => kind)).toEqual(['notice', 'error', 'warning', 'notice', 'notice']);
    const [verdicts, error, warning, , line] = annotations;
    expect(line!.properties).toEqual({ file: nastyFile, line: '3', title: 'mig-lint: a word on this line' });
    expect(verdicts!.message.split('\n')).toHaveLength(6);
    expect(error!.properties).toEqual({
      ...{ file: 'src/frames.c', line: '4', endLine: '4', col: '12', endColumn: '27' },
      title: 'mig-lint: system-v-shared-memory',
    });
    expect(warning!.properties).toEqual({
      ...{ file: nastyFile, line: '1', endLine: '4', title: 'mig-lint: pipes' },
    });
    expect(warning!.message).toContain('%0A::error::no ## [error]no ::stop');
  });

  it('keeps within ten of a kind and says how many are more', () => {
    const findings = [...Array(25).keys()].map((index) =>
      judgedOf({ id: `f${index}` }, { level: index < 12 ? 'error' : index < 15 ? 'warning' : 'note' }),
    );
    const { annotations, dropped, plain } = readLog(render('github', { findings }, { level: 'note' }));
    expect(dropped).toBe(0);
    expect(annotations).toHaveLength(1 + 10 + 3 + 9);
    expect(plain).toEqual(['3 more findings without an annotation: a step has 10 of a kind.']);
  });

  it('cuts what the runner would cut', () => {
    const [, annotation] = readLog(
      render('github', { findings: [judgedOf({ message: 'x'.repeat(9000) })] }),
    ).annotations;
    expect(annotation!.message.length).toBeLessThanOrEqual(4096);
  });
});

describe('gitlab', () => {
  function entries(text: string): readonly GitlabEntry[] {
    expect(gitlabErrors(text)).toEqual([]);
    const report: readonly GitlabEntry[] = JSON.parse(text);
    return report;
  }

  it('fits what GitLab reads, each fingerprint once', () => {
    const twins = [judgedOf({ id: 'x' }), judgedOf({ id: 'y' })];
    expect(entries(render('gitlab', { findings: [] }))).toEqual([]);
    expect(entries(render('gitlab', { findings: twins }))).toHaveLength(2);
    const severities = entries(render('gitlab', hostile, { level: 'note' })).map(({ severity }) => severity);
    expect(severities.sort()).toEqual(['critical', 'info', 'major']);
  });

  it('has fingerprints that survive moved lines and renamed files', () => {
    const [before] = entries(render('gitlab'));
    const input = inputOf({ findings: [judgedOf({ span: spanAt('new.c', 40, 12, 27) })] });
    const lineAt = (_: string, line: number) => (line === 40 ? '\tchar *p = shmat(id, 0, 0);' : null);
    const [after] = entries(renderReport('gitlab', { ...input, lineAt }, options));
    expect(after!.location.path).toBe('new.c');
    expect(after!.fingerprint).toBe(before!.fingerprint);
  });
});

describe('junit', () => {
  it('fits what Jenkins reads, and counts right', () => {
    const tree = readXml(render('junit', hostile, { level: 'note' }));
    expect(shapeErrors(tree, junitShapes)).toEqual([]);
    const [programs, ...files] = tree.children;
    expect(programs!.attributes).toEqual({
      name: 'programs',
      tests: '6',
      failures: '3',
      errors: '0',
      skipped: '1',
    });
    expect(programs!.children.map(({ children }) => children[0]!.name)).toEqual([
      ...['failure', 'skipped', 'system-out', 'failure', 'failure', 'system-out'],
    ]);
    expect(files.map(({ attributes }) => attributes['name'])).toEqual([nastyFile, 'src/frames.c']);
    expect(tree.attributes).toEqual({ name: 'mig-lint', tests: '9', failures: '5', errors: '0' });
    for (const suite of tree.children) {
      const failed = suite.children.filter(({ children }) => children[0]?.name === 'failure');
      expect(suite.attributes['tests']).toBe(String(suite.children.length));
      expect(suite.attributes['failures']).toBe(String(failed.length));
    }
  });

  it('shows texts as they are, with controls written out', () => {
    const tree = readXml(render('junit', hostile));
    const failure = tree.children[1]!.children[0]!.children[0]!;
    expect(failure.text).toContain('\\x1b[31m \\x07 \\x9b2J </failure>]]>&amp;"\' <b>|x| ');
  });
});

describe('checkstyle', () => {
  it('fits what readers of Checkstyle take', () => {
    const tree = readXml(render('checkstyle', hostile, { level: 'note' }));
    expect(shapeErrors(tree, checkstyleShapes)).toEqual([]);
    const errors = tree.children.flatMap(({ attributes, children }) =>
      children.map((error) => ({ file: attributes['name'], ...error.attributes })),
    );
    expect(errors).toMatchObject([
      { file: nastyFile, line: '1', severity: 'warning', source: 'mig-lint.pipes' },
      { file: 'src/frames.c', line: '4', column: '12', severity: 'info' },
      { file: 'src/frames.c', line: '4', column: '12', severity: 'error' },
    ]);
    expect(readXml(render('checkstyle', { findings: [] })).children).toEqual([]);
  });
});

describe('markdown', () => {
  it('tells the verdicts first, in a table', () => {
    const lines = render('markdown').split('\n');
    expect(lines.slice(0, 8)).toEqual([
      '## mig-lint: 1 program: will not migrate',
      '',
      'openMosix for Linux 2.4.26; 2 files read.',
      '',
      '| program | answer | kept home by | seen |',
      '| --- | --- | --- | --- |',
      '| `frames` `src/main.c:2` | **will not migrate** | `monkey` | 2 items, 1 hole |',
      '',
    ]);
  });

  it('lets no text out of its cell, and none of it mean anything', () => {
    const page = render('markdown', hostile);
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.map((row) => row.replaceAll('\\|', '').split('|').length)).toEqual([
      ...Array(8).fill(6),
      ...Array(4).fill(6),
    ]);
    // Outside of code nothing is left that is markup, a link, a person or a number.
    // Code ends with its paragraph.
    const text = page.replace(/(`+)(?:(?!\1).)*?\1(?!`)/g, '').replace(/&#\d+;/g, '');
    expect(text).not.toMatch(/<b>|\]\(|@user|:smile|http:\/\/|\$x/);
    expect(text.match(/#/g)!.every((sign) => sign === '#')).toBe(true);
  });

  it('ends before GitHub would throw it away, and says what is left out', () => {
    const remedy = 'Do something else instead. '.repeat(20);
    const findings = [...Array(20_000).keys()].map((index) =>
      judgedOf({ id: `f${index}`, message: 'It is here. '.repeat(10), remedy }, { level: 'error' }),
    );
    const page = render('markdown', { findings });
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
    expect(page).toMatch(/\nLeft out, because this page may not be longer: \d+ findings\.\n$/);
    expect(page).toContain('| `frames` `src/main.c:2` | **will not migrate**');
  });
});

describe('agent', () => {
  it('says it shortly', () => {
    expect(render('agent')).toBe(
      [
        'target: openMosix for Linux 2.4.26',
        '1 program: will not migrate.',
        'frames (src/main.c:2): will not migrate',
        '- monkey, certain, lasting [system-v-shared-memory]: main src/main.c:2 > open_frames src/main.c:3 > shmat src/frames.c:4',
        'fix system-v-shared-memory: Use a pipe.',
        'next: mig-lint explain system-v-shared-memory --target openmosix-2.4.26; mig-lint --format json (everything)',
        '',
      ].join('\n'),
    );
  });

  it('comes to an end, whatever the tree', () => {
    const programs = [...Array(500).keys()].map((index) => verdictOf({ program: `p${index}` }));
    const findings = [...Array(5000).keys()].map((index) => judgedOf({ id: `f${index}` }));
    const text = render('agent', { programs, findings });
    expect(text.split('\n').length).toBeLessThan(150);
    expect(text).toContain('(460 more programs)');
    expect(text).toContain('(4960 more findings)');
  });
});

describe('scripts and locks from outside', () => {
  const reasonless = { reasons: [], holes: [] };
  const programs = [
    verdictOf({ ...reasonless, program: 'renderd', answer: 'at-risk', startedBy: [startOf('etc/rc')] }),
    verdictOf({
      ...reasonless,
      program: 'etc/rc',
      kind: 'script',
      answer: 'clear',
      starts: [startOf('etc/rc')],
    }),
  ];
  const told: readonly (readonly [FormatName, Partial<ReportOptions>, readonly string[]])[] = [
    [
      'agent',
      {},
      ['renderd (src/main.c:2): may not migrate\n- started locked by etc/rc', 'starts programs locked'],
    ],
    [
      'markdown',
      {},
      ['**may not migrate** | started locked by etc/rc', '| starts programs locked |  | 0 holes'],
    ],
    ['junit', {}, ['renderd: may not migrate: started locked by etc/rc.', 'starts programs locked']],
    ['markdown', { quiet: true }, ['started locked by etc/rc']],
  ];
  it.each(told)('are told by %s %j', (format, more, expected) => {
    const text = render(format, { programs, findings: [] }, more);
    for (const words of expected) expect(text).toContain(words);
    expect(text).not.toContain('0 items');
  });

  it('is nothing that --quiet tells of scripts without a lock of their own', () => {
    expect(render('markdown', { programs, findings: [] }, { quiet: true })).not.toContain('etc/rc (script)');
  });
});

describe('what is asked for besides', () => {
  const step = { name: 'open_frames', span: spanAt('src/main.c', 9, 3, 17), how: 'name' } as const;
  const [reason] = verdictOf().reasons;
  const program = verdictOf({
    reasons: [{ ...reason!, ways: [{ finding: reason!.finding, path: [reason!.path[0]!, step] }] }],
    costs: [
      {
        ...{ rule: 'system-v-shared-memory', symbol: 'gettimeofday', finding: 'none' },
        ...{ call: spanAt('src/clock.c', 4, 3, 9), loop: spanAt('src/main.c', 20, 3, 9), through: [] },
      },
    ],
    worsening: { was: 'clear', gained: ['monkey'] },
  });

  it.each(['text', 'markdown', 'html', 'agent'] as const)(
    'is told by %s: costs, ways and worsening',
    (format) => {
      const page = render(format, { programs: [program] })
        .replace(/<[^>]*>/g, ' ')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replace(/[`\s]+/g, ' ');
      expect(page).toMatch(/gettimeofday at src\/clock\.c:4, in the loop at src\/main\.c:20/);
      expect(page).toMatch(/[Aa]lso\W.*main\W.*open_frames\W.*src\/main\.c:9/);
      expect(page).toMatch(/[Ww]as\W+nothing found that stops it, before the change, which added monkey/);
    },
  );

  it.each(['text', 'markdown', 'html', 'agent'] as const)('is not told by %s when nobody asked', (format) => {
    const page = render(format, { programs: [verdictOf({ costs: null, worsening: null })] });
    expect(page).not.toMatch(/in the loop at|[Aa]lso\W|before the change|it costs/);
  });
});
