/**
 * The variables that an item declares itself, each with the stretch of text where its name means it and with what
 * is written to it. Says nothing of the order in which that happens.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';

/** Something that gives a variable a value; what writes stands from `from` to `at`, where the value changes. */
export type Write = { readonly from: number; readonly at: number } & (
  | { readonly kind: 'set'; readonly node: Node }
  /** `flags |= node`; without a node it is counted. */
  | { readonly kind: 'change'; readonly operator: string; readonly node: Node | null }
  | { readonly kind: 'given'; readonly value: Value }
  /** It may be written from here on, by somebody who is not seen. */
  | { readonly kind: 'elsewhere'; readonly why: string }
  /** Its address is an argument of `call`, which may be of a function that can be looked into. */
  | { readonly kind: 'handed'; readonly call: Node; readonly index: number; readonly why: string }
);

/** The function around some variables. */
export interface Surroundings {
  readonly root: Node;
  /** Functions inside of the function, which may run at any time. */
  readonly inner: readonly Node[];
  /** Where the order of execution is left: `return`, `break`, labels; in the order of the text. */
  readonly jumps: () => readonly number[];
  readonly calls: () => readonly Node[];
}

export interface Variable {
  readonly name: string;
  /** The name means this variable from `start` to `end`. */
  readonly start: number;
  readonly end: number;
  /** Its place among the parameters of the outermost function; null for others. */
  readonly parameter: number | null;
  /** True when it is a pointer or a reference. */
  readonly isPointer: boolean;
  /** True for a reference, which is another name of what it was made of. */
  readonly isReference: boolean;
  readonly isUnion: boolean;
  /** True when nothing can be written to it but by its declaration. */
  readonly isConstant: boolean;
  /** True when nothing says when it is written: it outlives the call, or an inner function writes it. */
  timeless: boolean;
  readonly around: Surroundings;
  readonly writes: Write[];
  /** What is written to its fields, by name. */
  readonly fields: Map<string, Write[]>;
}

/** `flags = node` where `flags` is not the item's own. */
export interface OutsideWrite {
  readonly name: string;
  readonly write: Write;
}

/** The names that an item declares itself. */
export interface Scope {
  readonly parameters: ReadonlyMap<string, number>;
  /** Every variable declared inside, parameters included, by name; there may be several of one name. */
  readonly variables: ReadonlyMap<string, readonly Variable[]>;
  readonly types: ReadonlyMap<string, string>;
  readonly outside: readonly OutsideWrite[];
  readonly followed: Followed;
}

/** What variables were found to hold, each followed once. */
export interface Followed {
  readonly timelines: Map<string, Timeline>;
  /** Statements walked so far for all of them. */
  steps: number;
  /** Those that are being followed, the last one on top, with what they hold at the moment. */
  readonly open: { readonly key: string; state: readonly Value[] | null }[];
}

/** From each place on up to the next a variable holds the value. */
export interface Timeline {
  readonly places: readonly number[];
  /** Null where nothing ever comes; empty where nothing has been written yet. */
  readonly states: readonly (readonly Value[] | null)[];
  /** What it may hold at any time. */
  readonly always: readonly Value[];
}

export const EMPTY_SCOPE: Scope = {
  parameters: new Map(),
  variables: new Map(),
  types: new Map(),
  outside: [],
  followed: { timelines: new Map(), steps: 0, open: [] },
};

/** What the name means at a place: of several variables the innermost. */
export function variableAt(scope: Scope, name: string, at: number): Variable | null {
  const variables = scope.variables.get(name);
  if (variables === undefined) return null;
  let found: Variable | null = null;
  for (const variable of variables) {
    if (variable.start > at || at >= variable.end) continue;
    if (found === null || variable.start >= found.start) found = variable;
  }
  return found;
}
