/**
 * The bundled command where the world is hostile: outputs that take nothing, an impatient user, other languages and
 * clocks, and inputs that would like to be run. What a walk meets on a disk is tested with the sources.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCommand } from '../once/index.ts';

const command = builtCommand();
const folder = mkdtempSync(join(tmpdir(), 'mig-lint-hostile-'));
const source = '#include <sys/mman.h>\nint main(void) { return mlock(0, 1); }\n';

beforeAll(() => {
  writeFileSync(join(folder, 'b.c'), source);
  writeFileSync(join(folder, 'a.c'), source.replace('main', 'other'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function run(words: readonly string[], more: NodeJS.ProcessEnv = {}, cwd = folder): Outcome {
  const env = { ...process.env, ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { cwd, env });
  return { status, out: stdout.toString('latin1'), err: stderr.toString('latin1') };
}

describe('a report that cannot be written', () => {
  const onLinux = existsSync('/dev/full') ? it : it.skip;

  onLinux.each(['sarif:/dev/full', 'json:/proc/at/all.json', 'html:/proc/report.html', 'text:.'])(
    'to %s',
    (destination) => {
      const { status, err } = run(['--format', destination]);
      expect(status).toBe(2);
      expect(err).toMatch(/^mig-lint: The report could not be written to `[^`]+`: [^\n]+\.\n$/);
    },
  );

  onLinux('keeps none of the others from being written, into folders that are made for them', () => {
    const away = mkdtempSync(join(tmpdir(), 'mig-lint-reports-'));
    const first = ['--format', 'json:/proc/at/all.json'];
    const others = ['--format', `sarif:${away}/made/for/it.sarif`, '--format', `concise:${away}/made/a.txt`];
    const { status, out, err } = run([...first, ...others]);
    const sarif: unknown = JSON.parse(readFileSync(join(away, 'made/for/it.sarif'), 'utf8'));
    const concise = readFileSync(join(away, 'made/a.txt'), 'utf8');
    rmSync(away, { recursive: true });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^mig-lint: The report could not be written to `\/proc\/at\/all\.json`: [^\n]+\.\n$/);
    expect(sarif).toHaveProperty('runs');
    expect(concise).toContain('[verdict]');
  });

  onLinux('to somebody who stops reading, ends without a word', () => {
    const shell = 'exec 3>&1; { "$0" "$1" --format json; echo "$?" >&3; } | head -c 1 > /dev/null';
    const many = mkdtempSync(join(tmpdir(), 'mig-lint-many-'));
    for (let at = 0; at < 300; at++) writeFileSync(join(many, `f${at}.c`), source);
    const { stdout, stderr } = spawnSync('sh', ['-c', shell, process.execPath, command], { cwd: many });
    rmSync(many, { recursive: true });
    expect([stdout.toString(), stderr.toString()]).toEqual(['1\n', '']);
  });

  onLinux('to a standard output on a full disk', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" > /dev/full`, process.execPath, command], {
      cwd: folder,
    });
    expect(status).toBe(2);
    expect(stderr.toString()).toMatch(/^mig-lint: The report could not be written: [^\n]+\n$/);
  });
});

it('writes no report over a script that it looked at, which nothing but its first line tells', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-over-'));
  writeFileSync(join(folder, 'deploy'), '#!/bin/sh\nmosrun -h ./render\n');
  const outcome = run(['--format', 'json:./deploy'], {}, folder);
  const text = readFileSync(join(folder, 'deploy'), 'utf8');
  rmSync(folder, { recursive: true });
  expect(outcome).toEqual({
    status: 2,
    out: '',
    err: 'mig-lint: `--format json:./deploy` would write the report over a source; give the report a name of its own.\n',
  });
  expect(text).toBe('#!/bin/sh\nmosrun -h ./render\n');
});

describe('the same bytes come out', () => {
  let told: string | null = null;
  const plainly = (): string => (told ??= run(['--format', 'json']).out);

  it.each([
    { LC_ALL: 'tr_TR.UTF-8' },
    { LC_ALL: 'C', LANG: 'de_DE' },
    { TZ: 'Pacific/Kiritimati' },
    { TZ: 'America/Adak', LC_ALL: 'ja_JP.eucJP' },
  ])('with %j', (more) => {
    expect(plainly()).toContain('locked-memory:b.c:2');
    expect(run(['--format', 'json'], more).out).toBe(plainly());
  });

  it('for files named in another order', () => {
    const given = run(['--format', 'json', 'a.c', 'b.c']).out;
    expect(run(['--format', 'json', 'b.c', 'a.c']).out).toBe(given);
  });
});

describe('a run that is ended', () => {
  const large = mkdtempSync(join(tmpdir(), 'mig-lint-large-'));

  beforeAll(() => {
    for (let at = 0; at < 60; at++) writeFileSync(join(large, `f${at}.c`), source.repeat(4000));
  });
  afterAll(() => {
    rmSync(large, { recursive: true });
  });

  const reports = ['--format', 'json:out.json', '--format', 'sarif:out.sarif'];

  /** The signals one after the other, after so many milliseconds. */
  async function signalledAfter(
    wait: number,
    signals: readonly NodeJS.Signals[],
  ): Promise<number | string | null> {
    const words = [command, '--no-build', ...reports, '.'];
    const child = spawn(process.execPath, words, { cwd: large, stdio: 'ignore' });
    setTimeout(() => {
      for (const signal of signals) child.kill(signal);
    }, wait);
    return new Promise((resolve) => {
      child.on('exit', (status, signal) => {
        resolve(signal ?? status);
      });
    });
  }

  /** Before the run has begun to read, a signal ends it as it ends any program: then it came too early. */
  async function signalled(signals: readonly NodeJS.Signals[]): Promise<number | string | null> {
    for (let wait = 300; wait < 10_000; wait *= 1.5) {
      const ended = await signalledAfter(wait, signals);
      if (typeof ended !== 'string') return ended;
    }
    return null;
  }

  function told(): readonly string[] {
    const json = readFileSync(join(large, 'out.json'), 'utf8');
    const sarif = readFileSync(join(large, 'out.sarif'), 'utf8');
    JSON.parse(sarif);
    const { notices } = JSON.parse(json) as { readonly notices: readonly { readonly text: string }[] };
    const texts = notices.map(({ text }) => text);
    for (const text of texts) expect(sarif).toContain(JSON.stringify(text).slice(1, -1));
    return texts;
  }

  it.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])(
    'by %s writes its reports and has status %i',
    async (signal, status) => {
      expect(await signalled([signal])).toBe(status);
      expect(told()).toEqual([
        'The run was interrupted before all was seen: this is what was known by then.',
      ]);
    },
    60_000,
  );

  it('by two signals ends as the shell expects it to, written or not', async () => {
    expect(['SIGINT', 130]).toContain(await signalledAfter(700, ['SIGINT', 'SIGINT']));
  }, 60_000);

  it('by --max-time has the status of what it found', () => {
    const { status, err } = run(['--no-build', '--max-time', '0.5', ...reports, '--strict', '.'], {}, large);
    expect([status, err]).toEqual([3, expect.stringMatching(/^mig-lint: The time for the run was over /)]);
    expect(told()).toEqual([expect.stringMatching(/^The time for the run was over .+\.$/)]);
  }, 60_000);

  it('by a heap that nears its limit tells of it, and does not fall', () => {
    const words = [
      '--max-old-space-size=60',
      '--max-semi-space-size=1',
      command,
      '--no-build',
      ...reports,
      '.',
    ];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: large });
    expect([status, stderr.toString()]).toEqual([0, expect.stringMatching(/^mig-lint: Memory ran short /)]);
    expect(told()).toEqual([expect.stringContaining('--max-old-space-size')]);
  }, 60_000);
});

describe('nothing that is looked at is run', () => {
  it('from a compile database, a configuration, a source or a comment', () => {
    const tree = mkdtempSync(join(tmpdir(), 'mig-lint-spite-'));
    const entry = {
      directory: tree,
      file: 'a.c',
      command:
        'cc $(touch made) `touch made` ; touch made | touch made @/etc/passwd -I/../../.. -c a.c -o ../../made',
    };
    const elsewhere = {
      directory: '/etc',
      file: '../../../etc/passwd.c',
      arguments: ['sh', '-c', 'touch made'],
    };
    writeFileSync(join(tree, 'compile_commands.json'), JSON.stringify([entry, elsewhere]));
    writeFileSync(join(tree, 'mig-lint.config.js'), 'require("fs").writeFileSync("made", "")');
    writeFileSync(join(tree, 'package.json'), '{"mig-lint": {"__proto__": {"strict": true}}}');
    writeFileSync(join(tree, 'a.c'), `${source}// mig-lint-disable-line $(touch made)\n`);
    mkdirSync(join(tree, 'inner'));
    const before = readdirSync(tree, { recursive: true });
    expect(run(['.'], {}, tree).err).not.toContain('bug in mig-lint');
    expect(run(['--no-config', '.'], {}, tree).err).not.toContain('bug in mig-lint');
    expect(readdirSync(tree, { recursive: true })).toEqual(before);
    rmSync(tree, { recursive: true });
  });

  it('and a program of a configuration only when it is named', () => {
    const tree = mkdtempSync(join(tmpdir(), 'mig-lint-named-'));
    writeFileSync(join(tree, 'a.c'), source);
    writeFileSync(join(tree, 'own.cjs'), 'require("fs").writeFileSync("made", ""); module.exports = {};');
    run(['.'], {}, tree);
    expect(existsSync(join(tree, 'made'))).toBe(false);
    run(['--config', 'own.cjs', '.'], {}, tree);
    expect(existsSync(join(tree, 'made'))).toBe(true);
    rmSync(tree, { recursive: true });
  });
});
