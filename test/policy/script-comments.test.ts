/** Which comments a script has: what stands in quotes and in here-documents is none. */
import type { ScriptKind } from '../../src/model/index.ts';
import { scriptComments } from '../../src/policy/script-comments.ts';

function check(kind: ScriptKind, text: string, expected: readonly string[]): void {
  const comments = scriptComments(text, kind);
  expect(comments.map((comment) => comment.text)).toEqual(expected);
  for (const { text: words, offset } of comments) expect(text.startsWith(words, offset)).toBe(true);
}

describe('a shell script', () => {
  it.each<[string, string, readonly string[]]>([
    ['a line of its own', '#!/bin/sh\n  # one\na', ['#!/bin/sh', '# one']],
    ['behind a command', 'a # one\nb;# two', ['# one', '# two']],
    ['in the middle of a word', 'a#b ${#c} $# d=#e', []],
    ['quoted', `a '# b' "# c" \\# d # e`, ['# e']],
    ['an apostrophe in a comment', "# don't\na # one", ["# don't", '# one']],
    ['quotes over lines', `awk '{\n# no\n}'\n# one`, ['# one']],
    ['an escaped quote', 'a "\\" # no" # one', ['# one']],
    ['quotes that never end', "a '\n# no", []],
    ['a here-document', 'cat <<EOF # one\n# no\nEOF\n# two', ['# one', '# two']],
    ['a quoted ending, indented', "cat <<-'E-O-F'\n\t# don't\n\tE-O-F\n# one", ['# one']],
    ['two of them', 'cat <<A <<B\n# a\nA\n# b\nB\n# one', ['# one']],
    ['one in the middle of a line', 'cat <<A | b\n" # no\nA\n# one', ['# one']],
    ['a shift', 'a=$((1<<b))\n# one\nc', ['# one']],
    ['a text for the input', 'cat <<<EOF\n# one\nEOF', ['# one']],
    ['nothing', '', []],
  ])('has comments: %s', (_, text, expected) => {
    check('shell', text, expected);
  });

  it('is gone through once, however it goes on', () => {
    const text = `cat ${'<<A '.repeat(50_000)}\n${"'# ".repeat(50_000)}`;
    expect(scriptComments(text, 'shell')).toEqual([]);
  });
});

it.each<[ScriptKind, string, readonly string[]]>([
  ['c-shell', "alias a 'b # c' # one", ['# one']],
  ['inittab', '# one\nl3:3:wait:/etc/rc # no', ['# one']],
  ['crontab', '* * * * * a # no\n\t# one\r\n', ['# one\r']],
  ['system-crontab', '# one', ['# one']],
  ['spec', "%description\nDon't.\n# one", ['# one']],
  ['unit', '; one\n# two\nExecStart=a # no', ['; one', '# two']],
])('a script of the kind %s has comments', check);
