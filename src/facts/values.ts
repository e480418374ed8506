/**
 * Expressions to values: what can be known of them from the item alone. Local variables are followed
 * without regard to order, so a variable is any of what is assigned to it. Names from elsewhere stay names.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';

/** One assignment to a local variable or parameter. */
export type Write =
  | { readonly kind: 'set'; readonly node: Node }
  /** `flags |= node` */
  | { readonly kind: 'change'; readonly operator: string; readonly node: Node }
  | { readonly kind: 'elsewhere'; readonly why: string };

/** The names that an item declares itself. */
export interface Scope {
  readonly parameters: ReadonlyMap<string, number>;
  /** Every name declared inside, parameters included, with what is written to it. */
  readonly writes: ReadonlyMap<string, readonly Write[]>;
  readonly types: ReadonlyMap<string, string>;
  /** What variables were found to hold, each followed once; `busy` while it is being followed. */
  readonly followed: Map<string, Value | 'busy'>;
}

/** Deeper expressions than this are generated tables or attacks; what they hold is left unknown. */
const DEEPEST = 40;
/** A call inside of a call's arguments counts as so many levels: what lies deeper says nothing any more. */
const CALL_DEPTH = 15;
const MOST_WRITES = 24;
/** More alternatives than this say nothing to a person. */
const MOST_ALTERNATIVES = 12;

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
      return { kind: 'number', value: 1 };
    case 'false':
    case 'null':
    case 'nullptr':
      return { kind: 'number', value: 0 };
    case 'string_literal':
    case 'concatenated_string':
    case 'raw_string_literal':
      return readText(node);
    case 'parenthesized_expression':
      return read(node.namedChild(0));
    case 'cast_expression':
      return read(node.childForFieldName('value'));
    case 'comma_expression':
    case 'assignment_expression':
      return read(node.childForFieldName('right'));
    case 'conditional_expression':
      return anyOf([
        read(node.childForFieldName('consequence') ?? node.childForFieldName('condition')),
        read(node.childForFieldName('alternative')),
      ]);
    case 'binary_expression':
      return operation(operatorOf(node), [
        read(node.childForFieldName('left')),
        read(node.childForFieldName('right')),
      ]);
    case 'unary_expression':
      return operation(operatorOf(node), [read(node.childForFieldName('argument'))]);
    case 'pointer_expression':
      return readPointer(node, read);
    case 'identifier':
      return readName(node.text, scope, depth);
    case 'qualified_identifier':
      return { kind: 'name', name: qualifiedName(node.text) };
    case 'field_expression':
      return { kind: 'field', name: node.childForFieldName('field')?.text ?? '' };
    case 'call_expression':
      return readCallResult(node, scope, depth);
    default:
      return unknown(`the value of \`${shorten(node.text)}\` is not known`);
  }
}

/** Alternatives, flattened, each once; a single one stands for itself. */
export function anyOf(values: readonly Value[]): Value {
  const flat = values.flatMap((value) => (value.kind === 'any-of' ? value.values : [value]));
  const seen = new Map(flat.map((value) => [JSON.stringify(value), value]));
  const different = [...seen.values()];
  const [only] = different;
  if (only !== undefined && different.length === 1) return only;
  if (different.length > MOST_ALTERNATIVES) return unknown('it may have too many different values');
  return { kind: 'any-of', values: different };
}

/** `A::B<int>::c` without template arguments, blanks and a leading `::`. */
export function qualifiedName(text: string): string {
  let bare = text.replace(/\s+/g, '');
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(/<[^<>]*>/g, '');
  }
  return bare.replace(/^::/, '');
}

/** Folds numbers; everything else stays as written. */
export function operation(operator: string, operands: readonly Value[]): Value {
  const numbers = operands.map((operand) => (operand.kind === 'number' ? operand.value : null));
  const [a, b] = numbers;
  if (a !== undefined && a !== null && b === undefined) return foldUnary(operator, a, operands);
  if (a !== undefined && a !== null && b !== undefined && b !== null)
    return foldBinary(operator, a, b, operands);
  return { kind: 'operation', operator, operands };
}

function foldUnary(operator: string, a: number, operands: readonly Value[]): Value {
  switch (operator) {
    case '-':
      return { kind: 'number', value: -a };
    case '+':
      return { kind: 'number', value: a };
    case '~':
      return { kind: 'number', value: ~a };
    case '!':
      return { kind: 'number', value: a === 0 ? 1 : 0 };
    default:
      return { kind: 'operation', operator, operands };
  }
}

function foldBinary(operator: string, a: number, b: number, operands: readonly Value[]): Value {
  const fold: Readonly<Record<string, number>> = {
    '|': Number(BigInt.asIntN(53, BigInt(Math.trunc(a)) | BigInt(Math.trunc(b)))),
    '&': Number(BigInt.asIntN(53, BigInt(Math.trunc(a)) & BigInt(Math.trunc(b)))),
    '^': Number(BigInt.asIntN(53, BigInt(Math.trunc(a)) ^ BigInt(Math.trunc(b)))),
    '<<': a * 2 ** b,
    '>>': Math.floor(a / 2 ** b),
    '+': a + b,
    '-': a - b,
    '*': a * b,
  };
  const value = fold[operator];
  if (value === undefined || !Number.isSafeInteger(value)) return { kind: 'operation', operator, operands };
  return { kind: 'number', value };
}

export function operatorOf(node: Node): string {
  return node.childForFieldName('operator')?.text ?? '';
}

function readNumber(text: string): Value {
  const bare = text.replace(/'/g, '').replace(/[uUlLzZ]+$/, '');
  const value = /^0[0-7]+$/.test(bare) ? Number.parseInt(bare, 8) : Number(bare);
  return Number.isSafeInteger(value) ? { kind: 'number', value } : unknown(`\`${text}\` is no plain integer`);
}

function readCharacter(text: string): Value {
  const inner = text.slice(1, -1);
  return inner.length === 1 ? { kind: 'number', value: inner.charCodeAt(0) } : unknown('a character');
}

/** Adjacent literals are one text; names between them, such as `PRIu64`, leave it incomplete. */
function readText(node: Node): Value {
  const parts = node.type === 'concatenated_string' ? node.namedChildren : [node];
  let value = '';
  for (const part of parts) {
    if (part.type !== 'string_literal' && part.type !== 'raw_string_literal') {
      return { kind: 'text', value, complete: false };
    }
    value += unquote(part.text);
  }
  return { kind: 'text', value, complete: true };
}

function unquote(literal: string): string {
  const raw = /^(?:u8|[uUL])?R"([^(]*)\(([\s\S]*)\)\1"$/.exec(literal);
  if (raw !== null) return raw[2] ?? '';
  return literal.replace(/^[^"]*"|"$/g, '').replace(/\\(["\\])/g, '$1');
}

function readPointer(node: Node, read: (child: Node | null) => Value): Value {
  const argument = node.childForFieldName('argument');
  if (operatorOf(node) === '*') return unknown('it is read through a pointer');
  if (argument?.type === 'identifier') {
    return { kind: 'operation', operator: 'address-of', operands: [{ kind: 'name', name: argument.text }] };
  }
  return { kind: 'operation', operator: 'address-of', operands: [read(argument)] };
}

function readName(name: string, scope: Scope, depth: number): Value {
  const writes = scope.writes.get(name);
  if (writes === undefined) return { kind: 'name', name };
  const known = scope.followed.get(name);
  if (known === 'busy') return unknown(`\`${name}\` depends on itself`);
  if (known !== undefined) return known;
  scope.followed.set(name, 'busy');
  const value = readVariable(name, writes, scope, depth);
  scope.followed.set(name, value);
  return value;
}

/** Any of what is assigned to the variable, with any of what is added to it later. */
function readVariable(name: string, writes: readonly Write[], scope: Scope, depth: number): Value {
  const index = scope.parameters.get(name);
  const bases: Value[] = index === undefined ? [] : [{ kind: 'parameter', index }];
  const changes: { operator: string; value: Value }[] = [];
  for (const write of writes) {
    if (write.kind === 'elsewhere') bases.push(unknown(write.why));
    else {
      const value = readValue(write.node, scope, depth + 1);
      if (write.kind === 'set') bases.push(value);
      else changes.push({ operator: write.operator, value });
    }
    if (bases.length + changes.length > MOST_WRITES) return unknown(`\`${name}\` is set in too many places`);
  }
  if (bases.length === 0) return unknown(`nothing says what \`${name}\` is`);
  const changed = changes.map(({ operator, value }) => operation(operator, [anyOf(bases), value]));
  const all =
    changes.length > 1 ? [operation('|', [anyOf(bases), ...changes.map((change) => change.value)])] : [];
  return anyOf([...bases, ...changed, ...all]);
}

function readCallResult(node: Node, scope: Scope, depth: number): Value {
  const read = (child: Node | null): Value => readValue(child, scope, depth + CALL_DEPTH);
  const callee = node.childForFieldName('function');
  const values = node.childForFieldName('arguments')?.namedChildren ?? [];
  const name = qualifiedName(callee?.text ?? '');
  const [first] = values;
  if (/^(?:static|reinterpret|const|dynamic)_cast$/.test(name) && first) return read(first);
  return { kind: 'result-of', callee: name, arguments: values.slice(0, 8).map((value) => read(value)) };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 37)}...`;
}
