/** `mig-lint process` on made kernels and on this one, through the whole command with the rules as they are. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { root, runIn } from '../engine.ts';
import { fellAll, plant } from '../sources/tree.ts';
import { longMapping, type MadeProcess, mapping, procOf } from './tree.ts';

afterEach(fellAll);

const schema = JSON.parse(readFileSync('schemas/process.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

interface Expected {
  readonly answer: string;
  readonly status: number;
  /** The stay reasons, with ` ?` behind those that are only possible, and the kernel's word where there is one. */
  readonly stays?: readonly string[];
  /** The effects and rules of what keeps nothing home. */
  readonly remarks?: readonly string[];
}

interface Stay {
  readonly stayReason: string | null;
  readonly word: string | null;
  readonly isShownByKernel: boolean;
  readonly certainty: string;
  readonly sightings: readonly object[];
  readonly lines: readonly { readonly file: string; readonly line: number }[];
}

interface Entry {
  readonly id: number;
  readonly target: string;
  readonly answer: string;
  readonly stays: readonly Stay[];
  readonly remarks: readonly { readonly effect: string; readonly rule: string }[];
  readonly sources: { readonly how: string; readonly programs: readonly string[] };
  readonly notShown: readonly object[];
}

interface Document {
  readonly processes: readonly Entry[];
  readonly untold: readonly object[];
}

function readDocument(out: string): Document {
  const document: Document = JSON.parse(out);
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  return document;
}

async function documentOf(processes: Readonly<Record<number, MadeProcess>>, words: readonly string[]) {
  const argv = ['process', '--format', 'json', '--proc-root', procOf(processes), ...words];
  const { out, err, status } = await runIn(root, argv);
  const document = readDocument(out);
  return { document, entry: document.processes[0]!, err, status };
}

async function check(
  made: MadeProcess,
  { answer, status, stays = [], remarks = [] }: Expected,
  target?: string,
) {
  const words = target === undefined ? ['500'] : ['500', '--target', target];
  const { entry, err, status: ended } = await documentOf({ 500: made }, words);
  const reasons = entry.stays.map(({ stayReason, word, isShownByKernel, certainty }) => {
    const shown = isShownByKernel ? `=${String(word)}` : '';
    return `${stayReason ?? 'unknown'}${shown}${certainty === 'possible' ? ' ?' : ''}`;
  });
  const others = entry.remarks.map(({ effect, rule }) => `${effect}: ${rule}`);
  expect({ answer: entry.answer, status: ended, stays: reasons, remarks: others, err }).toEqual({
    ...{ answer, status, stays, remarks },
    err: '',
  });
}

function on24(cantmove: string, lock = '0\n'): MadeProcess {
  return { files: { cantmove, lock, where: '0\n', nmigs: '0\n' } };
}

describe('on openMosix for 2.4', () => {
  const rows: readonly [string, MadeProcess, Expected][] = [
    ['nothing', on24(''), { answer: 'free', status: 0 }],
    ['nothing, as a number', on24('0\n'), { answer: 'free', status: 0 }],
    ['a word', on24('monkey\n'), { answer: 'kept', status: 1, stays: ['monkey=monkey'] }],
    [
      'several words',
      on24('mem_lock\nclone_vm\nVM86_mode\nextern_3\n'),
      {
        ...{ answer: 'kept', status: 1 },
        stays: ['mem_lock=mem_lock', 'clone_vm=clone_vm', 'vm86=VM86_mode', 'external=extern_3'],
      },
    ],
    ['a word nobody knows', on24('frob\n'), { answer: 'kept', status: 1, stays: ['unknown=frob'] }],
    ['a lock', on24('', '1\n'), { answer: 'locked', status: 1, stays: ['user_lock'] }],
    ['a lock twice', on24('user_lock', '1'), { answer: 'locked', status: 1, stays: ['user_lock=user_lock'] }],
    [
      'a lock and a word',
      on24('monkey\n', '1\n'),
      { answer: 'kept', status: 1, stays: ['monkey=monkey', 'user_lock'] },
    ],
    [
      'no word, whatever else there is to see',
      { ...on24(''), status: { Threads: '4' } },
      { answer: 'free', status: 0 },
    ],
    [
      'a process that has ended',
      { ...on24(''), state: 'Z', status: { VmSize: null } },
      { answer: 'ended', status: 0 },
    ],
  ];
  it.each(rows)('%s', async (_, made, expected) => {
    await check(made, expected);
  });

  it('tells what stands behind a word', async () => {
    const made = { ...on24('monkey\n'), maps: [mapping('rw-s', '/SYSV00000000 (deleted)')] };
    const { document } = await documentOf({ 500: made }, ['500']);
    expect(document.processes[0]!.stays[0]!.sightings).toMatchObject([
      {
        rule: 'system-v-shared-memory',
        details: ['/SYSV00000000 (deleted) (rw-s at 40000000-40001000)'],
        shownBy: 'maps',
      },
    ]);
  });

  it('says so when another target was asked for', async () => {
    const argv = ['process', '500', '--target', 'openmosix-2.6', '--proc-root', procOf({ 500: on24('') })];
    const { out } = await runIn(root, argv);
    expect(out).toContain(
      'openMosix for Linux 2.4.26, by its files. The target that was asked for keeps other',
    );
  });

  it('keeps to the release that was asked for', async () => {
    const argv = ['500', '--target', 'openmosix-2.4.17'];
    const { document } = await documentOf({ 500: on24('monkey') }, argv);
    expect(document.processes[0]!.target).toBe('openmosix-2.4.17');
  });
});

describe('on the 2.6 kernels', () => {
  const rows: readonly [string, string, string, Record<string, string>][] = [
    ['om', 'openmosix-2.6', 'home', { 'om/stay': 'clone_vm\nmonkey\n', 'om/where': 'home\n' }],
    ['pms', 'linuxpmi-2.6.28', '10.0.0.7', { 'pms/stay': 'clone_vm\nmonkey\n', 'pms/where': '10.0.0.7\n' }],
  ];
  it.each(rows)('reads what is in %s', async (_, target, where, files) => {
    const { document, status } = await documentOf({ 500: { files } }, ['500']);
    expect(status).toBe(1);
    expect(document.processes[0]).toMatchObject({
      target,
      where,
      answer: 'kept',
      lock: null,
      migrations: null,
    });
    expect(document.processes[0]!.stays).toMatchObject([
      { stayReason: 'clone_vm', ends: expect.stringContaining('does not lift it') },
      { stayReason: 'monkey', ends: expect.stringContaining('does not lift it') },
    ]);
  });
});

describe('on any other Linux', () => {
  const rows: readonly [string, MadeProcess, Expected][] = [
    ['a quiet process', {}, { answer: 'free', status: 0 }],
    ['threads', { status: { Threads: '3' } }, { answer: 'kept', status: 1, stays: ['clone_vm'] }],
    [
      'threads that only their folders tell of',
      { status: { Threads: null }, policies: [0, 0] },
      { answer: 'kept', status: 1, stays: ['clone_vm'] },
    ],
    ['locked pages', { status: { VmLck: '8 kB' } }, { answer: 'kept', status: 1, stays: ['mem_lock'] }],
    ['a real-time policy', { policies: [2] }, { answer: 'in-doubt', status: 1, stays: ['rt_sched ?'] }],
    [
      'a real-time policy of one thread',
      { policies: [0, 1], status: { Threads: '2' } },
      { answer: 'kept', status: 1, stays: ['clone_vm', 'rt_sched ?'] },
    ],
    ['another policy', { policies: [3] }, { answer: 'free', status: 0 }],
    [
      'a segment',
      { maps: [mapping('rw-s', '/SYSV0000004d (deleted)')] },
      { answer: 'kept', status: 1, stays: ['monkey'] },
    ],
    [
      'a shared file that can be written to',
      { maps: [mapping('rw-s', '/var/data')] },
      { answer: 'kept', status: 1, stays: ['monkey'] },
    ],
    [
      'a shared file that was opened for writing, but is only read',
      { smaps: [longMapping('r--s', '/var/data', 'rd sh mr mw')] },
      { answer: 'kept', status: 1, stays: ['monkey'] },
    ],
    [
      'a shared file that was opened for reading',
      { smaps: [longMapping('r--s', '/var/data', 'rd mr me ms')] },
      { answer: 'free', status: 0, remarks: ['fine: shared-mapping'] },
    ],
    [
      'a shared file on a kernel that tells no more',
      { maps: [mapping('r--s', '/var/data')] },
      { answer: 'in-doubt', status: 1, stays: ['monkey ?'] },
    ],
    [
      'shared memory without a file',
      { maps: [mapping('rw-s', '/dev/zero (deleted)')] },
      { answer: 'in-doubt', status: 1, stays: ['monkey ?'] },
    ],
    [
      'private memory',
      { maps: [mapping('rw-p', ''), mapping('rw-p', '[heap]')] },
      { answer: 'free', status: 0 },
    ],
    [
      'a mapped device',
      { maps: [mapping('rw-s', '/dev/card')], links: { 'root/dev/card': '/dev/null' } },
      { answer: 'kept', status: 1, stays: ['mmap_dev'] },
    ],
    [
      'a file below /dev that cannot be looked at',
      { maps: [mapping('rw-s', '/dev/card')] },
      { answer: 'in-doubt', status: 1, stays: ['mmap_dev ?'] },
    ],
    [
      'a file in memory',
      { maps: [mapping('rw-s', '/dev/shm/pool')] },
      { answer: 'kept', status: 1, stays: ['monkey'] },
    ],
    [
      'a ring',
      { maps: [mapping('rw-s', '/[aio] (deleted)')] },
      { answer: 'free', status: 0, remarks: ['unsafe: kernel-asynchronous-io'] },
    ],
    [
      'a thread of the kernel',
      { executable: null, commandLine: '', status: { VmSize: null }, maps: [] },
      { answer: 'in-doubt', status: 1, stays: ['daemon ?'] },
    ],
    [
      'a process that has ended',
      { state: 'Z', executable: null, commandLine: '', status: { VmSize: null, VmLck: null }, maps: [] },
      { answer: 'ended', status: 0 },
    ],
    ['a name with brackets', { name: 'a) b (c', state: 'S' }, { answer: 'free', status: 0 }],
  ];
  it.each(rows)('%s', async (_, made, expected) => {
    await check(made, expected);
  });

  const targets: readonly [string, MadeProcess, string, Expected][] = [
    [
      'a policy',
      { policies: [1] },
      'openmosix-2.6',
      { answer: 'free', status: 0, remarks: ['fine: real-time-scheduling'] },
    ],
    [
      'shared memory without a file',
      { maps: [mapping('rw-s', '/dev/zero (deleted)')] },
      'openmosix-2.6',
      { answer: 'free', status: 0, remarks: ['unsafe: shared-mapping'] },
    ],
    [
      'a segment',
      { maps: [mapping('rw-s', '/SYSV00000000 (deleted)')] },
      'openmosix-2.4.21+migshm',
      { answer: 'free', status: 0, remarks: ['fine: system-v-shared-memory'] },
    ],
  ];
  it.each(targets)('%s (%s) by the rules of %s', async (_, made, target, expected) => {
    await check(made, expected, target);
  });

  it('knows process 1', async () => {
    const { document } = await documentOf({ 1: {} }, ['1']);
    expect(document.processes[0]!.stays.map((stay) => stay.stayReason)).toEqual(['init']);
  });

  it('says what is not shown, and what the process lacks the privilege for', async () => {
    const lacking = await documentOf({ 500: { status: { CapEff: '0000000000000000' } } }, ['500']);
    const able = await documentOf({ 500: { status: { CapEff: '000001ffffffffff' } } }, ['500']);
    const ports = { stayReason: 'direct_io' };
    expect(lacking.document.processes[0]!.notShown).toContainEqual(
      expect.objectContaining({ ...ports, lacks: 'CAP_SYS_RAWIO' }),
    );
    expect(able.document.processes[0]!.notShown).toContainEqual(
      expect.objectContaining({ ...ports, lacks: null }),
    );
  });

  it('cannot tell without the mappings, but tells what else is there', async () => {
    const proc = procOf({ 500: {}, 501: { status: { Threads: '2' } } });
    for (const id of [500, 501]) {
      rmSync(`${proc}/${id}/maps`);
      mkdirSync(`${proc}/${id}/maps`);
    }
    const alone = await runIn(root, ['process', '500', '--proc-root', proc]);
    expect(alone.status).toBe(2);
    expect(alone.out).toContain('Cannot tell: what would decide may not be read.');
    expect(alone.out).toContain('/proc/500/maps could not be read: it is a folder');
    const threads = await runIn(root, ['process', '501', '--proc-root', proc]);
    expect(threads.status).toBe(1);
    expect(threads.out).toContain('would say `clone_vm`');
  });

  it('makes nothing of a status that is not one', async () => {
    const proc = procOf({ 500: { status: { Threads: 'many', VmLck: '-', CapEff: 'zz' } } });
    const { out, status } = await runIn(root, ['process', '500', '--proc-root', proc]);
    expect(out).toContain('Nothing was seen');
    expect(status).toBe(0);
  });

  it('tells of the process that runs this test', async () => {
    const { out, err, status } = await runIn(root, ['process', String(process.pid), '--format', 'json']);
    const document = readDocument(out);
    expect({ err, status }).toEqual({ err: '', status: 1 });
    const [entry] = document.processes;
    expect(entry).toMatchObject({ id: process.pid, isClusterKernel: false, answer: 'kept' });
    // Node starts threads of its own.
    expect(entry?.stays).toContainEqual(
      expect.objectContaining({ stayReason: 'clone_vm', certainty: 'certain' }),
    );
  });
});

describe('wrong use', () => {
  const rows: readonly [string, string][] = [
    ['process', '`mig-lint process` needs the number of a process, as `ps` shows it.'],
    ['process abc', '`abc` is no process; give its number'],
    ['process 12x 500', '`12x` is no process'],
    ['process 0', '`0` is no process'],
    ['process 999', 'There is no process 999 in `'],
    ['process 500 --proc-root nowhere', 'No processes are shown in `nowhere`'],
    ['process 500 --proc-root samples', 'No processes are shown in `samples`'],
    ['process 500 --format sarif', '`--format sarif` is not known; it takes text, json.'],
    ['process 500 --strict', '`--strict` is no option of `mig-lint process`.'],
    ['process 500 --source nowhere', 'There is nothing at `nowhere`.'],
    ['process 500 --target openmosix-2.5', '`--target openmosix-2.5` is not known'],
  ];
  it.each(rows)('%s', async (line, text) => {
    const words = line.split(' ');
    const given = words.includes('--proc-root') ? words : [...words, '--proc-root', procOf({ 500: {} })];
    const { out, err, status } = await runIn(root, given);
    expect(err).toContain(text);
    expect(err).toMatch(/^mig-lint: .*\n$/);
    expect({ out, status }).toEqual({ out: '', status: 2 });
  });

  it('tells of the others when one is not there', async () => {
    const { document, err, status } = await documentOf({ 500: {}, 501: on24('monkey') }, [
      '501',
      '7',
      '500',
      '501',
    ]);
    expect(document.processes.map(({ id }) => id)).toEqual([501, 500]);
    expect(document.untold).toEqual([{ id: 7, text: expect.stringContaining('no process 7') }]);
    expect(err).toContain('There is no process 7');
    expect(status).toBe(2);
  });
});

describe('the page', () => {
  it('writes out what could drive a terminal', async () => {
    const commandLine = Buffer.from('/bin/\x1b[31mred\0a\nb\0caf\xe9\0', 'latin1');
    const { out } = await runIn(root, ['process', '500', '--proc-root', procOf({ 500: { commandLine } })]);
    expect(out.split('\n')[0]).toBe('process 500  /bin/\\x1b[31mred a b caf\\xE9  (/usr/bin/quiet)');
  });
});

describe('the lines of source', () => {
  const sources = ['--source', 'samples/two-calls-away', '--source', 'samples/posix-threads'];
  const linesOf = async (made: MadeProcess) => {
    const { entry } = await documentOf({ 500: made }, ['500', ...sources]);
    const lines = entry.stays.map((stay) => stay.lines.map(({ file, line }) => `${file}:${line}`));
    return { ...entry.sources, lines };
  };

  it('are those of the program that the process runs', async () => {
    const seen = await linesOf({
      ...on24('monkey\nclone_vm\n'),
      executable: '/opt/two-calls-away (deleted)',
    });
    expect(seen).toMatchObject({ how: 'by-name', programs: ['two-calls-away'] });
    expect(seen.lines).toEqual([
      ['samples/two-calls-away/pages.c:8', 'samples/two-calls-away/pages.c:9'],
      [],
    ]);
  });

  it('are those of all programs when none has its name', async () => {
    const seen = await linesOf(on24('clone_vm\n'));
    expect(seen.how).toBe('all');
    expect(seen.lines[0]?.length).toBeGreaterThan(0);
  });

  it('are those of the only program', async () => {
    const folder = plant({
      'a.c': '#include <sys/mman.h>\nint main(void) { return mlockall(MCL_CURRENT); }\n',
    });
    const proc = procOf({ 500: on24('mem_lock monkey') });
    const { out } = await runIn(folder, ['process', '500', '--source', '.', '--proc-root', proc]);
    expect(out).toContain('the only program of the sources; none is called `quiet`');
    expect(out).toContain('a.c:2:25 mlockall in main (certain, lasting)');
    expect(out).toContain('No line of the sources was found that leads there');
  });
});
