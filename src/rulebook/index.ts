/** rules/ on disk to a checked rulebook for one target. The texts are handed in; nothing is read here. */
export { type Compiled, compileKnowledge, type KnowledgeFile } from './compile.ts';
export type { KnowledgeError } from './fields.ts';
export type { Knowledge } from './knowledge.ts';
export { externalsFor, rulebookFor } from './resolve.ts';
