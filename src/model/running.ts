/**
 * A process as /proc shows it, and what our knowledge makes of such sights. Holds no judgement: that is the
 * room `running`. What could not be read is told, never left out in silence.
 */
import type { Certainty, Effect } from './rule.ts';

/** A file of /proc/PID that the kernel may or may not have. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** `why` follows a colon. */
  | { readonly kind: 'refused'; readonly why: string };

/** One line of /proc/PID/maps with what smaps adds to it. */
export interface Mapping {
  /** As the kernel writes it: `b7f1c000-b7f1d000`. */
  readonly range: string;
  /** `rw-s` */
  readonly permissions: string;
  readonly isShared: boolean;
  /** Whether the file behind a shared mapping was opened for writing; null where the kernel does not tell. */
  readonly isOpenForWriting: boolean | null;
  /** Null where the kernel does not tell. */
  readonly isLocked: boolean | null;
  /** With ` (deleted)` and all; empty for memory without a name. */
  readonly path: string;
  /** Null when the path could not be looked at. */
  readonly isCharacterDevice: boolean | null;
}

export interface Refusal {
  /** Below /proc/PID: `maps`. */
  readonly file: string;
  /** Follows a colon. */
  readonly why: string;
}

export interface RunningProcess {
  readonly id: number;
  /** The kernel's short name. */
  readonly name: string;
  /** The file that it runs; null when it has none or it may not be looked at. */
  readonly executable: string | null;
  readonly commandLine: readonly string[];
  readonly isKernelThread: boolean;
  /** It has ended, and its parent has not asked how. */
  readonly hasEnded: boolean;
  /** By the names that were asked for. */
  readonly control: ReadonlyMap<string, Shown>;
  readonly threads: number | null;
  readonly lockedKilobytes: number | null;
  /** The scheduling policies of its threads by number, each once, sorted; empty where the kernel does not tell. */
  readonly policies: readonly number[];
  /** The bits of CapEff; null where the kernel does not tell. */
  readonly privileges: bigint | null;
  /** Null when they may not be looked at. */
  readonly mappings: readonly Mapping[] | null;
  readonly refused: readonly Refusal[];
}

/** What a mapping must be: `unclear` is shared without a word on how its file was opened. */
export type MappingSight = 'shared' | 'writable' | 'read-only' | 'unclear' | 'device' | 'unclear-device';

/** What can be seen of a process from outside. */
export type Sight =
  | {
      readonly kind: 'mapping';
      readonly mapping: MappingSight;
      /** Beginnings of the path; empty for any. */
      readonly begins: readonly string[];
      readonly except: readonly string[];
    }
  | { readonly kind: 'several-threads' }
  | { readonly kind: 'locked-pages' }
  /** Policies by number. */
  | { readonly kind: 'policy'; readonly numbers: readonly number[] }
  | { readonly kind: 'first-process' }
  | { readonly kind: 'kernel-thread' };

/** What a kernel of the cluster would make of a sight. */
export interface Sign {
  readonly sight: Sight;
  /** The rule whose use leads there; null where no source code does. */
  readonly rule: string | null;
  readonly stayReason: string | null;
  readonly effect: Effect;
  /** The most that the evidence allows. */
  readonly certainty: Certainty;
  readonly evidence: readonly string[];
  /** What is seen, as a full sentence. */
  readonly says: string;
}

/** A stay reason of which plain Linux shows nothing. */
export interface Unseen {
  readonly stayReason: string;
  /** The bit of CapEff without which the process cannot have come to it; null when none is needed. */
  readonly privilege: { readonly name: string; readonly bit: number } | null;
  /** A full sentence. */
  readonly says: string;
}
