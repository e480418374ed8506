/**
 * A running process x rulebook -> why it stays. Where a kernel of the cluster speaks, its words count, and what /proc
 * shows besides only explains them; on any other kernel the sights are all there is. Reads nothing and words no report.
 */
import type {
  Certainty,
  Rulebook,
  RunningProcess,
  Shown,
  StayReason,
  Target,
  Unseen,
} from '../model/index.ts';
import { type Sighting, sightingsOf } from './sights.ts';

export type { Sighting } from './sights.ts';

export type StayAnswer =
  | 'kept'
  /** By the user alone: a migration by hand still works. */
  | 'locked'
  | 'in-doubt'
  | 'free'
  /** What would decide may not be read. */
  | 'undetermined'
  | 'ended';

export interface Stay {
  /** Null for a word that the rulebook does not have. */
  readonly reason: StayReason | null;
  /** As the kernel shows it; null when it is concluded from the sightings. */
  readonly word: string | null;
  readonly certainty: Certainty;
  readonly sightings: readonly Sighting[];
}

export interface StayVerdict {
  readonly running: RunningProcess;
  readonly answer: StayAnswer;
  /** Whether the kernel shows stay reasons of its own. */
  readonly isClusterKernel: boolean;
  readonly stays: readonly Stay[];
  /** What keeps nothing home, and yet is worth a word. */
  readonly remarks: readonly Sighting[];
  readonly where: Shown;
  readonly lock: Shown;
  readonly migrations: Shown;
  readonly unseen: readonly Unseen[];
  /** Of `unseen`, what the process lacks the privilege for. */
  readonly excluded: readonly Unseen[];
}

/** The files below /proc/PID in which these targets speak, each once. */
export function controlFiles(targets: readonly Target[]): readonly string[] {
  const all = targets.flatMap((target) => {
    const { lock, where, migrations } = target.files;
    return [reasonsFile(target), lock, where, migrations].filter((file) => file !== null);
  });
  return [...new Set(all)].sort();
}

/** The target whose kernel this is by its files: of those that fit, the first of the wanted ones; null for any other kernel. */
export function targetOf(
  running: RunningProcess,
  targets: readonly Target[],
  wanted: readonly string[],
): Target | null {
  const fitting = targets.filter((target) => has(running, reasonsFile(target)));
  const chosen = wanted.find((id) => fitting.some((target) => target.id === id));
  return fitting.find(({ id }) => id === chosen) ?? fitting[0] ?? null;
}

export function judgeRunning(running: RunningProcess, rulebook: Rulebook): StayVerdict {
  const { target } = rulebook;
  const file = reasonsFile(target);
  const isClusterKernel = has(running, file);
  const sightings = sightingsOf(running, rulebook.signs);
  const words = wordsIn(shownIn(running, file));
  const lock = shownIn(running, target.files.lock);
  const stays = isClusterKernel
    ? withLock(
        words.map((word) => stayOfWord(word, sightings, rulebook)),
        lock,
        rulebook,
      )
    : seenStays(sightings, rulebook);
  const unseen = isClusterKernel ? [] : rulebook.unseen;
  return {
    running,
    answer: answerOf(running, stays, shownIn(running, file), lockReason(rulebook)),
    isClusterKernel,
    stays,
    remarks: sightings.filter(({ sign }) => sign.effect !== 'stays'),
    where: shownIn(running, target.files.where),
    lock,
    migrations: shownIn(running, target.files.migrations),
    unseen: unseen.filter((one) => !isExcluded(one, running)),
    excluded: unseen.filter((one) => isExcluded(one, running)),
  };
}

/** All words by which a kernel may speak of a reason: some reasons have several. */
export function wordsOf({ word }: StayReason): readonly string[] {
  return word === null ? [] : word.split(' ');
}

function reasonsFile({ shownIn: path }: Target): string {
  return path.replace(/^\/proc\/PID\//, '');
}

function shownIn({ control }: RunningProcess, file: string | null): Shown {
  return (file === null ? null : control.get(file)) ?? { kind: 'absent' };
}

function has(running: RunningProcess, file: string): boolean {
  return shownIn(running, file).kind !== 'absent';
}

/** One word a line; a number alone says that there is none. */
function wordsIn(shown: Shown): readonly string[] {
  if (shown.kind !== 'text') return [];
  const words = shown.text.split(/[\s,\0]+/).filter((word) => word !== '' && word !== '0');
  return [...new Set(words)];
}

function stayOfWord(word: string, sightings: readonly Sighting[], { stayReasons }: Rulebook): Stay {
  const spelt = word.toLowerCase();
  const reason =
    stayReasons.find((one) => wordsOf(one).some((known) => known.toLowerCase() === spelt)) ?? null;
  const behind = reason === null ? [] : sightings.filter((one) => isOf(one, reason.id));
  return { reason, word, certainty: 'certain', sightings: behind };
}

function isOf({ sign }: Sighting, reason: string): boolean {
  return sign.stayReason === reason && sign.effect === 'stays';
}

/** The lock has a file of its own, and the kernel may or may not repeat it among the reasons. */
function withLock(stays: readonly Stay[], lock: Shown, rulebook: Rulebook): readonly Stay[] {
  const id = lockReason(rulebook);
  const reason = rulebook.stayReasons.find((one) => one.id === id) ?? null;
  if (lock.kind !== 'text' || lock.text.trim() !== '1' || reason === null) return stays;
  if (stays.some((stay) => stay.reason?.id === reason.id)) return stays;
  return [...stays, { reason, word: null, certainty: 'certain', sightings: [] }];
}

/** The reason that is no state of the process but a wish of its user; null where no rule speaks of one. */
function lockReason({ rules }: Rulebook): string | null {
  return rules.find(({ rows }) => rows.some(({ effect }) => effect === 'locked'))?.stayReason ?? null;
}

function seenStays(sightings: readonly Sighting[], { stayReasons }: Rulebook): readonly Stay[] {
  const stays = stayReasons.flatMap((reason): readonly Stay[] => {
    const behind = sightings.filter((one) => isOf(one, reason.id));
    if (behind.length === 0) return [];
    const isCertain = behind.some(({ certainty }) => certainty === 'certain');
    return [{ reason, word: null, certainty: isCertain ? 'certain' : 'possible', sightings: behind }];
  });
  return [...stays].sort((a, b) => a.certainty.localeCompare(b.certainty));
}

function answerOf(
  running: RunningProcess,
  stays: readonly Stay[],
  reasons: Shown,
  lock: string | null,
): StayAnswer {
  if (running.hasEnded) return 'ended';
  if (stays.length === 1 && lock !== null && stays[0]?.reason?.id === lock) return 'locked';
  if (stays.some(({ certainty }) => certainty === 'certain')) return 'kept';
  if (stays.length > 0) return 'in-doubt';
  if (reasons.kind === 'text' || running.isKernelThread) return 'free';
  return reasons.kind === 'refused' || running.mappings === null ? 'undetermined' : 'free';
}

function isExcluded({ privilege }: Unseen, { privileges }: RunningProcess): boolean {
  return privilege !== null && privileges !== null && (privileges & (1n << BigInt(privilege.bit))) === 0n;
}
