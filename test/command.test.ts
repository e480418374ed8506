/**
 * The bundled command as a process of its own, once for each way in which people use it: reports, comments, the baseline,
 * changes, the configuration, hooks, the terminal, the package. How each of them behaves at its edges is tested apart, and so
 * are the page in a browser, the language server and the library.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { parse } from 'yaml';
import { formatNames } from '../src/report/index.ts';
import { readTags } from './foreign/html.ts';
import { checkstyleShapes, gitlabErrors, junitShapes, shapeErrors } from './foreign/shapes.ts';
import { readXml } from './foreign/xml.ts';
import { builtCommand, root } from './once/index.ts';
import { createRepository, type Files, type TestRepository } from './repository.ts';
import { sarifFaults } from './sarif-rules.ts';
import { sarifErrors } from './sarif-schema.ts';
import { fellAll, plant } from './sources/tree.ts';

// Processes of their own, each with its grammars.
jest.setTimeout(120_000);
afterEach(fellAll);

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Around {
  readonly input?: string;
  readonly variables?: NodeJS.ProcessEnv;
}

function run(folder: string, words: readonly string[], { input = '', variables = {} }: Around = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtCommand(), ...words], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...variables },
  });
  return { status, out: stdout, err: stderr };
}

const frames = 'int main(void) {\n  return shmget(1, 2, 3);\n}\n';
const calm = 'int main(void) { return 0; }\n';
const lock = 'int take(void *key)\n{\n    return mlock(key, 16);\n}\n';

function repositoryOf(files: Files): TestRepository {
  const repository = createRepository();
  repository.commit(files);
  return repository;
}

it('writes SARIF that names files from the top of the repository, links resolved, with the hash that GitHub makes', () => {
  const { root: top } = repositoryOf({ 'src/a file.c': frames });
  symlinkSync('../src/a file.c', join(top, 'linked.c'));
  mkdirSync(join(top, 'work'));
  symlinkSync('../src/a file.c', join(top, 'work/linked.c'));
  const words = ['--sarif-category', 'nightly', '--format', 'sarif:out/a.sarif', 'linked.c'];
  expect(run(join(top, 'work'), words)).toEqual({ status: 1, out: '', err: '' });
  const log: Log = JSON.parse(readFileSync(join(top, 'work/out/a.sarif'), 'utf8'));
  expect([...sarifErrors(log), ...sarifFaults(log)]).toEqual([]);
  const { automationDetails, results = [], tool } = log.runs[0]!;
  expect(automationDetails?.id).toBe('nightly/');
  expect(tool.driver.rules!.length).toBeGreaterThan(20);
  expect(results).toHaveLength(1);
  const { locations = [], partialFingerprints = {} } = results[0]!;
  expect(locations[0]?.physicalLocation?.artifactLocation?.uri).toBe('src/a%20file.c');
  expect(partialFingerprints['primaryLocationLineHash']).toBe('eca8d5ce38e9f78a:1');
});

it('writes every format in one run, each as its readers want it', () => {
  const { root: top } = repositoryOf({ 'a.c': frames, 'lib/b.c': lock });
  const formats = formatNames.flatMap((name) => ['--format', `${name}:reports/${name}`]);
  expect(run(top, formats)).toEqual({ status: 1, out: '', err: '' });
  const report = (name: string): string => readFileSync(join(top, 'reports', name), 'utf8');
  expect(gitlabErrors(report('gitlab'))).toEqual([]);
  expect(shapeErrors(readXml(report('junit')), junitShapes)).toEqual([]);
  expect(shapeErrors(readXml(report('checkstyle')), checkstyleShapes)).toEqual([]);
  expect(JSON.parse(report('json')).programs).toHaveLength(1);
  expect(report('concise')).toContain('a.c:2:10: error: `shmget`');
  for (const name of formatNames) expect(report(name)).toContain('system-v-shared-memory');
});

it('writes a page that holds all that it needs', () => {
  const { root: top } = repositoryOf({ 'a.c': frames });
  run(top, ['--format', 'html:page.html']);
  const page = readFileSync(join(top, 'page.html'), 'utf8');
  expect(readTags(page).faults).toEqual([]);
  expect(page).toContain('<title>');
  expect(page).not.toMatch(/(?:src|href)="(?!#|https:\/\/[^"]*"[^>]*rel=)[^"]/);
});

it('puts comments into sources, heeds them, shows them, and tells of those that are of no use any more', () => {
  const { root: top, write, git } = repositoryOf({ 'a.c': lock });
  expect(run(top, ['suppress', '--reason', 'the key stays'])).toMatchObject({ status: 0, err: '' });
  expect(git('diff', '--unified=0')).toContain(
    '+    /* mig-lint-disable-next-line locked-memory -- the key stays */',
  );
  expect(run(top, []).status).toBe(0);
  expect(run(top, ['--show-suppressed']).out).toContain('because     suppressed in the code: the key stays');
  write({ 'a.c': readFileSync(join(top, 'a.c'), 'utf8').replace('mlock(key, 16)', 'key != 0') });
  expect(run(top, []).out).toContain('a.c:3: This suppression of `locked-memory` suppresses nothing.');
});

it('keeps a baseline quiet while code moves, and tells a second call of the same', () => {
  const { root: top, write, git } = repositoryOf({ 'a.c': lock });
  const words = ['--baseline', 'base.json'];
  expect(run(top, [...words, '--update-baseline']).status).toBe(0);
  git('mv', 'a.c', 'moved.c');
  write({ 'moved.c': `${'\n'.repeat(200)}${lock}` });
  expect(run(top, words).status).toBe(0);
  expect(run(top, ['baseline', 'stats', ...words]).out).toContain('1 finding: 1 still there, 0 gone.');
  write({ 'moved.c': lock.replace('    return', '    mlock(key, 16);\n    return') });
  expect(run(top, [...words, '--format', 'concise'])).toMatchObject({
    status: 1,
    out: expect.stringMatching(/^moved\.c:[34]:\d+: error: [^\n]+ \[locked-memory\]\n/),
  });
});

it('looks at what is in the index, at what a branch did, and at a diff', () => {
  const { root: top, write, git } = repositoryOf({ 'a.c': calm });
  write({ 'a.c': frames });
  git('add', 'a.c');
  const diff = git('diff', '--cached');
  write({ 'a.c': calm });
  expect(run(top, ['--staged', '--quiet']).status).toBe(1);
  expect(run(top, ['--since', 'HEAD']).status).toBe(0);
  write({ 'a.c': frames });
  const since = run(top, ['--since', 'HEAD']);
  expect(since.status).toBe(1);
  expect(since.out).toContain(
    'was         nothing found that stops it, before the change, which added monkey',
  );
  expect(run(top, ['--diff', '-', '--quiet'], { input: diff }).status).toBe(1);
});

it('is configured by a file that init writes, and says what is wrong with one', () => {
  const { root: top, write } = repositoryOf({ 'a.c': frames, 'vendor/b.c': lock });
  expect(run(top, ['init']).status).toBe(0);
  expect(run(top, ['init'])).toMatchObject({ status: 2, out: '' });
  const written: unknown = parse(readFileSync(join(top, 'mig-lint.config.yaml'), 'utf8'));
  expect(written).toMatchObject({ target: 'openmosix-2.4.26', 'third-party': ['/vendor/'] });
  const printed = JSON.parse(run(top, ['--print-config', 'a.c']).out);
  expect(printed).toMatchObject({ 'fail-on': 'warning', configuration: ['mig-lint.config.yaml'] });
  write({ 'mig-lint.config.yaml': 'levels:\n  system-v-shared-memroy: off\n' });
  expect(run(top, [])).toEqual({
    status: 2,
    out: '',
    err: 'mig-lint: mig-lint.config.yaml:2: The key "system-v-shared-memroy" is not known here. Did you mean `system-v-shared-memory`?\n',
  });
});

it('is a hook that takes thousands of files, what ignore files leave out among them', () => {
  const names = [...Array(2_000).keys()].map((index) => `src/f${index}.c`);
  const own = Object.fromEntries(names.map((name, index) => [name, `int f${index}(void) { return 0; }\n`]));
  const { root: top, write } = repositoryOf({ ...own, '.gitignore': 'made/\n', 'main.c': calm });
  write({ 'made/x.c': lock });
  const [{ entry }] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
  const [, ...words] = String(entry).split(' ');
  expect(run(top, [...words, ...names, 'made/x.c']).status).toBe(0);
  expect(run(top, [...words, 'main.c', 'made/x.c']).status).toBe(0);
  expect(run(top, ['--files-from', '-', '--quiet'], { input: names.join('\n') })).toMatchObject({
    status: 0,
    out: '',
  });
  expect(run(top, ['--stdin-filename', 'main.c', '--quiet'], { input: frames }).status).toBe(1);
});

it('tells a person at a terminal what to type, and colours where it may', () => {
  const folder = plant({ 'a.c': frames, 'empty/notes.txt': '' });
  const { out, status } = run(folder, ['--help']);
  expect(status).toBe(0);
  expect(out).toContain('mig-lint --format text --format sarif:FILE');
  const [, options = ''] = /\nOptions:\n([^]*?)\n\nExamples:/.exec(out) ?? [];
  expect(options.split('\n').filter((line) => line.trim() === '')).toEqual([]);
  expect(run(folder, ['--formt', 'json'])).toEqual({
    status: 2,
    out: '',
    err: 'mig-lint: `--formt` is no option. Did you mean `--format`?\n',
  });
  expect(run(folder, ['empty']).status).toBe(2);
  expect(run(folder, [], { variables: { FORCE_COLOR: '1' } }).out).toContain('\u001b[');
  expect(run(folder, []).out).not.toContain('\u001b[');
  expect(run(folder, ['--stats', '--quiet']).err).toContain(
    '  findings by rule\n    1  system-v-shared-memory\n',
  );
  expect(run(folder, ['completion', 'bash']).out).toContain('complete -F _mig_lint mig-lint');
  expect(run(folder, ['explain', 'shmget']).out).toContain('DSTAY_FOR_MONKEY');
  expect(existsSync(join(root, 'man/mig-lint.1'))).toBe(true);
});

it('says with status 3 that it could not see all, where that was asked for', () => {
  const folder = plant({ 'a.c': '#include <odd.h>\nint main(void) { return odd_thing(); }\n' });
  expect(run(folder, []).status).toBe(0);
  expect(run(folder, ['--strict']).status).toBe(3);
});

interface Packed {
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

it('packs what is needed and nothing that runs when it is installed, in less than 12 MB', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [packed]: readonly Packed[] = JSON.parse(stdout);
  const { unpackedSize, files } = packed!;
  const paths = files.map(({ path }) => path);
  expect(unpackedSize).toBeLessThan(12_000_000);
  expect(paths).toEqual(
    expect.arrayContaining([
      ...['dist/mig-lint.cjs', 'dist/language-server.cjs', 'dist/library.mjs', 'dist/library.d.mts'],
      ...['dist/tree-sitter-c.wasm', 'dist/rulebook.json', 'schemas/report.schema.json', 'man/mig-lint.1'],
      ...['grammars/checksums.txt', 'templates/gitlab.yml', 'README.md', 'package.json'],
    ]),
  );
  expect(paths.filter((path) => /^(?:src|test|samples|bench|node_modules)\//.test(path))).toEqual([]);
  const { scripts, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(
    Object.keys(scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|pack|publish)$/.test(name)),
  ).toEqual([]);
  expect(dependencies).toBeUndefined();
});
