/**
 * Units of systemd: each `Exec...=` line is a command whose words no shell reads. Signs before the program's path say
 * how it is started. What `Environment=` sets is not put in: units rarely name programs by variables.
 */
import { joinedLines, type Piece } from './piece.ts';

const COMMAND =
  /^(\s*(Exec(?:Start|StartPre|StartPost|Condition|Reload|Stop|StopPost))\s*=\s*[-@:+!|]*\s*)(\S[^]*)$/;

export function readUnit(text: string): readonly Piece[] {
  return joinedLines(text).flatMap((line): readonly Piece[] => {
    const [, head = '', key = '', command] = COMMAND.exec(line.text) ?? [];
    if (command === undefined) return [];
    return [{ text: command, start: line.start + head.length, name: key, isPlain: true }];
  });
}
