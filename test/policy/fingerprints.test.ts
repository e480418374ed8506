/** What a finding is known by: the same after moves, renames and a formatter, another one when the call changes. */
import type { Finding } from '../../src/model/index.ts';
import { fingerprintsOf } from '../../src/policy/index.ts';
import { findingOf } from '../report/fixture.ts';

/** Fingerprints of the calls between `<` and `>` in the files, in the order of the files. */
function fingerprints(files: Readonly<Record<string, string>>, changes: Partial<Finding> = {}): string[] {
  const lines = new Map<string, readonly string[]>();
  const findings = Object.entries(files).flatMap(([file, marked]) => {
    const found = [...marked.matchAll(/<([^>]*)>/g)].map((match, index) => {
      const before = marked.slice(0, match.index).replace(/[<>]/g, '');
      const through = before + (match[1] ?? '');
      const [line, column] = placeAfter(before);
      const [endLine, endColumn] = placeAfter(through);
      const span = { file, line, column, endLine, endColumn };
      return findingOf({ ...changes, id: `${file}:${index}`, span });
    });
    lines.set(file, marked.replace(/[<>]/g, '').split('\n'));
    return found;
  });
  const known = fingerprintsOf(findings.toReversed(), (file, line) => lines.get(file)?.[line - 1] ?? null);
  return findings.map(({ id }) => known.get(id) ?? 'none');
}

function placeAfter(text: string): readonly [number, number] {
  const lines = text.split('\n');
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}

const [plain] = fingerprints({ 'a.c': 'p = <shmat(id, 0, 0)>;' });

it.each([
  ['moved code', { 'a.c': '\n\n/* new */\n  p = <shmat(id, 0, 0)>;' }],
  ['a renamed file', { 'src/z.c': 'p = <shmat(id, 0, 0)>;' }],
  ['what stands beside it', { 'a.c': 'return <shmat(id, 0, 0)>; /* why */' }],
  ['a formatter', { 'a.c': 'p = <shmat (id,\n\t\t0,\r\n 0)>;' }],
])('survives %s', (_, files) => {
  expect(fingerprints(files)).toEqual([plain]);
});

it.each([
  ['another argument', 'p = <shmat(other, 0, 0)>;', {}],
  ['another function around it', 'p = <shmat(id, 0, 0)>;', { within: 'elsewhere' }],
  ['another API', 'p = <shmat(id, 0, 0)>;', { symbol: 'shmget' }],
  ['another rule', 'p = <shmat(id, 0, 0)>;', { rule: 'pipes' }],
])('changes with %s', (_, text, changes) => {
  expect(fingerprints({ 'a.c': text }, changes)).not.toEqual([plain]);
});

it('counts equal findings, so that each stands once in a run', () => {
  const [content] = plain!.split(':');
  const call = '<shmat(id, 0, 0)>';
  const two = fingerprints({ 'a.c': `${call}; ${call}`, 'b.c': call });
  expect(two).toEqual([`${content}:1`, `${content}:2`, `${content}:3`]);
});

it('is what it was in the first release', () => {
  expect(plain).toMatch(/^[0-9a-f]{32}:1$/);
  expect(plain).toMatchInlineSnapshot(`"00e48a19f018086eb6c33c43dae624a2:1"`);
});
