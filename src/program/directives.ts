/**
 * The directives of one file that decide what is compiled: conditions, macros and includes, in order, outside of
 * comments and literals. It understands spellings, and decides nothing.
 */

/** What a name is defined as; `parameters` is null for a macro without parentheses, and its last may be `...`. */
export interface MacroText {
  readonly parameters: readonly string[] | null;
  readonly text: string;
}

export type Condition =
  | { readonly kind: 'defined'; readonly name: string; readonly negated: boolean }
  /** As written, without comments and line splices. */
  | { readonly kind: 'expression'; readonly text: string };

/** `offset` is that of the `#` in bytes. */
export type Directive =
  | {
      readonly kind: 'if' | 'elif';
      readonly offset: number;
      readonly condition: Condition;
      /** True when `#error`, or an include that must fail, stands right in the arm: no build can have it. */
      readonly fails: boolean;
      /** True when it guards a whole file against a second inclusion. */
      readonly isGuard: boolean;
    }
  | { readonly kind: 'else'; readonly offset: number; readonly fails: boolean }
  | { readonly kind: 'endif'; readonly offset: number }
  | ({ readonly kind: 'define'; readonly offset: number; readonly name: string } & MacroText)
  | { readonly kind: 'undef'; readonly offset: number; readonly name: string }
  | {
      readonly kind: 'include';
      readonly offset: number;
      readonly path: string;
      /** Written with angle brackets. */
      readonly system: boolean;
    };

/** A file's directives; `conditionals` are the offsets of those that begin, divide or end a condition. */
export interface Directives {
  readonly all: readonly Directive[];
  readonly conditionals: Int32Array;
  /** True when a second inclusion adds nothing: it has a guard, or `#pragma once`. */
  readonly isOnce: boolean;
  /** A header without which nothing of the file can be compiled, and which is not there; null for most files. */
  readonly lacks: string | null;
}

/** Whether the header of an include in angle brackets is one that no build can have. */
export type IsLacking = (path: string) => boolean;

const NONE_LACKING: IsLacking = () => false;

const COMMENT = /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\/\/(?:\\\r?\n|.)*/.source;
const LITERAL =
  /\bR"(?<raw>[^()\\\s]{0,16})\((?:[\s\S]*?\)\k<raw>"|[\s\S]*)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/
    .source;
/** From a line's beginning over its `#` to its end, over splices and comments. */
const LINE =
  /^(?<indent>[ \t\f\v]*(?:\/\*(?:[^*\n]|\*(?!\/))*\*\/[ \t]*)?)(?<mark>#|%:)(?:\\\r?\n|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|\/\/(?:\\\r?\n|.)*|[^\n])*/
    .source;
const TOKEN = new RegExp(`${LINE}|${COMMENT}|${LITERAL}`, 'gm');

/** A line that begins, divides or ends a condition; `end` is behind its last byte. */
export interface ConditionalLine {
  readonly kind: 'if' | 'elif' | 'else' | 'endif';
  readonly offset: number;
  readonly end: number;
  /** Null for `else` and `endif`. */
  readonly condition: Condition | null;
}

const CONDITIONAL =
  /^[ \t\f\v]*(?:\/\*(?:[^*\n]|\*(?!\/))*\*\/[ \t]*)?(?:#|%:)(?:[ \t]|\/\*(?:[^*\n]|\*(?!\/))*\*\/)*(?:if|el|endif)/m;

/** The conditional directives of some text, in order. */
export function readConditionals(text: string): readonly ConditionalLine[] {
  if (!CONDITIONAL.test(text)) return [];
  const lines = linesOf(text);
  const arms = armsOf(lines, NONE_LACKING);
  return lines.flatMap((line, at): readonly ConditionalLine[] => {
    const { offset, end } = line;
    const directive = directiveOf(line, at, lines, arms);
    switch (directive?.kind) {
      case 'if':
      case 'elif':
        return [{ kind: directive.kind, offset, end, condition: directive.condition }];
      case 'else':
      case 'endif':
        return [{ kind: directive.kind, offset, end, condition: null }];
      case 'define':
      case 'undef':
      case 'include':
      case undefined:
        return [];
    }
  });
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const { index, groups, 0: line } of text.matchAll(TOKEN)) {
    const indent = groups?.['indent'];
    if (indent === undefined) continue;
    const words = wordsOf(line.slice(indent.length));
    lines.push({ offset: index + indent.length, end: index + line.length, ...words });
  }
  return lines;
}

export function readDirectives(text: string, isLacking: IsLacking = NONE_LACKING): Directives {
  const raw = linesOf(text);
  const arms = armsOf(raw, isLacking);
  const all: Directive[] = [];
  raw.forEach((one, at) => {
    const directive = directiveOf(one, at, raw, arms);
    if (directive !== null) all.push(directive);
  });
  const conditionals = all.filter(isConditional);
  return {
    all,
    conditionals: Int32Array.from(conditionals, ({ offset }) => offset),
    isOnce:
      all.some((one) => one.kind === 'if' && one.isGuard) ||
      raw.some(({ word, rest }) => word === 'pragma' && /^once\b/.test(rest)),
    lacks: lackedBy(raw, all, arms),
  };
}

/** Whether it begins, divides or ends a condition. */
export function isConditional({ kind }: Directive): boolean {
  return kind === 'if' || kind === 'elif' || kind === 'else' || kind === 'endif';
}

/** What stands under no condition but the file's guard is needed always. */
function lackedBy(
  lines: readonly Line[],
  all: readonly Directive[],
  { lacking, first }: Arms,
): string | null {
  const guard = all.some((one) => one.kind === 'if' && one.isGuard) ? first : -1;
  const needed = lacking.find(({ arm }) => arm < 0 || arm === guard);
  return needed === undefined ? null : (includedIn(lines[needed.line]) ?? null);
}

interface Line {
  readonly offset: number;
  readonly end: number;
  readonly word: string;
  readonly rest: string;
}

/** The directive's word and what follows, spliced and without comments. */
function wordsOf(line: string): Pick<Line, 'word' | 'rest'> {
  const plain = line
    .replace(/\\\r?\n/g, '')
    .replace(/\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g, (part) =>
      part.startsWith('/') ? ' ' : part,
    );
  const [, word = '', rest = ''] = /^(?:#|%:)\s*(\w*)([\s\S]*)$/.exec(plain) ?? [];
  return { word, rest: rest.trim() };
}

function directiveOf(
  { offset, word, rest }: Line,
  at: number,
  lines: readonly Line[],
  arms: Arms,
): Directive | null {
  switch (word) {
    case 'if':
      return {
        kind: 'if',
        offset,
        condition: conditionOf(rest),
        ...armOf(at, arms),
        isGuard: isGuard(at, lines, arms),
      };
    case 'ifdef':
    case 'ifndef': {
      const condition = definedIn(rest, word === 'ifndef');
      return { kind: 'if', offset, condition, ...armOf(at, arms), isGuard: isGuard(at, lines, arms) };
    }
    case 'elif':
      return { kind: 'elif', offset, condition: conditionOf(rest), ...armOf(at, arms), isGuard: false };
    case 'elifdef':
    case 'elifndef': {
      const condition = definedIn(rest, word === 'elifndef');
      return { kind: 'elif', offset, condition, ...armOf(at, arms), isGuard: false };
    }
    case 'else':
      return { kind: 'else', offset, ...armOf(at, arms) };
    case 'endif':
      return { kind: 'endif', offset };
    case 'undef':
      return { kind: 'undef', offset, name: firstName(rest) };
    case 'define':
      return defineOf(offset, rest);
    case 'include':
    case 'include_next':
    case 'import':
      return includeOf(offset, rest);
    default:
      return null;
  }
}

function firstName(rest: string): string {
  return /^[\w$\x80-\xff]*/.exec(rest)?.[0] ?? '';
}

function definedIn(rest: string, negated: boolean): Condition {
  return { kind: 'defined', name: firstName(rest), negated };
}

/** `defined X` and its negation are told apart, because a name alone makes the better sentence. */
function conditionOf(rest: string): Condition {
  const [, not, inner, bare] = /^(!?)\s*defined\s*(?:\(\s*(\w+)\s*\)|(\w+))$/.exec(rest) ?? [];
  const name = inner ?? bare;
  if (name === undefined) return { kind: 'expression', text: rest.replace(/\s+/g, ' ') };
  return { kind: 'defined', name, negated: not === '!' };
}

/** What each line's arm is, worked out once for all of them. */
interface Arms {
  /** 1 where `#error` or an include that must fail stands right in the arm that begins there, and in no condition within it. */
  readonly fails: Uint8Array;
  /** Lines that include what is not there, each with the line where its arm begins, or -1. */
  readonly lacking: readonly { readonly line: number; readonly arm: number }[];
  /** The first line that begins a condition, or -1. */
  readonly first: number;
}

function armsOf(lines: readonly Line[], isLacking: IsLacking): Arms {
  const fails = new Uint8Array(lines.length);
  const lacking: { readonly line: number; readonly arm: number }[] = [];
  const open: number[] = [];
  lines.forEach((line, at) => {
    const { word } = line;
    const arm = open.at(-1);
    if (word.startsWith('if')) open.push(at);
    else if (word === 'endif') open.pop();
    else if (/^el(?:se|if)/.test(word) && arm !== undefined) open[open.length - 1] = at;
    else if (word === 'error' && arm !== undefined) fails[arm] = 1;
    else if (word === 'include' && isLacking(includedIn(line) ?? '')) {
      lacking.push({ line: at, arm: arm ?? -1 });
      if (arm !== undefined) fails[arm] = 1;
    }
  });
  return { fails, lacking, first: lines.findIndex(({ word }) => word.startsWith('if')) };
}

/** The path that an include in angle brackets asks for. */
function includedIn(line: Line | undefined): string | undefined {
  return line === undefined ? undefined : /^<([^>]+)>/.exec(line.rest)?.[1]?.trim();
}

function armOf(at: number, { fails }: Arms): { readonly fails: boolean } {
  return { fails: fails[at] === 1 };
}

/** `#ifndef X` as the first condition, `#define X` as the next directive, and its `#endif` as the last of all. */
function isGuard(at: number, lines: readonly Line[], arms: Arms): boolean {
  // Only the first condition of a file can be its guard.
  if (arms.first !== at) return false;
  const line = lines[at];
  const { word = '', rest = '' } = line ?? {};
  const name = word === 'ifndef' ? firstName(rest) : /^!\s*defined\s*\(?\s*(\w+)\s*\)?$/.exec(rest)?.[1];
  const next = lines
    .slice(at + 1)
    .find((one) => /^(?:define|undef|if|ifdef|ifndef|elif|else|endif)$/.test(one.word));
  return name !== undefined && next?.word === 'define' && firstName(next.rest) === name && endsAll(at, lines);
}

/** Whether nothing of account stands behind the end of the condition that begins at a line. */
function endsAll(at: number, lines: readonly Line[]): boolean {
  let depth = 0;
  const end = lines.findIndex(({ word }, index) => {
    if (index < at) return false;
    if (word.startsWith('if')) depth++;
    return word === 'endif' && --depth === 0;
  });
  return end >= 0 && lines.slice(end + 1).every(({ word }) => word === 'pragma' || word === '');
}

function defineOf(offset: number, rest: string): Directive | null {
  const name = firstName(rest);
  if (name === '') return null;
  const behind = rest.slice(name.length);
  const list = /^\(([^)]*)\)/.exec(behind);
  const parameters = list === null ? null : (list[1] ?? '').split(',').map((one) => one.trim());
  const text = behind.slice(list?.[0].length ?? 0).trim();
  return { kind: 'define', offset, name, parameters: parameters?.filter((one) => one !== '') ?? null, text };
}

function includeOf(offset: number, rest: string): Directive | null {
  const [, quoted, bracketed] = /^(?:"([^"]+)"|<([^>]+)>)/.exec(rest) ?? [];
  const path = quoted ?? bracketed;
  return path === undefined ? null : { kind: 'include', offset, path, system: quoted === undefined };
}
