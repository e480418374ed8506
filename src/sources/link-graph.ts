/**
 * Steps of a build to programs and shared libraries: each with the sources of every object and library that is linked
 * into it. A library from elsewhere has no sources here. All members of an archive count, whether the linker takes them or not.
 */
import { posix } from 'node:path';
import type { LinkedProgram, TranslationUnit } from '../model/index.ts';
import { type BuildStep, SOURCE } from './link-steps.ts';

/** A step whose paths are relative to the root, or absolute when outside of it. */
export type PlacedStep = BuildStep;

export interface LinkGraphInput {
  readonly steps: readonly PlacedStep[];
  /** What the compile database knows of objects. */
  readonly units: readonly TranslationUnit[];
  /** Whether a file is there, for objects of which no step tells the source. */
  readonly isThere: (path: string) => boolean;
}

export function linkedPrograms(input: LinkGraphInput): readonly LinkedProgram[] {
  const sourceOf = openSources(input);
  const linked = new Map<string, Linked>();
  for (const step of input.steps) if (step.kind !== 'compile') addStep(linked, step);
  const found = [...linked].filter(
    ([path, { kind }]) => isLoaded(path, kind) && !/(?:^|\/)conftest/.test(path),
  );
  const programs = found.flatMap(([path, { kind }]): readonly LinkedProgram[] => {
    const sources = sourcesOf(path, linked, sourceOf, () => true);
    const isOwn = (other: string): boolean => linked.get(other)?.kind !== 'shared' || isArchived(other);
    const exports = kind === 'program' ? null : sourcesOf(path, linked, sourceOf, isOwn);
    if (sources.length === 0 || exports?.length === 0) return [];
    return [{ name: path, entry: null, sources, exports }];
  });
  return namedShortly(programs);
}

/** What libtool makes for others of its own is an archive in the end, and the linker's own step tells of the rest. */
function isLoaded(path: string, kind: Linked['kind']): boolean {
  return kind === 'program' || (kind === 'shared' && !isArchived(path));
}

function isArchived(path: string): boolean {
  return path.endsWith('.a');
}

interface Linked {
  readonly kind: 'program' | 'archive' | 'shared';
  readonly inputs: Set<string>;
}

/** libtool tells twice what it links: by its own names, and by those that the linker gets. */
function plainPath(path: string): string {
  return posix
    .normalize(path)
    .replace(/(^|\/)\.libs\//, '$1')
    .replace(/\.lo$/, '.o')
    .replace(/\.la$/, '.a');
}

function addStep(linked: Map<string, Linked>, step: Exclude<PlacedStep, { kind: 'compile' }>): void {
  const path = plainPath(step.output);
  const known = linked.get(path) ?? { kind: step.kind, inputs: new Set<string>() };
  linked.set(path, known);
  for (const input of step.inputs) known.inputs.add(plainPath(input));
  for (const library of step.libraries) {
    for (const folder of ['.', ...step.folders]) {
      for (const end of ['.a', '.so']) known.inputs.add(plainPath(posix.join(folder, `lib${library}${end}`)));
    }
  }
}

/** By the database, then by the steps, then by a source of the same name beside the object. */
function openSources({ steps, units, isThere }: LinkGraphInput): (object: string) => string | null {
  const known = new Map<string, string>();
  for (const step of steps) {
    if (step.kind === 'compile') known.set(plainPath(step.output), posix.normalize(step.source));
  }
  for (const { output, file } of units) if (output !== null) known.set(plainPath(output), file);
  return (object) => {
    const told = known.get(object);
    if (told !== undefined || !object.endsWith('.o')) return told ?? null;
    const stem = object.slice(0, -2);
    const guesses = ['.c', '.cc', '.cpp', '.cxx', '.C'].map((end) => stem + end);
    return guesses.find(isThere) ?? null;
  };
}

function sourcesOf(
  path: string,
  linked: ReadonlyMap<string, Linked>,
  sourceOf: (object: string) => string | null,
  enters: (path: string) => boolean,
): readonly string[] {
  const seen = new Set([path]);
  const sources = new Set<string>();
  for (const one of seen) {
    const inner = linked.get(one);
    const source = SOURCE.test(one) ? one : sourceOf(one);
    if (source !== null) sources.add(source);
    // `libx.so.1.2` is asked for where `libx.so` was made, and the other way round.
    const plain = one.replace(/\.so\.[\d.]+$/, '.so');
    for (const input of [...(inner?.inputs ?? []), plain]) if (enters(input)) seen.add(input);
  }
  return [...sources].sort();
}

/** By the last part of the path, as long as that is enough. */
function namedShortly(programs: readonly LinkedProgram[]): readonly LinkedProgram[] {
  const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return programs.map((program) => {
    const base = baseOf(program.name);
    const isAlone = programs.filter((other) => baseOf(other.name) === base).length === 1;
    return isAlone ? { ...program, name: base } : program;
  });
}
