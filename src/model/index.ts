/** The nouns of the tool as types. No behaviour beyond ordering; imports nothing from other rooms. */
export * from './call.ts';
export * from './finding.ts';
export * from './hole.ts';
export * from './presence.ts';
export * from './report.ts';
export * from './rule.ts';
export * from './source.ts';
export * from './span.ts';
export * from './value.ts';
export * from './verdict.ts';
