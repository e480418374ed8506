/** Suppressions in comments: what they hold for, what is wrong with them, and which suppress nothing. */
import { suppress } from '../../src/policy/index.ts';
import type { Analysis, Hole, JudgedFinding } from '../../src/model/index.ts';
import { found } from '../cli/world.ts';

const rules = ['pinned-memory', 'shared-mapping'];

function at(line: number, rule: string): JudgedFinding {
  const judged = found('error');
  const span = { ...judged.finding.span, file: 'a.c', line };
  return { ...judged, finding: { ...judged.finding, id: `${rule}:${String(line)}`, rule, span } };
}

interface Told {
  /** `line` or `line: reason` of each finding that is suppressed. */
  readonly suppressed: readonly string[];
  /** Without the file. */
  readonly notices: readonly string[];
}

/** Lines that say `PIN` hold a finding of the one rule, those that say `MAP` one of the other. */
function tell(
  lines: readonly string[],
  more: { readonly reason?: boolean; readonly holes?: Hole[] } = {},
): Told {
  const findings = lines.flatMap((line, index) => [
    ...(line.includes('PIN(') ? [at(index + 1, 'pinned-memory')] : []),
    ...(line.includes('MAP(') ? [at(index + 1, 'shared-mapping')] : []),
  ]);
  const analysis: Analysis = {
    ...{ programs: [], findings, holes: more.holes ?? [], notices: [], cut: null },
    statistics: { files: 1, scripts: 0, bytes: 1, items: 1, itemsParsed: 1, bytesParsed: 1 },
  };
  const decided = suppress(analysis, {
    files: [{ path: 'a.c', text: lines.join('\n'), language: 'c' }],
    rules,
    ran: new Set(rules),
    requireReason: more.reason ?? false,
    today: '2026-11-22',
  });
  return {
    suppressed: decided.findings.flatMap(({ finding, exemption }) => {
      if (exemption?.kind !== 'comment') return [];
      return [`${String(finding.span.line)}${exemption.reason === null ? '' : `: ${exemption.reason}`}`];
    }),
    notices: decided.notices.map(({ text, line }) => `${String(line)}: ${text}`),
  };
}

const idle = (line: number, rule = 'pinned-memory'): string =>
  `${String(line)}: This suppression of \`${rule}\` suppresses nothing.`;

describe('a suppression', () => {
  it.each<[string, readonly string[], Partial<Told>]>([
    ['of its line', ['PIN(1); // mig-lint-disable-line pinned-memory', 'PIN(2);'], { suppressed: ['1'] }],
    [
      'of the next line, in a comment of C89',
      ['/* mig-lint-disable-next-line pinned-memory */', 'PIN(1);', 'PIN(2);'],
      { suppressed: ['2'] },
    ],
    [
      'of several rules',
      ['PIN(1) MAP(2) // mig-lint-disable-line pinned-memory, shared-mapping'],
      { suppressed: ['1', '1'] },
    ],
    [
      'with a reason',
      ['PIN(1); // mig-lint-disable-line pinned-memory -- the key must not be swapped'],
      { suppressed: ['1: the key must not be swapped'] },
    ],
    [
      'of a block',
      ['// mig-lint-disable-begin pinned-memory', 'PIN(1);', '// mig-lint-disable-end', 'PIN(2);'],
      { suppressed: ['2'] },
    ],
    [
      'of blocks within each other',
      [
        '// mig-lint-disable-begin pinned-memory',
        '// mig-lint-disable-begin shared-mapping',
        'PIN(1);',
        '// mig-lint-disable-end pinned-memory',
        'MAP(2);',
        '// mig-lint-disable-end shared-mapping',
        'PIN(3); MAP(4);',
      ],
      { suppressed: ['3', '5'] },
    ],
    [
      'of the file',
      ['PIN(1);', '/* mig-lint-disable-file pinned-memory */', 'PIN(2);'],
      { suppressed: ['1', '3'] },
    ],
    [
      'of a function, before it',
      [
        '// mig-lint-disable-function pinned-memory',
        'int f(void) {',
        'PIN(1);',
        '}',
        'int g(void) { PIN(2); }',
      ],
      { suppressed: ['3'] },
    ],
    [
      'of a function, inside of it',
      [
        'int f(void) {',
        '// mig-lint-disable-function pinned-memory',
        'PIN(1);',
        '}',
        'int g(void) { PIN(2); }',
      ],
      { suppressed: ['3'] },
    ],
    [
      'on a later line of a comment',
      ['/* Locked for speed.', ' * mig-lint-disable-next-line pinned-memory */', 'PIN(1);'],
      { suppressed: ['3'] },
    ],
    [
      'up to its last day',
      ['PIN(1); // mig-lint-disable-line pinned-memory until=2026-11-22'],
      { suppressed: ['1'] },
    ],
    ['in a string is none', ['char *s = "// mig-lint-disable-file pinned-memory"; PIN(1);'], {}],
    [
      'may have run out',
      ['PIN(1); // mig-lint-disable-line pinned-memory until=2026-11-21'],
      { notices: ['1: This suppression of `pinned-memory` ran out on 2026-11-21.'] },
    ],
    [
      'may suppress nothing',
      ['', '// mig-lint-disable-next-line pinned-memory', 'MAP(1);'],
      { notices: [idle(2)] },
    ],
    [
      'may suppress nothing for one of its rules',
      ['PIN(1); // mig-lint-disable-line pinned-memory shared-mapping'],
      { suppressed: ['1'], notices: [idle(1, 'shared-mapping')] },
    ],
    [
      'must name a rule that there is',
      ['PIN(1); // mig-lint-disable-line pined-memory'],
      { notices: ['1: There is no rule `pined-memory`. Did you mean `pinned-memory`?'] },
    ],
    [
      'must name a rule',
      ['PIN(1); // mig-lint-disable-line'],
      { notices: ['1: A suppression must name the rules that it is for.'] },
    ],
    [
      'must say where',
      ['PIN(1); // mig-lint-disable-lin pinned-memory'],
      { notices: ['1: `mig-lint-disable-lin` is no suppression. Did you mean `mig-lint-disable-line`?'] },
    ],
    [
      'must name a day',
      ['PIN(1); // mig-lint-disable-line pinned-memory until=2026-02-30'],
      { notices: ['1: `2026-02-30` is no day; write it as 2027-01-31.'] },
    ],
    [
      'holds whatever its reason says of a day',
      ['PIN(1) // mig-lint-disable-line pinned-memory -- small until=2020-01-31'],
      {
        suppressed: ['1: small until=2020-01-31'],
        notices: ['1: `until=2020-01-31` stands in the reason, where it ends nothing; put it before ` -- `.'],
      },
    ],
    [
      'must begin before it ends',
      ['// mig-lint-disable-end'],
      { notices: ['1: No suppression begins before this end.'] },
    ],
    [
      'must end when it begins',
      ['// mig-lint-disable-begin pinned-memory', 'PIN(1);'],
      { notices: ['1: This suppression begins, but never ends.'] },
    ],
    [
      'needs a function',
      ['int x; // mig-lint-disable-function pinned-memory'],
      { notices: ['1: No function follows this suppression.'] },
    ],
  ])('%s', (_, lines, expected) => {
    expect(tell(lines)).toEqual({ suppressed: [], notices: [], ...expected });
  });

  it('must say why where that is asked for', () => {
    const lines = [
      'PIN(1); // mig-lint-disable-line pinned-memory',
      'PIN(2); // mig-lint-disable-line pinned-memory -- ok',
    ];
    expect(tell(lines, { reason: true })).toEqual({
      suppressed: ['2: ok'],
      notices: ['1: A suppression must say why: put ` -- ` and the reason behind the rules.'],
    });
  });

  it('is not called idle in a file that was not read to its end', () => {
    const span = { file: 'a.c', line: 9, column: 1, endLine: 9, endColumn: 1 };
    const holes: Hole[] = [{ kind: 'budget', span, detail: 'Too long.', name: null, outside: null }];
    expect(tell(['// mig-lint-disable-file pinned-memory'], { holes }).notices).toEqual([]);
  });
});
