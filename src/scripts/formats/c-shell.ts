/**
 * Start files of the C shell, line by line: its simple commands and redirections are those of other shells. Words
 * that steer it are left out, and what they steer is taken to be done under a condition.
 */
import { joinedLines, type Piece } from './piece.ts';

export interface GuardedPiece extends Piece {
  /** What must hold; null when nothing need. */
  readonly guard: string | null;
}

const OPENS = /^\s*(?:if\b.*\bthen|foreach\b|while\b|switch\b)/;
const CLOSES = /^\s*(?:endif|end|endsw)\b/;
const STEERS = /^\s*(?:else\b.*|case\b.*|default:.*|breaksw\b.*|break\b.*|continue\b.*|\w+:)\s*$/;
const ONE_LINE_IF = /^(\s*if\s*(\((?:[^()]|\([^()]*\))*\))\s*)(\S[^]*)$/;

export function readCShell(text: string): readonly GuardedPiece[] {
  const pieces: GuardedPiece[] = [];
  let depth = 0;
  for (const line of joinedLines(text)) {
    if (CLOSES.test(line.text)) depth = Math.max(0, depth - 1);
    else if (OPENS.test(line.text)) depth += 1;
    else if (!STEERS.test(line.text) && !/^\s*(?:#|$)/.test(line.text)) {
      const [, head = '', condition, command] = ONE_LINE_IF.exec(line.text) ?? [];
      const around = depth > 0 ? 'the condition around it holds' : null;
      const guard =
        condition === undefined || ASKS_FOR_A_FILE.test(condition) ? around : `\`${condition}\` holds`;
      const start = line.start + head.length;
      pieces.push({ text: command ?? line.text, start, name: null, isPlain: false, guard });
    }
  }
  return pieces;
}

const ASKS_FOR_A_FILE = /^\(\s*-[efrwx]\s+\S+\s*\)$/;
