/**
 * Which scripts and programs of the tree a command names. A name without folders may be anywhere; of a path as much is
 * compared as the tree has of it, since trees are rarely rooted where the system is.
 */
import type { Script, Verdict } from '../model/index.ts';

export interface Names {
  /** `*` in the pattern stands for what is not known. */
  readonly scriptsNamed: (pattern: string) => readonly Script[];
  /** The names of the programs' verdicts. */
  readonly programsNamed: (pattern: string) => readonly string[];
}

export function openNames(scripts: readonly Script[], programs: readonly Verdict[]): Names {
  const compiled = programs.filter(({ kind }) => kind === 'program').map(({ program }) => program);
  const known = new Map<string, readonly Script[]>();
  return {
    scriptsNamed: (pattern) => {
      const found = known.get(pattern) ?? scriptsMatching(scripts, pattern);
      known.set(pattern, found);
      return found;
    },
    programsNamed: (pattern) => compiled.filter((program) => lastPart(program) === lastPart(pattern)),
  };
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function scriptsMatching(scripts: readonly Script[], pattern: string): readonly Script[] {
  // All files of a folder that is named are as good as a name.
  const telling = lastPart(pattern) === '*' ? lastPart(pattern.slice(0, -2)) : lastPart(pattern);
  if (!/[A-Za-z0-9]/.test(telling)) return [];
  const runnable = scripts.filter(({ kind }) => kind === 'shell' || kind === 'c-shell');
  const expression = expressionOf(pattern);
  const found = runnable.filter(({ path }) => expression.test(`/${path}`));
  if (found.length > 0) return found;
  // A tree is rarely rooted where the system is; a name that says what it is of may stand for its path.
  const name = lastPart(pattern);
  if (pattern.includes('/') && name.includes('.') && name !== pattern) return scriptsMatching(scripts, name);
  // The links of the runlevels lead to the scripts of the services.
  const isRunlevel = /\/rc[^/]*\.d\/[SK][^/]*\*$/.test(pattern);
  return isRunlevel ? runnable.filter(({ path }) => /(?:^|\/)init\.d\/[^/]+$/.test(path)) : [];
}

/** A relative path, or one that begins with something unknown, is compared by its end. */
function expressionOf(pattern: string): RegExp {
  const end = pattern.replace(/^(?:\.{1,2}\/)+/, '').replace(/^\*\//, '');
  const parts = end.replace(/^\//, '').split(/\*|\?|\[[^\]]*\]/);
  const escaped = parts.map((part) => part.replace(/[\\^$.+()[\]{}|]/g, '\\$&'));
  return new RegExp(`/${escaped.join('[^/]*')}$`);
}
