/** A stretch of a script that a shell, or something like one, reads by itself. */

export interface Piece {
  readonly text: string;
  /** Where the text begins in the file. */
  readonly start: number;
  /** What the piece is called in the file: a section, an entry; null for a whole file. */
  readonly name: string | null;
  /** True where only the words count, since no shell reads them. */
  readonly isPlain: boolean;
}

export interface Line {
  /** Without the line's end. */
  readonly text: string;
  readonly start: number;
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    lines.push({ text: part.replace(/\r$/, ''), start });
    start += part.length + 1;
  }
  return lines;
}

/** Lines that end in a backslash go on in the next one, which a shell puts together as well. */
export function joinedLines(text: string): readonly Line[] {
  const joined: Line[] = [];
  let open: Line | null = null;
  for (const line of linesOf(text)) {
    const whole: Line = open === null ? line : { text: `${open.text}\n${line.text}`, start: open.start };
    const goesOn = line.text.endsWith('\\') && !/^\s*[#;]/.test(line.text);
    open = goesOn ? whole : null;
    if (!goesOn) joined.push(whole);
  }
  return open === null ? joined : [...joined, open];
}
