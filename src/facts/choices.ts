/**
 * Where a condition of names and numbers alone decides which part of an item runs: `if (USE_SHM)`. What the names
 * stand for is not known here, so nothing is decided.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { Range } from './facts.ts';
import { operation } from './folding.ts';
import { armWithout, literalCondition } from './unevaluated.ts';
import { operatorOf, readValue } from './values.ts';
import { type Scope, variableAt } from './variables.ts';

export interface Choice {
  /** As it is written. */
  readonly text: string;
  readonly condition: Value;
  /** What never runs when the condition holds, or when it does not; null where that is nothing. */
  readonly without: { readonly holding: Range | null; readonly failing: Range | null };
}

const CHOOSING = ['if_statement', 'while_statement', 'conditional_expression', 'binary_expression'];

/** Longer conditions are not of names alone. */
const LONGEST = 300;

/** `placed` makes of a range in the tree's text one in the file. */
export function readChoices(root: Node, scope: Scope, placed: (range: Range) => Range): readonly Choice[] {
  return root.descendantsOfType(CHOOSING).flatMap((node): readonly Choice[] => {
    const isBinary = node.type === 'binary_expression';
    if (isBinary && !JOINING.test(operatorOf(node))) return [];
    const asked = node.childForFieldName(isBinary ? 'left' : 'condition');
    if (asked === null || asked.text.length > LONGEST || literalCondition(node) !== null) return [];
    const condition = readCondition(expressionIn(asked), scope, 0);
    if (condition.kind === 'unknown') return [];
    const range = (holds: boolean): Range | null => {
      const left = isBinary ? rightWithout(node, holds) : armWithout(node, holds);
      return left === null ? null : placed({ start: left.startIndex, end: left.endIndex });
    };
    return [{ text: asked.text, condition, without: { holding: range(true), failing: range(false) } }];
  });
}

const JOINING = /^(?:&&|\|\||and|or)$/;

function rightWithout(node: Node, holds: boolean): Node | null {
  const isSkipped = /^(?:\|\||or)$/.test(operatorOf(node)) === holds;
  return isSkipped ? node.childForFieldName('right') : null;
}

/** C++ wraps the condition of a statement once more, and may declare something in it. */
function expressionIn(asked: Node): Node {
  return asked.type === 'condition_clause' ? (asked.childForFieldName('value') ?? asked) : asked;
}

/** Of `USE_SHM && size > 0` only one side need be known. */
function readCondition(node: Node, scope: Scope, depth: number): Value {
  const inner = (part: Node | null): Value =>
    part === null || depth > DEEPEST ? UNKNOWN : readCondition(part, scope, depth + 1);
  const operator = operatorOf(node);
  switch (node.type) {
    case 'parenthesized_expression':
      return inner(node.namedChild(0));
    case 'unary_expression':
      return operator === '!' ? settled('!', [inner(node.childForFieldName('argument'))]) : UNKNOWN;
    case 'binary_expression': {
      if (!JOINING.test(operator)) break;
      const sides = [inner(node.childForFieldName('left')), inner(node.childForFieldName('right'))];
      return settled(/^(?:&&|and)$/.test(operator) ? '&&' : '||', sides);
    }
  }
  return isOfNames(node, scope) ? readValue(node, scope) : UNKNOWN;
}

const DEEPEST = 20;

const UNKNOWN: Value = { kind: 'unknown', why: 'not only constants decide' };

function settled(operator: string, operands: readonly Value[]): Value {
  return operands.every(({ kind }) => kind === 'unknown') ? UNKNOWN : operation(operator, operands);
}

/** Whether some name decides that is none of a variable that may change. */
function isOfNames(asked: Node, scope: Scope): boolean {
  const names = asked.descendantsOfType('identifier');
  return names.length > 0 && names.every((name) => isFixed(name, scope));
}

/** The item's own constants are. */
function isFixed(name: Node, scope: Scope): boolean {
  const variable = variableAt(scope, name.text, name.startIndex);
  return variable === null ? !scope.variables.has(name.text) : variable.isConstant;
}
