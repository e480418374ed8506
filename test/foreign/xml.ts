/** A strict little reader of XML 1.0, for tests: it takes what our reports may hold and complains of everything else. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Throws when it is not well-formed. No comments, sections, entities of its own or namespaces: we write none. */
export function readXml(document: string): Element {
  if (!document.startsWith(prolog)) throw new Error('The declaration is missing.');
  const foreign = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(document);
  if (foreign !== null) throw new Error(`A character that XML does not know: ${JSON.stringify(foreign[0])}.`);
  const { element, end } = readElement(document, prolog.length);
  if (document.slice(end).trim() !== '') throw new Error('Something stands after the root.');
  return element;
}

function readElement(text: string, start: number): { readonly element: Element; readonly end: number } {
  const head = /^<([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/.exec(text.slice(start));
  if (head === null) throw new Error(`No element at ${JSON.stringify(text.slice(start, start + 60))}.`);
  const [whole, name = '', list = '', closed] = head;
  const pairs = [...list.matchAll(/ ([a-z]+)="([^"]*)"/g)];
  const attributes = Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, unescaped(value)]));
  if (Object.keys(attributes).length !== pairs.length) throw new Error(`<${name}> has an attribute twice.`);
  let at = start + whole.length;
  if (closed === '/') return { element: { name, attributes, children: [], text: '' }, end: at };
  const children: Element[] = [];
  let inside = '';
  for (;;) {
    const next = text.indexOf('<', at);
    if (next === -1) throw new Error(`<${name}> is not closed.`);
    inside += unescaped(text.slice(at, next));
    if (text.startsWith('</', next)) {
      const close = `</${name}>`;
      if (!text.startsWith(close, next)) throw new Error(`<${name}> is closed by another name.`);
      return { element: { name, attributes, children, text: inside }, end: next + close.length };
    }
    const child = readElement(text, next);
    children.push(child.element);
    at = child.end;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#10': '\n' };

function unescaped(text: string): string {
  if (text.includes('>')) throw new Error('A bare > stands in text.');
  return text.replace(/&([^;]*);?/g, (_, name: string) => {
    const meant = entities[name];
    if (meant === undefined) throw new Error(`&${name} is no entity.`);
    return meant;
  });
}
