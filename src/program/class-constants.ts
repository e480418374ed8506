/**
 * Names of a class that are said inside of it without the class: `flags` in a method is `Table::flags`. Only constants
 * and enumerators that a class of the tree declares; what a name of a namespace means is not its business.
 */
import { remade } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import { classesFrom } from './classes.ts';
import type { Program } from './link.ts';
import { lastPart, literally } from './patterns.ts';
import type { ItemId } from './tree.ts';

/** The value with those names spelt in full, as `id` may say them. */
export function namedInClass(program: Program, id: ItemId, value: Value): Value {
  const { tree } = program;
  const { scope } = tree.item(id);
  if (scope < 0 || tree.files[tree.fileOf(id)]?.language !== 'cpp') return value;
  let classes: readonly number[] | null = null;
  return mapNames(value, (name) => {
    const number = name.includes('::') ? -1 : tree.names.idOf(name);
    if (number < 0) return name;
    const declared = tree.bearers(number).filter((one) => isMember(program, one));
    if (declared.length === 0) return name;
    classes ??= classesFrom(program, scope);
    const owner = classes.find((one) => declared.some((bearer) => tree.item(bearer).scope === one));
    return owner === undefined ? name : `${tree.names.text(owner)}::${name}`;
  });
}

/** The constants and enumerators that a name with a class, an enumeration or a namespace before it may mean. */
export function membersNamed({ tree, textOf }: Program, name: string, file: number): readonly ItemId[] {
  const [last = '', owner] = name.split('::').toReversed();
  const number = tree.names.idOf(last);
  const around = owner === undefined ? -1 : tree.names.idOf(owner);
  if (number < 0 || owner === undefined || around < 0) return [];
  const found = tree.bearers(number).filter((id) => {
    const { kind, scope, namespace, names } = tree.item(id);
    if (kind === 'function' || kind === 'macro') return false;
    if (scope === around || (kind === 'type' && names.includes(around))) return true;
    if (kind === 'variable' && definedOutside(owner, last).test(textOf(id))) return true;
    return namespace >= 0 && `::${tree.names.text(namespace)}`.endsWith(`::${owner}`);
  });
  const seen = found.filter((id) => tree.includes(file, tree.fileOf(id)));
  return seen.length > 0 ? seen : found;
}

/** `const int Table::flags = 1;` */
function definedOutside(owner: string, name: string): RegExp {
  return new RegExp(String.raw`\b${literally(owner)}\s*::\s*${literally(name)}\b`);
}

const ALIAS =
  /^(?:using\s+\w+\s*=\s*((?:\w+\s*::\s*)*\w+)\s*;?$|typedef\s+((?:\w+\s*::\s*)*\w+)\s+\w+\s*;?$)/;

/** `std::launch::async` for `Policy::async` where `Policy` is another name of the type. */
export function withoutAlias({ tree, textOf }: Program, name: string, file: number): string {
  const at = name.lastIndexOf('::');
  const owner = name.slice(0, at);
  const number = at < 0 ? -1 : tree.names.idOf(lastPart(owner));
  for (const id of number < 0 ? [] : tree.bearers(number)) {
    if (tree.item(id).kind !== 'type' || !tree.includes(file, tree.fileOf(id))) continue;
    const [, used, typed] = ALIAS.exec(textOf(id)) ?? [];
    const type = (used ?? typed)?.replace(/\s+/g, '');
    if (type !== undefined && type !== owner) return type + name.slice(at);
  }
  return name;
}

function isMember({ tree }: Program, id: ItemId): boolean {
  const { kind, inClass } = tree.item(id);
  return inClass && (kind === 'member' || kind === 'type');
}

function mapNames(value: Value, spell: (name: string) => string): Value {
  if (value.kind === 'name') return { ...value, name: spell(value.name) };
  return remade(value, (part) => mapNames(part, spell));
}
