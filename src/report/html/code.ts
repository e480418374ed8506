/** Lines of source with the place in question marked, and single lines for the hops of a path. */
import type { Span } from '../../model/index.ts';
import { decoded, decodedLine } from '../decode.ts';
import type { Context } from './context.ts';
import { highlighted } from './highlight.ts';
import type { Run } from './highlight.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

const linesAround = 2;
/** Characters of a line that are shown; generated sources have lines of a megabyte. */
const longestLine = 240;

/** A line as it is shown, with the part that is marked in UTF-16 units; both null for none. */
interface ShownLine {
  readonly number: number;
  readonly text: string;
  readonly mark: { readonly start: number; readonly end: number } | null;
}

/** Null where the source cannot be had. */
export function frame(span: Span, context: Context): Markup | null {
  const marked = markedLine(span, context);
  if (marked === null) return null;
  const around = (from: number, to: number): readonly ShownLine[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((line) =>
      plainLine(span.file, line, context),
    );
  const lines = [
    ...around(Math.max(1, span.line - linesAround), span.line - 1),
    marked,
    ...around(span.line + 1, span.line + linesAround),
  ];
  const runs = highlighted(
    lines.map(({ text }) => text),
    span.file,
  );
  const rows = lines.map((line, index) => row(line, runs[index] ?? []));
  return markup`<figure class="frame"><figcaption>${span.file}:${span.line}:${span.column}</figcaption>
<pre>${rows}</pre></figure>`;
}

/** One line, for a hop of a path. */
export function codeLine({ file, line }: Span, context: Context): Markup | null {
  const [shown] = plainLine(file, line, context);
  const text = shown?.text.trim() ?? '';
  if (text === '') return null;
  return markup`<code class="line">${(highlighted([text], file)[0] ?? []).map(coloured)}</code>`;
}

function row({ number, mark }: ShownLine, runs: readonly Run[]): Markup {
  const kind = mark === null ? '' : ' here';
  const source = mark === null ? runs.map(coloured) : withMark(runs, mark);
  return markup`<span class="row${kind}"><span class="no">${number}</span><span class="src">${source}
</span></span>`;
}

function coloured({ text, colour }: Run): Markup {
  return colour === null ? markup`${text}` : markup`<span class="c-${colour}">${text}</span>`;
}

function withMark(runs: readonly Run[], { start, end }: { start: number; end: number }): Markup {
  const before = between(runs, 0, start);
  const inside = between(runs, start, end);
  const after = between(runs, end, Infinity);
  return markup`${before.map(coloured)}<mark>${inside.map(coloured)}</mark>${after.map(coloured)}`;
}

function between(runs: readonly Run[], from: number, to: number): readonly Run[] {
  let at = 0;
  return runs.flatMap(({ text, colour }) => {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += text.length;
    return part === '' ? [] : [{ text: part, colour }];
  });
}

function plainLine(file: string, number: number, context: Context): readonly ShownLine[] {
  const bytes = context.input.lineAt(file, number);
  if (bytes === null) return [];
  const text = decodedLine(bytes.slice(0, longestLine * 4));
  return [{ number, text: text.length > longestLine ? `${text.slice(0, longestLine)}…` : text, mark: null }];
}

/** Columns count bytes, so the line is cut before it is decoded. Only the first line of a long span is marked. */
function markedLine(span: Span, context: Context): ShownLine | null {
  const bytes = context.input.lineAt(span.file, span.line)?.replace(/[\r\n]+$/, '') ?? null;
  if (bytes === null) return null;
  const mark = span.line === 1 && bytes.startsWith('\xef\xbb\xbf') ? 3 : 0;
  const start = Math.max(mark, span.column - 1);
  const end = span.endLine > span.line ? bytes.length : Math.max(start, span.endColumn - 1);
  const [before, inside, after] = [bytes.slice(mark, start), bytes.slice(start, end), bytes.slice(end)];
  const head = headOf(decoded(before), inside.length);
  const middle = cut(decoded(inside.slice(0, longestLine * 4)), longestLine);
  const tail = cut(
    decoded(after.slice(0, longestLine * 4)),
    Math.max(20, longestLine - head.length - middle.length),
  );
  const text = head + middle + tail;
  return { number: span.line, text, mark: { start: head.length, end: head.length + middle.length } };
}

/** What stands before the mark, without most of it where the mark would else be far away. */
function headOf(text: string, marked: number): string {
  const room = Math.max(60, longestLine - marked);
  return text.length > room ? `…${text.slice(-room)}` : text;
}

function cut(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room)}…` : text;
}
