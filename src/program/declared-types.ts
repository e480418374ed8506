/**
 * What declarations say of the type of something: of a variable, a member, what a function or an operator
 * gives back. Where several declarations of one name differ, and where a template's parameter is the type,
 * nothing is said.
 */
import type { WrittenType } from '../facts/index.ts';
import { withoutTemplates } from '../facts/index.ts';
import { openAnswers } from './answers.ts';
import { classesFrom } from './classes.ts';
import type { Program } from './link.ts';
import { membersByClass } from './members.ts';
import { typesNamed } from './named-types.ts';
import { templateParameters } from './template-parameters.ts';
import type { ItemId } from './tree.ts';

export function typeWritten(program: Program, from: ItemId, type: WrittenType): WrittenType | null {
  return type.form === 'given' ? typeGiven(program, from, type.text) : type;
}

/**
 * The type of a member of the item's class or of those that this derives from, or of a variable that the file
 * sees.
 */
export function typeAround(program: Program, from: ItemId, name: string): WrittenType | null {
  const { tree } = program;
  const scope = program.classAround(from);
  const member = scope < 0 ? null : typeOfField(program, scope, name);
  return (
    member ??
    typesOfVariables(tree, `${String(tree.fileOf(from))} ${name}`, () =>
      typeOfVariable(program, tree.fileOf(from), name),
    )
  );
}

const typesOfVariables = openAnswers<string, WrittenType | null>();

function typeOfVariable(program: Program, file: number, name: string): WrittenType | null {
  const { tree } = program;
  const number = tree.names.idOf(name);
  const isSeen = (one: ItemId): boolean => tree.item(one).scope < 0 && tree.includes(file, tree.fileOf(one));
  const defined = tree.bearers(number).filter((one) => tree.item(one).kind === 'variable' && isSeen(one));
  const announced = [...(defined.length > 0 ? [] : tree.mentioners(number))].filter(
    (one) => tree.item(one).kind === 'declaration' && isSeen(one) && /^extern\b/.test(program.textOf(one)),
  );
  return typeDeclaredBy(program, defined.length > 0 ? defined : announced, name);
}

/**
 * What a call of this text gives: what the function says that it gives back, or an object of the class of
 * that name.
 */
function typeGiven(program: Program, from: ItemId, text: string): WrittenType | null {
  const { tree } = program;
  const file = tree.fileOf(from);
  const [last = '', qualifier] = withoutTemplates(text).replace(/\s+/g, '').split('::').reverse();
  const number = tree.names.idOf(last);
  if (number >= 0) {
    const types = typesNamed(program, number);
    if (types.some(({ file: where }) => tree.includes(file, where))) return { text, form: 'object' };
    const scope = qualifier === undefined ? program.classAround(from) : tree.names.idOf(qualifier);
    const method = scope < 0 ? null : typeOfMethod(program, scope, last);
    if (method !== null) return method;
    const functions = tree.resolve(number, file).filter((one) => {
      return tree.item(one).kind === 'function' && tree.item(one).scope < 0;
    });
    if (functions.length > 0) return typeDeclaredBy(program, functions, last);
  }
  // `make_unique<T>(x)`, `std::shared_ptr<T>(x)`
  return text.endsWith('>') ? { text, form: 'object' } : null;
}

/** What a field of the class is, own or inherited. */
export function typeOfField(program: Program, scope: number, name: string): WrittenType | null {
  return typeOfMember(program, scope, name, false);
}

/** The keyword stands where others have their name. */
const OPERATOR = 'operator';

/** What an operator of the class gives back: `->`, `[]`. */
export function typeOfOperator(program: Program, scope: number, sign: string): WrittenType | null {
  return typesOfMembers(program.tree, `${String(scope)} operator${sign}`, () =>
    findTypeOfOperator(program, scope, sign),
  );
}

function findTypeOfOperator(program: Program, scope: number, sign: string): WrittenType | null {
  for (const one of classesFrom(program, scope)) {
    const operators = (membersByClass(program.tree, one).get(one) ?? []).filter((id) => {
      const [, written] = /\boperator\s*(->|\[\s*\])\s*\(/.exec(program.textOf(id)) ?? [];
      return written?.replace(/\s+/g, '') === sign;
    });
    if (operators.length > 0) return typeDeclaredBy(program, operators, OPERATOR);
  }
  return null;
}

/** What a method says that it gives back. */
export function typeOfMethod(program: Program, scope: number, name: string): WrittenType | null {
  return typeOfMember(program, scope, name, true);
}

/** Of a member of the class, own or inherited; the same is asked for every object. */
function typeOfMember(program: Program, scope: number, name: string, isMethod: boolean): WrittenType | null {
  return typesOfMembers(program.tree, `${String(scope)} ${name} ${String(isMethod)}`, () =>
    findTypeOfMember(program, scope, name, isMethod),
  );
}

const typesOfMembers = openAnswers<string, WrittenType | null>();

function findTypeOfMember(
  program: Program,
  scope: number,
  name: string,
  isMethod: boolean,
): WrittenType | null {
  const { tree } = program;
  const number = tree.names.idOf(name);
  if (number < 0) return null;
  const members = membersByClass(tree, number);
  for (const one of classesFrom(program, scope)) {
    const own = (members.get(one) ?? []).filter((id) => {
      const { kind, names, inClass } = tree.item(id);
      if (isMethod) return kind === 'member' || (kind === 'function' && inClass);
      return kind === 'member' && names.includes(number);
    });
    const declaring = isMethod ? own.filter((id) => writtenType(program, id, name) !== null) : own;
    if (declaring.length > 0) return typeDeclaredBy(program, declaring, name);
  }
  return null;
}

/** Null where the declarations differ. */
function typeDeclaredBy(program: Program, items: readonly ItemId[], name: string): WrittenType | null {
  const [first = null, ...others] = items.map((one) => writtenType(program, one, name));
  return others.every((one) => one?.text === first?.text && one?.form === first?.form) ? first : null;
}

/**
 * What stands before the name in a declaration of it; null where that is no plain type, or that of a
 * template's parameter.
 */
function writtenType(program: Program, id: ItemId, name: string): WrittenType | null {
  const declaration = program.textOf(id);
  const at = wordAt(declaration, name);
  if (at <= 0 || at > LONGEST_HEAD) return null;
  const before = declaration.slice(0, at).trim().replace(ATTRIBUTES, ' ').replace(BEFORE_TYPE, '');
  const text = TYPE.exec(before)?.[0] ?? '';
  const marks = before.slice(text.length);
  if (text === '' || text === 'auto' || !/^(?:[\s*&]|\bconst\b)*$/.test(marks)) return null;
  if (/^\w+$/.test(text) && templateParameters(program, program.tree.fileOf(id)).has(text)) return null;
  const behind = name === OPERATOR ? '' : declaration.slice(at + name.length);
  const [, bounds] = /^\s*(\[[^\][]*\]\s*\[?)/.exec(behind) ?? [];
  if (bounds?.endsWith('[') === true) return null;
  if (bounds !== undefined) return { text, form: marks.includes('*') ? 'pointers' : 'array' };
  return { text, form: marks.includes('*') ? 'pointer' : marks.includes('&') ? 'reference' : 'object' };
}

/** Nobody writes a longer declaration before its name. */
const LONGEST_HEAD = 1000;
const ATTRIBUTES = /\[\[[^[\]]*\]\]/g;
const BEFORE_TYPE =
  /^\s*(?:(?:static|mutable|inline|const|constexpr|volatile|extern|thread_local|virtual|explicit|class|struct|typename|alignas\s*\([^)]*\))\s+)*/;
const TYPE = /^(?:::)?\w+(?:\s*::\s*\w+)*(?:\s*<[^;={}]*>)?/;

/** Where the name stands as a word of its own for the first time; -1 when it does not. */
function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + name.length))) return at;
  }
  return -1;
}
