/**
 * Follows locks through scripts: what each sets for itself, what it hands on to the programs and scripts that it starts,
 * and by whom each program of the tree is started under a lock. Certain is only what no condition stands before.
 */
import type { JudgedScript, JudgedStep } from '../findings/index.ts';
import {
  compareSpans,
  type Finding,
  type Hole,
  type Reason,
  type Script,
  type Start,
  type Step,
  type Verdict,
  type VerdictAnswer,
  wholeFile,
} from '../model/index.ts';
import { followScript, type Held, INHERITED, type LockState, type Started } from './lock-states.ts';
import { openNames, type Names } from './started-names.ts';

export interface ScriptTree {
  /** All scripts of the run. */
  readonly scripts: readonly Script[];
  /** Those that may set a lock by themselves. */
  readonly mentioning: readonly Script[];
  /** Reads a script when it is asked for; null when it cannot be opened. */
  readonly judge: (script: Script) => JudgedScript | null;
  /** The verdicts of what is compiled. */
  readonly programs: readonly Verdict[];
}

export interface ScriptJudgement {
  /** The programs, each with who starts it, and then the scripts of which there is something to say. */
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
  readonly holes: readonly Hole[];
}

/** Locks are handed on through so many scripts. */
const LONGEST_WAY = 12;

export function judgeScriptTree(tree: ScriptTree): ScriptJudgement {
  const names = openNames(tree.scripts, tree.programs);
  const judged = new Map<string, JudgedScript>();
  const starts = new Map<string, Start>();
  const ends = new Map<string, LockState>();
  const seen = new Set<string>();
  let open: readonly Visit[] = tree.mentioning.map((script) => ({ script, state: INHERITED }));
  for (let way = 0; open.length > 0 && way < LONGEST_WAY; way++) {
    const next: Visit[] = [];
    for (const visit of open) {
      const key = keyOf(visit);
      const found = seen.has(key) ? null : tree.judge(visit.script);
      seen.add(key);
      if (found === null) continue;
      judged.set(visit.script.path, found);
      const { end, started } = followScript(found, visit.state, sourcing(tree, names));
      if (visit.state.state === 'inherited') ends.set(visit.script.path, end);
      for (const one of started) next.push(...noteStart(visit.script, one, names, starts));
    }
    open = next;
  }
  return tell(tree, names, judged, [...starts.values()], ends);
}

interface Visit {
  readonly script: Script;
  readonly state: LockState;
}

function keyOf({ script, state }: Visit): string {
  return `${script.path} ${state.state} ${state.state === 'inherited' ? '' : state.finding.id}`;
}

/** What a script that is read in by `.` does to the lock of the one that reads it. */
function sourcing(tree: ScriptTree, names: Names): (pattern: string) => readonly JudgedStep[] {
  return (pattern) => {
    const wanted = new Set(tree.mentioning.map(({ path }) => path));
    const [script] = names.scriptsNamed(pattern).filter(({ path }) => wanted.has(path));
    return script === undefined ? [] : (tree.judge(script)?.steps ?? []);
  };
}

/** Remembers a start that is worth telling, and gives back the scripts that it starts. */
function noteStart(
  script: Script,
  { name, span, held, isDirect }: Started,
  names: Names,
  starts: Map<string, Start>,
): readonly Visit[] {
  const scripts = names.scriptsNamed(name).filter(({ path }) => path !== script.path);
  const isKnown = scripts.length > 0 || names.programsNamed(name).length > 0;
  if (!isDirect && !isKnown && !isService(name)) return [];
  const path: readonly Step[] = [...held.path, { name, span, how: 'command' }];
  const certainty = held.isCertain && !name.includes('*') ? 'certain' : 'possible';
  const { state, finding } = held;
  const start: Start = {
    ...{ started: name, state, certainty, script: script.path, span, path, finding: finding.id },
  };
  const key = `${script.path} ${span.line}:${span.column} ${name} ${state}`;
  const before = starts.get(key);
  if (before === undefined || before.path.length > path.length) starts.set(key, start);
  const handed: Held = { ...held, path, isCertain: certainty === 'certain' };
  return scripts.map((one) => ({ script: one, state: handed }));
}

/** Of what a locked script starts by the way, tools are not told: they end before anybody would move them. */
function isService(name: string): boolean {
  return /^\/(?:.*\/)?(?:sbin|libexec|opt|local)\/.*[^/*]$/.test(name);
}

function tell(
  tree: ScriptTree,
  names: Names,
  judged: ReadonlyMap<string, JudgedScript>,
  starts: readonly Start[],
  ends: ReadonlyMap<string, LockState>,
): ScriptJudgement {
  const sorted = [...starts].sort((a, b) => compareSpans(a.span, b.span) || (a.started < b.started ? -1 : 1));
  const programs = tree.programs.map((verdict): Verdict => {
    const own = sorted.filter(({ started }) => names.programsNamed(started).includes(verdict.program));
    return withStarts(verdict, own);
  });
  const all = [...judged.values()].sort((a, b) => (a.script.path < b.script.path ? -1 : 1));
  const scripts = all.flatMap((one): readonly Verdict[] => {
    const { path } = one.script;
    const startedBy = sorted.filter(
      ({ started, script }) =>
        script !== path && names.scriptsNamed(started).some((two) => two.path === path),
    );
    const own = sorted.filter(({ script }) => script === path);
    if (one.findings.length + startedBy.length + own.length === 0) return [];
    return [withStarts(verdictOf(one, own, ends.get(path) ?? INHERITED), startedBy)];
  });
  const isTold = new Set(scripts.map(({ program }) => program));
  return {
    verdicts: [...programs, ...scripts],
    findings: all.flatMap(({ findings }) => findings),
    holes: all.filter(({ script }) => isTold.has(script.path)).flatMap(holesOf),
  };
}

function withStarts(verdict: Verdict, startedBy: readonly Start[]): Verdict {
  if (startedBy.length === 0) return verdict;
  const isLocked = startedBy.some(({ state }) => state === 'locked');
  const answer = isLocked && verdict.answer !== 'blocked' ? 'at-risk' : verdict.answer;
  return { ...verdict, startedBy, answer };
}

function verdictOf(judged: JudgedScript, starts: readonly Start[], end: LockState): Verdict {
  const { script, findings } = judged;
  const reasons = end.state === 'locked' ? [reasonOf(script, end, findings)] : [];
  const holes = holesOf(judged);
  return {
    program: script.path,
    kind: 'script',
    entry: wholeFile(script.path),
    answer: answerOf(end, holes),
    reasons,
    remarks: findings.flatMap(({ effect, rule, symbol, id }) =>
      effect === 'stays' ? [] : [{ rule, symbol, effect, finding: id }],
    ),
    starts,
    startedBy: [],
    executes: [],
    costs: null,
    holes,
    coverage: { reachable: 0, callsInside: 0, callsKnown: 0, callsUnknown: 0 },
    worsening: null,
  };
}

function answerOf(end: LockState, holes: readonly Hole[]): VerdictAnswer {
  if (end.state === 'locked') return end.isCertain ? 'blocked' : 'at-risk';
  return holes.length > 0 ? 'undetermined' : 'clear';
}

function reasonOf(script: Script, { finding, isCertain }: Held, all: readonly Finding[]): Reason {
  const entry: Step = { name: script.path, span: wholeFile(script.path), how: 'entry' };
  const same = all.filter(({ effect, locks }) => effect === 'locked' && locks === 'itself');
  return {
    stayReason: finding.stayReason ?? finding.effect,
    rule: finding.rule,
    symbol: finding.symbol,
    certainty: isCertain ? 'certain' : 'possible',
    duration: finding.duration,
    finding: finding.id,
    findings: [...new Set([finding.id, ...same.map(({ id }) => id)])].sort(),
    direct: true,
    path: [entry, { name: finding.symbol, span: finding.span, how: finding.via }],
    presence: finding.presence,
    begin: null,
    elsewhere: [],
    choices: [],
    ways: [],
  };
}

function holesOf({ script, unread }: JudgedScript): readonly Hole[] {
  return unread.map((span) => {
    const detail = `Part of \`${script.path}\` is nothing that a shell would understand.`;
    return { kind: 'syntax-error', span, detail, name: null, outside: null };
  });
}
