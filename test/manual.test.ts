/** The manual page: as the tables of the command line would have it now, and readable by what shows manuals. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describedCommands } from '../src/cli/syntax.ts';
import { manualPage } from '../src/cli/manual.ts';
import { root } from './engine.ts';
import { expectText } from './expected.ts';

it('is fresh; `node scripts/manual.mjs` writes it anew', () => {
  expectText(join(root, 'man/mig-lint.1'), manualPage());
});

it('tells every command and option', () => {
  const page = manualPage().replaceAll('\\-', '-');
  for (const { usage, options } of describedCommands) {
    expect(page).toContain(`.SH "MIG-LINT ${usage.toUpperCase()}"`);
    for (const { name } of options) expect(page).toContain(`--${name}\\fR`);
  }
});

const hasMan = spawnSync('groff', ['--version']).status === 0;
(hasMan ? it : it.skip)('has no mistake that groff knows of (skipped without groff)', () => {
  const { status, stderr } = spawnSync('groff', ['-man', '-ww', '-Tascii', join(root, 'man/mig-lint.1')], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
