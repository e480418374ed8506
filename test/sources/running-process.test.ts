/** Reading a process that ends meanwhile, turns into another one, or may not be looked at: a made folder decides when. */
import { type ProcessFolder, readProcess } from '../../src/sources/index.ts';

const texts: Readonly<Record<string, string>> = {
  '500/stat': `500 (quiet) S ${'0 '.repeat(18)}900 ${'0 '.repeat(30)}`,
  '500/status': 'Name:\tquiet\nVmSize:\t 2 kB\nVmLck:\t 0 kB\nThreads:\t1\n',
  '500/cmdline': 'quiet\0-n\0\0',
  '500/maps': '40000000-40001000 rw-s 00000000 08:01 12   /a\\012b\n',
};

function failing(code: string): never {
  throw Object.assign(new Error(code), { code });
}

/** `textOf` may fail; everything else is there. */
function folderOf(textOf: (path: string) => string): ProcessFolder {
  return {
    text: textOf,
    link: () => '/bin/quiet',
    names: () => [],
    isCharacterDevice: () => false,
  };
}

function read(path: string): string {
  return texts[path] ?? failing('ENOENT');
}

it('reads what there is', () => {
  const reading = readProcess(folderOf(read), 500, ['cantmove']);
  if (reading.kind !== 'running') throw new Error(reading.kind);
  expect(reading.running).toMatchObject({
    name: 'quiet',
    executable: '/bin/quiet',
    commandLine: ['quiet', '-n'],
    threads: 1,
    lockedKilobytes: 0,
    mappings: [{ path: '/a\nb', isShared: true, isOpenForWriting: true, isLocked: null }],
    refused: [],
  });
  expect(reading.running.control.get('cantmove')).toEqual({ kind: 'absent' });
});

const ends = ['ENOENT', 'ESRCH'] as const;

it.each(ends)('notices that the process is gone: %s', (code) => {
  let reads = 0;
  const vanishing = folderOf((path) => {
    reads += 1;
    return reads > 3 ? failing(code) : read(path);
  });
  expect(readProcess(vanishing, 500, ['cantmove'])).toEqual({ kind: 'vanished' });
  expect(
    readProcess(
      folderOf(() => failing(code)),
      500,
      [],
    ),
  ).toEqual({ kind: 'none' });
});

it('notices that the number belongs to another process by now', () => {
  let isLater = false;
  const changing = folderOf((path) => {
    const text = read(path);
    if (path !== '500/stat') return text;
    const seen = isLater ? text.replace('900', '901') : text;
    isLater = true;
    return seen;
  });
  expect(readProcess(changing, 500, [])).toEqual({ kind: 'vanished' });
});

it('tells what may not be read', () => {
  const closed = folderOf((path) => (/maps|cantmove/.test(path) ? failing('EACCES') : read(path)));
  const reading = readProcess({ ...closed, link: () => failing('EACCES') }, 500, ['cantmove']);
  if (reading.kind !== 'running') throw new Error(reading.kind);
  const { mappings, executable, refused, control } = reading.running;
  expect({ mappings, executable }).toEqual({ mappings: null, executable: null });
  expect(refused).toEqual([
    { file: 'exe', why: 'permission denied' },
    { file: 'maps', why: 'permission denied' },
  ]);
  expect(control.get('cantmove')).toEqual({ kind: 'refused', why: 'permission denied' });
  expect(
    readProcess(
      folderOf(() => failing('EPERM')),
      500,
      [],
    ),
  ).toEqual({
    kind: 'refused',
    why: 'permission denied',
  });
});
