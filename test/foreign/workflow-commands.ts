/** Reads a log as GitHub's runner does (ActionCommand.cs, IssueCommandExtension): which annotations come of it. */

export interface Annotation {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface Log {
  /** Ten of a kind; the runner drops the rest. */
  readonly annotations: readonly Annotation[];
  readonly dropped: number;
  /** Commands that no annotation comes of: nothing that a report may ever hold. */
  readonly others: readonly string[];
  readonly plain: readonly string[];
}

const kinds = ['error', 'warning', 'notice'];
const known = ['file', 'line', 'endLine', 'col', 'endColumn', 'title'];

export function readLog(log: string): Log {
  const annotations: Annotation[] = [];
  const others: string[] = [];
  const plain: string[] = [];
  const counts = new Map<string, number>();
  for (const line of log.split(/\r\n|\r|\n/).slice(0, -1)) {
    const command = /^\s*::(\S+?)(?: (.*?))?::(.*)$/.exec(line);
    if (line.includes('##[') || (command === null && line.trimStart().startsWith('::'))) others.push(line);
    else if (command === null) plain.push(line);
    else {
      const [, kind = '', list = '', message = ''] = command;
      if (!kinds.includes(kind)) others.push(line);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      annotations.push({ kind, properties: validated(propertiesOf(list)), message: unescaped(message) });
    }
  }
  const dropped = [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - 10), 0);
  return { annotations, dropped, others, plain };
}

function propertiesOf(list: string): Record<string, string> {
  const pairs = list.split(',').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      if (!known.includes(name)) throw new Error(`The runner knows no property ${name}.`);
      return [name, unescapedProperty(value.join('='))];
    }),
  );
}

/** The runner throws away what does not fit; a report that needs this is wrong. */
function validated(properties: Record<string, string>): Record<string, string> {
  const { line, endLine, col, endColumn } = properties;
  if (line === undefined && (endLine ?? col ?? endColumn) !== undefined) throw new Error('No line.');
  if (line !== endLine && (col ?? endColumn) !== undefined) throw new Error('Columns over several lines.');
  if (Number(line) > Number(endLine) || Number(col) > Number(endColumn)) throw new Error('Backwards.');
  return properties;
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapedProperty(text: string): string {
  const undone = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  return undone.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
}
