/** Which names an item declares itself, of what type, and what it writes to them. */
import type { Node } from '../syntax/index.ts';
import { declaredName, isMadeBy } from './declarators.ts';
import {
  type OutsideWrite,
  type Scope,
  type Surroundings,
  type Variable,
  variableAt,
  type Write,
} from './variables.ts';
import { operatorOf, qualifiedName } from './values.ts';

const DECLARING = [
  'declaration',
  'parameter_declaration',
  'optional_parameter_declaration',
  'for_range_loop',
];
const WRITING = [
  'assignment_expression',
  'update_expression',
  'pointer_expression',
  'gnu_asm_output_operand',
];
const FUNCTIONS = ['function_definition', 'lambda_expression'];
const JUMPS = [
  ...['return_statement', 'break_statement', 'continue_statement', 'goto_statement', 'throw_statement'],
  ...['co_return_statement', 'labeled_statement', 'case_statement'],
];
/** What a declaration inside of it is seen in. */
const BLOCKS = new Set([
  ...['compound_statement', 'for_statement', 'for_range_loop', 'if_statement', 'while_statement'],
  ...['switch_statement', 'catch_clause', 'parameter_list', ...FUNCTIONS],
]);

/** A scope still being filled. */
interface Draft extends Scope {
  readonly parameters: Map<string, number>;
  readonly variables: Map<string, Variable[]>;
  readonly types: Map<string, string>;
  readonly outside: OutsideWrite[];
  readonly around: Surroundings;
  /** Arrays that are no constants; whoever gets one may write to it. */
  readonly arrays: Set<string>;
}

/** Whether a function of this name may write to what it gets in this position, because it takes a reference. */
export type TakesReference = (callee: string, position: number) => boolean;

/**
 * `macroParameters` are a macro's own. A declaration at the outermost level of the text is not local: it
 * is what the item defines.
 */
export function readScope(
  root: Node,
  macroParameters: readonly string[] | null,
  takesReference: TakesReference | null = null,
): Scope {
  const draft: Draft = {
    parameters: new Map(),
    variables: new Map(),
    types: new Map(),
    outside: [],
    followed: { timelines: new Map(), steps: 0, open: [] },
    around: surroundings(root),
    arrays: new Set(),
  };
  for (const [index, name] of (macroParameters ?? []).entries()) {
    addVariable(draft, name, root, { parameter: index, ...PLAIN });
  }
  if (macroParameters === null) readParameters(root, draft);
  for (const node of root.descendantsOfType(DECLARING)) {
    readDeclaration(node, draft);
  }
  for (const node of root.descendantsOfType(WRITING)) {
    readWrite(node, draft);
  }
  if (takesReference !== null) {
    for (const node of root.descendantsOfType('argument_list')) readReferred(node, draft, takesReference);
  }
  if (draft.arrays.size > 0) {
    for (const node of root.descendantsOfType('argument_list')) readHandedArrays(node, draft);
  }
  return draft;
}

function surroundings(root: Node): Surroundings {
  const functions = root.descendantsOfType(FUNCTIONS);
  const isOuter = functions[0]?.type === 'function_definition';
  let jumps: readonly number[] | null = null;
  let calls: readonly Node[] | null = null;
  return {
    root,
    inner: isOuter ? functions.slice(1) : functions,
    jumps: () => (jumps ??= root.descendantsOfType(JUMPS).map((node) => node.startIndex)),
    calls: () => (calls ??= root.descendantsOfType('call_expression')),
  };
}

type Traits = Pick<Variable, 'parameter' | 'isPointer' | 'isReference' | 'isUnion' | 'isConstant'>;

const PLAIN = { isPointer: false, isReference: false, isUnion: false, isConstant: false };

function addVariable(
  draft: Draft,
  name: string,
  { startIndex, endIndex }: Pick<Node, 'startIndex' | 'endIndex'>,
  traits: Traits,
): Variable {
  const { parameter } = traits;
  const timeless = isWithin(draft.around.inner, startIndex);
  const variable: Variable = {
    ...{ ...traits, name, start: startIndex, end: endIndex, timeless },
    ...{ around: draft.around, writes: [], fields: new Map() },
  };
  if (parameter !== null) draft.parameters.set(name, parameter);
  const same = draft.variables.get(name);
  if (same === undefined) draft.variables.set(name, [variable]);
  else same.push(variable);
  return variable;
}

const POINTER = /^(?:abstract_)?(?:pointer|reference)_declarator$/;
const REFERENCE = /^(?:abstract_)?reference_declarator$/;

/** The outermost function's parameters, prototype-style or old-style. */
function readParameters(root: Node, draft: Draft): void {
  const definition = root.descendantsOfType('function_definition')[0];
  const declarator =
    definition?.childForFieldName('declarator')?.descendantsOfType('function_declarator')[0] ?? null;
  const list = declarator?.childForFieldName('parameters') ?? null;
  let index = 0;
  for (const child of list?.namedChildren ?? []) {
    if (child.type === 'comment') continue;
    const inner = child.childForFieldName('declarator');
    const declared = child.type === 'identifier' ? child.text : declaredName(inner);
    for (const name of [declared, wrappedName(inner)]) {
      if (name === null || definition === undefined) continue;
      const isPointer = isMadeBy(inner, POINTER);
      const isReference = isMadeBy(inner, REFERENCE);
      const traits = { isPointer, isReference, isUnion: isUnion(child), isConstant: false };
      addVariable(draft, name, definition, { parameter: index, ...traits });
    }
    index++;
  }
}

/**
 * `int UNUSED(level)`: the parameter that a macro's name stands around, which looks like a function that is
 * passed.
 */
function wrappedName(declarator: Node | null): string | null {
  if (declarator?.type !== 'function_declarator') return null;
  if (declarator.childForFieldName('declarator')?.type !== 'identifier') return null;
  const [only, ...others] = declarator.childForFieldName('parameters')?.namedChildren ?? [];
  const [word, ...more] = only?.namedChildren ?? [];
  const isBare = others.length === 0 && more.length === 0 && word?.type === 'type_identifier';
  return isBare ? word.text : null;
}

function readDeclaration(node: Node, draft: Draft): void {
  const block = blockAround(node);
  if (block === null) return;
  const type = qualifiedName(node.childForFieldName('type')?.text ?? '');
  const isParameter = node.type.includes('parameter');
  for (const declarator of node.childrenForFieldName('declarator')) {
    const name = declaredName(declarator);
    if (name === null || name.includes('::')) continue;
    // A prototype inside of a function declares nothing local.
    if (!isParameter && isPrototype(declarator, type, draft)) continue;
    draft.types.set(name, type);
    const isOwn = block.type === 'function_definition' && draft.parameters.has(name);
    if (isOwn && variableAt(draft, name, block.startIndex)?.end === block.endIndex) continue;
    const seen = {
      startIndex: isParameter ? block.startIndex : declarator.startIndex,
      endIndex: block.endIndex,
    };
    const isPointer = isMadeBy(declarator, POINTER);
    const isConstant = !isParameter && !isPointer && isConst(node);
    const isReference = isMadeBy(declarator, REFERENCE);
    const made = { parameter: null, isPointer, isReference, isUnion: isUnion(node), isConstant };
    const variable = addVariable(draft, name, seen, made);
    if (isParameter) {
      const why = `\`${name}\` is the parameter of an inner function`;
      variable.writes.push({ from: block.startIndex, at: block.startIndex, kind: 'elsewhere', why });
    }
    readInitialiser(node, declarator, variable, draft);
  }
}

function isConst({ namedChildren }: Node): boolean {
  return namedChildren.some(({ type, text }) => type === 'type_qualifier' && /^const(?:expr)?$/.test(text));
}

function isUnion(declaration: Node): boolean {
  return declaration.childForFieldName('type')?.type === 'union_specifier';
}

function isPrototype(declarator: Node, type: string, draft: Draft): boolean {
  return (
    declarator.type === 'function_declarator' &&
    declarator.childForFieldName('declarator')?.type === 'identifier' &&
    !looksLikeConstruction(declarator, type, draft)
  );
}

/**
 * `Type name(value);` inside of a function, which the grammar takes for a prototype: with what is a variable
 * already.
 */
function looksLikeConstruction(declarator: Node, type: string, draft: Draft): boolean {
  const parameters = declarator.childForFieldName('parameters')?.namedChildren ?? [];
  if (parameters.length === 0) return false;
  // A number is made without arguments, so that `int find(key);` is one of C's old prototypes.
  const isOfClass = declarator.parent?.childForFieldName('type')?.type !== 'primitive_type';
  const isGiven = parameters.some(({ text, startIndex }) => variableAt(draft, text, startIndex) !== null);
  if (isOfClass && isGiven) return true;
  return (
    /::|^[A-Z]/.test(type) && parameters.every((child) => child.childForFieldName('declarator') === null)
  );
}

function readInitialiser(declaration: Node, declarator: Node, variable: Variable, draft: Draft): void {
  const specifiers = declaration.namedChildren.filter(({ type }) => /specifier$|qualifier$/.test(type));
  const words = specifiers.map((specifier) => specifier.text);
  if (words.includes('static') || words.includes('extern')) variable.timeless = true;
  if (isMadeBy(declarator, /^array_declarator$/) && !words.includes('const')) draft.arrays.add(variable.name);
  const value = declarator.type === 'init_declarator' ? declarator.childForFieldName('value') : null;
  if (value === null) return;
  const place = placeOf(declarator);
  variable.writes.push({ ...place, kind: 'set', node: value });
  // Who has a reference to another variable may write that one.
  if (value.type === 'identifier' && variable.isReference) {
    writeTo(value, draft, elsewhere(value, place));
  }
}

/** What a declaration is seen in; null outside of every function. */
function blockAround(node: Node): Node | null {
  if (node.type === 'for_range_loop') return node;
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (!BLOCKS.has(outer.type)) continue;
    return outer.type === 'parameter_list' ? functionOf(outer) : outer;
  }
  return null;
}

/** The function or handler whose parameters these are; the list itself where they belong to a mere type. */
function functionOf(list: Node): Node | null {
  let outer = list.parent;
  while (outer?.type.endsWith('declarator') === true) outer = outer.parent;
  if (outer === null) return null;
  if (outer.type === 'catch_clause' || FUNCTIONS.includes(outer.type)) return outer;
  return isInsideFunction(outer) ? list : null;
}

function isInsideFunction(node: Node): boolean {
  for (let outer: Node | null = node; outer !== null; outer = outer.parent) {
    if (outer.type === 'compound_statement' || FUNCTIONS.includes(outer.type)) return true;
  }
  return false;
}

function readWrite(node: Node, draft: Draft): void {
  const place = placeOf(node);
  switch (node.type) {
    case 'assignment_expression': {
      const right = node.childForFieldName('right');
      const left = node.childForFieldName('left');
      if (right === null || left === null) return;
      const operator = operatorOf(node);
      const write: Write =
        operator === '='
          ? { ...place, kind: 'set', node: right }
          : { ...place, kind: 'change', operator: operator.slice(0, -1), node: right };
      writeTo(left, draft, write);
      return;
    }
    case 'update_expression': {
      const argument = node.childForFieldName('argument');
      const operator = operatorOf(node).slice(0, 1);
      if (argument !== null) writeTo(argument, draft, { ...place, kind: 'change', operator, node: null });
      return;
    }
    case 'pointer_expression': {
      const argument = node.childForFieldName('argument');
      if (argument === null || operatorOf(node) !== '&') return;
      const handing = handingOf(node);
      const isKnown = handing !== null && !draft.variables.has(handing.callee);
      const write = elsewhere(argument, place);
      writeTo(argument, draft, isKnown ? { ...write, ...handing, kind: 'handed' } : write);
      return;
    }
    case 'gnu_asm_output_operand': {
      const value = node.childForFieldName('value');
      if (value !== null) writeTo(value, draft, elsewhere(value, place));
    }
  }
}

/** The call of a plain name that a node is a whole argument of. */
export function handingOf(
  node: Node,
): { readonly call: Node; readonly index: number; readonly callee: string } | null {
  const list = node.parent;
  const call = list?.type === 'argument_list' ? list.parent : null;
  const callee = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
  if (list === null || call === null || callee?.type !== 'identifier') return null;
  const values = list.namedChildren.filter(({ type }) => type !== 'comment');
  const index = values.findIndex(({ startIndex }) => startIndex === node.startIndex);
  return index < 0 ? null : { call, index, callee: callee.text };
}

type Place = Pick<Write, 'from' | 'at'>;

function placeOf(node: Node): Place {
  return { from: node.startIndex, at: node.endIndex };
}

function elsewhere(written: Node, { from, at }: Place): Extract<Write, { kind: 'elsewhere' }> {
  return { from, at, kind: 'elsewhere', why: `\`${written.text}\` may be changed through a pointer` };
}

/** Notes a write to what stands on the left: a variable, a field of one, an element of one. */
function writeTo(left: Node, draft: Draft, write: Write): void {
  switch (left.type) {
    case 'parenthesized_expression': {
      const inner = left.namedChild(0);
      if (inner !== null) writeTo(inner, draft, write);
      return;
    }
    case 'identifier': {
      const variable = variableAt(draft, left.text, left.startIndex);
      if (variable === null) draft.outside.push({ name: left.text, write });
      else {
        variable.writes.push(write);
        markInner(variable, left.startIndex);
      }
      return;
    }
    case 'qualified_identifier':
      draft.outside.push({ name: qualifiedName(left.text).split('::').at(-1) ?? '', write });
      return;
    case 'field_expression': {
      const object = left.childForFieldName('argument');
      const field = left.childForFieldName('field')?.text ?? '';
      if (object?.type !== 'identifier') return;
      const variable = variableAt(draft, object.text, object.startIndex);
      if (variable === null) draft.outside.push({ name: `${object.text}.${field}`, write });
      else {
        const writes = variable.fields.get(field) ?? [];
        variable.fields.set(field, writes);
        writes.push(write);
        markInner(variable, left.startIndex);
      }
      return;
    }
    case 'subscript_expression': {
      const table = left.childForFieldName('argument');
      if (table !== null) writeTo(table, draft, elsewhere(table, write));
    }
  }
}

/** A function inside of the variable's own may run at any time. */
function markInner(variable: Variable, at: number): void {
  if (isWithin(variable.around.inner, at)) variable.timeless = true;
}

function isWithin(nodes: readonly Node[], at: number): boolean {
  return nodes.some(({ startIndex, endIndex }) => startIndex <= at && at < endIndex);
}

/** What takes a reference may write to the variable that it gets. */
function readReferred(list: Node, draft: Draft, takesReference: TakesReference): void {
  const callee = list.parent?.type === 'call_expression' ? list.parent.childForFieldName('function') : null;
  if (callee === null || !/^(?:(?:qualified_)?identifier|field_expression)$/.test(callee.type)) return;
  const name = callee.childForFieldName('field')?.text ?? qualifiedName(callee.text).split('::').at(-1) ?? '';
  const values = list.namedChildren.filter(({ type }) => type !== 'comment');
  for (const [position, value] of values.entries()) {
    if (value.type !== 'identifier' || !draft.variables.has(value.text)) continue;
    if (variableAt(draft, value.text, value.startIndex)?.isConstant !== false) continue;
    if (!takesReference(name, position)) continue;
    const handing = handingOf(value);
    const write = elsewhere(value, placeOf(handing?.call ?? list));
    writeTo(value, draft, handing === null ? write : { ...write, ...handing, kind: 'handed' });
  }
}

/** An array goes to a function as its address. */
function readHandedArrays(list: Node, draft: Draft): void {
  for (const child of list.namedChildren) {
    if (child.type !== 'identifier' || !draft.arrays.has(child.text)) continue;
    writeTo(child, draft, elsewhere(child, placeOf(list)));
  }
}
