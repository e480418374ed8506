/** rules/ on disk to a checked rulebook for one target. The texts are handed in; nothing is read here. */
export { parametersOf } from './condition.ts';
export { type Compiled, compileKnowledge, extendKnowledge, type KnowledgeFile } from './compile.ts';
export { type Field, type KnowledgeError, Reader as FieldReader, readYaml } from './fields.ts';
export { type Claim, claimWords, missed, type Page, type PageExample, readPage } from './pages.ts';
export { constantsFor } from './constants.ts';
export type { Knowledge } from './knowledge.ts';
export { scriptTablesFor } from './scripts.ts';
export { externalsFor, rulebookFor, withoutCosts } from './resolve.ts';
export { type Glossary, glossaryOf } from './glossary.ts';
export { suggestion } from './suggestion.ts';
