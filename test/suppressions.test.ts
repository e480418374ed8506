/** Suppressions through the real command and pipeline: a finding that is suppressed fails nothing, the verdict stays. */
import { fellAll, plant } from './sources/tree.ts';
import { runIn } from './engine.ts';

afterAll(fellAll);

const main = (comment: string): string =>
  `#include <sys/mman.h>\nint main(void) {\n    return mlockall(MCL_CURRENT); ${comment}\n}\n`;

describe('a suppressed finding', () => {
  it.each([
    ['is not', '', 1, '1 program: will not migrate. 1 finding: 1 error.'],
    [
      'is',
      '// mig-lint-disable-line locked-memory -- on purpose',
      0,
      '1 program: will not migrate. No findings. Not counted: 1 suppressed in the code.',
    ],
  ])('that %s, fails the run or not', async (_, comment, status, summary) => {
    const outcome = await runIn(plant({ 'main.c': main(comment) }), []);
    expect(outcome.out).toContain(summary);
    expect(outcome.status).toBe(status);
  });
});

it.each([
  [[], false],
  [['--costs'], true],
])('is not called idle where its rule did not run (%j)', async (options, isTold) => {
  const text = 'int main(void) {\n  /* mig-lint-disable-next-line time-queries */\n  return 0;\n}\n';
  const { out } = await runIn(plant({ 'a.c': text }), options);
  expect(out.includes('suppresses nothing')).toBe(isTold);
});

describe('a finding in a script', () => {
  const rest = ' locks nothing else';
  const locking = (comment: string): string => `#!/bin/sh\n${comment}\nmosrun -h ./a${rest}\nmosrun -h ./b\n`;
  const words = '# mig-lint-disable-next-line migration-commands -- it reads the card of this node';

  it.each([
    ['not at all', 'a.sh', locking('#'), 1, '2 findings: 2 errors.'],
    [
      'on the next line',
      'a.sh',
      locking(words),
      1,
      '1 finding: 1 error. Not counted: 1 suppressed in the code.',
    ],
    [
      'on its line',
      'a.sh',
      'mosrun -h ./a # mig-lint-disable-line migration-commands\n',
      0,
      'No findings. Not counted: 1 suppressed in the code.',
    ],
    [
      'in an inittab',
      'etc/inittab',
      `${words}\nl3:3:wait:/bin/mosrun -h /etc/rc 3\n`,
      0,
      'No findings. Not counted: 1 suppressed in the code.',
    ],
    [
      'in a unit, as a file',
      'a.service',
      '; mig-lint-disable-file migration-commands\n[Service]\nExecStart=/bin/mosrun -h /bin/a\n',
      0,
      'No findings. Not counted: 1 suppressed in the code.',
    ],
    ['in a text only', 'a.sh', `echo '${words}'\n` + 'mosrun -h ./a\n', 1, '1 finding: 1 error.'],
  ])('is suppressed %s', async (_, file, text, status, summary) => {
    const outcome = await runIn(plant({ [file]: text }), []);
    expect(outcome.out).toContain(summary);
    expect(outcome.status).toBe(status);
  });

  it.each([
    [locking(words.replace('-next-line', '-function')), 'a.sh:2: A script is suppressed by the line'],
    [
      `${words}\ntrue\n\nmosrun -h ./a\n`,
      'a.sh:1: This suppression of `migration-commands` suppresses nothing.',
    ],
    [locking(words.replace('commands', 'comands')), 'Did you mean `migration-commands`?'],
  ])('%j is told as a notice', async (text, notice) => {
    const { out } = await runIn(plant({ 'a.sh': text }), []);
    expect(out.replace(/\s+/g, ' ')).toContain(notice);
  });

  it('leaves the verdict as it is', async () => {
    const { out } = await runIn(plant({ 'a.sh': `${words}\nmosrun -h ./a\n` }), []);
    expect(out).toContain('a.sh (script)  a.sh:1  starts programs locked');
  });
});
