/**
 * Uses of macros before anything else in an item: `DEFINE_PASS(fold, 8) DEFINE_PASS(sort, 4) int main(void)
 * {`. An item ends with a semicolon or a body, and such uses need neither, so that what stands behind them is
 * read along with them. Whether a word is the name of a macro is for whoever asks to say.
 */

export interface LeadingUse {
  readonly name: string;
  /** Positions in the text, in characters, 0-based: of the name, and behind the parenthesis that closes. */
  readonly start: number;
  readonly end: number;
}

/**
 * In order. Not only macros look like this, so whoever asks goes on as long as the names are those of macros.
 */
export function* leadingUses(text: string): Generator<LeadingUse, void, undefined> {
  for (let from = 0; ;) {
    from += BETWEEN.exec(text.slice(from))?.[0].length ?? 0;
    const [begun, name] = USE.exec(text.slice(from)) ?? [];
    if (begun === undefined || name === undefined) return;
    const end = closing(text, from + begun.length - 1);
    if (end === 0) return;
    yield { name, start: from, end };
    from = end;
  }
}

/** Blanks, comments and directives: `C(sse2, 1)`, `#undef C`, `#define B(name) ..`, `B(bmi1)`. */
const BETWEEN = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*|#(?:\\[\s\S]|[^\\\n])*)*/;
const USE = /^(?:(?:static|inline|extern)\s+)*([A-Za-z_]\w*)\s*\(/;

/** Behind the parentheses that open here; 0 where they do not close. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return 0;
}
