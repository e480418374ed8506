/**
 * Places as the analysis counts them, in bytes, to places as editors do: lines and UTF-16 units from 0.
 * The bytes are taken for UTF-8; what is none counts as the one character that an editor shows in its place.
 */
import type { Position, Range } from 'vscode-languageserver/node';
import type { Span } from '../../model/index.ts';
import { lastAtMost } from '../../program/index.ts';

export interface PositionIndex {
  readonly rangeOf: (span: Span) => Range;
  /** Of an offset in bytes. */
  readonly positionAt: (offset: number) => Position;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

export function indexPositions(bytes: Uint8Array): PositionIndex {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Editors keep the mark of UTF-8 to themselves.
  const origin = text.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const ours = lineStarts(text, 0, false);
  const theirs = lineStarts(text, origin, true);
  const positionAt = (offset: number): Position => {
    const wanted = Math.min(Math.max(offset, origin), text.length);
    const line = lastAtMost(theirs, wanted);
    return { line, character: text.toString('utf8', theirs[line] ?? 0, wanted).length };
  };
  const offsetOf = (line: number, column: number): number => {
    const start = ours[Math.min(line, ours.length) - 1] ?? 0;
    const next = ours[line] ?? text.length + 1;
    return Math.min(start + column - 1, next - 1);
  };
  return {
    positionAt,
    rangeOf: (span) => ({
      start: positionAt(offsetOf(span.line, span.column)),
      end: positionAt(offsetOf(span.endLine, span.endColumn)),
    }),
  };
}

/** Editors end a line at a lone carriage return, too; the analysis only where a line feed is. */
function lineStarts(text: Buffer, origin: number, atReturns: boolean): readonly number[] {
  const starts = [origin];
  for (let at = origin; at < text.length; at += 1) {
    const byte = text[at];
    const ends = byte === NEWLINE || (atReturns && byte === RETURN && text[at + 1] !== NEWLINE);
    if (ends) starts.push(at + 1);
  }
  return starts;
}
