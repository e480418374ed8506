/** Which files a run takes: by name, by walk, by glob; through ignore files, links and what is no file at all. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSources, readSource, type FindOptions } from '../../src/sources/index.ts';
import { asNobody, fellAll, plant } from './tree.ts';

afterEach(fellAll);

function find(root: string, paths: readonly string[] = ['.'], more: Partial<FindOptions> = {}) {
  return findSources({
    root,
    paths,
    exclude: [],
    excludeBelow: [],
    ignoreFiles: true,
    forceExclude: false,
    context: [],
    ...more,
  });
}

function pathsOf(root: string, paths?: readonly string[], more?: Partial<FindOptions>): string[] {
  return find(root, paths, more).files.map(({ path }) => path);
}

describe('a walk', () => {
  it('takes C and C++ by extension, in the order of the bytes', () => {
    const names =
      'a.c b.h c.cc d.cpp e.cxx f.c++ g.hh h.hpp i.hxx j.h++ k.inl l.ipp m.tcc n.cu o.C p.H Q.CPP'.split(' ');
    const root = plant({
      ...Object.fromEntries(names.map((name) => [`src/${name}`, ''])),
      'src/notes.txt': '',
      'src/c': '',
      'src/.c': '',
      'src/x.co': '',
      'a-b/z.c': '',
      'a/z.c': '',
    });
    expect(pathsOf(root)).toEqual(['a-b/z.c', 'a/z.c', ...names.map((name) => `src/${name}`).sort()]);
  });

  it('tells the dialect by the name', () => {
    const root = plant({ 'a.c': '', 'a.h': '', 'b.C': '', 'b.H': '', 'c.cu': '' });
    expect(find(root).files.map(({ dialect }) => dialect)).toEqual(['c', 'header', 'cpp', 'cpp', 'cpp']);
  });

  it('sorts by bytes beyond sixteen bits, too', () => {
    const root = plant({ '\u{ffee}.c': '', '\u{1f600}.c': '' });
    expect(pathsOf(root)).toEqual(['\u{ffee}.c', '\u{1f600}.c']);
  });

  it('leaves hidden folders to the tools that made them, but no hidden files', () => {
    const root = plant({ '.git/x.c': '', '.hidden/x.c': '', '.x.c': '' });
    expect(pathsOf(root)).toEqual(['.x.c']);
    expect(pathsOf(root, ['.hidden'])).toEqual(['.hidden/x.c']);
  });

  it('finds nothing in an empty folder', () => {
    expect(find(plant({}))).toEqual({
      files: [],
      scripts: [],
      buildFiles: [],
      assembly: [],
      notices: [],
      missing: [],
      named: new Set(),
      leftOut: false,
    });
  });

  it('tells assembly apart, below folders alone', () => {
    const root = plant({
      'a.c': '',
      'x86/a.S': '',
      'x86/b.s': '',
      'x86/c.asm': '',
      'x86/d.sh': '',
      'e.S': '',
    });
    expect(find(root).assembly).toEqual(['e.S', 'x86/a.S', 'x86/b.s', 'x86/c.asm']);
    expect(find(root).files.map(({ path }) => path)).toEqual(['a.c']);
  });

  it('tells paths outside of the root with `..`', () => {
    const root = plant({ 'one/a.c': '', 'two/b.c': '' });
    expect(pathsOf(join(root, 'one'), ['.', '../two'])).toEqual(['../two/b.c', 'a.c']);
  });

  it('takes a folder that is named twice once', () => {
    const root = plant({ 'src/a.c': '', 'src/in/b.c': '' });
    expect(pathsOf(root, ['src/in', '.', 'src', './src/'])).toEqual(['src/a.c', 'src/in/b.c']);
  });

  it('goes as deep as there are folders', () => {
    const deep = Array.from({ length: 400 }, () => 'd').join('/');
    const root = plant({ [`${deep}/x.c`]: '' });
    expect(pathsOf(root)).toEqual([`${deep}/x.c`]);
  });
});

describe('what is named', () => {
  it('is taken whatever it is called', () => {
    const root = plant({ 'grammar.y': '', 'other.y': '' });
    expect(find(root, ['grammar.y', 'grammar.y']).files).toEqual([{ path: 'grammar.y', dialect: null }]);
  });

  it('is told when it is missing, all of it', () => {
    const root = plant({ 'a.c': '' });
    const { files, missing } = find(root, ['a.c', 'b.c', 'a.c/b', 'x/*.c']);
    expect(files).toHaveLength(1);
    expect(missing).toEqual(['b.c', 'a.c/b', 'x/*.c']);
  });

  it('may be a glob that no shell expanded', () => {
    const root = plant({ 'a/x.c': '', 'a/x.txt': '', 'b/x.c': '', 'a/in/y.h': '', '.git/z.c': '' });
    expect(pathsOf(root, ['a/**'])).toEqual(['a/in/y.h', 'a/x.c']);
    expect(pathsOf(root, ['{a,b}/*.c'])).toEqual(['a/x.c', 'b/x.c']);
    expect(pathsOf(root, ['**/*.txt'])).toEqual(['a/x.txt']);
  });

  it('is a file first when its name looks like a glob', () => {
    const root = plant({ 'a[1].c': '', 'a1.c': '' });
    expect(pathsOf(root, ['a[1].c'])).toEqual(['a[1].c']);
  });

  it('is not opened when it is a device', () => {
    const { files, notices } = find(plant({}), ['/dev/null']);
    expect(files).toEqual([]);
    expect(notices).toMatchObject([{ incomplete: true, text: expect.stringContaining('was not opened') }]);
  });
});

describe('a template of a header', () => {
  it('counts where no build has made the header beside it', () => {
    const root = plant({
      'a.h.in': '',
      'b.h.in': '',
      'b.h': '',
      'c.hpp.in': '',
      'Makefile.in': '',
      'c.in': '',
    });
    expect(pathsOf(root)).toEqual(['a.h.in', 'b.h', 'c.hpp.in']);
  });
});

describe('.gitignore', () => {
  it('is honoured, nested and with exceptions', () => {
    const root = plant({
      '.git/HEAD': '',
      '.gitignore': '*.gen.c\n/build/\n',
      'a.gen.c': '',
      'build/x.c': '',
      'lib/build/x.c': '',
      'lib/.gitignore': '!keep.gen.c\nlocal.c\n',
      'lib/keep.gen.c': '',
      'lib/drop.gen.c': '',
      'lib/local.c': '',
      'local.c': '',
    });
    expect(pathsOf(root)).toEqual(['lib/build/x.c', 'lib/keep.gen.c', 'local.c']);
    expect(pathsOf(root, ['.'], { ignoreFiles: false })).toHaveLength(7);
  });

  it('tells upper from lower case, as git does', () => {
    const root = plant({ '.git/HEAD': '', '.gitignore': 'Build/\n', 'build/x.c': '', 'Build/x.c': '' });
    expect(pathsOf(root)).toEqual(['build/x.c']);
  });

  it('holds in repositories only: a release has what is generated packed up with it', () => {
    const files = { '.gitignore': 'gen/\n', 'gen/x.c': '', 'in/.gitignore': 'y.c\n', 'in/y.c': '' };
    expect(pathsOf(plant(files))).toEqual(['gen/x.c', 'in/y.c']);
    expect(pathsOf(plant({ ...files, 'in/.git/HEAD': '' }))).toEqual(['gen/x.c']);
  });

  it('holds from the top of the repository down', () => {
    const root = plant({
      '.git/info/exclude': 'mine.c\n',
      '.gitignore': 'gen/\n',
      'a/b/gen/x.c': '',
      'a/b/y.c': '',
    });
    writeFileSync(join(root, 'a/b/mine.c'), '');
    expect(pathsOf(join(root, 'a/b'))).toEqual(['y.c']);
  });

  it('does not hold for what is named', () => {
    const root = plant({
      '.git/HEAD': '',
      '.gitignore': 'build/\n*.tmp.c\n',
      'build/x.c': '',
      'build/y.tmp.c': '',
    });
    expect(pathsOf(root, ['build/x.c'])).toEqual(['build/x.c']);
    expect(pathsOf(root, ['build'])).toHaveLength(2);
  });

  it('holds for a glob', () => {
    const root = plant({ '.git/HEAD': '', '.gitignore': 'build/\n', 'build/x.c': '', 'src/x.c': '' });
    expect(pathsOf(root, ['**/*.c'])).toEqual(['src/x.c']);
  });
});

describe('--exclude', () => {
  const files = { 'a/x.c': '', 'a/y.c': '', 'third_party/z.c': '', 'third_party/in/w.c': '' };

  it('leaves out files and folders', () => {
    expect(pathsOf(plant(files), ['.'], { exclude: ['third_party/', 'y.c'] })).toEqual(['a/x.c']);
  });

  it('takes globs', () => {
    expect(pathsOf(plant(files), ['.'], { exclude: ['**/in/**', 'a/?.c'] })).toEqual(['third_party/z.c']);
  });

  it('holds for files that are named, as hooks name them one by one', () => {
    const root = plant(files);
    expect(pathsOf(root, ['a/x.c', 'third_party/z.c'], { exclude: ['third_party/'] })).toEqual(['a/x.c']);
  });

  it('works outside of the root', () => {
    const root = plant(files);
    expect(pathsOf(join(root, 'a'), ['../third_party'], { exclude: ['w.c'] })).toEqual([
      '../third_party/z.c',
    ]);
  });
});

describe('links', () => {
  it('to a file count once, under the name that is really there', () => {
    const root = plant({ 'z/real.c': '' });
    symlinkSync('z/real.c', join(root, 'a.c'));
    symlinkSync('z/real.c', join(root, 'b.c'));
    expect(pathsOf(root)).toEqual(['z/real.c']);
  });

  it('to a file outside are followed, under the first of their names', () => {
    const root = plant({ 'in/x.h': '', 'out/real.c': '' });
    symlinkSync('../out/real.c', join(root, 'in/b.c'));
    symlinkSync('../out/real.c', join(root, 'in/a.c'));
    expect(pathsOf(join(root, 'in'))).toEqual(['a.c', 'x.h']);
  });

  it('to a folder are followed once, and never round in a circle', () => {
    const root = plant({ 'in/x.c': '', 'in/sub/y.c': '', 'out/z.c': '' });
    symlinkSync('..', join(root, 'in/sub/up'));
    symlinkSync('.', join(root, 'in/self'));
    symlinkSync('/', join(root, 'in/all'));
    symlinkSync('../out', join(root, 'in/link'));
    symlinkSync('../in', join(root, 'out/back'));
    expect(pathsOf(join(root, 'in'))).toEqual(['link/z.c', 'sub/y.c', 'x.c']);
  });

  it('that lead nowhere are told, but for the locks of Emacs', () => {
    const root = plant({ 'x.c': '' });
    symlinkSync('nowhere', join(root, 'dead.c'));
    symlinkSync('me@host.1', join(root, '.#x.c'));
    symlinkSync('round.c', join(root, 'round.c'));
    const { files, notices } = find(root);
    expect(files).toHaveLength(1);
    expect(notices.map(({ text }) => text)).toEqual([
      '`dead.c` is a link that leads nowhere.',
      '`round.c` is a link that leads nowhere.',
    ]);
  });
});

describe('a glob', () => {
  it('survives links that lead nowhere, and takes the file before its link', () => {
    const root = plant({ 'x.c': '' });
    symlinkSync('nowhere', join(root, 'dead.c'));
    symlinkSync('x.c', join(root, 'live.c'));
    const { files, notices, missing } = find(root, ['*.c']);
    expect(files.map(({ path }) => path)).toEqual(['x.c']);
    expect({ notices, missing }).toEqual({ notices: [], missing: [] });
  });

  it('takes links to files, but `**` goes through none', () => {
    const root = plant({ 'in/x.h': '', 'out/y.c': '' });
    symlinkSync('../out/y.c', join(root, 'in/y.c'));
    symlinkSync('/', join(root, 'in/all'));
    expect(pathsOf(root, ['in/*'])).toEqual(['in/x.h', 'in/y.c']);
    expect(pathsOf(root, ['in/**'])).toEqual(['in/x.h']);
  });
});

describe('what is no file', () => {
  it('is never opened', () => {
    const root = plant({ 'x.c': '' });
    execFileSync('mkfifo', [join(root, 'pipe.c')]);
    const { files, notices } = find(root);
    expect(files.map(({ path }) => path)).toEqual(['x.c']);
    expect(notices).toMatchObject([{ file: 'pipe.c', incomplete: false }]);
    expect(readSource(root, 'pipe.c')).toMatchObject({ bytes: null, notice: { incomplete: true } });
  });

  it('may be a folder with the name of a file', () => {
    expect(pathsOf(plant({ 'dir.c/x.c': '' }))).toEqual(['dir.c/x.c']);
  });

  it('is told when a folder cannot be opened, and the walk goes on', () => {
    const root = plant({ 'a/x.c': '', 'b/y.c': '' });
    chmodSync(join(root, 'a'), 0);
    const { files, notices } = asNobody(root, () => find(root));
    chmodSync(join(root, 'a'), 0o755);
    expect(files.map(({ path }) => path)).toEqual(['b/y.c']);
    expect(notices).toEqual([
      { text: '`a` could not be opened: permission denied.', file: 'a', line: null, incomplete: true },
    ]);
  });
});

describe('names that are not UTF-8', () => {
  it('are told with their bytes spelt out, and open again', () => {
    const root = plant({});
    const folder = Buffer.concat([Buffer.from(`${root}/d\u00e9-`), Buffer.from([0xe9])]);
    mkdirSync(folder);
    writeFileSync(
      Buffer.concat([folder, Buffer.from('/caf'), Buffer.from([0xe9, 0xff]), Buffer.from('.c')]),
      'int x;',
    );
    const [file] = find(root).files;
    expect(file).toEqual({ path: 'd\u00e9-\\xE9/caf\\xE9\\xFF.c', dialect: 'c' });
    expect(Buffer.from(readSource(root, file!.path).bytes!).toString()).toBe('int x;');
  });

  it('are not read into names that merely look so', () => {
    const root = plant({ 'a\\x41.c': 'int x;', 'aA.c': '' });
    expect(pathsOf(root)).toEqual(['aA.c', 'a\\x41.c'].sort());
    expect(readSource(root, 'a\\x41.c').bytes).toHaveLength(6);
  });
});

describe('a script', () => {
  function scriptsOf(root: string, paths?: readonly string[]): string[] {
    return find(root, paths).scripts.map(({ path, kind }) => `${path}: ${kind}`);
  }

  it('is known by its name or by its first line', () => {
    const root = plant({
      'a.sh': '',
      'b.service': '',
      'c.spec': '',
      'etc/inittab': '',
      'etc/crontab': '',
      'etc/cron.d/jobs': '',
      'etc/init.d/httpd': '',
      'etc/init.d/README': '',
      'etc/profile': '',
      'home/.cshrc': '',
      'nightly.crontab': '',
      tool: '#!/usr/bin/env bash\n',
      configure: '#! /bin/sh\n# Guess values.\n# Generated by GNU Autoconf 2.69.\n',
      old: '#! /bin/csh -f\n',
      python: '#!/usr/bin/python\n',
      text: 'nothing\n',
      'x.postinst': '#!/bin/sh -e\n',
      'x.txt': '#!/bin/sh\n',
    });
    expect(scriptsOf(root)).toEqual([
      'a.sh: shell',
      'b.service: unit',
      'c.spec: spec',
      'etc/cron.d/jobs: system-crontab',
      'etc/crontab: system-crontab',
      'etc/init.d/httpd: shell',
      'etc/inittab: inittab',
      'etc/profile: shell',
      'home/.cshrc: c-shell',
      'nightly.crontab: crontab',
      'old: c-shell',
      'tool: shell',
      'x.postinst: shell',
    ]);
  });

  it('is no file of C when it is named', () => {
    const root = plant({ inittab: '', 'main.txt': '' });
    expect(scriptsOf(root, ['inittab'])).toEqual(['inittab: inittab']);
    expect(pathsOf(root, ['inittab', 'main.txt'])).toEqual(['main.txt']);
  });
});
