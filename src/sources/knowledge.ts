/** Reads what the tool itself brings along or is given to know: a rules folder, the grammars, the built rulebook. */
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { codeOf, describeError, readRegular } from './regular.ts';
import { sortPaths } from './name.ts';

export interface KnowledgeFile {
  /** Relative to the folder, forward slashes. */
  readonly path: string;
  readonly text: string;
}

const knowledge = /\.(ya?ml|md)$/;

/** All YAML and Markdown below a rules folder. Throws when it cannot be read: without it there is nothing to say. */
export function readKnowledge(folder: string): readonly KnowledgeFile[] {
  const paths = namesBelow(folder).map((path) => path.replaceAll('\\', '/'));
  return sortPaths(paths.filter((path) => knowledge.test(path) && !/(^|\/)\./.test(path))).map((path) => ({
    path,
    text: Buffer.from(readAsset(join(folder, path))).toString('utf8'),
  }));
}

function namesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    const isGone = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    throw new Error(isGone ? `there is no folder \`${folder}\`` : describeError(error), { cause: error });
  }
}

/** A file that must be there. */
export function readAsset(path: string): Uint8Array<ArrayBuffer> {
  const file = readRegular(path);
  if (file.kind !== 'bytes') throw new Error(`${path} is not an ordinary file.`);
  return file.bytes;
}
