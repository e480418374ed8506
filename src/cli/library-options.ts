/** What the library takes. Its types are published as they stand here; scripts/library-types.mjs puts them into dist/. */

/** Every key means what the option of the command means that is called so; what is left out is as it is there. */
export interface AnalyzeOptions {
  /** The folder that relative paths start from, and that the configuration is searched upwards from. */
  readonly cwd?: string;
  /** Files, folders and globs; without any, what the configuration says, or `cwd` itself. */
  readonly paths?: readonly string[];
  /** What is looked at, too, without being told of. */
  readonly context?: readonly string[];
  /** A file with the text that it is to have, be it on disk or not. */
  readonly text?: { readonly file: string; readonly content: string | Uint8Array };
  readonly target?: string;
  /** A configuration file, or `false` for none. */
  readonly config?: string | false;
  /** A folder of rules in place of those built in. */
  readonly rules?: string;
  /** A `compile_commands.json` or its folder, or `false` for none. */
  readonly build?: string | false;
  /** A file with the output of a build, which tells what is linked. */
  readonly linkLog?: string;
  /** `NAME` or `NAME=TEXT`. */
  readonly define?: readonly string[];
  readonly undefine?: readonly string[];
  /** Patterns as in `.gitignore`. */
  readonly exclude?: readonly string[];
  /** `false` looks at what `.gitignore` leaves out, too. */
  readonly ignoreFiles?: boolean;
  readonly forceExclude?: boolean;
  /** Bytes. */
  readonly maxFileSize?: number;
  /** What is in this baseline is marked as such; it is read and never written. */
  readonly baseline?: string;
  readonly costs?: boolean;
  readonly allPaths?: boolean;
  /** For `render` alone: `analyze` tells all. */
  readonly level?: 'error' | 'warning' | 'note';
}
