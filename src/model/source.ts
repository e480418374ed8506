/** A source file as the stages see it: never a path on disk alone, never a stream. */

export type Language = 'c' | 'cpp';

export interface SourceFile {
  /** Relative to the root of the run, forward slashes; `../` when it lies outside. */
  readonly path: string;
  /** The raw bytes. Offsets into them are the offsets of every later stage. */
  readonly bytes: Uint8Array;
}
