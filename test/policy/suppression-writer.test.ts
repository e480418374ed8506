/** Where the writer of suppressions puts them: lines as macros, strings and other tools leave them. */
import { writeSuppressions } from '../../src/policy/index.ts';

const comment = '/* mig-lint-disable-line r -- why */';

/** Suppresses each line that has a `!` at its end, which is not part of the text. */
function check(marked: string, expected: string, left: readonly number[] = []): void {
  const lines = marked.split('\n');
  const wanted = lines.flatMap((text, index) =>
    text.endsWith('!') ? [{ line: index + 1, rules: ['r'] }] : [],
  );
  const text = lines.map((one) => one.replace(/!$/, '')).join('\n');
  const written = writeSuppressions({ text, language: 'c', reason: 'why', lines: wanted });
  expect(written.text).toBe(
    expected.replaceAll('@', comment).replaceAll('§', comment.replace('line', 'next-line')),
  );
  expect(written.left.map(({ line }) => line)).toEqual(left);
}

it.each([
  ['in the body of a macro', '#define F \\\n  f();  \\!\n  g()\n', '#define F \\\n  f(); @  \\\n  g()\n'],
  [
    'with no blank before the backslash',
    '#define F \\\n  f();\\!\n  g()\n',
    '#define F \\\n  f(); @ \\\n  g()\n',
  ],
  ['in its first line', '#define F f(); \\!\n  g()\n', '#define F f(); @ \\\n  g()\n'],
  ['in its last line', '#define F \\\n  f()!\nint x;\n', '#define F \\\n  f() @\nint x;\n'],
  ['in a macro of one line', '#define F f()!\n', '§\n#define F f()\n'],
  ['with blanks behind the backslash', '#define F \\  \n  f() \\ !\n\n', '#define F \\  \n  f() @ \\ \n\n'],
  ['with a backslash as of old', '#define F ??/\n  f() ??/!\n\n', '#define F ??/\n  f() @ ??/\n\n'],
  ['at the end of the file', 'f()!', '§\nf()'],
  ['before blanks at its end', '#define F \\\n  f() \t!', '#define F \\\n  f() @ \t'],
  ['in a pragma that goes on', ' #pragma p \\!\n  q\n', ' §\n #pragma p \\\n  q\n'],
  ['in the second line of a pragma', '#pragma p \\\n  q!\n', '#pragma p \\\n  q @\n'],
  ['behind a quote that ends nowhere', "#error don't\nf();!\n", "#error don't\n§\nf();\n"],
  ['below what speaks of it', '// NOLINTNEXTLINE\nf();!\n', '// NOLINTNEXTLINE\nf(); @\n'],
  ['twice', 'f();!\nf();!\n', '§\nf();\n§\nf();\n'],
])('writes %s', (_, marked, expected) => {
  check(marked, expected);
});

it.each([
  ['in the middle of a comment', '/* a\n b!\n c */\n', '/* a\n b\n c */\n', [2]],
  ['in the middle of a string', 's = "a\\\nb\\!\nc";\n', 's = "a\\\nb\\\nc";\n', [2]],
  ['where it can at other lines', '/* a\n b!\n c */\nf();!\n', '/* a\n b\n c */\n§\nf();\n', [2]],
  ['behind the end of the file', '', '', []],
])('writes nothing %s', (_, marked, expected, left) => {
  check(marked, expected, left);
});
