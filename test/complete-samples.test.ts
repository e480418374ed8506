/**
 * That nothing which the tool can say goes without a sample: each list below is taken from the rules or closed by a type,
 * and what no sample shows is named. The reports themselves are held by `samples.test.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Choice,
  Duration,
  Effect,
  Execution,
  ScriptKind,
  Stay,
  Verdict,
  Work,
} from '../src/model/index.ts';
import { rulebookFor } from '../src/rulebook/index.ts';
import { scriptKindOf } from '../src/sources/index.ts';
import { root, runIn } from './engine.ts';
import { readRules } from './once/index.ts';

const knowledge = readRules();

interface Place {
  readonly file: string;
  readonly line: number;
}

/** As much of the JSON report as is asked about here. */
interface Report {
  readonly target: { readonly id: string };
  readonly findings: readonly Found[];
  readonly programs: readonly Judged[];
}

interface Found {
  readonly stayReason: string | null;
  readonly effect: Effect;
  readonly duration: Duration;
  readonly stay:
    | (Pick<Stay, 'end' | 'inside' | 'after' | 'leaves'> & {
        readonly leak: Place | null;
        readonly releases: readonly { readonly name: string }[];
      })
    | null;
}

interface Judged {
  readonly kind: Verdict['kind'];
  readonly answer: Verdict['answer'];
  readonly entry: Place;
  readonly executes: readonly Pick<Execution, 'as' | 'started' | 'programs'>[];
  readonly reasons: readonly {
    readonly begin: { readonly before: Work | null } | null;
    readonly elsewhere: readonly unknown[];
    readonly choices: readonly Pick<Choice, 'why'>[];
    readonly ways: readonly unknown[];
  }[];
}

const reports: Report[] = [];
const findings = (): readonly Found[] => reports.flatMap((report) => report.findings);
const programs = (): readonly Judged[] => reports.flatMap((report) => report.programs);
const reasons = (): Judged['reasons'] => programs().flatMap((program) => program.reasons);

beforeAll(async () => {
  const folder = join(root, 'samples');
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())) {
    const own = join(folder, name, 'arguments.txt');
    const argv = existsSync(own) ? readFileSync(own, 'utf8').split(/\s+/).filter(Boolean) : [];
    const { out } = await runIn(join(folder, name), [...argv, '--format', 'json', '.']);
    reports.push(JSON.parse(out));
  }
}, 120_000);

/** What the samples lack of all that there is. */
function check(all: Iterable<string>, shown: Iterable<string>): void {
  const seen = new Set(shown);
  expect([...all].filter((one) => !seen.has(one))).toEqual([]);
}

/** Stay reasons that no source can show, and why. */
const unseen: ReadonlyMap<string, string> = new Map([
  ['daemon', 'Only a thread of the kernel has it; the library function of that name makes none.'],
  ['init', 'Only process 1 and threads of the kernel have it.'],
  ['external', 'A module of the kernel sets it, for reasons of its own.'],
]);

it('every stay reason has a sample, but for those that no source can show', () => {
  const { stayReasons } = rulebookFor(knowledge, 'openmosix-2.4.26')!;
  const invisible = stayReasons.filter(({ visibleInSource }) => !visibleInSource).map(({ id }) => id);
  expect(invisible.sort()).toEqual([...unseen.keys()].sort());
  const shown = findings().flatMap(({ stayReason }) => stayReason ?? []);
  check(
    stayReasons.map(({ id }) => id).filter((id) => !unseen.has(id)),
    shown,
  );
  expect(shown.filter((id) => unseen.has(id))).toEqual([]);
});

it('every stay reason that something releases has a sample in which that happens', () => {
  const { rules } = rulebookFor(knowledge, 'openmosix-2.4.26')!;
  const released = rules.flatMap(({ stayReason, releases }) => {
    return releases.some(({ leaves }) => !leaves) ? (stayReason ?? []) : [];
  });
  const shown = findings().flatMap(({ stayReason, stay }) =>
    stay === null || stay.releases.length === 0 ? [] : (stayReason ?? []),
  );
  check(new Set(released), shown);
});

/** The ways in which a stay may last, each as the report has it. */
const lastings: Readonly<Record<string, (found: Found) => boolean>> = {
  'temporary by its nature': ({ stay, duration }) => stay === null && duration === 'temporary',
  'nothing is known to end it': ({ stay, duration }) => stay === null && duration === 'lasting',
  'a release that never comes': ({ stay }) => stay?.end === 'never',
  'a release that one way out misses': ({ stay }) => stay?.end === 'maybe' && stay.leak !== null,
  'a release that may help': ({ stay }) => stay?.end === 'maybe' && stay.leak === null,
  'a release, and work after it': ({ stay, duration }) =>
    stay?.end === 'surely' && stay.after?.isLong === true && duration === 'temporary',
  'a release when all work is done': ({ stay, duration }) =>
    stay?.end === 'surely' && stay.after?.isLong === false && duration === 'lasting',
  'a release with callers who are not seen': ({ stay }) => stay?.end === 'surely' && stay.after === null,
  'no work while it lasts': ({ stay }) => stay?.end === 'surely' && stay.inside?.isLong === false,
  'another program ends it': ({ stay }) => stay?.end === 'surely' && stay.leaves,
};

it.each(Object.entries(lastings))('there is a sample of a stay like this: %s', (_, isOne) => {
  expect(
    findings()
      .filter((found) => found.effect === 'stays' || found.effect === 'locked')
      .some(isOne),
  ).toBe(true);
});

const ends: Readonly<Record<Stay['end'], null>> = { surely: null, maybe: null, never: null };
const durations: Readonly<Record<Duration, null>> = { lasting: null, temporary: null };
const effects: Readonly<Record<Effect, null>> = {
  ...{ stays: null, locked: null, costs: null, unsafe: null, crashes: null, fine: null },
};

it('every end, duration and effect has a sample', () => {
  check(
    Object.keys(ends),
    findings().flatMap(({ stay }) => stay?.end ?? []),
  );
  check(
    Object.keys(durations),
    findings().map(({ duration }) => duration),
  );
  check(
    Object.keys(effects),
    findings().map(({ effect }) => effect),
  );
});

/** Until when a program is free, and what else releases. */
const beginnings: Readonly<Record<string, (reason: Judged['reasons'][number]) => boolean>> = {
  'free before any work': ({ begin }) => begin?.before?.loops === 0 && begin.before.calls === 0,
  'free during loops': ({ begin }) => (begin?.before?.loops ?? 0) > 0,
  'free during short calls': ({ begin }) =>
    (begin?.before?.calls ?? 0) > 0 && begin?.before?.isLong === false,
  'free during long calls': ({ begin }) => begin?.before?.loops === 0 && begin.before.isLong,
  'released by another function of the program': ({ elsewhere }) => elsewhere.length > 0,
  'come to on several ways': ({ ways }) => ways.length > 0,
};

it.each(Object.entries(beginnings))('there is a sample of a reason like this: %s', (_, isOne) => {
  expect(reasons().some(isOne)).toBe(true);
});

const choices: Readonly<Record<Choice['why'], null>> = {
  ...{ linked: null, linkable: null, nearest: null, 'as-near': null },
};

it('every choice among definitions has a sample', () => {
  const shown = reasons().flatMap((reason) => reason.choices.map(({ why }) => why));
  check(Object.keys(choices), shown);
});

it('every way to become or to start another program has a sample', () => {
  const shown = programs().flatMap(({ executes }) =>
    executes.map(({ as, started, programs: followed }) => {
      const where = followed.length > 0 ? 'in the tree' : started === '*' ? 'not known' : 'elsewhere';
      return `${as}, ${where}`;
    }),
  );
  check(['itself, in the tree', 'itself, elsewhere', 'itself, not known', 'child, in the tree'], shown);
});

const answers: Readonly<Record<Verdict['answer'], null>> = {
  ...{ blocked: null, 'at-risk': null, clear: null, undetermined: null },
};

it('programs have a sample of every answer, libraries of every one that a source alone decides', () => {
  const shown = programs().map(({ kind, answer }) => `${kind}: ${answer}`);
  check(
    Object.keys(answers).map((answer) => `program: ${answer}`),
    shown,
  );
  check(['library: blocked', 'library: at-risk', 'library: clear'], shown);
});

/** Where each kind of script lies in the samples; the kinds of shell scripts by what starts them. */
const scripts: Readonly<Record<ScriptKind, readonly RegExp[]>> = {
  shell: [/\.sh$/, /\/init\.d\//, /(?:^|\/)profile$/, /\/cron\.daily\//],
  'c-shell': [/(?:^|\/)csh\.login$/],
  inittab: [/(?:^|\/)inittab$/],
  crontab: [/(?:^|\/)crontab$/],
  'system-crontab': [/(?:^|\/)etc\/crontab$/, /\/cron\.d\//],
  unit: [/\.service$/],
  spec: [/\.spec$/],
};

it.each(Object.entries(scripts))('a script of the kind %s has a sample with an answer', (kind, places) => {
  const files = programs().flatMap((program) => (program.kind === 'script' ? [program.entry.file] : []));
  const own = files.filter((file) => scriptKindOf(file) === kind);
  expect(places.filter((place) => !own.some((file) => place.test(file)))).toEqual([]);
});

it('every system that can be asked about has a sample', () => {
  check(
    knowledge.targets.map(({ id }) => id),
    reports.map(({ target }) => target.id),
  );
});

it('only --all-paths tells further ways', async () => {
  const folder = join(root, 'samples', 'many-ways');
  const ways = async (argv: readonly string[]): Promise<readonly number[]> => {
    const { out } = await runIn(folder, [...argv, '--format', 'json', '.']);
    const report: Report = JSON.parse(out);
    return report.programs.flatMap((program) => program.reasons.map((reason) => reason.ways.length));
  };
  expect(await ways([])).toEqual([0]);
  expect(await ways(['--all-paths'])).toEqual([2]);
});
