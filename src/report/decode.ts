/**
 * Source text reaches us as latin1, one character a byte, so that offsets are byte offsets. Reports are
 * UTF-8; this is the one place where the former becomes the latter. It does not escape for a terminal.
 */

/**
 * Reads UTF-8 wherever the bytes are valid UTF-8 and leaves them as latin1 where they are not. It goes run by
 * run, because a sentence may hold the rulebook's own characters next to a name from a source file.
 */
export function decoded(text: string): string {
  return text.replace(/[\x80-\xff]+/g, (run) => {
    const decodedRun = Buffer.from(run, 'latin1').toString('utf8');
    const isValid = Buffer.from(decodedRun, 'utf8').toString('latin1') === run;
    return isValid ? decodedRun : run;
  });
}

/** A line without a byte order mark and without a stray carriage return. */
export function decodedLine(bytes: string): string {
  return decoded(bytes.replace(/^\xef\xbb\xbf/, '').replace(/\r$/, ''));
}

/** A whole file as other tools read it: a byte order mark stays, bytes that are not UTF-8 become U+FFFD. */
export function decodedFile(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Turns a column in bytes into a column in UTF-16 code units; both count from 1. */
export function utf16Column(line: string, column: number): number {
  const before = decodedFile(line.slice(0, column - 1));
  const beyond = Math.max(0, column - 1 - line.length);
  return before.replace(/^\ufeff/, '').length + beyond + 1;
}
