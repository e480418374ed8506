/** One small analysis from which every test of the report room is made; a test changes what it is about. */
import type {
  Analysis,
  Finding,
  Hole,
  JudgedFinding,
  ReportInput,
  Rulebook,
  Span,
  Verdict,
} from '../../src/model/index.ts';
import type { ReportOptions } from '../../src/report/index.ts';

/** Latin1, as sources hand it out: the second line has a UTF-8 `ü`, the fourth begins with a tab. */
export const sources: Readonly<Record<string, string>> = {
  'src/frames.c': [
    '#include <sys/shm.h>',
    '/* f\xc3\xbcr frames */',
    'char *open_frames(int id) {',
    '\tchar *p = shmat(id, 0, 0);',
    '  return p;',
    '}',
    '',
  ].join('\n'),
  'src/main.c': ['char *open_frames(int);', 'int main(void) {', '  open_frames(1);', '}', ''].join('\n'),
};

export function spanAt(file: string, line: number, column: number, endColumn: number): Span {
  return { file, line, column, endLine: line, endColumn };
}

export const rulebook: Rulebook = {
  target: {
    id: 'openmosix-2.4.26',
    title: 'openMosix for Linux 2.4.26',
    about: 'The last stable release.',
    shownIn: '/proc/PID/cantmove',
    files: { lock: 'lock', where: 'where', atHome: null, migrations: 'nmigs' },
  },
  stayReasons: [
    {
      id: 'monkey',
      title: 'Shared writable memory',
      kernelName: 'DSTAY_FOR_MONKEY',
      word: 'monkey',
      why: 'Its pages live on the home node.',
      ends: 'It ends when the last mapping goes.',
      visibleInSource: true,
      evidence: ['stay-monkey'],
    },
  ],
  rules: [
    {
      id: 'system-v-shared-memory',
      stayReason: 'monkey',
      title: 'System V shared memory',
      message: '`{call}` attaches shared memory.',
      remedy: 'Use a pipe.',
      effort: 5,
      rows: [
        {
          rule: 'system-v-shared-memory',
          written: 'void *shmat(int id, const void *at, int flags)',
          api: { kind: 'function', name: 'shmat', parameters: ['id', 'at', 'flags'], variadic: false },
          effect: 'stays',
          when: null,
          doubt: 'told',
          certainty: 'certain',
          duration: 'lasting',
          unlocks: false,
          evidence: ['stay-monkey'],
          remedy: null,
          note: null,
          needs: null,
          header: 'sys/shm.h',
          links: [],
          fails: 'minus-one',
          repeated: false,
        },
      ],
      releases: [],
      examples: [],
    },
    {
      id: 'pipes',
      stayReason: null,
      title: 'Pipes',
      message: '`{call}` makes a pipe.',
      remedy: 'Nothing needs to change.',
      effort: 0,
      rows: [],
      releases: [],
      examples: [],
    },
  ],
  signs: [],
  unseen: [],
  evidence: [
    {
      id: 'stay-monkey',
      kind: 'kernel-source',
      mark: 'confirmed',
      source: 'mm/mmap.c:10',
      says: 'A shared writable mapping sets the flag.',
      checked: '2026-11-01',
    },
  ],
};

export function findingOf(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'shm:src/frames.c:4:12:shmat',
    rule: 'system-v-shared-memory',
    stayReason: 'monkey',
    symbol: 'shmat',
    links: [],
    written: 'shmat',
    effect: 'stays',
    locks: null,
    via: 'name',
    span: spanAt('src/frames.c', 4, 12, 27),
    within: 'open_frames',
    certainty: 'certain',
    duration: 'lasting',
    stay: null,
    presence: { kind: 'always' },
    doubts: [],
    message: '`shmat(id, 0, 0)` attaches shared memory.',
    remedy: 'Use a pipe.',
    evidence: ['stay-monkey'],
    note: null,
    through: [],
    ...changes,
  };
}

export function judgedOf(
  changes: Partial<Finding> = {},
  judgement: Partial<JudgedFinding> = {},
): JudgedFinding {
  const reach = { kind: 'reached', programs: ['frames'] } as const;
  return { finding: findingOf(changes), reach, level: 'error', exemption: null, ...judgement };
}

export const hole: Hole = {
  kind: 'unknown-function',
  span: spanAt('src/main.c', 3, 3, 17),
  detail: 'Nothing is known of `codec_open`.',
  name: 'codec_open',
  outside: { library: 'codec.h', callers: 2, others: [spanAt('src/main.c', 7, 3, 17)] },
};

export function verdictOf(changes: Partial<Verdict> = {}): Verdict {
  const { id } = findingOf();
  return {
    program: 'frames',
    kind: 'program',
    entry: spanAt('src/main.c', 2, 5, 9),
    answer: 'blocked',
    reasons: [
      {
        stayReason: 'monkey',
        rule: 'system-v-shared-memory',
        symbol: 'shmat',
        certainty: 'certain',
        duration: 'lasting',
        finding: id,
        findings: [id],
        direct: false,
        path: [
          { name: 'main', span: spanAt('src/main.c', 2, 5, 9), how: 'entry' },
          { name: 'open_frames', span: spanAt('src/main.c', 3, 3, 17), how: 'name' },
          { name: 'shmat', span: spanAt('src/frames.c', 4, 12, 27), how: 'name' },
        ],
        presence: { kind: 'always' },
        begin: null,
        elsewhere: [],
        choices: [],
        ways: [],
      },
    ],
    remarks: [{ rule: 'pipes', symbol: 'pipe', effect: 'fine', finding: 'pipes:1' }],
    starts: [],
    startedBy: [],
    executes: [],
    costs: null,
    holes: [hole],
    coverage: { reachable: 2, callsInside: 1, callsKnown: 1, callsUnknown: 1 },
    worsening: null,
    ...changes,
  };
}

export function inputOf(changes: Partial<Analysis> = {}): ReportInput {
  const analysis: Analysis = {
    programs: [verdictOf()],
    findings: [judgedOf()],
    holes: [hole],
    notices: [],
    cut: null,
    statistics: { files: 2, scripts: 0, bytes: 172, items: 4, itemsParsed: 2, bytesParsed: 90 },
    ...changes,
  };
  return { analysis, rulebook, version: '0.1.0', lineAt };
}

export const options: ReportOptions = {
  colour: false,
  width: 100,
  level: 'warning',
  quiet: false,
  sarifCategory: null,
  sarifSuppressions: 'omit',
  showSuppressed: false,
  isChange: false,
  textOf: (file) => sources[file] ?? null,
  inRepository: (file) => file,
};

function lineAt(file: string, line: number): string | null {
  return sources[file]?.split('\n')[line - 1] ?? null;
}
