/**
 * Names the paths in a compile database as the other stages name files: by what is really there, relative to the
 * root when inside of it. Asks the disk once for each path and opens nothing.
 */
import { statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { realPath } from './folder.ts';
import { onDisk } from './name.ts';

export interface Places {
  /** Absolute. */
  readonly root: string;
  /** The root with every link in it followed. */
  readonly realRoot: string;
  /** By the folder that a path is taken from, then by the path as written. */
  readonly real: Map<string, Map<string, Location>>;
  readonly files: Map<string, boolean>;
}

export function openPlaces(root: string): Places {
  const absolute = resolve(root);
  return { root: absolute, realRoot: lookUp(absolute) ?? absolute, real: new Map(), files: new Map() };
}

/** Left unresolved, so that the system goes up from where a link leads to, as it does for the compiler. */
export function joinPaths(from: string, path: string): string {
  return isAbsolute(path) ? path : `${from}/${path}`;
}

/** `name` is relative to the root, `.` for the root itself; absolute when outside. */
export interface Location {
  readonly name: string;
  /** Absolute, and the same for all paths that lead to the same. What is not there goes by its name. */
  readonly identity: string;
}

export function locatePath(places: Places, from: string, path: string): Location {
  const around = places.real.get(from) ?? new Map<string, Location>();
  places.real.set(from, around);
  const known = around.get(path);
  if (known !== undefined) return known;
  const written = joinPaths(from, path);
  const identity = lookUp(written) ?? resolve(written);
  const location = { name: nameLocation(places, identity, resolve(written)), identity };
  around.set(path, location);
  return location;
}

/** A link that leads out of the root is inside under its own name, as in a walk. */
function nameLocation(places: Places, identity: string, plain: string): string {
  return (
    inside(places.realRoot, identity) ?? inside(places.root, plain) ?? inside(places.realRoot, plain) ?? plain
  );
}

/** As of what is written: the folder counts, for the file may not be there yet. */
export function nameOutput(places: Places, from: string, path: string): string {
  const folder = locatePath(places, from, dirname(path)).name;
  return folder === '.' ? basename(path) : join(folder, basename(path));
}

/** Whether a file, or a link to one, is there. */
export function isFile(places: Places, path: string): boolean {
  const known = places.files.get(path);
  if (known !== undefined) return known;
  const answer = looksLikeFile(path);
  places.files.set(path, answer);
  return answer;
}

function looksLikeFile(path: string): boolean {
  try {
    return statSync(onDisk(path)).isFile();
  } catch {
    return false;
  }
}

function lookUp(path: string): string | null {
  try {
    return realPath(path);
  } catch {
    return null;
  }
}

function inside(root: string, path: string): string | null {
  if (path === root) return '.';
  const base = root.endsWith(sep) ? root : root + sep;
  return path.startsWith(base) ? path.slice(base.length).replaceAll(sep, '/') : null;
}
