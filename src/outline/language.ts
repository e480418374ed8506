/** Which grammar a file wants, by its name and, for headers that both languages share, by its text. */
import type { Language } from '../model/index.ts';

/** What no C header has outside of comments; a comment that has one costs nothing but time. */
const CPP_WORDS = [
  'class ',
  'namespace ',
  'template',
  'public:',
  'private:',
  'virtual ',
  '::',
  'operator',
  'throw()',
];

/** `hasCpp` tells whether the tree holds C++ files at all: where it does not, a header is C. */
export function languageOf(path: string, bytes: Uint8Array, hasCpp: boolean): Language {
  if (isCpp(path)) return 'cpp';
  if (!/\.h(?:\.in)?$/.test(path) || !hasCpp) return 'c';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return CPP_WORDS.some((word) => text.includes(word)) ? 'cpp' : 'c';
}

/** A header as it is before a build fills in what it found out: `#undef HAVE_SHM` and `@SIZE@` in it say nothing yet. */
export function isTemplate(path: string): boolean {
  return path.endsWith('.in');
}

/** True when the name says that a compiler is given the file itself, and not just what includes it. */
export function isCompiled(path: string): boolean {
  return /\.(?:c|cc|cpp|cxx|c\+\+|C|cu)$/.test(path);
}

/** True when the name alone says C++. */
export function isCpp(path: string): boolean {
  return /\.(?:cc|cpp|cxx|c\+\+|hh|hpp|hxx|h\+\+|inl|ipp|tcc|cu|C|H)$|\.(?:hh|hpp|hxx|h\+\+|H)\.in$/.test(
    path,
  );
}
