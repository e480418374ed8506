/** Names from sources inside of patterns, and attributes by their words. A name of C++ may be an operator, or what a macro left of one. */

/** A pattern that matches just this text. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** `run` of `Queue::run`. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** A prototype of the function; one of C's linkage declares that of all namespaces. */
export function prototypeOf(name: string): RegExp {
  return new RegExp(`^(?!extern\\s*")[^=({]*[\\w*&>]\\s*(?<![\\w$])${literally(name)}\\s*\\(`);
}

/** Whether one of the words, as `a|b`, stands in an attribute of a text; `__a__` is the same as `a`. */
export function openAttributes(words: string): (text: string) => boolean {
  const pattern = new RegExp(`[;{]|__attribute(?:__)?|\\[\\[|\\b(?:__)?(?:${words})(?:__)?\\b`, 'g');
  return (text) => {
    let isInside = false;
    for (const [found] of text.matchAll(pattern)) {
      if (found === '[[' || found.startsWith('__attribute')) isInside = true;
      else if (found === ';' || found === '{') isInside = false;
      else if (isInside) return true;
    }
    return false;
  };
}
