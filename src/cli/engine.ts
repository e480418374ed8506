/**
 * What the command asks of the pipeline and of the rulebook, and no more, so that all else here can be tried
 * without either. `pipeline.ts` fits the real ones to it.
 */
import type { Analysis, LinkedProgram, Patience, Rulebook, Script, Target } from '../model/index.ts';
import type { AnalysisStage } from '../analyze.ts';
import type { Build } from '../program/index.ts';
import type { Glossary } from '../rulebook/index.ts';

export interface Engine {
  /** Reads a folder of rules, or with null the rulebook that was built in. Throws a sentence when it is broken. */
  readonly open: (rulesFolder: string | null) => Expert;
}

/** Somebody who knows the rules. */
export interface Expert {
  readonly targets: readonly Target[];
  /** The ids of all rules, whatever the target. */
  readonly ruleIds: readonly string[];
  /** The same with the rules of further folders. Throws a sentence when these are broken. */
  readonly withRules: (folders: readonly string[]) => Expert;
  readonly rulebookFor: (target: string) => Rulebook;
  readonly glossary: Glossary;
  readonly analyze: (request: AnalysisRequest) => Promise<Analysis>;
  /** One stage's own view of the files, for people who work on the tool. */
  readonly show: (stage: Stage, request: AnalysisRequest) => Promise<string>;
}

export const stages = ['facts', 'calls', 'summaries'] as const;
export type Stage = (typeof stages)[number];

export interface AnalysisRequest {
  /** The folder that `files` are relative to, absolute. */
  readonly root: string;
  readonly target: string;
  /** Whether to look for calls in loops that cost more away from home. */
  readonly costs: boolean;
  /** Whether to tell every way to a finding, up to a bound, and not only the shortest. */
  readonly allPaths: boolean;
  /** Relative to the root of the run, sorted. */
  readonly files: readonly string[];
  /** Files of assembly, likewise; none when left out. */
  readonly assembly?: readonly string[];
  /** Likewise. */
  readonly scripts: readonly Script[];
  readonly build: Build;
  readonly programs: readonly LinkedProgram[];
  /** Null when there is nothing to read; why was noted already. */
  readonly readBytes: (file: string) => Uint8Array | null;
  /** Asked between pieces of work; an endless one when left out. */
  readonly patience?: Patience;
  readonly entering?: (stage: AnalysisStage) => void;
}
