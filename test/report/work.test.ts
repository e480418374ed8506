/** The work list: which changes come first, and what they free. */
import type { Verdict } from '../../src/model/index.ts';
import { knowledgeOf } from '../../src/report/knowledge.ts';
import { changesOf, planWork } from '../../src/report/work.ts';
import { inputOf, judgedOf, rulebook, spanAt, verdictOf } from './fixture.ts';

/** Findings are `rule@file`; the rule's first letter tells its points. */
const points: Readonly<Record<string, number>> = { small: 1, middle: 3, hard: 5 };

function check(
  needs: Readonly<Record<string, readonly string[]>>,
  expected: readonly string[],
  most = 10,
): void {
  const ids = [...new Set(Object.values(needs).flat())];
  const findings = ids.map((id) => {
    const [rule = '', file = ''] = id.split('@');
    return judgedOf({ id, rule, span: spanAt(file, 1, 1, 2) });
  });
  const [reason] = verdictOf().reasons;
  const programs = Object.entries(needs).map(([program, own]): Verdict => {
    const reasons = own.length === 0 ? [] : [{ ...reason!, finding: own[0]!, findings: own }];
    return verdictOf({ program, reasons });
  });
  const [rule] = rulebook.rules;
  const rules = Object.entries(points).map(([id, effort]) => ({ ...rule!, id, effort }));
  const knowledge = knowledgeOf({ ...inputOf({ findings }), rulebook: { ...rulebook, rules } });
  const { steps, left } = planWork(programs, knowledge, most);
  const told = steps.map(({ changes, frees, points: sum }) => {
    const what = changes.map((change) => `${change.rule}@${change.file}`).join(' + ');
    return `${what} (${sum}) frees ${frees.map(({ program }) => program).join(', ')}`;
  });
  expect(left === 0 ? told : [...told, `leaves ${left}`]).toEqual(expected);
}

it('has nothing to do where nothing keeps a program home', () => {
  check({ a: [] }, []);
});

it('frees most for the least work first', () => {
  check({ a: ['hard@x'], b: ['middle@y'], c: ['middle@y'] }, [
    'middle@y (3) frees b, c',
    'hard@x (5) frees a',
  ]);
});

it('takes changes together that free only together', () => {
  check({ a: ['small@x', 'middle@y'] }, ['small@x + middle@y (4) frees a']);
});

it('counts on the steps before', () => {
  check({ a: ['small@x'], b: ['small@x', 'middle@y'] }, ['small@x (1) frees a', 'middle@y (3) frees b']);
});

it('prefers one dear change that frees many to a cheap one that frees one', () => {
  check({ a: ['hard@x'], b: ['hard@x'], c: ['hard@x'], d: ['middle@y'] }, [
    'hard@x (5) frees a, b, c',
    'middle@y (3) frees d',
  ]);
});

it('says how many programs are left when there are too many steps', () => {
  check({ a: ['small@x'], b: ['small@y'], c: ['small@z'] }, ['small@x (1) frees a', 'leaves 2'], 1);
});

it('makes one change of all places of a rule in a file, and falls back on the path for a finding that is unknown', () => {
  const findings = [judgedOf({ id: 'one' }), judgedOf({ id: 'two', span: spanAt('src/frames.c', 9, 1, 2) })];
  const [reason] = verdictOf().reasons;
  const verdict = verdictOf({ reasons: [{ ...reason!, finding: 'one', findings: ['one', 'two'] }] });
  expect(changesOf(verdict, knowledgeOf(inputOf({ findings })))).toEqual([
    { rule: 'system-v-shared-memory', file: 'src/frames.c', findings: ['one', 'two'], points: 5 },
  ]);
  expect(changesOf(verdict, knowledgeOf(inputOf({ findings: [] })))).toEqual([
    { rule: 'system-v-shared-memory', file: 'src/frames.c', findings: ['one'], points: 5 },
  ]);
});
