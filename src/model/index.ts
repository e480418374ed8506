/** The nouns of the tool as types. No behaviour beyond ordering; imports nothing from other rooms. */
export type * from './build.ts';
export type * from './call.ts';
export type * from './command.ts';
export type * from './configuration.ts';
export type * from './finding.ts';
export type * from './hole.ts';
export type * from './patience.ts';
export type * from './presence.ts';
export type * from './report.ts';
export type * from './rule.ts';
export type * from './running.ts';
export type * from './source.ts';
export * from './span.ts';
export type * from './value.ts';
export type * from './verdict.ts';
