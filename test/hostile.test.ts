/**
 * Code that is legal and hard to read: each snippet of test/hostile/ must be told of exactly as its lines say of
 * themselves, and a line that says nothing must be silent. What the tool gets wrong today is marked where it does,
 * and the mark fails once it is right. Deliberately blind to notes that nobody annotated, to witnesses and to verdicts.
 */
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { analyze } from '../src/analyze.ts';
import type { Finding, JudgedFinding, Script } from '../src/model/index.ts';
import { NO_BUILD } from '../src/program/index.ts';
import { claimWords as words } from '../src/rulebook/index.ts';
import { dialectOf, scriptKindOf } from '../src/sources/index.ts';
import { assets, readRules, root } from './once/index.ts';

/** One file, or a folder of files that are one tree. */
interface Snippet {
  readonly name: string;
  /** Bytes by the path below test/hostile. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What a line says of itself, or what is told of it. */
interface Claim {
  readonly place: string;
  readonly mark: 'told' | 'missed' | 'wrong';
  /** Null where a mark does not care how it is told. */
  readonly word: string | null;
  readonly rule: string;
}

const home = join(root, 'test', 'hostile');
/** Headers of libraries that need not be installed: for the compiler's eyes only, never analysed. */
const standIns = 'stand-ins';
/** Words of findings that are told at the level of notes. */
const quiet = ['fine', 'costs'];

const snippets = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== standIns)
  .flatMap(({ name: topic }) =>
    readdirSync(join(home, topic)).map((name) => readSnippet(`${topic}/${name}`)),
  );

function readSnippet(name: string): Snippet {
  const paths = /\.\w+$/.test(name) ? [name] : readdirSync(join(home, name)).map((file) => `${name}/${file}`);
  return { name, files: new Map(paths.map((path) => [path, readFileSync(join(home, path))])) };
}

/** One byte is one character, so that no encoding is unreadable. */
function linesOf(bytes: Buffer): readonly string[] {
  return bytes.toString('latin1').split(/\r?\n/);
}

const annotation = new RegExp(
  `(?://|/\\*|#) ((?:${[...words, 'missed', 'wrong'].join('|')}):.*?)\\s*(?:\\*/.*)?$`,
);

function claimsOf({ files }: Snippet): readonly Claim[] {
  return [...files].flatMap(([path, bytes]) =>
    linesOf(bytes).flatMap((text, index) => {
      const said = annotation.exec(text)?.[1];
      return said === undefined
        ? []
        : said.split('; ').flatMap((part) => readPart(`${path}:${index + 1}`, part));
    }),
  );
}

/**
 * `stays: locked-memory`; or `missed: locked-memory: why`, when nothing is told of it; or `missed: stays:
 * locked-memory: why`, when less is told; or `wrong: locked-memory: why`, when it should not be told.
 */
function readPart(place: string, part: string): readonly Claim[] {
  const known = words.join('|');
  const marked = new RegExp(`^(missed|wrong): (?:(${known}): )?([a-z0-9-]+): .+$`).exec(part);
  if (marked !== null) {
    const [, mark, word = null, rule = ''] = marked;
    return [{ place, mark: mark === 'missed' ? 'missed' : 'wrong', word, rule }];
  }
  const [, word, rules] = new RegExp(`^(${known}): ([a-z0-9, -]+)$`).exec(part) ?? [];
  if (word === undefined || rules === undefined) throw new Error(`${place}: "${part}" is no annotation.`);
  return rules.split(',').map((rule) => ({ place, mark: 'told', word, rule: rule.trim() }));
}

const knowledge = readRules();

async function tell({ name, files }: Snippet): Promise<readonly Claim[]> {
  const { findings } = await analyze({
    files: [...files.keys()].filter((path) => dialectOf(path) !== null),
    scripts: [...files.keys()].flatMap((path): readonly Script[] => {
      const kind = scriptKindOf(path);
      return kind === null ? [] : [{ path, kind }];
    }),
    readBytes: (file) => files.get(file) ?? null,
    knowledge,
    build: { ...NO_BUILD, readHeader: (path) => files.get(path) ?? null },
    target: knowledge.defaultTarget,
    ...assets,
    programs: [],
    costs: false,
    allPaths: false,
    treeName: name,
  });
  return findings.filter(isTold).map(({ finding }) => {
    const { span, rule } = finding;
    return { place: `${span.file}:${span.line}`, mark: 'told', word: wordOf(finding), rule };
  });
}

/** What harms but is known not to happen is not told. */
function isTold({ finding, level }: JudgedFinding): boolean {
  return level !== 'note' || (quiet.includes(finding.effect) && finding.presence.kind !== 'never');
}

function wordOf({ effect, certainty, duration, presence }: Finding): string {
  if (effect !== 'stays') return effect;
  if (certainty === 'possible' || presence.kind === 'open') return 'may stay';
  return duration === 'lasting' ? 'stays' : 'stays for now';
}

/** Sentences that say where the annotations and what is told part. */
function differences(said: readonly Claim[], told: readonly Claim[]): readonly string[] {
  const unspoken = said.flatMap((claim) => {
    const problem = problemOf(claim, told);
    return problem === null ? [] : [`${claim.place}: ${problem}: ${spell(claim)}`];
  });
  const unexpected = told
    .filter((found) => !quiet.includes(found.word ?? '') && !said.some((claim) => accounts(claim, found)))
    .map((found) => `${found.place}: not expected: ${spell(found)}`);
  return [...new Set([...unspoken, ...unexpected])].sort();
}

function problemOf(claim: Claim, told: readonly Claim[]): string | null {
  const about = told.filter(({ place, rule }) => place === claim.place && rule === claim.rule);
  const exact = about.some(({ word }) => word === claim.word);
  switch (claim.mark) {
    case 'told':
      return exact ? null : 'expected';
    case 'missed':
      if (claim.word === null) return about.length > 0 ? 'no longer missed' : null;
      return exact ? 'no longer missed' : about.length === 0 ? 'missed altogether' : null;
    case 'wrong':
      return exact || (claim.word === null && about.length > 0) ? null : 'no longer wrong';
  }
}

/** Whether an annotation says of a finding that it is, or that it is known to be less than the truth or to be false. */
function accounts(claim: Claim, found: Claim): boolean {
  if (claim.place !== found.place || claim.rule !== found.rule) return false;
  return claim.mark === 'missed' ? claim.word !== null : claim.word === null || claim.word === found.word;
}

function spell({ word, rule }: Claim): string {
  return word === null ? rule : `${word}: ${rule}`;
}

async function check(snippet: Snippet): Promise<void> {
  expect(differences(claimsOf(snippet), await tell(snippet))).toEqual([]);
}

interface Compiler {
  readonly command: string;
  readonly ending: string;
  readonly standard: string;
}

/** To read the headers of a newer C++ takes twice as long; a snippet that needs it says so: `[-std=gnu++20]`. */
const compilers: readonly Compiler[] = [
  { command: 'gcc', ending: '.c', standard: '-std=gnu17' },
  { command: 'g++', ending: '.cpp', standard: '-std=gnu++17' },
];
const run = promisify(execFile);

/** Sources that are compiled with the same options, in one run of the compiler. */
interface Batch {
  readonly options: readonly string[];
  readonly paths: string[];
}

/** What the compiler complains of; the empty text when it accepts everything. */
async function complaints({ command, ending, standard }: Compiler): Promise<string> {
  const common = ['-fsyntax-only', '-w', '-isystem', join(home, standIns), standard];
  const said = batchesOf(ending).map(async ({ options, paths }) =>
    compile(command, [...common, ...options, ...paths]),
  );
  return (await Promise.all(said)).join('');
}

/** Two batches for each set of options, for two processors. */
function batchesOf(ending: string): readonly Batch[] {
  const batches = new Map<string, Batch>();
  const sources = snippets.flatMap(({ files }) => [...files]).filter(([path]) => path.endsWith(ending));
  for (const [index, [path, bytes]] of sources.entries()) {
    const options = /^.*\[(-[^\]]+)\]/.exec(bytes.toString('latin1'))?.[1]?.split(' ') ?? [];
    const key = `${index % 2} ${options.join(' ')}`;
    const batch = batches.get(key) ?? { options, paths: [] };
    batch.paths.push(path);
    batches.set(key, batch);
  }
  return [...batches.values()];
}

async function compile(command: string, options: readonly string[]): Promise<string> {
  try {
    return (await run(command, [...options], { cwd: home })).stderr;
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  }
}

describe('hostile code', () => {
  it.each(snippets.map((snippet) => [snippet.name, snippet] as const))('%s', async (_, snippet) => {
    await check(snippet);
  });

  it('says in its first line what is hostile about it', () => {
    const files = snippets.flatMap((snippet) => [...snippet.files]);
    const silent = files.filter(([, bytes]) => !/(?:\/\/|\/\*|#) \S.*[.;:!?]/.test(linesOf(bytes)[0] ?? ''));
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  for (const compiler of compilers) {
    const isThere = spawnSync(compiler.command, ['--version']).status === 0;
    // The compilers work while the snippets are analysed.
    (isThere ? it.concurrent : it.skip)(
      `is accepted by ${compiler.command}`,
      async () => {
        expect(await complaints(compiler)).toBe('');
      },
      120_000,
    );
  }
});
