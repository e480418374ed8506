/**
 * The words of a shell to values: quotes removed, variables put in as far as they are known, split where a shell
 * splits. It runs no command, so what one would print stays unknown.
 */
import { anyOf, operation } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';

/** What the names of a shell stand for; null for what the script does not set. */
export type Lookup = (name: string) => Value | null;

export function unknown(why: string): Value {
  return { kind: 'unknown', why };
}

export function text(value: string): Value {
  return { kind: 'text', value, complete: true };
}

/** The words that one word becomes: several where a variable with blanks stands alone, none where it is empty. */
export function readWords(node: Node, lookup: Lookup): readonly Value[] {
  const value = readWord(node, lookup);
  const isBare = node.type === 'simple_expansion' || node.type === 'expansion';
  if (!isBare || value.kind !== 'text') return [value];
  return value.value.split(/\s+/).filter(Boolean).map(text);
}

export function readWord(node: Node, lookup: Lookup): Value {
  switch (node.type) {
    case 'word':
    case 'number':
    case 'extglob_pattern':
      return text(node.text.replace(/\\\r?\n/g, '').replace(/\\(.)/g, '$1'));
    case 'raw_string':
      return text(node.text.slice(1, -1));
    case 'ansi_c_string':
      return text(node.text.slice(2, -1).replace(/\\n/g, '\n').replace(/\\(.)/g, '$1'));
    case 'string':
      return readString(node, lookup);
    case 'command_name':
    case 'translated_string': {
      const [inner] = node.namedChildren;
      return inner === undefined ? text(node.text) : readWord(inner, lookup);
    }
    case 'concatenation':
      return operation(
        'text',
        node.namedChildren.map((part) => readWord(part, lookup)),
      );
    case 'simple_expansion':
      return variable(node.text.slice(1), lookup);
    case 'expansion':
      return readExpansion(node, lookup);
    default:
      return unknown(`\`${shortened(node.text)}\` is not worked out`);
  }
}

/** What stands between the expansions of a string is taken from the source: not all of it has a node. */
function readString(node: Node, lookup: Lookup): Value {
  const parts: Value[] = [];
  const literal = (from: number, to: number): void => {
    const written = node.text.slice(from - node.startIndex, to - node.startIndex);
    if (written !== '') parts.push(text(written.replace(/\\\r?\n/g, '').replace(/\\(["$`\\])/g, '$1')));
  };
  let at = node.startIndex + 1;
  for (const part of node.namedChildren) {
    if (part.type === 'string_content') continue;
    literal(at, part.startIndex);
    parts.push(readWord(part, lookup));
    at = part.endIndex;
  }
  literal(at, node.endIndex - 1);
  return parts.length === 0 ? text('') : operation('text', parts);
}

/** `${NAME}` and `${NAME:-default}`; whatever cuts or replaces is not worked out. */
function readExpansion(node: Node, lookup: Lookup): Value {
  const [, name, sign, rest] = /^\$\{([A-Za-z_]\w*|[0-9@*#?$!-])(:?[-=])?([^]*)\}$/.exec(node.text) ?? [];
  if (name === undefined || (sign === undefined && rest !== ''))
    return unknown(`\`${shortened(node.text)}\` is not worked out`);
  if (sign === undefined) return variable(name, lookup);
  const [, given] = node.namedChildren;
  const fallback = given === undefined ? text('') : readWord(given, lookup);
  const known = lookup(name);
  return known ?? anyOf([fallback, unknown(`\`$${name}\` is set elsewhere`)]);
}

function variable(name: string, lookup: Lookup): Value {
  return lookup(name) ?? unknown(`\`$${name}\` is not set in the script`);
}

function shortened(written: string): string {
  const line = written.replace(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 37)}...`;
}

/** The value as a pattern in which `*` stands for what is not known; the first of several alternatives. */
export function patternOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.complete ? value.value : `${value.value}*`;
    case 'number':
      return String(value.value);
    case 'operation':
      return value.operator === 'text'
        ? value.operands
            .map(patternOf)
            .join('')
            .replace(/\*{2,}/g, '*')
        : '*';
    case 'any-of':
      return patternOf(value.values[0] ?? unknown(''));
    case 'name':
    case 'parameter':
    case 'result-of':
    case 'field':
    case 'unknown':
      return '*';
  }
}
