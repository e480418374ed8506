/**
 * Goes through the tree of a shell script in the order of execution and notes what is done. Both ways of a condition
 * are gone, each with its condition; a loop is gone through once; functions are entered where they are called.
 */
import { anyOf } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { Action, Range, Shell } from './actions.ts';
import { runCommand, runSubstitutions } from './commands.ts';
import { caseGuard, guardOf } from './guards.ts';
import type { Shapes } from './invocations.ts';
import { assign, forked, type Frame, type Journey, limited, lookupIn, placeOf } from './journey.ts';
import { noteRedirections } from './redirections.ts';
import { readWord, unknown } from './words.ts';

export interface ExecutionInput {
  readonly root: Node;
  /** What is added to the tree's offsets to get those of the file. */
  readonly shift: number;
  readonly shell: Shell;
  readonly within: string | null;
  /** True where only the words count, since no shell reads them: neither pipes nor redirections mean anything. */
  readonly isPlain: boolean;
  /** Where the numbers of processes that are forked begin. */
  readonly firstFork: number;
  readonly shapes: Shapes;
  readonly known: ReadonlyMap<string, Value>;
  readonly parse: (text: string) => Node | null;
}

export interface Execution {
  readonly actions: readonly Action[];
  /** Places that the grammar did not understand, or that were too deep or too many to be gone through. */
  readonly unread: readonly Range[];
}

/** Deeper nesting is an attack. */
const DEEPEST = 200;
/** Scripts that do more than this are data. */
const MOST_STEPS = 20_000;

export function execute(input: ExecutionInput): Execution {
  const { root, shell, within, shift, shapes, parse, isPlain } = input;
  const journey: Journey = {
    actions: [],
    unread: [],
    functions: functionsIn(root),
    entered: new Set(),
    shapes,
    parse,
    steps: 0,
    forked: input.firstFork,
    run,
    runAll,
  };
  const frame: Frame = {
    ...{
      guards: [],
      shell,
      main: shell,
      within,
      shift,
      isPlain,
      fixed: null,
      depth: 0,
      input: null,
      redirects: [],
    },
    variables: new Map(input.known),
    calls: [],
  };
  run(journey, root, frame);
  for (const [name, body] of journey.functions) {
    if (journey.entered.has(name)) continue;
    const guards = [`\`${name}\` is called`];
    run(journey, body, {
      ...frame,
      guards,
      within: name,
      calls: [name],
      variables: new Map(frame.variables),
    });
  }
  return { actions: journey.actions, unread: journey.unread };
}

function functionsIn(root: Node): ReadonlyMap<string, Node> {
  const functions = new Map<string, Node>();
  for (const node of root.descendantsOfType('function_definition')) {
    const body = node.childForFieldName('body');
    const name = node.childForFieldName('name')?.text;
    if (body !== null && name !== undefined) functions.set(name, body);
  }
  return functions;
}

function run(journey: Journey, node: Node, outer: Frame): void {
  const frame = { ...outer, depth: outer.depth + 1 };
  if (frame.depth > DEEPEST || ++journey.steps > MOST_STEPS) {
    if (journey.unread.length === 0) journey.unread.push(placeOf(node, frame));
    return;
  }
  if (frame.redirects.length > 0 && !HANDS_DOWN.has(node.type)) {
    run(journey, node, { ...frame, redirects: [] });
    noteRedirections(journey, node, frame);
    return;
  }
  runKind(journey, node, frame);
}

/** The grammar hangs the redirections of the last command of these on the whole. */
const HANDS_DOWN = new Set(['list', 'pipeline', 'negated_command', 'redirected_statement']);

function runKind(journey: Journey, node: Node, frame: Frame): void {
  (RUNNERS[node.type] ?? runChildren)(journey, node, frame);
}

type Runner = (journey: Journey, node: Node, frame: Frame) => void;

const RUNNERS: Readonly<Record<string, Runner>> = {
  command: runCommand,
  redirected_statement: runRedirected,
  list: runList,
  pipeline: runPipeline,
  subshell: runForked,
  command_substitution: runForked,
  process_substitution: runForked,
  if_statement: runIf,
  elif_clause: runIf,
  while_statement: runLoop,
  for_statement: runFor,
  case_statement: runCase,
  variable_assignment: runAssignment,
  // A function does nothing until it is called.
  function_definition: () => undefined,
  comment: () => undefined,
  ERROR: (journey, node, frame) => {
    journey.unread.push(placeOf(node, frame));
    runChildren(journey, node, frame);
  },
};

function runChildren(journey: Journey, node: Node, frame: Frame): void {
  runAll(journey, node.namedChildren, frame);
}

function runForked(journey: Journey, node: Node, frame: Frame): void {
  runAll(journey, node.namedChildren, forked(journey, frame));
}

/** Statements one after the other; one that `&` ends runs in a process of its own. */
function runAll(journey: Journey, nodes: readonly Node[], frame: Frame): void {
  nodes.forEach((node, index) => {
    const isForked = isInBackground(node, nodes[index + 1]);
    run(journey, node, isForked ? forked(journey, frame) : frame);
  });
}

function isInBackground(node: Node, next: Node | undefined): boolean {
  const { parent } = node;
  if (parent === null) return false;
  const end = next?.startIndex ?? parent.endIndex;
  const between = parent.text.slice(node.endIndex - parent.startIndex, end - parent.startIndex);
  return /^\s*&(?![&>])/.test(between);
}

function runRedirected(journey: Journey, node: Node, frame: Frame): void {
  const body = node.childForFieldName('body');
  const redirects = node.childrenForFieldName('redirect');
  for (const one of redirects) runSubstitutions(journey, one, { ...frame, redirects: [] });
  if (body === null) return;
  run(journey, body, { ...frame, redirects: frame.isPlain ? [] : [...redirects, ...frame.redirects] });
}

function guarded(frame: Frame, guard: string | null): Frame {
  return guard === null ? frame : { ...frame, guards: [...frame.guards, guard] };
}

function runList(journey: Journey, node: Node, frame: Frame): void {
  const [left, right] = node.namedChildren.filter(({ type }) => type !== 'comment');
  if (left === undefined) return;
  run(journey, left, right === undefined ? frame : { ...frame, redirects: [] });
  if (right === undefined || frame.isPlain) return;
  const between = node.text.slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex);
  const condition = left.type === 'list' ? (left.namedChildren.at(-1) ?? left) : left;
  run(journey, right, guarded(frame, guardOf(condition, !between.includes('||'))));
}

/** Every part of a pipe is a process, and is fed with what the one before it prints. */
function runPipeline(journey: Journey, node: Node, frame: Frame): void {
  const parts = node.namedChildren.filter(({ type }) => type !== 'comment');
  parts.slice(0, frame.isPlain ? 1 : parts.length).forEach((part, index) => {
    const input = parts[index - 1] ?? null;
    const redirects = index === parts.length - 1 ? frame.redirects : [];
    run(journey, part, { ...forked(journey, frame), input, redirects });
  });
}

/** The condition of an `elif` has no name in the tree: it ends where `then` begins. */
function runIf(journey: Journey, node: Node, frame: Frame): void {
  const named = node.namedChildren.filter(({ type }) => type !== 'comment');
  const then = thenOf(node, named);
  const conditions = named.filter((part) => part.startIndex < then);
  const last = conditions.at(-1) ?? null;
  for (const condition of conditions) run(journey, condition, frame);
  const bodies = named.filter((part) => part.startIndex >= then);
  const others = (type: string): boolean => type === 'elif_clause' || type === 'else_clause';
  const taken = guarded(frame, guardOf(last, true));
  runAll(
    journey,
    bodies.filter(({ type }) => !others(type)),
    { ...taken, variables: frame.variables },
  );
  const failed = guarded(frame, guardOf(last, false));
  for (const other of bodies.filter(({ type }) => others(type))) run(journey, other, failed);
}

function thenOf(node: Node, named: readonly Node[]): number {
  for (const [index, part] of named.entries()) {
    const end = named[index + 1]?.startIndex ?? node.endIndex;
    const between = node.text.slice(part.endIndex - node.startIndex, end - node.startIndex);
    if (/(?:^|[\s;])then(?:\s|$)/.test(between)) return part.endIndex;
  }
  return named[1]?.startIndex ?? node.endIndex;
}

function runLoop(journey: Journey, node: Node, frame: Frame): void {
  const condition = node.childForFieldName('condition');
  const isUntil = node.text.startsWith('until');
  if (condition !== null) run(journey, condition, frame);
  const body = node.childForFieldName('body');
  const reads = /^(?:IFS=\S*\s+)?read\b/.test(condition?.text ?? '');
  const guard = reads || isUntil ? null : guardOf(condition, true);
  if (body !== null) run(journey, body, guarded(frame, guard));
}

function runFor(journey: Journey, node: Node, frame: Frame): void {
  const name = node.childForFieldName('variable')?.text;
  const values = node.childrenForFieldName('value');
  const given = values.map((value) => readWord(value, lookupIn(frame)));
  if (name !== undefined) {
    const value =
      given.length === 0 ? unknown(`\`$${name}\` is counted through`) : limited(anyOf(given.map(limited)));
    frame.variables.set(name, value);
  }
  for (const value of values) run(journey, value, frame);
  const body = node.childForFieldName('body');
  if (body !== null) run(journey, body, frame);
}

function runCase(journey: Journey, node: Node, frame: Frame): void {
  const value = node.childForFieldName('value');
  for (const item of node.namedChildren.filter(({ type }) => type === 'case_item')) {
    const patterns = item.childrenForFieldName('value');
    const guard = caseGuard(value, patterns, lookupIn(frame));
    const body = item.namedChildren.filter((part) => !patterns.includes(part));
    runAll(journey, body, guarded(frame, guard));
  }
}

function runAssignment(journey: Journey, node: Node, frame: Frame): void {
  const name = node.childForFieldName('name')?.text;
  const value = node.childForFieldName('value');
  if (value !== null) run(journey, value, frame);
  if (name === undefined) return;
  const isAdded = node.text.startsWith(`${name}+=`);
  const read =
    value === null
      ? ({ kind: 'text', value: '', complete: true } as const)
      : readWord(value, lookupIn(frame));
  assign(frame, name, isAdded ? unknown(`\`$${name}\` is added to`) : read);
}
