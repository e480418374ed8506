/**
 * How files are compiled, as a compile database tells it: what the preprocessor is given for each of them.
 * Says nothing of code generation, warnings or linking; no macro is expanded and no header looked up here.
 */
import type { Notice } from './report.ts';
import type { Language } from './source.ts';

/** A `-D` or `-U`. The order counts: the last word on a name holds. */
export type MacroChange =
  | {
      readonly kind: 'define';
      readonly name: string;
      /** Null for `-DN=1`. For `-DF(x,...)=x` as written: `x`, `...`. */
      readonly parameters: readonly string[] | null;
      readonly text: string;
    }
  | { readonly kind: 'undefine'; readonly name: string };

/** `-iquote` (for `#include "..."` alone), `-I`, `-isystem`, `-idirafter`. */
export type IncludeFolderKind = 'quote' | 'plain' | 'system' | 'after';

export interface IncludeFolder {
  readonly kind: IncludeFolderKind;
  /** Relative to the root when inside of it (`.` for the root itself), else absolute. */
  readonly path: string;
}

/** `-include`, which is read like a first line of the file, or `-imacros`, of which only the macros stay. */
export interface ForcedInclude {
  readonly kind: 'include' | 'macros';
  /** As of an include folder. One that is found nowhere stands as if it lay where the compiler runs. */
  readonly path: string;
}

/**
 * `pic` is `-fPIC` and `small-pic` is `-fpic`; `pie` comes along with one of them. `optimize` is any `-O` but
 * `-O0`, and `optimize-size` comes along with it.
 */
export type BuildFeature =
  | 'freestanding'
  | 'm32'
  | 'm64'
  | 'openmp'
  | 'optimize'
  | 'optimize-size'
  | 'pic'
  | 'pie'
  | 'pthread'
  | 'small-pic';

/** One compilation of one file. A file may be compiled several times, each time differently. */
export interface TranslationUnit {
  /** Relative to the root of the run, forward slashes: the name that the other stages know the file by. */
  readonly file: string;
  readonly language: Language;
  /** Every `-D` and `-U`, in the order in which the compiler heeds them. */
  readonly defines: readonly MacroChange[];
  /** In the order of the search, without those that gcc ignores as duplicates. */
  readonly includeFolders: readonly IncludeFolder[];
  /** In the order in which they are read: after the defines, all `-imacros` first. */
  readonly forcedIncludes: readonly ForcedInclude[];
  /** `gnu99`, `c++17`; what `-ansi` stands for; null when the compiler's own default holds. */
  readonly standard: string | null;
  /** Sorted, each once. */
  readonly features: readonly BuildFeature[];
  /** What is written, named like an include folder. */
  readonly output: string | null;
}

/** How many entries of a database became no unit. */
export interface LeftOutEntries {
  /** The file lies outside of the root. */
  readonly outside: number;
  /** Neither C nor C++: assembler, Fortran. */
  readonly foreign: number;
  /** Without a file or a command. */
  readonly malformed: number;
}

export interface CompileDatabase {
  /** The database itself, relative to the root. */
  readonly path: string;
  /** In the order of the database. */
  readonly units: readonly TranslationUnit[];
  readonly leftOut: LeftOutEntries;
  readonly notices: readonly Notice[];
}

export type CompileDatabaseResult =
  | { readonly kind: 'database'; readonly database: CompileDatabase }
  /** `reason` is a full sentence that says what, where and what to do. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What a linker makes of compiled files, as the build or a person tells it: a program, or a library that is loaded. */
export interface LinkedProgram {
  /** What a person calls it: the name of the file that the linker writes. */
  readonly name: string;
  /** The file of its `main`; null when any of its sources may hold that. */
  readonly entry: string | null;
  /** Relative to the root of the run, each once: everything that is linked into it. Null when nothing says. */
  readonly sources: readonly string[] | null;
  /** The sources of a shared library or plug-in whose functions others call, each once; null for a program. */
  readonly exports: readonly string[] | null;
}
