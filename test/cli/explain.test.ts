/** `mig-lint explain` with the rules as they are: every word that people may paste leads somewhere. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { root, runIn } from '../engine.ts';

const schema = JSON.parse(readFileSync('schemas/explanation.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

interface Account {
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
  readonly reason?: { readonly id: string } | null;
  readonly target?: { readonly id: string };
  readonly example?: string | null;
  readonly elsewhere: readonly {
    readonly targets: readonly string[];
    readonly there: { readonly rows: readonly { readonly effect: string }[] };
  }[];
}

async function explain(words: readonly string[]): Promise<readonly Account[]> {
  const { out, err, status } = await runIn(root, ['explain', '--format', 'json', ...words]);
  expect({ err, status }).toEqual({ err: '', status: 0 });
  const document: { explanations: readonly Account[] } = JSON.parse(out);
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  return document.explanations;
}

function topicOf({ kind, id, name, reason, target }: Account): string {
  return `${kind} ${(kind === 'stay-reason' ? reason?.id : (id ?? name ?? target?.id)) ?? ''}`;
}

const rows: readonly [string, readonly string[]][] = [
  // Rules and stay reasons, by all their names.
  ['locked-memory', ['rule locked-memory']],
  ['mem_lock', ['stay-reason mem_lock']],
  ['DSTAY_FOR_MONKEY', ['stay-reason monkey']],
  ['DSTAYFORMONKEY', ['stay-reason monkey']],
  ['dstay_for_monkey,', ['stay-reason monkey']],
  ['VM86_mode', ['stay-reason vm86']],
  ['extern_2', ['stay-reason external']],
  ['DSTAY_OTHER3', ['stay-reason external']],
  // The names that only other targets have.
  ['DSTAY_MONKEY', ['stay-reason monkey']],
  ['system', ['stay-reason init', 'rule process-creation']],
  // Functions, however they are spelt.
  ['shmat', ['rule system-v-shared-memory']],
  ['shmat()', ['rule system-v-shared-memory']],
  ['SYS_mlockall', ['rule locked-memory']],
  ['__NR_mlockall', ['rule locked-memory']],
  ['munlockall', ['rule locked-memory']],
  ['__mmap', ['rule locked-memory', 'rule mapped-device', 'rule private-mapping', 'rule shared-mapping']],
  // C++, pragmas, paths, constants.
  ['std::thread', ['rule cxx-threads']],
  ['thread', ['rule cxx-threads', 'rule boost-threads', 'rule wx-and-poco-threads']],
  ['QThreadPool', ['rule qt-threads']],
  ['omp parallel', ['rule openmp-regions']],
  ['#pragma omp parallel', ['rule openmp-regions']],
  ['/proc/self/lock', ['rule migration-control-files']],
  ['MAP_LOCKED', ['rule locked-memory']],
  ['CLONE_VM', ['stay-reason clone_vm', 'rule shared-address-space']],
  // What is known without a rule.
  ['printf', ['harmless printf']],
  ['SYS_getcwd', ['harmless getcwd']],
  ['openmosix-2.6', ['target openmosix-2.6']],
];

it.each(rows)('%s', async (word, expected) => {
  const topics = (await explain([word])).map(topicOf);
  expect(topics.sort()).toEqual([...expected].sort());
});

const unknown: readonly [string, string][] = [
  ['mlok', 'Did you mean `mlock`?'],
  ['DSTAY_FOR_MONKY', 'Did you mean `DSTAY_FOR_MONKEY`?'],
  ['SYS_frobnicate', '`SYS_frobnicate` is no rule, stay reason or API'],
];

it.each(unknown)('%s is told to be unknown', async (word, text) => {
  const { status, out, err } = await runIn(root, ['explain', word]);
  expect(err).toContain(text);
  expect({ status, out }).toEqual({ status: 2, out: '' });
});

it('asks for a word', async () => {
  const { status, err } = await runIn(root, ['explain']);
  expect(err).toBe(
    'mig-lint: `mig-lint explain` needs a word, such as a function or what /proc/PID/cantmove says.\n',
  );
  expect(status).toBe(2);
});

describe('an account', () => {
  it('has the example of the page that shows the name', async () => {
    const [one] = await explain(['mlockall']);
    expect(one?.example).toBe(
      'int meet_deadlines(void)\n{\n    return mlockall(MCL_CURRENT | MCL_FUTURE); // stays: locked-memory\n}',
    );
    const [whole] = await explain(['locked-memory']);
    expect(whole?.example).toMatch(/^int keep_secret\(/);
  });

  it('has the example that was tried for the target', async () => {
    const [one] = await explain(['/proc/self/om/', '--target', 'openmosix-2.6']);
    expect(one?.example).toContain('/proc/self/om/where');
  });

  it('says what is different on the other targets', async () => {
    const [monkey] = await explain(['monkey']);
    expect(monkey?.elsewhere.map(({ targets }) => targets)).toEqual([['openmosix-2.6'], ['linuxpmi-2.6.28']]);
    const [policy] = await explain(['sched_setscheduler']);
    expect(policy?.elsewhere[0]?.there.rows.map(({ effect }) => effect)).toEqual(['fine']);
    const [locked] = await explain(['MAP_LOCKED', '--target', 'openmosix-2.4.17']);
    expect(locked?.elsewhere).toMatchObject([
      { targets: ['openmosix-2.6', 'linuxpmi-2.6.28'], there: { rows: [] } },
    ]);
  });

  it('says so in words, too', async () => {
    const { out } = await runIn(root, ['explain', 'MAP_LOCKED']);
    expect(out).toMatch(/elsewhere {2}openmosix-2\.6, linuxpmi-2\.6\.28: .*does nothing that is known to/s);
    expect(out).toMatch(/elsewhere {2}openmosix-2\.6, linuxpmi-2\.6\.28: It lasts until the process ends;/);
    expect(out).toContain('  example    void *locked_buffer(size_t size)\n             {\n');
  });
});

it('every rule has an example to show', async () => {
  const { out } = await runIn(root, ['rules']);
  const ids = [...out.matchAll(/^([a-z][\w-]*) {2}\S/gm)].map(([, id = '']) => id);
  expect(ids.length).toBeGreaterThan(50);
  const accounts = await explain(ids);
  const without = accounts.filter(({ kind, example }) => kind === 'rule' && example === null);
  expect(without.map(topicOf)).toEqual([]);
});
