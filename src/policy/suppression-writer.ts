/**
 * Writes suppressions into the text of a file: a comment above each line that is to be suppressed, or behind it where a
 * line of its own would end up inside of a macro, a comment or a string. No other byte changes. It reads no disk, and
 * leaves out what it could not suppress for sure.
 */
import { mayStandInScript, placesInScript } from './script-suppression.ts';
import {
  isLanguage,
  readSuppressions,
  SUPPRESSION_MARK,
  type TextRange,
  unreadableRanges,
  type Written,
} from './suppressions.ts';

export interface SuppressedLine {
  /** From 1. */
  readonly line: number;
  /** Sorted, each once. */
  readonly rules: readonly string[];
}

export interface SuppressionTask {
  /** Latin1, one character a byte. */
  readonly text: string;
  readonly language: Written;
  /** Latin1 as well; one line that may stand in a comment. */
  readonly reason: string;
  readonly lines: readonly SuppressedLine[];
}

export interface WrittenSuppressions {
  readonly text: string;
  /** Where no comment can stand. */
  readonly left: readonly SuppressedLine[];
}

export function writeSuppressions(task: SuppressionTask): WrittenSuppressions {
  const source = readLines(task);
  const edits = new Map(task.lines.map((one) => [one, editFor(one, source, task)]));
  const holding = task.lines.filter((one) => edits.get(one) !== null);
  const trial = applied(task.text, holding, edits);
  // Read back, because a suppression that does not hold is worse than none.
  const rules = [...new Set(task.lines.flatMap((one) => one.rules))];
  const { all } = readSuppressions({ ...task, text: trial.text, rules, requireReason: true });
  const isCovered = (one: SuppressedLine): boolean => {
    const line = trial.lineOf(one);
    return one.rules.every((rule) =>
      all.some(({ from, to, rules: named }) => from <= line && line <= to && named.includes(rule)),
    );
  };
  const kept = holding.filter(isCovered);
  const left = task.lines.filter((one) => !kept.includes(one));
  return { text: applied(task.text, kept, edits).text, left };
}

interface Edit {
  readonly at: number;
  readonly insert: string;
  readonly isLine: boolean;
}

function applied(
  text: string,
  lines: readonly SuppressedLine[],
  edits: ReadonlyMap<SuppressedLine, Edit | null>,
): { readonly text: string; readonly lineOf: (one: SuppressedLine) => number } {
  const all = lines.flatMap((one) => edits.get(one) ?? []).sort((a, b) => a.at - b.at);
  let result = '';
  let done = 0;
  for (const { at, insert } of all) {
    result += text.slice(done, at) + insert;
    done = at;
  }
  const added = lines.filter((one) => edits.get(one)?.isLine === true).map(({ line }) => line);
  return {
    text: result + text.slice(done),
    lineOf: ({ line }) => line + added.filter((other) => other <= line).length,
  };
}

interface Lines {
  /** A line's text without its end, and the offset at which it begins. */
  readonly at: (line: number) => { readonly text: string; readonly start: number } | null;
  readonly end: string;
  readonly ranges: readonly TextRange[];
}

const MARK_OF_UTF8 = '\xef\xbb\xbf';

function readLines({ text, language }: SuppressionTask): Lines {
  const starts = [text.startsWith(MARK_OF_UTF8) ? MARK_OF_UTF8.length : 0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    at: (line) => {
      const start = starts[line - 1];
      if (start === undefined) return null;
      const end = starts[line] === undefined ? text.length : starts[line] - 1;
      return { text: text.slice(start, end).replace(/\r$/, ''), start };
    },
    end: /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n',
    ranges: isLanguage(language) ? unreadableRanges(text) : [],
  };
}

/** A backslash, or the three characters that once stood for one. */
const CONTINUED = /[ \t]*(?:\\|\?\?\/)[ \t]*$/;
const PRAGMA = /^[ \t]*#[ \t]*pragma\b/;
/** Comments that speak of the line below, ours and those of other tools. */
const SPEAKS_OF_NEXT = /next-?line|cppcheck-suppress\b|coverity\s*\[|codechecker_|lint\s+-e/i;

/** Null where no comment can stand. */
function editFor({ line, rules }: SuppressedLine, source: Lines, task: SuppressionTask): Edit | null {
  const here = source.at(line);
  if (here === null) return null;
  const above = source.at(line - 1)?.text ?? '';
  const words = (where: string): string =>
    `${SUPPRESSION_MARK}-${where} ${rules.join(', ')} -- ${task.reason}`;
  if (!isLanguage(task.language)) return scriptEditFor(line, here.text, source.end, words, task);
  const isWithin = rangeAt(source, here.start) !== null || CONTINUED.test(above);
  const isContinued = CONTINUED.test(here.text);
  if (!isWithin && (!isContinued || PRAGMA.test(here.text)) && !SPEAKS_OF_NEXT.test(above)) {
    const indentation = /^[ \t]*/.exec(here.text)?.[0] ?? '';
    const next = words('next-line');
    const comment = task.language === 'cpp' ? `// ${next}` : `/* ${next} */`;
    return { at: here.start, insert: `${indentation}${comment}${source.end}`, isLine: true };
  }
  const comment = `/* ${words('line')} */`;
  const code = here.text.replace(isContinued ? CONTINUED : /[ \t]+$/, '');
  const at = here.start + code.length;
  const range = rangeAt(source, at);
  if (range === null) {
    const gap = isContinued && !/^[ \t]/.test(here.text.slice(code.length)) ? ' ' : '';
    return { at, insert: ` ${comment}${gap}`, isLine: false };
  }
  return range.start < here.start ? null : { at: range.start, insert: `${comment} `, isLine: false };
}

function scriptEditFor(
  line: number,
  here: string,
  newline: string,
  words: (where: string) => string,
  { text, language, reason }: SuppressionTask,
): Edit | null {
  if (isLanguage(language) || !mayStandInScript(reason, language)) return null;
  const { above, behind } = placesInScript(text, language, line);
  if (above !== null) {
    const indentation = /^[ \t]*/.exec(here)?.[0] ?? '';
    return { at: above, insert: `${indentation}# ${words('next-line')}${newline}`, isLine: true };
  }
  return behind === null ? null : { at: behind, insert: ` # ${words('line')}`, isLine: false };
}

/** The comment or string that a place lies in. */
function rangeAt({ ranges }: Lines, offset: number): TextRange | null {
  return ranges.find(({ start, end }) => start < offset && offset < end) ?? null;
}
