/**
 * What is called by an expression that is no plain name: behind stars, ampersands, casts, commas and generic
 * selections. It looks at the expression alone, not at what a variable holds.
 */
import type { Node } from '../syntax/index.ts';
import type { Place } from './facts.ts';

/** The expression that names what is called. */
export function unwrappedCallee(written: Node | null): Node | null {
  let inner = written;
  for (let next = inner; next !== null; next = innerOf(next)) inner = next;
  return inner;
}

function innerOf(node: Node): Node | null {
  switch (node.type) {
    case 'parenthesized_expression':
      return node.namedChildren.find((child) => child.type !== 'comment') ?? null;
    case 'pointer_expression':
      return node.childForFieldName('argument');
    case 'cast_expression':
      return node.childForFieldName('value');
    case 'comma_expression':
      return node.childForFieldName('right');
    case 'generic_expression':
      return chosenArm(node);
    default:
      return null;
  }
}

/** The arm for the type of the variable that is asked about; null when it is no variable of the item. */
export function chosenArm(generic: Node): Node | null {
  const [asked, ...arms] = generic.namedChildren.filter((child) => child.type !== 'comment');
  const type = asked?.type === 'identifier' ? declaredType(asked) : null;
  if (type === null) return null;
  const expressionFor = (wanted: string): Node | null => {
    const at = arms.findIndex((arm) => arm.type === 'type_descriptor' && bare(arm.text) === wanted);
    return at < 0 ? null : (arms[at + 1] ?? null);
  };
  return expressionFor(type) ?? expressionFor('default');
}

function bare(type: string): string {
  return type.replace(/\s+/g, '');
}

/** `char*` for `text` where `char *text` is declared in the item. */
function declaredType(name: Node): string | null {
  let root = name;
  while (root.parent !== null) root = root.parent;
  for (const node of root.descendantsOfType(['parameter_declaration', 'declaration'])) {
    for (const declarator of node.childrenForFieldName('declarator')) {
      const plain =
        declarator.type === 'init_declarator' ? declarator.childForFieldName('declarator') : declarator;
      const stars = /^[*\s]*/.exec(plain?.text ?? '')?.[0] ?? '';
      if (plain?.text.slice(stars.length) !== name.text) continue;
      return bare((node.childForFieldName('type')?.text ?? '') + stars);
    }
  }
  return null;
}

/** Argument lists deeper than this say nothing any more, and to walk up further would take too long. */
const MOST_LEVELS = 60;

/** Whose arguments a node is part of, the innermost first. */
export function placesAround(node: Node): readonly Place[] {
  let places: Place[] | null = null;
  let inner = node;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const outer: Node | null = inner.parent;
    if (outer === null || outer.type === 'compound_statement') break;
    const place = placeIn(outer, inner);
    if (place !== null) (places ??= []).push(place);
    inner = outer;
  }
  return places ?? NOWHERE;
}

const NOWHERE: readonly Place[] = [];

function placeIn(list: Node, child: Node): Place | null {
  if (list.type === 'macro_type_specifier') {
    const name = list.childForFieldName('name');
    return name === null || name === child ? null : { callee: name.text, position: 0 };
  }
  if (list.type !== 'argument_list' || list.parent?.type !== 'call_expression') return null;
  const callee = list.parent.childForFieldName('function');
  if (callee?.type !== 'identifier') return null;
  const all = list.namedChildren.filter((one) => one.type !== 'comment');
  const position = all.indexOf(child);
  // Nobody knows how many arguments these are.
  if (all.slice(0, position).some(({ text }) => text === '__VA_ARGS__')) return null;
  return { callee: callee.text, position };
}
