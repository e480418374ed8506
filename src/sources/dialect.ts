/** What a file name says about its language. Looks at nothing inside the file. */

/** A `header` is C or C++ as the files that include it are. */
export type Dialect = 'c' | 'cpp' | 'header';

const byExtension: ReadonlyMap<string, Dialect> = new Map([
  ['c', 'c'],
  ['h', 'header'],
  ['C', 'cpp'],
  ['H', 'cpp'],
  ['cc', 'cpp'],
  ['cpp', 'cpp'],
  ['cxx', 'cpp'],
  ['c++', 'cpp'],
  ['hh', 'cpp'],
  ['hpp', 'cpp'],
  ['hxx', 'cpp'],
  ['h++', 'cpp'],
  ['inl', 'cpp'],
  ['ipp', 'cpp'],
  ['tcc', 'cpp'],
  ['cu', 'cpp'],
]);

/** A header of which a build makes the header that is included: `jemalloc.h.in`. */
export function isTemplate(path: string): boolean {
  return /\.(?:h|hh|hpp|hxx|h\+\+|H)\.in$/.test(path);
}

/** Null for a name that is not one of a C or C++ file. Compilers tell `.C` from `.c`; `.CPP` is merely shouted. */
export function dialectOf(path: string): Dialect | null {
  if (isTemplate(path)) return dialectOf(path.slice(0, -'.in'.length));
  const dot = path.lastIndexOf('.');
  if (dot <= path.lastIndexOf('/') + 1) return null;
  const extension = path.slice(dot + 1);
  return byExtension.get(extension) ?? byExtension.get(extension.toLowerCase()) ?? null;
}
