/**
 * What a template from outside of the tree gives to whoever uses an object of it: one of the types that it is
 * handed, or something from outside again. `std::vector<Lamp>` has lamps and `std::map<Key, Lamp>` by its
 * keys, and what an iterator or `front()` leads to is a lamp where what is done with it can only be done with
 * one. No template is known by its name.
 */
import { withoutTemplates, type WrittenType } from '../facts/index.ts';
import type { Program } from './link.ts';
import { type NamedType, typesNamed } from './named-types.ts';
import { lastPart } from './patterns.ts';

/** Arguments within arguments are followed this far. */
const DEEPEST = 4;

/** The arguments of the last template that a type names, as they are written; none where it names none. */
export function argumentsWritten(type: string): readonly string[] {
  const end = type.lastIndexOf('>');
  if (end < 0) return [];
  const found: string[] = [];
  let depth = 0;
  let last = end;
  for (let at = end; at >= 0; at--) {
    const sign = type[at] ?? '';
    if (/[>)\]]/.test(sign)) depth++;
    else if (/[<([]/.test(sign)) depth--;
    if (depth > 1 || (sign !== ',' && depth > 0)) continue;
    found.unshift(type.slice(at + 1, last).trim());
    last = at;
    if (depth === 0) return found;
  }
  return [];
}

/**
 * Every type that a template is handed, in whatever depth; null where one of them is none that is plainly
 * written.
 */
export function typesHeld(program: Program, type: string, depth = 0): readonly WrittenType[] | null {
  if (depth > DEEPEST) return null;
  const found: WrittenType[] = [];
  for (const written of typesHanded(program, type)) {
    const plain = plainType(written);
    if (plain === null) return null;
    const inner = plain.text.includes('<') ? typesHeld(program, plain.text, depth + 1) : [plain];
    if (inner === null) return null;
    found.push(...inner);
  }
  return found;
}

/**
 * What stands behind `[]`: what follows the keys, or the only thing there is. An allocator is handed what it
 * allocates.
 */
export function typeBehindKey(program: Program, type: string): WrittenType | null {
  const [first, second] = typesHanded(program, type);
  if (first === undefined) return null;
  return plainType(second === undefined || mentions(second, first) ? first : second);
}

/** What a loop comes to, where nothing but that can be in it. */
export function typeLoopedOver(program: Program, type: string): WrittenType | null {
  const [first, second] = typesHanded(program, type);
  return first === undefined || (second !== undefined && !mentions(second, first)) ? null : plainType(first);
}

function mentions(type: string, other: string): boolean {
  return new Set(type.match(/\w+/g)).has(lastPart(withoutTemplates(plainType(other)?.text ?? other)));
}

/** Without numbers and constants, which templates are handed as well. */
function typesHanded(program: Program, type: string): readonly string[] {
  const { names, bearers } = program.tree;
  return argumentsWritten(type).filter((one) => {
    if (!/^[A-Za-z_]/.test(one)) return false;
    const number = names.idOf(lastPart(withoutTemplates(plainType(one)?.text ?? one)));
    if (number < 0 || bearers(number).length === 0) return !/^[A-Z\d_]{3,}$/.test(one);
    return names.isType(number) || typesNamed(program, number).some(isOfType);
  });
}

/** What bears the name of a type may be a constant of it. */
function isOfType({ alias, isDefinition, isAnnounced }: NamedType): boolean {
  return alias !== null || isDefinition || isAnnounced;
}

/** `const Lamp *` as a pointer to `Lamp`; null for what is no name of a type. */
export function plainType(written: string): WrittenType | null {
  const [, text = '', marks = ''] = PLAIN.exec(written.replace(WORDS_BEFORE_TYPE, ' ').trim()) ?? [];
  if (text === '' || (marks.match(/\*/g) ?? []).length > 1) return null;
  return { text, form: marks.includes('*') ? 'pointer' : marks.includes('&') ? 'reference' : 'object' };
}

/** They say nothing of which type it is. */
export const WORDS_BEFORE_TYPE = /\b(?:const|volatile|class|struct|typename)\b/g;
const PLAIN = /^((?:::)?\w+(?:\s*::\s*\w+)*(?:\s*<[^;={}]*>)?)\s*((?:[*&]\s*)*)(?:\[\s*\])?$/;
