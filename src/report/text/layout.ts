/** Paragraphs, labels and columns. Colour goes on after text is laid out, so that it is never measured. */
import { plain } from '../plain.ts';
import type { Context } from './context.ts';
import { columnsOf } from './terminal.ts';

const labelWidth = 12;

/** Breaks at spaces; a longer word stays whole, because a broken name cannot be searched for. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of plain(text).split(' ')) {
    const length = columnsOf(word);
    const fits = line === '' || used + 1 + length <= width;
    if (!fits) lines.push(line);
    used = fits && line !== '' ? used + 1 + length : length;
    line = fits && line !== '' ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** `  why         The sentence, wrapped and hanging under its own beginning.` */
export function labelled(label: string, text: string, context: Context, indent = '  '): readonly string[] {
  const { paint, width } = context;
  const lines = wrapped(text, width - indent.length - labelWidth);
  return lines.map((line, index) => {
    const head = (index === 0 ? label : '').padEnd(labelWidth);
    return `${indent}${paint.dim(head)}${line}`;
  });
}

export function paragraph(text: string, context: Context, indent = ''): readonly string[] {
  return wrapped(text, context.width - indent.length).map((line) => indent + line);
}

/** Rows of cells below each other; the last cell of a row is not padded. */
export function columns(rows: readonly (readonly string[])[], indent: string): readonly string[] {
  const safe = rows.map((row) => row.map(plain));
  const widths = (safe[0] ?? []).map((_, column) =>
    Math.max(...safe.map((row) => columnsOf(row[column] ?? ''))),
  );
  return safe.map((row) => {
    const cells = row.map((cell, column) => {
      const isLast = column === row.length - 1;
      return isLast ? cell : cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell));
    });
    return indent + cells.join('  ').trimEnd();
  });
}
