/**
 * A text that a program hands to a shell, such as that of `system`, to the words of its commands. Only quotes and the
 * signs between commands count: nobody writes loops there, and what is not known of the text is not known of its words.
 */
import type { Value } from '../model/index.ts';
import { text as textValue } from './words.ts';

/** The words of each command, without redirections and assignments before them. */
export function commandsInText(text: string): readonly (readonly Value[])[] {
  const commands: string[][] = [[]];
  for (const [token, sign] of text.matchAll(
    /(&&|\|\||[;|&\n()])|\d*[<>]+&?\s*\S*|(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s;|&()<>"'\\])+/g,
  )) {
    if (sign !== undefined) commands.push([]);
    else if (!/^\d*[<>]/.test(token)) commands.at(-1)?.push(unquoted(token));
  }
  return commands
    .map((words) =>
      words.slice(
        Math.max(
          0,
          words.findIndex((word) => !/^\w+=/.test(word)),
        ),
      ),
    )
    .filter((words) => words.length > 0)
    .map((words) => words.map(textValue));
}

function unquoted(token: string): string {
  return token.replace(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
    (_, double?: string, single?: string, letter?: string) =>
      double === undefined ? (single ?? letter ?? '') : double.replace(/\\(["$`\\])/g, '$1'),
  );
}
