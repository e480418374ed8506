/** Which files belong, and their bytes: the only room that reads the disk. It writes nothing and parses nothing. */
export { findCompileDatabase, readCompileDatabase } from './compile-database.ts';
export {
  type ConfigurationResult,
  type ConfigurationText,
  findConfiguration,
  findIdleConfigurations,
  readConfiguration,
} from './configuration.ts';
export { type DescribedBuild, openDescribed } from './described.ts';
export { type DescribedMacro } from './described-macros.ts';
export { dialectOf, type Dialect } from './dialect.ts';
export { realPath } from './folder.ts';
export { findSources, type FindOptions, type FoundFile, type FoundSources, wouldBelong } from './find.ts';
export { type GitAnswer, type OpenedRepository, openRepository, type Repository } from './git.ts';
export { readHeader, systemFolders } from './headers.ts';
export { impliedMacros } from './implied-macros.ts';
export { findLinkedPrograms, type LinkInfoResult, readLinkLog } from './link-info.ts';
export { readAsset, readKnowledge, type KnowledgeFile } from './knowledge.ts';
export { onDisk } from './name.ts';
export { type FilePatch, type LineRange, type PatchReading, readPatch } from './patch.ts';
export { type PathList, pathsOf, readPathList } from './path-list.ts';
export { defaultMaxFileSize, readSource, type ReadResult } from './read.ts';
export { repositoryPaths } from './repository.ts';
export { scriptKindIn, scriptKindOf } from './script-kind.ts';
export {
  holdsProcesses,
  type ProcessFolder,
  processFolder,
  type ProcessReading,
  readProcess,
} from './running-process.ts';
export { isThere, readBytes, readStandardInput, readText, type TextReading } from './text.ts';
