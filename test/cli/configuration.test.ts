/** Which configuration holds for a run, and what is said when it cannot be used. */
import { join } from 'node:path';
import { fellAll, plant } from '../sources/tree.ts';
import { runIn } from './world.ts';

afterAll(fellAll);

describe('the configuration', () => {
  it('is the nearest one upwards', async () => {
    const cwd = plant({ 'mig-lint.config.yaml': 'exclude: [b.c]', 'in/a.c': '', 'in/b.c': '' });
    const { requests } = await runIn({ cwd: join(cwd, 'in') }, '');
    expect(requests[0]?.files).toEqual(['a.c']);
  });

  it('is looked for no higher than the repository', async () => {
    const cwd = plant({ 'mig-lint.config.yaml': 'exclude: [b.c]', 'in/.git/HEAD': '', 'in/b.c': '' });
    const { requests } = await runIn({ cwd: join(cwd, 'in') }, '');
    expect(requests[0]?.files).toEqual(['b.c']);
  });

  it('may stand in a package.json, but need not', async () => {
    const files = { 'in/package.json': '{ "name": "x" }', 'in/a.c': '', 'in/b.c': '' };
    const cwd = plant({ 'package.json': '{ "mig-lint": { "exclude": ["b.c"] } }', ...files });
    const { requests } = await runIn({ cwd: join(cwd, 'in') }, '');
    expect(requests[0]?.files).toEqual(['a.c']);
  });

  it('can be left out of account', async () => {
    const cwd = plant({ 'mig-lint.config.yaml': 'exclude: [b.c]', 'a.c': '', 'b.c': '' });
    const { requests } = await runIn({ cwd }, '--no-config');
    expect(requests[0]?.files).toEqual(['a.c', 'b.c']);
  });

  it('is run only when it is a program that was named', async () => {
    const cwd = plant({ 'mig-lint.config.js': 'module.exports = {}', 'a.c': '' });
    expect((await runIn({ cwd }, '')).requests).toHaveLength(1);
    const { err, status } = await runIn({ cwd }, '--config mig-lint.config.js');
    expect({ err, status }).toEqual({
      err: `mig-lint: The configuration \`mig-lint.config.js\` cannot be used: there is no ${join(cwd, 'mig-lint.config.js')}.\n`,
      status: 2,
    });
  });

  it.each([
    ['--config gone.yaml', 'The configuration `gone.yaml` cannot be used: there is no such file.'],
    ['--config bad.yaml', 'bad.yaml:2: The key "strickt" is not known here. Did you mean `strict`?'],
    ['--config bad.yaml --no-config', '`--config` and `--no-config` contradict each other.'],
  ])('%s is refused', async (line, text) => {
    const cwd = plant({ 'bad.yaml': 'level: note\nstrickt: true\n', 'a.c': '' });
    const { err, status } = await runIn({ cwd }, line);
    expect({ err, status }).toEqual({ err: `mig-lint: ${text}\n`, status: 2 });
  });

  it('can be shown for a file', async () => {
    const text = 'levels: { "*": note }\noverrides: [{ files: [old/], levels: { pinned-memory: off } }]';
    const cwd = plant({ 'mig-lint.config.yaml': text });
    const levelsOf = async (file: string): Promise<unknown> => {
      const { out } = await runIn({ cwd }, `--print-config ${file}`);
      return (JSON.parse(out) as { levels: unknown }).levels;
    };
    expect(await levelsOf('new/a.c')).toEqual({ 'pinned-memory': 'note' });
    expect(await levelsOf('old/a.c')).toEqual({ 'pinned-memory': 'off' });
  });
});
