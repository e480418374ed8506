/** The parameters of a function by the text of its head, for those who need no more than their words. */
import { literally } from './patterns.ts';

/** The parameters between the parentheses behind the name; null when there are none. */
export function parametersOf(definition: string, name: string): readonly string[] | null {
  const plain = definition.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g, ' ');
  const at = plain.search(new RegExp(`(?<![\\w$])${literally(name)}\\s*\\(`));
  if (at < 0) return null;
  const list = [''];
  let depth = 0;
  for (const letter of plain.slice(plain.indexOf('(', at))) {
    if (/[([{<]/.test(letter)) depth++;
    if (/[)\]}>]/.test(letter)) depth--;
    if (depth === 0) break;
    if (letter === ',' && depth === 1) list.push('');
    else if (depth > 1 || letter !== '(') list.push((list.pop() ?? '') + letter);
  }
  const written = list.map((one) => one.trim());
  return written.length === 1 && /^(?:void)?$/.test(written[0] ?? '') ? [] : written;
}
