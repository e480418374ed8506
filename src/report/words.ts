/** The words in which every format tells our closed vocabularies to people. Layout is each format's own. */
import type {
  Choice,
  Coverage,
  Effect,
  Execution,
  HoleKind,
  Presence,
  Reach,
  Reason,
  Start,
  Step,
} from '../model/index.ts';
import type { StayReason, Target, Verdict, VerdictAnswer, Worsening } from '../model/index.ts';

export const answerWords: Readonly<Record<VerdictAnswer, string>> = {
  blocked: 'will not migrate',
  'at-risk': 'may not migrate',
  clear: 'nothing found that stops it',
  undetermined: 'cannot tell',
};

/** The same, ready to follow a number of programs. */
export const countedAnswerWords: Readonly<Record<VerdictAnswer, string>> = {
  blocked: 'will not migrate',
  'at-risk': 'may not migrate',
  clear: 'with nothing found that stops it',
  undetermined: 'undetermined',
};

/** A full sentence for every effect but `stays`, whose sentence is the stay reason's own. */
export const effectSentences: Readonly<Record<Effect, string>> = {
  stays: 'The process stays on its home node.',
  locked: 'The process is locked against automatic migration.',
  costs: 'The process migrates, but pays for it.',
  unsafe: 'The process migrates, but may then misbehave.',
  crashes: 'The process migrates, but may then crash.',
  fine: 'This does not stop migration.',
};

/** What a reason is called in which a process does not stay, but does wrong once it has migrated. */
const harmTitles: ReadonlyMap<string, string> = new Map([
  ['unsafe', 'Migrates, but may then misbehave'],
  ['crashes', 'Migrates, but may then crash'],
]);

export function reasonTitle({ stayReason }: Reason, stay: StayReason | null): string {
  return stay?.title ?? harmTitles.get(stayReason) ?? stayReason;
}

export const howWords: Readonly<Record<Step['how'], string>> = {
  name: 'called by name',
  member: 'called as a member',
  pointer: 'called through a pointer',
  macro: 'used as a macro',
  syscall: 'called by its system call number',
  lookup: 'looked up by name at run time',
  construction: 'constructed',
  inheritance: 'derived from',
  pragma: 'named by a pragma',
  instruction: 'written as an instruction',
  address: 'its address is taken',
  text: 'named in a string',
  command: 'run as a command',
  writing: 'written to',
  entry: 'entry point',
  initialiser: 'run by an initialiser',
  value: 'read there',
  callback: 'called back',
  'thread-start': 'started as a thread',
  handler: 'set up to be called',
};

/** One and many. */
export const holeWords: Readonly<Record<HoleKind, readonly [string, string]>> = {
  'unread-file': ['file not read', 'files not read'],
  'syntax-error': ['place with a syntax error', 'places with a syntax error'],
  'unresolved-pointer': ['unresolved pointer', 'unresolved pointers'],
  'unknown-function': ['call to an unknown function', 'calls to unknown functions'],
  'unknown-syscall': ['unknown system call', 'unknown system calls'],
  'unknown-lookup': ['unknown lookup by name', 'unknown lookups by name'],
  budget: ['place given up for lack of time or memory', 'places given up for lack of time or memory'],
};

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What the running kernel would say, ready to stand alone or in brackets. */
export function kernelWords(reason: StayReason, target: Target): string {
  if (reason.word !== null) {
    const name = reason.kernelName === null ? '' : ` (${reason.kernelName})`;
    return `${target.shownIn} says \`${reason.word}\`${name}`;
  }
  if (reason.kernelName !== null) {
    return `${reason.kernelName}, by a word in ${target.shownIn} that is not known`;
  }
  return `${target.title} has no name for it`;
}

/** What stands after "only if"; null when the line is always compiled. */
export function presenceSentence(presence: Presence): string | null {
  switch (presence.kind) {
    case 'always':
      return null;
    case 'open':
      return `Only if ${presence.conditions.join(' and ')}.`;
    case 'never':
      return `Left out of the build: ${sentence(presence.why)}`;
  }
}

export function reachSentence(reach: Reach): string {
  switch (reach.kind) {
    case 'reached':
      return `Reached by ${reach.programs.join(', ')}.`;
    case 'callable':
      return 'No program of the tree leads to it, but code outside of the tree may call it.';
    case 'unknown':
    case 'uncallable':
      return sentence(reach.why);
  }
}

/** Says how much was seen, so that an empty list of reasons never reads as a promise. */
export function coverageSentence(coverage: Coverage): string {
  const { reachable, callsInside, callsKnown, callsUnknown } = coverage;
  const items = counted(reachable, 'function, macro or table', 'functions, macros and tables');
  const outside = `${callsKnown} known from outside, ${callsUnknown} unknown`;
  return `${items}; called from there: ${callsInside} of the program, ${outside}.`;
}

/** Which of the two stops a program: taking a lock off helps nobody who has a stay reason as well. */
export function stoppedBySentence(
  { reasons, startedBy }: Verdict,
  isLock: (reason: Reason) => boolean,
): string | null {
  const locks = reasons.filter(isLock).length + startedBy.filter(({ state }) => state === 'locked').length;
  if (locks === 0) return null;
  return reasons.every(isLock)
    ? 'A lock alone, as far as was seen: without it the program may move, and by hand it moves even so.'
    : 'A lock, and what is told above besides: taking the lock off would not be enough.';
}

/** What a script does about locks, in the words that stand where a program has its answer. */
export function scriptWords({ answer, starts, startedBy, remarks }: Verdict): string {
  const isLocked = startedBy.some(({ state }) => state === 'locked');
  if (answer === 'blocked') return 'locks itself and what it starts';
  if (isLocked) return 'is started locked';
  if (answer === 'at-risk') return 'may lock itself and what it starts';
  if (starts.some(({ state }) => state === 'locked')) return 'starts programs locked';
  if (remarks.some(({ effect }) => effect === 'locked')) return 'locks other processes';
  return 'sets no lock';
}

/** The answer, or what a script does about locks. */
export function verdictWords(verdict: Verdict): string {
  return verdict.kind === 'script' ? scriptWords(verdict) : answerWords[verdict.answer];
}

/** `started locked by etc/rc.d/rc`, for each of its scripts. */
export function lockedByWords({ startedBy }: Verdict): readonly string[] {
  const locked = startedBy.filter(({ state }) => state === 'locked');
  return [...new Set(locked.map(({ script }) => script))].map((script) => `started locked by ${script}`);
}

/** `httpd` */
export function startWords({ started, certainty }: Start): string {
  return `\`${started}\`${certainty === 'possible' ? ' (possibly)' : ''}`;
}

/** `becomes renderd, which will not migrate`, for each program of the tree that stays or may. */
export function becomesWords({ executes }: Verdict): readonly string[] {
  const told = executes.flatMap((one) =>
    one.as === 'child'
      ? []
      : one.programs
          .filter(({ answer }) => answer === 'blocked' || answer === 'at-risk')
          .map(({ program, answer }) => `${executionLabel(one)} ${program}, which ${answerWords[answer]}`),
  );
  return [...new Set(told)];
}

/** Which definition was taken where a name has several. */
export function choiceSentence({ name, taken, why, others, count }: Choice): string {
  const places = others.slice(0, 2).map(({ file, line }) => `${file}:${line}`);
  const rest = count - 1 - places.length;
  const left = `${places.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const head = `\`${name}\` has ${count} definitions. ${taken.file}:${taken.line} is taken`;
  switch (why) {
    case 'linked':
      return `${head}, because the build links it; not ${left}.`;
    case 'linkable':
      return `${head}, because it is the nearest that can be linked with this program; not ${left}.`;
    case 'nearest':
      return `${head}, because it lies nearest; not ${left}.`;
    case 'as-near':
      return `${head}; as near, and counted as well: ${left}.`;
  }
}

/** How a program comes to be another one, or has another one started, in the words of a label. */
export function executionLabel({ as, certainty }: Execution): string {
  if (as === 'child') return 'starts';
  return certainty === 'certain' ? 'becomes' : 'may become';
}

/** `renderd` of the tree with its answer, or that nothing is told of it. */
export function executionWords({ started, programs }: Execution): string {
  if (programs.length === 0)
    return started === '*'
      ? 'a program whose name is not known here, so what it does is not told.'
      : `\`${started}\`, which is not in the tree, so what it does is not told.`;
  const answers = programs.map(({ program, answer }) => `\`${program}\`: ${answerWords[answer]}`);
  return `\`${started}\` of the tree (${answers.join(', ')}).`;
}

/** What stands after "was": the answer before the change, and what the change added to the reasons. */
export function worseningSentence({ was, gained }: Worsening): string {
  const before = was === null ? 'not there before the change' : `${answerWords[was]}, before the change`;
  return gained.length === 0 ? before : `${before}, which added ${gained.join(', ')}`;
}

/** Ends a text with a full stop where it has none. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed.endsWith('.') ? trimmed : `${trimmed}.`;
}

/** What a rule's story points mean. */
export function effortWords(points: number): string {
  if (points === 0) return 'nothing to change';
  if (points <= 2) return 'a small change';
  if (points <= 4) return 'some work';
  return points <= 6 ? 'a redesign of this part' : 'another architecture';
}

/** A function whose address is taken may be called by anybody who gets it, or by nobody. */
export function doubtfulHop(path: readonly Step[]): Step | null {
  return path.find(({ how }) => how === 'address' || how === 'pointer' || how === 'handler') ?? null;
}

export function pathDoubts(path: readonly Step[]): readonly string[] {
  const taken = doubtfulHop(path);
  if (taken === null) return [];
  if (taken.how === 'handler')
    return [`Whether \`${taken.name}\` is ever called depends on what happens while the program runs.`];
  return [`Whether the pointer to \`${taken.name}\` is ever called on this path is not known.`];
}
