/** What every format is: a function from the analysis to a string. Nothing in this room writes anywhere. */
import type { Level, ReportInput } from '../model/index.ts';

export interface ReportOptions {
  readonly colour: boolean;
  /** Columns of the terminal; `Infinity` means that nothing is wrapped or cut. */
  readonly width: number;
  /** The least level that the text format shows; the others always tell everything. */
  readonly level: Level;
  /** Replaces `mig-lint/<target>/` where several uploads must be told apart. */
  readonly sarifCategory: string | null;
  /** A whole file as latin1, one character a byte; null when it cannot be had. */
  readonly textOf: (file: string) => string | null;
}

export type Format = (input: ReportInput, options: ReportOptions) => string;
