/**
 * The folders that an editor has open, and who answers for a file: the innermost of them, or for a file outside of all
 * a folder of its own that holds nothing else.
 */
import { dirname, relative, sep } from 'node:path';
import type { Environment } from '../environment.ts';
import { type Folder, openFolder } from './folder.ts';
import { createSurveyor } from './surveyor.ts';

export interface FoldersInput {
  readonly options: readonly string[];
  readonly script: string;
  readonly environment: Environment;
  readonly texts: () => ReadonlyMap<string, string>;
  readonly publish: (path: string) => void;
  readonly complain: (text: string) => void;
  readonly log: (text: string) => void;
}

export interface FolderSet {
  readonly of: (path: string) => Folder | null;
  /** Makes one for a file that lies outside of all. */
  readonly ensure: (path: string) => Folder;
  readonly isLoose: (path: string) => boolean;
  readonly add: (root: string) => void;
  /** By its root, or by the file that it was made for. */
  readonly remove: (path: string) => void;
  readonly refresh: () => void;
}

export function openFolders(input: FoldersInput): FolderSet {
  const roots = new Map<string, Folder>();
  const loose = new Map<string, Folder>();
  const of = (path: string): Folder | null => {
    const around = [...roots.values()].filter(({ root }) => isBelow(root, path));
    const [inmost] = around.sort((a, b) => b.root.length - a.root.length);
    return inmost ?? loose.get(path) ?? null;
  };
  const make = (root: string, paths: readonly string[] | null): Folder => {
    const { home, version, variables } = input.environment;
    const start = (whenBusy: 'finish' | 'stop'): ReturnType<typeof createSurveyor> =>
      createSurveyor(input.script, { home, version, variables }, whenBusy, input.complain);
    const quick = start('finish');
    return openFolder({
      ...{ root, paths, quick, arguments: input.options, complain: input.complain, log: input.log },
      thorough: paths === null ? start('stop') : quick,
      texts: () => new Map([...input.texts()].filter(([path]) => isBelow(root, path))),
      changed: (files) => {
        files.forEach(input.publish);
      },
    });
  };
  return {
    of,
    ensure: (path) => {
      const folder = of(path) ?? make(dirname(path), [path]);
      if (!roots.has(folder.root)) loose.set(path, folder);
      return folder;
    },
    isLoose: (path) => loose.has(path),
    add: (root) => {
      if (!roots.has(root)) roots.set(root, make(root, null));
    },
    remove: (path) => {
      const folder = roots.get(path) ?? loose.get(path);
      roots.delete(path);
      loose.delete(path);
      folder?.close();
    },
    refresh: () => {
      for (const folder of [...roots.values(), ...loose.values()]) folder.refresh();
    },
  };
}

function isBelow(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`);
}
