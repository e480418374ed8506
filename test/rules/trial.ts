/**
 * Puts the examples of a README to the real pipeline and compares what is found with what is claimed. The rulebook
 * it uses is the one in rules/, with every row marked, so that one can tell which row a finding comes from.
 */
import { analyze } from '../../src/analyze.ts';
import { differencesFrom } from '../../src/cli/rule-trial.ts';
import type { Condition, Finding, Script } from '../../src/model/index.ts';
import { NO_BUILD } from '../../src/program/index.ts';
import type { Knowledge, PageExample } from '../../src/rulebook/index.ts';
import { scriptKindOf } from '../../src/sources/index.ts';
import { assets } from '../once/index.ts';

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
    build: NO_BUILD,
    target: targetOf(knowledge, example.target),
    ...assets,
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
