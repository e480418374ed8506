/**
 * Runs that end before they have seen everything, at each place where they may: what is told is what was known, what is
 * not known is undetermined and says why, and nothing is struck, worsened or promised because it was not seen. Signals,
 * clocks and the heap themselves are tried on the bundled command, in test/cli/unbreakable.test.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, Expert } from '../src/cli/engine.ts';
import { openPatience } from '../src/cli/patience.ts';
import type { Patience, Shortfall } from '../src/model/index.ts';
import { formatNames } from '../src/report/index.ts';
import { engine, type Outcome, runIn } from './engine.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);

const locks = '#include <sys/mman.h>\nint pin(char *at) { return mlock(at, 9); }\n';
const files = {
  'locks.c': locks,
  'first.c': 'int pin(char *);\nint main(int c, char **v) { return pin(v[0]); }\n',
  'second.c': '#include <pthread.h>\nint main(void) { pthread_t t; return pthread_create(&t, 0, 0, 0); }\n',
  'third.c': 'int main(void) { return 0; }\n',
  'start.sh': 'echo 1 > /proc/self/lock\n./first\n',
};

/** Of one cause, as often as it is asked beyond the number. */
function endingAfter(asks: number, cause: Shortfall): Engine {
  let left = asks;
  const patience: Patience = () => Promise.resolve(left-- > 0 ? null : cause);
  const expert = engine.open(null);
  const impatient: Expert = {
    ...expert,
    withRules: () => impatient,
    analyze: (request) => expert.analyze({ ...request, patience }),
  };
  return { open: () => impatient };
}

interface Report {
  readonly programs: readonly {
    readonly name: string;
    readonly answer: string;
    readonly holes: readonly { readonly detail: string }[];
  }[];
  readonly findings: readonly { readonly id: string; readonly reach: { readonly kind: string } }[];
  readonly holes: readonly { readonly detail: string }[];
  readonly notices: readonly { readonly text: string; readonly incomplete: boolean }[];
}

const usual = ['--no-config', '--no-build', '--format', 'json'];

async function report(folder: string, asks: number, cause: Shortfall = 'interrupted'): Promise<Report> {
  const { out } = await runIn(folder, usual, { engine: endingAfter(asks, cause) });
  return JSON.parse(out) as Report;
}

const said = 'The run was interrupted before ';

/** What an ended run may say, beside what the whole one says. */
function expectHonest(cut: Report, whole: Report): void {
  expect(cut.notices.filter(({ text }) => text.startsWith(said))).toHaveLength(1);
  for (const { name, answer, holes } of cut.programs) {
    const known = whole.programs.find((one) => one.name === name)?.answer;
    const isOpen = holes.some(({ detail }) => detail.startsWith(said));
    expect([name, isOpen ? 'open' : answer]).toEqual([name, isOpen ? 'open' : known]);
    if (isOpen) expect(['undetermined', 'at-risk']).toContain(answer);
  }
  for (const { id, reach } of cut.findings) {
    const known = whole.findings.find((one) => one.id === id);
    expect([known?.reach.kind, 'unknown']).toContain(reach.kind);
  }
}

it('is honest wherever it ends', async () => {
  const folder = plant(files);
  const whole = await report(folder, 1000);
  expect(whole.programs.map(({ name, answer }) => [name, answer])).toEqual([
    ['first', 'blocked'],
    ['second', 'blocked'],
    ['third', 'clear'],
    ['start.sh', 'blocked'],
  ]);
  const seen = new Set<string>();
  let asks = 0;
  for (; ; asks++) {
    const cut = await report(folder, asks);
    if (!cut.notices.some(({ text }) => text.startsWith(said))) break;
    expectHonest(cut, whole);
    expect(await report(folder, asks)).toEqual(cut);
    for (const { detail } of [...cut.holes, ...cut.programs.flatMap(({ holes }) => holes)]) seen.add(detail);
  }
  expect(asks).toBeGreaterThan(10);
  expect([...seen].filter((detail) => detail.startsWith(said)).sort()).toEqual([
    'The run was interrupted before 1 of 4 files were looked at.',
    'The run was interrupted before 1 place that may hold a blocker was read.',
    'The run was interrupted before 2 of 4 files were looked at.',
    'The run was interrupted before 2 places that may hold a blocker were read.',
    'The run was interrupted before 3 of 4 files were looked at.',
    'The run was interrupted before 4 of 4 files were looked at.',
    'The run was interrupted before everything that this program can reach was followed.',
    'The run was interrupted before scripts were looked at.',
    'The run was interrupted before this was judged.',
  ]);
}, 60_000);

it('judges a library no more', async () => {
  const folder = plant({ 'locks.c': locks });
  const { programs, findings } = await report(folder, 2, 'memory');
  expect(programs).toMatchObject([
    { answer: 'undetermined', holes: [{ detail: 'Memory ran short before this was judged.' }] },
  ]);
  expect(findings).toMatchObject([
    { reach: { kind: 'unknown', why: 'Memory ran short before it was known what leads to it.' } },
  ]);
});

it.each(formatNames)('says so in %s', async (format) => {
  const folder = plant(files);
  const { out, err, status } = await runIn(folder, ['--no-config', '--format', format], {
    engine: endingAfter(8, 'time'),
  });
  expect(status).toBe(1);
  expect(err).toMatch(/^mig-lint: The time for the run was over before all was seen: [^\n]+\n$/);
  if (!['checkstyle', 'gitlab'].includes(format)) expect(out).toContain('The time for the run was over');
});

it('is incomplete for --strict', async () => {
  const folder = plant({ 'third.c': files['third.c'] });
  const { status } = await runIn(folder, ['--no-config', '--strict'], { engine: endingAfter(0, 'time') });
  expect(status).toBe(3);
});

describe('what was noted before', () => {
  const noted = 'baseline.jsonl';

  function withBaseline(): Promise<[string, string]> {
    const folder = plant(files);
    return runIn(folder, ['--no-config', '--baseline', noted, '--update-baseline']).then(({ written }) => {
      const text = written.get(noted) ?? '';
      writeFileSync(join(folder, noted), text);
      return [folder, text];
    });
  }

  it('is not struck because it was not seen', async () => {
    const [folder, text] = await withBaseline();
    const ended = { engine: endingAfter(6, 'interrupted') };
    const told: Outcome = await runIn(folder, ['--no-config', '--baseline', noted], ended);
    expect(told.out).toContain('The run was interrupted');
    expect(told.out).not.toMatch(/no longer|gone/);
    const again = { engine: endingAfter(6, 'interrupted') };
    const asked = await runIn(folder, ['--no-config', '--baseline', noted, '--update-baseline'], again);
    expect(asked.status).toBe(2);
    expect(asked.err).toContain('mig-lint: baseline.jsonl stays as it is: not all was seen.\n');
    expect(asked.written.has(noted)).toBe(false);
    expect(readFileSync(join(folder, noted), 'utf8')).toBe(text);
  });
});

describe('patience', () => {
  interface World {
    time: number;
    isSignalled: boolean;
    heap: number;
  }

  function open(maxTime: number | null): { readonly world: World } & ReturnType<typeof openPatience> {
    const world: World = { time: 0, isSignalled: false, heap: 0 };
    const environment = { now: () => world.time, isHeapBeyond: (part: number) => world.heap > part };
    return { world, ...openPatience({ signalled: () => world.isSignalled, maxTime, environment }) };
  }

  it.each<[string, number | null, Partial<World>, Shortfall | null]>([
    ['goes on', null, { time: 1e9 }, null],
    ['is over with a signal', null, { time: 60, isSignalled: true }, 'interrupted'],
    ['does not look each time', null, { time: 10, isSignalled: true }, null],
    ['is over with its time', 2, { time: 2000 }, 'time'],
    ['is not over before', 2, { time: 1999 }, null],
    ['is over with a full heap', null, { time: 60, heap: 0.8 }, 'memory'],
    ['is not over with half a heap', null, { time: 60, heap: 0.5 }, null],
  ])('%s', async (_, maxTime, now, expected) => {
    const { world, patience } = open(maxTime);
    Object.assign(world, now);
    expect(await patience()).toBe(expected);
  });

  it('keeps room for linking while files are outlined, and stays over', async () => {
    const { world, patience, entering } = open(null);
    Object.assign(world, { time: 60, heap: 0.5 });
    entering('outline');
    expect(await patience()).toBe('memory');
    entering('uses');
    Object.assign(world, { time: 120, heap: 0 });
    expect(await patience()).toBe('memory');
  });
});
