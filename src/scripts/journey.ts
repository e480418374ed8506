/** What the parts of an execution hand to each other: what was noted so far, and where they are. */
import { anyOf, bounded } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { Action, Range, Shell } from './actions.ts';
import type { Shapes } from './invocations.ts';

/** Grows as the script is gone through. */
export interface Journey {
  readonly actions: Action[];
  readonly unread: Range[];
  readonly functions: ReadonlyMap<string, Node>;
  /** Functions that were called. */
  readonly entered: Set<string>;
  readonly shapes: Shapes;
  readonly parse: (text: string) => Node | null;
  steps: number;
  /** Numbers the processes. */
  forked: number;
  readonly run: (journey: Journey, node: Node, frame: Frame) => void;
  readonly runAll: (journey: Journey, nodes: readonly Node[], frame: Frame) => void;
}

export interface Frame {
  readonly guards: readonly string[];
  readonly shell: Shell;
  /** The process that `$$` means. */
  readonly main: Shell;
  readonly within: string | null;
  readonly shift: number;
  /** The place of everything, where a text inside of the script is gone through; else null. */
  readonly fixed: Range | null;
  /** True where only the words count, since no shell reads them. */
  readonly isPlain: boolean;
  readonly depth: number;
  /** What feeds the standard input through a pipe; null where nothing does. */
  readonly input: Node | null;
  /** Redirections that wait for the command that they belong to. */
  readonly redirects: readonly Node[];
  readonly variables: Map<string, Value>;
  /** The functions that are being called. */
  readonly calls: readonly string[];
}

/** Under a condition the variable may as well hold what it held before. */
export function assign({ variables, guards }: Frame, name: string, value: Value): void {
  const before = variables.get(name);
  const isFirst = guards.length === 0 || before === undefined;
  const now = limited(value);
  variables.set(name, isFirst ? now : limited(anyOf([before, now])));
}

/** A text that doubles itself must not grow beyond all bounds. */
const LONGEST_TEXT = 2000;

/** The value, unless nobody could make use of it for its size. */
export function limited(value: Value): Value {
  const texts = value.kind === 'operation' ? value.operands : [value];
  const length = texts.reduce((sum, one) => sum + (one.kind === 'text' ? one.value.length : 0), 0);
  return length > LONGEST_TEXT ? { kind: 'unknown', why: 'it is too long' } : bounded(value);
}

export function lookupIn({ variables }: Frame): (name: string) => Value | null {
  return (name) => variables.get(name) ?? null;
}

export function placeOf(
  { startIndex, endIndex }: { readonly startIndex: number; readonly endIndex: number },
  { shift, fixed }: Frame,
): Range {
  return fixed ?? { start: startIndex + shift, end: endIndex + shift };
}

/** A process of its own: it begins with what its parent has, and changes nothing there. */
export function forked(journey: Journey, frame: Frame): Frame {
  const shell = [...frame.shell, ++journey.forked];
  return { ...frame, shell, variables: new Map(frame.variables) };
}
