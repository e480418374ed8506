/** Paths from the top of a repository. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryPaths } from '../../src/sources/index.ts';
import { fellAll, plant } from './tree.ts';

afterEach(fellAll);

function planted(): string {
  const top = plant({ 'repo/.git/HEAD': '', 'repo/lib/src/a.c': '', 'repo/inc/a.h': '', 'out/b.c': '' });
  symlinkSync('lib/src', join(top, 'repo/short'));
  symlinkSync('../inc/a.h', join(top, 'repo/lib/link.h'));
  symlinkSync('../../out/b.c', join(top, 'repo/lib/foreign.c'));
  symlinkSync('repo', join(top, 'alias'));
  return top;
}

it.each([
  ['repo', 'lib/src/a.c', 'lib/src/a.c'],
  ['repo/lib', 'src/a.c', 'lib/src/a.c'],
  ['repo/lib/src', '../../inc/a.h', 'inc/a.h'],
  ['repo/short', 'a.c', 'lib/src/a.c'],
  ['alias/lib', 'link.h', 'inc/a.h'],
  ['repo/lib', 'gone.c', 'lib/gone.c'],
  ['repo/lib', 'foreign.c', 'lib/foreign.c'],
  ['repo/lib', '../../out/b.c', '../out/b.c'],
])('in %s the file %s is %s', (folder, file, path) => {
  expect(repositoryPaths(join(planted(), folder))(file)).toBe(path);
});

it('takes the file of a worktree for what it is', () => {
  const top = plant({ '.git': 'gitdir: elsewhere', 'sub/a.c': '' });
  expect(repositoryPaths(join(top, 'sub'))('a.c')).toBe('sub/a.c');
});

it('takes the nearest repository', () => {
  const top = plant({ 'sub/deep/a.c': '' });
  mkdirSync(join(top, '.git'));
  mkdirSync(join(top, 'sub/.git'));
  expect(repositoryPaths(join(top, 'sub/deep'))('a.c')).toBe('deep/a.c');
});
