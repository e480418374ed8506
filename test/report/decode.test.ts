/** From bytes to text: UTF-8 where it is valid, latin1 where it is not, and columns that count code units. */
import { decoded, decodedFile, decodedLine, utf16Column } from '../../src/report/decode.ts';

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

it('reads UTF-8 where it is valid', () => {
  expect(decoded(bytesOf('für 😀'))).toBe('für 😀');
});

it('keeps latin1 where it is not, and text that was never bytes', () => {
  expect(decoded('f\xfcr')).toBe('für');
  expect(decoded(`“${bytesOf('für')}” — done`)).toBe('“für” — done');
});

it('leaves marks and carriage returns out of a line, and marks in a file', () => {
  expect(decodedLine('\xef\xbb\xbfint x;\r')).toBe('int x;');
  expect(decodedFile('\xef\xbb\xbfa\xff')).toBe('\ufeffa\ufffd');
});

it.each([
  ['ascii', 'int x', 5, 5],
  ['two bytes, one unit', bytesOf('ü x'), 4, 3],
  ['four bytes, two units', bytesOf('😀 x'), 6, 4],
  ['a byte that is not UTF-8', '\xfc x', 3, 3],
  ['a byte order mark', bytesOf('\ufeffint x'), 4, 1],
  ['beyond the end', 'ab', 5, 5],
])('turns a column into UTF-16 units: %s', (_, line, column, expected) => {
  expect(utf16Column(line, column)).toBe(expected);
});
