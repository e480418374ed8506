/**
 * Patterns in build files that may stand for sources: `src/*.c`, `file(GLOB_RECURSE ... *.cpp)`, `test_${name}.c`. Where it
 * is not clear what one stands for, it stands for more. It expands no variable.
 */
import { basename, posix } from 'node:path';
import { isBuildDriver } from './build-files.ts';

export interface SourcePattern {
  readonly covers: (path: string) => boolean;
}

/** A word with a star or a variable in it. */
const WORD = /[^\s"'`(),;=|<>&]*[*$@%][^\s"'`,;=|<>&]*/g;
/** What looks through folders by itself. */
const SEARCHES =
  /GLOB_RECURSE|\brglob\b|\bos\.walk\b|\blistdir\b|\bfind\s+[^\n]*-name\b|\*\*\/|\brecursive\b/;
/** All sources of a folder, without any pattern. */
const WHOLE_FOLDER = /\baux_source_directory\b|\bDirectory\.glob\b/i;
/** Of a variable the name is not known, so it stands for any text. */
const VARIABLE = /\$+[({][^(){}]*[)}]|\$+\w+|@\w+@|%/g;
/** What a pattern must end in to stand for sources: `c`, `[ch]`, `cpp`, `c*`, or `o` for what is made of one. */
const ENDING = /\.(?:[cC]\w*(?:\+\+)?|\[[^\]]*[cC][^\]]*\]|\{[^}]*c[^}]*\}|[cC]\*|l?o|obj|m)$/;
const OBJECTS = /^\.(?:l?o|obj|m)$/;

/** `scope` is the folder that the build file belongs to when it is read along with others. */
export function readSourcePatterns(
  { path, folder, text }: { readonly path: string; readonly folder: string; readonly text: string },
  scope: string,
): readonly SourcePattern[] {
  const searches = SEARCHES.test(text);
  const found = new Map<string, SourcePattern>();
  if (WHOLE_FOLDER.test(text)) found.set('', { covers: (source) => isWithin(source, folder) });
  const isPart = !isBuildDriver(basename(path)) && !path.endsWith('.sh');
  for (const [word] of text.matchAll(WORD)) {
    if (found.has(word) || word.length > LONGEST) continue;
    const pattern = patternOf(word, { folder, searches, around: isPart ? scope : null, scope });
    if (pattern !== null) found.set(word, pattern);
  }
  return [...found.values()];
}

/** A word without blanks that is longer than this is no pattern that somebody wrote. */
const LONGEST = 200;

interface Place {
  readonly folder: string;
  readonly scope: string;
  readonly searches: boolean;
  /** The folder below which the file may be read for any; null where it is read in its own. */
  readonly around: string | null;
}

function patternOf(word: string, { folder, scope, searches, around }: Place): SourcePattern | null {
  const general = word.replace(/[)}]+$/, '').replace(VARIABLE, '*');
  const name = posix.basename(general);
  const ending = ENDING.exec(name);
  const stem = ending === null ? '' : name.slice(0, ending.index);
  const isPlain = /^\**$/.test(stem);
  // What a variable alone stands for is written somewhere else, and objects are first made of something.
  if (ending === null || (isPlain && (!word.includes('*') || OBJECTS.test(ending[0])))) return null;
  const named = new RegExp(`^${regexOf(stem)}\\.(?:${extensionsOf(ending[0].slice(1))})$`);
  const parts = posix.dirname(general).split('/');
  const isOpen = parts.some((part) => part.includes('*') || part === '..');
  const literal = parts.slice(parts.findLastIndex((part) => part.includes('*') || part === '..') + 1);
  const inner = literal.filter((part) => part !== '.' && part !== '').join('/');
  return {
    covers: (source) => {
      if (!named.test(basename(source))) return false;
      const own = posix.dirname(source);
      if (inner !== '') return searches ? `/${own}/`.includes(`/${inner}/`) : `/${own}`.endsWith(`/${inner}`);
      if (isOpen) return isWithin(source, scope);
      if (around !== null) return isWithin(source, around);
      return own === folder || (searches && isWithin(source, folder));
    },
  };
}

function isWithin(source: string, folder: string): boolean {
  return folder === '.' || source.startsWith(`${folder}/`);
}

function regexOf(glob: string): string {
  return glob
    .replace(/\*+/g, '*')
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}

/** Objects may be made of any source. */
function extensionsOf(ending: string): string {
  if (/^(?:l?o|obj|.*\*)$/.test(ending) || /^[[{]/.test(ending)) return '\\w+(?:\\+\\+)?';
  return regexOf(ending);
}
