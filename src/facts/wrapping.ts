/**
 * Makes of an item's text something that a grammar accepts by itself: a macro's body becomes a function's,
 * a method gets its class around it. Offsets are kept up to one constant. It does not parse.
 */
import type { ItemKind } from '../outline/index.ts';

export interface Wrapped {
  readonly text: string;
  /** To be added to an index in `text` to get a byte offset in the file. */
  readonly shift: number;
  /** A macro's parameters; a function's are read from the tree. */
  readonly macroParameters: readonly string[] | null;
}

export interface ItemText {
  readonly kind: ItemKind;
  readonly text: string;
  /** Byte offset of the text in its file. */
  readonly start: number;
  /** The class around it, or null. */
  readonly className: string | null;
}

export function wrap(item: ItemText): Wrapped {
  switch (item.kind) {
    case 'macro':
      return wrapMacro(item);
    case 'type':
      return item.text.endsWith('{') ? wrapIn(item, '', '};') : wrapIn(item, '', '');
    case 'function':
    case 'member':
    case 'variable':
    case 'declaration':
      return item.className === null
        ? wrapIn(item, '', '')
        : wrapIn(item, `struct ${item.className} {`, '};');
  }
}

function wrapIn(item: ItemText, before: string, after: string): Wrapped {
  const text = before + item.text + after;
  return { text, shift: item.start - before.length, macroParameters: null };
}

const MACRO_HEAD = /^#[ \t]*define[ \t]+[\w$\x80-\xff]+(\([^)]*\))?/;

function wrapMacro(item: ItemText): Wrapped {
  const plain = item.text.replace(/\\\r?\n/g, (splice) => ' '.repeat(splice.length));
  const head = MACRO_HEAD.exec(plain);
  const bodyAt = head?.[0].length ?? plain.length;
  const body = plain.slice(bodyAt);
  const parameters = (head?.[1] ?? '')
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim().replace(/^\.\.\.$/, '__VA_ARGS__'))
    .filter((name) => name !== '');
  const before = isExpression(body) ? 'int macro_body(void) { return ' : 'void macro_body(void) { ';
  return {
    text: `${before}${body}\n; }`,
    shift: item.start + bodyAt - before.length,
    macroParameters: parameters,
  };
}

/** A body that would be wrong behind `return`: statements, declarations, nothing. */
function isExpression(body: string): boolean {
  const bare = body.replace(/\/\*.*?\*\/|\/\/.*/g, '').trim();
  if (bare === '' || /^\{|^(?:do|if|for|while|switch|return|static|extern|struct|else)\b/.test(bare))
    return false;
  return !/;|^\w+\s+\w+/.test(bare.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\(\{.*\}\)/g, '()'));
}
