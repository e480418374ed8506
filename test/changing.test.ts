/**
 * Files that are other ones when they are read again, as they are while somebody edits, builds or checks something out.
 * What is told of them may be of either state; that it is told, and that what is gone is no promise, must hold.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, Expert } from '../src/cli/engine.ts';
import { engine, runIn } from './engine.ts';
import { fellAll, plant } from './sources/tree.ts';

afterEach(fellAll);

/** More than the analysis keeps of what it has read, so that all that matters is read again. */
const filling = `/*${'filling '.repeat(2_200_000)}*/\n`;

const pin = `#include <sys/mman.h>
#define AT(x) x
static char *mapped(int flags) { return mmap(0, 9, 3, flags, -1, 0); }
int pin(char *at) {
#ifdef DEEP
  if (at) return pin(at + 1);
#endif
  return mlock(AT(at), 9) + (mapped(MAP_SHARED) != 0);
}
`;
const files = {
  '0.c': filling,
  'main.c': 'int pin(char *);\nint main(int c, char **v) { return pin(v[0]); }\n',
  'pin.c': pin,
  'start.sh': 'mosrun -l ./main\n',
};

type Change = (bytes: Uint8Array) => Uint8Array | null;

const changes: Readonly<Record<string, Change>> = {
  'are gone': () => null,
  'are empty': () => new Uint8Array(0),
  'end in the middle': (bytes) => bytes.subarray(0, bytes.length >> 1),
  'have no line ends': (bytes) => bytes.map((byte) => (byte === 10 ? 32 : byte)),
  'have grown at their beginning': (bytes) => Buffer.concat([Buffer.from('static int x;\n\n'), bytes]),
  'are full of something else': (bytes) => new Uint8Array(bytes.length).fill(0x28),
  'are something else each time': (bytes) => bytes.map((byte) => (Math.imul(byte, 7) + bytes.length) & 0xff),
};

/** Files small enough to matter are changed from the second look on. */
function changing(change: Change): Engine {
  const looked = new Set<string>();
  const expert = engine.open(null);
  const hasty: Expert = {
    ...expert,
    withRules: () => hasty,
    analyze: (request) =>
      expert.analyze({
        ...request,
        readBytes: (file) => {
          const bytes = request.readBytes(file);
          const isAgain = looked.has(file);
          looked.add(file);
          return isAgain && bytes !== null && bytes.length < 10_000 ? change(bytes) : bytes;
        },
      }),
  };
  return { open: () => hasty };
}

interface Report {
  readonly programs: readonly { readonly name: string; readonly answer: string }[];
}

const words = ['--no-config', '--no-build', '--max-file-size', '32M', '--costs', '--all-paths'];

it('what stays as it is keeps its answer', async () => {
  const { out } = await runIn(plant(files), [...words, '--format', 'json'], {
    engine: changing((same) => same),
  });
  const [main] = (JSON.parse(out) as Report).programs;
  expect(main).toMatchObject({ name: 'main', answer: 'blocked', holes: [] });
});

describe.each(Object.entries(changes))('files that %s when they are read again', (_, change) => {
  it.each(['text', 'json', 'sarif', 'html'])('are told of in %s', async (format) => {
    const outcome = await runIn(plant(files), [...words, '--format', format], { engine: changing(change) });
    expect(outcome.err).toBe('');
    expect([0, 1]).toContain(outcome.status);
    if (format !== 'json') return;
    for (const { name, answer } of (JSON.parse(outcome.out) as Report).programs) {
      expect([name, answer]).not.toEqual(['main', 'clear']);
    }
  });
});

it('files that vanish after they were found are told of', async () => {
  const folder = plant({ ...files, '0.c': '' });
  const expert = engine.open(null);
  const late: Expert = {
    ...expert,
    withRules: () => late,
    analyze: (request) => {
      for (const name of ['pin.c', 'start.sh']) rmSync(join(folder, name));
      return expert.analyze(request);
    },
  };
  const { out, err } = await runIn(folder, ['--no-config', '--no-build'], { engine: { open: () => late } });
  expect(err).toBe('');
  expect(out).toContain('`pin.c` could not be read: it is no longer there.');
  expect(out).toContain('cannot tell');
});
