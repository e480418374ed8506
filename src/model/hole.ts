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
}
