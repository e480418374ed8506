/**
 * Which names an item really uses, and how. A name in a comment, a string, a label or a declaration is
 * not used; neither is one that the item declares itself. This is what confirms or refutes a mention.
 */
import type { Node } from '../syntax/index.ts';
import { chosenArm, placesAround } from './callees.ts';
import { isMadeBy } from './declarators.ts';
import type { CalledObject, Reference, Use } from './facts.ts';
import { openObjects } from './objects.ts';
import type { NeverRun } from './unevaluated.ts';
import { operatorOf, qualifiedName, type Scope } from './values.ts';
import { variableAt } from './variables.ts';

const NAMES = [
  ...['identifier', 'type_identifier', 'field_identifier', 'namespace_identifier'],
  'qualified_identifier',
];

/**
 * Of each name the strongest use, and every place where its value is taken: what is a field in one place may be an
 * address in another. An object's method is told beside a function of that name, and so is one of each object and class.
 */
export function readReferences(root: Node, scope: Scope, neverRun: NeverRun): Reference[] {
  const objectOf = openObjects(root, scope);
  const strongest = new Map<string, Reference>();
  const values: Reference[] = [];
  for (const node of root.descendantsOfType(NAMES)) {
    const use = useOf(node, scope);
    if (use === null || (RUNS.has(use) && neverRun(node))) continue;
    const name = node.type === 'qualified_identifier' ? qualifiedName(node.text) : node.text;
    const object = use === 'member' ? objectOf(node) : null;
    const isLedTo = use === 'type' && isMadePointer(node);
    const around = use === 'member' ? keyOf(object) : `${qualifierOf(node) ?? ''}::`;
    // A macro may make a mere text of what it is handed.
    const handedTo = use === 'call' ? placesAround(wholeName(node)).map(({ callee }) => callee) : [];
    const key = `${around}${name}${isLedTo ? '*' : ''} ${handedTo.join(' ')}`;
    const before = strongest.get(key);
    const isFurther = before !== undefined && RANK[before.use] >= RANK[use];
    if (isFurther && use !== 'value') continue;
    const told = { ...(object === null ? {} : { object }), ...(isLedTo ? { isLedTo } : {}) };
    const reference = { ...referenceOf(node, name, use), ...told };
    if (isFurther) values.push(reference);
    else {
      if (before?.use === 'value') values.push(before);
      strongest.set(key, reference);
    }
  }
  return [...strongest.values(), ...values];
}

function referenceOf(node: Node, name: string, use: Use): Reference {
  const at = { start: node.startIndex, end: node.endIndex };
  const whole = wholeName(node);
  const isGlobal = (whole !== node || node.type === 'qualified_identifier') && /^\s*::/.test(whole.text);
  return {
    ...(isGlobal ? { isGlobal } : {}),
    name,
    use,
    at,
    argumentOf: calleeAround(whole),
    within: placesAround(whole),
    qualifier: qualifierOf(node),
  };
}

/** The same for what is written alike. */
function keyOf(object: CalledObject | null): string {
  if (object === null) return '.';
  const { root, byArrow } = object;
  const start = root.kind === 'named' ? root.name : `${root.type.form} ${root.type.text}`;
  const steps = object.steps.map((one) => `${one.byArrow ? '->' : '.'}${one.name} ${one.kind}`);
  return `${start}${steps.join('')}${byArrow ? '->' : '.'}`;
}

/** Whether all that is declared of a type is a pointer to it or a reference: `Page *first, *last;`. */
function isMadePointer(node: Node): boolean {
  let type = node;
  while (type.parent !== null && /^(?:qualified_identifier|template_type)$/.test(type.parent.type)) {
    if (type.parent.childForFieldName('name') !== type) return false;
    type = type.parent;
  }
  const declaration = type.parent;
  if (declaration?.childForFieldName('type') !== type) return false;
  const declarators = declaration.childrenForFieldName('declarator');
  return declarators.length > 0 && declarators.every((one) => isMadeBy(one, LEADING));
}

const LEADING = /^(?:abstract_)?(?:pointer|reference)_declarator$/;

const RANK: Readonly<Record<Use, number>> = {
  scope: 0,
  field: 1,
  type: 2,
  argument: 3,
  tested: 4,
  member: 5,
  value: 6,
  call: 7,
};

/** Uses that happen only where the code is run. */
const RUNS: ReadonlySet<Use> = new Set<Use>(['call', 'value', 'tested', 'member', 'argument']);

/** All of `a::template b<c>`, seen from `b`. */
function wholeName(node: Node): Node {
  let whole = node;
  while (whole.parent !== null && PART_OF_NAME.test(whole.parent.type)) whole = whole.parent;
  return whole;
}

const PART_OF_NAME = /^(?:qualified_identifier|template_function|dependent_name)$/;

/** Without the arguments of a template; null for `::name`, which stands in no scope but the global one. */
function qualifierOf(node: Node): string | null {
  let inner = node;
  while (
    inner.parent !== null &&
    /^(?:template_function|template_type|dependent_name)$/.test(inner.parent.type)
  )
    inner = inner.parent;
  const qualified = inner.parent?.type === 'qualified_identifier' ? inner.parent : null;
  const scope = qualified?.childForFieldName('scope') ?? null;
  if (scope === null || scope === inner) return null;
  return scope.text.replace(/<[\s\S]*$/, '').trim();
}

/** `__attribute__((format(printf, 1, 2)))` speaks to the compiler. */
function isInAttribute(node: Node): boolean {
  let outer = node.parent;
  for (let steps = 0; outer !== null && steps < 5; steps++) {
    if (outer.type === 'attribute_specifier' || outer.type === 'attribute_declaration') return true;
    outer = outer.parent;
  }
  return false;
}

/** `__attribute__((cleanup(close_it)))` has the function called when the variable goes. */
function isHandedToCleanup(node: Node): boolean {
  const list = node.parent?.type === 'argument_list' ? node.parent : null;
  const callee = list?.parent?.childForFieldName('function')?.text ?? '';
  return /^(?:__)?cleanup(?:__)?$/.test(callee);
}

/** The function or macro that gets `node` as an argument of its own. */
function calleeAround(node: Node): string | null {
  if (node.parent?.type === 'type_descriptor') return placesAround(node)[0]?.callee ?? null;
  const list = node.parent?.type === 'argument_list' ? node.parent : null;
  return list?.parent?.childForFieldName('function')?.text ?? null;
}

function useOf(node: Node, scope: Scope): Use | null {
  if (node.type === 'namespace_identifier') return 'scope';
  const parent = node.parent;
  if (node.type === 'type_identifier') return parent !== null && isBareArgument(parent) ? 'argument' : 'type';
  if (parent === null) return 'value';
  if (isInAttribute(node)) return isHandedToCleanup(node) ? 'call' : null;
  if (node.type === 'field_identifier') return useOfField(parent);
  if (node.type === 'qualified_identifier') return useOfQualified(node, parent);
  if (isAssignedCall(node, parent)) return 'call';
  if (isDeclared(node, parent) || isDeclaredQualified(parent)) return null;
  const chosen = parent.type === 'generic_expression' ? chosenArm(parent) : null;
  if (chosen !== null && isCallee(parent, parent.parent ?? parent)) return chosen === node ? 'call' : null;
  if (isLabel(parent)) return null;
  const isCalled = isCallee(node, parent);
  if (isCalled ? isPointerHere(node, scope) : scope.variables.has(node.text)) return null;
  return isCalled ? 'call' : isTested(wholeName(node)) ? 'tested' : 'value';
}

/** What is called by the name of a variable that is seen there is whatever that leads to. */
function isPointerHere(node: Node, scope: Scope): boolean {
  return qualifierOf(node) === null && variableAt(scope, node.text, node.startIndex) !== null;
}

/** `&&name` */
function isLabel(parent: Node): boolean {
  const outer = parent.parent;
  if (parent.type !== 'pointer_expression' || outer?.type !== 'pointer_expression') return false;
  return outer.text.startsWith('&&');
}

/** A lone name between the brackets of a template, or of a macro that looks like a type. */
function isBareArgument(parent: Node): boolean {
  if (parent.type !== 'type_descriptor' || parent.parts.length !== 1) return false;
  return parent.parent?.type === 'template_argument_list' || parent.parent?.type === 'macro_type_specifier';
}

/** `if (name)`, `!name`, `name == 0`: whether it is there is asked, and nothing more. */
function isTested(node: Node): boolean {
  let inner = node;
  let outer = node.parent;
  while (
    outer !== null &&
    /^(?:parenthesized_expression|pointer_expression|condition_clause)$/.test(outer.type)
  ) {
    if (outer.type === 'pointer_expression' && operatorOf(outer) !== '&') return false;
    if (isCondition(outer)) return true;
    inner = outer;
    outer = outer.parent;
  }
  if (outer === null) return false;
  switch (outer.type) {
    case 'binary_expression':
      return /^(?:==|!=|&&|\|\||and|or|not_eq)$/.test(operatorOf(outer));
    case 'unary_expression':
      return /^(?:!|not)$/.test(operatorOf(outer));
    case 'conditional_expression':
      return outer.childForFieldName('condition') === inner;
    default:
      return false;
  }
}

function isCondition(node: Node): boolean {
  return node.field === 'condition' && /^(?:if|while|do|for)_statement$/.test(node.parent?.type ?? '');
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
  if (!isValue.test(parent.type) || isDeclared(node, parent) || node.childForFieldName('scope') === null) {
    return null;
  }
  return isCallee(node, parent) ? null : 'value';
}

function isCallee(node: Node, parent: Node): boolean {
  let inner = node;
  let outer: Node | null = parent;
  while (outer !== null && AROUND_CALLEE.test(outer.type)) {
    if (outer.type === 'comma_expression' && outer.childForFieldName('right') !== inner) return false;
    inner = outer;
    outer = outer.parent;
  }
  return outer?.type === 'call_expression' && outer.childForFieldName('function') === inner;
}

const AROUND_CALLEE =
  /^(?:(?:parenthesized|pointer|cast|comma)_expression|qualified_identifier|template_function|dependent_name)$/;

function useOfField(parent: Node): Use | null {
  let outer = parent;
  while (/^(?:template_method|dependent_name)$/.test(outer.type) && outer.parent !== null)
    outer = outer.parent;
  if (outer.type !== 'field_expression') return outer.type === 'field_designator' ? 'field' : null;
  return isCallee(outer, outer.parent ?? outer) ? 'member' : 'field';
}

/** `at(row, column) = 0;` in a function: the grammar of C++ takes it for a pure virtual function. */
function isAssignedCall(node: Node, parent: Node): boolean {
  const outer = parent.type === 'function_declarator' && node.field === 'declarator' ? parent.parent : null;
  if (outer?.type !== 'function_definition' || outer.parent?.type !== 'compound_statement') return false;
  return outer.childForFieldName('type') === null && outer.parts.at(-1)?.type === 'pure_virtual_clause';
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
    case 'declaration':
      return node.field === 'declarator';
    case 'enumerator':
      return parent.childForFieldName('name') === node;
    default:
      return false;
  }
}
