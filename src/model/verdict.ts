/** The answer for a program, with the reasons behind it. */
import type { Presence } from './presence.ts';
import type { Certainty, Duration } from './rule.ts';
import type { Finding, Step, Work } from './finding.ts';
import type { Hole } from './hole.ts';
import type { Span } from './span.ts';

export type VerdictAnswer = 'blocked' | 'at-risk' | 'clear' | 'undetermined';

/** One per stay reason that the program can reach, the worst finding first. */
export interface Reason {
  readonly stayReason: string;
  readonly rule: string;
  readonly symbol: string;
  readonly certainty: Certainty;
  readonly duration: Duration;
  /** Id of the finding that the witness ends at. */
  readonly finding: string;
  /** Ids of all findings with this stay reason that the program can reach, sorted. */
  readonly findings: readonly string[];
  /** True when the entry point's own function holds the finding. */
  readonly direct: boolean;
  /** The shortest path: entry point first, the API last. One that every build has stands before shorter ones. */
  readonly path: readonly Step[];
  /** What the build must have for all of the path, its end included. */
  readonly presence: Presence;
  /** Where the entry point sets out for it, and what it does before; null when its order of calls is not known. */
  readonly begin: Begin | null;
  /** Functions that the program reaches and that call what could release it, where the finding itself tells of none. */
  readonly elsewhere: readonly Step[];
  /** What was chosen on the path where a name has several definitions. */
  readonly choices: readonly Choice[];
  /** Further ways to the findings, the shorter ones first; empty when nobody asked for them. */
  readonly ways: readonly Way[];
}

/** Of a name on the way that has several definitions the one that was taken, which another build may not link. */
export interface Choice {
  readonly name: string;
  readonly taken: Span;
  /**
   * The build links it; it is the nearest that does not need what only another program has; it lies nearest in the tree of
   * folders; or it is as near as others, which count as well.
   */
  readonly why: 'linked' | 'linkable' | 'nearest' | 'as-near';
  /** Some of the other definitions, and how many there are in all with the one that was taken. */
  readonly others: readonly Span[];
  readonly count: number;
}

/** Another way to a finding, as `path` of a reason. */
export interface Way {
  readonly finding: string;
  readonly path: readonly Step[];
}

/** The program may migrate until its entry point comes here. */
export interface Begin {
  readonly span: Span;
  /** Null where the entry point is too long to be read for that. */
  readonly before: Work | null;
}

/** Something seen on the way that does not stop migration: pipes, sockets, fork. */
export interface Remark {
  readonly rule: string;
  readonly symbol: string;
  readonly effect: 'fine' | 'costs' | 'unsafe' | 'crashes' | 'locked';
  readonly finding: string;
}

/** A call that is sent to the home node, and the loop that makes it again and again. */
export interface Cost {
  readonly rule: string;
  readonly symbol: string;
  readonly finding: string;
  readonly call: Span;
  readonly loop: Span;
  /** The functions between the loop and the call, each with the place that calls it, the one in the loop first. */
  readonly through: readonly Step[];
}

export interface Coverage {
  /** Functions, macros and tables the program can reach. */
  readonly reachable: number;
  /** Calls by name within those, by what is known of the callee. */
  readonly callsInside: number;
  readonly callsKnown: number;
  readonly callsUnknown: number;
}

/** A program that a script starts under a lock, or without one although the script itself is locked. */
export interface Start {
  /** As the script writes it: `httpd`, `/usr/sbin/crond`; `*` where a name is not known. */
  readonly started: string;
  readonly state: 'locked' | 'unlocked';
  readonly certainty: Certainty;
  /** The script that starts it, by the name of its verdict. */
  readonly script: string;
  readonly span: Span;
  /** From the script that sets or takes off the lock down to the start; the finding's own place first. */
  readonly path: readonly Step[];
  /** Id of the finding that sets the lock or takes it off. */
  readonly finding: string;
}

/** A call after which a process is another program. */
export interface Execution {
  /** As the source names it; `*` stands for what is not known of it. */
  readonly started: string;
  /** `itself` when the process goes on as that program, `child` when a process is made for it. */
  readonly as: 'itself' | 'child';
  /** Possible where a condition of the build, a pointer on the way or an unknown part of the name stands before it. */
  readonly certainty: Certainty;
  /** From the entry point to the function that starts it. */
  readonly path: readonly Step[];
  /** The programs of the tree that bear the name, by their verdicts; none when the analysis ends here. */
  readonly programs: readonly ExecutedProgram[];
}

/** What is told of a program elsewhere, in short. */
export interface ExecutedProgram {
  readonly program: string;
  readonly answer: VerdictAnswer;
}

/** How the program was judged before the change that the run looks at, and that it was judged better then. */
export interface Worsening {
  /** Null for a program that was not there. */
  readonly was: VerdictAnswer | null;
  /** The stay reasons that came to it or became surer or lasting, sorted. */
  readonly gained: readonly string[];
}

export interface Verdict {
  readonly program: string;
  readonly kind: 'program' | 'library' | 'script';
  /** `main`; for a library its first exported function that reaches a reason, or its first file. */
  readonly entry: Span;
  readonly answer: VerdictAnswer;
  /** Worst first. */
  readonly reasons: readonly Reason[];
  readonly remarks: readonly Remark[];
  /** What a script starts locked or unlocked; empty for programs. */
  readonly starts: readonly Start[];
  /** By which scripts of the tree it is started locked or unlocked. */
  readonly startedBy: readonly Start[];
  /** What it becomes, and which programs of the tree it starts. What it becomes may make a clear answer a doubtful one. */
  readonly executes: readonly Execution[];
  /** In the order of the calls; null when nobody asked for them. They change no answer. */
  readonly costs: readonly Cost[] | null;
  readonly holes: readonly Hole[];
  readonly coverage: Coverage;
  /** Null when the run looks at no change, or when the change made it no worse. */
  readonly worsening: Worsening | null;
}

/** Whether anything can come to a finding. */
export type Reach =
  | { readonly kind: 'reached'; readonly programs: readonly string[] }
  /** No entry point of the tree leads there, but a plug-in or another program may call it. */
  | { readonly kind: 'callable' }
  /** The run ended before the programs that may lead there were judged. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Nothing can call it: static and unused, or left out of the build. */
  | { readonly kind: 'uncallable'; readonly why: string };

export type Level = 'error' | 'warning' | 'note';

/** Why a finding is told apart from the others and is no reason to fail. */
export type Exemption =
  /** It lies in files that the configuration calls somebody else's. */
  | { readonly kind: 'third-party' }
  /** The configuration switches its rule off, here or everywhere. */
  | { readonly kind: 'off' }
  /** It lies in a file that was looked at, but not asked about. */
  | { readonly kind: 'elsewhere' }
  /** A comment in the code suppresses it. */
  | { readonly kind: 'comment'; readonly reason: string | null }
  /** It was there when the baseline was written. */
  | { readonly kind: 'baseline' }
  /** The change that the run looks at does not touch it. */
  | { readonly kind: 'unchanged' };

/** A finding after judgement: who reaches it, and how loudly policy says so. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly reach: Reach;
  readonly level: Level;
  /** Null for most. */
  readonly exemption: Exemption | null;
}
