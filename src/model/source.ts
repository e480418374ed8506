/** What a file can be written in: the languages as the grammars tell them apart, and the kinds of scripts. */

export type Language = 'c' | 'cpp';

/** The ways to write down what is to be started. A `crontab` of the system names a user in each line. */
export type ScriptKind = 'shell' | 'c-shell' | 'inittab' | 'crontab' | 'system-crontab' | 'unit' | 'spec';

export interface Script {
  /** Relative to the root of the run. */
  readonly path: string;
  readonly kind: ScriptKind;
}
