/** How a command line and a response file fall into words. What the words mean is told elsewhere. */
import { execFileSync } from 'node:child_process';
import { splitCommands, splitResponse } from '../../src/sources/command-words.ts';

function check(
  split: (text: string) => readonly unknown[],
  cases: readonly (readonly [input: string, expected: readonly unknown[]])[],
): void {
  for (const [input, expected] of cases)
    expect({ input, words: split(input) }).toEqual({ input, words: expected });
}

const oneCommand = (line: string) => splitCommands(line).flat();

describe('a command line', () => {
  it('falls apart at blanks', () => {
    check(oneCommand, [
      ['', []],
      [' \t ', []],
      ['cc -c a.c', ['cc', '-c', 'a.c']],
      ['  cc\t\t-c  a.c\r', ['cc', '-c', 'a.c']],
    ]);
  });

  it('is held together by quotes and backslashes', () => {
    check(oneCommand, [
      [String.raw`'a b' "c d" e\ f`, ['a b', 'c d', 'e f']],
      [String.raw`-DA='"x y"' -DB="\"x\"" -DC=\"x\"`, ['-DA="x y"', '-DB="x"', '-DC="x"']],
      [String.raw`'a\b' "a\b" a\b "\$\\" '\\'`, ['a\\b', 'a\\b', 'ab', '$\\', '\\\\']],
      [`'' "" ''""`, ['', '', '']],
      [`a'b'"c"d`, ['abcd']],
      ['a\\\nb "c\\\nd" \\\n e', ['ab', 'cd', 'e']],
      ["'a\nb'", ['a\nb']],
      [String.raw`a\;b "a;b" 'a&&b' a\>b`, ['a;b', 'a;b', 'a&&b', 'a>b']],
    ]);
  });

  it('is several commands', () => {
    check(splitCommands, [
      [
        'cd a && cc b.c',
        [
          ['cd', 'a'],
          ['cc', 'b.c'],
        ],
      ],
      [
        'cd a&&cc b.c;mv c d',
        [
          ['cd', 'a'],
          ['cc', 'b.c'],
          ['mv', 'c', 'd'],
        ],
      ],
      ['(cd a; cc b.c)|cat &', [['cd', 'a'], ['cc', 'b.c)'], ['cat']]],
      ['cc a.c || true\ncc b.c\n\n', [['cc', 'a.c'], ['true'], ['cc', 'b.c']]],
      [';;&&', []],
    ]);
  });

  it('loses its redirections', () => {
    check(oneCommand, [
      ['cc a.c >log 2>&1 -c', ['cc', 'a.c', '-c']],
      ['cc < in a.c >> log 2> err &> all', ['cc', 'a.c']],
      ['cc a2>log', ['cc', 'a2']],
      ['cc >', ['cc']],
      ['cc > ; ls', ['cc', 'ls']],
    ]);
  });

  it('is not expanded', () => {
    check(oneCommand, [
      ['cc $FLAGS ${X} *.c ~/a.c $', ['cc', '$FLAGS', '${X}', '*.c', '~/a.c', '$']],
      ['cc `cat a; echo b`c $(cat (a) | b)c', ['cc', '`cat a; echo b`c', '$(cat (a) | b)c']],
      ['-DF(x)=(x) -DG()=1', ['-DF(x)=(x)', '-DG()=1']],
    ]);
  });

  it('may be broken off anywhere', () => {
    check(oneCommand, [
      [`a 'b c`, ['a', 'b c']],
      [`a "b c`, ['a', 'b c']],
      ['a "b\\', ['a', 'b\\']],
      ['a b\\', ['a', 'b']],
      ['a `b c', ['a', '`b c']],
      ['a $(b c', ['a', '$(b c']],
      [`'`, ['']],
    ]);
  });

  it('may be as long as it likes', () => {
    const long = 'x'.repeat(1_000_000);
    check(
      (text) => [oneCommand(text).length, oneCommand(text)[0]?.length],
      [
        [long, [1, 1_000_000]],
        [`"${'\\"'.repeat(300_000)}"`, [1, 300_000]],
        ['a '.repeat(200_000), [200_000, 1]],
      ],
    );
  });

  it('falls apart as the shell has it', () => {
    const lines = [...Array(300).keys()].map(randomLine);
    const script = lines.map((line) => `printf '%s\\001' ${line}\nprintf '\\002'\n`).join('');
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\u0002').slice(0, -1);
    const expected = words.map((text) => text.split('\u0001').slice(0, -1));
    expect(lines.map((line) => oneCommand(line))).toEqual(expected);
  });
});

/** The same on every run. Starts with a word, as `printf` of nothing prints an empty one. */
function randomLine(seed: number): string {
  let state = seed * 7919 + 1;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const pieces = ['a', '=', ' ', ' ', "'", '"', '\\ ', '\\"', "\\'", '\\\\', '\\n', '-D', '(', "''", '""'];
  let line = '';
  for (let length = next(14); length >= 0; length -= 1) line += pieces[next(pieces.length)] ?? '';
  return closeQuotes(`w${line}`);
}

/** A shell would wait for the end of a quote, and stumbles over a bare parenthesis. */
function closeQuotes(line: string): string {
  let quote = '';
  let out = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '\\' && quote !== "'") {
      out += line.slice(at, at + 2);
      at += 1;
      continue;
    }
    if (char === '"' || char === "'") quote = quote === '' ? char : quote === char ? '' : quote;
    out += char === '(' && quote === '' ? '_' : char;
  }
  return out + quote;
}

describe('a response file', () => {
  it('has the quotes of gcc', () => {
    check(splitResponse, [
      ['', []],
      ['-DA\n-I b\r\n\t-c ', ['-DA', '-I', 'b', '-c']],
      [String.raw`'a b' "c d" e\ f`, ['a b', 'c d', 'e f']],
      [String.raw`-DA=\"x\" '-DB="y"' "-DC='z'"`, ['-DA="x"', '-DB="y"', "-DC='z'"]],
      [String.raw`"a\\b\c" 'a\'b' a\\b`, ['a\\bc', "a'b", 'a\\b']],
      [`a'' ''b '' ""`, ['a', 'b', '', '']],
      ['a;b > c && $d `e`', ['a;b', '>', 'c', '&&', '$d', '`e`']],
      [`"a b`, ['a b']],
      [`'a b`, ['a b']],
      ['a\\', ['a']],
      ['"a\nb"', ['a\nb']],
    ]);
  });
});
