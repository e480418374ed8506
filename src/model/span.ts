/** Where something stands in a source file. Holds no text: reports ask `SourceText` for that. */

/** Lines and columns count from 1, columns in bytes; the end is exclusive. */
export interface Span {
  /** Path relative to the root of the run, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Orders spans by file, line and column, so that what leaves a stage is always sorted alike. */
export function compareSpans(a: Span, b: Span): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || a.endLine - b.endLine || a.endColumn - b.endColumn;
}

/** What is told of a file as a whole stands at its beginning. */
export function wholeFile(file: string): Span {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
