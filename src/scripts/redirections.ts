/**
 * Who writes what to which file. A shell opens the file itself for its own commands and for groups of them, and leaves
 * it to the new process for all others, which decides whose `/proc/self` that is.
 */
import { operation } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { Range, Shell } from './actions.ts';
import { forked, type Frame, type Journey, lookupIn, placeOf } from './journey.ts';
import { readWord, readWords, text, unknown } from './words.ts';

/** Commands that every shell does by itself. */
const OWN = new Set([
  'echo',
  'printf',
  ':',
  'true',
  'exec',
  'read',
  'test',
  '[',
  'eval',
  '.',
  'source',
  'umask',
]);

/** Notes what the statement, which was gone through before, writes to the files that its output is sent to. */
export function noteRedirections(journey: Journey, node: Node, frame: Frame): void {
  const { redirects } = frame;
  for (const one of redirects) {
    if (one.type !== 'file_redirect' || !/^1?(?:>>?\|?|&>>?)(?!&)/.test(one.text)) continue;
    const destination = one.childForFieldName('destination');
    if (destination === null) continue;
    const shell = opensItself(journey, node) ? frame.shell : forked(journey, frame).shell;
    const isPlain = node.type === 'command';
    const at = placeOf({ startIndex: (isPlain ? node : one).startIndex, endIndex: one.endIndex }, frame);
    noteWrite(journey, frame, { destination, text: writtenBy(node, redirects, frame), shell, at });
  }
}

function opensItself(journey: Journey, node: Node): boolean {
  if (node.type === 'subshell') return false;
  if (node.type !== 'command') return true;
  const name = node.childForFieldName('name')?.text ?? '';
  return OWN.has(name) || journey.functions.has(name);
}

/** What a command prints, as far as its words tell. */
export function writtenBy(node: Node, redirects: readonly Node[], frame: Frame): Value {
  const [document] = redirects.flatMap((one) => one.descendantsOfType('heredoc_body'));
  if (document !== undefined) {
    return /[$`]/.test(document.text) ? unknown('it is put together') : text(document.text);
  }
  if (node.type === 'compound_statement' || node.type === 'subshell') {
    const [only, ...more] = node.namedChildren.filter(({ type }) => type !== 'comment');
    const isSingle = only !== undefined && more.length === 0;
    return isSingle ? writtenBy(only, [], frame) : unknown('several commands write it');
  }
  if (node.type === 'redirected_statement') {
    const body = node.childForFieldName('body');
    const inner = node.childrenForFieldName('redirect');
    return body === null ? unknown('nothing says what is written') : writtenBy(body, inner, frame);
  }
  const here = node.descendantsOfType('herestring_redirect')[0]?.namedChild(0) ?? null;
  if (here !== null) return readWord(here, lookupIn(frame));
  return printedBy(node, frame);
}

function printedBy(node: Node, frame: Frame): Value {
  const name = node.childForFieldName('name')?.text ?? '';
  const given = node.childrenForFieldName('argument');
  const words = given.flatMap((word) => readWords(word, lookupIn(frame)));
  if (/^(?:\/bin\/)?echo$/.test(name)) {
    return joined(words.filter((word) => word.kind !== 'text' || !/^-[neE]+$/.test(word.value)));
  }
  const [format] = words;
  if (name === 'printf' && format?.kind === 'text') return printed(format.value, words.slice(1));
  return unknown(`what \`${name}\` writes is not known`);
}

function joined(words: readonly Value[]): Value {
  if (words.length === 0) return text('');
  return operation(
    'text',
    words.flatMap((word, at) => (at === 0 ? [word] : [text(' '), word])),
  );
}

function printed(format: string, [first]: readonly Value[]): Value {
  if (!format.includes('%')) return text(format);
  return /^%[dsi]/.test(format) && first !== undefined ? first : unknown('it is put together');
}

interface NotedWrite {
  readonly destination: Node;
  readonly text: Value;
  /** The process that opens the file. */
  readonly shell: Shell;
  readonly at: Range;
}

/** `$$` is the process of the script, whatever process opens the file. */
export function noteWrite(journey: Journey, frame: Frame, write: NotedWrite): void {
  const { destination, text: written, at } = write;
  const isMain = /\$(?:\$|\{\$\})/.test(destination.text);
  const path = readWord(destination, (name) => {
    if (name === '$' || name === 'BASHPID') return text('self');
    return lookupIn(frame)(name);
  });
  const shell = isMain ? frame.main : write.shell;
  const { guards, within } = frame;
  journey.actions.push({ kind: 'write', at, guards, within, shell, path, text: written });
}
