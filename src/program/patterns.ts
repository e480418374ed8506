/** Names from sources inside of patterns. A name of C++ may be an operator, or what a macro left of one. */

/** A pattern that matches just this text. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
