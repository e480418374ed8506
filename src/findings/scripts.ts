/**
 * Actions of scripts x rulebook -> findings, each left at the action that it belongs to, so that whoever follows the
 * scripts in their order knows what each step does.
 */
import {
  type Call,
  compareSpans,
  type Finding,
  type LockedProcess,
  type Presence,
  type Rulebook,
  type Script,
  type Span,
} from '../model/index.ts';
import { type Action, type Invocation, patternOf, type Range, type ScriptReading } from '../scripts/index.ts';
import { describe } from './describe.ts';
import { isOwn } from './locks.ts';
import { chooseRow, indexRows, type RowIndex, rowsFor, type Tables } from './rows.ts';

/** One action of a script with what is found of it. */
export interface JudgedStep {
  readonly action: Action;
  readonly span: Span;
  /** For a command one entry for each invocation of its chain; for a write a single one. */
  readonly findings: readonly (Finding | null)[];
}

export interface JudgedScript {
  readonly script: Script;
  readonly steps: readonly JudgedStep[];
  /** Sorted, each once. */
  readonly findings: readonly Finding[];
  readonly unread: readonly Span[];
}

export interface ScriptFindingsInput extends Tables {
  readonly rulebook: Rulebook;
  readonly spanOf: (path: string, range: Range) => Span;
}

/** Gives back a function, since scripts are read one by one as they are come upon. */
export function judgeScripts(input: ScriptFindingsInput): (reading: ScriptReading) => JudgedScript {
  const index = indexRows(input.rulebook);
  return ({ script, actions, unread }) => {
    const found = new Map<string, Finding>();
    const steps = actions.map((action): JudgedStep => {
      const span = input.spanOf(script.path, action.at);
      const findings = findingsOf(input, index, action, span);
      for (const finding of findings) {
        const before = finding === null ? undefined : found.get(finding.id);
        // Of two ways to the same finding the one under fewer conditions is told.
        if (finding !== null && (before === undefined || before.presence.kind === 'open')) {
          found.set(finding.id, finding);
        }
      }
      return { action, span, findings };
    });
    const findings = [...found.values()].sort(
      (a, b) => compareSpans(a.span, b.span) || (a.id < b.id ? -1 : 1),
    );
    return { script, steps, findings, unread: unread.map((range) => input.spanOf(script.path, range)) };
  };
}

function findingsOf(
  input: ScriptFindingsInput,
  index: RowIndex,
  action: Action,
  span: Span,
): readonly (Finding | null)[] {
  switch (action.kind) {
    case 'command':
      return action.chain.map((invocation) => findingOf(input, index, asCommand(invocation, action, span)));
    case 'write':
      return [findingOf(input, index, asWrite(action, span))];
    case 'source':
      return [];
  }
}

type Use = Parameters<typeof describe>[2] & { readonly options: readonly string[] };

function asCommand(
  { name, written, options, operands, complete, shape }: Invocation,
  action: Action,
  span: Span,
): Use | null {
  if (shape === null) return null;
  const presence = presenceOf(action);
  const rest = { arguments: operands, argumentsComplete: complete, presence };
  const call: Call = { span, callee: name, via: 'command', ...rest };
  return { call, options, written, through: [], within: action.within, concerns: 'started', stay: null };
}

function asWrite(action: Action & { readonly kind: 'write' }, span: Span): Use | null {
  const path = patternOf(action.path);
  const rest = { arguments: [action.text], argumentsComplete: true, presence: presenceOf(action) };
  const call: Call = { span, callee: path, via: 'writing', ...rest };
  const own: LockedProcess = action.shell.length === 1 ? 'itself' : 'started';
  const concerns: LockedProcess = isOwn(path) ? own : 'other';
  return { call, options: [], written: path, through: [], within: action.within, concerns, stay: null };
}

function presenceOf({ guards }: Action): Presence {
  return guards.length === 0 ? { kind: 'always' } : { kind: 'open', conditions: [...new Set(guards)] };
}

/** Rows about commands and paths stand in one rule each, so that the first rule that holds is the only one. */
function findingOf(input: ScriptFindingsInput, index: RowIndex, use: Use | null): Finding | null {
  if (use === null) return null;
  for (const [rule, rows] of rowsFor(index, use.call)) {
    const judged = chooseRow(rows, { ...use, stored: [] }, input);
    if (judged !== null) return describe(rule, judged, use);
  }
  return null;
}
