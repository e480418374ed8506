/** `--show`: what one stage makes of the files, one JSON object a line, for whoever mends that stage. */
import { join } from 'node:path';
import { root, runIn } from './engine.ts';

const folder = join(root, 'samples/flags-from-the-caller');

interface Entry {
  readonly item: string;
  readonly kind: string;
  readonly at: string;
  readonly within: string;
  readonly callee: string;
  readonly forwards: readonly { readonly to: string; readonly arguments: readonly unknown[] }[];
}

async function shown(stage: string): Promise<readonly Entry[]> {
  const { status, out, err } = await runIn(folder, ['--show', stage, 'blocks.c']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const entries: readonly Entry[] = JSON.parse(`[${out.trimEnd().replaceAll('\n', ',')}]`);
  return entries;
}

it('shows the facts of every item', async () => {
  const facts = await shown('facts');
  expect(facts.map(({ item, kind, at }) => [item, kind, at])).toEqual([
    ['blocks', 'function', 'blocks.c:5:1'],
    ['main', 'function', 'blocks.c:12:1'],
  ]);
  expect(facts[0]).toMatchObject({ parameters: ['count', 'flags'], complete: true });
});

it('shows every call with the values of its arguments', async () => {
  const calls = await shown('calls');
  expect(calls.map(({ at, within, callee }) => `${at} ${within} ${callee}`)).toEqual([
    'blocks.c:7:20 blocks mmap',
    'blocks.c:14:23 main blocks',
    'blocks.c:15:23 main blocks',
  ]);
  expect(calls[2]).toMatchObject({
    arguments: [
      { kind: 'number', value: 4 },
      { kind: 'name', name: 'MAP_SHARED' },
    ],
  });
});

it('shows what functions hand on, and who mentions them', async () => {
  const [blocks] = await shown('summaries');
  expect(blocks).toMatchObject({ item: 'blocks', mentionedBy: ['main'] });
  const [forward] = blocks!.forwards;
  expect(forward).toMatchObject({ to: 'mmap' });
  expect(forward!.arguments.map((value) => value !== null)).toEqual([false, true, false, true, false, false]);
});
