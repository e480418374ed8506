/**
 * What CMake and Meson write down for programs to read: CMake's File API replies and Meson's introspection, each a list
 * of targets with their sources. Trusts nothing in them: what has not the shape expected is no target.
 */
import { posix } from 'node:path';
import type { LinkedProgram } from '../model/index.ts';

interface Target {
  readonly id: string;
  readonly name: string;
  readonly kind: 'program' | 'shared' | 'other';
  readonly sources: readonly string[];
  /** Ids of what is linked in. */
  readonly uses: readonly string[];
}

/** Reads a file as JSON; null when it is none or cannot be read. */
export type ReadJson = (path: string) => unknown;

/** `folder` is `.cmake/api/v1/reply`; `names` are the files in it. Paths come out absolute. */
export function readFileApi(
  folder: string,
  names: readonly string[],
  read: ReadJson,
): readonly LinkedProgram[] {
  // The newest index is the last one by name.
  const index = names
    .filter((name) => /^index-.*\.json$/.test(name))
    .sort()
    .at(-1);
  const model = names
    .filter((name) => /^codemodel-v2-.*\.json$/.test(name))
    .sort()
    .at(-1);
  if (index === undefined && model === undefined) return [];
  const codemodel = read(posix.join(folder, model ?? ''));
  const source = textAt(at(codemodel, 'paths'), 'source') ?? '';
  const [configuration] = listAt(codemodel, 'configurations');
  const targets = listAt(configuration, 'targets').flatMap((one): readonly Target[] => {
    const file = textAt(one, 'jsonFile');
    const target = file === null ? null : read(posix.join(folder, file));
    const id = textAt(target, 'id');
    const name = textAt(target, 'nameOnDisk') ?? textAt(target, 'name');
    if (id === null || name === null) return [];
    const sources = listAt(target, 'sources').flatMap((entry) => textAt(entry, 'path') ?? []);
    return [
      {
        id,
        name,
        kind: kindOf(textAt(target, 'type')),
        sources: sources.map((path) => posix.resolve(source, path)),
        uses: listAt(target, 'dependencies').flatMap((entry) => textAt(entry, 'id') ?? []),
      },
    ];
  });
  return programsOf(targets);
}

/** `intro-targets.json`. What a target is linked with stands among the linker's parameters, by file. Absolute paths. */
export function readMeson(targets: unknown, folder: string): readonly LinkedProgram[] {
  const all = Array.isArray(targets) ? (targets as readonly unknown[]) : [];
  const files = new Map<string, string>();
  for (const one of all) {
    const id = textAt(one, 'id');
    for (const file of listAt(one, 'filename'))
      if (id !== null && isText(file)) files.set(posix.basename(file), id);
  }
  return programsOf(
    all.flatMap((one): readonly Target[] => {
      const id = textAt(one, 'id');
      const name = textAt(one, 'name');
      if (id === null || name === null) return [];
      const parts = listAt(one, 'target_sources');
      const sources = parts.flatMap((part) => [
        ...listAt(part, 'sources'),
        ...listAt(part, 'generated_sources'),
      ]);
      const parameters = parts.flatMap((part) => listAt(part, 'parameters')).filter(isText);
      const linked = parameters.flatMap((word) => files.get(posix.basename(word)) ?? []);
      const depends = listAt(one, 'depends').filter(isText);
      const kind = kindOf(textAt(one, 'type'));
      const [file] = listAt(one, 'filename').filter(isText);
      const written = kind === 'shared' && file !== undefined ? posix.basename(file) : name;
      const paths = sources.filter(isText).map((path) => posix.resolve(folder, path));
      return [{ id, name: written, kind, sources: paths, uses: [...depends, ...linked] }];
    }),
  );
}

function programsOf(targets: readonly Target[]): readonly LinkedProgram[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  return targets
    .filter(({ kind }) => kind !== 'other')
    .map((program) => {
      const sources = sourcesOf(program, byId, ['shared', 'other']);
      const exports = program.kind === 'shared' ? sourcesOf(program, byId, ['other']) : null;
      return { name: program.name, entry: null, sources, exports };
    });
}

/** A program that must be built first generates something; it is not linked in. */
function sourcesOf(
  program: Target,
  byId: ReadonlyMap<string, Target>,
  linked: readonly Target['kind'][],
): readonly string[] {
  const seen = new Set([program]);
  for (const target of seen) {
    for (const id of target.uses) {
      const used = byId.get(id);
      if (used !== undefined && linked.includes(used.kind)) seen.add(used);
    }
  }
  return [...new Set([...seen].flatMap((target) => target.sources))].sort();
}

/** As CMake and Meson call them. */
const KINDS: ReadonlyMap<string | null, Target['kind']> = new Map([
  ['EXECUTABLE', 'program'],
  ['executable', 'program'],
  ['SHARED_LIBRARY', 'shared'],
  ['MODULE_LIBRARY', 'shared'],
  ['shared library', 'shared'],
  ['shared module', 'shared'],
]);

function kindOf(type: string | null): Target['kind'] {
  return KINDS.get(type) ?? 'other';
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? (found as readonly unknown[]) : isText(found) ? [found] : [];
}

function textAt(value: unknown, key: string): string | null {
  const found = at(value, key);
  return isText(found) ? found : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}
