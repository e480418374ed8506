/**
 * Typed reading of one YAML document, with the line of everything that is wrong. This is the one place
 * where foreign data becomes our types; it collects errors instead of stopping at the first.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export interface KnowledgeError {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
}

/** One YAML value with its place. */
export interface Field {
  readonly value: unknown;
  readonly line: number;
  readonly file: string;
  /** The field under a key; null when absent. Only of maps. */
  readonly at: (key: string) => Field | null;
  readonly keys: () => readonly string[];
  /** The fields of a list; a single value counts as a list of one. */
  readonly items: () => readonly Field[];
}

export function readYaml(file: string, text: string, errors: KnowledgeError[]): Field | null {
  const tooMuch = excessOf(text);
  if (tooMuch !== null) {
    errors.push({ file, line: 1, text: tooMuch });
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  for (const error of document.errors) {
    errors.push({ file, line: lines.linePos(error.pos[0]).line, text: sentence(error.message) });
  }
  if (document.errors.length > 0 || document.contents === null) return null;
  const plainly = (node: RangedNode, line: number): unknown => {
    try {
      return node.toJS(document);
    } catch {
      errors.push({ file, line, text: 'Its aliases stand for more than anybody would write.' });
      return null;
    }
  };
  const fieldOf = (given: unknown): Field => {
    const node = isAlias(given) ? given.resolve(document) : given;
    const range = isNodeWithRange(node) ? node.range : null;
    const line = range === null ? 1 : lines.linePos(range[0]).line;
    return {
      value: isScalar(node) ? node.value : isNodeWithRange(node) ? plainly(node, line) : node,
      line,
      file,
      at: (key) => {
        if (!isMap(node)) return null;
        // Keys that are numbers are asked for as text, too.
        const pair = node.items.find((one) => keyOf(one.key) === key);
        return pair === undefined ? null : fieldOf(pair.value);
      },
      keys: () => (isMap(node) ? node.items.map((pair) => keyOf(pair.key)) : []),
      items: () => (isSeq(node) ? node.items.map(fieldOf) : [fieldOf(node)]),
    };
  };
  return fieldOf(document.contents);
}

/** Characters of one file, and levels of what stands in one another: more is no work of people. */
const MOST_CHARACTERS = 1_000_000;
const MOST_LEVELS = 100;

/** The parser takes its time with either, and falls in the end. */
function excessOf(text: string): string | null {
  if (text.length > MOST_CHARACTERS) {
    return `The file has ${String(text.length)} characters, and no more than ${String(MOST_CHARACTERS)} are read.`;
  }
  let levels = 0;
  let most = 0;
  for (const [mark] of text.matchAll(/[[{]|[\]}]|^[ \t]*(?:[-?:][ \t]+)+/gm)) {
    if (mark === ']' || mark === '}') levels = Math.max(0, levels - 1);
    else if (mark === '[' || mark === '{') levels++;
    most = Math.max(most, levels, mark.length / 2);
  }
  return most > MOST_LEVELS ? 'What stands in it is nested too deeply.' : null;
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

interface RangedNode {
  readonly range: readonly [number, number, number];
  readonly toJS: Node['toJS'];
}

function isNodeWithRange(node: unknown): node is RangedNode {
  return (
    typeof node === 'object' &&
    node !== null &&
    'range' in node &&
    Array.isArray(node.range) &&
    'toJS' in node
  );
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** Reads fields and notes what is wrong with them. A class because it guards the list of errors. */
export class Reader {
  readonly errors: KnowledgeError[] = [];

  fail(field: Field, text: string): void {
    this.errors.push({ file: field.file, line: field.line, text });
  }

  /** Complains of keys that nobody reads: a misspelt key must not be knowledge lost in silence. */
  onlyKeys(field: Field, allowed: readonly string[]): void {
    for (const key of field.keys()) {
      if (!allowed.includes(key)) {
        this.fail(
          field.at(key) ?? field,
          `The key "${key}" is not known here; known are ${allowed.join(', ')}.`,
        );
      }
    }
  }

  text(field: Field, key: string): string {
    const found = field.at(key);
    if (found === null) this.fail(field, `The key "${key}" is missing.`);
    return found === null ? '' : this.textOf(found);
  }

  optionalText(field: Field, key: string): string | null {
    const found = field.at(key);
    return found === null || found.value === null ? null : this.textOf(found);
  }

  textOf(field: Field): string {
    if (typeof field.value === 'string' && field.value.trim() !== '') return field.value.trim();
    this.fail(field, 'A text is needed here.');
    return '';
  }

  number(field: Field, key: string): number {
    const found = field.at(key);
    if (typeof found?.value === 'number') return found.value;
    this.fail(found ?? field, `The key "${key}" needs a number.`);
    return 0;
  }

  texts(field: Field, key: string): readonly string[] {
    const found = field.at(key);
    return found === null ? [] : found.items().map((item) => this.textOf(item));
  }

  choice<T extends string>(field: Field, key: string, choices: readonly T[], otherwise: T): T {
    const found = field.at(key);
    if (found === null) return otherwise;
    const chosen = choices.find((choice) => choice === found.value);
    if (chosen === undefined) this.fail(found, `"${String(found.value)}" is none of ${choices.join(', ')}.`);
    return chosen ?? otherwise;
  }

  /** A map whose values are texts or null. */
  textMap(field: Field, key: string): Readonly<Record<string, string | null>> {
    const found = field.at(key);
    if (found === null) {
      this.fail(field, `The key "${key}" is missing.`);
      return {};
    }
    return Object.fromEntries(found.keys().map((inner) => [inner, this.optionalText(found, inner)]));
  }
}
