/** The lines of source around a span, with the span underlined. Only the first line of a long span is. */
import type { Span } from '../../model/index.ts';
import type { Context } from './context.ts';
import { columnsOf, expanded } from './terminal.ts';

const linesAround = 2;

/** Nobody reads a line of a generated file to its end, however wide the page. */
const mostColumns = 400;

/** A source line cut in three, each piece as it will be shown. */
interface MarkedLine {
  readonly text: string;
  /** Columns before the span, and of the span itself. */
  readonly start: number;
  readonly length: number;
}

export function frameLines(span: Span, context: Context): readonly string[] {
  const { input, paint, width } = context;
  const bytes = lineOf(span.line, span, context);
  if (bytes === null) return [];
  const marked = markedLine(bytes, span);
  const gutter = String(span.line + linesAround).length;
  const room = Math.min(mostColumns, width - gutter - '  >  | '.length);
  const from = marked.start + marked.length > room ? Math.max(0, marked.start - 20) : 0;

  const numbered = (line: number, text: string, mark: string): string => {
    const number = paint.dim(`${String(line).padStart(gutter)} |`);
    return `  ${mark} ${number} ${cut(text, from, room)}`.trimEnd();
  };
  const around = (line: number): readonly string[] => {
    const text = line < 1 ? null : input.lineAt(span.file, line);
    return text === null ? [] : [numbered(line, expanded(withoutMarks(text, line), 0), ' ')];
  };
  const caret = ' '.repeat(marked.start - from) + '^'.repeat(Math.min(marked.length, room));
  return [
    ...around(span.line - 2),
    ...around(span.line - 1),
    numbered(span.line, marked.text, paint.red('>')),
    `    ${' '.repeat(gutter)} ${paint.dim('|')} ${paint.red(caret)}`,
    ...around(span.line + 1),
    ...around(span.line + 2),
  ];
}

function lineOf(line: number, span: Span, context: Context): string | null {
  return context.input.lineAt(span.file, line);
}

function withoutMarks(bytes: string, line: number): string {
  const unended = bytes.replace(/(?<![\r\n])[\r\n]+$/, '');
  return line === 1 ? unended.replace(/^\xef\xbb\xbf/, '') : unended;
}

function markedLine(bytes: string, span: Span): MarkedLine {
  const line = withoutMarks(bytes, span.line);
  const shift = span.line === 1 && bytes.startsWith('\xef\xbb\xbf') ? 3 : 0;
  const start = Math.max(0, span.column - 1 - shift);
  const end = span.endLine > span.line ? line.length : span.endColumn - 1 - shift;
  const before = expanded(line.slice(0, start), 0);
  const startColumn = columnsOf(before);
  const marked = expanded(line.slice(start, end), startColumn);
  const length = columnsOf(marked);
  const after = expanded(line.slice(end), startColumn + length);
  return { text: before + marked + after, start: startColumn, length: Math.max(1, length) };
}

/** Keeps what fits and says where something was left out. */
function cut(text: string, from: number, room: number): string {
  const characters = Array.from(text);
  const head = from === 0 || characters.length === 0 ? '' : '…';
  const tail = characters.length - from > room ? '…' : '';
  const end = tail === '' ? characters.length : from + room - tail.length;
  return head + characters.slice(from + head.length, end).join('') + tail;
}
