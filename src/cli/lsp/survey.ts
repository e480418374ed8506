/**
 * What the server and its workers tell each other: a look at a folder, wholly or at one file alone, and what came of
 * it, with places as editors count them. Plain data that can be sent between threads.
 */
import type { Range } from 'vscode-languageserver/node';
import type { Level } from '../../model/index.ts';

export interface SurveyRequest {
  /** Absolute. */
  readonly root: string;
  /** The options of `mig-lint lsp`, as written. */
  readonly arguments: readonly string[];
  /** What is looked at instead of what the options and the configuration say; null for that. */
  readonly paths: readonly string[] | null;
  /** One file of these, to be looked at as if there were no other; null for all of them. */
  readonly alone: string | null;
  /** Texts that have not been saved, by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface Hop {
  /** Relative to the root. */
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

export interface SeenFinding {
  readonly range: Range;
  readonly level: Level;
  readonly rule: string;
  readonly symbol: string;
  readonly message: string;
  /** How a wrapper or macro leads on from here to the API. */
  readonly through: readonly Hop[];
  readonly way: Way | null;
}

/** Something to say of a line that is no finding, such as a suppression that ran out. */
export interface SeenNotice {
  readonly range: Range;
  /** A full sentence. */
  readonly text: string;
}

export interface SeenFile {
  readonly findings: readonly SeenFinding[];
  readonly notices: readonly SeenNotice[];
}

export const NOTHING_SEEN: SeenFile = { findings: [], notices: [] };

/** How a program comes to a finding: its entry point first. */
export interface Way {
  readonly program: string;
  readonly hops: readonly Hop[];
}

export type Survey =
  | {
      readonly kind: 'survey';
      /** All that were looked at, relative to the root. */
      readonly files: readonly string[];
      /** By file, for those of which there is something to say. */
      readonly seen: ReadonlyMap<string, SeenFile>;
      readonly milliseconds: number;
    }
  /** There is nothing to look at: `text` says why. */
  | { readonly kind: 'nothing'; readonly text: string }
  /** The options or the configuration cannot be used. */
  | { readonly kind: 'misuse'; readonly text: string };
