/**
 * The README's recipes for many packages, run as they stand there with a fresh bundle: nothing is lost, and what failed is named.
 * The services around them (Slurm, GitHub) are played by what they set; the uploads are theirs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { builtCommand, builtFolder, root } from './once/index.ts';
import { fellAll, plant } from './sources/tree.ts';

const hasParallel = spawnSync('parallel', ['--version']).status === 0;
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const bundle = mkdtempSync(join(tmpdir(), 'mig-lint-bundle-'));

beforeAll(() => {
  mkdirSync(join(bundle, 'bin'));
  symlinkSync(builtCommand(), join(bundle, 'bin/mig-lint'));
}, 120_000);

afterAll(() => {
  rmSync(bundle, { recursive: true });
});
afterEach(fellAll);

const calm = 'int main(void) { return 0; }\n';
const locked = '#include <sys/mman.h>\nint main(void) { return mlockall(MCL_CURRENT); }\n';

/** `no sources` holds nothing to look at, so its run fails; its name has a blank besides. */
function packages(): string {
  return plant({
    'packages/convert/main.c': calm,
    'packages/no sources/README': 'Nothing here.\n',
    'packages/render/main.c': locked,
    'packages/render/tool.c': calm,
  });
}

/** The code block of this language that follows these words. */
function recipe(words: string, language: string): string {
  const [, text] = new RegExp(`${words}[^]*?\`\`\`${language}\n([^]*?)\`\`\``).exec(readme) ?? [];
  if (text === undefined) throw new Error(`The README has no recipe behind "${words}".`);
  return text;
}

function shell(folder: string, script: string, variables: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, PATH: `${join(bundle, 'bin')}:${process.env['PATH'] ?? ''}`, ...variables };
  const { stdout, stderr, status } = spawnSync('sh', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
  return { out: stdout, err: stderr, status };
}

const failure = '`reports/no sources.json` could not be read: there is no such file.';
const totals =
  '2 reports, 3 programs: 1 will not migrate, 2 with nothing found that stops it. 1 report could not be used.';

function categoryOf(file: string): unknown {
  const { runs }: { runs: { automationDetails?: { id: string } }[] } = JSON.parse(readFileSync(file, 'utf8'));
  return runs[0]?.automationDetails?.id;
}

const whereParallel = hasParallel ? it : it.skip;

whereParallel(
  'GNU parallel (skipped where it is not installed)',
  () => {
    const folder = packages();
    const { out, err, status } = shell(folder, recipe('With GNU parallel', 'sh'));
    expect(out).toContain(totals);
    expect(out).toContain(failure);
    expect(err).toContain('was found in `packages/no sources`.');
    expect(status).toBe(2);
    expect(categoryOf(join(folder, 'reports/render.sarif'))).toMatch(/^mig-lint\/render\b/);
    expect(categoryOf(join(folder, 'reports/convert.sarif'))).toMatch(/^mig-lint\/convert\b/);
    const runs = readFileSync(join(folder, 'reports/joblog'), 'utf8').trimEnd().split('\n').slice(1);
    expect(runs.map((line) => line.split('\t')[6]).sort()).toEqual(['0', '0', '2']);
  },
  120_000,
);

it('a Slurm array, a task after the other', () => {
  const folder = packages();
  const script = recipe('As a Slurm array', 'sh');
  const tasks = ['1', '2', '3'].map((id) => shell(folder, script, { SLURM_ARRAY_TASK_ID: id }).status);
  expect(tasks).toEqual([0, 2, 0]);
  expect(categoryOf(join(folder, 'reports/render.sarif'))).toMatch(/^mig-lint\/render\b/);
  const last = recipe('With GNU parallel', 'sh').trimEnd().split('\n').at(-1) ?? '';
  const { out, status } = shell(folder, last);
  expect({ status, isWhole: out.includes(totals), isNamed: out.includes(failure) }).toEqual({
    status: 2,
    isWhole: true,
    isNamed: true,
  });
}, 120_000);

interface Job {
  readonly strategy?: { readonly matrix: { readonly package: readonly string[] } };
  readonly steps: readonly { readonly run?: string }[];
}

it('a matrix of GitHub Actions, its commands alone', () => {
  const folder = packages();
  mkdirSync(join(folder, 'tools/mig-lint'), { recursive: true });
  symlinkSync(builtFolder(), join(folder, 'tools/mig-lint/dist'));
  const workflow: { jobs: Readonly<Record<string, Job>> } = parse(recipe('matrix of GitHub Actions', 'yaml'));
  const commandOf = (job: string) =>
    workflow.jobs[job]?.steps.find(({ run }) => run !== undefined)?.run ?? '';
  const members = workflow.jobs['lint']?.strategy?.matrix.package ?? [];
  expect(members).toEqual(['convert', 'render']);
  for (const member of members) {
    const run = commandOf('lint').replaceAll('${{ matrix.package }}', member);
    expect(shell(folder, run)).toMatchObject({ status: 0, err: '' });
    expect(categoryOf(join(folder, `${member}.sarif`))).toMatch(new RegExp(`^mig-lint/${member}\\b`));
  }
  // What the artifacts do.
  expect(shell(folder, 'mkdir reports && mv convert.json reports').status).toBe(0);
  const { status, err } = shell(folder, commandOf('summary'), { GITHUB_STEP_SUMMARY: 'summary.md' });
  expect({ status, err: err.includes('`reports/render.json` could not be read') }).toEqual({
    status: 2,
    err: true,
  });
  expect(existsSync(join(folder, 'summary.md'))).toBe(true);
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('| `convert` |');
}, 120_000);
