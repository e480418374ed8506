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
      return item.text.endsWith('{') ? wrapIn(withoutClassMacros(item), '', '};') : wrapIn(item, '', '');
    case 'function':
      return wrapInClass({ ...item, text: withoutTry(modernize(withoutMacros(item.text))) });
    case 'member':
    case 'variable':
    case 'declaration':
      return wrapInClass(item);
  }
}

function wrapInClass(item: ItemText): Wrapped {
  return item.className === null ? wrapIn(item, '', '') : wrapIn(item, `struct ${item.className} {`, '};');
}

/** Nobody writes more in front of a body; the patterns below are tried at many places of a head. */
const LONGEST_HEAD = 2000;

/** What stands between `class` and the name of a class that has a base. */
const BEFORE_NAME =
  /^((?:[^{]*\s)?(?:class|struct))(\s[^{;=<>]*?[\w)\]]\s)(\s*\w+(?:\s+final)?\s*:[^{:][^{]*\{)$/;

/** Macros before the name of a class, which a grammar takes for the name, are blanked. */
function withoutClassMacros(item: ItemText): ItemText {
  if (item.text.length > LONGEST_HEAD) return item;
  const [, before = '', macros, rest = ''] = BEFORE_NAME.exec(item.text) ?? [];
  return macros === undefined ? item : { ...item, text: before + ' '.repeat(macros.length) + rest };
}

/** A macro with arguments at the beginning of a head, and what stands in its parentheses. */
const LEADING =
  /^((?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\b(?:static|extern|inline|[A-Z_][A-Z\d_]+)\b(?!\s*\())*)(?!(?:__attribute__|__attribute|__declspec|decltype|__?typeof__|typeof|alignas|_Alignas|explicit|noexcept|operator|requires|_Atomic|if|while|for|switch)\b)([A-Za-z_]\w*\s*\()([^(){};,]*)((?:,[^(){};]*)?\))(?=[\s*]*(\w))/;
/** The function's name, with nothing but other macros before it. */
const NAME_FOLLOWS = /^\s*(?:[A-Z_][A-Z\d_]+\b\s*)*\w+\s*\(/;
/** Between the parameters and the body. */
const TRAILING = /\)((?:\s*[A-Z_][A-Z\d_]{2,}\b\s*(?:\([^(){};]*\))?)+)\s*$/;

/**
 * `AP_DECLARE(int) f(void)` becomes `int f(void)`, and what macros say of a function otherwise becomes blanks: the
 * grammars take such macros for the function itself.
 */
function withoutMacros(text: string): string {
  const body = text.indexOf('{');
  if (body < 0 || body > LONGEST_HEAD) return text;
  const head = text.slice(0, body);
  if (!/\)[\s*]*\w/.test(head)) return text;
  return blankTrailing(blankLeading(head)) + text.slice(body);
}

function blankLeading(head: string): string {
  const [whole, before = '', name = '', type = '', rest = ''] = LEADING.exec(head) ?? [];
  if (whole === undefined) return head;
  const behind = head.slice(whole.length);
  const isType = NAME_FOLLOWS.test(behind);
  return before + blank(name) + (isType ? type : blank(type)) + blank(rest) + behind;
}

function blankTrailing(head: string): string {
  const said = TRAILING.exec(head)?.[1];
  // Alone it would be the function's own list.
  if (said === undefined || !/\w\s*\(/.test(head.slice(0, -said.length))) return head;
  const at = head.lastIndexOf(said);
  return head.slice(0, at) + blank(said) + head.slice(at + said.length);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Of a function, from its parameters up to its body. */
const OLD_STYLE = /\(([\w\s,]+)\)\s*((?:\w[\w\s*[\]]*(?:,[\w\s*[\]]+)*;\s*)+)$/;

/**
 * `int f(a, b) int a, b; {` is written as `int f(int a,int b)        {`, which is as long: the grammar takes some
 * parameters in the old style for other things.
 */
function modernize(text: string): string {
  const body = text.indexOf('{');
  if (body < 0 || body > LONGEST_HEAD) return text;
  const head = text.slice(0, body);
  const [old, names, declarations] = OLD_STYLE.exec(head) ?? [];
  if (old === undefined || names === undefined || declarations === undefined) return text;
  const declared = new Map(declarations.split(';').flatMap(oldParameters));
  const list = names.split(',').map((name) => declared.get(name.trim()) ?? `int ${name.trim()}`);
  const modern = `(${list.join(',')})`;
  return modern.length > old.length
    ? text
    : head.slice(0, -old.length) + modern.padEnd(old.length, ' ') + text.slice(head.length);
}

/** The names in one declaration, each with a declaration of its own. */
function oldParameters(declaration: string): readonly (readonly [string, string])[] {
  const [first = '', ...others] = declaration.split(',');
  const [, type = '', declarator = ''] =
    /^(.*?)((?<![\s*])[\s*]*\b\w+\s*(?:\[\w*\]\s*)*)$/s.exec(first.trim()) ?? [];
  return [declarator, ...others].flatMap((one) => {
    const name = /\w+/.exec(one)?.[0];
    return name === undefined ? [] : [[name, `${type} ${one.trim()}`] as const];
  });
}

/** `Page() try : start(lock()) {`: a grammar knows the initialisers only without the word before them. */
function withoutTry(text: string): string {
  return text.replace(/^([^{;]*\)\s*(?:noexcept\s*)?)try(\s*:[^:])/, '$1   $2');
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
  const parameters = (head?.[1] ?? '')
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim().replace(/^\.\.\.$/, '__VA_ARGS__'))
    .filter((name) => name !== '');
  const body = pasted(separated(plain.slice(bodyAt), parameters));
  const before = isExpression(body) ? 'int macro_body(void) { return ' : 'void macro_body(void) { ';
  return {
    text: `${before}${body}\n; }`,
    shift: item.start + bodyAt - before.length,
    macroParameters: parameters,
  };
}

/** Stands in a name where a macro pastes two pieces together; to the grammars it is a letter. */
export const PASTE = '\xb7';

/** `MAP_ ## how` becomes one name, as long as it was; behind a comma `##` only swallows the comma. */
function pasted(body: string): string {
  if (!body.includes('##')) return body;
  return body
    .replace(/##(?<=,\s*##)/g, '  ')
    .replace(/(?<!\s)(?<=[\w$])\s*##\s*(?=[\w$])/g, (gap) => PASTE.repeat(gap.length));
}

/** `X(a) X(b)`: where a parameter stands for a macro, a semicolon in the gap makes two calls of it. */
function separated(body: string, parameters: readonly string[]): string {
  return body.replace(/\)(\s)(?=\s*([\w$]+)\s*\()/g, (gap, blank: string, name: string) =>
    parameters.includes(name) ? ');' : gap,
  );
}

/** A body that would be wrong behind `return`: statements, declarations, nothing. */
function isExpression(body: string): boolean {
  const bare = body.replace(/\/\*.*?(?:\*\/|$)|\/\/.*/g, '').trim();
  if (bare === '' || /^\{|^(?:do|if|for|while|switch|return|static|extern|struct|else)\b/.test(bare))
    return false;
  return !/;|^\w+\s+\w+/.test(withoutStatements(bare.replace(/"(?:[^"\\]|\\.)*"?/g, '""')));
}

/** From the first `({` to the last `})`. */
function withoutStatements(text: string): string {
  const open = text.indexOf('({');
  const close = text.lastIndexOf('})');
  return open < 0 || close < open ? text : `${text.slice(0, open)}()${text.slice(close + 2)}`;
}
