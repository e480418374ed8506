/** Everything that a report may tell, as plain data that survives JSON. */
import type { Hole } from './hole.ts';
import type { Shortfall } from './patience.ts';
import type { Rulebook } from './rule.ts';
import type { JudgedFinding, Verdict } from './verdict.ts';

/** Something that a user should know about the run itself: a skipped file, a vanished folder. */
export interface Notice {
  /** A full sentence that says what, where and what to do; the line stands beside it. */
  readonly text: string;
  readonly file: string | null;
  /** Counted from 1; null where the file as a whole is meant, or none. */
  readonly line: number | null;
  /** True when part of what was asked for could not be analysed. */
  readonly incomplete: boolean;
}

export interface RunStatistics {
  readonly files: number;
  /** Scripts that were looked through; they are not among the files. */
  readonly scripts: number;
  readonly bytes: number;
  readonly items: number;
  /** Items and bytes that a grammar read; the rest was outlined only. */
  readonly itemsParsed: number;
  readonly bytesParsed: number;
}

export interface Analysis {
  readonly programs: readonly Verdict[];
  readonly findings: readonly JudgedFinding[];
  readonly holes: readonly Hole[];
  readonly notices: readonly Notice[];
  /** Null when the run went to its end. Else a notice tells of it, and what was not judged is undetermined. */
  readonly cut: Shortfall | null;
  readonly statistics: RunStatistics;
}

/** What a report is made from. `lineAt` gives a line's text (1-based, latin1, no line end). */
export interface ReportInput {
  readonly analysis: Analysis;
  readonly rulebook: Rulebook;
  readonly version: string;
  readonly lineAt: (file: string, line: number) => string | null;
}
