/** What shells complete, asked of the shells themselves where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runIn } from '../engine.ts';
import { fellAll, plant } from '../sources/tree.ts';

afterEach(fellAll);

const files = { 'src/a.c': '', 'src/b.c': '', 'explainer.c': '', 'a b.c': '' };

async function scriptFor(shell: string): Promise<string> {
  const { status, out, err } = await runIn(plant({}), ['completion', shell]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return out;
}

/** Of a line that ends where somebody presses the key. */
const rows: readonly (readonly [line: string, ...some: readonly string[]])[] = [
  ['mig-lint --forc', '--force-exclude'],
  ['mig-lint --fail-on ', 'error', 'warning', 'note', 'never'],
  ['mig-lint --level w', 'warning'],
  ['mig-lint src --show f', 'facts'],
  ['mig-lint --target linux', 'linuxpmi-2.6.28'],
  ['mig-lint expl', 'explain', 'explainer.c'],
  ['mig-lint explain locked-m', 'locked-memory'],
  ['mig-lint explain --form', '--format'],
  ['mig-lint compare --format m', 'markdown'],
  ['mig-lint completion ', 'bash', 'zsh', 'fish'],
  ['mig-lint src/', 'src/a.c', 'src/b.c'],
  ['mig-lint --config src/a', 'src/a.c'],
];

describe('bash', () => {
  async function complete(line: string): Promise<readonly string[]> {
    const words = line.split(/ |(?==)|(?<==)/);
    const program = `${await scriptFor('bash')}
      COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
      COMP_CWORD=${String(words.length - 1)}
      _mig_lint
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync('bash', ['-u', '-c', program], { cwd: plant(files), encoding: 'utf8' });
    return out.split('\n').filter((word) => word !== '');
  }

  it.each([...rows, ['mig-lint --level=n', 'note'], ['mig-lint --level=', 'error', 'warning', 'note']])(
    'completes %s',
    async (line, ...expected) => {
      expect([...(await complete(line))].sort()).toEqual([...expected].sort());
    },
  );

  it('keeps names with blanks whole, and offers nothing where there is nothing', async () => {
    expect(await complete('mig-lint a')).toEqual(['a b.c']);
    expect(await complete('mig-lint --nothing-like-it')).toEqual([]);
  });
});

/** Null where the shell is not installed. */
function versionOf(shell: string): string | null {
  const { status, stdout } = spawnSync(shell, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}

const fishIt = versionOf('fish') === null ? it.skip : it;

describe('fish (skipped where it is not installed)', () => {
  fishIt.each(rows)('completes %s', async (line, ...expected) => {
    const program = `${await scriptFor('fish')}\ncomplete -C ${JSON.stringify(line)}\n`;
    const home = plant(files);
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
    const out = execFileSync('fish', ['--no-config', '-c', program], { cwd: home, encoding: 'utf8', env });
    const words = out.split('\n').flatMap((row) => (row === '' ? [] : [row.split('\t')[0] ?? '']));
    expect(words).toEqual(expect.arrayContaining([...expected]));
  });
});

const zshIt = versionOf('zsh') === null ? it.skip : it;

describe('zsh (skipped where it is not installed)', () => {
  zshIt('understands the script', async () => {
    const program = `autoload -Uz compinit && compinit -u -D\n${await scriptFor('zsh')}\nprint -r -- $_comps[mig-lint]`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', program], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '_mig_lint\n', stderr: '' });
  });
});

it('knows no other shell', async () => {
  const { status, err } = await runIn(plant({}), ['completion', 'fishy']);
  expect({ status, err }).toEqual({
    status: 2,
    err: 'mig-lint: `completion fishy` is not known; it takes bash, zsh, fish. Did you mean `fish`?\n',
  });
  const none = await runIn(plant({}), ['completion']);
  expect(none.err).toBe('mig-lint: `mig-lint completion` needs the name of a shell: bash, zsh or fish.\n');
});
