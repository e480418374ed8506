/**
 * Whether the program itself says what a name is where it is used: by a function, a macro, a variable or a method.
 * Then the use is none of the outside function of that name. Namespaces are not told apart.
 */
import { posix } from 'node:path';
import type { FactCall } from '../facts/index.ts';
import type { Interest } from './externals.ts';
import type { Program } from './link.ts';
import { holdsAt } from './macros.ts';
import { literally } from './patterns.ts';
import type { ItemId, Tree } from './tree.ts';

/** Classes that derive from each other further than this are not followed. */
const MOST_BASES = 12;

/** True when the call is of something that the program defines itself. */
export function isHidden(program: Program, id: ItemId, interest: Interest, call: FactCall): boolean {
  const name = program.tree.names.idOf(interest.name);
  if (name < 0) return false;
  if (call.isGlobal !== true && isMethod(program, id, interest.name)) return true;
  return (
    program.tree
      .resolve(name, program.tree.fileOf(id))
      .some((bearer) => bearer !== id && hides(program, id, bearer, interest, call)) ||
    isOutsideVariable(program, id, interest.name)
  );
}

function hides(program: Program, id: ItemId, bearer: ItemId, interest: Interest, call: FactCall): boolean {
  const { tree } = program;
  const file = tree.fileOf(id);
  const item = tree.item(bearer);
  const isSeen = tree.includes(file, tree.fileOf(bearer));
  const presence = program.presenceAt(bearer, item.start);
  if (presence.kind === 'never') return false;
  switch (item.kind) {
    case 'macro': {
      if (presence.kind !== 'always' || !isSeen || !holdsAt(program, bearer, id, call.range.start))
        return false;
      if (!program.surelyIncludes(file, tree.fileOf(bearer))) return false;
      return call.isWrapped !== true || !/^#\s*define\s+[\w$]+\(/.test(program.textOf(bearer));
    }
    case 'function':
      return isOwnFunction(program, id, bearer, interest, call);
    case 'variable':
      return isSeen;
    case 'type':
    case 'member':
    case 'declaration':
      return false;
  }
}

/**
 * A function of the same file or of a header that it includes. A definition in another file of the same folder wins
 * only where the header that declares the API is not included: one further away may be for another system.
 */
function isOwnFunction(
  program: Program,
  id: ItemId,
  bearer: ItemId,
  interest: Interest,
  call: FactCall,
): boolean {
  const { tree } = program;
  const file = tree.fileOf(id);
  const item = tree.item(bearer);
  // Only its likeliest name is the function's own; the others a macro may have made.
  if (item.inClass || item.scope >= 0 || item.names[0] !== tree.names.idOf(interest.name)) return false;
  if (program.presenceAt(bearer, item.start).kind !== 'always') return false;
  if (tree.files[file]?.language === 'cpp' && !takes(program.textOf(bearer), interest.name, call))
    return false;
  if (program.surelyIncludes(file, tree.fileOf(bearer))) return true;
  const [own, other] = [file, tree.fileOf(bearer)].map((one) => posix.dirname(tree.files[one]?.path ?? ''));
  const isNear = own === other;
  if (interest.header === null || item.local || !isNear) return false;
  return !tree.includedPaths(file).has(interest.header);
}

/** Whether a definition has as many parameters as the call has arguments: an overload hides nothing from others. */
function takes(definition: string, name: string, call: FactCall): boolean {
  if (!call.argumentsComplete) return true;
  const list = parametersOf(definition, name);
  if (list === null || list.some((one) => one.includes('...'))) return true;
  const least = list.filter((one) => !one.includes('=')).length;
  return least <= call.arguments.length && call.arguments.length <= list.length;
}

/** The parameters between the parentheses behind the name; null when there are none. */
function parametersOf(definition: string, name: string): readonly string[] | null {
  const plain = definition.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ' ');
  const at = plain.search(new RegExp(`(?<![\\w$])${literally(name)}\\s*\\(`));
  if (at < 0) return null;
  const list = [''];
  let depth = 0;
  for (const letter of plain.slice(plain.indexOf('(', at))) {
    if (/[([{<]/.test(letter)) depth++;
    if (/[)\]}>]/.test(letter)) depth--;
    if (depth === 0) break;
    if (letter === ',' && depth === 1) list.push('');
    else if (depth > 1 || letter !== '(') list.push((list.pop() ?? '') + letter);
  }
  const written = list.map((one) => one.trim());
  return written.length === 1 && /^(?:void)?$/.test(written[0] ?? '') ? [] : written;
}

/** `extern int name;` */
function isOutsideVariable(program: Program, id: ItemId, name: string): boolean {
  const { tree, textOf } = program;
  const pattern = new RegExp(`^extern\\b[^(]*\\b${literally(name)}\\s*(?:\\[[^\\]]*\\]\\s*)*[,;]?\\s*$`);
  const file = tree.fileOf(id);
  return mentionersOfKind(program, name, 'declaration').some(
    (one) => tree.includes(file, tree.fileOf(one)) && pattern.test(textOf(one)),
  );
}

function mentionersOfKind(
  { tree }: Program,
  name: string,
  kind: 'declaration' | 'member',
): readonly ItemId[] {
  const ofTree = MENTIONERS.get(tree) ?? new Map<string, readonly ItemId[]>();
  MENTIONERS.set(tree, ofTree);
  const key = `${kind} ${name}`;
  const known = ofTree.get(key);
  if (known !== undefined) return known;
  const found = [...tree.mentioners(tree.names.idOf(name))].filter((one) => tree.item(one).kind === kind);
  ofTree.set(key, found);
  return found;
}

/** Common names have tens of thousands of mentions, so these are gone through once. */
const MENTIONERS = new WeakMap<Tree, Map<string, readonly ItemId[]>>();

/** A plain call in a method means the method of that name, own or inherited; so does any other use. */
function isMethod(program: Program, id: ItemId, name: string): boolean {
  const { scope } = program.tree.item(id);
  return scope >= 0 && classesFrom(program, scope).some((one) => hasMember(program, one, name));
}

/** The class and those that it derives from, by the numbers of their names. */
export function classesFrom(program: Program, name: number): readonly number[] {
  const found = new Set([name]);
  for (const one of found) {
    if (found.size > MOST_BASES) break;
    for (const base of basesOf(program, one)) found.add(base);
  }
  return [...found];
}

function basesOf({ tree, textOf }: Program, name: number): readonly number[] {
  return tree.bearers(name).flatMap((bearer) => {
    if (tree.item(bearer).kind !== 'type') return [];
    return baseNames(textOf(bearer)).map((base) => tree.names.idOf(base.split('::').at(-1) ?? base));
  });
}

/** The classes behind the colon of a class's head, without arguments of templates. */
export function baseNames(head: string): readonly string[] {
  const list = /^[^{;]*?\b(?:class|struct)\b[^:{;]*?:(?!:)([^{;]*)/.exec(head)?.[1] ?? '';
  const bare = list.replace(/<[^<>]*(?:<[^<>]*>[^<>]*)*>/g, '');
  return bare.split(',').flatMap((part) => {
    const base = part.replace(/\b(?:public|protected|private|virtual)\b|\s/g, '').replace(/^::/, '');
    return base === '' ? [] : [base];
  });
}

/** Whether a class declares a member or a method of that name. */
export function hasMember(program: Program, scope: number, name: string): boolean {
  const { tree, textOf } = program;
  const number = tree.names.idOf(name);
  const isHere = (one: ItemId): boolean => tree.item(one).scope === scope;
  if (tree.bearers(number).some((one) => isHere(one) && tree.item(one).kind !== 'macro')) return true;
  const declared = new RegExp(`^[^=({]*[\\w*&>]\\s*(?<![\\w$])${literally(name)}\\s*\\(`);
  return mentionersOfKind(program, name, 'member').some((one) => isHere(one) && declared.test(textOf(one)));
}
