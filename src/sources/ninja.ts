/**
 * `build.ninja`: which object comes of which source and what is linked of which objects. Reads the edges of the graph
 * and follows `include` and `subninja`; the commands themselves do not matter here, nor do pools and bindings of rules.
 */
import { posix } from 'node:path';
import type { PlacedStep } from './link-graph.ts';
import { SOURCE } from './link-steps.ts';

export interface NinjaInput {
  /** Absolute path of the file. */
  readonly path: string;
  /** Null when it cannot be read. */
  readonly read: (path: string) => string | null;
}

/** Files that include each other further than this are left out. */
const DEEPEST = 8;

/** Steps with paths as written: relative to the folder of the first file. */
export function readNinja({ path, read }: NinjaInput): readonly PlacedStep[] {
  const variables = new Map<string, string>();
  const folder = posix.dirname(path);
  const readOne = (file: string, depth: number): readonly PlacedStep[] => {
    const text = depth > DEEPEST ? null : read(file);
    if (text === null) return [];
    return text
      .replace(/\$\r?\n[ \t]*/g, '')
      .split(/\r?\n/)
      .flatMap((line): readonly PlacedStep[] => {
        const [, other] = /^(?:include|subninja)\s+(.+?)\s*$/.exec(line) ?? [];
        if (other !== undefined) return readOne(posix.resolve(folder, expanded(other, variables)), depth + 1);
        const [, name, value] = /^([\w.-]+)\s*=\s*(.*)$/.exec(line) ?? [];
        if (name !== undefined) variables.set(name, expanded(value ?? '', variables));
        return line.startsWith('build ') ? stepOf(line.slice(6), variables) : [];
      });
  };
  return readOne(path, 0);
}

function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:\{([\w.-]+)\}|([\w-]+)|([ :$]))/g,
    (_, braced?: string, plain?: string, mark?: string) => {
      return mark ?? variables.get(braced ?? plain ?? '') ?? '';
    },
  );
}

/** `out other | implicit: rule in | implicit || order only |@ validations` */
function stepOf(line: string, variables: ReadonlyMap<string, string>): readonly PlacedStep[] {
  const [outputs = [], [rule, ...words] = []] = wordsOf(line);
  const [output] = outputs.filter((word) => word !== '|').map((word) => expanded(word, variables));
  const orderOnly = words.findIndex((word) => word === '||' || word === '|@');
  const needed = (orderOnly < 0 ? words : words.slice(0, orderOnly)).filter((word) => word !== '|');
  const inputs = needed.map((word) => expanded(word, variables));
  if (output === undefined || rule === undefined || /CUSTOM_COMMAND/i.test(rule)) return [];
  const [first] = inputs;
  if (/\.(?:o|obj)$/.test(output)) {
    return first !== undefined && SOURCE.test(first) ? [{ kind: 'compile', output, source: first }] : [];
  }
  const linked = inputs.filter((input) => /\.(?:o|obj|a|so)(?:\.[\d.]+)?$/.test(input));
  const isAlias = rule === 'phony';
  const isShared = /\.so(?:\.[\d.]+)?$/.test(output);
  if (linked.length === 0) return [];
  const kind = isAlias || output.endsWith('.a') ? 'archive' : isShared ? 'shared' : 'program';
  return [{ kind, output, inputs: linked, libraries: [], folders: [] }];
}

/** The words on both sides of the first colon that no `$` escapes. */
function wordsOf(line: string): readonly (readonly string[])[] {
  const colon = /(?:^|[^$])(?:\$\$)*:/.exec(line);
  if (colon === null) return [];
  const at = colon.index + colon[0].length;
  const words = (text: string): readonly string[] => text.match(/(?:\$.|\S)+/g) ?? [];
  return [words(line.slice(0, at - 1)), words(line.slice(at))];
}
