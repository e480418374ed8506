/** What a project has written down of how it wants to be looked at. It says nothing of where that was found. */
import type { Level } from './verdict.ts';

/** Patterns as in `.gitignore`, which hold below a folder. */
export interface FolderPatterns {
  /** Absolute. */
  readonly folder: string;
  readonly patterns: readonly string[];
}

export type LevelChoice = Level | 'off';

/** How loudly rules are told. */
export interface LevelOverride {
  /** Null for all files. */
  readonly files: FolderPatterns | null;
  /** By rule, or by `*` for those that are not named. */
  readonly levels: Readonly<Record<string, LevelChoice>>;
}

/** A program that is told outright, for trees of which neither `main` nor the build says enough. */
export interface ProgramChoice {
  readonly name: string;
  /** The files that are linked into it. */
  readonly sources: FolderPatterns;
}

/** Null and empty lists stand for what is not said. Paths are absolute. */
export interface Configuration {
  /** The file itself, then what it extends, for `--print-config`. */
  readonly files: readonly string[];
  readonly target: string | null;
  readonly level: Level | null;
  readonly failOn: Level | 'never' | null;
  /** How many warnings do not make a run fail. */
  readonly maxWarnings: number | null;
  readonly strict: boolean | null;
  readonly costs: boolean | null;
  readonly ignoreFiles: boolean | null;
  /** In bytes. */
  readonly maxFileSize: number | null;
  readonly build: string | null;
  /** As behind `-D` and `-U`. */
  readonly define: readonly string[];
  readonly undefine: readonly string[];
  /** What to look at when the command line names nothing. */
  readonly paths: readonly string[];
  readonly exclude: readonly FolderPatterns[];
  /** Somebody else's code: told apart, and no reason to fail. */
  readonly thirdParty: readonly FolderPatterns[];
  /** The later one wins. */
  readonly overrides: readonly LevelOverride[];
  readonly programs: readonly ProgramChoice[];
  /** Folders with rules of the project's own. */
  readonly rules: readonly string[];
  readonly baseline: string | null;
  /** Whether a suppression must say why. */
  readonly requireReason: boolean;
}
