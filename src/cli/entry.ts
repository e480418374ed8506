/** The library's entry point. Runs as the bundle in dist/, where the engine, the grammars and the rulebook lie beside it. */
import { importDefault } from './import-default.ts';
import { openLibrary } from './library.ts';
import { createEngine } from './pipeline.ts';

export { MisuseError } from './library.ts';

/** Put in by scripts/build.mjs. */
declare const MIG_LINT_VERSION: string;

export const version = MIG_LINT_VERSION;

export const { analyze, render } = openLibrary(
  // How V8 compiles WebAssembly is for the process to say that uses the library.
  createEngine(__dirname, () => undefined),
  () => ({
    cwd: process.cwd(),
    home: __dirname,
    version,
    today: new Date().toISOString().slice(0, 10),
    importDefault,
  }),
);
