/** The little XML that two formats need: elements with attributes, and text that no parser stumbles over. */
import { written } from './plain.ts';

export type Attributes = Readonly<Record<string, string | number>>;

export function xmlDocument(root: readonly string[]): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...root].map((line) => `${line}\n`).join('');
}

/** Lines; what is inside stands indented below. */
export function element(name: string, attributes: Attributes, inside: readonly string[]): readonly string[] {
  const head = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${xmlText(String(value))}"`),
  ];
  if (inside.length === 0) return [`<${head.join(' ')}/>`];
  return [`<${head.join(' ')}>`, ...inside.map((line) => `  ${line}`), `</${name}>`];
}

/** An element that holds text alone, on lines that are not indented, so that the text stays what it is. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  const [empty = ''] = element(name, attributes, []);
  return `${empty.replace(/\/>$/, '>')}${xmlText(text)}</${name}>`;
}

/** Characters that XML has no place for, even escaped, are written out or replaced. */
export function xmlText(text: string): string {
  return text
    .split('\n')
    .map(written)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
