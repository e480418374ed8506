/**
 * Where objects are made: declared with arguments, by `new`, without a name, as members, inside of containers; and
 * of what type a receiver is, as far as the item itself tells. What a name of a type means is not its business.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { FactCall } from './facts.ts';
import { declaredName } from './declarators.ts';
import { operatorOf, qualifiedName, readValue, type Scope, unknown } from './values.ts';

/** What all readers of one item share. */
export interface Reading {
  readonly scope: Scope;
  /** The types of what the item declares as they are written, with the arguments of templates. */
  readonly typeTexts: () => ReadonlyMap<string, string>;
}

export type Passed = Pick<FactCall, 'arguments' | 'argumentsComplete' | 'isVexing' | 'moved'>;

export interface Construction {
  readonly node: Node;
  /** The type, or the member's name where only that is written. */
  readonly callee: string;
  readonly passed: Passed;
  /** The member, where its type stands elsewhere. */
  readonly object: string | null;
}

const TYPE_NAME = /^(?:qualified_identifier|type_identifier|template_type)$/;

/** Directives or errors inside of an argument list make the position of every argument doubtful. */
export function readArguments(list: Node | null, scope: Scope): Passed {
  const values: Value[] = [];
  for (const child of list?.namedChildren ?? []) {
    if (child.type === 'comment') continue;
    if (child.type.startsWith('preproc_') || child.isError) {
      return { arguments: [], argumentsComplete: false };
    }
    values.push(readValue(child, scope));
  }
  const passed = { arguments: values, argumentsComplete: list !== null && !list.isMissing };
  const moved = values.length === 1 ? movedName(list?.namedChild(0) ?? null) : undefined;
  return moved === undefined ? passed : { ...passed, moved };
}

function movedName(value: Node | null): string | undefined {
  if (value?.type !== 'call_expression') return undefined;
  return /^(?:(?:::)?std\s*::\s*)?move\s*\([^()]*?(?<!\w)(\w+)\s*\)$/.exec(value.text)?.[1];
}

export function readNew(node: Node, { scope }: Reading): readonly Construction[] {
  const callee = qualifiedName(node.childForFieldName('type')?.text ?? '');
  const passed = { ...readArguments(node.childForFieldName('arguments'), scope), argumentsComplete: true };
  return [{ node, callee, passed, object: null }];
}

/** `std::thread t(f);`, `std::thread t{f};` and the form that reads like a prototype. */
export function readDeclared(node: Node, reading: Reading): readonly Construction[] {
  const type = node.childForFieldName('type');
  if (type === null || !TYPE_NAME.test(type.type)) return [];
  const callee = qualifiedName(type.text);
  return node.childrenForFieldName('declarator').flatMap((declarator): readonly Construction[] => {
    const passed = declaredName(declarator) === null ? null : constructorArguments(declarator, reading.scope);
    if (passed === null || takesOver(callee, declarator.text.replace(/^[^({]*/, ''), reading)) return [];
    return [{ node, callee, passed, object: null }, ...madeInPlace(node, type.text, declarator, passed)];
  });
}

/** `optional<T> name(in_place, arguments)`: the first argument says that a T is made of the others. */
function madeInPlace(node: Node, type: string, declarator: Node, passed: Passed): readonly Construction[] {
  if (!/\(\s*(?:\w+\s*::\s*)*in_place\b/.test(declarator.text)) return [];
  const rest = { ...passed, arguments: passed.arguments.slice(1) };
  return templateArguments(type).map((callee) => ({ node, callee, passed: rest, object: null }));
}

/** `T(std::move(other))` where `other` is a T itself takes over what that one has. */
export function takesOver(type: string, passed: string, { scope, typeTexts }: Reading): boolean {
  const moved = /^[({]\s*(?:\w+\s*::\s*)*move\s*\(\s*(\w+)\s*\)\s*[)}]$/.exec(passed)?.[1];
  if (moved === undefined) return false;
  return (scope.types.get(moved) ?? qualifiedName(typeTexts().get(moved) ?? '')) === type;
}

function constructorArguments(declarator: Node, scope: Scope): Passed | null {
  switch (declarator.type) {
    case 'init_declarator': {
      if (declarator.childForFieldName('declarator')?.type !== 'identifier') return null;
      const value = declarator.childForFieldName('value');
      if (value?.type !== 'argument_list' && value?.type !== 'initializer_list') return null;
      return readNonEmpty(value, scope);
    }
    case 'function_declarator':
      return argumentsLikeParameters(declarator);
    default:
      return null;
  }
}

/** Empty braces make an object that is given nothing. */
function readNonEmpty(list: Node, scope: Scope): Passed | null {
  const passed = readArguments(list, scope);
  return passed.arguments.length === 0 && passed.argumentsComplete ? null : passed;
}

/** `T name(value, T(x))` reads like a prototype; `T name(int)`, `T name(T &other)` and `T name()` are one. */
function argumentsLikeParameters(declarator: Node): Passed | null {
  const parameters = declarator.childForFieldName('parameters')?.namedChildren ?? [];
  const written = parameters.filter((child) => child.type !== 'comment');
  if (written.length === 0 || !written.every(mayBeValue)) return null;
  const values = written.map((child): Value => {
    const isCall = child.childForFieldName('declarator') !== null;
    const callee = qualifiedName(child.childForFieldName('type')?.text ?? '');
    if (isCall) return { kind: 'result-of', callee, arguments: [] };
    const isName = /^[A-Za-z_][\w:]*$/.test(child.text);
    return isName ? { kind: 'name', name: child.text } : unknown(`\`${child.text}\` may be a value`);
  });
  return { arguments: values, argumentsComplete: true, isVexing: true };
}

function mayBeValue(parameter: Node): boolean {
  if (parameter.type !== 'parameter_declaration') return false;
  const type = parameter.childForFieldName('type');
  if (type === null || !TYPE_NAME.test(type.type)) return false;
  if (parameter.namedChildren.some((child) => child.type === 'type_qualifier')) return false;
  const declarator = parameter.childForFieldName('declarator');
  return declarator === null || declarator.type === 'abstract_function_declarator';
}

/** `std::thread{work}` without a name. */
export function readNameless(node: Node, { scope }: Reading): readonly Construction[] {
  const type = node.childForFieldName('type');
  const value = node.childForFieldName('value');
  if (type === null || value === null || !TYPE_NAME.test(type.type)) return [];
  const passed = readNonEmpty(value, scope);
  return passed === null ? [] : [{ node, callee: qualifiedName(type.text), passed, object: null }];
}

/** `std::thread worker{work};` in a class. */
export function readMember(node: Node, { scope }: Reading): readonly Construction[] {
  const type = node.childForFieldName('type');
  const value = node.childForFieldName('default_value');
  if (type === null || value?.type !== 'initializer_list' || !TYPE_NAME.test(type.type)) return [];
  const passed = readNonEmpty(value, scope);
  return passed === null ? [] : [{ node, callee: qualifiedName(type.text), passed, object: null }];
}

/** `: worker_(work)`: only the class tells of what type the member is. */
export function readInitialiser(node: Node, { scope }: Reading): readonly Construction[] {
  const [member, list] = node.namedChildren;
  if (member?.type !== 'field_identifier' || list === undefined) return [];
  if (list.type !== 'argument_list' && list.type !== 'initializer_list') return [];
  const passed = readNonEmpty(list, scope);
  return passed === null ? [] : [{ node, callee: member.text, passed, object: member.text }];
}

/** `make_unique<Type>(...)`: a template function that gets types may construct them. */
export function madeByTemplate(node: Node, written: Node, passed: Passed): readonly Construction[] {
  if (!/\bmake_\w+\s*</.test(written.text)) return [];
  const types = written.descendantsOfType('type_descriptor');
  return types.map((type) => ({ node, callee: qualifiedName(type.text), passed, object: null }));
}

/** `threads.emplace_back(work)`: a container makes what it holds out of the arguments. */
export function madeByContainer(
  node: Node,
  method: string,
  object: Node | null,
  passed: Passed,
  reading: Reading,
): readonly Construction[] {
  if (!EMPLACES.test(method) || object?.type !== 'identifier') return [];
  const type = reading.typeTexts().get(object.text) ?? '';
  return templateArguments(type).map((callee) => ({ node, callee, passed, object: null }));
}

export const EMPLACES = /^(?:try_)?emplace(?:_\w+)?$/;

/** The arguments of the outermost template that is named, bare. */
export function templateArguments(type: string): readonly string[] {
  const last = type.lastIndexOf('>');
  const list = type.lastIndexOf('<') < last ? type.slice(0, last).replace(/^[^<]*<?/, '') : '';
  const bare = list.replace(/<[^<>]*(?:<[^<>]*>[^<>]*)*>/g, '');
  return bare
    .split(',')
    .map((part) => qualifiedName(part).replace(/(?<![*&])[*&]+$/, ''))
    .filter((part) => part !== '');
}

/** The declared types as they are written; made once for each item, and only where a template asks for it. */
export function openTypeTexts(root: Node): () => ReadonlyMap<string, string> {
  let texts: Map<string, string> | null = null;
  return () => {
    if (texts !== null) return texts;
    texts = new Map();
    for (const node of root.descendantsOfType(['declaration', 'parameter_declaration'])) {
      const type = node.childForFieldName('type')?.text ?? '';
      for (const declarator of node.childrenForFieldName('declarator')) {
        const name = declaredName(declarator);
        if (name !== null) texts.set(name, type);
      }
    }
    return texts;
  };
}

/** Of what type a receiver is, or which member or variable from elsewhere it is. */
export interface Receiver {
  readonly receiver: string | null;
  readonly object?: string;
}

const UNKNOWN: Receiver = { receiver: null };

export function receiverOf(expression: Node | null, isArrow: boolean, reading: Reading): Receiver {
  if (expression === null) return UNKNOWN;
  switch (expression.type) {
    case 'identifier':
      return receiverNamed(expression.text, isArrow, reading);
    case 'parenthesized_expression':
      return receiverOf(expression.namedChild(0), isArrow, reading);
    case 'pointer_expression':
      return receiverOf(expression.childForFieldName('argument'), operatorOf(expression) === '*', reading);
    case 'this':
      return { receiver: null, object: 'this' };
    case 'field_expression': {
      const isOwn = expression.childForFieldName('argument')?.type === 'this';
      const field = expression.childForFieldName('field')?.text;
      return isOwn && field !== undefined ? { receiver: null, object: field } : UNKNOWN;
    }
    case 'call_expression':
    case 'compound_literal_expression':
    case 'new_expression': {
      const made = madeType(expression);
      return made === null ? UNKNOWN : { receiver: made };
    }
    default:
      return UNKNOWN;
  }
}

function receiverNamed(name: string, isArrow: boolean, { scope, typeTexts }: Reading): Receiver {
  const type = scope.types.get(name);
  if (type === undefined) return scope.variables.has(name) ? UNKNOWN : { receiver: null, object: name };
  if (type === 'auto') return { receiver: initialType(name, scope) };
  if (!isArrow) return { receiver: type };
  // A class that is a pointer stands for what it points to.
  const [pointee] = templateArguments(typeTexts().get(name) ?? '');
  return { receiver: pointee ?? type };
}

function initialType(name: string, scope: Scope): string | null {
  for (const write of scope.variables.get(name)?.flatMap(({ writes }) => writes) ?? []) {
    const made = write.kind === 'set' ? madeType(write.node) : null;
    if (made !== null) return made;
  }
  return null;
}

/** `new T`, `T(x)`, `T{x}`, `make_unique<T>(x)`. */
function madeType(node: Node): string | null {
  if (node.type === 'new_expression' || node.type === 'compound_literal_expression') {
    return qualifiedName(node.childForFieldName('type')?.text ?? '');
  }
  const written = node.type === 'call_expression' ? node.childForFieldName('function') : null;
  if (written === null || !/^(?:template_function|(?:qualified_)?identifier)$/.test(written.type))
    return null;
  if (/\bmake_\w+\s*</.test(written.text)) return templateArguments(written.text)[0] ?? null;
  return qualifiedName(written.text);
}
