/** What a person sees beside the report: the line that tells how far a run is, and where its time went. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Outcome, root, runIn, type World } from '../engine.ts';
import { builtCommand } from '../once/index.ts';
import { fellAll, plant } from '../sources/tree.ts';

afterEach(fellAll);

const files = {
  'a.c': '#include <sys/shm.h>\nint main(void) { return shmget(1, 1, 0); }\n',
  'b.c': 'int b;\n',
};

/** A clock that goes on by so many milliseconds whenever somebody looks. */
function clock(step: number): () => number {
  let time = 0;
  return () => (time += step);
}

function run(world: World, ...argv: readonly string[]): Promise<Outcome> {
  return runIn(plant(files), ['--no-build', '--fail-on', 'never', ...argv], world);
}

describe('progress', () => {
  const watched: World = { isErrorTerminal: true, now: clock(200) };

  it('is one line that is drawn over and gone in the end', async () => {
    const { err, out } = await run(watched);
    const [first, ...drawn] = err.split('\r\u001b[K');
    expect(first).toBe('');
    expect(drawn.pop()).toBe('');
    expect(drawn.length).toBeGreaterThan(3);
    expect(drawn.every((line) => /^mig-lint: [^\n]+ \.\.\.$/.test(line))).toBe(true);
    expect(drawn).toContain('mig-lint: judging programs ...');
    expect(out).not.toContain('\u001b[K');
  });

  it('counts the files while they are read', async () => {
    const { err } = await run({ isErrorTerminal: true, now: clock(600) });
    expect(err).toContain('mig-lint: reading 2 of 2 files ...');
  });

  const silent: readonly (readonly [string, World, readonly string[]])[] = [
    ['within the first second', { isErrorTerminal: true, now: clock(1) }, []],
    ['behind a pipe', { now: clock(200) }, []],
    ['on a build server', { ...watched, variables: { CI: 'true' } }, []],
    ['on a terminal that cannot draw over', { ...watched, variables: { TERM: 'dumb' } }, []],
    ['under --quiet', watched, ['--quiet']],
  ];
  it.each(silent)('is not shown %s', async (_, world, argv) => {
    expect((await run(world, ...argv)).err).toBe('');
  });
});

it('tells with --stats where the time went, the slowest files and what was found', async () => {
  const { err } = await run({ now: clock(3) }, '--stats');
  const titles = err.split('\n').filter((line) => /^ {2}\S/.test(line));
  expect(titles).toEqual(['  time, ms', '  slowest files, ms', '  findings by rule']);
  expect(err).toMatch(/^mig-lint: 2 files, 71 bytes, 2 items; 1 items and \d+ bytes parsed/);
  for (const row of ['3  reading and outlining', '3  verdicts', '1  system-v-shared-memory']) {
    expect(err).toMatch(new RegExp(`^ +${row.replace(/^\d/, '\\d+')}$`, 'm'));
  }
  expect(err).toMatch(/^ +\d+ {2}a\.c$/m);
});

describe('links', () => {
  const start = '\u001b]8;;';
  const shown: readonly (readonly [Record<string, string>, boolean])[] = [
    [{}, false],
    [{ TERM: 'xterm-kitty' }, true],
    [{ TERM: 'alacritty', CI: 'true' }, false],
    [{ TERM: 'dumb', VTE_VERSION: '6800' }, false],
    [{ VTE_VERSION: '6800' }, true],
    [{ VTE_VERSION: '4800' }, false],
    [{ VTE_VERSION: '0.50.0' }, false],
    [{ VTE_VERSION: '0.52.2' }, true],
    [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.9' }, false],
    [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.100.0' }, true],
    [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.9' }, false],
    [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }, true],
    [{ TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' }, true],
    [{ TERM_PROGRAM: 'Apple_Terminal' }, false],
    [{ TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' }, false],
    [{ CI: 'true', FORCE_HYPERLINK: '1' }, true],
  ];
  it.each(shown)('on a terminal that says %j: %s', async (variables, isShown) => {
    expect((await run({ width: 100, variables })).out.includes(start)).toBe(isShown);
  });

  it('are not written where nobody looks, unless they are forced', async () => {
    expect((await run({ variables: { TERM: 'xterm-kitty' } })).out).not.toContain(start);
    expect((await run({ variables: { FORCE_HYPERLINK: '1' } })).out).toContain(start);
  });

  it('lead to the file and to the page on the rule, and change no text', async () => {
    const folder = plant({ 'a dir/a.c': files['a.c'] });
    const argv = ['--no-build', '--no-color'];
    const world = { width: 100, home: join(root, 'dist') };
    const plainly = await runIn(folder, argv, world);
    const { out } = await runIn(folder, argv, { ...world, variables: { FORCE_HYPERLINK: '1' } });
    const link = (url: string, text: string): string => `${start}${url}\u001b\\${text}${start}\u001b\\`;
    const file = pathToFileURL(join(folder, 'a dir/a.c')).href;
    const page = pathToFileURL(join(root, 'rules/system-v-shared-memory/README.md')).href;
    expect(out).toContain(link(file, 'a dir/a.c:2:25'));
    expect(out).toContain(link(page, 'system-v-shared-memory'));
    const texts = out
      .split(start)
      .map((piece, index) => (index === 0 ? piece : piece.slice(piece.indexOf('\\') + 1)));
    expect(texts.join('')).toBe(plainly.out);
  });
});

it('ends at once when it is interrupted, with what a shell shows as 130', () => {
  const folder = plant(files);
  // It waits for a list that never ends, in a step that lets no event of Node.js through.
  const script = `
    set -m; mkfifo list; exec 3<>list
    "${process.execPath}" "${builtCommand()}" --files-from list & pid=$!
    sleep 1; kill -INT $pid; wait $pid; echo $?`;
  const { stdout } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', timeout: 30_000 });
  expect(stdout).toBe('130\n');
}, 60_000);
