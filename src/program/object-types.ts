/**
 * Of which class an object is, by the declaration of what it is, or of what leads to it: in the same item,
 * among the members of the item's class, or outside of functions. Of functions it is what their heads say
 * that they give back; what templates of the tree make of their arguments is not worked out, and where a name
 * has several meanings nothing is said.
 */
import {
  type CalledObject,
  type ObjectStep,
  templateArguments,
  withoutTemplates,
  type WrittenType,
} from '../facts/index.ts';
import { openAnswers } from './answers.ts';
import { typeAround, typeOfField, typeOfMethod, typeOfOperator, typeWritten } from './declared-types.ts';
import { plainType, typeBehindKey, typeLoopedOver, typesHeld, WORDS_BEFORE_TYPE } from './held-types.ts';
import type { Program } from './link.ts';
import { hasMember } from './members.ts';
import { classesFrom } from './classes.ts';
import { type NamedType, typesNamed } from './named-types.ts';
import { lastPart } from './patterns.ts';
import { templateParameters } from './template-parameters.ts';
import type { ItemId, Tree } from './tree.ts';

/** A class, as far as the type of an object tells it. */
export type ObjectClass =
  | OwnClass
  /** None of the tree's. */
  | { readonly kind: 'foreign'; readonly mayDerive: boolean }
  | { readonly kind: 'unknown' };

/** A class of the tree. */
export interface OwnClass {
  readonly kind: 'own';
  /** The number of its name. */
  readonly name: number;
  /** Whether the object may be of a class that derives from it. */
  readonly mayDerive: boolean;
  /** False where several classes have the name, or the object may as well be something else. */
  readonly isOnly: boolean;
}

const UNKNOWN: ObjectClass = { kind: 'unknown' };

/** Aliases of aliases are followed this far. */
const DEEPEST = 6;

/** Where one is on the way to an object. */
type Place =
  | { readonly kind: 'typed'; readonly type: WrittenType }
  /** `this` */
  | { readonly kind: 'self'; readonly class: OwnClass }
  /** One of what a template from outside was handed, or something else from outside. */
  | { readonly kind: 'held'; readonly types: readonly WrittenType[] };

/** Null where nothing tells of what type the object is of which the method is called. */
export function classOfObject(
  program: Program,
  from: ItemId,
  object: CalledObject,
  method: string,
): ObjectClass | null {
  if (program.tree.item(from).kind === 'macro') return null;
  let place = placeOfRoot(program, from, object.root);
  for (const step of object.steps) {
    if (place === null) return null;
    const next = stepFrom(program, from, place, step);
    if (next === 'unknown') return UNKNOWN;
    place = next;
  }
  return place === null ? null : classAt(program, from, place, object.byArrow, method);
}

function placeOfRoot(program: Program, from: ItemId, root: CalledObject['root']): Place | null {
  if (root.kind === 'named' && root.name === 'this') {
    const scope = program.classAround(from);
    const self: OwnClass = { kind: 'own', name: scope, mayDerive: true, isOnly: true };
    return scope < 0 ? null : { kind: 'self', class: self };
  }
  const type =
    root.kind === 'named' ? typeAround(program, from, root.name) : typeWritten(program, from, root.type);
  return type === null ? null : { kind: 'typed', type };
}

function classAt(
  program: Program,
  from: ItemId,
  place: Place,
  byArrow: boolean,
  member: string,
): ObjectClass {
  switch (place.kind) {
    case 'self':
      return place.class;
    case 'typed':
      return classOf(program, from, place.type, byArrow);
    case 'held':
      return classHeld(program, from, place.types, member);
  }
}

/** Which of the types that a template is handed has the member; what none of them has is from outside. */
function classHeld(
  program: Program,
  from: ItemId,
  types: readonly WrittenType[],
  member: string,
): ObjectClass {
  const classes = types.map((type) => classOf(program, from, type, type.form === 'pointer'));
  if (classes.some(({ kind }) => kind === 'unknown')) return UNKNOWN;
  const having = classes
    .filter((one) => one.kind === 'own')
    .filter(({ name }) => classesFrom(program, name).some((one) => hasMember(program, one, member)));
  const [first, ...others] = having;
  if (first === undefined) return { kind: 'foreign', mayDerive: true };
  if (others.some(({ name }) => name !== first.name)) return UNKNOWN;
  const isAlone = new Set(types.map(({ text }) => text)).size === 1;
  return { ...first, mayDerive: true, isOnly: first.isOnly && isAlone };
}

function stepFrom(program: Program, from: ItemId, place: Place, step: ObjectStep): Place | 'unknown' | null {
  if (step.kind === 'subscript' || step.kind === 'loop') return elementOf(program, from, place, step);
  const { kind, name, byArrow } = step;
  const holder = classAt(program, from, place, byArrow, name);
  switch (holder.kind) {
    case 'own': {
      const typeOf = kind === 'field' ? typeOfField : typeOfMethod;
      const type = typeOf(program, holder.name, name);
      return type === null ? null : { kind: 'typed', type };
    }
    case 'foreign':
      if (place.kind === 'held') return place;
      return place.kind === 'typed' ? heldBy(program, from, place.type) : 'unknown';
    case 'unknown':
      return 'unknown';
  }
}

function heldBy(program: Program, from: ItemId, type: WrittenType): Place | 'unknown' {
  const { text } = withoutAliases(program, from, type);
  const types = text.includes('<') ? typesHeld(program, text) : null;
  return types === null || types.length === 0 ? 'unknown' : { kind: 'held', types };
}

/** What `[]` leads to, or a loop. */
function elementOf(
  program: Program,
  from: ItemId,
  place: Place,
  { kind, byArrow }: ObjectStep,
): Place | 'unknown' | null {
  if (place.kind === 'self') return 'unknown';
  if (place.kind === 'held') return place;
  const { text, form } = place.type;
  if (form === 'array' || form === 'pointers') {
    return { kind: 'typed', type: { text, form: form === 'array' ? 'object' : 'pointer' } };
  }
  const type = withoutAliases(program, from, place.type);
  if (type.form === 'pointer' && !byArrow) return { kind: 'typed', type: { ...type, form: 'reference' } };
  // What is no pointer, but led to by a star, holds a container.
  const whole = byArrow && type.form !== 'pointer' ? typeBehindKey(program, type.text) : type;
  if (whole === null) return 'unknown';
  const holder = classOf(program, from, whole, whole.form === 'pointer');
  switch (holder.kind) {
    case 'own': {
      const given = kind === 'subscript' ? typeOfOperator(program, holder.name, '[]') : null;
      return given === null ? 'unknown' : { kind: 'typed', type: given };
    }
    case 'foreign': {
      const { text: container } = withoutAliases(program, from, whole);
      const element = (kind === 'subscript' ? typeBehindKey : typeLoopedOver)(program, container);
      return element === null ? heldBy(program, from, whole) : { kind: 'typed', type: element };
    }
    case 'unknown':
      return 'unknown';
  }
}

/** What a method that is called of something of the type, by `->` or by a point, is one of. */
function classOf(program: Program, from: ItemId, type: WrittenType, byArrow: boolean): ObjectClass {
  const { tree } = program;
  const file = tree.fileOf(from);
  if (isOwnOf(program, from, type.text)) return UNKNOWN;
  const question = `${String(file)} ${type.form} ${String(byArrow)} ${type.text}`;
  return classes(tree, question, () => findClass(program, type, byArrow, file) ?? UNKNOWN);
}

const classes = openAnswers<string, ObjectClass>();

/** Whether the item itself has a class, or another name of one, of the name. */
function isOwnOf(program: Program, from: ItemId, type: string): boolean {
  const { tree, textOf } = program;
  if (tree.item(from).kind !== 'function') return false;
  const own = ownTypes(tree, from, () => {
    const names = [...textOf(from).matchAll(OWN_TYPE)].map(([, name, alias]) => name ?? alias ?? '');
    return names.length === 0 ? NO_TYPES : new Set(names);
  });
  return own.size > 0 && own.has(lastPart(withoutTemplates(type).replace(/\s+/g, '')));
}

const ownTypes = openAnswers<ItemId, ReadonlySet<string>>();
const NO_TYPES: ReadonlySet<string> = new Set();
const OWN_TYPE = /\b(?:class|struct|union|using)\s+(\w+)|\btypedef\b[^;{}]*?(\w+)\s*;/g;

/** The type that the names of other types on the way stand for. */
function withoutAliases(program: Program, from: ItemId, type: WrittenType): WrittenType {
  let { text, form } = type;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const alias = aliasOf(seenBy(program, program.tree.fileOf(from), text));
    if (alias === null || alias === 'several') break;
    const plain = plainType(alias.isPointer ? `${alias.text}*` : alias.text);
    if (plain === null) break;
    form = plain.form === 'pointer' ? 'pointer' : form;
    text = plain.text;
  }
  return { text, form };
}

function seenBy(program: Program, file: number, type: string): readonly NamedType[] {
  const { tree } = program;
  const number = tree.names.idOf(lastPart(bareName(type)));
  const all = number < 0 ? [] : typesNamed(program, number);
  return all.filter(({ file: where }) => tree.includes(file, where));
}

/** What the types say that the name is another one of. */
function aliasOf(
  types: readonly NamedType[],
): { readonly text: string; readonly isPointer: boolean } | 'several' | null {
  const first = types.find(({ alias }) => alias !== null);
  if (first?.alias === undefined || first.alias === null) return null;
  if (types.some(({ alias, isAnnounced }) => alias !== first.alias && !isAnnounced)) return 'several';
  return { text: first.alias.replace(/(?<![\s*&])[\s*&]+$/, ''), isPointer: first.isPointer };
}

/** Without arguments of templates, and without the words that may stand before a type. */
function bareName(type: string): string {
  return withoutTemplates(type.replace(WORDS_BEFORE_TYPE, '')).replace(/\s+/g, '').replace(/^::/, '');
}

function findClass(program: Program, type: WrittenType, byArrow: boolean, file: number): ObjectClass | null {
  let { text } = type;
  if (type.form === 'array' || type.form === 'pointers') return null;
  let mayDerive = type.form !== 'object';
  // What is no pointer, but behaves like one, holds what it is a template of.
  let isHandle = byArrow && type.form !== 'pointer';
  for (let depth = 0; depth < DEEPEST; depth++) {
    const alias = aliasOf(seenBy(program, file, text));
    if (alias === 'several') return null;
    const written = text.replace(WORDS_BEFORE_TYPE, '').trim();
    if (alias !== null) {
      text = alias.text;
      mayDerive ||= alias.isPointer;
      isHandle &&= !alias.isPointer;
    } else if (isHandle && /^[\w:\s]+<[\s\S]*>$/.test(written)) {
      text = templateArguments(written)[0] ?? '';
      mayDerive = true;
      isHandle = false;
    } else if (isHandle) {
      const own = classNamed(program, written, file, false);
      const given = own?.kind === 'own' ? typeOfOperator(program, own.name, '->') : null;
      return given?.form === 'pointer' ? findClass(program, given, true, file) : null;
    } else return classNamed(program, written, file, mayDerive);
  }
  return null;
}

/** The class of a name that is no other one's. */
function classNamed(
  program: Program,
  written: string,
  file: number,
  mayDerive: boolean,
): Exclude<ObjectClass, { readonly kind: 'unknown' }> | null {
  const { tree } = program;
  const bare = bareName(written);
  if (templateParameters(program, file).has(bare)) return null;
  const name = tree.names.idOf(lastPart(bare));
  const all = name < 0 ? [] : typesNamed(program, name);
  const definitions = all.filter(({ isDefinition }) => isDefinition);
  if (definitions.length === 0 && !(name >= 0 && scopesOf(tree, name))) {
    return isForeign(program, written, file, all) ? { kind: 'foreign', mayDerive } : null;
  }
  // Where no class of the name is defined, its methods may be all the same.
  const isSeen =
    definitions.length === 0 || definitions.some(({ file: where }) => tree.includes(file, where));
  return isSeen ? { kind: 'own', name, mayDerive, isOnly: definitions.length < 2 } : null;
}

/** Whether the tree has something that stands in a class of the name. */
function scopesOf(tree: Tree, name: number): boolean {
  return scopes(tree, 'all', () => {
    const found = new Set<number>();
    for (let id = 0; id < tree.size; id++) found.add(tree.item(id).scope);
    return found;
  }).has(name);
}

const scopes = openAnswers<'all', ReadonlySet<number>>();

/** Whether a name that no class of the tree has can only be that of one from outside. */
function isForeign(program: Program, written: string, file: number, all: readonly NamedType[]): boolean {
  const { tree } = program;
  const bare = bareName(written);
  // `std::vector<Lamp>::value_type` is what it is handed.
  if (!/^(?:\w+::)*\w+$/.test(bare) || />\s*::/.test(written) || NO_TYPE.test(bare)) return false;
  if (all.some(({ isAnnounced }) => !isAnnounced)) return false;
  const parts = bare.split('::');
  return parts.every((part, at) => {
    const name = tree.names.idOf(part);
    if (templateParameters(program, file).has(part)) return false;
    return !tree.bearers(name).some((id) => {
      const { kind } = tree.item(id);
      return kind === 'macro' || (kind === 'type' && at < parts.length - 1);
    });
  });
}

const NO_TYPE = /^(?:auto|decltype|typeof|__typeof__|void)\b/;
