/** SARIF: valid by the official schema, inside of every service's limits, and complete without its rules. */
import { gzipSync } from 'node:zlib';
import type { Log, Run } from 'sarif';
import { renderReport } from '../../src/report/index.ts';
import type { ReportOptions } from '../../src/report/index.ts';
import type { Analysis } from '../../src/model/index.ts';
import { sarifFaults } from '../sarif-rules.ts';
import { sarifErrors } from '../sarif-schema.ts';
import { hole, inputOf, judgedOf, options, rulebook, sources, spanAt, verdictOf } from './fixture.ts';

function runOf(changes: Partial<Analysis> = {}, more: Partial<ReportOptions> = {}): Run {
  const log: Log = JSON.parse(renderReport('sarif', inputOf(changes), { ...options, ...more }));
  expect([...sarifErrors(log), ...sarifFaults(log)]).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
}

/** The one result of a run on one finding. */
function resultOf(...changes: Parameters<typeof judgedOf>) {
  return runOf({ findings: [judgedOf(...changes)] }).results![0]!;
}

it('is valid with one of everything, and without anything', () => {
  runOf({ programs: [], findings: [], holes: [] });
  runOf({
    findings: [
      judgedOf({ through: [{ name: 'x', span: spanAt('../a b.h', 1, 1, 2), how: 'macro' }], note: 'Note.' }),
      judgedOf({ id: 'n', within: null, stayReason: null }, { level: 'note', reach: { kind: 'callable' } }),
    ],
    holes: [{ ...hole, kind: 'unread-file' }],
    notices: [{ text: 'A folder vanished', file: '../../x.c', line: 7, incomplete: true }],
  });
});

it.each([
  ['"endColumn":27', '"endColumn":3', 'SARIF1007'],
  ['"uri":"src/frames.c"', '"uri":"../frames.c"', 'SARIF1002'],
  ['"uri":"src/frames.c"', '"uri":"/src/frames.c"', 'SARIF1002'],
  ['"uriBaseId":"%SRCROOT%"', '"uriBaseId":"ROOT"', 'SARIF1004'],
  ['"ruleIndex":0', '"ruleIndex":1', 'SARIF1010'],
  ['"name":"PipesUse"', '"name":"Pipes"', 'SARIF1001'],
  ['"startLine":2,"endLine":6', '"startLine":4,"endLine":4', 'SARIF1008'],
  ['Use a pipe."},"locations"', 'Use a pipe"},"locations"', 'SARIF2001'],
  ['Use a pipe."},"locations"', 'Use [a](7) pipe."},"locations"', 'A link'],
  ['"semanticVersion"', '"help":{},"semanticVersion"', null],
])('is held to rules that notice %s turned into %s', (right, wrong, fault) => {
  const text = renderReport('sarif', inputOf(), options);
  expect(text).toContain(right);
  const found = sarifFaults(JSON.parse(text.replace(right, wrong)));
  expect(found.map((one) => one.split(/ of|:/)[0])).toEqual(fault === null ? [] : [fault]);
});

it('lists every rule whether or not it found something, with a name that is not its id', () => {
  const { rules } = runOf({ findings: [] }).tool.driver;
  expect(rules!.map(({ id, name }) => [id, name])).toEqual([
    ['system-v-shared-memory', 'SystemVSharedMemory'],
    ['pipes', 'PipesUse'],
  ]);
  expect(rules![0]!.help!.markdown).toContain('**Kernel word:** /proc/PID/cantmove says `monkey`');
  expect(rules![0]!.help!.text).toContain('(kernel-source, confirmed: mm/mmap.c:10)');
  expect(rules![0]!.defaultConfiguration).toEqual({ level: 'error' });
  expect(rules![1]!.defaultConfiguration).toEqual({ level: 'note' });
});

it('reports findings of every level with what policy and rules know of them', () => {
  const { results } = runOf({
    findings: [
      judgedOf(),
      judgedOf({ id: 'z', symbol: 'shmget', span: spanAt('z.c', 1, 1, 2) }, { level: 'note' }),
    ],
  });
  expect(results!.map(({ level }) => level)).toEqual(['error', 'note']);
  expect(results![0]).toMatchObject({ ruleId: 'system-v-shared-memory', ruleIndex: 0 });
  expect(results![1]!.properties).toMatchObject({ symbol: 'shmget', stayReason: 'monkey', effect: 'stays' });
});

it('has messages that are complete by themselves', () => {
  const { message } = resultOf(
    { presence: { kind: 'open', conditions: ['HAVE_SHM is defined'] }, doubts: ['It may fail'] },
    { reach: { kind: 'callable' } },
  );
  expect(message.text).toBe(
    '`shmat(id, 0, 0)` attaches shared memory. Its pages live on the home node. ' +
      'Only if HAVE_SHM is defined. It may fail. ' +
      'No program of the tree leads to it, but code outside of the tree may call it. Use a pipe.',
  );
});

it('links the API behind a wrapper, and nothing that only looks like a link', () => {
  const through = [
    { name: 'xshmat[]', span: spanAt('inc/x.h', 9, 1, 7), how: 'macro' },
    { name: 'shmat', span: spanAt('inc/x.h', 9, 12, 20), how: 'name' },
  ] as const;
  const { message, relatedLocations } = resultOf({ message: '`f[i](3)` calls.', through });
  expect(message.text).toContain('`f[i] (3)` calls.');
  expect(message.text).toMatch(/ It goes through \[xshmat\\\[\\\]\]\(1\), then \[shmat\]\(2\)\.$/);
  expect(relatedLocations!.map(({ id }) => id)).toEqual([1, 2]);
  expect(relatedLocations![1]!.physicalLocation!.region!.startColumn).toBe(12);
});

it('merges what one rule has to say of one line, and tells all of it', () => {
  const twice = [judgedOf(), judgedOf({ id: 'b', span: spanAt('src/frames.c', 4, 20, 25) })];
  const other = judgedOf({ id: 'z', symbol: 'shmget' });
  const quieter = judgedOf({ id: 'y', symbol: 'shmdt' }, { level: 'note' });
  const another = judgedOf({ id: 'p', rule: 'pipes', symbol: 'pipe' });
  const { results } = runOf({ findings: [quieter, ...twice, other, another] });
  expect(results!.map(({ ruleId }) => ruleId)).toEqual(['pipes', 'system-v-shared-memory']);
  expect(results![1]!.message.text).toContain(
    'The line has 1 more use of this kind. The line also uses `shmget`, `shmdt`.',
  );
  expect(results![1]!.properties!['symbol']).toEqual(['shmat', 'shmget']);
});

it('gives what a linker finds for the symbol where code of a header does the work', () => {
  const links = ['wxThread::Create', 'shm_open'];
  const { results } = runOf({ findings: [judgedOf({ symbol: 'Pool::open', links })] });
  expect(results![0]!.properties).toMatchObject({ symbol: ['wxThread', 'shm_open'], api: 'Pool::open' });
});

it('tells what is suppressed only when asked, and as suppressed', () => {
  const findings = [
    judgedOf({}, { exemption: { kind: 'comment', reason: 'it is short' } }),
    judgedOf({ id: 't', span: spanAt('z.c', 1, 1, 2) }, { exemption: { kind: 'third-party' } }),
    judgedOf({ id: 'o', span: spanAt('z.c', 2, 1, 2) }, { exemption: { kind: 'off' } }),
  ];
  expect(runOf({ findings }).results).toEqual([]);
  const { results } = runOf({ findings }, { sarifSuppressions: 'include' });
  expect(results!.map(({ suppressions }) => suppressions)).toEqual([
    [{ kind: 'inSource', justification: 'it is short' }],
    [{ kind: 'external', justification: 'It lies in third-party code.' }],
  ]);
});

it('says how many ways, steps and places were cut', () => {
  const [reason] = verdictOf().reasons;
  const step = reason!.path[1]!;
  const path = Array.from({ length: 150 }, (_, index) => ({ ...step, name: `f${index}` }));
  const programs = Array.from({ length: 12 }, (_, index) =>
    verdictOf({ program: `p${index}`, reasons: [{ ...reason!, path }] }),
  );
  const through = Array.from({ length: 13 }, () => ({ ...step, how: 'macro' as const }));
  const run = runOf({ programs, findings: [judgedOf({ through })], holes: [] });
  const notifications = run.invocations![0]!.toolExecutionNotifications!;
  expect(run.results![0]!.codeFlows).toHaveLength(10);
  expect(run.results![0]!.relatedLocations).toHaveLength(10);
  expect(notifications.slice(0, 3).map(({ message }) => message.text)).toEqual([
    '3 places inside of long chains of wrappers left out.',
    '2 ways to a result left out: a result has at most 10.',
    '500 steps left out of ways that are longer than 100.',
  ]);
});

it('stays far below the size that services take, however many ways there are', () => {
  const [reason] = verdictOf().reasons;
  const step = reason!.path[1]!;
  const path = Array.from({ length: 100 }, () => step);
  const findings = Array.from({ length: 1010 }, (_, index) =>
    judgedOf({ id: `n${index}`, span: spanAt('src/frames.c', index + 1, 1, 2) }),
  );
  const reasons = findings.map(({ finding }) => ({ ...reason!, finding: finding.id, path }));
  const input = inputOf({ findings, programs: [verdictOf({ reasons })] });
  const text = renderReport('sarif', input, options);
  expect(gzipSync(text).length).toBeLessThan(10_000_000);
  expect(text).toContain('10 ways to a result left out');
});

it('shows the witness as a code flow', () => {
  const [flow] = resultOf().codeFlows!;
  const steps = flow!.threadFlows[0]!.locations;
  expect(steps.map(({ nestingLevel, importance }) => [nestingLevel, importance])).toEqual([
    [0, 'essential'],
    [1, 'important'],
    [2, 'essential'],
  ]);
  expect(steps[1]!.location!.message!.text).toBe("'open_frames': called by name.");
  expect(resultOf({ id: 'another' }).codeFlows).toBeUndefined();
});

it('cuts a long witness in the middle', () => {
  const [reason] = verdictOf().reasons;
  const step = reason!.path[1]!;
  const path = Array.from({ length: 500 }, (_, index) => ({ ...step, name: `f${index}` }));
  const { results } = runOf({ programs: [verdictOf({ reasons: [{ ...reason!, path }] })] });
  const steps = results![0]!.codeFlows![0]!.threadFlows[0]!.locations;
  expect(steps).toHaveLength(100);
  expect(steps.at(-1)!.nestingLevel).toBe(499);
});

it('gives columns in UTF-16 code units with the text they hold', () => {
  const line = '/* \xf0\x9f\x98\x80 */ shmat(1, 0, 0);\r';
  const input = {
    ...inputOf({ findings: [judgedOf({ span: spanAt('a.c', 1, 12, 26) })] }),
    lineAt: (_: string, number: number) => (number === 1 ? line : number === 2 ? 'int x;' : null),
  };
  const log = JSON.parse(renderReport('sarif', input, options));
  const { region, contextRegion } = log.runs[0].results[0].locations[0].physicalLocation;
  expect(region).toEqual({
    ...{ startLine: 1, startColumn: 10, endLine: 1, endColumn: 24 },
    snippet: { text: 'shmat(1, 0, 0)' },
  });
  expect(contextRegion).toEqual({
    ...{ startLine: 1, endLine: 2 },
    snippet: { text: '/* 😀 */ shmat(1, 0, 0);\nint x;' },
  });
});

it('has no context where the region is all there is', () => {
  const span = spanAt('a.c', 1, 1, 5);
  const input = {
    ...inputOf({ findings: [judgedOf({ span })] }),
    lineAt: (_: string, line: number) => (line === 1 ? 'f(1)' : null),
  };
  const log = JSON.parse(renderReport('sarif', input, options));
  expect(log.runs[0].results[0].locations[0].physicalLocation.contextRegion).toBeUndefined();
});

it.each([
  ['src/a b%/ü.c', 'src/a%20b%25/%C3%BC.c', '%SRCROOT%'],
  ['c++/a:b#?.cc', 'c++/a%3Ab%23%3F.cc', '%SRCROOT%'],
  ['../../inc/x.h', 'inc/x.h', '%SRCROOT_UP_2%'],
  ['\ud800.c', '%EF%BF%BD.c', '%SRCROOT%'],
])('writes %s as a relative URI', (file, uri, uriBaseId) => {
  const run = runOf({ findings: [judgedOf({ span: spanAt(file, 1, 1, 2) })] });
  expect(run.results![0]!.locations![0]!.physicalLocation!.artifactLocation).toEqual({ uri, uriBaseId });
  expect(run.originalUriBaseIds).toHaveProperty([uriBaseId, 'description', 'text']);
});

it('has fingerprints that survive a move, and asks once for the text of a file', () => {
  const asked: string[] = [];
  const textOf = (file: string): string | null => {
    asked.push(file);
    return sources[file] ?? null;
  };
  const findings = [judgedOf(), judgedOf({ id: 'z', rule: 'pipes' })];
  const { results } = runOf({ findings }, { textOf });
  expect(asked).toEqual(['src/frames.c']);
  expect(results![0]!.partialFingerprints!['primaryLocationLineHash']).toMatch(/^[0-9a-f]{1,16}:1$/);
  const moved = renderReport(
    'sarif',
    { ...inputOf({ findings: [judgedOf({ span: spanAt('new.c', 40, 13, 29) })] }), lineAt: lineOfFrames },
    options,
  );
  const fingerprints = JSON.parse(moved).runs[0].results[0].partialFingerprints;
  expect(fingerprints).toEqual({ 'migLint/v1': results![0]!.partialFingerprints!['migLint/v1'] });
});

const lineOfFrames = (): string => '  char *p = shmat(id,  0, 0);';

it('keeps the worst results when there are too many, and says so', () => {
  const notes = Array.from({ length: 5100 }, (_, index) =>
    judgedOf({ id: `n${index}`, span: spanAt('a.c', index + 1, 1, 2) }, { level: 'note' }),
  );
  const run = runOf({ findings: [...notes, judgedOf({ span: spanAt('z.c', 1, 1, 2) })] });
  expect(run.results).toHaveLength(5000);
  expect(run.results!.at(-1)!.level).toBe('error');
  expect(run.invocations![0]!.toolExecutionNotifications![0]!.message.text).toBe(
    '101 results of the lowest levels were left out: 5000 is the limit.',
  );
});

it('notifies of what was not read, and once for each name of what is not known', () => {
  const unread = { ...hole, kind: 'unread-file', detail: 'It could not be read' } as const;
  const elsewhere = { ...hole, span: spanAt('src/main.c', 9, 1, 2) };
  const run = runOf({
    programs: [verdictOf({ holes: [hole, elsewhere] })],
    holes: [hole, unread],
    notices: [{ text: 'No header was found.', file: null, line: null, incomplete: false }],
  });
  const notifications = run.invocations![0]!.toolExecutionNotifications!;
  expect(notifications.map(({ level, message }) => [level, message.text])).toEqual([
    ['note', 'No header was found.'],
    ['warning', 'It could not be read.'],
    ['note', 'Nothing is known of `codec_open`. 2 calls to unknown functions of this name.'],
  ]);
});

it('has a category for each target, or the one asked for', () => {
  expect(runOf().automationDetails).toEqual({ id: `mig-lint/${rulebook.target.id}/` });
  expect(runOf({}, { sarifCategory: 'nightly' }).automationDetails).toEqual({ id: 'nightly/' });
});

it('tells the verdicts in its property bag', () => {
  expect(runOf().properties).toEqual({
    target: 'openmosix-2.4.26',
    programs: [{ name: 'frames', kind: 'program', answer: 'blocked' }],
  });
});

it('is the same every time', () => {
  const render = () => renderReport('sarif', inputOf(), options);
  expect(render()).toBe(render());
});
