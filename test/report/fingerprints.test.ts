/** The line hash must agree with GitHub's bit for bit; the values below were made by its upload action. */
import { createHash } from 'node:crypto';
import { lineHashes } from '../../src/report/sarif/fingerprints.ts';

const emptyLine = 'c129715d7a2bc9a3:1';

it.each([
  [
    'a function',
    'int main(void) {\n  return shmget(1, 2, 3);\n}\n',
    ['ff4468d9b8f66dd2:1', 'eca8d5ce38e9f78a:1', '32dce9ccfdbc9d3e:1', emptyLine],
  ],
  ['CR LF', 'a\r\nb\r\n', ['81b8d8db678b2bbe:1', 'ade70578248be16f:1', emptyLine]],
  ['equal lines', 'x\nx\nx\n', ['4c74ab87820424b1:1', '8c072f39cc89b447:1', '828973aa50c68d6d:1', emptyLine]],
  ['an empty file', '', [emptyLine]],
  ['blanks', '\tshmget(1,2,3);\n shmget(1,2,3);\n', ['9e395df7af5fd713:1', 'dd0e9eb881a62c0b:1', emptyLine]],
])('hashes %s as GitHub does', (_, text, values) => {
  expect(lineHashes(text)).toEqual(values);
});

it('counts equal values', () => {
  const line = `${'y'.repeat(120)}\n`;
  const [first, second] = lineHashes(line.repeat(3));
  expect(second).toBe(first!.replace(':1', ':2'));
});

/** The description of the hash taken word for word, in arithmetic that cannot lose a bit. */
function slowLineHashes(text: string): readonly string[] {
  const unpaired = text.replace(/\r\n/g, '\r').replace(/[ \t]/g, '').replace(/\r/g, '\n');
  const codes = [...Array.from({ length: unpaired.length }, (_, index) => unpaired.charCodeAt(index)), 65535];
  const starts = codes.flatMap((_, index) => (index === 0 || codes[index - 1] === 10 ? [index] : []));
  const counts = new Map<string, number>();
  return starts.map((start) => {
    let hash = 0n;
    for (let index = start; index < start + 100; index++) hash = hash * 37n + BigInt(codes[index] ?? 0);
    const value = BigInt.asUintN(64, hash).toString(16);
    counts.set(value, (counts.get(value) ?? 0) + 1);
    return `${value}:${counts.get(value)}`;
  });
}

it('agrees with slow arithmetic on whatever text', () => {
  const alphabet = ['a', ' ', '\t', '\r', '\n', '\r\n', '\u20ac', '\u{1f600}', '\uffff', '{'];
  for (let round = 0; round < 200; round++) {
    const digest = createHash('sha512').update(String(round)).digest();
    const text = [...digest].map((byte) => alphabet[byte % alphabet.length]).join('');
    expect(lineHashes(text)).toEqual(slowLineHashes(text));
  }
});
