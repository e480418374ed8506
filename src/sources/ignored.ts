/**
 * What `.gitignore` files keep out of a walk: those of the folder, of the folders above it up to the top of its
 * repository, and the repository's own exclude list. Outside of a repository they count for nothing, as for git: what was
 * packed up with its `.gitignore` is all there because it belongs, generated sources, too. A user's global list is left alone: results must not
 * depend on who runs the tool.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { onDisk } from './name.ts';
import { readRegular } from './regular.ts';

/** The patterns of one folder and those of the folders above it. */
export interface Patterns {
  /** Absolute, with a trailing slash. */
  readonly base: string;
  readonly matcher: Ignore;
  readonly above: Patterns | null;
}

/** Git tells `Build` from `build`; so must we. */
export function compilePatterns(base: string, texts: readonly string[], above: Patterns | null): Patterns {
  const matcher = ignore({ ignorecase: false, allowRelativePaths: true });
  for (const text of texts) matcher.add(text);
  return { base: base.endsWith('/') ? base : `${base}/`, matcher, above };
}

/** A folder's path ends with a slash. The deepest folder that has an opinion decides. */
export function isIgnored(patterns: Patterns | null, path: string): boolean {
  for (let level = patterns; level !== null; level = level.above) {
    const inside = path.slice(level.base.length);
    if (inside === '') continue;
    const answer = level.matcher.test(inside);
    if (answer.ignored) return true;
    if (answer.unignored) return false;
  }
  return false;
}

/** The patterns in force inside a folder, given those around it. */
export function patternsOf(folder: string, above: Patterns | null): Patterns | null {
  const text = readText(join(folder, '.gitignore'));
  return text === null || repositoryTop(folder) === null ? above : compilePatterns(folder, [text], above);
}

/**
 * The patterns in force around a folder, its own not among them. When the folder was named, or lies in one that
 * was, being ignored from above does not count: it was asked for.
 */
export function patternsAround(folder: string, named: boolean): Patterns | null {
  const top = repositoryTop(folder);
  if (top === null) return null;
  const exclude = readText(join(top, '.git', 'info', 'exclude'));
  let patterns = exclude === null ? null : compilePatterns(top, [exclude], null);
  for (const at of trail(top, folder)) {
    patterns = patternsOf(dirname(at), patterns);
    if (named && isIgnored(patterns, `${at}/`)) patterns = null;
  }
  return patterns;
}

/** The folders on the way from one down to another, the upper one not among them. */
function trail(top: string, folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; at !== top; at = dirname(at)) folders.unshift(at);
  return folders;
}

function repositoryTop(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(onDisk(join(at, '.git')))) return at;
    if (at === dirname(at)) return null;
  }
}

/** An unreadable list ignores nothing: better to look at too much. */
function readText(path: string): string | null {
  try {
    const file = readRegular(path);
    return file.kind === 'bytes' ? Buffer.from(file.bytes).toString('utf8') : null;
  } catch {
    return null;
  }
}
