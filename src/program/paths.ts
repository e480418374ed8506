/** Paths that are asked about: by how they begin, where `*` stands for the number of some process. */

const NUMBER = String.raw`(?:%[-+ 0-9]*(?:hh|h|ll|l|j|z|t)?[diuxs]|\d+|\*|\[[^\]]*\]\*?)`;

const patterns = new Map<string, RegExp>();

/** Whether the text is a path that begins as the rulebook says, or is the one that it says with a number in it. */
export function isPathAskedFor(text: string, asked: string): boolean {
  if (!asked.includes('*'))
    return text === asked || text.startsWith(asked.endsWith('/') ? asked : `${asked}/`);
  let pattern = patterns.get(asked);
  if (pattern === undefined) {
    const parts = asked.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
    pattern = new RegExp(`^${parts.join(NUMBER)}$`);
    patterns.set(asked, pattern);
  }
  return pattern.test(text);
}
