/**
 * Of which class an object is, by the declaration of what it is, or of what it is a field of: in the same item, among the
 * members of the item's class, or outside of functions. Of functions it is what their heads say that they give back; what
 * templates make of their arguments is not worked out, and where a name has several meanings nothing is said.
 */
import { type CalledObject, templateArguments, withoutTemplates, type WrittenType } from '../facts/index.ts';
import { openAnswers } from './answers.ts';
import { typeAliased } from './class-heads.ts';
import { classesFrom } from './classes.ts';
import type { Program } from './link.ts';
import { membersByClass } from './members.ts';
import { lastPart } from './patterns.ts';
import { templateParameters } from './template-parameters.ts';
import type { ItemId } from './tree.ts';

/** A class of the tree. */
export interface ObjectClass {
  /** The number of its name. */
  readonly name: number;
  /** Whether the object may be of a class that derives from it. */
  readonly mayDerive: boolean;
  /** False where several classes have the name. */
  readonly isOnly: boolean;
}

/** Aliases of aliases are followed this far. */
const DEEPEST = 6;

/** Null where nothing tells of what type the object is; `outside` where the type is none that the item's file sees. */
export function classOfObject(
  program: Program,
  from: ItemId,
  object: CalledObject,
): ObjectClass | 'outside' | null {
  const { tree } = program;
  if (tree.item(from).kind === 'macro') return null;
  const file = tree.fileOf(from);
  const { root, fields, byArrow } = object;
  const arrows = [...fields.map((one) => one.byArrow), byArrow];
  let found = classOfRoot(program, from, root, arrows[0] ?? false);
  for (const [index, { name, isCalled }] of fields.entries()) {
    if (found === null || found === 'outside') return found;
    const type = isCalled ? typeOfMethod(program, found.name, name) : typeOfField(program, found.name, name);
    if (type === null) return null;
    found = classOf(program, type, arrows[index + 1] ?? false, file);
  }
  return found;
}

function classOfRoot(
  program: Program,
  from: ItemId,
  root: CalledObject['root'],
  byArrow: boolean,
): ObjectClass | 'outside' | null {
  if (root.kind === 'named' && root.name === 'this') {
    const { scope } = program.tree.item(from);
    return scope < 0 ? null : { name: scope, mayDerive: true, isOnly: true };
  }
  const type =
    root.kind === 'named' ? typeAround(program, from, root.name) : typeWritten(program, from, root.type);
  return type === null ? null : classOf(program, type, byArrow, program.tree.fileOf(from));
}

function typeWritten(program: Program, from: ItemId, type: WrittenType): WrittenType | null {
  return type.form === 'given' ? typeGiven(program, from, type.text) : type;
}

/** The type of a member of the item's class or of those that this derives from, or of a variable that the file sees. */
function typeAround(program: Program, from: ItemId, name: string): WrittenType | null {
  const { tree } = program;
  const { scope } = tree.item(from);
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
  const variables = tree.bearers(tree.names.idOf(name)).filter((one) => {
    const { kind, scope: around } = tree.item(one);
    return kind === 'variable' && around < 0 && tree.includes(file, tree.fileOf(one));
  });
  return typeDeclaredBy(program, variables, name);
}

/** What a call of this text gives: what the function says that it gives back, or an object of the class of that name. */
function typeGiven(program: Program, from: ItemId, text: string): WrittenType | null {
  const { tree } = program;
  const file = tree.fileOf(from);
  const [last = '', qualifier] = withoutTemplates(text).replace(/\s+/g, '').split('::').reverse();
  const number = tree.names.idOf(last);
  if (number >= 0) {
    const types = typesNamed(program, number);
    if (types.some(({ file: where }) => tree.includes(file, where))) return { text, form: 'object' };
    const scope = qualifier === undefined ? tree.item(from).scope : tree.names.idOf(qualifier);
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

function typeOfField(program: Program, scope: number, name: string): WrittenType | null {
  return typeOfMember(program, scope, name, false);
}

/** What a method says that it gives back. */
function typeOfMethod(program: Program, scope: number, name: string): WrittenType | null {
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

/** What stands before the name in a declaration of it; null where that is no plain type, or that of a template's parameter. */
function writtenType(program: Program, id: ItemId, name: string): WrittenType | null {
  const declaration = program.textOf(id);
  const at = wordAt(declaration, name);
  if (at <= 0 || at > LONGEST_HEAD || /^\s*\[/.test(declaration.slice(at + name.length))) return null;
  const before = declaration.slice(0, at).trim().replace(ATTRIBUTES, ' ').replace(BEFORE_TYPE, '');
  const text = TYPE.exec(before)?.[0] ?? '';
  const marks = before.slice(text.length);
  if (text === '' || text === 'auto' || !/^(?:[\s*&]|\bconst\b)*$/.test(marks)) return null;
  if (/^\w+$/.test(text) && templateParameters(program, program.tree.fileOf(id)).has(text)) return null;
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

/** What a method that is called of something of the type, by `->` or by a point, is one of. */
function classOf(
  program: Program,
  type: WrittenType,
  byArrow: boolean,
  file: number,
): ObjectClass | 'outside' {
  const question = `${String(file)} ${type.form} ${String(byArrow)} ${type.text}`;
  return classes(program.tree, question, () => findClass(program, type, byArrow, file) ?? 'outside');
}

const classes = openAnswers<string, ObjectClass | 'outside'>();

function findClass(program: Program, type: WrittenType, byArrow: boolean, file: number): ObjectClass | null {
  const { tree } = program;
  let { text } = type;
  let mayDerive = type.form !== 'object';
  // What is no pointer, but behaves like one, holds what it is a template of.
  let isHandle = byArrow && type.form !== 'pointer';
  for (let depth = 0; depth < DEEPEST; depth++) {
    const written = text.replace(/\b(?:const|volatile|class|struct|typename)\b/g, '').trim();
    const bare = withoutTemplates(written).replace(/\s+/g, '');
    const number = tree.names.idOf(lastPart(bare));
    const all = number < 0 ? [] : typesNamed(program, number);
    const seen = all.filter(({ file: where }) => tree.includes(file, where));
    const aliased = seen.find(({ alias }) => alias !== null);
    if (aliased?.alias !== undefined && aliased.alias !== null) {
      if (seen.some(({ alias }) => alias !== aliased.alias)) return null;
      text = aliased.alias.replace(/(?<![\s*&])[\s*&]+$/, '');
      mayDerive ||= aliased.isPointer;
      isHandle &&= !aliased.isPointer;
    } else if (isHandle && /^[\w:\s]+<[\s\S]*>$/.test(written)) {
      text = templateArguments(written)[0] ?? '';
      mayDerive = true;
      isHandle = false;
    } else {
      const definitions = all.filter(({ isDefinition }) => isDefinition);
      // Where no class of the name is defined, its methods may be all the same.
      const isSeen = definitions.length === 0 || seen.some(({ isDefinition }) => isDefinition);
      if (isHandle || number < 0 || !isSeen || templateParameters(program, file).has(bare)) return null;
      return { name: number, mayDerive, isOnly: definitions.length < 2 };
    }
  }
  return null;
}

/** What an item says of the type whose name it bears. */
interface NamedType {
  readonly file: number;
  /** What it is another name of, and whether of a pointer to it. */
  readonly alias: string | null;
  readonly isPointer: boolean;
  /** Whether it is a class with its members, not merely its name. */
  readonly isDefinition: boolean;
}

function typesNamed({ tree, textOf }: Program, name: number): readonly NamedType[] {
  return namedTypes(tree, name, () => {
    const types = tree.bearers(name).filter((one) => tree.item(one).kind === 'type');
    return types.map((one): NamedType => {
      const text = textOf(one);
      const alias = typeAliased(text);
      const isPointer = alias !== null && /\*\s*(?:\w+\s*)?;?$/.test(text.trimEnd());
      return {
        file: tree.fileOf(one),
        alias,
        isPointer,
        isDefinition: alias === null && isClass(text),
      };
    });
  });
}

const namedTypes = openAnswers<number, readonly NamedType[]>();

/** Whether it is a class with its members, not merely its name. */
function isClass(text: string): boolean {
  const end = text.search(/[;{]/);
  if (text.charAt(end) !== '{' || /^(?:typedef\s+)?enum\b/.test(text)) return false;
  return /\b(?:class|struct|union)\b/.test(text.slice(0, end));
}
