/**
 * What a method is called of: an object that the item itself declares or makes, or the name of one that it does not
 * declare, with the fields and methods that lead on from there. What the types mean, and what fields hold, is not known
 * here.
 */
import type { Node } from '../syntax/index.ts';
import { declaredName, isMadeBy } from './declarators.ts';
import type { CalledObject, ObjectStep, WrittenType } from './facts.ts';
import { operatorOf, type Scope } from './values.ts';

/** Longer ways to an object are not followed. */
const MOST_STEPS = 12;

/** Of the name of a method that is called as a member; null where nothing says what it is called of. */
export type ObjectOf = (method: Node) => CalledObject | null;

/** What the item declares is looked at only where a method is called. */
export function openObjects(root: Node, scope: Scope): ObjectOf {
  let known: Declared | null = null;
  const declared: Names = (name) => {
    known ??= declaredTypes(root);
    if (known.has(name)) return known.get(name) ?? null;
    return scope.variables.has(name) ? null : undefined;
  };
  return (method) => {
    let outer = method.parent;
    while (outer !== null && /^(?:template_method|dependent_name)$/.test(outer.type)) outer = outer.parent;
    if (outer?.type !== 'field_expression') return null;
    return objectOf(outer.childForFieldName('argument'), isArrow(outer), declared, 0);
  };
}

/**
 * What the item declares is of a type that is written, of that of what it is made of, or what a loop over
 * that comes to.
 */
type Declaration =
  | { readonly kind: 'written'; readonly type: WrittenType }
  | { readonly kind: 'made' | 'passed'; readonly of: Node };

/** Null for names of which several are declared, or nothing is told. */
type Declared = ReadonlyMap<string, Declaration | null>;

/** Undefined for what the item does not declare. */
type Names = (name: string) => Declaration | null | undefined;

/** The grammar of C++ does not name the operator. */
function isArrow(node: Node): boolean {
  const object = node.childForFieldName('argument');
  const field = node.childForFieldName('field');
  if (object === null || field === null) return false;
  return node.text
    .slice(object.endIndex - node.startIndex, field.startIndex - node.startIndex)
    .includes('->');
}

function objectOf(node: Node | null, byArrow: boolean, names: Names, steps: number): CalledObject | null {
  if (node === null || steps > MOST_STEPS) return null;
  const inner = (child: Node | null, arrow: boolean): CalledObject | null =>
    objectOf(child, arrow, names, steps + 1);
  switch (node.type) {
    case 'this':
      return { root: { kind: 'named', name: 'this' }, steps: [], byArrow };
    case 'identifier': {
      const declared = names(node.text);
      if (declared === undefined) return { root: { kind: 'named', name: node.text }, steps: [], byArrow };
      if (declared === null) return null;
      if (declared.kind === 'written') return objectTyped(declared.type, byArrow);
      if (declared.kind === 'made') return inner(declared.of, byArrow);
      return behind(inner(declared.of, false), 'loop', '', byArrow);
    }
    case 'parenthesized_expression':
      return inner(node.namedChild(0), byArrow);
    case 'pointer_expression': {
      const isBehind = operatorOf(node) === '*';
      return isBehind === byArrow ? null : inner(node.childForFieldName('argument'), isBehind);
    }
    case 'subscript_expression':
      return behind(inner(node.childForFieldName('argument'), false), 'subscript', '', byArrow);
    case 'field_expression':
      return throughField(node, 'field', byArrow, inner);
    case 'call_expression': {
      const callee = node.childForFieldName('function');
      return callee?.type === 'field_expression'
        ? throughField(callee, 'method', byArrow, inner)
        : objectTyped(typeCalled(callee), byArrow);
    }
    case 'new_expression':
    case 'compound_literal_expression':
    case 'cast_expression':
      return objectTyped(typeMade(node), byArrow);
    default:
      return null;
  }
}

function objectTyped(type: WrittenType | null, byArrow: boolean): CalledObject | null {
  return type === null ? null : { root: { kind: 'typed', type }, steps: [], byArrow };
}

/** The object that the step leads to from another one. */
function behind(
  from: CalledObject | null,
  kind: ObjectStep['kind'],
  name: string,
  byArrow: boolean,
): CalledObject | null {
  if (from === null) return null;
  return { ...from, steps: [...from.steps, { kind, name, byArrow: from.byArrow }], byArrow };
}

/** `panel.lamp`, or `panel.lamp()`. */
function throughField(
  node: Node,
  kind: 'field' | 'method',
  byArrow: boolean,
  inner: (child: Node | null, arrow: boolean) => CalledObject | null,
): CalledObject | null {
  const field = node.childForFieldName('field');
  if (field?.type !== 'field_identifier') return null;
  return behind(inner(node.childForFieldName('argument'), isArrow(node)), kind, field.text, byArrow);
}

const DECLARING = new Set([
  'declaration',
  'parameter_declaration',
  'optional_parameter_declaration',
  'for_range_loop',
]);
/** Names that stand for what nothing tells the type of: `[a, b]`, `[l = make()]`, `template <class T>`. */
const NAMING = ['structured_binding_declarator', 'lambda_capture_initializer', 'type_parameter_declaration'];

function declaredTypes(root: Node): Declared {
  const found = new Map<string, Declaration | null>();
  const untold = new Set<string>();
  for (const node of root.descendantsOfType([...DECLARING, ...NAMING])) {
    if (!DECLARING.has(node.type)) {
      for (const name of node.descendantsOfType(['identifier', 'type_identifier'])) untold.add(name.text);
      continue;
    }
    for (const declarator of node.childrenForFieldName('declarator')) {
      const name = declaredName(declarator);
      if (name === null) continue;
      const declared = declarationOf(node, declarator);
      const before = found.get(name);
      found.set(name, before === undefined || isSame(before, declared) ? declared : null);
    }
  }
  for (const [name, declared] of found) {
    // What is of the type of a template's parameter may be of any.
    const type = declared?.kind === 'written' ? declared.type.text : name;
    if (untold.has(name) || untold.has(type)) found.set(name, null);
  }
  for (const name of untold) if (!found.has(name)) found.set(name, null);
  return found;
}

function isSame(one: Declaration | null, other: Declaration | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.kind !== 'written') return other.kind === one.kind && one.of.text === other.of.text;
  return other.kind === 'written' && one.type.text === other.type.text && one.type.form === other.type.form;
}

function declarationOf(node: Node, declarator: Node): Declaration | null {
  const text = node.childForFieldName('type')?.text ?? '';
  if (text === 'auto') {
    if (node.type === 'for_range_loop') {
      const over = node.childForFieldName('right');
      return over === null ? null : { kind: 'passed', of: over };
    }
    const of = declarator.type === 'init_declarator' ? declarator.childForFieldName('value') : null;
    return of === null ? null : { kind: 'made', of };
  }
  const form = isMadeBy(declarator, ARRAY) ? formOfArray(declarator) : formOf(declarator);
  return text === '' || form === null ? null : { kind: 'written', type: { text, form } };
}

const ARRAY = /^(?:abstract_)?array_declarator$/;

/** Null for arrays of arrays and pointers to arrays. */
function formOfArray(declarator: Node): WrittenType['form'] | null {
  const [written = ''] = declarator.text.split('=');
  if ((written.match(/\[/g) ?? []).length > 1 || /[()&]/.test(written)) return null;
  return written.includes('*') ? 'pointers' : 'array';
}

function formOf(declarator: Node | null): WrittenType['form'] {
  if (isMadeBy(declarator, /^(?:abstract_)?pointer_declarator$/)) return 'pointer';
  return isMadeBy(declarator, /^(?:abstract_)?reference_declarator$/) ? 'reference' : 'object';
}

/** `new T`, `T{x}`, `(T *)x`. */
function typeMade(node: Node): WrittenType | null {
  const type = node.childForFieldName('type');
  if (type === null) return null;
  if (node.type === 'cast_expression') {
    const text = type.childForFieldName('type')?.text ?? '';
    return text === '' ? null : { text, form: formOf(type.childForFieldName('declarator')) };
  }
  if (node.childForFieldName('declarator') !== null) return null;
  return { text: type.text, form: node.type === 'new_expression' ? 'pointer' : 'object' };
}

/** `T(x)`, `make_unique<T>(x)`, `static_cast<T *>(x)`, `instance()`. */
function typeCalled(callee: Node | null): WrittenType | null {
  if (callee === null || !/^(?:template_function|(?:qualified_)?identifier)$/.test(callee.type)) return null;
  const { text } = callee;
  const cast = /^\w+_cast\s*<([^<>]*)>$/.exec(text)?.[1]?.trim();
  if (cast === undefined) return { text, form: 'given' };
  const form = cast.endsWith('*') ? 'pointer' : 'reference';
  return { text: form === 'pointer' ? cast.slice(0, -1) : cast.replace(/&$/, ''), form };
}
