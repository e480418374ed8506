/**
 * The README of a rule is its documentation and its test: every C block must produce exactly what its lines say of
 * themselves, and an unmarked line must be silent. Every row and every condition must be shown at work there.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as conditions from '../src/conditions/index.ts';
import type { Asked } from '../src/conditions/index.ts';
import type { Answer, Condition } from '../src/model/index.ts';
import { leavesOf } from '../src/rulebook/condition.ts';
import { type Page, readPage } from '../src/rulebook/index.ts';
import { readRules, root } from './once/index.ts';
import { markRows, type SeenUse, tryExample } from './rules/trial.ts';

const marked = markRows(readRules());
const rules = readRules().rules.map(({ id }) => id);

function pageOf(rule: string): Page {
  return readPage(readFileSync(join(root, 'rules', rule, 'README.md'), 'utf8'));
}

async function tryPage(rule: string): Promise<{ readonly wrong: string[]; readonly uses: SeenUse[] }> {
  const page = pageOf(rule);
  const wrong = page.mistakes.map((text) => `rules/${rule}/README.md: ${text}`);
  const uses: SeenUse[] = [];
  for (const example of page.examples) {
    const trial = await tryExample(example, marked);
    wrong.push(...trial.differences.map((text) => `rules/${rule}/README.md:${text}`));
    uses.push(...trial.uses);
  }
  return { wrong, uses };
}

/** Rows that no example of the page falls under. One of a row's prototypes is enough: `rulebook.test.ts` tries them all. */
function rowsNotShown(rule: string, uses: readonly SeenUse[]): readonly string[] {
  const seen = new Set(uses.flatMap((use) => use.marks.map((id) => marked.marks.get(id)?.row)));
  const own = [...marked.marks.values()].filter((mark) => mark.rule === rule && !seen.has(mark.row));
  const first = new Map([...own].reverse().map((mark) => [mark.row, mark.written]));
  return [...first.values()].map((written) => `No example shows this row at work: ${written}`);
}

/** Conditions that the examples of the page do not both meet and fail. */
function conditionsNotShown(rule: string): readonly string[] {
  const answers = new Map<string, Set<Answer>>();
  for (const { when } of [...marked.marks.values()].filter((mark) => mark.rule === rule)) {
    for (const leaf of when === null ? [] : leavesOf(when)) {
      const text = JSON.stringify(leaf);
      answers.set(text, new Set([...(answers.get(text) ?? []), ...(answered.get(leaf) ?? [])]));
    }
  }
  return [...answers].flatMap(([text, given]) =>
    (['yes', 'no'] as const)
      .filter((answer) => !given.has(answer))
      .map((answer) => `No example answers "${answer}" to ${text}`),
  );
}

/** What the examples of the page at hand made of each condition. */
const answered = new Map<Condition, Set<Answer>>();

function note(condition: Condition, asked: Asked): void {
  for (const leaf of leavesOf(condition)) {
    const answers = answered.get(leaf) ?? new Set();
    answered.set(
      leaf,
      answers.add(jest.requireActual<typeof conditions>('../src/conditions/index.ts').ask(leaf, asked)),
    );
  }
}

jest.mock('../src/conditions/index.ts', () => {
  const actual = jest.requireActual<typeof conditions>('../src/conditions/index.ts');
  const ask: typeof conditions.ask = (condition, asked) => {
    note(condition, asked);
    return actual.ask(condition, asked);
  };
  return { ...actual, ask };
});

describe('the README of', () => {
  it.each(rules)('%s says what is found', async (rule) => {
    answered.clear();
    const { wrong, uses } = await tryPage(rule);
    expect([...wrong, ...rowsNotShown(rule, uses), ...conditionsNotShown(rule)]).toEqual([]);
  });
});
