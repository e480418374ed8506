/**
 * Which macros a text of a build may define, by their names alone: written out, put together of a prefix and
 * a variable, or made by the build system of what it looks for, as `HAVE_SYS_MMAN_H` is of `sys/mman.h`. Errs
 * towards more.
 */

export interface MacroNames {
  readonly mayDefine: (macro: string) => boolean;
}

export function openMacroNames(texts: readonly string[]): MacroNames {
  const names = new Set<string>();
  const words = new Set<string>();
  const prefixes = new Set<string>();
  const endings = new Set<string>();
  for (const written of texts) {
    const text = written.replace(OPTION, ' ');
    for (const word of text.match(/\w+/g) ?? []) names.add(word);
    for (const word of text.toLowerCase().match(/\w+/g) ?? []) {
      words.add(word);
      if (AUTOCONF.test(word)) for (const part of endsOf(word)) words.add(part);
    }
    for (const [prefix] of text.matchAll(PREFIX)) prefixes.add(prefix);
    for (const [ending] of text.matchAll(ENDING)) endings.add(ending);
  }
  return {
    mayDefine: (macro) => {
      if (names.has(macro) || ALWAYS_LOOKED_FOR.test(macro)) return true;
      for (let end = macro.indexOf('_'); end >= 0; end = macro.indexOf('_', end + 1)) {
        if (prefixes.has(macro.slice(0, end + 1)) || endings.has(macro.slice(end))) return true;
      }
      const asked = ASKING.exec(macro.toLowerCase())?.[1];
      if (asked === undefined) return false;
      // Some headers are looked for without being named.
      if (asked.endsWith('_h') || words.has(asked)) return true;
      return asked.split('_').every((part) => part === '' || words.has(part.replace(/^lib(?=.)/, '')));
    },
  };
}

/** What Autoconf's own macros define without being told the name. */
const ALWAYS_LOOKED_FOR =
  /^(?:STDC_HEADERS|TIME_WITH_SYS_TIME|WORDS_BIGENDIAN|ENABLE_NLS|X_DISPLAY_MISSING|NDEBUG|DEBUG|VERSION|PACKAGE)$/;
/** `-DNAME`, whose first letter is none of the name's. */
const OPTION = /(?<!\w)[-/]D(?=\w)/g;
/** `AC_FUNC_MMAP` looks for `mmap`. */
const AUTOCONF = /^(?:ac|acx|am|ax|gl)_/;

function endsOf(word: string): readonly string[] {
  return Array.from(word.matchAll(/_/g), ({ index }) => word.slice(index + 1));
}

/** `WITH_${name}`, `"HAVE_" + name`, `CONFIG_@NAME@`. */
const PREFIX = /\b[A-Za-z]\w*_(?=[^\w\s])/g;
/** `${name}_TESTDRIVE`. */
const ENDING = /(?<=[^\w\s,;:([])_\w+/g;
/** What comes behind is the name of something that the build looks for, or that people choose. */
const ASKING =
  /(?:^|_)(?:have|has|with|without|use|uses|using|enable|enabled|disable|config|opt|option|need|needs|want|support|no)_(.+)$/;
