/**
 * Where the calls of an item leave what the tree knows: functions that nothing in it defines, and pointers. What only
 * looks like such a call is sorted out here: casts, prototypes, what the build leaves out. Whether the outside
 * function is known to anybody is asked elsewhere.
 */
import { type FactCall, fieldsCalled, type Range, withoutWords } from '../facts/index.ts';
import { CALLED, CALLED_MEMBER, isCompiled, mentionedName, PLAIN, usesOf } from '../outline/index.ts';
import type { Program } from './link.ts';
import { openMadeFunctions } from './made-functions.ts';
import { isQuotedByWords } from './quoting.ts';
import { openOutsideClasses } from './outside-classes.ts';
import { isDeclaredBehind, type OwnName, ownNameIn } from './own-names.ts';
import { lastPart } from './patterns.ts';
import { templateParameters } from './template-parameters.ts';
import type { ItemId, Tree } from './tree.ts';

export interface UnseenCall {
  readonly name: string;
  readonly range: Range;
  /** `function`: nobody defines it. `pointer`: it holds what somebody took the address of, and so does a `field`. */
  readonly kind: 'function' | 'pointer' | 'field';
  /** How many arguments are passed; null when only the run could tell. */
  readonly passed: number | null;
}

/** Of the names that look called in an item, and that nothing bears, those that are. */
export function openNameCalls(
  program: Program,
): (id: ItemId, names: readonly number[]) => readonly UnseenCall[] {
  const { tree } = program;
  const declaredIn = new Map<number, ReadonlySet<string>>();
  const declared = (file: number): ReadonlySet<string> => {
    const found = declaredIn.get(file) ?? pointersDeclared(program, file);
    declaredIn.set(file, found);
    return found;
  };
  const isOfOutsideClass = openOutsideClasses(program);
  const madeIn = openMadeFunctions(program);
  return (id, names) => {
    const unknown = names.filter((name) => !tree.names.isType(name) && !isTypedef(program, id, name));
    const texts = unknown.map((name) => tree.names.text(name));
    if (texts.length === 0) return [];
    const calls = program
      .callsNamed(id, texts)
      .filter(({ range }) => program.presenceAt(id, range.start).kind !== 'never')
      .filter((call) => !isCast(program, id, call) && !isDeclarator(program, id, call))
      .filter((call) => !isOfAttribute(program, id, call) && !isQuotedByWords(program, id, call.range.start));
    if (calls.length === 0) return [];
    const text = program.textOf(id);
    const handed = [...parametersOf(text), ...functionsHanded(text)];
    const own = new Map<string, boolean>();
    const isOwn = (name: string): boolean => {
      const found = own.get(name) ?? isDeclaredIn(text, name);
      own.set(name, found);
      return found;
    };
    const made = madeIn(tree.fileOf(id));
    const types = templateParameters(program, tree.fileOf(id));
    const isFollowed = (name: string): boolean => handed.includes(name) || made.has(name) || types.has(name);
    const others = calls.filter((call) => !isFollowed(call.callee) && !isOfOutsideClass(id, call));
    const ownName = others.length > 0 && isOfCppFile(tree, id) ? openOwnNames(program, id) : NO_OWN_NAMES;
    return others.flatMap(({ callee, range, arguments: values }): readonly UnseenCall[] => {
      const own = ownName(callee, range.start);
      if (own === 'body' || own === 'object') return [];
      const isPointer = own === 'pointer' || isOwn(callee) || declared(tree.fileOf(id)).has(callee);
      return [{ name: callee, range, kind: isPointer ? 'pointer' : 'function', passed: values.length }];
    });
  };
}

/** What a name is that the item calls at a place, when it is one of its own. */
type OwnNameAt = (name: string, at: number) => OwnName | null;

const NO_OWN_NAMES: OwnNameAt = () => null;

function openOwnNames({ tree, textOf }: Program, id: ItemId): OwnNameAt {
  const { kind, start } = tree.item(id);
  if (kind === 'macro') return NO_OWN_NAMES;
  const text = withoutWords(textOf(id));
  const isClass = (type: string): boolean => {
    const name = tree.names.idOf(lastPart(type.replace(/\s+/g, '')));
    const bearers = name < 0 ? [] : tree.bearers(name).filter((one) => tree.item(one).kind === 'type');
    return bearers.some((one) => CLASS.test(textOf(one)));
  };
  return (name, at) =>
    isDeclaredBehind(text.slice(0, at - start)) ? 'body' : ownNameIn(text, name, isClass);
}

/** A class that is defined, not one that is merely named, nor another name of something. */
const CLASS = /^(?!\s*(?:typedef|using|enum)\b)[^;{]*\b(?:class|struct|union)\b[^;{]*\{/;

function isOfCppFile(tree: Tree, id: ItemId): boolean {
  return tree.files[tree.fileOf(id)]?.language === 'cpp';
}

/** The tag of a structure may be a function's name as well, but not the name that a `typedef` gives. */
function isTypedef({ tree, textOf }: Program, id: ItemId, name: number): boolean {
  return tree
    .resolve(name, tree.fileOf(id))
    .some((bearer) => tree.item(bearer).kind === 'type' && /^\s*typedef\b/.test(textOf(bearer)));
}

/**
 * `n = (flags)(x)`: where its value is used, an unknown name in parentheses of its own is a type far more often than a
 * function. A statement that begins so would be for nothing, were it a cast.
 */
function isCast(program: Program, id: ItemId, { callee, range, arguments: values }: FactCall): boolean {
  const text = program.textOf(id);
  const at = range.start - program.tree.item(id).start;
  if (text[at] !== '(') return false;
  return (
    callee.endsWith('_t') ||
    (values.length === 1 && !/(?:^|[;{}:)])\s*$/.test(text.slice(0, at).slice(-LOOK_AROUND)))
  );
}

/** `CK_RV (*list)(void) = found;` declares a pointer where a statement begins; nothing of that name is called. */
function isDeclarator(program: Program, id: ItemId, { callee, range }: FactCall): boolean {
  const at = range.start - program.tree.item(id).start;
  const text = program.textOf(id);
  const behind = text.slice(at + callee.length, at + callee.length + LOOK_AROUND);
  return DECLARATOR.test(behind) && BEGINS_STATEMENT.test(text.slice(Math.max(0, at - LOOK_AROUND), at));
}

const DECLARATOR = /^\s*\(\s*\*\s*(?:const\s+)?\w+\s*(?:\[[^\][]*\]\s*)?\)\s*\(/;
const BEGINS_STATEMENT = /(?:^|[;{}]|\*\/|\b(?:const|static|extern|typedef|volatile))\s*$/;

/** `ATTRIBUTE(guarded_by(x))`, where the macro makes an attribute of what it is handed, or nothing. */
function isOfAttribute({ tree, textOf }: Program, id: ItemId, { range }: FactCall): boolean {
  const at = range.start - tree.item(id).start;
  const [, macro] = HANDED_FIRST.exec(textOf(id).slice(Math.max(0, at - LOOK_AROUND), at)) ?? [];
  const name = macro === undefined ? -1 : tree.names.idOf(macro);
  const meant = name < 0 ? [] : tree.resolve(name, tree.fileOf(id));
  return meant.length > 0 && meant.every((one) => ONLY_ATTRIBUTE.test(textOf(one)));
}

const HANDED_FIRST = /([A-Za-z_]\w*)\s*\(\s*$/;
const ONLY_ATTRIBUTE =
  /^#\s*define\s+\w+\([^)]*\)[\s\\]*(?:(?:__attribute(?:__)?\s*\(\(|\[\[)[^;{}]*|\/[/*][^\n]*)?[\s\\]*$/;

/** What a macro calls by the name of its parameter is mentioned where the macro is used, so it is followed from there. */
function parametersOf(macro: string): readonly string[] {
  const [, parameters = ''] = MACRO_PARAMETERS.exec(macro) ?? [];
  return parameters.split(/[\s,]+/).map((name) => name.replace(/\.\.\.$/, ''));
}

/**
 * `int walk(node *root, int (visit(node *)))`: parameters that are written as functions are pointers to
 * whoever is handed over.
 */
function functionsHanded(text: string): readonly string[] {
  const body = text.indexOf('{');
  return body < 0 ? [] : Array.from(text.slice(0, body).matchAll(HANDED_FUNCTION), ([, name]) => name ?? '');
}

const HANDED_FUNCTION = /[(,]\s*(?:const\s+)?\w+[\s*]+\(\s*(\w+)\s*\(/g;

const MACRO_PARAMETERS = /^#\s*define\s+\w+\(([^)]*)\)/;

/** Whether an item that calls the name calls a pointer of its own by that, by its words. */
export function declaresPointer(text: string, name: string): boolean {
  return (
    isDeclaredIn(text, name) || Array.from(text.matchAll(DECLARED_POINTER), ([, one]) => one).includes(name)
  );
}

/** Whether the item declares the name for itself, by its words: as a parameter or a variable. */
function isDeclaredIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - LOOK_AROUND), at);
    const behind = text.slice(at + name.length, at + name.length + LOOK_AROUND);
    if (ENDS_DECLARED.test(behind) && BEGINS_DECLARED.test(before) && !BEGINS_OTHERWISE.test(before))
      return true;
  }
  return false;
}

/** Characters around a name that tell whether it is declared. */
const LOOK_AROUND = 60;
const BEGINS_DECLARED = /\w[\s*&]+$/;
const BEGINS_OTHERWISE = /\b(?:return|else|case|goto|sizeof|throw|delete)\s*$/;
const ENDS_DECLARED = /^\s*[,;)=[]/;

/** The pointers and the parameters of a function's type that a file declares anywhere, by its words. */
function pointersDeclared({ tree, textOf }: Program, file: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let id = tree.firstOf(file); id < tree.firstOf(file + 1); id++) {
    for (const [, name] of textOf(id).matchAll(DECLARED_POINTER)) found.add(name ?? '');
  }
  return found;
}

/** `void (run)(int)` and `void (*run)(int)`: a type stands before, which no call has. */
const DECLARED_POINTER =
  /\b(?!(?:return|else|do|if|while|for|switch|sizeof|case)\b)[A-Za-z_]\w*[\s*]*\((?:\s*|\s*\*+\s*|\s*\(\s*\*+\s*)(\w+)\s*(?:\[[^\][]*\]\s*)?\)\s*\(/g;

/**
 * Calls through fields, in C. A field that no structure of the tree has belongs to one from outside, and then so does
 * the function behind it.
 */
export function openFieldCalls(program: Program): (id: ItemId) => readonly UnseenCall[] {
  let own: ReadonlySet<string> | null = null;
  return (id) => {
    const { tree } = program;
    const { kind } = tree.item(id);
    const isCode = kind === 'function' || kind === 'macro';
    if (!isCode || tree.files[tree.fileOf(id)]?.language !== 'c') return [];
    if (!callsMember(program, id)) return [];
    const calls = fieldsCalled(program.textOf(id), tree.item(id).start);
    const present = calls.filter(({ range }) => program.presenceAt(id, range.start).kind !== 'never');
    if (present.length === 0) return [];
    own ??= fieldsDeclared(program);
    const fields = own;
    return present.map(({ name, range, passed }): UnseenCall => {
      return { name, range, passed, kind: fields.has(name) ? 'field' : 'function' };
    });
  };
}

function callsMember({ tree }: Program, id: ItemId): boolean {
  const { mentionsFrom, mentionsTo } = tree.item(id);
  const mentions = tree.files[tree.fileOf(id)]?.outline.mentions ?? new Int32Array(0);
  for (let at = mentionsFrom; at < mentionsTo; at++) {
    if (((mentions[at] ?? 0) & CALLED_MEMBER) !== 0) return true;
  }
  return false;
}

const FIELD =
  /\(\s*(?:[A-Z_][A-Z\d_]*\s*)?[*^]+\s*(?:const\s+)?(\w+)|(?<!\w)(\w+)\s*(?:\[[^\][]*\]\s*)*(?=[;,:])/g;

/** Every name that a structure of the tree, or a macro that may help to write one, declares like a field. */
function fieldsDeclared({ tree, textOf }: Program): ReadonlySet<string> {
  const found = new Set<string>();
  for (let id = 0; id < tree.size; id++) {
    const { kind } = tree.item(id);
    if (kind === 'function') continue;
    const isStructure = kind === 'type' || kind === 'member';
    const text = isStructure ? textOf(id) : textOf(id).split('=', 1).join('');
    if (!isStructure && !text.includes(kind === 'macro' ? '*' : '{')) continue;
    for (const [, pointer, plain] of text.matchAll(FIELD)) found.add(pointer ?? plain ?? '');
  }
  return found;
}

/** How many arguments the functions take whose address is taken: least and most. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

/** What a pointer may hold: for each item, whether somebody takes its address, and what it takes. */
export interface Addresses {
  readonly isTaken: (id: ItemId) => boolean;
  readonly arityOf: (id: ItemId) => Arity;
}

export function openAddresses(program: Program): Addresses {
  const { tree } = program;
  let taken: Uint8Array | null = null;
  const arities = new Map<ItemId, Arity>();
  return {
    isTaken: (id) => (taken ??= takenIn(program))[id] === 1,
    arityOf: (id) => {
      let arity = arities.get(id);
      if (arity === undefined) {
        const [name] = tree.item(id).names;
        arity = arityIn(program.textOf(id), name === undefined ? '' : tree.names.text(name));
        arities.set(id, arity);
      }
      return arity;
    },
  };
}

/** A function that is named without being called; which one of several of that name does not matter. */
function takenIn({ tree }: Program): Uint8Array {
  const taken = new Uint8Array(tree.size);
  const isFunction = new Uint8Array(tree.names.size);
  for (let id = 0; id < tree.size; id++) {
    const { kind, names } = tree.item(id);
    if (kind === 'function') for (const name of names) isFunction[name] = 1;
  }
  for (let id = 0; id < tree.size; id++) {
    const { kind, mentionsFrom, mentionsTo } = tree.item(id);
    if (kind === 'declaration' || kind === 'type') continue;
    const mentions = tree.files[tree.fileOf(id)]?.outline.mentions ?? new Int32Array(0);
    for (let at = mentionsFrom; at < mentionsTo; at++) {
      const mention = mentions[at] ?? 0;
      const name = mentionedName(mention);
      if (isFunction[name] !== 1 || (usesOf(mention) & (PLAIN | CALLED)) !== PLAIN) continue;
      for (const bearer of tree.bearers(name)) taken[bearer] = 1;
    }
  }
  return taken;
}

const ANY: Arity = { least: 0, most: Infinity };

/** By the words of the head alone; what they do not tell is taken to fit everything. */
function arityIn(text: string, name: string): Arity {
  const at = text.search(new RegExp(String.raw`(?<![\w$])${name.replace(/\$/g, '\\$&')}\s*\)?\s*\(`));
  const open = at < 0 ? -1 : text.indexOf('(', at);
  if (open < 0) return ANY;
  let depth = 0;
  let commas = 0;
  for (let end = open; end < text.length && end < open + LONGEST_HEAD; end++) {
    const mark = text[end];
    if (mark === '(' || mark === '[' || mark === '<') depth++;
    else if (mark === ')' || mark === ']' || mark === '>') depth--;
    else if (mark === ',' && depth === 1) commas++;
    if (depth > 0) continue;
    const inside = text.slice(open + 1, end).trim();
    if (inside === '' || inside === 'void') return { least: 0, most: 0 };
    return inside.endsWith('...')
      ? { least: commas, most: Infinity }
      : { least: commas + 1, most: commas + 1 };
  }
  return ANY;
}

const LONGEST_HEAD = 4000;

/** Headers that a file, or what it includes, takes from outside of the tree. */
export function outsideHeaders({ tree }: Program, file: number): readonly string[] {
  return [...tree.includedPaths(file)].filter(
    (path) => !isCompiled(path) && tree.includeTargets(file, path).length === 0,
  );
}
