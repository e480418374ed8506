/**
 * Asks git what a repository holds: trees, the index, bytes of files as they were, differences. Git is only ever run
 * with fixed arguments and without a shell; it runs nothing that the repository configures, and changes nothing.
 */
import { execFileSync } from 'node:child_process';
import { nameOfBytes } from './name.ts';

export interface Repository {
  /** Absolute; what git names is relative to it. */
  readonly top: string;
  /** The commit behind what a user calls it, or why there is none. */
  readonly commitOf: (reference: string) => GitAnswer;
  /** The last commit that two have in common. */
  readonly forkOf: (commit: string) => GitAnswer;
  /** The files of a commit with the names of their contents; null for one that is no ordinary file. */
  readonly filesOf: (commit: string) => ReadonlyMap<string, string | null>;
  /** The same for the index. */
  readonly indexFiles: () => ReadonlyMap<string, string | null>;
  /** The files whose bytes on disk are not those of the index. */
  readonly unstaged: () => ReadonlySet<string>;
  /** From a commit to the work tree or to the index, as a patch without context, in latin1. */
  readonly difference: (from: string, to: 'work-tree' | 'index') => string;
  /** By the names of their contents; what cannot be had is left out. */
  readonly contents: (names: readonly string[]) => ReadonlyMap<string, Uint8Array>;
  /** The commit that the next one follows; the empty tree where there is none yet. */
  readonly head: () => string;
}

export type GitAnswer =
  | { readonly kind: 'commit'; readonly id: string }
  /** `why` is a full sentence. */
  | { readonly kind: 'none'; readonly why: string };

export type OpenedRepository =
  | { readonly kind: 'repository'; readonly repository: Repository }
  | { readonly kind: 'none'; readonly why: string };

export function openRepository(folder: string): OpenedRepository {
  try {
    const top = nameOfBytes(git(folder, ['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '');
    if (top === '') return { kind: 'none', why: 'This folder is a repository without a work tree.' };
    return { kind: 'repository', repository: repositoryAt(top) };
  } catch (error) {
    return { kind: 'none', why: whyNone(error) };
  }
}

function repositoryAt(top: string): Repository {
  const run: Run = (words, input) => git(top, words, input);
  return {
    top,
    commitOf: (reference) => commitOf(run, reference),
    forkOf: (commit) => forkOf(run, commit),
    filesOf: (commit) => treeFiles(run, commit),
    indexFiles: () => indexFiles(run),
    unstaged: () => new Set(records(run(['diff-files', '-z', '--name-only', '--ignore-submodules']))),
    difference: (from, to) => {
      const words = to === 'index' ? ['--cached', from] : [from];
      return run(['diff', ...PATCH, ...words, '--']).toString('latin1');
    },
    contents: (names) => contentsOf(run, names),
    head: () => headOf(run),
  };
}

type Run = (words: readonly string[], input?: string) => Buffer;

/** Neither the user's nor the repository's configuration may change what a difference looks like, or run a program. */
const PATCH = [
  ...['--patch', '--unified=0', '--inter-hunk-context=0', '--find-renames', '--full-index'],
  ...['--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '--ignore-submodules'],
  ...['--src-prefix=a/', '--dst-prefix=b/'],
];
const QUIETLY = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

function git(folder: string, words: readonly string[], input = ''): Buffer {
  return execFileSync('git', [...QUIETLY, ...words], {
    cwd: folder,
    input,
    maxBuffer: Infinity,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** What git said on standard error, or the system's word for why it did not run. */
function failureOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'there is no `git` on this machine';
  const said = 'stderr' in error ? String(error.stderr).trim() : '';
  return said.replace(/^(fatal|error): /, '').replace(/\s*\n[\s\S]*$/, '');
}

function whyNone(error: unknown): string {
  const failure = failureOf(error);
  if (failure.startsWith('not a git repository')) return 'this folder lies in no git repository.';
  return `git cannot be asked here: ${failure.replace(/\.$/, '')}.`;
}

/** What begins with a dash would be an option; blanks and control characters stand in no name of a commit. */
const REFERENCE = /^[^-\s\p{Cc}][^\n\p{Cc}]*$/u;

function commitOf(run: Run, reference: string): GitAnswer {
  const unknown: GitAnswer = {
    kind: 'none',
    why: `\`${reference}\` is no commit of this repository${shallowWords(run)}.`,
  };
  if (!REFERENCE.test(reference)) return unknown;
  try {
    const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`];
    const id = run(words).toString('latin1').trim();
    return /^[0-9a-f]{40,64}$/.test(id) ? { kind: 'commit', id } : unknown;
  } catch {
    return unknown;
  }
}

/** Build servers fetch the last commit only, unless they are told to fetch more. */
function shallowWords(run: Run): string {
  const isShallow = run(['rev-parse', '--is-shallow-repository']).toString('latin1').trim() === 'true';
  return isShallow ? ', which is a shallow clone; fetch more of it (`git fetch --unshallow`)' : '';
}

function forkOf(run: Run, commit: string): GitAnswer {
  try {
    return { kind: 'commit', id: run(['merge-base', 'HEAD', commit]).toString('latin1').trim() };
  } catch {
    const why = `\`${commit.slice(0, 12)}\` and \`HEAD\` have no commit in common${shallowWords(run)}.`;
    return { kind: 'none', why };
  }
}

function headOf(run: Run): string {
  const found = commitOf(run, 'HEAD');
  if (found.kind === 'commit') return found.id;
  return run(['hash-object', '-t', 'tree', '--stdin']).toString('latin1').trim();
}

/** Bytes of names survive as elsewhere in this room. */
function records(output: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = 0, end = output.indexOf(0); end !== -1; at = end + 1, end = output.indexOf(0, at)) {
    found.push(nameOfBytes(output.subarray(at, end)));
  }
  return found;
}

/** `MODE TYPE ID<tab>PATH` */
function treeFiles(run: Run, tree: string): ReadonlyMap<string, string | null> {
  return filesIn(records(run(['ls-tree', '-r', '-z', '--full-tree', tree])), 2);
}

/** `MODE ID STAGE<tab>PATH`; of a merge that is not settled, our side. */
function indexFiles(run: Run): ReadonlyMap<string, string | null> {
  const all = records(run(['ls-files', '-z', '--stage', '--full-name']));
  return filesIn(
    all.filter((record) => !/^\d+ \S+ [13]\t/.test(record)),
    1,
  );
}

function filesIn(found: readonly string[], idAt: number): ReadonlyMap<string, string | null> {
  return new Map(
    found.map((record) => {
      const tab = record.indexOf('\t');
      const fields = record.slice(0, tab).split(' ');
      const isOrdinary = fields[0]?.startsWith('100') === true;
      return [record.slice(tab + 1), isOrdinary ? (fields[idAt] ?? null) : null];
    }),
  );
}

/** All at once, because a process for each would take longer than reading them. */
function contentsOf(run: Run, names: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  if (names.length === 0) return contents;
  const output = run(['cat-file', '--batch'], `${names.join('\n')}\n`);
  let at = 0;
  for (const name of names) {
    const end = output.indexOf(0x0a, at);
    const [, , size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined || !/^\d+$/.test(size)) continue;
    const stop = at + Number(size);
    contents.set(name, new Uint8Array(output.subarray(at, stop)));
    at = stop + 1;
  }
  return contents;
}
