/**
 * Which programs and shared libraries a build makes, and of which sources: by what lies beside the compile database (CMake's replies and
 * link lines, `build.ninja`, Meson's introspection), and by the log of a build. The first that tells anything counts.
 */
import { statSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import type { CompileDatabase, LinkedProgram } from '../model/index.ts';
import { listFolder } from './folder.ts';
import { linkedPrograms, type PlacedStep } from './link-graph.ts';
import { belowRoot, placed, readLog } from './link-log.ts';
import { onDisk } from './name.ts';
import { readNinja } from './ninja.ts';
import { describeError, readRegular } from './regular.ts';
import { readFileApi, readMeson } from './target-lists.ts';

/** A build that writes more than this about itself is not read. */
const maxSize = 256 * 1024 * 1024;

export type LinkInfoResult =
  | { readonly kind: 'programs'; readonly programs: readonly LinkedProgram[] }
  /** `reason` is a full sentence that says what, where and what to do. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What the folder of the compile database tells; nothing where nothing does. The root is absolute. */
export function findLinkedPrograms(root: string, database: CompileDatabase): readonly LinkedProgram[] {
  const folder = dirname(resolve(root, database.path));
  const readers = [fromFileApi, fromNinja, fromMeson, fromLinkLines];
  for (const read of readers) {
    const programs = read(folder, root, database).filter(
      ({ sources }) => sources !== null && sources.length > 0,
    );
    if (programs.length > 0) return programs;
  }
  return [];
}

/** The programs of a log that somebody names, so it must be there and tell something. */
export function readLinkLog(root: string, given: string, database: CompileDatabase | null): LinkInfoResult {
  const path = resolve(root, given);
  let text: string;
  try {
    const file = readRegular(path, maxSize);
    if (file.kind !== 'bytes') {
      return {
        kind: 'unreadable',
        reason: `\`${given}\` is too large or no ordinary file; name the log of a build.`,
      };
    }
    text = Buffer.from(file.bytes).toString('utf8');
  } catch (error) {
    return { kind: 'unreadable', reason: `\`${given}\` could not be read: ${describeError(error)}.` };
  }
  const programs = programsFrom(readLog({ text, folder: root, root, isThere: isFile }), root, database);
  if (programs.length > 0) return { kind: 'programs', programs };
  const reason =
    `\`${given}\` tells of no program or library that is linked; write it with \`make V=1 clean all\` or \`ninja -v\`, ` +
    'so that the commands stand in it.';
  return { kind: 'unreadable', reason };
}

function programsFrom(
  steps: readonly PlacedStep[],
  root: string,
  database: CompileDatabase | null,
): readonly LinkedProgram[] {
  return linkedPrograms({
    steps,
    units: database?.units ?? [],
    isThere: (path) => isFile(resolve(root, path)),
  });
}

function fromFileApi(folder: string, root: string): readonly LinkedProgram[] {
  const reply = join(folder, '.cmake/api/v1/reply');
  return readFileApi(reply, namesIn(reply), readJson).map((program) => namedFrom(program, root));
}

function fromMeson(folder: string, root: string): readonly LinkedProgram[] {
  const targets = readJson(join(folder, 'meson-info/intro-targets.json'));
  return readMeson(targets, folder).map((program) => namedFrom(program, root));
}

function fromNinja(folder: string, root: string, database: CompileDatabase): readonly LinkedProgram[] {
  const steps = readNinja({ path: join(folder, 'build.ninja'), read: readText });
  return programsFrom(
    steps.map((step) =>
      belowRoot(
        placed(step, (path) => resolve(folder, path)),
        root,
      ),
    ),
    root,
    database,
  );
}

/** `CMakeFiles/NAME.dir/link.txt`, which the generators for make leave behind, is run in the target's own folder. */
function fromLinkLines(folder: string, root: string, database: CompileDatabase): readonly LinkedProgram[] {
  const listed = readText(join(folder, 'CMakeFiles/TargetDirectories.txt')) ?? '';
  const steps = listed.split(/\r?\n/).flatMap((line): readonly PlacedStep[] => {
    const [, own, target] = /^(.*)\/CMakeFiles\/([^/]+\.dir)$/.exec(line) ?? [];
    const text = own === undefined ? null : readText(join(own, 'CMakeFiles', target ?? '', 'link.txt'));
    if (text === null || own === undefined) return [];
    return readLog({ text: withResponses(text, own), folder: own, root, isThere: isFile });
  });
  return programsFrom(steps, root, database);
}

/** `@objects.rsp` stands for the words of a file. */
function withResponses(line: string, folder: string): string {
  return line.replace(/(?<=\s)@(\S+)/g, (word, path: string) => readText(resolve(folder, path)) ?? word);
}

function namedFrom({ name, entry, sources, exports }: LinkedProgram, root: string): LinkedProgram {
  const below = (paths: readonly string[]): readonly string[] =>
    paths
      .map((path) => {
        const relative = posix.relative(root, path);
        return relative.startsWith('..') ? path : relative;
      })
      .sort();
  return { name, entry, sources: below(sources ?? []), exports: exports === null ? null : below(exports) };
}

function readText(path: string): string | null {
  try {
    const file = readRegular(path, maxSize);
    return file.kind === 'bytes' ? Buffer.from(file.bytes).toString('utf8') : null;
  } catch {
    return null;
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readText(path) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return listFolder(folder).map(({ name }) => name);
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(onDisk(path)).isFile();
  } catch {
    return false;
  }
}
