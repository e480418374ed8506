/**
 * Which files may include which, by the ends of the paths that they write, as no include path is known. Errs towards more;
 * what is included whatever the build is told by `sure-inclusion.ts`.
 */
import { nearestTo } from './nearness.ts';
import type { OutlinedFile } from './tree.ts';

export interface Inclusion {
  /** True when `file` is included by `by`, however indirectly. */
  readonly includes: (by: number, file: number) => boolean;
  /**
   * True when `file` is included by `by`, or includes it, or what includes `by` does: what it defines may be
   * seen there.
   */
  readonly maySee: (by: number, file: number) => boolean;
  /** The files that include `file`, however indirectly, in order. */
  readonly includers: (file: number) => readonly number[];
  /** The files that an include of `path` in `from` may lead to, as no include folders are known. */
  readonly includeTargets: (from: number, path: string) => readonly number[];
  /** Paths as written in the includes of a file and of what it includes. */
  readonly includedPaths: (file: number) => ReadonlySet<string>;
}

/** Each answer is made when it is first asked for, as most files are never asked about. */
export function followIncludes(files: readonly OutlinedFile[]): Inclusion {
  const candidates = openCandidates(files);
  const targetsOf = (written: string, from: string): readonly number[] =>
    nearestTo(from, candidates(written), (index) => files[index]?.path ?? '');
  const direct = new Map<number, readonly number[]>();
  const directOf = (file: number): readonly number[] => {
    let targets = direct.get(file);
    if (targets === undefined) {
      const from = files[file];
      const written = from?.outline.includes ?? [];
      targets = written.flatMap((include) => targetsOf(include.path, from?.path ?? ''));
      direct.set(file, targets);
    }
    return targets;
  };
  const closures = new Map<number, Uint32Array>();
  const closureOf = (file: number): Uint32Array => {
    let closure = closures.get(file);
    if (closure === undefined) {
      closure = closeOver(file, directOf, files.length);
      closures.set(file, closure);
    }
    return closure;
  };
  let including: readonly (readonly number[])[] | null = null;
  const includers = (file: number): readonly number[] => {
    including ??= reversed(files.map((_, index) => directOf(index)));
    return includersOf(file, including);
  };
  const surroundings = new Map<number, Uint32Array>();
  const surroundingsOf = (file: number): Uint32Array => {
    let seen = surroundings.get(file);
    if (seen === undefined) {
      seen = closureOf(file).slice();
      for (const one of includers(file)) {
        addBits(seen, closureOf(one));
        addBit(seen, one);
      }
      surroundings.set(file, seen);
    }
    return seen;
  };
  return {
    includers,
    maySee: (by, file) => by === file || hasBit(closureOf(by), file) || hasBit(surroundingsOf(by), file),
    includeTargets: (from, path) => targetsOf(path, files[from]?.path ?? ''),
    includes: (by, file) => by === file || hasBit(closureOf(by), file),
    includedPaths: (file) => {
      const closure = closureOf(file);
      const within = files.filter((_, index) => index === file || hasBit(closure, index));
      return new Set(within.flatMap(({ outline }) => outline.includes.map((include) => include.path)));
    },
  };
}

function reversed(targets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sources: number[][] = targets.map(() => []);
  targets.forEach((list, from) => {
    for (const to of list) sources[to]?.push(from);
  });
  return sources;
}

/** The nearest first. */
function includersOf(file: number, including: readonly (readonly number[])[]): readonly number[] {
  const found = new Set([file]);
  for (const one of found) for (const includer of including[one] ?? []) found.add(includer);
  found.delete(file);
  return [...found];
}

/** All files that `file` includes, however indirectly, one bit each. */
function closeOver(file: number, directOf: (file: number) => readonly number[], count: number): Uint32Array {
  const closure = new Uint32Array((count >> 5) + 1);
  const open = [file];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const target of directOf(current)) {
      if (hasBit(closure, target)) continue;
      addBit(closure, target);
      open.push(target);
    }
  }
  return closure;
}

function addBits(bits: Uint32Array, more: Uint32Array): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (more[at] ?? 0);
}

function addBit(bits: Uint32Array, index: number): void {
  bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
}

function hasBit(bits: Uint32Array, index: number): boolean {
  return (((bits[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** The files that a path as it is written may mean, whoever includes it: most paths are written by many. */
function openCandidates(files: readonly OutlinedFile[]): (written: string) => readonly number[] {
  const byName = new Map<string, number[]>();
  files.forEach((file, index) => {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [index]);
    else same.push(index);
  });
  const called = (end: string): readonly number[] =>
    (byName.get(end.slice(end.lastIndexOf('/') + 1)) ?? []).filter((index) => {
      const path = files[index]?.path ?? '';
      return path === end || path.endsWith(`/${end}`);
    });
  const known = new Map<string, readonly number[]>();
  return (written) => {
    let found = known.get(written);
    if (found === undefined) {
      const suffix = written
        .split('/')
        .filter((part) => part !== '.' && part !== '..')
        .join('/');
      const plain = called(suffix);
      // What a build makes of a template has much of what the template has.
      found = plain.length > 0 ? plain : called(`${suffix}.in`);
      known.set(written, found);
    }
    return found;
  };
}
