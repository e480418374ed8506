/**
 * The output of `make`, `ninja -v` or a build script, and the command lines that CMake leaves behind: its lines as
 * steps of the build. What is quiet (`CC a.o`) tells nothing, and neither does what was built before.
 */
import { isAbsolute, posix } from 'node:path';
import { type Command, splitCommands } from './command-words.ts';
import type { PlacedStep } from './link-graph.ts';
import { readStep } from './link-steps.ts';

export interface Log {
  readonly text: string;
  /** Where the first line is run; absolute. */
  readonly folder: string;
  /** Absolute; paths below it come out relative to it. */
  readonly root: string;
  /** Whether a file is there, by its absolute path. */
  readonly isThere: (path: string) => boolean;
}

/**
 * Where `make` runs several jobs, the lines of several folders mix; a line belongs to the folder entered last in which
 * what it reads is found.
 */
export function readLog(log: Log): readonly PlacedStep[] {
  const steps: PlacedStep[] = [];
  const made = new Set<string>();
  const open = [log.folder];
  let first: string | null = null;
  const isFound = (path: string): boolean => made.has(path) || log.isThere(path);
  for (const line of log.text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const [, change, folder = ''] =
      /^\S*make(?:\[\d+\])?: (Entering|Leaving) directory [`'"]?(.+?)['"]?$/.exec(line) ?? [];
    if (change !== undefined) {
      first ??= folder;
      const moved = movedTo(log.root, first, folder);
      if (change === 'Entering') open.push(moved);
      else if (open.lastIndexOf(moved) > 0) open.splice(open.lastIndexOf(moved), 1);
      continue;
    }
    for (const step of stepsIn(line, [...open].reverse(), isFound)) {
      made.add(step.output);
      steps.push(belowRoot(step, log.root));
    }
  }
  return steps;
}

/** A log that was written where the tree lay elsewhere begins in what is the root here. */
function movedTo(root: string, first: string, entered: string): string {
  if (isBelow(root, first)) return entered;
  return isBelow(first, entered) ? posix.join(root, posix.relative(first, entered)) : entered;
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** What stands before the command in the lines of libtool and of ninja. */
const PREFIX = /^(?:libtool: (?:link|compile):\s*|\[\d+\/\d+\]\s*|@)/;
/** Only lines with these may tell anything; the others need not be taken apart. */
const TELLING = /\.(?:o|lo|obj|a|la)\b|\.(?:c|cc|cpp|cxx|C)\b/;

/** Paths come out absolute. */
function stepsIn(
  line: string,
  folders: readonly string[],
  isFound: (path: string) => boolean,
): readonly PlacedStep[] {
  if (!TELLING.test(line)) return [];
  let change = '.';
  return splitCommands(line.replace(PREFIX, '')).flatMap((command): readonly PlacedStep[] => {
    const words = command.filter((word) => !/^[(){}]$/.test(word));
    if (words[0] === 'cd' && words[1] !== undefined) change = posix.join(change, words[1]);
    const step = readStep(withoutChange(words));
    if (step === null) return [];
    const read = step.kind === 'compile' ? step.source : (step.inputs[0] ?? '');
    const around = folders.map((folder) => (isAbsolute(change) ? change : posix.join(folder, change)));
    const folder = around.find((one) => isFound(posix.resolve(one, read))) ?? around[0] ?? '/';
    return [placed(step, (path) => posix.resolve(folder, path))];
  });
}

/** `then`, `do` and the like stand before commands of a script. */
function withoutChange(words: Command): Command {
  return /^(?:if|then|else|do|!|time|exec)$/.test(words[0] ?? '') ? words.slice(1) : words;
}

/** The step with its paths below the root told from there. */
export function belowRoot(step: PlacedStep, root: string): PlacedStep {
  return placed(step, (path) => (isBelow(root, path) ? posix.relative(root, path) : path));
}

export function placed(step: PlacedStep, place: (path: string) => string): PlacedStep {
  switch (step.kind) {
    case 'compile':
      return { ...step, output: place(step.output), source: place(step.source) };
    case 'program':
    case 'archive':
    case 'shared': {
      const inputs = step.inputs.map(place);
      return { ...step, output: place(step.output), inputs, folders: step.folders.map(place) };
    }
  }
}
