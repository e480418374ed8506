/** What every format is: a function from the analysis to a string. Nothing in this room writes anywhere. */
import type { Level, ReportInput } from '../model/index.ts';

export interface ReportOptions {
  readonly colour: boolean;
  /** Columns of the terminal; `Infinity` means that nothing is wrapped or cut. */
  readonly width: number;
  /** The least level that is shown; what programs read whole (json, jsonl, sarif) tells everything. */
  readonly level: Level;
  /** Only the findings shown and the programs that they keep home; nothing when there are none. */
  readonly quiet: boolean;
  /** Whether the run looks at a change: then the programs that it has no part in are left out. */
  readonly isChange: boolean;
  /** Replaces `mig-lint/<target>/` where several uploads must be told apart. */
  readonly sarifCategory: string | null;
  /** GitHub opens an alert for a suppressed result all the same, so that they are left out unless asked for. */
  readonly sarifSuppressions: 'include' | 'omit';
  /** Whether `text`, `concise` and `markdown` show what is suppressed, in the baseline or somebody else's. */
  readonly showSuppressed: boolean;
  /** Where links on the terminal lead; without it there are none. */
  readonly linkTo?: LinkTo;
  /** A whole file as latin1, one character a byte; null when it cannot be had. */
  readonly textOf: (file: string) => string | null;
  /** A file's path from the root of its repository, as services that show a repository know it. */
  readonly inRepository: (file: string) => string;
}

export type LinkTarget =
  { readonly kind: 'file'; readonly file: string } | { readonly kind: 'rule'; readonly rule: string };

/** A URL, or null where there is nothing to lead to. */
export type LinkTo = (target: LinkTarget) => string | null;

export type Format = (input: ReportInput, options: ReportOptions) => string;
