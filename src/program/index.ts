/**
 * Outlines and facts to a program: who calls whom, with what, and what an entry point can reach. It asks
 * for facts only where they matter, and knows nothing of openMosix.
 */
export { once } from './answers.ts';
export { namersOf, namesCalledIn, openNamers } from './mentioning.ts';
export { openChoices } from './choices.ts';
export type { ApiUse } from './deciders.ts';
export type { Callback, Externals, Interest, Opener, Quoting, TestFramework } from './externals.ts';
export { cutHole, cutNotice, cutSentence } from './cut.ts';
export { linkProgram, type LinkInput, type Program } from './link.ts';
export { filesOf } from './linked.ts';
export { type Outlined, outlineFiles } from './outlining.ts';
export { sees } from './hops.ts';
export { joinPresence } from './joint-presence.ts';
export { resolveValue, substitute } from './resolution.ts';
export { indexLines, lastAtMost, latin1, type LineIndex } from './lines.ts';
export { type Build, NO_BUILD } from './presence.ts';
export type { Platform } from './preprocessor.ts';
export { type Entry, findEntries } from './entries.ts';
export { type Asked, type EntryRoutes, isSureRoute, openRoutes, type Route, type Routes } from './routes.ts';
export type { ItemId, OutlinedFile } from './tree.ts';
export { isPathAskedFor } from './paths.ts';
export { isMethod, isOfCpp } from './roles.ts';
export { type Stage, viewOf } from './view.ts';
export {
  type Addresses,
  openAddresses,
  openFieldCalls,
  openNameCalls,
  outsideHeaders,
  type UnseenCall,
} from './unseen.ts';
export { findExecutions, type FoundExecutions, type PlacedExecution } from './executions.ts';
export { itemsThatStart, type ParseShell } from './started-commands.ts';
export { findUses, type FoundUses, type PlacedHole } from './uses.ts';
export { unreadItems } from './unread.ts';
