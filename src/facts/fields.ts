/**
 * Fields of structures: what an item writes to them, and what those of its own variables hold. A structure that
 * is reached through a pointer may be written by every function that is called.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { FieldWrite } from './facts.ts';
import { type Followable, follow } from './flow.ts';
import { anyOf, bounded, operation } from './folding.ts';
import { readValue, unknown } from './values.ts';
import { declaredName } from './declarators.ts';
import { literalCondition } from './unevaluated.ts';
import { type Scope, type Variable, variableAt, type Write } from './variables.ts';

const MOST_CALLS = 30;

/** `object.field` or `object->field`. */
export function readField(node: Node, scope: Scope, read: (child: Node | null) => Value): Value {
  const name = node.childForFieldName('field')?.text ?? '';
  const object = node.childForFieldName('argument');
  if (object?.type === 'subscript_expression') {
    const value = operation(`.${name}`, [read(object)]);
    return value.kind === 'operation' && !mayBeKnown(value) ? { kind: 'field', name, object: null } : value;
  }
  if (object?.type !== 'identifier') return { kind: 'field', name, object: null };
  const variable = variableAt(scope, object.text, object.startIndex);
  if (variable === null) return { kind: 'field', name, object: object.text };
  if (variable.isUnion) return unknown(`\`${object.text}\` is a union`);
  const values = follow(fieldOf(variable, name, read), node.startIndex, scope.followed, read);
  return values.length === 0 ? unknown(`nothing says what \`${node.text}\` is`) : bounded(anyOf(values));
}

/** A table that is named may be looked up later. */
function mayBeKnown(value: Value): boolean {
  if (value.kind === 'operation') return value.operands.some(mayBeKnown);
  return value.kind === 'name';
}

function fieldOf(variable: Variable, field: string, read: (child: Node | null) => Value): Followable {
  const { name, start, timeless, around, isPointer } = variable;
  const known: Value = { kind: 'field', name: field, object: null };
  const whole = variable.writes.map((write) => fieldWrite(write, field, known, read));
  const own = variable.fields.get(field) ?? [];
  const isReached = isPointer || variable.parameter !== null;
  return {
    key: `${name}@${String(start)}.${field}`,
    base: isReached ? [known] : [],
    writes: [...whole, ...own, ...(isPointer && own.length > 0 ? callsOf(variable, field) : [])],
    timeless,
    around,
    holds: literalCondition,
  };
}

/** What becomes of a field when the whole structure is written. */
function fieldWrite(write: Write, field: string, known: Value, read: (child: Node | null) => Value): Write {
  const { from, at } = write;
  switch (write.kind) {
    case 'set':
      return { from, at, kind: 'given', value: initialField(write.node, field, known, read) };
    case 'change':
    case 'given':
      return { from, at, kind: 'given', value: known };
    case 'elsewhere':
      return write;
    case 'handed':
      return { from, at, kind: 'elsewhere', why: write.why };
  }
}

function initialField(node: Node, field: string, known: Value, read: (child: Node | null) => Value): Value {
  const literal = node.type === 'compound_literal_expression' ? node.childForFieldName('value') : node;
  if (literal?.type !== 'initializer_list') return known;
  if (/^\{[\s0]*\}$/.test(literal.text)) return { kind: 'number', value: 0 };
  const type = node.parent?.parent?.childForFieldName('type');
  const names = literal.namedChildren.map((pair) => pair.childForFieldName('designator')?.text ?? null);
  // What no designator names is nought, unless the fields lie on top of each other.
  if (type?.type === 'struct_specifier' && !names.includes(null) && !names.includes(`.${field}`)) {
    return { kind: 'number', value: 0 };
  }
  const value = operation(`.${field}`, [read(literal)]);
  return value.kind === 'operation' && value.operator === `.${field}` ? known : value;
}

/** Every call may write what a pointer leads to; of so many that nothing is known any more only the first ones. */
function callsOf({ around }: Variable, field: string): readonly Write[] {
  return around
    .calls()
    .slice(0, MOST_CALLS)
    .map(({ startIndex, endIndex }) => {
      const why = `a function that is called may write \`${field}\``;
      return { from: startIndex, at: endIndex, kind: 'elsewhere', why };
    });
}

/** A name for the structure that an address leads to; null when it is no plain variable. */
export function readObjectName(node: Node, scope: Scope): string | null {
  if (node.type === 'compound_literal_expression') return literalName(node);
  if (node.type !== 'identifier') return null;
  return variableAt(scope, node.text, node.startIndex)?.name ?? node.text;
}

/** Structures without a name are told apart by their places. */
function literalName(node: Node): string {
  return `(literal)@${String(node.startIndex)}`;
}

/** `object.field = value` and `{ .field = value }`. */
export function readFieldWrites(root: Node, scope: Scope): FieldWrite[] {
  const writes: FieldWrite[] = [];
  for (const node of root.descendantsOfType(['assignment_expression', 'initializer_pair'])) {
    const left = node.childForFieldName('left') ?? node.childForFieldName('designator');
    const field = left?.type === 'field_expression' ? left.childForFieldName('field') : left?.namedChild(0);
    const isField = left?.type === 'field_expression' || left?.type === 'field_designator';
    if (!isField || field === null || field === undefined) continue;
    const value = node.childForFieldName('right') ?? node.childForFieldName('value');
    const object = left.type === 'field_expression' ? assignedObject(left) : initialisedObject(node);
    writes.push({ object, field: field.text, value: readValue(value, scope) });
  }
  return writes;
}

function assignedObject(left: Node): string | null {
  const object = left.childForFieldName('argument');
  return object?.type === 'identifier' ? object.text : null;
}

/** Whose field a designator names; null inside of tables and of other structures. */
function initialisedObject(pair: Node): string | null {
  const holder = pair.parent?.parent ?? null;
  if (holder?.type === 'init_declarator') return declaredName(holder);
  return holder?.type === 'compound_literal_expression' ? literalName(holder) : null;
}
