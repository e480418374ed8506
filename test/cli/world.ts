/** A made-up world and a made-up expert to run the command in: nothing here touches the process or knows a real rule. */
import type { Analysis, Finding, JudgedFinding, Level, Rulebook } from '../../src/model/index.ts';
import type { AnalysisRequest, Engine, Expert } from '../../src/cli/engine.ts';
import type { Glossary } from '../../src/rulebook/index.ts';
import type { Environment, ExitStatus } from '../../src/cli/environment.ts';
import { run } from '../../src/cli/run.ts';

export const rulebook: Rulebook = {
  target: {
    id: 'openmosix-2.4.26',
    title: 'openMosix for Linux 2.4.26',
    about: 'The stable one.',
    shownIn: '/proc/PID/cantmove',
    files: { lock: 'lock', where: 'where', atHome: null, migrations: 'nmigs' },
  },
  stayReasons: [
    {
      id: 'pinned',
      title: 'Pinned pages',
      kernelName: 'STAY_FOR_PIN',
      word: 'pin',
      why: 'A process with pinned pages stays on its home node.',
      ends: 'Unpinning the last page ends it.',
      visibleInSource: true,
      evidence: ['pin-source'],
    },
    {
      id: 'kernel-thread',
      title: 'A thread of the kernel',
      kernelName: 'STAY_FOR_DAEMON',
      word: null,
      why: 'It has no memory of its own.',
      ends: 'Nothing ends it.',
      visibleInSource: false,
      evidence: [],
    },
  ],
  rules: [
    {
      id: 'pinned-memory',
      stayReason: 'pinned',
      title: 'Pinned memory',
      message: '`{call}` pins pages.',
      remedy: 'Pin less.',
      effort: 3,
      rows: [
        {
          rule: 'pinned-memory',
          written: 'int pin(void *address, int flags)',
          api: { kind: 'function', name: 'pin', parameters: ['address', 'flags'], variadic: false },
          effect: 'stays',
          when: { kind: 'argument-has-flag', argument: 'flags', flag: 'PIN_HARD' },
          doubt: 'told',
          certainty: 'certain',
          duration: 'lasting',
          unlocks: false,
          evidence: ['pin-source'],
          remedy: null,
          note: null,
          needs: 'CAP_PIN',
          header: null,
          links: [],
          fails: null,
          repeated: false,
        },
        {
          rule: 'pinned-memory',
          written: '#pragma pin everything',
          api: { kind: 'pragma', name: 'pin everything' },
          effect: 'stays',
          when: null,
          doubt: 'told',
          certainty: 'possible',
          duration: 'temporary',
          unlocks: false,
          evidence: [],
          remedy: null,
          note: 'Rarely seen.',
          needs: null,
          header: null,
          links: [],
          fails: null,
          repeated: false,
        },
      ],
      releases: [
        {
          written: 'int unpin(void)',
          api: { kind: 'function', name: 'unpin', parameters: [], variadic: false },
          of: null,
          same: [],
          when: null,
          ends: 'surely',
          leaves: false,
          certainty: 'certain',
          evidence: ['pin-source'],
          note: null,
        },
      ],
      examples: [],
    },
  ],
  signs: [],
  unseen: [],
  evidence: [
    {
      id: 'pin-source',
      kind: 'kernel-source',
      mark: 'confirmed',
      source: 'kernel/pin.c line 7',
      says: 'Pinning sets the flag.',
      checked: '2026-01-02',
    },
  ],
};

export const glossary: Glossary = {
  callPrefixes: ['CALL_'],
  aliases: new Map([['pin_alias', 'pin']]),
  voucherFor: (name) => (name === 'puts' ? { header: 'stdio.h', library: 'C library' } : null),
};

const finding: Finding = {
  id: 'pinned-memory:a.c:1:1:pin',
  rule: 'pinned-memory',
  stayReason: 'pinned',
  symbol: 'pin',
  links: [],
  written: 'pin',
  effect: 'stays',
  locks: null,
  via: 'name',
  span: { file: 'a.c', line: 1, column: 1, endLine: 1, endColumn: 4 },
  within: 'main',
  certainty: 'certain',
  duration: 'lasting',
  stay: null,
  presence: { kind: 'always' },
  doubts: [],
  message: '`pin` pins pages.',
  remedy: 'Pin less.',
  evidence: ['pin-source'],
  note: null,
  through: [],
};

export function found(level: Level): JudgedFinding {
  return { finding, reach: { kind: 'callable' }, level, exemption: null };
}

export interface World {
  readonly cwd: string;
  readonly analysis?: Partial<Analysis>;
  readonly variables?: Environment['variables'];
  readonly isTerminal?: boolean;
  /** What a person at the terminal says, who leaves after the last; without it there is nobody. */
  readonly answers?: readonly string[];
  readonly home?: string;
  readonly isErrorTerminal?: boolean;
  readonly now?: () => number;
  readonly open?: Engine['open'];
}

export interface Outcome {
  readonly status: ExitStatus;
  readonly out: string;
  readonly err: string;
  readonly written: Readonly<Record<string, string>>;
  readonly requests: readonly AnalysisRequest[];
  readonly questions: readonly string[];
}

/** Splits the line at blanks; an array is taken as it is. */
export async function runIn(world: World, line: string | readonly string[]): Promise<Outcome> {
  const streams = { out: '', err: '' };
  const written: Record<string, string> = {};
  const requests: AnalysisRequest[] = [];
  const questions: string[] = [];
  const answers = [...(world.answers ?? [])];
  const ask = (question: string): Promise<string | null> => {
    questions.push(question);
    return Promise.resolve(answers.shift() ?? null);
  };
  const analyze = (request: AnalysisRequest): Promise<Analysis> => {
    requests.push(request);
    const bytes = request.files.map((file) => request.readBytes(file)?.length ?? 0);
    return Promise.resolve({
      programs: [],
      findings: [],
      holes: [],
      notices: [],
      cut: null,
      statistics: {
        files: request.files.length,
        scripts: 0,
        bytes: bytes.reduce((sum, size) => sum + size, 0),
        items: 2,
        itemsParsed: 1,
        bytesParsed: 1,
      },
      ...world.analysis,
    });
  };
  const expert: Expert = {
    targets: [rulebook.target],
    glossary,
    ruleIds: rulebook.rules.map(({ id }) => id),
    withRules: () => expert,
    rulebookFor: () => rulebook,
    analyze,
    show: (stage, { files }) => Promise.resolve(`${stage} of ${files.join(' ')}\n`),
  };
  const engine: Engine = { open: () => expert };
  const environment: Environment = {
    cwd: world.cwd,
    variables: world.variables ?? {},
    isTerminal: world.isTerminal ?? false,
    width: 80,
    ask: world.answers === undefined ? null : ask,
    home: world.home ?? '/nowhere',
    version: '1.2.3',
    today: '2026-11-22',
    importDefault: (path) => Promise.reject(new Error(`there is no ${path}`)),
    input: async function* () {
      yield* await Promise.resolve([]);
    },
    isErrorTerminal: world.isErrorTerminal ?? false,
    now: world.now ?? ((): number => 0),
    heedSignals: () => ({ status: () => null, ignore: () => undefined }),
    isHeapBeyond: () => false,
    freeMuch: () => undefined,
    write: (stream, text) => {
      streams[stream] += text;
    },
    readInput: () => new Uint8Array(),
    rewriteSource: (path, bytes) => {
      written[path] = Buffer.from(bytes).toString();
    },
    writeFile: (path, text) => {
      if (path.startsWith('/nowhere')) throw new Error('there is no such folder');
      written[path] = text;
    },
  };
  const argv = typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line;
  const status = await run(argv, environment, world.open === undefined ? engine : { open: world.open });
  return { status, ...streams, written, requests, questions };
}
