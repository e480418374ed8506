/** What a person sees beside the report: the line that tells how far a run is, and where its time went. */
import { type Outcome, runIn, type World } from '../engine.ts';
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
