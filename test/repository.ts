/** Repositories of git in temporary folders, made of texts, whatever the user's own git is told to do. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plant } from './sources/tree.ts';

/** Text by path; null takes a file away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

export interface TestRepository {
  readonly root: string;
  /** Onto the disk. */
  readonly write: (files: Files) => void;
  /** Onto the disk, into the index and into a commit. */
  readonly commit: (files: Files) => void;
  readonly git: (...words: string[]) => string;
}

export function createRepository(): TestRepository {
  const root = plant({});
  const git = (...words: string[]): string => runGit(root, words);
  git('init', '--quiet', '--initial-branch=main');
  const write = (files: Files): void => {
    for (const [path, content] of Object.entries(files)) {
      const full = join(root, path);
      mkdirSync(dirname(full), { recursive: true });
      if (content === null) rmSync(full);
      else writeFileSync(full, content);
    }
  };
  const commit = (files: Files): void => {
    write(files);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Change', '--allow-empty');
  };
  return { root, write, commit, git };
}

export function runGit(folder: string, words: readonly string[]): string {
  const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgSign=false'];
  return execFileSync('git', [...person, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
