/** JSON that is safe to look at: source text decoded, and every control as an escape, whatever JSON itself would allow. */
import { decoded } from './decode.ts';

/** Those that `JSON.stringify` leaves as they are: they could drive a terminal, or lie about the order of the text. */
const unescaped = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** `indent` is a number of spaces; 0 gives one line. */
export function jsonText(value: unknown, indent: number): string {
  return escaped(JSON.stringify(value, decodedValue, indent));
}

/** They can stand within strings only, so that the document stays the same. */
export function escaped(json: string): string {
  return json.replace(unescaped, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Names and sentences may hold bytes of a source file; paths come from the disk and are text already. */
function decodedValue(key: string, value: unknown): unknown {
  return typeof value === 'string' && key !== 'file' ? decoded(value) : value;
}
