/** Questions to the person at the terminal, one line of answer each. Knows no question and judges no answer. */
import { createInterface, type Interface } from 'node:readline';

/** What is typed after the question; null when the person leaves instead, by Ctrl-C or Ctrl-D. */
export type Ask = (question: string) => Promise<string | null>;

export interface Asking {
  readonly ask: Ask;
  /** Lets go of the terminal, which would keep the process alive. */
  readonly close: () => void;
}

/**
 * The terminal is taken with the first question. Lines that come before their question are kept for it, because
 * people paste and type ahead; `question` of readline would lose them.
 */
export function openAsking(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asking {
  const early: string[] = [];
  let terminal: Interface | null = null;
  let left = false;
  let answer: ((line: string | null) => void) | null = null;

  function open(): Interface {
    const opened = createInterface({ input, output });
    opened.on('line', (line) => {
      if (answer === null) early.push(line);
      else settle(line);
    });
    opened.on('close', () => {
      left = true;
      // What is said next must not stand behind the question.
      if (answer !== null) output.write('\n');
      settle(null);
    });
    return opened;
  }

  function settle(line: string | null): void {
    const waiting = answer;
    answer = null;
    waiting?.(line);
  }

  return {
    ask: (question) => {
      terminal ??= open();
      const kept = early.shift();
      if (kept !== undefined || left) {
        output.write(`${question}${kept ?? ''}\n`);
        return Promise.resolve(kept ?? null);
      }
      terminal.setPrompt(question);
      terminal.prompt();
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    close: () => terminal?.close(),
  };
}
