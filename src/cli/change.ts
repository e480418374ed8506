/**
 * The change that a run is asked about, out of git or a diff: which lines it touches, what is looked at, and what the
 * same sources were before it. It judges nothing; lines that only went away touch nothing.
 */
import { relative, resolve, sep } from 'node:path';
import type { Notice } from '../model/index.ts';
import type { IsChanged } from '../policy/index.ts';
import {
  type FilePatch,
  type LineRange,
  openRepository,
  readBytes,
  readPatch,
  realPath,
  type Repository,
} from '../sources/index.ts';
import type { AnalysisRequest } from './engine.ts';
import type { Environment } from './environment.ts';
import { misuse, type Misuse } from './misuse.ts';

export type ChangeChoice =
  /** No change is asked about. */
  | { readonly kind: 'none' }
  | { readonly kind: 'since'; readonly reference: string }
  | { readonly kind: 'staged' }
  /** `-` for standard input. */
  | { readonly kind: 'diff'; readonly file: string };

export interface Change {
  readonly kind: 'change';
  /** What is looked at: under `staged` what the next commit will hold. */
  readonly request: AnalysisRequest;
  /** Null when nothing that is looked at was different. */
  readonly before: AnalysisRequest | null;
  readonly isChanged: IsChanged;
  /** Whether the change does anything to a file, be it that lines went away. */
  readonly isPart: (file: string) => boolean;
  /** From a file to what it was called before, for those that were there. */
  readonly former: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
}

/** `belongs` answers for files that are not there now. */
export function openChange(
  choice: Exclude<ChangeChoice, { kind: 'none' }>,
  request: AnalysisRequest,
  belongs: (file: string) => boolean,
  environment: Environment,
): Change | Misuse {
  if (choice.kind === 'diff') return changeOfDiff(choice.file, request, belongs, environment);
  const option = choice.kind === 'since' ? `--since ${choice.reference}` : '--staged';
  const opened = openRepository(request.root);
  if (opened.kind === 'none') return misuse(`\`${option}\` cannot be answered: ${opened.why}`);
  const { repository } = opened;
  const names = openNames(request.root, repository.top);
  if (choice.kind === 'staged') {
    const staged = stagedRequest(request, repository, names, belongs);
    return changeOfGit(repository.head(), 'index', staged, repository, names, belongs);
  }
  const commit = repository.commitOf(choice.reference);
  const fork = commit.kind === 'commit' ? repository.forkOf(commit.id) : commit;
  if (fork.kind === 'none') return misuse(`\`${option}\` cannot be answered: ${fork.why}`);
  return changeOfGit(fork.id, 'work-tree', request, repository, names, belongs);
}

function allOf({ files, scripts }: AnalysisRequest): readonly string[] {
  return [...files, ...scripts.map(({ path }) => path)];
}

interface Names {
  /** What git calls a file of the run, if it knows one of `known`. */
  readonly inGit: (file: string, known: ReadonlyMap<string, unknown>) => string;
  readonly inRun: (name: string) => string;
}

function openNames(root: string, top: string): Names {
  const start = realPath(root);
  const below = (path: string): string => relative(top, path).split(sep).join('/');
  return {
    inGit: (file, known) => {
      const name = below(resolve(start, file));
      if (known.has(name)) return name;
      try {
        const real = below(realPath(resolve(start, file)));
        return known.has(real) ? real : name;
      } catch {
        return name;
      }
    },
    inRun: (name) => relative(start, resolve(top, name)).split(sep).join('/'),
  };
}

/** The sources as the index has them: only what differs from the disk is asked of git. */
function stagedRequest(
  request: AnalysisRequest,
  repository: Repository,
  names: Names,
  belongs: (file: string) => boolean,
): AnalysisRequest {
  const index = repository.indexFiles();
  const unstaged = repository.unstaged();
  const found = allOf(request).map((file) => ({ file, name: names.inGit(file, index) }));
  const here = found.filter(({ name }) => index.has(name));
  const seen = new Set(here.map(({ name }) => name));
  const removed = [...unstaged]
    .filter((name) => index.has(name) && !seen.has(name))
    .map((name) => ({ file: names.inRun(name), name }))
    .filter(({ file }) => belongs(file));
  const all = [...here, ...removed];
  const different = all.filter(({ name }) => unstaged.has(name));
  const bytes = contentsOf(
    different.map(({ file, name }) => [file, index.get(name) ?? null]),
    repository,
  );
  return overlaid(
    request,
    all.map(({ file }) => file),
    bytes,
  );
}

/** Bytes by the file of the run, for those that have a content in git. */
function contentsOf(
  files: readonly (readonly [string, string | null])[],
  repository: Repository,
): ReadonlyMap<string, Uint8Array> {
  const ids = files.flatMap(([, id]) => (id === null ? [] : [id]));
  const contents = repository.contents([...new Set(ids)]);
  return new Map(
    files.flatMap(([file, id]): readonly (readonly [string, Uint8Array])[] => {
      const content = id === null ? undefined : contents.get(id);
      return content === undefined ? [] : [[file, content]];
    }),
  );
}

/** Files and scripts by their names; `former` are the old names of those that were renamed. */
function overlaid(
  request: AnalysisRequest,
  files: readonly string[],
  bytes: ReadonlyMap<string, Uint8Array>,
  former: ReadonlyMap<string, string> = new Map(),
): AnalysisRequest {
  const named = (file: string): string => former.get(file) ?? file;
  const all = new Set(files);
  const scripts = request.scripts
    .map((script) => ({ ...script, path: named(script.path) }))
    .filter(({ path }) => all.delete(path));
  return {
    ...request,
    programs: request.programs.map(({ name, entry, sources, exports }) => {
      const renamed = { sources: sources?.map(named) ?? null, exports: exports?.map(named) ?? null };
      return { name, entry: entry === null ? null : named(entry), ...renamed };
    }),
    files: [...all].sort(),
    scripts,
    readBytes: (file) => bytes.get(file) ?? request.readBytes(file),
  };
}

function changeOfGit(
  from: string,
  to: 'work-tree' | 'index',
  request: AnalysisRequest,
  repository: Repository,
  names: Names,
  belongs: (file: string) => boolean,
): Change | Misuse {
  const read = readPatch(repository.difference(from, to), false);
  if (read.kind === 'foreign') return misuse(`What git says of the difference ${read.why}.`);
  const old = repository.filesOf(from);
  const patches = read.files.map((patch) => {
    return {
      patch,
      before: patch.before?.slice('a/'.length) ?? null,
      after: patch.after?.slice('b/'.length),
    };
  });
  const byAfter = new Map(patches.flatMap((one) => (one.after === undefined ? [] : [[one.after, one]])));
  const lines = new Map<string, readonly LineRange[]>();
  const files: string[] = [];
  const former = new Map<string, string>();
  const different: (readonly [string, string | null])[] = [];
  const taken = new Set<string>();
  let isSame = true;
  for (const file of allOf(request)) {
    const name = names.inGit(file, byAfter);
    const one = byAfter.get(name);
    if (one === undefined) {
      // Neither git's difference nor the old commit knows it: nobody has added it yet.
      if (old.has(names.inGit(file, old))) files.push(file);
      else {
        lines.set(file, WHOLE);
        isSame = false;
      }
      continue;
    }
    isSame = false;
    taken.add(name);
    lines.set(file, one.patch.lines);
    if (one.before === null) continue;
    const formerly = one.before === name ? file : names.inRun(one.before);
    files.push(formerly);
    former.set(file, formerly);
    different.push([formerly, old.get(one.before) ?? null]);
  }
  for (const { before, after } of patches) {
    if (before === null || (after !== undefined && taken.has(after))) continue;
    const file = names.inRun(before);
    if (!belongs(file)) continue;
    isSame = false;
    files.push(file);
    different.push([file, old.get(before) ?? null]);
  }
  const before = isSame ? null : overlaid(request, files, contentsOf(different, repository), former);
  return { kind: 'change', request, before, ...openLines(lines), former, notices: [] };
}

const WHOLE: readonly LineRange[] = [{ from: 1, to: Infinity }];

function openLines(lines: ReadonlyMap<string, readonly LineRange[]>): Pick<Change, 'isChanged' | 'isPart'> {
  return {
    isChanged: (file, from, to) =>
      lines.get(file)?.some((range) => range.from <= to && from <= range.to) === true,
    isPart: (file) => lines.has(file),
  };
}

function changeOfDiff(
  named: string,
  request: AnalysisRequest,
  belongs: (file: string) => boolean,
  environment: Environment,
): Change | Misuse {
  const text = textOfDiff(named, environment);
  if (typeof text !== 'string') return text;
  const read = readPatch(text, true);
  if (read.kind === 'foreign') return misuse(`\`--diff ${named}\`: the diff ${read.why}.`);
  const find = openDiffNames(request.root);
  const here = new Set(allOf(request));
  const former = new Map<string, Uint8Array>();
  const lines = new Map<string, readonly LineRange[]>();
  const files = new Set(allOf(request));
  const names = new Map<string, string>();
  const notices: Notice[] = [];
  let isSame = true;
  for (const patch of read.files) {
    const after = patch.after === null ? null : find(patch.after, (file) => here.has(file));
    const before =
      patch.before === null ? null : find(patch.before, (file) => here.has(file) || belongs(file));
    if (after === null && (patch.after !== null || before === null)) continue;
    isSame = false;
    if (after !== null) lines.set(after, patch.lines);
    if (after !== null && before !== after) files.delete(after);
    if (before === null) continue;
    if (after !== null) names.set(after, before);
    const was = undone(patch, after, request);
    if (was === null) notices.push(misfit(after ?? before, named));
    else former.set(before, was);
    files.add(before);
  }
  const before = isSame ? null : overlaid(request, [...files], former, names);
  return { kind: 'change', request, before, ...openLines(lines), former: names, notices };
}

function textOfDiff(named: string, environment: Environment): string | Misuse {
  if (named === '-') return Buffer.from(environment.readInput()).toString('latin1');
  const read = readBytes(resolve(environment.cwd, named));
  if (read.kind === 'bytes') return Buffer.from(read.bytes).toString('latin1');
  return misuse(`The diff \`${named}\` could not be read: ${read.why}.`);
}

/** Names of a diff begin at the top of a repository or where it was made, mostly with a folder before them. */
function openDiffNames(root: string): (name: string, fits: (file: string) => boolean) => string | null {
  const opened = openRepository(root);
  const start = realPath(root);
  const bases = opened.kind === 'repository' ? [opened.repository.top, start] : [start];
  return (name, fits) => {
    const stripped = name.slice(name.indexOf('/') + 1);
    const spellings = /^[ab]\//.test(name) ? [stripped, name] : [name, stripped];
    const places = spellings.flatMap((spelling) =>
      bases.map((base) => relative(start, resolve(base, spelling)).split(sep).join('/')),
    );
    return places.find(fits) ?? null;
  };
}

function undone(patch: FilePatch, after: string | null, request: AnalysisRequest): Uint8Array | null {
  const bytes = after === null ? new Uint8Array(0) : request.readBytes(after);
  const text = bytes === null ? null : patch.undo(Buffer.from(bytes).toString('latin1'));
  return text === null ? null : Buffer.from(text, 'latin1');
}

function misfit(file: string, named: string): Notice {
  const text = `The diff \`${named}\` does not fit \`${file}\`, so what it did there to verdicts is not known.`;
  return { text, file, line: null, incomplete: false };
}
