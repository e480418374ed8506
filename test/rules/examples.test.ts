/** What holds the READMEs to their word: the reader of examples, and the comparison with what is found. */
import { readPage } from '../../src/rulebook/index.ts';
import { readRules } from '../once/index.ts';
import { markRows, tryExample } from './trial.ts';

const marked = markRows(readRules());

const fence = '```';

function pageOf(...lines: readonly string[]): string {
  return ['# Title', '', '## Shown', '', ...lines].join('\n');
}

async function differencesOf(...code: readonly string[]): Promise<readonly string[]> {
  const page = readPage(pageOf(`${fence}c`, '#include <sys/mman.h>', ...code, fence));
  const [example] = page.examples;
  if (example === undefined) throw new Error('The page should have an example.');
  return [...page.mistakes, ...(await tryExample(example, marked)).differences];
}

describe('the reader of examples', () => {
  it('reads a block with its place, its target and what its lines claim', () => {
    const text = pageOf(`${fence}c target=openmosix-2.6`, 'int x;', 'f(); // stays: a, b; fine: c', fence);
    expect(readPage(text)).toEqual({
      title: 'Title',
      headings: ['Shown'],
      mistakes: [],
      examples: [
        {
          heading: 'Shown',
          target: 'openmosix-2.6',
          blocks: [{ file: 'example.c', text: 'int x;\nf(); // stays: a, b; fine: c\n', firstLine: 6 }],
          claims: [
            { file: 'example.c', line: 7, word: 'stays', rule: 'a' },
            { file: 'example.c', line: 7, word: 'stays', rule: 'b' },
            { file: 'example.c', line: 7, word: 'fine', rule: 'c' },
          ],
        },
      ],
    });
  });

  it('puts blocks that name their file into one tree, and leaves the others alone', () => {
    const block = (attributes: string): readonly string[] => [`${fence}c${attributes}`, 'int x;', fence];
    const page = readPage(
      pageOf(...block(' file=a.c'), ...block(''), ...block(' file=b.c'), '## Next', ...block(' file=a.c')),
    );
    const files = page.examples.map(({ blocks }) => blocks.map(({ file }) => file));
    expect(files).toEqual([['a.c', 'b.c'], ['example.c'], ['a.c']]);
  });

  it.each([
    [['```c colour=red', '```'], 'Line 5: "colour=red" is not known here.'],
    [['```c', 'f(); // stays: a; sometimes: b', '```'], 'Line 6: "sometimes: b" is no annotation.'],
    [['```c', 'int x;'], 'Line 5: this block is never closed.'],
    [['```c file=a.c', '```', '```c file=a.c', '```'], 'Line 6: two blocks of one tree have the same file name.'],
  ])('complains of what it cannot understand: %s', (lines, complaint) => {
    expect(readPage(pageOf(...lines)).mistakes).toEqual([complaint]);
  });
});

describe('a comparison', () => {
  it('is content when each line yields what it says', async () => {
    const code = ['int a(void) { return mlockall(1); } // stays: locked-memory', 'int b(void) { return munlockall(); }'];
    expect(await differencesOf(...code)).toEqual([]);
  });

  it('tells what was expected and what was found', async () => {
    const code = [
      'int a(void) { return mlockall(1); }',
      'int b(void) { return munlockall(); } // fine: locked-memory',
      'int c(void) { return mlockall(1); } // may stay: locked-memory',
    ];
    expect(await differencesOf(...code)).toEqual([
      '7: `stays: locked-memory` is found, but the line does not say so',
      '8: `fine: locked-memory` is not found',
      '9: `may stay: locked-memory` is not found, but `stays: locked-memory`',
    ]);
  });

  it('notices when something is missed no longer', async () => {
    const code = [
      'int a(void) { return mlockall(1); } // missed: locked-memory',
      'int b(void) { return 1; } // missed: locked-memory',
    ];
    expect(await differencesOf(...code)).toEqual(['7: `stays: locked-memory` is found by now, so it is missed no longer']);
  });

  it('passes over what no build has', async () => {
    expect(await differencesOf('#if 0', 'int a(void) { return mlockall(1); }', '#endif')).toEqual([]);
  });
});
