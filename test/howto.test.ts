/**
 * Where the tool began: section 12.2 of the openMosix HOWTO shows four programs and says which of them migrate. Here they
 * are as a user would type them in, and the tool must come to the same answers.
 */
import { join } from 'node:path';
import type { Verdict } from '../src/model/index.ts';
import { root, runIn } from './engine.ts';

interface Report {
  readonly programs: readonly (Pick<Verdict, 'answer'> & {
    readonly name: string;
    readonly reasons: readonly { readonly stayReason: string; readonly symbol: string }[];
    readonly remarks: readonly { readonly symbol: string; readonly effect: string }[];
  })[];
}

async function programOf(file: string): Promise<Report['programs'][number]> {
  const { out, err } = await runIn(join(root, 'test/howto'), ['--format', 'json', file]);
  expect(err).toBe('');
  const { programs }: Report = JSON.parse(out);
  expect(programs).toHaveLength(1);
  return programs[0]!;
}

it('the busy loop always migrates', async () => {
  expect(await programOf('loop.c')).toMatchObject({ answer: 'clear', reasons: [], remarks: [] });
});

it('the program with shmget never does', async () => {
  const { answer, reasons } = await programOf('shared-memory.c');
  expect(answer).toBe('blocked');
  expect(reasons).toMatchObject([{ stayReason: 'monkey', symbol: 'shmget' }]);
});

it('pipes migrate nicely, and so does what fork makes', async () => {
  const { answer, reasons, remarks } = await programOf('pipe.c');
  expect(answer).toBe('clear');
  expect(reasons).toEqual([]);
  expect(remarks.map(({ symbol, effect }) => `${symbol} ${effect}`)).toEqual(['pipe fine', 'fork fine']);
});

it('programs with POSIX threads stay', async () => {
  const { answer, reasons } = await programOf('threads.cpp');
  expect(answer).toBe('blocked');
  expect(reasons).toMatchObject([{ stayReason: 'clone_vm', symbol: 'pthread_create' }]);
});
