/**
 * Under which conditional directives a line of a file is compiled, decided three-valued by what the
 * platform defines and by what the file itself defines before. Other files' definitions are not followed.
 */
import type { Presence } from '../model/index.ts';
import { evaluate, type MacroKnowledge } from './directive-expression.ts';
import { lastAtMost } from './lines.ts';

/** Macros of the platform: predefined ones with their texts, and ones known to be absent. */
export interface Platform {
  readonly defined: ReadonlyMap<string, string>;
  readonly undefined: ReadonlySet<string>;
}

const ALWAYS: Presence = { kind: 'always' };

/** `conditionals` are the offsets of the file's conditional directives, as outlined; `text` is asked for when needed. */
export function presenceOf(
  text: () => string,
  conditionals: Int32Array,
  platform: Platform,
): (offset: number) => Presence {
  if (conditionals.length === 0) return () => ALWAYS;
  let behind: readonly Presence[] | null = null;
  return (offset) => {
    if (offset < (conditionals[0] ?? 0)) return ALWAYS;
    behind ??= readArms(text(), conditionals, platform);
    return behind[lastAtMost(conditionals, offset)] ?? ALWAYS;
  };
}

interface Open {
  readonly outer: Presence;
  /** Conditions of the arms before, each in words and in its negation. */
  readonly before: Decision[];
  presence: Presence;
}

/** For each directive the presence of what stands behind it, up to the next one. */
function readArms(text: string, conditionals: Int32Array, platform: Platform): readonly Presence[] {
  const stack: Open[] = [];
  const macros = readOwnMacros(text);
  return Array.from(conditionals, (offset, index) => {
    const line = logicalLine(text, offset);
    const [, word = '', rest = ''] = /^#\s*(\w+)\s*([\s\S]*)$/.exec(line) ?? [];
    const top = stack.at(-1);
    switch (word) {
      case 'if':
      case 'ifdef':
      case 'ifndef': {
        const outer = top?.presence ?? ALWAYS;
        const open: Open = { outer, before: [], presence: outer };
        if (!isGuard(text, offset, word, rest, index, stack.length)) {
          enter(open, decide(word, rest, knowledgeAt(macros, offset, platform)));
        }
        stack.push(open);
        break;
      }
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'else':
        if (top === undefined) break;
        enter(
          top,
          word === 'else' ? ELSE : decide(word.slice(2), rest, knowledgeAt(macros, offset, platform)),
        );
        break;
      case 'endif':
        stack.pop();
        break;
    }
    return stack.at(-1)?.presence ?? ALWAYS;
  });
}

interface Decision {
  readonly answer: boolean | null;
  readonly words: string;
  readonly negated: string;
}

const ELSE: Decision = { answer: true, words: '', negated: '' };

/** Sets the presence of the arm that begins, given the arms before it. */
function enter(open: Open, decision: Decision): void {
  const taken = open.before.find((arm) => arm.answer === true);
  const undecided = open.before.filter((arm) => arm.answer === null).map((arm) => arm.negated);
  open.before.push(decision);
  if (open.outer.kind === 'never') {
    open.presence = open.outer;
  } else if (taken !== undefined) {
    open.presence = { kind: 'never', why: taken.words };
  } else if (decision.answer === false) {
    open.presence = { kind: 'never', why: decision.negated };
  } else {
    const own = decision.answer === null ? [...undecided, decision.words] : undecided;
    const outer = open.outer.kind === 'open' ? open.outer.conditions : [];
    const conditions = [...new Set([...outer, ...own])];
    open.presence = conditions.length === 0 ? ALWAYS : { kind: 'open', conditions };
  }
}

function decide(word: string, rest: string, macros: MacroKnowledge): Decision {
  const name = rest.trim().split(/\s/)[0] ?? '';
  switch (word) {
    case 'ifdef':
    case 'def': {
      const answer = macros.isDefined(name);
      return { answer, words: `${name} is defined`, negated: `${name} is not defined` };
    }
    case 'ifndef':
    case 'ndef': {
      const answer = macros.isDefined(name);
      return {
        answer: answer === null ? null : !answer,
        words: `${name} is not defined`,
        negated: `${name} is defined`,
      };
    }
    default:
      return decideExpression(rest, macros);
  }
}

function decideExpression(rest: string, macros: MacroKnowledge): Decision {
  const value = evaluate(rest, macros);
  const expression = rest.trim().replace(/\s+/g, ' ');
  const single = /^(!?)\s*defined\s*\(?\s*(\w+)\s*\)?$/.exec(expression);
  const answer = value === null ? null : value !== 0;
  if (single === null) {
    return { answer, words: `\`${expression}\` holds`, negated: `\`${expression}\` does not hold` };
  }
  const [, not = '', name = ''] = single;
  const yes = `${name} is defined`;
  const no = `${name} is not defined`;
  return not === '' ? { answer, words: yes, negated: no } : { answer, words: no, negated: yes };
}

/** `#ifndef X` with `#define X` right behind it is an include guard, not a condition. */
function isGuard(
  text: string,
  offset: number,
  word: string,
  rest: string,
  index: number,
  depth: number,
): boolean {
  if (index !== 0 || depth !== 0) return false;
  const name = word === 'ifndef' ? rest.trim() : /^!\s*defined\s*\(?\s*(\w+)\s*\)?\s*$/.exec(rest)?.[1];
  if (name === undefined || !/^\w+$/.test(name)) return false;
  const behind = text.slice(offset + 1, offset + 600);
  return new RegExp(`^#\\s*define\\s+${name}\\b`, 'm').test(behind);
}

/** One `#define` or `#undef` of the file itself. */
interface OwnMacro {
  readonly offset: number;
  readonly defined: boolean;
  readonly text: string;
  /** True inside of any conditional, so that the directive may not have been met. */
  readonly conditional: boolean;
}

/** The file's own directives about macros, by name and in order, found in one pass. */
function readOwnMacros(text: string): ReadonlyMap<string, readonly OwnMacro[]> {
  const found = new Map<string, OwnMacro[]>();
  let depth = 0;
  for (const match of text.matchAll(/^[ \t]*#[ \t]*(define|undef|if|endif)\w*[ \t]*(\w*)([^\n]*)/gm)) {
    const [, word, name = '', rest = ''] = match;
    if (word === 'if') depth++;
    else if (word === 'endif') depth--;
    else {
      const own = { offset: match.index, defined: word === 'define', text: rest, conditional: depth > 0 };
      const before = found.get(name);
      if (before === undefined) found.set(name, [own]);
      else before.push(own);
    }
  }
  return found;
}

/** What is known of macros at an offset: the platform's, and the file's own definitions before it. */
function knowledgeAt(
  macros: ReadonlyMap<string, readonly OwnMacro[]>,
  offset: number,
  platform: Platform,
): MacroKnowledge {
  const own = (name: string): OwnMacro | null =>
    (macros.get(name) ?? []).findLast((macro) => macro.offset < offset) ?? null;
  return {
    isDefined: (name) => {
      if (platform.defined.has(name)) return true;
      if (platform.undefined.has(name)) return false;
      const last = own(name);
      // A definition may itself be conditional, so it settles nothing unless it is not.
      return last !== null && last.defined && !last.conditional ? true : null;
    },
    textOf: (name) => {
      const text = platform.defined.get(name) ?? own(name)?.text ?? null;
      // With parameters it has no value of its own.
      return text?.startsWith('(') === true && own(name) !== null ? null : text;
    },
  };
}

/** The directive's text with its continuation lines and without comments. */
function logicalLine(text: string, offset: number): string {
  const line = /^(?:[^\n\\]|\\\r?\n|\\)*/.exec(text.slice(offset, offset + 4000))?.[0] ?? '';
  return line
    .replace(/\\\r?\n/g, ' ')
    .replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g, ' ')
    .trim();
}
