/** CAVEATS.md is true: each of its examples gets the answer that the page says it gets, right or wrong. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runIn } from './engine.ts';

interface Example {
  readonly name: string;
  /** Text by file name. */
  readonly files: ReadonlyMap<string, string>;
  readonly answer: string;
}

const page = readFileSync(join(root, 'CAVEATS.md'), 'utf8');
const examples = examplesOf(page);

/** The blocks before each "Answer:" make one example. */
function examplesOf(text: string): readonly Example[] {
  const parts = text.split(/^Answer: \*([^*]+)\*.*$/m);
  const answers = parts.filter((_, index) => index % 2 === 1);
  return answers.map((answer, index) => {
    const part = parts[2 * index] ?? '';
    const blocks = [...part.matchAll(/^```(c|cpp|make)(?: file=(\S+))?\n([^]*?)^```$/gm)];
    const files = new Map(
      blocks.map(([, language = '', file, code = '']) => [file ?? `example.${language}`, code]),
    );
    const heading = [...part.matchAll(/^## (.*)$/gm)].at(-1)?.[1] ?? 'the one before, continued';
    return { name: `${index + 1}: ${heading}`, files, answer };
  });
}

it.each(examples)('$name', async ({ files, answer }) => {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-caveat-'));
  try {
    for (const [name, code] of files) writeFileSync(join(folder, name), code);
    const { out } = await runIn(folder, []);
    const answers = [...out.matchAll(/^\S.*? {2}\S+:\d+ {2}(.+)$/gm)].map(([, words]) => words);
    expect(answers).toEqual([answer]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('every example has its answer', () => {
  const blocks = [...page.matchAll(/^```(?:c|make)/gm)].length;
  const used = examples.reduce((sum, { files }) => sum + files.size, 0);
  expect(used).toBe(blocks);
});
