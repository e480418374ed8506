/**
 * What an item of C++ declares or defines inside of itself, by its words: variables of classes, lambdas,
 * local classes with their methods, and prototypes that only look like calls. Deliberately ignorant of what
 * the types are.
 */

/** What an item calls by a name of its own. */
export type OwnName =
  /** A lambda or the method of a local class: its body stands in the item. */
  | 'body'
  /** An object of a class that is written as a template, and no wrapper of a function. */
  | 'object'
  /** It may hold any function. */
  | 'pointer';

/**
 * Whether the name behind this text is declared there, not called: `Type &name(value);`, `friend T *name();`,
 * `decltype(x) name(y);`. A statement that calculates with the call's value and drops it would be for
 * nothing.
 */
export function isDeclaredBehind(before: string): boolean {
  if (/[\w)>](?:\s*->|\s*\.|\s*::)\s*~\s*$/.test(before)) return true;
  const statement = beginningOf(before);
  if (statement === null) return false;
  const type = withoutLists(statement)
    .replace(DECLTYPE, ' Type ')
    .replace(/\bconst\b/g, ' ');
  return !NO_TYPE.test(type) && (DECLARES.test(type) || DECLARES_MORE.test(withoutParentheses(type)));
}

/** Specifiers and a type; a label has but one colon. */
const DECLARES = /^\s*[A-Za-z_:](?:[\w\s]|::)*[&*\s]*$/;
/** `Surface front(8), ` before one more. */
const DECLARES_MORE = /^\s*[A-Za-z_:](?:[\w\s]|::)*[&*\s]\w+\s*,(?:\s*[&*]*\w+\s*,)*[&*\s]*$/;
const DECLTYPE = /\bdecltype\s*\((?:[^()]|\([^()]*\))*\)/g;
const NO_TYPE =
  /\b(?:return|throw|else|do|case|goto|new|delete|sizeof|alignof|typeid|co_return|co_await|co_yield|and|or|not)\b|::\s*$/;

/** The statement that the text ends in; null where it may be part of an expression. */
function beginningOf(before: string): string | null {
  const from = before.slice(-LONGEST_TYPE);
  const at = Math.max(from.lastIndexOf(';'), from.lastIndexOf('{'), from.lastIndexOf('}'));
  if (at < 0 && from.length < before.length) return null;
  const statement = from.slice(at + 1).replace(/^\s*(?:(?:public|protected|private)\s*:(?!:))?/, '');
  if (at < 0 || from[at] !== '{') return statement;
  // Behind these a brace opens a list of values.
  return /(?:[=,([?]|\breturn)\s*$/.test(from.slice(0, at)) ? null : statement;
}

const LONGEST_TYPE = 400;

function withoutParentheses(text: string): string {
  let bare = text;
  for (let depth = 0; depth < DEEPEST && bare.includes('('); depth++) {
    bare = bare.replace(/\([^()]*\)/g, ' ');
  }
  return bare;
}

/** A type without the arguments of its templates. */
function withoutLists(text: string): string {
  let bare = text;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = bare.replace(/(?<=\w\s*)<[^<>;{}]*>/g, ' ');
    if (next === bare) break;
    bare = next;
  }
  return bare;
}

const DEEPEST = 6;

/**
 * Null for what the item does not declare. `text` is without comments and literals; of a class of the tree,
 * whoever makes an object of it is led to its operators.
 */
export function ownNameIn(text: string, name: string, isClass: (type: string) => boolean): OwnName | null {
  if (!new RegExp(String.raw`(?<![\w$])${name}\s*[,;)=({[:]`).test(text)) return null;
  if (definesIn(text, name)) return 'body';
  const declared = new RegExp(`${DECLARED_TYPE}(?<=[\\s*&>])${name}\\s*(?<end>[,;)=({[:])`, 'g');
  for (const { 0: found, groups, index } of text.matchAll(declared)) {
    const { type = '', list, gap = '', end = '' } = groups ?? {};
    if (NO_TYPE.test(type) || /[.\w]$/.test(text.slice(Math.max(0, index - 1), index))) continue;
    const before = text.slice(0, index + found.lastIndexOf(name));
    if (end === '(' && (!isDeclaredBehind(before) || NO_OBJECT.test(before))) continue;
    if (list !== undefined) return HOLDS_FUNCTION.test(type) ? 'pointer' : 'object';
    // A pointer is given its value with `=`; what is made of arguments is an object.
    if (isClass(type) || (/[({]/.test(end) && !gap.includes('*'))) return 'object';
  }
  return null;
}

const DECLARED_TYPE = String.raw`(?<type>[A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)*(?<list>\s*<[^;{}]{0,200}?>)?)(?<gap>(?:[\s*&]|\bconst\b)*)`;
/** A prototype inside of a function, or the value of what cannot be called. */
const NO_OBJECT =
  /\b(?:extern\b[^;{}]*|(?:void|bool|char|short|int|long|float|double|signed|unsigned)[\s*&]*)$/;
const HOLDS_FUNCTION = /\w*(?:function|signal|callback|delegate|slot)\w*\s*</i;

/** A lambda of the name, what is bound to arguments, a class inside of a function, or a method of one. */
function definesIn(text: string, name: string): boolean {
  if (!text.includes('{') && !text.includes('bind')) return false;
  return (
    new RegExp(String.raw`(?<![\w.>])${name}\s*=\s*(?:\[(?!\[)|(?:\w+\s*::\s*)?(?:bind|mem_fn)\b)`).test(
      text,
    ) ||
    (/\b(?:struct|class|union)\b/.test(text) &&
      (new RegExp(String.raw`\b(?:struct|class|union)\s+${name}\b[^;(){}]*\{`).test(text) ||
        new RegExp(
          String.raw`[;{}:\w&*>]\s*(?<![\w.])(?<!->)(?<!\breturn\s+)${name}${LIST}${BEHIND_LIST}\{`,
        ).test(text)))
  );
}

const LIST = String.raw`\s*\((?:[^();{}]|\([^();{}]*\))*\)`;
const BEHIND_LIST = String.raw`\s*(?:(?:const|noexcept|override|final|volatile)\s*)*(?::(?!:)[^;]*?)?`;
