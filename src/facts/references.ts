/**
 * Which names an item really uses, and how. A name in a comment, a string, a label or a declaration is
 * not used; neither is one that the item declares itself. This is what confirms or refutes a mention.
 */
import type { Node } from '../syntax/index.ts';
import type { Reference, Use } from './facts.ts';
import { qualifiedName, type Scope } from './values.ts';

const NAMES = [
  ...['identifier', 'type_identifier', 'field_identifier', 'namespace_identifier'],
  'qualified_identifier',
];

export function readReferences(root: Node, scope: Scope): Reference[] {
  const strongest = new Map<string, Reference>();
  for (const node of root.descendantsOfType(NAMES)) {
    const use = useOf(node, scope);
    if (use === null) continue;
    const name = node.type === 'qualified_identifier' ? qualifiedName(node.text) : node.text;
    const before = strongest.get(name);
    if (before !== undefined && RANK[before.use] >= RANK[use]) continue;
    const at = { start: node.startIndex, end: node.endIndex };
    const isQualified = node.parent?.type === 'qualified_identifier';
    strongest.set(name, { name, use, at, argumentOf: calleeAround(node), isQualified });
  }
  return [...strongest.values()];
}

const RANK: Readonly<Record<Use, number>> = { field: 0, type: 1, member: 2, value: 3, call: 4 };

/** The function or macro that gets `node` as an argument of its own. */
function calleeAround(node: Node): string | null {
  const list = node.parent?.type === 'argument_list' ? node.parent : null;
  return list?.parent?.childForFieldName('function')?.text ?? null;
}

function useOf(node: Node, scope: Scope): Use | null {
  if (node.type === 'type_identifier' || node.type === 'namespace_identifier') return 'type';
  const parent = node.parent;
  if (parent === null) return 'value';
  if (node.type === 'field_identifier') return useOfField(parent);
  if (node.type === 'qualified_identifier') return useOfQualified(node, parent);
  if (isDeclared(node, parent) || isDeclaredQualified(parent)) return null;
  const isCalled = isCallee(node, parent);
  if (scope.writes.has(node.text) && !isCalled) return null;
  return isCalled ? 'call' : 'value';
}

/** `void Matrix::scale() {`: the name is declared, whatever stands before it. */
function isDeclaredQualified(parent: Node): boolean {
  let outer: Node = parent;
  while (outer.type === 'qualified_identifier' && outer.parent !== null) {
    if (isDeclared(outer, outer.parent)) return true;
    outer = outer.parent;
  }
  return false;
}

/** The whole of `a::b::c` used as a value; as a callee or a type it is told by its parts. */
function useOfQualified(node: Node, parent: Node): Use | null {
  const isValue =
    /^(?:argument_list|init_declarator|assignment_expression|return_statement|initializer_list|.*_expression)$/;
  if (!isValue.test(parent.type) || isDeclared(node, parent)) return null;
  return isCallee(node, parent) ? null : 'value';
}

function isCallee(node: Node, parent: Node): boolean {
  let outer: Node | null = parent;
  while (
    outer?.type === 'parenthesized_expression' ||
    outer?.type === 'qualified_identifier' ||
    outer?.type === 'template_function'
  ) {
    outer = outer.parent;
  }
  if (outer?.type !== 'call_expression') return false;
  const callee = outer.childForFieldName('function');
  return callee !== null && callee.startIndex <= node.startIndex && node.endIndex <= callee.endIndex;
}

function useOfField(parent: Node): Use | null {
  if (parent.type !== 'field_expression' && parent.type !== 'template_method') {
    return parent.type === 'field_designator' ? 'field' : null;
  }
  return isCallee(parent, parent.parent ?? parent) ? 'member' : 'field';
}

/** True for the name that a declarator declares. */
function isDeclared(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'function_declarator':
    case 'pointer_declarator':
    case 'reference_declarator':
    case 'array_declarator':
    case 'init_declarator':
    case 'parameter_declaration':
    case 'optional_parameter_declaration':
    case 'declaration': {
      const declarator = parent.childForFieldName('declarator');
      if (declarator === node) return true;
      return (
        parent.type === 'declaration' && parent.childrenForFieldName('declarator').some((one) => one === node)
      );
    }
    case 'enumerator':
      return parent.childForFieldName('name') === node;
    default:
      return false;
  }
}
