/**
 * Tells V8 not to optimise WebAssembly on short runs: the grammars would be compiled twice, which costs more
 * than it gives until some megabytes have been parsed. A setting of the process, hence of the command alone.
 */
import { setFlagsFromString } from 'node:v8';

/** Trees of more files than this are worth the optimising compiler. */
const MANY_FILES = 3000;

/** Must be called before any WebAssembly is compiled. Flags that this V8 does not know it ignores. */
export function chooseWasmTiers(files: number): void {
  if (files > MANY_FILES) return;
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
