/**
 * What a function leaves where its pointers and references lead: `*flags = SHARED`. Only of pointers that it does nothing else with
 * than to look at them, to read and write through them, and to hand them on; of others nothing is told.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { Output } from './facts.ts';
import { followTo } from './flow.ts';
import { anyOf, bounded } from './folding.ts';
import { handingOf } from './scope.ts';
import { literalCondition } from './unevaluated.ts';
import { operatorOf, readValue } from './values.ts';
import { type Scope, type Variable, variableAt, type Write } from './variables.ts';

/** What a pointer led to when the function began. */
export const BEHIND = 'behind';

export function readOutputs(root: Node, scope: Scope): readonly Output[] {
  const parameters = [...scope.parameters.keys()].flatMap((name) => scope.variables.get(name) ?? []);
  const references = parameters.filter((one) => one.parameter !== null && one.isReference);
  const ends = references.length === 0 ? [] : endsOf(root);
  const referred = references.map((one) => outputOf(one, one.writes, ends, scope));
  return [...referred, ...readPointers(root, scope)];
}

function readPointers(root: Node, scope: Scope): readonly Output[] {
  const pointers = [...scope.parameters.keys()].flatMap((name) => pointersNamed(scope, name));
  if (pointers.length === 0) return [];
  const writes = new Map<Variable, Write[]>(pointers.map((pointer) => [pointer, []]));
  const names = new Set(pointers.map(({ name }) => name));
  for (const node of root.descendantsOfType('identifier')) {
    if (!names.has(node.text) || isDeclared(node)) continue;
    const pointer = variableAt(scope, node.text, node.startIndex);
    const own = pointer === null ? undefined : writes.get(pointer);
    if (pointer === null || own === undefined) continue;
    const use = useOf(node, scope);
    if (use === 'unseen') writes.delete(pointer);
    else if (use !== 'read') own.push(use);
  }
  if (writes.size === 0) return [];
  const ends = endsOf(root);
  return [...writes].map(([pointer, own]) => outputOf(pointer, own, ends, scope));
}

/** None when it is set to lead elsewhere, or when a function inside of the function may do so. */
function pointersNamed(scope: Scope, name: string): readonly Variable[] {
  return (scope.variables.get(name) ?? []).filter(
    ({ parameter, isPointer, isReference, timeless, writes }) =>
      parameter !== null && isPointer && !isReference && !timeless && writes.length === 0,
  );
}

function isDeclared({ parent }: Node): boolean {
  return parent === null || /(?:declarator|parameter_declaration|parameter_list)$/.test(parent.type);
}

const COMPARISON = /^(?:[=!]=|&&|\|\||and|or)$/;

/** What the function does with its pointer at a place. */
function useOf(name: Node, scope: Scope): Write | 'read' | 'unseen' {
  const { parent } = name;
  if (parent === null) return 'unseen';
  switch (parent.type) {
    case 'pointer_expression':
      return operatorOf(parent) === '*' ? useBehind(parent) : 'unseen';
    case 'argument_list': {
      const handing = handingOf(name);
      if (handing === null || scope.variables.has(handing.callee)) return 'unseen';
      const { startIndex: from, endIndex: at } = handing.call;
      return {
        ...handing,
        from,
        at,
        kind: 'handed',
        why: `\`${name.text}\` may be changed through a pointer`,
      };
    }
    case 'binary_expression':
      return COMPARISON.test(operatorOf(parent)) ? 'read' : 'unseen';
    case 'unary_expression':
      return operatorOf(parent) === '!' ? 'read' : 'unseen';
    case 'parenthesized_expression':
    case 'condition_clause':
      return /^(?:if|while)_statement$/.test(parent.parent?.type ?? '') ? 'read' : 'unseen';
    default:
      return 'unseen';
  }
}

/** What it does with `*pointer`. */
function useBehind(star: Node): Write | 'read' | 'unseen' {
  let whole = star;
  while (whole.parent?.type === 'parenthesized_expression') whole = whole.parent;
  const { parent } = whole;
  if (parent === null) return 'unseen';
  const place = { from: parent.startIndex, at: parent.endIndex };
  switch (parent.type) {
    case 'assignment_expression': {
      const right = parent.childForFieldName('right');
      if (right === null || right.startIndex === whole.startIndex) return 'read';
      const operator = operatorOf(parent);
      if (operator === '=') return { ...place, kind: 'set', node: right };
      return { ...place, kind: 'change', operator: operator.slice(0, -1), node: right };
    }
    case 'update_expression':
      return { ...place, kind: 'change', operator: operatorOf(parent).slice(0, 1), node: null };
    case 'pointer_expression':
      return operatorOf(parent) === '&' ? 'unseen' : 'read';
    // A macro may write to what it gets.
    case 'argument_list':
    case 'field_expression':
    case 'subscript_expression':
      return 'unseen';
    default:
      return 'read';
  }
}

/** What a condition that only asks for the pointer comes to: of a variable that there is the address is never null. */
function isThere(node: Node, name: string): boolean | null {
  const text = node.childForFieldName('condition')?.text ?? '';
  if (text.length > name.length + LONGEST_TEST) return null;
  const words = text.replace(/[()\s]/g, '').replace(/([=!]=)(?:NULL|nullptr|0)$/, '$1');
  if (words === name || words === `${name}!=`) return true;
  return words === `!${name}` || words === `${name}==` ? false : null;
}

const LONGEST_TEST = 20;

/** Where the function is left, just before. */
function endsOf(root: Node): readonly number[] {
  const definition = root.descendantsOfType('function_definition')[0];
  const returns = root.descendantsOfType('return_statement').map(({ endIndex }) => endIndex - 1);
  return [...returns, (definition?.endIndex ?? root.endIndex) - 1];
}

function outputOf(
  { name, start, parameter, around, timeless, isReference }: Variable,
  writes: readonly Write[],
  ends: readonly number[],
  scope: Scope,
): Output {
  const index = parameter ?? 0;
  const given: Value = { kind: 'parameter', index };
  // A reference is itself what it leads to.
  const before: Value = isReference ? given : { kind: 'operation', operator: BEHIND, operands: [given] };
  if (writes.length === 0) return { parameter: index, value: before };
  const holds = (node: Node): boolean | null => literalCondition(node) ?? isThere(node, name);
  const key = `${isReference ? '' : '*'}${name}@${String(start)}`;
  const what = { key, base: [before], writes, timeless, around, holds };
  const values = followTo(what, ends, scope.followed, (node) => readValue(node, scope));
  // A function that never comes back leaves nothing.
  return { parameter: index, value: values.length === 0 ? before : bounded(anyOf(values)) };
}
