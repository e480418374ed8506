/** Headings, labelled fields and paragraphs that fit the terminal. Knows nothing of what they say. */
import pc from 'picocolors';

export interface Page {
  readonly heading: (title: string, kind: string) => string;
  readonly field: (label: string, text: string) => readonly string[];
  /** Lines as they are. */
  readonly verbatim: (label: string, text: string) => readonly string[];
  readonly paragraph: (text: string) => readonly string[];
}

const labelWidth = 11;
/** Lines longer than this are hard to read, however wide the terminal is. */
const widest = 100;
const narrowest = 40;

export function pageOf(colour: boolean, width: number): Page {
  const paint = pc.createColors(colour);
  const columns = Math.max(narrowest, Math.min(widest, width));
  return {
    heading: (title, kind) => `${paint.bold(title)}  ${paint.dim(kind)}`,
    field: (label, text) => {
      const [first = '', ...rest] = wrapped(text, columns - labelWidth - 2);
      return [
        `  ${paint.cyan(label.padEnd(labelWidth))}${first}`,
        ...rest.map((line) => `  ${' '.repeat(labelWidth)}${line}`),
      ];
    },
    verbatim: (label, text) =>
      text.split('\n').map((line, index) => {
        const head = index === 0 ? paint.cyan(label.padEnd(labelWidth)) : ' '.repeat(labelWidth);
        return `  ${head}${line}`.trimEnd();
      }),
    paragraph: (text) => wrapped(text, columns),
  };
}

/** A word that is longer than a line gets one of its own. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
