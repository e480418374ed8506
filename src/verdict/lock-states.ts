/**
 * The lock of each process of a script, step by step: it is what the parent has until something is written to it, and
 * a child has what its parent had when it was forked.
 */
import type { JudgedScript, JudgedStep } from '../findings/index.ts';
import type { Finding, Span, Step } from '../model/index.ts';
import { patternOf, type Shell } from '../scripts/index.ts';

export interface Held {
  readonly state: 'locked' | 'unlocked';
  /** What set it, or took it off. */
  readonly finding: Finding;
  /** False when a condition stands before it. */
  readonly isCertain: boolean;
  /** From there down to the process. */
  readonly path: readonly Step[];
}

/** Nothing is known of the lock but that it is the one of whoever started the process. */
export type LockState = Held | { readonly state: 'inherited' };

export const INHERITED: LockState = { state: 'inherited' };

/** A program that is started under a lock that a script of the tree set, or without one that it took off. */
export interface Started {
  readonly name: string;
  readonly span: Span;
  readonly held: Held;
  /** True when the same command sets the lock: `nomig prog`. */
  readonly isDirect: boolean;
}

export interface Followed {
  /** Of the process that runs the script, when it comes to its end. */
  readonly end: LockState;
  readonly started: readonly Started[];
}

/** Scripts that read each other in are followed this far. */
const DEEPEST = 4;

export function followScript(
  { steps }: JudgedScript,
  first: LockState,
  sourced: (pattern: string) => readonly JudgedStep[],
): Followed {
  const states = new Map<string, LockState>();
  const started: Started[] = [];
  follow(steps, { states, first, started, sourced, within: [], depth: 0 });
  return { end: states.get('0') ?? first, started };
}

interface Journey {
  /** By the way down to the process. */
  readonly states: Map<string, LockState>;
  readonly first: LockState;
  readonly started: Started[];
  readonly sourced: (pattern: string) => readonly JudgedStep[];
  /** The process that reads the script in; empty for the script itself. */
  readonly within: Shell;
  readonly depth: number;
}

function follow(steps: readonly JudgedStep[], journey: Journey): void {
  for (const step of steps) {
    const { action } = step;
    const shell = shellOf(action.shell, journey);
    switch (action.kind) {
      case 'write':
        writeLock(step, shell, journey);
        break;
      case 'command':
        start(step, shell, journey);
        break;
      case 'source':
        if (journey.depth < DEEPEST) {
          const inner = journey.sourced(patternOf(action.path));
          follow(inner, { ...journey, started: [], within: shell, depth: journey.depth + 1 });
        }
    }
  }
}

/** A script that is read in is done by the process that reads it. */
function shellOf(shell: Shell, { within }: Journey): Shell {
  return within.length === 0 ? shell : [...within, ...shell.slice(1)];
}

function stateOf(shell: Shell, journey: Journey): LockState {
  const key = shell.join('.');
  const known = journey.states.get(key);
  if (known !== undefined) return known;
  const parent = shell.length > 1 ? stateOf(shell.slice(0, -1), journey) : journey.first;
  journey.states.set(key, parent);
  return parent;
}

function writeLock({ findings, span }: JudgedStep, shell: Shell, journey: Journey): void {
  const [finding = null] = findings;
  if (finding?.locks !== 'itself' && finding?.locks !== 'started') return;
  const step: Step = { name: finding.symbol, span, how: finding.via };
  journey.states.set(shell.join('.'), changed(stateOf(shell, journey), finding, [step]));
}

/** After a change that may have been made, the process is locked if it may be. */
function changed(before: LockState, finding: Finding, path: readonly Step[]): LockState {
  const isCertain = finding.certainty === 'certain' && finding.presence.kind === 'always';
  const state = finding.effect === 'locked' ? 'locked' : 'unlocked';
  const after: Held = { state, finding, isCertain, path };
  if (!isCertain && state === 'unlocked' && before.state === 'locked') return { ...before, isCertain: false };
  return after;
}

function start({ action, findings, span }: JudgedStep, shell: Shell, journey: Journey): void {
  if (action.kind !== 'command') return;
  let state = stateOf(shell, journey);
  let isDirect = false;
  for (const [index, invocation] of action.chain.entries()) {
    const finding = findings[index] ?? null;
    if (finding === null) continue;
    if (finding.locks === null) continue;
    state = changed(state, finding, [{ name: invocation.name, span, how: 'command' }]);
    isDirect = true;
  }
  if (action.opens !== null) journey.states.set(shellOf(action.opens, journey).join('.'), state);
  const last = action.chain.at(-1);
  if (last === undefined || state.state === 'inherited' || action.opens !== null) return;
  const isItself =
    findings[action.chain.length - 1] !== null && action.chain.length > 0 && last.shape !== null;
  if (!isItself)
    journey.started.push({ name: last.written, span, held: guardedBy(state, action.guards), isDirect });
}

function guardedBy(held: Held, guards: readonly string[]): Held {
  return guards.length === 0 ? held : { ...held, isCertain: false };
}
