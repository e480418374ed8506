/** Rules of a project's own through the whole command: found, levelled, explained, listed, and tested by their pages. */
import { runIn } from './engine.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);

const RULE = `rule: frame-pool
stay-reason: monkey
title: Frame pool
message: "\`{call}\` opens the frame pool."
remedy: Ask for a private pool.
effort: 1
blockers:
  - api: int pool_open(const char *name, int flags)
    when: { argument-has-flag: { argument: flags, flag: POOL_SHARED } }
    evidence: [pool-source]
`;
const EVIDENCE = `pool-source:
  kind: manual
  mark: confirmed
  source: pool.c line 12
  says: A shared pool is a shared mapping.
  checked: 2026-11-22
`;
const fence = '```';
const PAGE = `# Frame pool

## What is flagged

${fence}c
int start(void) { return pool_open("frames", POOL_SHARED); } // stays: frame-pool
int calm(void) { return pool_open("frames", POOL_PRIVATE); }
${fence}
`;
const MAIN =
  'int pool_open(const char *name, int flags);\nint main(void) { return pool_open("f", POOL_SHARED); }\n';

function treeWith(files: Readonly<Record<string, string>> = {}): string {
  return plant({
    'main.c': MAIN,
    'mig-lint.config.yaml': 'rules: [our-rules]\n',
    'our-rules/evidence.yaml': EVIDENCE,
    'our-rules/frame-pool/rule.yaml': RULE,
    'our-rules/frame-pool/README.md': PAGE,
    ...files,
  });
}

it('find, and keep to the level that the configuration gives them', async () => {
  const found = await runIn(treeWith(), ['--format', 'json']);
  expect(JSON.parse(found.out).findings).toMatchObject([{ rule: 'frame-pool', line: 2, level: 'error' }]);
  expect(found.status).toBe(1);
  const config = 'rules: [our-rules]\nlevels: { frame-pool: note }\n';
  const quiet = await runIn(treeWith({ 'mig-lint.config.yaml': config }), ['--format', 'json']);
  expect(JSON.parse(quiet.out).findings).toMatchObject([{ rule: 'frame-pool', level: 'note' }]);
  expect(quiet.status).toBe(0);
});

it('are missed in words where their folder is not there', async () => {
  const folder = plant({ 'main.c': MAIN, 'mig-lint.config.yaml': 'rules: [our-rulse]\n' });
  expect(await runIn(folder, [])).toMatchObject({
    status: 2,
    out: '',
    err: 'mig-lint: The rules of the configuration cannot be used: there is no folder `our-rulse`.\n',
  });
});

it('are explained, listed and known to --print-config', async () => {
  const folder = treeWith({ 'mig-lint.config.yaml': 'rules: [our-rules]\nlevels: { frame-pool: note }\n' });
  const { out } = await runIn(folder, ['explain', 'pool_open']);
  expect(out).toContain('rule frame-pool');
  expect(out).toContain('int start(void) { return pool_open("frames", POOL_SHARED); }');
  expect(out).toContain('evidence   pool-source (manual, confirmed');
  expect((await runIn(folder, ['rules'])).out).toContain('pool_open');
  expect(JSON.parse((await runIn(folder, ['--print-config', 'main.c'])).out).levels).toEqual({
    'frame-pool': 'note',
  });
});

it.each<[string, Readonly<Record<string, string>>, string, number]>([
  ['every line is what it says', {}, '1 rule, 1 example, 0 failures.', 0],
  [
    'a line says what is not so',
    { 'our-rules/frame-pool/README.md': PAGE.replace('POOL_SHARED', '0') },
    'our-rules/frame-pool/README.md:6: `stays: frame-pool` is not found\n' +
      'our-rules/frame-pool/README.md:1: no example shows this row at work: int pool_open(const char *name, int flags)\n' +
      '1 rule, 1 example, 2 failures.',
    1,
  ],
  [
    'a mark makes no sense',
    { 'our-rules/frame-pool/README.md': PAGE.replace('// stays: frame-pool', '// stays: Frame Pool') },
    'our-rules/frame-pool/README.md:6: "stays: Frame Pool" is no annotation.\n' +
      'our-rules/frame-pool/README.md:6: `stays: frame-pool` is found, but the line does not say so\n' +
      '1 rule, 1 example, 2 failures.',
    1,
  ],
])('have pages that are tested: %s', async (_, files, out, status) => {
  const told = await runIn(treeWith(files), ['test-rules', 'our-rules']);
  expect(told).toMatchObject({ out: `${out}\n`, status, err: '' });
});

it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
  ['are missing', ['test-rules', 'samples'], { 'samples/a.c': '' }, 'There is no rule in `samples`'],
  ['are nowhere', ['test-rules', 'gone'], {}, 'There is no folder `gone`.'],
  [
    'are broken',
    ['test-rules', '--no-config', 'our-rules'],
    { 'our-rules/frame-pool/rule.yaml': RULE.replace('evidence: [pool-source]', 'evidence: []') },
    'our-rules/frame-pool/rule.yaml:8: A row needs evidence.',
  ],
])('are refused with a sentence when they %s', async (_, argv, files, text) => {
  const { err, status } = await runIn(treeWith(files), argv);
  expect(err).toContain(text);
  expect(status).toBe(2);
});
