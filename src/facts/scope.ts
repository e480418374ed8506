/**
 * Which names an item declares itself, of what type, and what it writes to them. Blocks are not told
 * apart: two variables of one name in one function are taken for one, which can only add doubt.
 */
import type { Node } from '../syntax/index.ts';
import type { FieldWrite } from './facts.ts';
import { operatorOf, qualifiedName, readValue, type Scope, type Write } from './values.ts';

const DECLARING = [
  'declaration',
  'parameter_declaration',
  'optional_parameter_declaration',
  'for_range_loop',
];
const WRITING = ['assignment_expression', 'update_expression', 'pointer_expression'];

/** A scope still being filled. */
interface Draft {
  readonly parameters: Map<string, number>;
  readonly writes: Map<string, Write[]>;
  readonly types: Map<string, string>;
}

/**
 * `macroParameters` are a macro's own. A declaration at the outermost level of the text is not local: it
 * is what the item defines.
 */
export function readScope(root: Node, macroParameters: readonly string[] | null): Scope {
  const draft: Draft = { parameters: new Map(), writes: new Map(), types: new Map() };
  for (const [index, name] of (macroParameters ?? []).entries()) {
    draft.parameters.set(name, index);
    draft.writes.set(name, []);
  }
  if (macroParameters === null) readParameters(root, draft);
  for (const node of root.descendantsOfType(DECLARING)) {
    readDeclaration(node, draft);
  }
  for (const node of root.descendantsOfType(WRITING)) {
    readWrite(node, draft);
  }
  return { ...draft, followed: new Map() };
}

/** The innermost name of a declarator such as `*(*name)[3]`. */
export function declaredName(declarator: Node | null): string | null {
  let node = declarator;
  for (let steps = 0; node !== null && steps < 30; steps++) {
    if (node.type === 'identifier' || node.type === 'field_identifier' || node.type === 'type_identifier') {
      return node.text;
    }
    if (node.type === 'qualified_identifier') return qualifiedName(node.text);
    const inner: Node | null = node.childForFieldName('declarator');
    node =
      inner ??
      node.namedChildren.find((child) => child.type.endsWith('declarator') || child.type === 'identifier') ??
      null;
  }
  return null;
}

/** The outermost function's parameters, prototype-style or old-style. */
function readParameters(root: Node, draft: Draft): void {
  const definition = root.descendantsOfType('function_definition')[0];
  const declarator =
    definition?.childForFieldName('declarator')?.descendantsOfType('function_declarator')[0] ?? null;
  const list = declarator?.childForFieldName('parameters') ?? null;
  let index = 0;
  for (const child of list?.namedChildren ?? []) {
    if (child.type === 'comment') continue;
    const name =
      child.type === 'identifier' ? child.text : declaredName(child.childForFieldName('declarator'));
    if (name !== null) {
      draft.parameters.set(name, index);
      draft.writes.set(name, []);
    }
    index++;
  }
}

function readDeclaration(node: Node, draft: Draft): void {
  if (!isInsideFunction(node)) return;
  const type = qualifiedName(node.childForFieldName('type')?.text ?? '');
  const isParameter = node.type.includes('parameter');
  for (const declarator of node.childrenForFieldName('declarator')) {
    const name = declaredName(declarator);
    if (name === null || name.includes('::')) continue;
    if (
      declarator.type === 'function_declarator' &&
      !isParameter &&
      declarator.childForFieldName('declarator')?.type === 'identifier'
    ) {
      // A prototype inside of a function declares nothing local.
      if (!looksLikeConstruction(declarator, type)) continue;
    }
    draft.types.set(name, type);
    const writes = draft.writes.get(name) ?? [];
    draft.writes.set(name, writes);
    if (isParameter && !draft.parameters.has(name)) {
      writes.push({ kind: 'elsewhere', why: `\`${name}\` is the parameter of an inner function` });
    }
    const value = declarator.type === 'init_declarator' ? declarator.childForFieldName('value') : null;
    if (value !== null) writes.push({ kind: 'set', node: value });
  }
}

/** `Type name(value);` inside of a function, which the grammar takes for a prototype. */
function looksLikeConstruction(declarator: Node, type: string): boolean {
  if (!/::|^[A-Z]/.test(type)) return false;
  const parameters = declarator.childForFieldName('parameters')?.namedChildren ?? [];
  return parameters.length > 0 && parameters.every((child) => child.childForFieldName('declarator') === null);
}

function readWrite(node: Node, draft: Draft): void {
  if (node.type === 'assignment_expression') {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const writes = left?.type === 'identifier' ? draft.writes.get(left.text) : undefined;
    if (writes === undefined || right === null) return;
    const operator = operatorOf(node);
    if (operator === '=') writes.push({ kind: 'set', node: right });
    else writes.push({ kind: 'change', operator: operator.slice(0, -1), node: right });
    return;
  }
  const argument = node.childForFieldName('argument');
  const writes = argument?.type === 'identifier' ? draft.writes.get(argument.text) : undefined;
  if (writes === undefined || operatorOf(node) === '*') return;
  const name = argument?.text ?? '';
  if (!writes.some((write) => write.kind === 'elsewhere')) {
    writes.push({ kind: 'elsewhere', why: `\`${name}\` may be changed through a pointer or counted` });
  }
}

function isInsideFunction(node: Node): boolean {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (
      outer.type === 'compound_statement' ||
      outer.type === 'function_definition' ||
      outer.type === 'lambda_expression'
    ) {
      return true;
    }
  }
  return false;
}

/** `object.field = value` and `{ .field = value }`. */
export function readFieldWrites(root: Node, scope: Scope): FieldWrite[] {
  const writes: FieldWrite[] = [];
  for (const node of root.descendantsOfType(['assignment_expression', 'initializer_pair'])) {
    const left = node.childForFieldName('left') ?? node.childForFieldName('designator');
    const field = left?.type === 'field_expression' ? left.childForFieldName('field') : left?.namedChild(0);
    const isField = left?.type === 'field_expression' || left?.type === 'field_designator';
    if (!isField || field === null || field === undefined) continue;
    const object = left.type === 'field_expression' ? left.childForFieldName('argument') : null;
    const value = node.childForFieldName('right') ?? node.childForFieldName('value');
    const name = object?.type === 'identifier' ? object.text : null;
    writes.push({ object: name, field: field.text, value: readValue(value, scope) });
  }
  return writes;
}
