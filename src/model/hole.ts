/** A place the analysis could not see into. Never an error: a hole is part of the answer. */
import type { Span } from './span.ts';

export type HoleKind =
  | 'unread-file'
  | 'syntax-error'
  | 'unresolved-pointer'
  | 'unknown-function'
  | 'unknown-syscall'
  | 'unknown-lookup'
  | 'budget';

export interface Hole {
  readonly kind: HoleKind;
  readonly span: Span;
  /** A full sentence for people. */
  readonly detail: string;
  /** The outside function or library that is not known, where there is one. */
  readonly name: string | null;
  /** What stands behind an outside function that is not known; null for holes of other kinds. */
  readonly outside: OutsideCalls | null;
}

/** A hole is told once for each name; these are the calls behind it. */
export interface OutsideCalls {
  /** The header that it seems to come from, as it is included; null where none fits. */
  readonly library: string | null;
  /** How many functions, macros and tables of the program call it. */
  readonly callers: number;
  /** Places of some of the others than the one that the hole stands at. */
  readonly others: readonly Span[];
}
