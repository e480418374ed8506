/**
 * Puts the examples of a README to the real pipeline and compares what is found with what is claimed. The rulebook
 * it uses is the one in rules/, with every row marked, so that one can tell which row a finding comes from.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from 'web-tree-sitter';
import { analyze } from '../../src/analyze.ts';
import { differencesFrom } from '../../src/cli/rule-trial.ts';
import type { Condition, Finding, Script } from '../../src/model/index.ts';
import { compileKnowledge, type Knowledge, type PageExample } from '../../src/rulebook/index.ts';
import { readKnowledge, scriptKindOf } from '../../src/sources/index.ts';

export const root = join(__dirname, '..', '..');

/** Finds every use of every name that a row has, whatever its condition says; it is never told. */
const counter = 'counted-use';

/** One prototype of one row. `row` is the same for all prototypes of a row. */
export interface Mark {
  readonly rule: string;
  readonly row: string;
  readonly written: string;
  readonly when: Condition | null;
}

export interface MarkedKnowledge {
  readonly knowledge: Knowledge;
  readonly marks: ReadonlyMap<string, Mark>;
}

/** What became of one use: the marks of the rows that it fell under. */
export interface SeenUse {
  readonly file: string;
  /** In the example's own file. */
  readonly line: number;
  readonly marks: readonly string[];
}

export interface Trial {
  /** Sentences that say where claims and findings part. */
  readonly differences: readonly string[];
  readonly uses: readonly SeenUse[];
}

export function readRules(): Knowledge {
  const compiled = compileKnowledge(readKnowledge(join(root, 'rules')));
  if (compiled.kind === 'knowledge') return compiled.knowledge;
  const lines = compiled.errors.map(({ file, line, text }) => `rules/${file}:${line}: ${text}`);
  throw new Error(lines.join('\n'));
}

/** The note of a row is its mark: notes come through the pipeline unread. */
export function markRows(knowledge: Knowledge): MarkedKnowledge {
  const marks = new Map<string, Mark>();
  const rules = knowledge.rules.map((rule) => {
    return {
      ...rule,
      rows: rule.rows.map((row, index) => {
        const { written } = row;
        const same = `${rule.id} ${JSON.stringify({ ...row, written: null, api: row.api.kind })}`;
        const mark = `${rule.id}/${index}`;
        marks.set(mark, { rule: rule.id, row: same, written, when: row.when });
        return { ...row, note: mark, needs: null };
      }),
    };
  });
  const counted = rules
    .flatMap(({ rows }) => rows)
    .map((row) => ({ ...row, when: null, effect: 'fine' as const, targets: null, repeated: false }));
  const counting = { id: counter, stayReason: null, title: '', message: '', remedy: '', effort: 0 };
  const all = [...rules, { ...counting, rows: counted, releases: [], examples: [] }];
  return { knowledge: { ...knowledge, rules: all }, marks };
}

export async function tryExample(example: PageExample, marked: MarkedKnowledge): Promise<Trial> {
  const { knowledge } = marked;
  const bytes = new Map(example.blocks.map(({ file, text }) => [file, Buffer.from(text, 'utf8')]));
  const paths = [...bytes.keys()];
  const { findings } = await analyze({
    files: paths.filter((path) => scriptKindOf(path) === null),
    scripts: paths.flatMap((path): readonly Script[] => {
      const kind = scriptKindOf(path);
      return kind === null ? [] : [{ path, kind }];
    }),
    readBytes: (file) => bytes.get(file) ?? null,
    knowledge,
    build: { database: null, isWhole: false, macros: [], systemFolders: [], readHeader: () => null },
    target: targetOf(knowledge, example.target),
    engineBytes: () => asset('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
    grammarBytes: (language) => asset(`grammars/tree-sitter-${language}.wasm`),
    programs: [],
    costs: true,
    allPaths: false,
    treeName: 'example',
  });
  const built = findings.map(({ finding }) => finding).filter(({ presence }) => presence.kind !== 'never');
  const told = built.filter(({ rule }) => rule !== counter);
  return { differences: differencesFrom(example, told), uses: usesOf(built) };
}

/** A target may be named by the beginning of its id. */
function targetOf(knowledge: Knowledge, named: string | null): string {
  if (named === null) return knowledge.defaultTarget;
  const target = knowledge.targets.find(({ id }) => id.startsWith(named));
  if (target === undefined) throw new Error(`There is no target ${named}.`);
  return target.id;
}

function usesOf(findings: readonly Finding[]): readonly SeenUse[] {
  const uses = new Map<string, { file: string; line: number; marks: string[] }>();
  for (const { rule, span, symbol, note } of findings) {
    const place = `${span.file}:${span.line}:${span.column}:${symbol}`;
    const use = uses.get(place) ?? { file: span.file, line: span.line, marks: [] };
    if (rule !== counter && note !== null) use.marks.push(note);
    uses.set(place, use);
  }
  return [...uses.values()];
}

const assets = new Map<string, Uint8Array>();

export function asset(path: string): Uint8Array {
  const kept = assets.get(path) ?? readFileSync(join(root, path));
  assets.set(path, kept);
  return kept;
}

/** Compiling a grammar takes longer than all examples of a page, and the same bytes make the same grammar. */
export function keepGrammars(): void {
  const load = Language.load.bind(Language);
  const kept = new Map<Parameters<typeof load>[0], Promise<Language>>();
  Language.load = (bytes) => {
    const grammar = kept.get(bytes) ?? load(bytes);
    kept.set(bytes, grammar);
    return grammar;
  };
}
