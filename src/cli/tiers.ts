/**
 * Tells V8 to optimise less eagerly than it does by itself: most runs are over in a second or two, and what is spent on
 * optimising code in that time is not earned back. Settings of the process, hence of the command alone.
 */
import { setFlagsFromString } from 'node:v8';

/** Trees of more files than this are worth the optimising compiler for WebAssembly. */
const MANY_FILES = 3000;

/**
 * V8 optimises a function after it has run through so many bytes of its bytecode. It sets 67584 and more; measured, this
 * saves a quarter of the processor time of short runs, and a tenth of those of ten seconds.
 */
const BYTES_BEFORE_OPTIMISING = 300_000;

/** The last V8 that counts in bytes, that of Node.js 20. Later ones have a cheaper optimiser in between. */
const LAST_COUNTING_BYTES = 11;

/** Holds for functions that are first called afterwards. A V8 that does not know the flag would complain of it. */
export function optimiseLater(): void {
  if (Number.parseInt(process.versions.v8, 10) > LAST_COUNTING_BYTES) return;
  setFlagsFromString(`--interrupt-budget=${BYTES_BEFORE_OPTIMISING}`);
}

/**
 * The grammars would be compiled twice, which costs more than it gives until some megabytes have been parsed. Must be
 * called before any WebAssembly is compiled.
 */
export function chooseWasmTiers(files: number): void {
  if (files > MANY_FILES) return;
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
