/**
 * Scripts to actions: what shell scripts, start files, inittabs, crontabs, units and spec files run and write to, in
 * order. It knows nothing of openMosix; which commands start other commands is handed to it.
 */
export type { Action, Invocation, Range, Shell } from './actions.ts';
export { readChain, type Shapes } from './invocations.ts';
export { findMentions, openReader, type ReaderInput, type ScriptTexts } from './reader.ts';
export type { ScriptReading } from './script.ts';
export { readShellText, STARTER } from './texts.ts';
export { patternOf } from './words.ts';
