/** How loudly a finding is told, and which runs fail. */
import { failsBeyond, failsOn, isAtLeast, isIncomplete, levelOf } from '../../src/policy/index.ts';
import type { Analysis, Finding, Hole, JudgedFinding, Level, Reach, Verdict } from '../../src/model/index.ts';

const span = { file: 'a.c', line: 1, column: 1, endLine: 1, endColumn: 2 };
const finding: Finding = {
  id: 'rule:a.c:1:1:api',
  rule: 'rule',
  stayReason: 'reason',
  symbol: 'api',
  links: [],
  written: 'api',
  effect: 'stays',
  locks: null,
  via: 'name',
  span,
  within: 'main',
  certainty: 'certain',
  duration: 'lasting',
  stay: null,
  presence: { kind: 'always' },
  doubts: [],
  message: '',
  remedy: '',
  evidence: [],
  note: null,
  through: [],
};
const reached: Reach = { kind: 'reached', programs: ['a'] };
const callable: Reach = { kind: 'callable' };
const uncallable: Reach = { kind: 'uncallable', why: 'Nothing calls it.' };
const open = { presence: { kind: 'open', conditions: ['X is defined'] } } as const;
const never = { presence: { kind: 'never', why: '`#if 0`' } } as const;

describe('levelOf', () => {
  const rows: readonly [string, Partial<Finding>, Reach, Level][] = [
    ['certain, lasting, present, reached', {}, reached, 'error'],
    ['locked', { effect: 'locked' }, reached, 'error'],
    ['unsafe', { effect: 'unsafe' }, reached, 'error'],
    ['crashes', { effect: 'crashes' }, reached, 'error'],
    ['possible', { certainty: 'possible' }, reached, 'warning'],
    ['temporary', { duration: 'temporary' }, reached, 'warning'],
    ['of open presence', open, reached, 'warning'],
    ['merely callable', {}, callable, 'warning'],
    ['uncallable', {}, uncallable, 'note'],
    ['left out of the build', never, reached, 'note'],
    ['costs', { effect: 'costs' }, reached, 'note'],
    ['fine', { effect: 'fine' }, reached, 'note'],
    ['possible and uncallable', { certainty: 'possible' }, uncallable, 'note'],
  ];
  it.each(rows)('what is %s', (_, change, reach, level) => {
    expect(levelOf({ ...finding, ...change }, reach)).toBe(level);
  });
});

const nothing: Analysis = {
  programs: [],
  findings: [],
  holes: [],
  notices: [],
  cut: null,
  statistics: { files: 0, scripts: 0, bytes: 0, items: 0, itemsParsed: 0, bytesParsed: 0 },
};

describe('failsOn', () => {
  const at = (level: Level): JudgedFinding => ({ finding, reach: reached, level, exemption: null });
  it.each([
    ['error', 'error', true],
    ['warning', 'error', false],
    ['warning', 'warning', true],
    ['note', 'warning', false],
    ['note', 'note', true],
    ['error', 'never', false],
  ] as const)('a %s under --fail-on %s: %s', (level, failOn, fails) => {
    expect(failsOn({ ...nothing, findings: [at(level)] }, failOn)).toBe(fails);
  });

  it.each([
    ['warning warning', 'warning', 2, false],
    ['warning warning', 'warning', 1, true],
    ['warning', 'never', 0, true],
    ['error', 'warning', 5, true],
    ['error', 'never', 5, false],
    ['note', 'warning', 0, false],
    ['note', 'note', 0, true],
    ['', 'warning', 0, false],
    ['warning', 'warning', null, true],
  ] as const)('%s under --fail-on %s --max-warnings %s: %s', (levels, failOn, most, fails) => {
    const findings = levels.split(' ').flatMap((word) => {
      const level = (['error', 'warning', 'note'] as const).find((one) => one === word);
      return level === undefined ? [] : [at(level)];
    });
    expect(failsBeyond({ ...nothing, findings }, failOn, most)).toBe(fails);
  });

  it('does not count what is exempt', () => {
    const exempt: JudgedFinding = { ...at('warning'), exemption: { kind: 'baseline' } };
    expect(failsBeyond({ ...nothing, findings: [exempt] }, 'warning', 0)).toBe(false);
  });

  it('passes what has no findings', () => {
    expect(failsOn(nothing, 'note')).toBe(false);
  });

  it('orders levels', () => {
    expect(isAtLeast('error', 'note')).toBe(true);
    expect(isAtLeast('note', 'warning')).toBe(false);
  });
});

describe('isIncomplete', () => {
  const hole = (kind: Hole['kind']): Hole => ({ kind, span, detail: '', name: null, outside: null });
  const verdict = (answer: Verdict['answer']): Verdict => ({
    program: 'a',
    kind: 'program',
    entry: span,
    answer,
    reasons: [],
    remarks: [],
    starts: [],
    startedBy: [],
    executes: [],
    costs: null,
    holes: [],
    coverage: { reachable: 0, callsInside: 0, callsKnown: 0, callsUnknown: 0 },
    worsening: null,
  });

  it('is what left something unread', () => {
    expect(isIncomplete(nothing)).toBe(false);
    expect(
      isIncomplete({ ...nothing, notices: [{ text: '', file: null, line: null, incomplete: true }] }),
    ).toBe(true);
    expect(
      isIncomplete({ ...nothing, notices: [{ text: '', file: null, line: null, incomplete: false }] }),
    ).toBe(false);
    expect(isIncomplete({ ...nothing, holes: [hole('budget')] })).toBe(true);
    expect(isIncomplete({ ...nothing, holes: [hole('syntax-error')] })).toBe(true);
    expect(isIncomplete({ ...nothing, holes: [hole('unknown-function')] })).toBe(false);
  });

  it('is a verdict that had to stay open', () => {
    expect(isIncomplete({ ...nothing, programs: [verdict('undetermined')] })).toBe(true);
    expect(isIncomplete({ ...nothing, programs: [verdict('at-risk')] })).toBe(false);
  });
});
