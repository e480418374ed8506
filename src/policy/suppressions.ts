/**
 * Suppressions out of the comments of one file: which rules are not to be told on which lines, why and until when.
 * It knows no findings; `suppress.ts` brings the two together.
 *
 * Written in any comment as `mig-lint-disable-WHERE RULE[, RULE ...] [until=YYYY-MM-DD] [-- reason]`, where WHERE is
 * `line`, `next-line`, `function`, `file`, or `begin` with a later `mig-lint-disable-end`. Scripts have all but `function`.
 */
import type { Language, ScriptKind } from '../model/index.ts';
import { createOutliner } from '../outline/index.ts';
import { suggestion } from '../rulebook/index.ts';
import { scriptComments } from './script-comments.ts';

/** What every suppression holds; reports and searches look for it. */
export const SUPPRESSION_MARK = 'mig-lint-disable';

export interface Suppression {
  readonly rules: readonly string[];
  /** The lines that it holds for, counted from 1, both included. */
  readonly from: number;
  readonly to: number;
  /** The last day on which it holds, as YYYY-MM-DD; null when it holds for ever. */
  readonly until: string | null;
  readonly reason: string | null;
  /** The line of the comment. */
  readonly line: number;
}

/** Something wrong with a comment. */
export interface Flaw {
  readonly line: number;
  /** A full sentence. */
  readonly text: string;
}

export interface Suppressions {
  readonly all: readonly Suppression[];
  readonly flaws: readonly Flaw[];
}

/** What decides how comments look. */
export type Written = Language | ScriptKind;

export interface SuppressionInput {
  /** Latin1, one character a byte. */
  readonly text: string;
  readonly language: Written;
  /** The rules that there are. */
  readonly rules: readonly string[];
  readonly requireReason: boolean;
}

const WHERES = ['line', 'next-line', 'function', 'file', 'begin', 'end'] as const;
type Where = (typeof WHERES)[number];

/** A comment's words behind the mark. */
interface Directive {
  readonly where: Where;
  readonly rules: readonly string[];
  readonly until: string | null;
  readonly reason: string | null;
  readonly line: number;
  /** Where the comment begins, in bytes. */
  readonly offset: number;
}

export function readSuppressions(input: SuppressionInput): Suppressions {
  if (!input.text.includes(SUPPRESSION_MARK)) return { all: [], flaws: [] };
  const flaws: Flaw[] = [];
  const directives = commentsIn(input).flatMap((comment) => directiveOf(comment, input, flaws) ?? []);
  const all: Suppression[] = [];
  const open: Directive[] = [];
  for (const directive of directives) {
    const { rules, until, reason, line } = directive;
    const suppression = (from: number, to: number): Suppression => {
      return { rules, until, reason, line, from, to };
    };
    switch (directive.where) {
      case 'line':
        all.push(suppression(line, line));
        break;
      case 'next-line':
        all.push(suppression(line + 1, line + 1));
        break;
      case 'file':
        all.push(suppression(1, Infinity));
        break;
      case 'begin':
        open.push(directive);
        break;
      case 'end': {
        const at = open.findLastIndex((one) => rules.length === 0 || sameRules(one.rules, rules));
        const [begun] = at < 0 ? [] : open.splice(at, 1);
        if (begun === undefined) flaws.push({ line, text: 'No suppression begins before this end.' });
        else all.push({ ...begun, from: begun.line, to: line });
        break;
      }
      case 'function': {
        const { language } = input;
        if (!isLanguage(language)) {
          flaws.push({
            line,
            text: 'A script is suppressed by the line, from `begin` to `end`, or as a file.',
          });
          break;
        }
        const lines = functionAt(input.text, language, directive.offset);
        if (lines === null) flaws.push({ line, text: 'No function follows this suppression.' });
        else all.push(suppression(lines.from, lines.to));
        break;
      }
    }
  }
  for (const { line } of open) flaws.push({ line, text: 'This suppression begins, but never ends.' });
  return { all, flaws: flaws.sort((a, b) => a.line - b.line) };
}

function sameRules(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

interface Comment {
  readonly text: string;
  readonly line: number;
  readonly offset: number;
}

/** Strings are skipped, so that one which quotes a suppression is none. */
const COMMENT_OR_STRING =
  /\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|\/\/(?:\\\r?\n|.)*|\bR"(?<raw>[^()\\\s]{0,16})\((?:[\s\S]*?\)\k<raw>"|[\s\S]*)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/g;

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Comments and strings: where no comment can begin. */
export function unreadableRanges(text: string): readonly TextRange[] {
  return [...text.matchAll(COMMENT_OR_STRING)].map(({ 0: found, index }) => {
    return { start: index, end: index + found.length };
  });
}

export function isLanguage(written: Written): written is Language {
  return written === 'c' || written === 'cpp';
}

function commentsIn({ text, language }: SuppressionInput): readonly Comment[] {
  if (isLanguage(language)) return commentsOf(text);
  let line = 1;
  let counted = 0;
  return scriptComments(text, language).flatMap((comment): readonly Comment[] => {
    if (!comment.text.includes(SUPPRESSION_MARK)) return [];
    line += countLines(text.slice(counted, comment.offset));
    counted = comment.offset;
    return [{ text: comment.text, line, offset: comment.offset }];
  });
}

/** Of a comment of several lines each line is one. */
function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let line = 1;
  let counted = 0;
  for (const { 0: found, index } of text.matchAll(COMMENT_OR_STRING)) {
    if (!found.startsWith('/') || !found.includes(SUPPRESSION_MARK)) continue;
    line += countLines(text.slice(counted, index));
    counted = index;
    const body = found.replace(/^\/[/*]+|(?<!\*)\*+\/$/g, '');
    body.split('\n').forEach((one, row) => {
      if (one.includes(SUPPRESSION_MARK)) comments.push({ text: one, line: line + row, offset: index });
    });
  }
  return comments;
}

/** What an offset lies in: code, a comment up to the line's end, or another comment or a text. */
export function placeAt(text: string, offset: number): 'code' | 'line-comment' | 'inside' {
  for (const { 0: found, index } of text.matchAll(COMMENT_OR_STRING)) {
    if (index >= offset) break;
    const end = index + found.length;
    if (found.startsWith('//') && offset <= end) return 'line-comment';
    if (offset < end) return 'inside';
  }
  return 'code';
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

const DIRECTIVE = new RegExp(`${SUPPRESSION_MARK}-?([a-z-]*)\\s*(.*?)\\s*(?:(?<=\\s|^)--\\s*(.*))?$`);

function directiveOf(
  { text, line, offset }: Comment,
  input: SuppressionInput,
  flaws: Flaw[],
): Directive | null {
  const [, named = '', words = '', reason = ''] = DIRECTIVE.exec(text.trim().replace(/\r$/, '')) ?? [];
  const complain = (flaw: string): null => {
    flaws.push({ line, text: flaw });
    return null;
  };
  const where = WHERES.find((one) => one === named);
  if (where === undefined) {
    const written = `${SUPPRESSION_MARK}${named === '' ? '' : `-${named}`}`;
    return complain(
      `\`${written}\` is no suppression.${suggestion(
        written,
        WHERES.map((one) => `${SUPPRESSION_MARK}-${one}`),
      )}`,
    );
  }
  const all = words.split(/[\s,]+/).filter(Boolean);
  const dates = all.filter((word) => word.startsWith('until=')).map((word) => word.slice('until='.length));
  const rules = all.filter((word) => !word.startsWith('until='));
  const unknown = rules.find((rule) => !input.rules.includes(rule));
  if (unknown !== undefined) {
    return complain(`There is no rule \`${unknown}\`.${suggestion(unknown, input.rules)}`);
  }
  if (rules.length === 0 && where !== 'end')
    return complain('A suppression must name the rules that it is for.');
  const [until = null] = dates;
  if (until !== null && !isDay(until)) return complain(`\`${until}\` is no day; write it as 2027-01-31.`);
  if (reason === '' && input.requireReason && where !== 'end') {
    return complain('A suppression must say why: put ` -- ` and the reason behind the rules.');
  }
  const [misplaced] = /(?<!\S)until=\d\S*/.exec(reason) ?? [];
  if (misplaced !== undefined) {
    complain(`\`${misplaced}\` stands in the reason, where it ends nothing; put it before \` -- \`.`);
  }
  return { where, rules, until, reason: reason === '' ? null : reason, line, offset };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The lines of the function that an offset lies in, else of the next one behind it. */
function functionAt(
  text: string,
  language: Language,
  offset: number,
): { readonly from: number; readonly to: number } | null {
  const { items } = createOutliner().outline(Buffer.from(text, 'latin1'), language);
  const functions = items.filter(({ kind, end }) => kind === 'function' && end > offset);
  const [found] = functions.sort((a, b) => a.start - b.start);
  if (found === undefined) return null;
  const from = countLines(text.slice(0, found.start)) + 1;
  return { from, to: from + countLines(text.slice(found.start, found.end)) };
}
