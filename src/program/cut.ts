/** What is told of a run that ended before it had seen everything. Decides neither when it ends nor what is left out. */
import type { Hole, Notice, Shortfall, Span } from '../model/index.ts';

const words: Readonly<Record<Shortfall, string>> = {
  interrupted: 'The run was interrupted',
  time: 'The time for the run was over',
  memory: 'Memory ran short',
};

/** `left` goes on where the reason ends: `before the program was judged.` */
export function cutHole(span: Span, cut: Shortfall, left: string): Hole {
  return { kind: 'budget', span, detail: cutSentence(cut, left), name: null, outside: null };
}

const advice: Readonly<Record<Shortfall, string>> = {
  interrupted: '',
  time: ' Give it more, or less to look at.',
  memory: ' Give it more, as by `NODE_OPTIONS=--max-old-space-size=8192`, or less to look at.',
};

export function cutNotice(cut: Shortfall): Notice {
  const text = `${cutSentence(cut, 'before all was seen: this is what was known by then.')}${advice[cut]}`;
  return { text, file: null, line: null, incomplete: true };
}

export function cutSentence(cut: Shortfall, left: string): string {
  return `${words[cut]} ${left}`;
}
