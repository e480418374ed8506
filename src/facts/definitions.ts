/** What an item defines at its outermost level, with what it is known to hold: variables, enumerators, constants of a class. */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import { declaredName, isUnchanging } from './declarators.ts';
import type { Definition } from './facts.ts';
import { readValue, unknown } from './values.ts';
import type { Scope } from './variables.ts';
import type { ItemText } from './wrapping.ts';

export function readDefinitions(root: Node, item: ItemText, scope: Scope): Definition[] {
  if (item.kind === 'function' || item.kind === 'macro') return [];
  const members = item.className === null ? [] : readMembers(root, scope);
  return [...readEnumerators(root, scope), ...readVariables(root, scope), ...members];
}

/** `static constexpr int flags = 1;` in a class. Of other members every object has its own. */
function readMembers(root: Node, scope: Scope): Definition[] {
  return root.descendantsOfType('field_declaration').flatMap((node): Definition[] => {
    const written = node.childForFieldName('default_value');
    const name = declaredName(node.childForFieldName('declarator'));
    const words = specifiersOf(node);
    if (written === null || name === null || !/\bstatic\b/.test(words)) return [];
    const constant = isUnchanging(words, node.childForFieldName('declarator'));
    return [{ name, value: readValue(written, scope), constant, isArray: false }];
  });
}

function readEnumerators(root: Node, scope: Scope): Definition[] {
  const definitions: Definition[] = [];
  let next: number | null = 0;
  for (const node of root.descendantsOfType('enumerator')) {
    const written = node.childForFieldName('value');
    let value: Value = next === null ? unknown('an enumerator') : { kind: 'number', value: next };
    if (written !== null) value = readValue(written, scope);
    next = value.kind === 'number' ? value.value + 1 : null;
    definitions.push({
      name: node.childForFieldName('name')?.text ?? '',
      value,
      constant: true,
      isArray: false,
    });
  }
  return definitions;
}

function readVariables(root: Node, scope: Scope): Definition[] {
  return root.descendantsOfType('init_declarator').flatMap((node): Definition[] => {
    const name = declaredName(node);
    if (name === null || scope.variables.has(name)) return [];
    const value = readValue(node.childForFieldName('value'), scope);
    const declarator = node.childForFieldName('declarator');
    const constant = node.parent !== null && isUnchanging(specifiersOf(node.parent), declarator);
    // What a class declares is defined outside of it by its whole name.
    const own = name.slice(name.lastIndexOf(':') + 1);
    return [{ name: own, value, constant, isArray: declarator?.type === 'array_declarator' }];
  });
}

/** The words in front of the first declarator, without comments. */
function specifiersOf(declaration: Node): string {
  const first = declaration.childForFieldName('declarator');
  const before = first === null ? '' : declaration.text.slice(0, first.startIndex - declaration.startIndex);
  return before.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g, ' ');
}
