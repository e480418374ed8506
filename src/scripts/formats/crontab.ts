/**
 * Crontabs: five fields or one of `@reboot` and its like, in those of the system the user's name, then the command. An
 * unescaped `%` ends the command, and what follows is its input.
 */
import { linesOf, type Piece } from './piece.ts';

const TIME = String.raw`(?:@\w+|(?:[\d*\/,A-Za-z~-]+[ \t]+){4}[\d*\/,A-Za-z~-]+)`;

export function readCrontab(text: string, namesUsers: boolean): readonly Piece[] {
  const entry = new RegExp(
    String.raw`^(\s*-?(${TIME})[ \t]+${namesUsers ? String.raw`\S+[ \t]+` : ''})(\S.*)$`,
  );
  return linesOf(text).flatMap((line): readonly Piece[] => {
    if (/^\s*(?:#|[A-Za-z_]\w*\s*=)/.test(line.text)) return [];
    const [, head = '', time = '', command] = entry.exec(line.text) ?? [];
    if (command === undefined) return [];
    const end = /(?<!\\)%/.exec(command)?.index ?? command.length;
    const start = line.start + head.length;
    return [{ text: command.slice(0, end), start, name: time.replace(/\s+/g, ' '), isPlain: false }];
  });
}
