/** A blocker at a place. It has a certainty and a duration, but no severity: that is policy. */
import type { Presence } from './presence.ts';
import type { Certainty, Duration, Effect } from './rule.ts';
import type { Span } from './span.ts';
import type { Via } from './call.ts';

/** One hop of a path through the program. `span` is where `name` is entered or used. */
export interface Step {
  readonly name: string;
  readonly span: Span;
  /**
   * How the hop before leads here: the entry point is `entry`, a table or variable that is read `value`, and
   * what runs by itself once its file is linked `initialiser`. What is handed to an outside function is a `callback` where
   * that calls it, the start of a thread `thread-start`, and a `handler` where something else decides whether it is called.
   */
  readonly how: Via | 'entry' | 'initialiser' | 'value' | 'callback' | 'thread-start' | 'handler';
}

/** What runs in a stretch of a program, as far as it was looked at. */
export interface Work {
  readonly loops: number;
  /** Calls of functions that the tree defines. */
  readonly calls: number;
  /** True when there is a loop in it, or in what is called from it. */
  readonly isLong: boolean;
}

/** From where to where a blocker keeps the process home, by the order of the calls. */
export interface Stay {
  /**
   * `surely` when a release stands on every way on which the blocker succeeds, `maybe` when one does on some way or may
   * be about something else, `never` when none is seen.
   */
  readonly end: 'surely' | 'maybe' | 'never';
  /** The calls that end it, or may, in the order of their places. */
  readonly releases: readonly Step[];
  /** Where a function is left without a release; null when nothing misses it. */
  readonly leak: Span | null;
  /** What runs while the process stays, and what runs afterwards; null when that is not seen. */
  readonly inside: Work | null;
  readonly after: Work | null;
  /** True when the process goes on as another program. */
  readonly leaves: boolean;
  /** True when the evidence that the release helps was not read in a source. */
  readonly isArgued: boolean;
  /** What is to be known of the releases, full sentences. */
  readonly notes: readonly string[];
}

/**
 * Whose lock is set or taken off: that of the process itself and of all that it starts, of one program that it
 * starts, or of some other process.
 */
export type LockedProcess = 'itself' | 'started' | 'other';

export interface Finding {
  /** Rule, file, line, column and symbol, joined: stable within a run. */
  readonly id: string;
  readonly rule: string;
  /** Null for rows that keep nothing home. */
  readonly stayReason: string | null;
  /** The API's name as the rulebook spells it. */
  readonly symbol: string;
  /** What a linker finds in its place, where the header of the API brings the code that calls it; empty for most. */
  readonly links: readonly string[];
  /** The callee as the source spells it: `syscall` for a call by number. */
  readonly written: string;
  readonly effect: Effect;
  /** Null where no lock is set or taken off. */
  readonly locks: LockedProcess | null;
  readonly via: Via;
  /** Where the condition is decided: at the call, or at the caller of a wrapper. */
  readonly span: Span;
  /** The function, macro or variable that the span lies in; null at file level. */
  readonly within: string | null;
  readonly certainty: Certainty;
  readonly duration: Duration;
  /** Null where the order of calls says nothing: nothing on this target releases it, or nobody asks. */
  readonly stay: Stay | null;
  readonly presence: Presence;
  /** Why it is only possible: full sentences, sorted as found. */
  readonly doubts: readonly string[];
  /** What is here, as a full sentence. */
  readonly message: string;
  readonly remedy: string;
  readonly evidence: readonly string[];
  readonly note: string | null;
  /**
   * When wrappers or macros stand between the span and the API: each one's name, with the place inside of it
   * that leads on, the one at the span first.
   */
  readonly through: readonly Step[];
}
