/**
 * What a script does, as plain data in the order in which it does it: the commands it runs, the files it writes to,
 * the scripts it reads in. Deliberately blind to what any of these mean to migration.
 */
import type { CommandShape, Value } from '../model/index.ts';

/** A stretch of the script's bytes, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One command of a chain such as `sudo nice -n 5 prog`: each but the last starts the next. */
export interface Invocation {
  /** The last part of the file's name; `*` stands for what is not known of it. */
  readonly name: string;
  /** As it is written, with what is known of its variables put in. */
  readonly written: string;
  /** Null where the command is none of those whose synopsis is known. */
  readonly shape: CommandShape | null;
  /** The options that are surely given, as the synopsis spells them. */
  readonly options: readonly string[];
  /** False when a word that is not known may hold further options. */
  readonly complete: boolean;
  /** The values of the synopsis' operands, in order. */
  readonly operands: readonly Value[];
}

/**
 * A shell process by the way down to it: `[0]` is one that starts with the script, `[0, 3]` a process of its own that
 * this one forks. What is done in the latter does not concern the former.
 */
export type Shell = readonly number[];

interface Done {
  readonly at: Range;
  /** What must hold for it to be done, each ready to follow "only if". */
  readonly guards: readonly string[];
  /** The process that does it, or forks to have it done. */
  readonly shell: Shell;
  /** The function, section or entry of the script that it stands in. */
  readonly within: string | null;
}

export type Action = Done &
  (
    | {
        readonly kind: 'command';
        readonly chain: readonly Invocation[];
        /** The process that runs a text of this script for the command: `sh -c 'text'`; else null. */
        readonly opens: Shell | null;
      }
    /** `/proc/self` in the path is the process of `shell`. */
    | { readonly kind: 'write'; readonly path: Value; readonly text: Value }
    /** `. file`: another script is read in by the same process. */
    | { readonly kind: 'source'; readonly path: Value }
  );
