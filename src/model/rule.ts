/**
 * What we know, as data, resolved for one target: stay reasons, rules and their rows, evidence.
 * The types of the rulebook's content only; reading and checking it is the rulebook room's work.
 */
import type { Sign, Unseen } from './running.ts';

import type { CommandShape } from './command.ts';

export type Effect = 'stays' | 'locked' | 'costs' | 'unsafe' | 'crashes' | 'fine';
export type Certainty = 'certain' | 'possible';
export type Duration = 'lasting' | 'temporary';
/** How a fact was established: read in a source, argued from one, or remembered. */
export type Mark = 'confirmed' | 'inferred' | 'recalled';
export type EvidenceKind = 'kernel-source' | 'manual' | 'measured' | 'reported';

export interface Evidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly mark: Mark;
  /** Repository, file and line; or the page. */
  readonly source: string;
  /** What it says, in our words. */
  readonly says: string;
  /** The day it was last looked at, as YYYY-MM-DD. */
  readonly checked: string;
}

export interface Target {
  readonly id: string;
  /** `openMosix for Linux 2.4.26` */
  readonly title: string;
  /** What sets it apart, in a sentence or two. */
  readonly about: string;
  /** `/proc/PID/cantmove`: where this kernel shows its stay reasons. */
  readonly shownIn: string;
  readonly files: ProcessFiles;
}

/** Other files below /proc/PID in which this kernel speaks of migration; null where it has none. */
export interface ProcessFiles {
  /** 1 in it locks the process, 0 does not. */
  readonly lock: string | null;
  readonly where: string | null;
  /** What `where` says of a process at home; null when nobody has read it. */
  readonly atHome: string | null;
  readonly migrations: string | null;
}

export interface StayReason {
  readonly id: string;
  readonly title: string;
  /** The kernel's name on the target: `DSTAY_FOR_MONKEY`; null when the target does not have it. */
  readonly kernelName: string | null;
  /** The word that the kernel shows: `monkey`; null when it is not known. */
  readonly word: string | null;
  /** A full sentence: why the process stays. */
  readonly why: string;
  /** A full sentence: what ends the stay on the target. */
  readonly ends: string;
  readonly visibleInSource: boolean;
  readonly evidence: readonly string[];
}

/** What a row names. Parameter names come from the prototype in `rule.yaml`. */
export type Api =
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly parameters: readonly string[];
      readonly variadic: boolean;
    }
  /** A C++ class: constructed, or derived from. */
  | { readonly kind: 'type'; readonly name: string }
  | { readonly kind: 'pragma'; readonly name: string }
  | { readonly kind: 'instruction'; readonly name: string }
  /** A string literal that begins so; `*` stands for a process id. */
  | { readonly kind: 'path'; readonly name: string }
  /** A command by its file's name. */
  | { readonly kind: 'command'; readonly name: string; readonly shape: CommandShape };

/** A question about a call. Named as the files of `src/conditions`; combined by all, any, not. */
export type Condition =
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'argument-has-flag'; readonly argument: string; readonly flag: string }
  /** The argument is one of these names or numbers. */
  | {
      readonly kind: 'argument-is';
      readonly argument: string;
      readonly values: readonly (string | number)[];
    }
  | { readonly kind: 'argument-is-zero'; readonly argument: string }
  /** The argument is a number that is no greater. */
  | { readonly kind: 'argument-at-most'; readonly argument: string; readonly most: number }
  /** The argument is a string that begins with one of these. */
  | {
      readonly kind: 'argument-starts-with';
      readonly argument: string;
      readonly prefixes: readonly string[];
    }
  /** The descriptor came from an `open` that allows writing. */
  | { readonly kind: 'descriptor-is-writable'; readonly argument: string }
  /** The descriptor came from opening a path that begins with one of these. */
  | {
      readonly kind: 'descriptor-comes-from';
      readonly argument: string;
      readonly prefixes: readonly string[];
    }
  /** The structure behind this argument has this constant in a field of this name. */
  | {
      readonly kind: 'field-is';
      readonly argument: string;
      readonly field: string;
      readonly values: readonly (string | number)[];
    }
  /** The constructor or function gets at least this many arguments. */
  | { readonly kind: 'argument-count-at-least'; readonly count: number }
  /** The pragma has a clause that begins so: `num_threads(1)`. */
  | { readonly kind: 'clause-is'; readonly clause: string }
  /** The command gets one of these options, as its synopsis spells them. */
  | { readonly kind: 'option-given'; readonly options: readonly string[] };

/** One row of a rule: a use that has an effect on migration. */
export interface Row {
  readonly rule: string;
  /** `function` rows keep the words of their prototype for people. */
  readonly written: string;
  readonly api: Api;
  readonly effect: Effect;
  readonly when: Condition | null;
  /** Whether a condition that cannot be answered is told; `silent` where another row tells of it. */
  readonly doubt: 'told' | 'silent';
  /** The most that the row's evidence allows. */
  readonly certainty: Certainty;
  readonly duration: Duration;
  /** True when it takes a lock off; what sets one has the effect `locked`. */
  readonly unlocks: boolean;
  readonly evidence: readonly string[];
  /** Null: the rule's own. */
  readonly remedy: string | null;
  /** A sentence for this row alone, such as when it does nothing; null mostly. */
  readonly note: string | null;
  /** The privilege without which the call fails, and a failed call keeps nothing home. */
  readonly needs: string | null;
  /** The standard header that declares it: tells the API from a function of the same name. */
  readonly header: string | null;
  /** What the code of its header, such as that of a template, calls in turn: what a linker finds in its place. */
  readonly links: readonly string[];
  /** What a failed call gives back; null where that is not known. */
  readonly fails: Failure | null;
  /** True when it matters only where a loop comes to it again and again, and only to who asks for costs. */
  readonly repeated: boolean;
}

/** `status`: anything but 0. `minus-one`: -1, which as a pointer is MAP_FAILED. `nothing`: 0. */
export type Failure = 'status' | 'minus-one' | 'nothing';

/** What an argument of a release must be for it to end the stay that a blocker began. */
export interface Sameness {
  /** The release's parameter. */
  readonly parameter: string;
  /** `pointee` is what the blocker's argument points to, such as the thread that it wrote there. */
  readonly as:
    { readonly kind: 'result' } | { readonly kind: 'argument' | 'pointee'; readonly parameter: string };
}

/** A use that takes the process out of the state that a rule's blockers bring it into. */
export interface Release {
  /** The prototype, for people. */
  readonly written: string;
  readonly api: Api;
  /** The blockers of the rule that it undoes, by name; null for all of them. */
  readonly of: readonly string[] | null;
  readonly same: readonly Sameness[];
  readonly when: Condition | null;
  /** `maybe` where something that no source shows may keep up the stay. */
  readonly ends: 'surely' | 'maybe';
  /** True when the process goes on as another program. */
  readonly leaves: boolean;
  /** The most that the evidence allows. */
  readonly certainty: Certainty;
  readonly evidence: readonly string[];
  readonly note: string | null;
}

export interface Rule {
  readonly id: string;
  readonly stayReason: string | null;
  readonly title: string;
  /** With `{call}` for the call as written. */
  readonly message: string;
  readonly remedy: string;
  /** Story points: 0 nothing, 1 trivial, 3 some work, 5 redesign, 7 another architecture. */
  readonly effort: number;
  readonly rows: readonly Row[];
  /** Its own, and those of its stay reason. */
  readonly releases: readonly Release[];
  /** The code on the rule's page that shows what is found. */
  readonly examples: readonly Example[];
}

export interface Example {
  /** The target that it was tried for; null for the default one. */
  readonly target: string | null;
  readonly code: string;
}

/** Everything known about one target. */
export interface Rulebook {
  /** What a running process shows, in the order in which a mapping is judged by them. */
  readonly signs: readonly Sign[];
  readonly unseen: readonly Unseen[];
  readonly target: Target;
  readonly stayReasons: readonly StayReason[];
  readonly rules: readonly Rule[];
  readonly evidence: readonly Evidence[];
}
