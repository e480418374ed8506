/**
 * What a declarator such as `*(*const name)[3]` says: its innermost name, what it makes of the type, and whether that
 * may change. What the words in front of it say is handed in.
 */
import type { Node } from '../syntax/index.ts';
import { qualifiedName } from './values.ts';

/** The innermost name of a declarator such as `*(*name)[3]`. */
export function declaredName(declarator: Node | null): string | null {
  let node = declarator;
  for (let steps = 0; node !== null && steps < 30; steps++) {
    if (node.type === 'identifier' || node.type === 'field_identifier' || node.type === 'type_identifier') {
      return node.text;
    }
    if (node.type === 'qualified_identifier') return qualifiedName(node.text);
    node = innerDeclarator(node);
  }
  return null;
}

function innerDeclarator(node: Node): Node | null {
  return (
    node.childForFieldName('declarator') ??
    node.namedChildren.find((child) => child.type.endsWith('declarator') || child.type === 'identifier') ??
    null
  );
}

/** True when the declarator has one of the types on the way to its name. */
export function isMadeBy(declarator: Node | null, types: RegExp): boolean {
  let node = declarator;
  for (let steps = 0; node !== null && steps < 30; steps++) {
    if (types.test(node.type)) return true;
    node = innerDeclarator(node);
  }
  return false;
}

/**
 * Whether what is declared stays what it was made, by the words in front of all declarators: of a pointer what stands
 * behind its last `*` decides, as `const char *name` may be made to lead elsewhere.
 */
export function isUnchanging(specifiers: string, declarator: Node | null): boolean {
  if (/\bvolatile\b/.test(specifiers)) return false;
  if (/\bconstexpr\b/.test(specifiers)) return true;
  let pointer: Node | null = null;
  let node = declarator;
  for (let steps = 0; node !== null && steps < 30; steps++) {
    if (node.type === 'pointer_declarator') pointer = node;
    node = innerDeclarator(node);
  }
  if (pointer === null) return /\bconst\b/.test(specifiers);
  return pointer.namedChildren.some(({ type, text }) => type === 'type_qualifier' && text === 'const');
}
