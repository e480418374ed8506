/** A reader of HTML as strict as one of XML: every `<` begins a tag, every tag is closed in its order. */

export interface Tags {
  /** In their order, `/p` for the end of a `p`. */
  readonly names: readonly string[];
  readonly faults: readonly string[];
}

const withoutEnd = new Set(['meta', 'input', 'path', 'circle', 'use']);

export function readTags(html: string): Tags {
  const bare = html.replace(/<(style|script)>[^]*?<\/\1>/g, '<$1></$1>').replace('<!doctype html>', '');
  const tags = [...bare.matchAll(/<(\/?)([a-z0-9]+)((?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*)\s*(\/?)>/g)];
  const strays = bare.split('<').length - 1 - tags.length;
  const faults = strays === 0 ? [] : [`${strays} times \`<\` begins no tag`];
  const open: string[] = [];
  const names = tags.map(([, end = '', name = '', , selfEnd = '']) => {
    if (end === '/' && open.pop() !== name) faults.push(`</${name}> ends nothing`);
    if (end === '' && selfEnd === '' && !withoutEnd.has(name)) open.push(name);
    return end + name;
  });
  return { names, faults: [...faults, ...open.map((name) => `<${name}> has no end`)] };
}
