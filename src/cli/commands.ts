/** The commands and their options as data, each with all that it was asked. How they are written stands elsewhere. */
import type { Configuration, FolderPatterns, Level, MacroChange, ProgramChoice } from '../model/index.ts';
import type { FailOn } from '../policy/index.ts';
import type { ComparisonFormat, FormatName, SummaryFormat } from '../report/index.ts';
import type { ChangeChoice } from './change.ts';
import type { Shell } from './completion.ts';
import type { ConfigurationChoice } from './configuration.ts';
import type { Stage } from './engine.ts';
import type { InitOptions } from './init.ts';
import type { Misuse } from './misuse.ts';
import type { TestRulesOptions } from './test-rules.ts';

export const defaultTarget = 'openmosix-2.4.26';
export const defaultFailOn: FailOn = 'warning';
export const failOns: readonly FailOn[] = ['error', 'warning', 'note', 'never'];

export interface KnowledgeOptions {
  readonly target: string;
  /** Null leaves it to the terminal and its environment. */
  readonly colour: boolean | null;
}

export interface Destination {
  readonly format: FormatName;
  /** Null for standard output. */
  readonly file: string | null;
}

export interface BuildOptions {
  /** A compile database or a folder that holds one; null leaves it to the search. */
  readonly build: string | null;
  readonly searchBuild: boolean;
  /** The output of a build, which tells what is linked; null when there is none. */
  readonly linkLog: string | null;
  readonly macros: readonly MacroChange[];
}

/** Which sources are looked at, and how they are built. */
export interface SourceOptions extends BuildOptions {
  readonly paths: readonly string[];
  /** A file that lists further paths, or `-`. */
  readonly list: string | null;
  /** The file whose text comes from standard input. */
  readonly stdinName: string | null;
  /** What is looked at without being told of. */
  readonly context: readonly string[];
  /** Whether ignore files hold for what is named. */
  readonly forceExclude: boolean;
  readonly exclude: readonly string[];
  readonly excludeBelow: readonly FolderPatterns[];
  readonly ignoreFiles: boolean;
  readonly maxFileSize: number;
  /** Whether what costs is told, too. */
  readonly costs: boolean;
  /** Whether every way to a finding is told, up to a bound. */
  readonly allPaths: boolean;
  /** Programs that are told outright. */
  readonly programs: readonly ProgramChoice[];
}

/** What of the sources is judged how. */
export interface JudgeOptions extends KnowledgeOptions, SourceOptions {
  readonly change: ChangeChoice;
  /** Relative to the working folder. */
  readonly baseline: string | null;
  /** A baseline that is not there yet is an empty one then. */
  readonly updateBaseline: boolean;
}

export interface LintOptions extends JudgeOptions {
  readonly destinations: readonly Destination[];
  readonly failOn: FailOn;
  /** Null where the level alone says what fails. */
  readonly maxWarnings: number | null;
  readonly strict: boolean;
  /** Seconds; null for as long as it takes. */
  readonly maxTime: number | null;
  readonly level: Level;
  readonly show: Stage | null;
  readonly statistics: boolean;
  readonly quiet: boolean;
  /** Null for the target's own. */
  readonly sarifCategory: string | null;
  readonly sarifSuppressions: 'include' | 'omit';
  readonly showSuppressed: boolean;
}

/** What must be opened before the options are settled. */
export interface Groundwork {
  /** A folder to take the rules from; null for the ones built in. */
  readonly rules: string | null;
  readonly configuration: ConfigurationChoice;
}

/** Options are settled by the configuration where the command line is silent. */
export type Settled<Options> = (configuration: Configuration) => Options;

/** What the commands besides the default one write: one report, to standard output. */
export type PlainFormat = 'text' | 'json';

export interface StatsOptions extends JudgeOptions {
  readonly format: PlainFormat;
}

export interface ExplainOptions extends KnowledgeOptions {
  readonly words: readonly string[];
  readonly format: PlainFormat;
}

export interface ProcessOptions extends KnowledgeOptions {
  /** As written; what is no number is told when it is read. */
  readonly ids: readonly string[];
  readonly procRoot: string;
  /** Whether the target was asked for; else the kernel may choose it. */
  readonly asksTarget: boolean;
  readonly format: PlainFormat;
  /** Null when no sources were named. */
  readonly sources: SourceOptions | null;
}

export interface SuppressOptions extends JudgeOptions {
  readonly reason: string;
  /** Rules; all of them when it is empty. */
  readonly only: readonly string[];
  readonly dryRun: boolean;
}

export interface CompareOptions {
  readonly files: readonly string[];
  readonly format: ComparisonFormat;
}

export interface SummaryOptions {
  readonly files: readonly string[];
  /** A file that lists more of them, `-` for standard input; null when there is none. */
  readonly filesFrom: string | null;
  readonly format: SummaryFormat;
}

export type Command =
  | { readonly kind: 'lint'; readonly groundwork: Groundwork; readonly options: Settled<LintOptions> }
  /** Shows what holds for a file instead of looking at it. */
  | {
      readonly kind: 'print-config';
      readonly groundwork: Groundwork;
      readonly options: Settled<LintOptions>;
      readonly file: string;
    }
  | { readonly kind: 'explain'; readonly groundwork: Groundwork; readonly options: Settled<ExplainOptions> }
  | { readonly kind: 'process'; readonly groundwork: Groundwork; readonly options: Settled<ProcessOptions> }
  | { readonly kind: 'suppress'; readonly groundwork: Groundwork; readonly options: Settled<SuppressOptions> }
  | { readonly kind: 'baseline'; readonly groundwork: Groundwork; readonly options: Settled<StatsOptions> }
  | { readonly kind: 'rules'; readonly groundwork: Groundwork; readonly options: Settled<KnowledgeOptions> }
  | { readonly kind: 'compare'; readonly options: CompareOptions }
  | { readonly kind: 'init'; readonly groundwork: Groundwork; readonly options: InitOptions }
  | {
      readonly kind: 'test-rules';
      readonly groundwork: Groundwork;
      readonly options: Settled<KnowledgeOptions & TestRulesOptions>;
    }
  /** `options` as they were written: each folder's look at its code reads them as its own. */
  | { readonly kind: 'lsp'; readonly options: readonly string[] }
  | { readonly kind: 'summary'; readonly rules: string | null; readonly options: SummaryOptions }
  | { readonly kind: 'completion'; readonly shell: Shell }
  /** The help or the version. */
  | { readonly kind: 'tell'; readonly text: string }
  | Misuse;
