/**
 * What linking must know of the outside world, handed in as plain tables: the names worth asking about,
 * who opens descriptors, who calls by number or by text, what the platform defines, what is harmless.
 * Deliberately says nothing of why a name is interesting.
 */
import type { Language } from '../model/index.ts';
import type { ReaderInput, Shapes } from '../scripts/index.ts';
import type { Platform } from './preprocessor.ts';

/** A function that gives back a descriptor; positions count from 0, null when it has no such argument. */
export interface Opener {
  readonly path: number | null;
  /** `O_RDWR | O_CREAT` */
  readonly flags: number | null;
  /** `"r+"` */
  readonly mode: number | null;
  /** The result stands for the same opened file as this argument: `dup(fd)`, `fileno(stream)`. */
  readonly sameAs: number | null;
}

/** A function that runs a command: a text for a shell, or a program with its words, in a list or one by one. */
export interface Runner {
  readonly text: number | null;
  readonly program: number | null;
  /** Where the words begin. */
  readonly words: number | null;
  /** The argument that is an array of the words. */
  readonly list: number | null;
  /** True when the program takes the place of the process. */
  readonly replaces: boolean;
}

/** A function that has another one called, which it is handed in this position. */
export interface Callback {
  readonly position: number;
  /** `handler` where something else decides whether it is called. */
  readonly as: 'thread-start' | 'callback' | 'handler';
}

/** What a macro makes of what it is handed: a mere text, or one by which a library finds a method to call. */
export type Quoting = 'text' | 'handler';

/** Macros that write functions, and who calls these without naming them. */
export interface TestFramework {
  /** Macros that write a test, or name the class whose methods are tests. None where a runner is handed that class itself. */
  readonly bodies: readonly string[];
  /** Those of them behind which code stands in a class that derives from the one that they name. */
  readonly fixtures: readonly string[];
  /** Of the class that such a macro, or who calls a runner, names: what is called around a test; `*` for every method. */
  readonly methods: readonly string[];
  /** What runs all tests, qualified where the name alone could be anything. */
  readonly runners: readonly string[];
  /** Macros that stand for a `main` with a runner in it. */
  readonly mains: readonly string[];
}

/** A name to be asked about. */
export interface Interest {
  /** As the rulebook spells it. */
  readonly name: string;
  /** The word in a source that gives it away: the last part of a qualified name, or its class. */
  readonly trigger: string;
  /** The namespace or class that a use must name, or have named by a `using` that it sees; null for a plain name. */
  readonly qualifier: string | null;
  /** A word that a literal of the item must hold: an instruction's mnemonic; null when none must. */
  readonly wording: string | null;
  /** Null: in both languages. */
  readonly language: Language | null;
  /** True when only a call is worth telling, not that its address is taken. */
  readonly callsOnly: boolean;
  /** Positions of the arguments that decide; a wrapper that forwards one of these is seen through. */
  readonly deciding: readonly number[];
  /** True when it matters what fields of its arguments hold. */
  readonly asksFields: boolean;
  /** The standard header that declares it, or null. */
  readonly header: string | null;
  /** False when nothing but the call itself matters, so that its words are enough and no grammar need read it. */
  readonly needsGrammar: boolean;
  /**
   * The flags without which the call does not matter: it is looked for only where an item mentions one of
   * them, and in macros. Null when it may matter without.
   */
  readonly telltales: readonly string[] | null;
  /** How many arguments it takes: least and most; null when any number may do. */
  readonly arity: { readonly least: number; readonly most: number } | null;
}

export interface Externals {
  readonly interests: readonly Interest[];
  /** String literals that begin so are asked about. */
  readonly pathPrefixes: readonly string[];
  readonly openers: ReadonlyMap<string, Opener>;
  /** Functions that call by number: position of the number, and prefixes of the numbers' names. */
  readonly numberedCalls: ReadonlyMap<
    string,
    { readonly number: number; readonly prefixes: readonly string[] }
  >;
  /** Number to name of the target's system calls. */
  readonly systemCalls: ReadonlyMap<number, string>;
  /** Functions that look a name up: position of the name. */
  readonly lookups: ReadonlyMap<string, number>;
  /** By name; who takes the function in one of several positions has several. */
  readonly callbacks: ReadonlyMap<string, readonly Callback[]>;
  /** Macros of outside headers that make texts of what they are handed. */
  readonly quoting: ReadonlyMap<string, Quoting>;
  /** Other spellings of a name: `__mmap` -> `mmap`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Names whose callers somebody will ask for, although nothing is asked about their calls. */
  readonly watched: readonly string[];
  /** Outside functions that never return. */
  readonly endings: ReadonlySet<string>;
  /** Constants of the platform: they mean what they mean there, whatever a header of the tree says. */
  readonly constants: ReadonlySet<string>;
  /** What the function is called that a program begins with: `main`, and what libraries make of that. */
  readonly entryNames: readonly string[];
  readonly testFrameworks: readonly TestFramework[];
  readonly platform: Platform;
  /** Functions that write to a file, by argument positions; null when they have no such argument. */
  readonly writers: ReadonlyMap<
    string,
    { readonly file: number; readonly text: number | null; readonly format: number | null }
  >;
  /** Classes of streams that a file is opened by, without their namespace. */
  readonly streams: ReadonlySet<string>;
  /** Functions that put a text together in a buffer. */
  readonly formatters: ReadonlySet<string>;
  /** Functions that give back the number of the process itself. */
  readonly ownProcess: ReadonlySet<string>;
  /** Functions that come back in two processes. */
  readonly forkers: ReadonlySet<string>;
  /** Functions that run a command. */
  readonly runners: ReadonlyMap<string, Runner>;
  /** The commands asked about, and the synopses of these and of those that start others. */
  readonly commandWords: readonly string[];
  readonly shapes: Shapes;
  /** Both ends of the paths asked about that a shell may write to. */
  readonly pathEnds: ReaderInput['pieces'];
  /** True when an outside function of this name cannot matter to who calls it in that language. */
  readonly isHarmless: (name: string, language: Language) => boolean;
}
