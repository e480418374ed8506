/** Suppressions through the real command and pipeline: a finding that is suppressed fails nothing, the verdict stays. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

describe('--show-suppressed', () => {
  const files = {
    'main.c':
      '#include <sys/mman.h>\n#include <sys/shm.h>\nint their(void);\nint main(void) {\n' +
      '  mlockall(1); /* mig-lint-disable-line locked-memory -- it is sh\u00f6rt | `x` */\n' +
      '  shmat(1, 0, 0); // mig-lint-disable-line system-v-shared-memory\n  return their();\n}\n',
    'vendor/their.c': '#include <sys/mman.h>\nint their(void) { return mlock(0, 1); }\n',
    'off.c': '#include <sys/io.h>\nint open_port(void) { return iopl(3); }\n',
    'mig-lint.config.json': '{ "third-party": ["vendor/"], "levels": { "port-access": "off" } }',
  };

  async function shown(format: string, ...options: readonly string[]): Promise<readonly string[]> {
    const { out, status } = await runIn(plant(files), ['--format', format, ...options]);
    expect(status).toBe(0);
    return out.split('\n');
  }

  const reasons: readonly (readonly [string, readonly string[]])[] = [
    [
      'text',
      [
        '  because     suppressed in the code: it is sh\u00f6rt | `x`',
        '  because     suppressed in the code, without a reason',
        '  because     in third-party code',
      ],
    ],
    [
      'concise',
      [
        'main.c:5:3: error: `mlockall` locks pages in RAM. Not counted: suppressed in the code: it is sh\u00f6rt | `x` [locked-memory]',
        'main.c:6:3: error: `shmat` takes a System V shared memory segment. Not counted: suppressed in the code, without a reason [system-v-shared-memory]',
        'vendor/their.c:2:26: error: `mlock` locks pages in RAM. Not counted: in third-party code [locked-memory]',
      ],
    ],
    [
      'markdown',
      [
        '| error | `main.c:5` | `locked-memory` | suppressed in the code: it is sh\u00f6rt &#124; &#96;x&#96; |',
        '| error | `main.c:6` | `system-v-shared-memory` | suppressed in the code, without a reason |',
        '| error | `vendor/their.c:2` | `locked-memory` | in third-party code |',
      ],
    ],
  ];
  it.each(reasons)('tells in %s what is suppressed, and why', async (format, expected) => {
    const mark = /suppressed in the code[:,]|in third-party code(?!\.)/;
    expect((await shown(format)).filter((line) => mark.test(line) && !line.startsWith('1 program'))).toEqual(
      [],
    );
    const lines = await shown(format, '--show-suppressed');
    expect(lines.filter((line) => mark.test(line) && !line.startsWith('1 program'))).toEqual(expected);
  });

  it('tells of the baseline, too, and of nothing below the level', async () => {
    const folder = plant(files);
    await runIn(folder, ['--no-config', '--baseline', 'b.json', '--update-baseline']).then(({ written }) => {
      writeFileSync(join(folder, 'b.json'), written.get('b.json')!);
    });
    const options = ['--no-config', '--baseline', 'b.json', '--show-suppressed', '--format', 'concise'];
    const { out } = await runIn(folder, options);
    expect(out.match(/in the baseline \[.*\]$/gm)).toEqual([
      'in the baseline [port-access]',
      'in the baseline [locked-memory]',
    ]);
    const { out: errors } = await runIn(folder, [...options, '--level', 'error']);
    expect(errors.match(/in the baseline \[.*\]$/gm)).toEqual(['in the baseline [locked-memory]']);
  });

  it('gives JSON the reasons without being asked', async () => {
    const { findings } = JSON.parse((await shown('json')).join('\n')) as {
      findings: readonly { exemption: string; exemptionReason: string | null }[];
    };
    expect(findings.map(({ exemption, exemptionReason }) => [exemption, exemptionReason])).toEqual([
      ['comment', 'it is sh\u00f6rt | `x`'],
      ['comment', null],
      ['off', null],
      ['third-party', null],
    ]);
  });

  it('does not go with --quiet', async () => {
    const { err, status } = await runIn(plant(files), ['--quiet', '--show-suppressed']);
    expect({ err, status }).toEqual({
      err: 'mig-lint: `--quiet` leaves out what `--show-suppressed` is to show; give one of them.\n',
      status: 2,
    });
  });
});

it.each([
  ['concise', '', 'main.c:2:1: error: main: will not migrate', /^$/],
  [
    'concise',
    '// mig-lint-disable-line locked-memory',
    'main.c:2:1: note: main: will not migrate',
    / error: /,
  ],
  ['junit', '', '<failure message="will not migrate" ', /<skipped/],
  [
    'junit',
    '// mig-lint-disable-line locked-memory',
    '<skipped message="will not migrate, by what fails no run">',
    /<failure/,
  ],
])('fails in %s no more than the run does: "%s"', async (format, comment, told, untold) => {
  const folder = plant({ 'main.c': main(comment) });
  const { out, status } = await runIn(folder, ['--format', format]);
  expect(out).toContain(told);
  expect(out).not.toMatch(untold);
  expect(status).toBe(comment === '' ? 1 : 0);
});

it.each([
  [{ '*': 'note' }, 0, 'main.c:2:1: note: main: will not migrate', true],
  [{ 'locked-memory': 'warning' }, 1, 'main.c:2:1: warning: main: will not migrate', false],
])('is told no louder than %j lets it be', async (levels, status, told, isSilent) => {
  const folder = plant({ 'main.c': main(''), 'mig-lint.config.json': JSON.stringify({ levels }) });
  const outcome = await runIn(folder, ['--format', 'concise']);
  expect(outcome).toMatchObject({ status, out: expect.stringContaining(told) });
  expect((await runIn(folder, ['--quiet'])).out === '').toBe(isSilent);
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
