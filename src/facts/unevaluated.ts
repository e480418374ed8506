/**
 * Which parts of an item the compiler looks at without running them: what is measured, what is only asked for
 * its type, and the arm that a constant does not choose. It knows the operators, not what macros make of them.
 */
import type { Node } from '../syntax/index.ts';

const OPERATORS = [
  ...['sizeof_expression', 'alignof_expression', 'offsetof_expression', 'decltype', 'noexcept'],
  ...['requires_expression', 'requires_clause', 'call_expression', 'macro_type_specifier'],
  ...['if_statement', 'while_statement', 'conditional_expression'],
];

/**
 * What the grammars take for calls, or for macros that make a type: what stands in the parentheses is never
 * run.
 */
export const NEVER_RUN: ReadonlySet<string> = new Set([
  ...['typeof', '__typeof', '__typeof__', 'typeof_unqual', '__typeof_unqual__', 'decltype', '__decltype'],
  ...['sizeof', 'alignof', '_Alignof', '__alignof', '__alignof__', 'noexcept'],
  ...['offsetof', '__builtin_offsetof', '__builtin_constant_p', '__builtin_types_compatible_p'],
]);

const CHOICE = '__builtin_choose_expr';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** True for nodes that are never run. */
export type NeverRun = (node: Node) => boolean;

export function readNeverRun(root: Node): NeverRun {
  const outermost: Stretch[] = [];
  for (const node of root.descendantsOfType(OPERATORS)) {
    const found = neverRunIn(node);
    const last = outermost.at(-1);
    if (found !== null && (last === undefined || found.startIndex >= last.end)) {
      outermost.push({ start: found.startIndex, end: found.endIndex });
    }
  }
  return outermost.length === 0 ? () => false : (node) => contains(outermost, node.startIndex);
}

/** The stretches are in order and do not overlap. */
function contains(stretches: readonly Stretch[], offset: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found !== undefined && found.start <= offset;
}

function neverRunIn(node: Node): Node | null {
  switch (node.type) {
    case 'sizeof_expression':
      // The bounds of an array without a constant size are worked out at run time.
      return /\[[^\][(]*\(/.test(node.childForFieldName('type')?.text ?? '') ? null : node;
    case 'macro_type_specifier':
      return NEVER_RUN.has(node.childForFieldName('name')?.text ?? '') ? node : null;
    case 'call_expression':
      return neverRunInCall(node);
    case 'if_statement':
    case 'while_statement':
    case 'conditional_expression':
      return armLeftOut(node);
    default:
      return node;
  }
}

/** What a literal in place of the condition leaves out. */
function armLeftOut(node: Node): Node | null {
  const holds = literalCondition(node);
  return holds === null ? null : armWithout(node, holds);
}

/** What is never run when the condition holds, or when it does not, unless a label leads into it. */
export function armWithout(node: Node, holds: boolean): Node | null {
  const loop = node.type === 'while_statement';
  const arm = node.childForFieldName(loop ? 'body' : holds ? 'alternative' : 'consequence');
  if (arm === null || (loop && holds)) return null;
  return arm.descendantsOfType(['labeled_statement', 'case_statement']).length > 0 ? null : arm;
}

/** Whether `if (0)`, `while (1)` and the like are taken; null where it is no literal. */
export function literalCondition(node: Node): boolean | null {
  const text = node.childForFieldName('condition')?.text ?? '';
  if (text.length > LONGEST_LITERAL) return null;
  const [, literal] = /^[(\s]*(\d+|true|false)[)\s]*$/.exec(text) ?? [];
  return literal === undefined ? null : literal !== 'false' && Number(literal) !== 0;
}

const LONGEST_LITERAL = 20;

function neverRunInCall(node: Node): Node | null {
  const name = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (name?.type !== 'identifier' || list === null) return null;
  if (NEVER_RUN.has(name.text)) return list;
  const [first, second, third] = list.namedChildren;
  if (name.text === 'typeid') return first?.type === 'identifier' ? first : null;
  if (name.text !== CHOICE || first?.type !== 'number_literal') return null;
  return (Number.parseInt(first.text, 10) === 0 ? second : third) ?? null;
}
