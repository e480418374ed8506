/**
 * Expressions to values: what can be known of them from the item alone. Local variables are followed in the order
 * of their writes. Names from elsewhere stay names.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import { readField, readObjectName } from './fields.ts';
import { follow } from './flow.ts';
import { anyOf, bounded, convert, foldBinary, operation, sizeOf } from './folding.ts';
import { integerOf, readCharacter, readLiteral, readNumber } from './literals.ts';
import { literalCondition } from './unevaluated.ts';
import { PASTE } from './wrapping.ts';
import { type Scope, type Variable, variableAt } from './variables.ts';

export type { Scope } from './variables.ts';

/** Deeper expressions than this are generated tables or attacks; what they hold is left unknown. */
const DEEPEST = 40;
/** A call inside of a call's arguments counts as so many levels: what lies deeper says nothing any more. */
const CALL_DEPTH = 8;
/** Longer tables are not kept: nobody knows which of so many elements is meant. */
const LONGEST_TABLE = 64;

export function unknown(why: string): Value {
  return { kind: 'unknown', why };
}

/** What `node` is known to be. */
export function readValue(node: Node | null, scope: Scope, depth = 0): Value {
  if (node === null) return unknown('nothing is written there');
  if (depth > DEEPEST) return unknown('the expression is nested too deeply');
  const read = (child: Node | null): Value => readValue(child, scope, depth + 1);
  switch (node.type) {
    case 'number_literal':
      return readNumber(node.text);
    case 'char_literal':
      return readCharacter(node.text);
    case 'true':
    case 'false':
    case 'null':
    case 'nullptr':
      return { kind: 'number', value: node.type === 'true' ? 1 : 0 };
    case 'string_literal':
    case 'raw_string_literal':
      return readLiteral(node);
    case 'concatenated_string':
      return operation('text', plainChildren(node).map(read));
    // A name between texts is an error to the grammar of C++.
    case 'ERROR':
    case 'parenthesized_expression':
      return read(plainChildren(node)[0] ?? null);
    case 'cast_expression':
      return convert(read(node.childForFieldName('value')), node.childForFieldName('type')?.text ?? '');
    case 'compound_literal_expression':
      return read(node.childForFieldName('value'));
    case 'initializer_list':
    case 'argument_list':
      return readList(node, read);
    case 'initializer_pair':
      return readPair(node, read);
    case 'subscript_expression':
      return readElement(node, read);
    case 'sizeof_expression':
      return readSize(node);
    case 'comma_expression':
    case 'assignment_expression':
      return read(node.childForFieldName('right'));
    case 'conditional_expression':
      return readChoice(node, read);
    case 'binary_expression':
      return readBinary(node, read);
    case 'unary_expression':
      return operation(operatorOf(node), [read(node.childForFieldName('argument'))]);
    case 'pointer_expression':
      return readPointer(node, scope, read);
    case 'lambda_expression':
      return { kind: 'operation', operator: 'address-of', operands: [unknown('it is a lambda')] };
    case 'identifier':
      return readName(node, scope, depth);
    case 'qualified_identifier':
      return { kind: 'name', name: qualifiedName(node.text) };
    case 'field_expression':
      return readField(node, scope, read);
    case 'call_expression':
      return readCallResult(node, scope, depth);
    default:
      return unknown(`the value of \`${shorten(node.text)}\` is not known`);
  }
}

/** `A::B<int>::c` without template arguments, blanks and a leading `::`. */
export function qualifiedName(text: string): string {
  return withoutTemplates(text.replace(/\s+/g, '')).replace(/^::/, '');
}

/** Without what stands in angle brackets, however deep. What does not close, or was not opened, stays. */
export function withoutTemplates(text: string): string {
  if (!text.includes('<')) return text;
  const open: number[] = [];
  const kept: string[] = [];
  for (const piece of text.split(/(?=[<>])|(?<=[<>])/)) {
    const from = piece === '>' ? open.pop() : undefined;
    if (from !== undefined) {
      kept.length = from;
      continue;
    }
    if (piece === '<') open.push(kept.length);
    kept.push(piece);
  }
  return kept.join('');
}

export function operatorOf(node: Node): string {
  return node.childForFieldName('operator')?.text ?? '';
}

type Read = (child: Node | null) => Value;

function plainChildren(node: Node): readonly Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment');
}

/** A list that stands for a single value, as in `int flags = { 1 }` or `(int){ 1 }`, is that value. */
function readList(node: Node, read: Read): Value {
  const parts = plainChildren(node);
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && only.type !== 'initializer_pair' && !isTable(node)) {
    return read(only);
  }
  if (parts.length > LONGEST_TABLE) return unknown('it is a large table');
  // Elements with places of their own would have to be put in order.
  if (parts.some((part) => part.descendantsOfType('subscript_designator').length > 0))
    return unknown('it is a table whose elements have places of their own');
  return { kind: 'operation', operator: 'list', operands: parts.map(read) };
}

/** Whether a list initialises an array, or is an element of another list. */
function isTable({ parent }: Node): boolean {
  const declarator = parent?.childForFieldName('declarator') ?? parent?.childForFieldName('type') ?? null;
  if (parent?.type === 'initializer_list') return true;
  return declarator !== null && declarator.descendantsOfType(ARRAYS).length > 0;
}

const ARRAYS = ['array_declarator', 'abstract_array_declarator'];

/** `.field = value` in a list. */
function readPair(node: Node, read: Read): Value {
  const names = node.childrenForFieldName('designator').map(({ text }) => text.replace(/\s/g, ''));
  const value = read(node.childForFieldName('value'));
  return { kind: 'operation', operator: `= ${names.join('')}`, operands: [value] };
}

function readElement(node: Node, read: Read): Value {
  const indices = node.childForFieldName('indices');
  const index = read(node.childForFieldName('index') ?? indices?.namedChild(0) ?? null);
  // A wrapper's caller is not asked which element it wants, since a table is told where it is used.
  const known = index.kind === 'number' || index.kind === 'name';
  const table = read(node.childForFieldName('argument'));
  return operation('element', [table, known ? index : unknown('which element is meant is not known')]);
}

function readSize(node: Node): Value {
  const type = node.childForFieldName('type')?.text;
  const size = type === undefined ? null : sizeOf(type);
  return size === null ? unknown('its size is not known') : { kind: 'number', value: size };
}

function readChoice(node: Node, read: Read): Value {
  const condition = read(node.childForFieldName('condition'));
  const consequence = node.childForFieldName('consequence');
  return operation('?:', [
    condition,
    consequence === null ? condition : read(consequence),
    read(node.childForFieldName('alternative')),
  ]);
}

function readBinary(node: Node, read: Read): Value {
  const operands = [read(node.childForFieldName('left')), read(node.childForFieldName('right'))];
  const value = operation(operatorOf(node), operands);
  if (value.kind !== 'operation' || !operands.some(({ kind }) => kind === 'unknown')) return value;
  const wide = readWide(node, DEEPEST);
  return wide !== null && wide <= Number.MAX_SAFE_INTEGER ? { kind: 'number', value: Number(wide) } : value;
}

/** What literals give that are too large to be a value by themselves, in the 64 bits without sign that they have. */
function readWide(node: Node | null, depth: number): bigint | null {
  if (node === null || depth === 0) return null;
  switch (node.type) {
    case 'number_literal':
      return integerOf(node.text);
    case 'parenthesized_expression':
      return readWide(node.namedChild(0), depth - 1);
    case 'binary_expression': {
      const operator = operatorOf(node);
      const left = readWide(node.childForFieldName('left'), depth - 1);
      const right = readWide(node.childForFieldName('right'), depth - 1);
      if (left === null || right === null || !/^(?:[|&^]|>>)$/.test(operator)) return null;
      return foldBinary(operator, left, right);
    }
    default:
      return null;
  }
}

function readPointer(node: Node, scope: Scope, read: Read): Value {
  const argument = node.childForFieldName('argument');
  if (operatorOf(node) === '*') return unknown('it is read through a pointer');
  const name = argument === null ? null : readObjectName(argument, scope);
  const operand: Value = name === null ? read(argument) : { kind: 'name', name };
  return { kind: 'operation', operator: 'address-of', operands: [operand] };
}

function readName(node: Node, scope: Scope, depth: number): Value {
  const name = node.text;
  if (name.includes(PASTE)) return operation('paste', readPieces(name, scope));
  if (!scope.variables.has(name)) return { kind: 'name', name };
  const variable = variableAt(scope, name, node.startIndex);
  // Where it is not seen the name is that of something outside.
  if (variable === null) return { kind: 'name', name };
  const values = follow(followable(variable), node.startIndex, scope.followed, (written) =>
    readValue(written, scope, depth + 1),
  );
  return values.length === 0 ? unknown(`nothing says what \`${name}\` is`) : bounded(anyOf(values));
}

/** A parameter among the pieces of a name stands for what is passed. */
function readPieces(name: string, scope: Scope): readonly Value[] {
  return name.split(new RegExp(`${PASTE}+`)).map((piece): Value => {
    const index = scope.parameters.get(piece);
    return index === undefined ? { kind: 'name', name: piece } : { kind: 'parameter', index };
  });
}

function followable(variable: Variable): Parameters<typeof follow>[0] {
  const { name, start, parameter, writes, timeless, around } = variable;
  const base: readonly Value[] = parameter === null ? [] : [{ kind: 'parameter', index: parameter }];
  return { key: `${name}@${String(start)}`, base, writes, timeless, around, holds: literalCondition };
}

function readCallResult(node: Node, scope: Scope, depth: number): Value {
  const read: Read = (child) => readValue(child, scope, depth + CALL_DEPTH);
  const callee = unparenthesized(node.childForFieldName('function'));
  const values = plainChildren(node.childForFieldName('arguments') ?? node);
  const name = qualifiedName(callee?.text ?? '');
  const [first] = values;
  if (first !== undefined && /^(?:static|reinterpret|const|dynamic)_cast$/.test(name))
    return convert(
      readValue(first, scope, depth + 1),
      callee?.descendantsOfType('type_descriptor')[0]?.text ?? '',
    );
  if (first !== undefined && callee?.type === 'primitive_type')
    return convert(readValue(first, scope, depth + 1), name);
  return { kind: 'result-of', callee: name, arguments: values.slice(0, 8).map((value) => read(value)) };
}

function unparenthesized(node: Node | null): Node | null {
  let inner = node;
  while (inner?.type === 'parenthesized_expression') inner = inner.namedChild(0);
  return inner;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 37)}...`;
}
