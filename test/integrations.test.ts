/**
 * The files by which others run the tool: hooks, the action, the template, the package. What they call is read off
 * them and run, so that no option in them can be one that is gone. The network is for the scripts beside: scripts/try-*.sh.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root, runIn } from './engine.ts';
import { builtCommand } from './once/index.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const files = {
  'main.c': 'int keep(void);\nint main(void) { return keep(); }\n',
  'keep.c': '#include <sys/shm.h>\nint keep(void) { return shmget(1, 4096, 0); }\n',
  'fine.c': 'int add(int a, int b) { return a + b; }\n',
  'tools/mig-lint/x.c': '#include <sys/shm.h>\nint main(void) { return shmget(1, 4096, 0); }\n',
};

describe('.pre-commit-hooks.yaml', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly types_or: readonly string[];
    readonly pass_filenames?: boolean;
  }
  const hooks: readonly Hook[] = parse(read('.pre-commit-hooks.yaml'));

  it('has a hook for files and one for the whole tree, which need no build', () => {
    expect(hooks.map(({ id, language, types_or }) => [id, language, types_or])).toEqual([
      ['mig-lint', 'node', ['c', 'c++']],
      ['mig-lint-all', 'node', ['c', 'c++']],
    ]);
    const { scripts, bin } = JSON.parse(read('package.json'));
    expect(Object.keys(scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(prepare|prepack|build|(pre|post)?install)$/)]),
    );
    expect(existsSync(join(root, bin['mig-lint']))).toBe(true);
  });

  const rows = [
    ['mig-lint', ['keep.c'], 1],
    ['mig-lint', ['fine.c'], 0],
    ['mig-lint', ['fine.c', 'main.c'], 0],
    ['mig-lint-all', [], 1],
  ] as const;
  it.each(rows)('%s with %j exits with %i', async (id, names, expected) => {
    const hook = hooks.find((one) => one.id === id)!;
    expect(hook.pass_filenames ?? true).toBe(names.length > 0);
    const [command, ...argv] = hook.entry.split(' ');
    const { status, err } = await runIn(plant(files), [...argv, ...names]);
    expect({ command, status, err }).toEqual({ command: 'mig-lint', status: expected, err: '' });
  });
});

it('the action runs the bundle, never its inputs, and uploads what that wrote', () => {
  const action = parse(read('action.yml'));
  const [{ run, env, id }, upload] = action.runs.steps;
  expect(action.runs.using).toBe('composite');
  expect(run).not.toContain('${{');
  expect(Object.keys(env)).toEqual(['MIG_LINT', 'PATHS', 'FAIL_ON', 'OPTIONS', 'CATEGORY']);
  expect(env.MIG_LINT).toMatch(/dist\/mig-lint\.cjs$/);
  expect(upload.with.sarif_file).toContain(`steps.${id}.outputs.sarif`);
});

describe('what the action runs', () => {
  const script: string = parse(read('action.yml')).runs.steps[0].run;

  /** As the runner does it, with these inputs: the status, the outputs, and the beginning of what was written. */
  function act(inputs: Readonly<Record<string, string>>) {
    const folder = plant({ ...files, 'runner/output': '', 'runner/old.sarif': '' });
    const runner = join(folder, 'runner');
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...{ MIG_LINT: builtCommand(), PATHS: '.', FAIL_ON: 'error', OPTIONS: '', CATEGORY: 'mig-lint' },
        ...{ RUNNER_TEMP: runner, GITHUB_OUTPUT: join(runner, 'output') },
        GITHUB_STEP_SUMMARY: join(runner, 'summary'),
        ...inputs,
      },
    });
    const sarif = join(runner, 'mig-lint.sarif');
    const summary = join(runner, 'summary');
    return {
      status,
      annotated: stdout.startsWith('::notice title=mig-lint'),
      output: readFileSync(join(runner, 'output'), 'utf8').replace(sarif, 'SARIF'),
      category: existsSync(sarif)
        ? JSON.parse(readFileSync(sarif, 'utf8')).runs[0].automationDetails.id
        : null,
      summary: existsSync(summary) ? readFileSync(summary, 'utf8').split('\n')[0] : null,
    };
  }

  const whole = { annotated: true, output: 'sarif=SARIF\n', category: 'mig-lint/' };
  it.each([
    [{}, { ...whole, status: 1, summary: '## mig-lint: 2 programs: 2 will not migrate' }],
    [
      { PATHS: 'main.c\n\nkeep.c\n', CATEGORY: 'nightly', FAIL_ON: 'never' },
      { ...whole, status: 0, category: 'nightly/', summary: '## mig-lint: 1 program: will not migrate' },
    ],
    [
      { OPTIONS: '--exclude=tools\n--exclude=keep.c\n' },
      { ...whole, status: 0, summary: '## mig-lint: 1 program: cannot tell' },
    ],
    [{ OPTIONS: '--nope' }, { status: 2, annotated: false, output: '', category: null, summary: null }],
    [{ PATHS: '$(touch x)' }, { status: 2, annotated: false, output: '', category: null, summary: null }],
  ])(
    'with %j',
    (inputs, expected) => {
      expect(act(inputs)).toEqual(expected);
    },
    30_000,
  );
});

it('the template for GitLab writes the reports that it names', async () => {
  const { script, artifacts, variables } = parse(read('templates/gitlab.yml'))['mig-lint'];
  const line = String(script[0]).replace('node tools/mig-lint/dist/mig-lint.cjs', '').replaceAll('"', '');
  const filled = Object.entries(variables).reduce(
    (text, [name, value]) => text.replace(`$${name}`, String(value)),
    line,
  );
  const { written, status } = await runIn(plant(files), filled.split(/\s+/).filter(Boolean));
  expect([...written.keys()].sort()).toEqual(Object.values(artifacts.reports).sort());
  expect(status).toBe(1);
  expect(written.get('mig-lint-quality.json')).not.toContain('tools/mig-lint');
});

it('lint-staged appends absolute paths, and so it may', async () => {
  const recipe: string = JSON.parse(/```json\n(\{\s*"lint-staged"[^]*?)```/.exec(read('README.md'))![1]!)[
    'lint-staged'
  ]['*.{c,h,cc,cpp,cxx,hpp,hh}'];
  const folder = plant(files);
  const argv = [...recipe.split(' ').slice(1), join(folder, 'keep.c')];
  const { status, out } = await runIn(folder, argv);
  expect(status).toBe(1);
  expect(out).toContain('keep.c:2:25');
  expect(out).not.toContain(folder);
});
