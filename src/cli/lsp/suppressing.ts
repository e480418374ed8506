/**
 * The edits that suppress a finding: a comment on its line, above it, or above its function. An edit is offered only
 * if the comment, read again where it was put, suppresses the finding; a comment inside of another one would not.
 */
import type { TextEdit } from 'vscode-languageserver/node';
import { createOutliner } from '../../outline/index.ts';
import {
  isLanguage,
  placeAt,
  placesInScript,
  readSuppressions,
  SUPPRESSION_MARK,
  type Written,
} from '../../policy/index.ts';
import { indexPositions } from './positions.ts';

export interface SuppressInput {
  readonly text: string;
  readonly language: Written;
  readonly rule: string;
  /** Of the finding, counted from 0. */
  readonly line: number;
  /** The rules that there are. */
  readonly rules: readonly string[];
  readonly requireReason: boolean;
}

export interface SuppressingEdit {
  readonly title: string;
  readonly edit: TextEdit;
}

/** An insertion at an offset of the text. */
interface Insertion {
  readonly title: string;
  readonly offset: number;
  readonly text: string;
}

export function suppressingEdits(input: SuppressInput): readonly SuppressingEdit[] {
  const { text } = input;
  const positions = indexPositions(Buffer.from(text, 'utf8'));
  const offered = isLanguage(input.language)
    ? [onLine(input), above(input), aboveFunction(input)]
    : inScript(input);
  return offered.flatMap((insertion) => {
    if (insertion === null || !suppresses(insertion, input)) return [];
    const at = positions.positionAt(Buffer.byteLength(text.slice(0, insertion.offset)));
    const edit = { range: { start: at, end: at }, newText: insertion.text };
    return [{ title: insertion.title, edit }];
  });
}

function words({ rule, requireReason }: SuppressInput, where: string): string {
  return `${SUPPRESSION_MARK}-${where} ${rule}${requireReason ? ' -- TODO: say why' : ''}`;
}

function inScript(input: SuppressInput): readonly (Insertion | null)[] {
  const { text, language, line, rule } = input;
  if (isLanguage(language)) return [];
  const { start, end } = lineAt(text, line);
  const { above, behind } = placesInScript(text, language, line + 1);
  const indentation = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const next = `${indentation}# ${words(input, 'next-line')}${newlineOf(text)}`;
  return [
    behind === null || text.slice(start, end).includes(SUPPRESSION_MARK)
      ? null
      : { title: onLineTitle(rule), offset: behind, text: ` # ${words(input, 'line')}` },
    above === null ? null : { title: aboveTitle(rule), offset: above, text: next },
  ];
}

function onLineTitle(rule: string): string {
  return `Suppress \`${rule}\` on this line`;
}

function aboveTitle(rule: string): string {
  return `Suppress \`${rule}\` on the next line`;
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function onLine(input: SuppressInput): Insertion | null {
  const { text, line } = input;
  const { start, end } = lineAt(text, line);
  const written = text.slice(start, end);
  if (written.includes(SUPPRESSION_MARK)) return null;
  const offset = start + written.replace(/\s*\\?\s*$/, '').length;
  const title = onLineTitle(input.rule);
  switch (placeAt(text, offset)) {
    case 'code':
      return { title, offset, text: ` /* ${words(input, 'line')} */` };
    case 'line-comment':
      return { title, offset, text: ` ${words(input, 'line')}` };
    case 'inside':
      return null;
  }
}

function above(input: SuppressInput): Insertion | null {
  return commentAbove(input, input.line, 'next-line', aboveTitle(input.rule));
}

function aboveFunction(input: SuppressInput): Insertion | null {
  const bytes = Buffer.from(input.text, 'utf8');
  if (!isLanguage(input.language)) return null;
  const { items } = createOutliner().outline(bytes, input.language);
  const { start, end } = lineAt(input.text, input.line);
  const [from, to] = [start, end].map((offset) => Buffer.byteLength(input.text.slice(0, offset)));
  if (from === undefined || to === undefined) return null;
  const around = items.find((item) => item.kind === 'function' && item.start < to && item.end > from);
  if (around === undefined) return null;
  const before = bytes.toString('utf8', 0, around.start);
  const line = before.split('\n').length - 1;
  return commentAbove(input, line, 'function', `Suppress \`${input.rule}\` in this function`);
}

/** In a macro's body the line above goes on, and so must the comment's. */
function commentAbove(input: SuppressInput, line: number, where: string, title: string): Insertion | null {
  const { text } = input;
  const { start, end } = lineAt(text, line);
  if (placeAt(text, start) === 'inside') return null;
  const indentation = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const goesOn = /\\\r?\n$/.test(text.slice(0, start)) ? ' \\' : '';
  return {
    title,
    offset: start,
    text: `${indentation}/* ${words(input, where)} */${goesOn}${newlineOf(text)}`,
  };
}

function lineAt(text: string, line: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let at = 0; at < line; at += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  const stop = end < 0 ? text.length : end;
  return { start, end: text[stop - 1] === '\r' && stop > start ? stop - 1 : stop };
}

function suppresses(insertion: Insertion, { text, line, ...input }: SuppressInput): boolean {
  const after = text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
  const added = insertion.text.split('\n').length - 1;
  const { all } = readSuppressions({ ...input, text: Buffer.from(after, 'utf8').toString('latin1') });
  const wanted = line + 1 + added;
  return all.some(({ rules, from, to }) => rules.includes(input.rule) && from <= wanted && wanted <= to);
}
