/**
 * How a command is called, as its synopsis in the rules tells it: `nice [-n N] [-NUMBER] COMMAND...`. What a shell
 * needs to tell options from operands and a program from the words that are handed to it; nothing of what it does.
 */

export interface CommandShape {
  readonly name: string;
  /** Options without a value: `-h`, `--user`. */
  readonly flags: readonly string[];
  /** Options whose value is the next word, or follows `=`: `-n N`. */
  readonly valued: readonly ValuedOption[];
  /** Options with their value in the same word: `-j` of `-j1-4`. */
  readonly attached: readonly string[];
  /** True when a number may be an option: `-3`. */
  readonly numbered: boolean;
  /** True when assignments may stand before what is started: `env A=1 prog`. */
  readonly assigns: boolean;
  /** Names of the operands that must be there, in order. */
  readonly operands: readonly string[];
  /** What the words behind the operands are. */
  readonly rest: Started | null;
}

/**
 * A program with its words, a text for a shell, a script for a shell, a folder of which every file is started, or files
 * that the input is written to.
 */
export type Started = 'command' | 'text' | 'script' | 'folder' | 'files';

export interface ValuedOption {
  readonly name: string;
  /** What the value is, when it is started; null for any other value. */
  readonly starts: Started | null;
}
