/**
 * The content of `rules/` after reading and checking, for all targets at once. Plain data that survives
 * JSON, so that it can be made once and shipped.
 */
import type { CommandShape, Evidence, Example, Release, Row, Sign, Target, Unseen } from '../model/index.ts';
import type { Callback, Quoting, TestFramework } from '../program/index.ts';

/** Keys are target ids or beginnings of them; the longest that fits counts. */
export type PerTarget<T> = Readonly<Record<string, T>>;

export interface KnownStayReason {
  readonly id: string;
  readonly title: string;
  readonly kernelNames: PerTarget<string | null>;
  readonly words: PerTarget<string | null>;
  readonly why: string;
  readonly ends: PerTarget<string>;
  readonly visibleInSource: boolean;
  readonly evidence: readonly string[];
  /** What ends it, whatever rule began it. */
  readonly releases: readonly KnownRelease[];
}

/** A release before the target is chosen. */
export interface KnownRelease extends Release {
  /** Target ids or beginnings of them; null for all. */
  readonly targets: readonly string[] | null;
}

/** Evidence before the target is chosen: what ends a reason on one kernel proves nothing about another. */
export interface KnownEvidence extends Evidence {
  /** Target ids or beginnings of them; null for all. */
  readonly targets: readonly string[] | null;
}

/** A row before the target is chosen. */
export interface KnownRow extends Omit<Row, 'rule'> {
  /** Target ids or beginnings of them; null for all. */
  readonly targets: readonly string[] | null;
}

export interface KnownRule {
  readonly id: string;
  readonly stayReason: string | null;
  readonly title: string;
  readonly message: string;
  readonly remedy: string;
  readonly effort: number;
  readonly rows: readonly KnownRow[];
  readonly releases: readonly KnownRelease[];
  readonly examples: readonly Example[];
}

/** Before the target is chosen; `targets` as in a row. */
export interface KnownSign extends Sign {
  readonly targets: readonly string[] | null;
}

export interface KnownUnseen extends Unseen {
  readonly targets: readonly string[] | null;
}

/** A function that opens files, by argument positions. */
export interface KnownOpener {
  readonly name: string;
  readonly path: number | null;
  readonly flags: number | null;
  readonly mode: number | null;
  readonly sameAs: number | null;
}

/** A function that writes to a file, by argument positions; `format` is one of printf. */
export interface KnownWriter {
  readonly name: string;
  readonly file: number;
  readonly text: number | null;
  readonly format: number | null;
}

/** A function that runs a command: a text for a shell, or a program with its words, listed or in an array. */
export interface KnownRunner {
  readonly name: string;
  readonly text: number | null;
  readonly program: number | null;
  /** Where an argument list begins. */
  readonly words: number | null;
  /** Which argument is an array of words. */
  readonly list: number | null;
  /** True when the program takes the place of the process. */
  readonly replaces: boolean;
}

export interface KnownExternals {
  readonly openers: readonly KnownOpener[];
  readonly numberedCalls: readonly {
    readonly name: string;
    readonly number: number;
    readonly prefixes: readonly string[];
  }[];
  readonly lookups: readonly { readonly name: string; readonly position: number }[];
  readonly callbacks: readonly (Callback & { readonly name: string })[];
  readonly quoting: readonly { readonly macros: readonly string[]; readonly as: Quoting }[];
  readonly aliases: Readonly<Record<string, string>>;
  /** Functions that never return. */
  readonly endings: readonly string[];
  /** What the function is called that a program begins with. */
  readonly entryNames: readonly string[];
  readonly testFrameworks: readonly TestFramework[];
  /** Commands that start others, or write to files. */
  readonly commands: readonly CommandShape[];
  readonly writers: readonly KnownWriter[];
  readonly runners: readonly KnownRunner[];
  /** Functions that give back the number of the process itself. */
  readonly ownProcess: readonly string[];
  readonly forkers: readonly string[];
  /** Classes of streams, and functions that put a text together. */
  readonly streams: readonly string[];
  readonly formatters: readonly string[];
  /** Words of assembly: what goes on elsewhere, how that comes back, and what asks the kernel or a device. */
  readonly assembly: {
    readonly transfers: readonly string[];
    readonly returns: readonly string[];
    readonly traps: readonly string[];
  };
  readonly platform: {
    readonly defined: Readonly<Record<string, string>>;
    readonly undefined: readonly string[];
    /** Words by which other systems go in the names of macros, in capitals. */
    readonly foreignWords: readonly string[];
    /** Names of folders whose code is for other systems, in small letters. */
    readonly foreignFolders: readonly string[];
    /** What a compiler heeds only when it is told to, with words by which build files tell it. */
    readonly switches: readonly {
      readonly macro: string;
      readonly pragma: string;
      readonly words: readonly string[];
    }[];
    /** Headers that other systems have and this one has not; those that end in `/*` stand for a whole folder. */
    readonly foreignHeaders: readonly string[];
    readonly ownHeaders: readonly string[];
    /** Beginnings of names of macros that the platform's headers define, ending in `*`, and whole names. */
    readonly ownMacros: readonly string[];
  };
}

export interface KnownHarmless {
  readonly header: string;
  readonly library: string;
  /** Names, or beginnings of names that end in `*`. */
  readonly functions: readonly string[];
  readonly except: readonly string[];
  /** `cpp` for names that say nothing in C. */
  readonly language: 'cpp' | 'any';
}

export interface Knowledge {
  readonly defaultTarget: string;
  readonly targets: readonly Target[];
  readonly stayReasons: readonly KnownStayReason[];
  readonly rules: readonly KnownRule[];
  readonly evidence: readonly KnownEvidence[];
  readonly constants: {
    readonly flags: Readonly<Record<string, number>>;
    readonly aliases: Readonly<Record<string, string>>;
    /** By machine (`i386`, `x86-64`), number to name. */
    readonly systemCalls: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly harmless: readonly KnownHarmless[];
  readonly externals: KnownExternals;
  readonly signs: readonly KnownSign[];
  readonly unseen: readonly KnownUnseen[];
}
