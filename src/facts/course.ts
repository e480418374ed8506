/**
 * In which order the calls of an item run: its statements as plain data, with the ways that leave it. It says
 * nothing of what the calls do, and nothing of what runs where an item is too deep or too long to be read.
 */
import type { Value } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import { readCalls } from './calls.ts';
import type { FactCall, Range } from './facts.ts';
import type { NeverRun } from './unevaluated.ts';
import { readValue } from './values.ts';
import type { Scope } from './variables.ts';

/** What runs, one step behind the other. */
export type Course = readonly CourseStep[];

export interface CourseCall {
  readonly kind: 'call';
  readonly call: FactCall;
  /** The arguments as they are written, without blanks. */
  readonly words: readonly string[];
  /** What the result is written to, as it is written; null when it goes elsewhere. */
  readonly into: string | null;
}

export type CourseStep =
  | CourseCall
  /** One of two ways is taken. */
  | { readonly kind: 'choice'; readonly test: Test; readonly yes: Course; readonly no: Course }
  /** One of these is taken, or none; each falls through to the next. */
  | { readonly kind: 'switch'; readonly cases: readonly Course[]; readonly isExhaustive: boolean }
  | CourseLoop
  /** Something in the body may go on in one of the handlers. */
  | { readonly kind: 'try'; readonly body: Course; readonly handlers: readonly Course[] }
  | { readonly kind: 'return' | 'throw'; readonly at: Range; readonly value: Value | null }
  | { readonly kind: 'break' | 'continue' }
  | { readonly kind: 'goto' | 'label'; readonly name: string };

export interface CourseLoop {
  readonly kind: 'loop';
  readonly at: Range;
  /** What stands in its head, without blanks: two loops with one head run as often. */
  readonly head: string;
  /** Null for one that only a jump ends. */
  readonly test: Test | null;
  /** True when the body runs before the test. */
  readonly isLate: boolean;
  /** True for `do { ... } while (0)`, which is a loop in the grammar only. */
  readonly isOnce: boolean;
  readonly body: Course;
  /** What runs behind the body, `continue` included. */
  readonly update: Course;
}

export type Test =
  | { readonly kind: 'and' | 'or'; readonly left: Test; readonly right: Test }
  | { readonly kind: 'not'; readonly test: Test }
  /** `value` is what is tested, when `course` has run. */
  | { readonly kind: 'value'; readonly value: Value; readonly course: Course };

/** Statements inside of each other further than this are generated; their order is not told. */
const DEEPEST = 200;

/** `placed` makes of a range in the tree's text one in the file. Null when the item is too deep. */
export function readCourse(
  root: Node,
  scope: Scope,
  neverRun: NeverRun,
  placed: (range: Range) => Range,
): Course | null {
  const calls = new Map<string, FactCall>();
  for (const call of readCalls(root, scope, neverRun)) {
    const key = `${String(call.range.start)} ${String(call.range.end)}`;
    if (call.via !== 'text' && call.via !== 'instruction' && !calls.has(key)) calls.set(key, call);
  }
  const reading: Reading = { scope, calls, placed, isTooDeep: false };
  const course = courseOf(reading, bodyOf(root), 0);
  return reading.isTooDeep ? null : course;
}

interface Reading {
  readonly scope: Scope;
  /** By their ranges. */
  readonly calls: ReadonlyMap<string, FactCall>;
  readonly placed: (range: Range) => Range;
  isTooDeep: boolean;
}

function goesTooDeep(reading: Reading, depth: number): boolean {
  if (depth > DEEPEST) reading.isTooDeep = true;
  return reading.isTooDeep;
}

function bodyOf(root: Node): Node {
  const [outermost] = root.descendantsOfType('function_definition');
  return outermost?.childForFieldName('body') ?? root;
}

function courseOf(reading: Reading, node: Node | null, depth: number): Course {
  if (node === null || goesTooDeep(reading, depth)) return [];
  const part = (name: string): Course => courseOf(reading, node.childForFieldName(name), depth + 1);
  const all = (): CourseStep[] => node.parts.flatMap((one) => courseOf(reading, one, depth + 1));
  switch (node.type) {
    // What stands there runs when it is called, if at all.
    case 'function_definition':
    case 'lambda_expression':
    case 'sizeof_expression':
      return [];
    case 'if_statement':
    case 'conditional_expression': {
      const test = testOf(reading, node.childForFieldName('condition'), depth + 1);
      return [{ kind: 'choice', test, yes: part('consequence'), no: part('alternative') }];
    }
    case 'binary_expression':
      if (!/^(?:&&|\|\||and|or)$/.test(operatorOf(node))) return all();
      return [{ kind: 'choice', test: testOf(reading, node, depth + 1), yes: [], no: [] }];
    case 'while_statement':
    case 'do_statement':
    case 'for_statement':
    case 'for_range_loop':
      return loopOf(reading, node, depth);
    case 'switch_statement':
      return [...part('condition'), switchOf(reading, node.childForFieldName('body'), depth)];
    case 'try_statement':
      return [tryOf(reading, node, depth)];
    case 'preproc_if':
    case 'preproc_ifdef':
      return directiveOf(reading, node, depth);
    case 'return_statement':
    case 'co_return_statement':
      return [
        ...all(),
        { kind: 'return', at: reading.placed(rangeOf(node)), value: returned(reading, node) },
      ];
    case 'throw_statement':
      return [...all(), { kind: 'throw', at: reading.placed(rangeOf(node)), value: null }];
    case 'break_statement':
      return [{ kind: 'break' }];
    case 'continue_statement':
      return [{ kind: 'continue' }];
    case 'goto_statement':
      return [{ kind: 'goto', name: node.childForFieldName('label')?.text ?? '' }];
    case 'labeled_statement':
      return [{ kind: 'label', name: node.childForFieldName('label')?.text ?? '' }, ...all()];
    default:
      return [...all(), ...callAt(reading, node)];
  }
}

function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

function callAt({ calls, placed }: Reading, node: Node): readonly CourseCall[] {
  const call = calls.get(`${String(node.startIndex)} ${String(node.endIndex)}`);
  if (call === undefined || node.type === 'expression_statement') return [];
  // A node that holds nothing but the call has its range, too; the innermost is told.
  if (
    node.type !== 'call_expression' &&
    node.descendantsOfType('call_expression').some((one) => isAt(one, call))
  )
    return [];
  const list = node.childForFieldName('arguments');
  const words = (list?.namedChildren ?? []).filter(({ type }) => type !== 'comment').map(wordsOf);
  return [{ kind: 'call', call: { ...call, range: placed(call.range) }, words, into: targetOf(node) }];
}

function isAt(node: Node, { range }: FactCall): boolean {
  return node.startIndex === range.start && node.endIndex === range.end;
}

function wordsOf(node: Node): string {
  return node.text.replace(/\s+/g, '').slice(0, 200);
}

/** `p` for `p = (char *)call()` and `char *p = call()`. */
function targetOf(node: Node): string | null {
  let inner = node;
  let around = node.parent;
  while (around !== null && /^(?:cast|parenthesized)_expression$/.test(around.type)) {
    inner = around;
    around = around.parent;
  }
  if (around?.type === 'assignment_expression' && inner.field === 'right') {
    const left = around.childForFieldName('left');
    return left === null ? null : wordsOf(left);
  }
  if (around?.type !== 'init_declarator') return null;
  const [name] = (around.childForFieldName('declarator') ?? around).descendantsOfType('identifier');
  return name?.text ?? null;
}

function operatorOf(node: Node): string {
  return node.childForFieldName('operator')?.text ?? '';
}

function testOf(reading: Reading, node: Node | null, depth: number): Test {
  if (node === null || goesTooDeep(reading, depth))
    return { kind: 'value', value: readValue(null, reading.scope), course: [] };
  const part = (name: string): Test => testOf(reading, node.childForFieldName(name), depth + 1);
  switch (node.type) {
    case 'parenthesized_expression':
      return testOf(reading, node.namedChild(0), depth + 1);
    case 'condition_clause':
      if (node.childForFieldName('initializer') === null) return part('value');
      break;
    case 'binary_expression':
      if (/^(?:&&|and)$/.test(operatorOf(node)))
        return { kind: 'and', left: part('left'), right: part('right') };
      if (/^(?:\|\||or)$/.test(operatorOf(node)))
        return { kind: 'or', left: part('left'), right: part('right') };
      break;
    case 'unary_expression':
      if (/^(?:!|not)$/.test(operatorOf(node))) return { kind: 'not', test: part('argument') };
      break;
    case 'call_expression': {
      // Said to the compiler: which way is the likelier one.
      const callee = node.childForFieldName('function')?.text ?? '';
      const asked = node.childForFieldName('arguments')?.namedChild(0) ?? null;
      if (/^(?:__builtin_expect|(?:un)?likely|G_(?:UN)?LIKELY)$/.test(callee))
        return testOf(reading, asked, depth + 1);
    }
  }
  return { kind: 'value', value: readValue(node, reading.scope), course: courseOf(reading, node, depth + 1) };
}

function loopOf(reading: Reading, node: Node, depth: number): Course {
  const part = (name: string): Course => courseOf(reading, node.childForFieldName(name), depth + 1);
  const condition = node.childForFieldName('condition');
  const heads = ['initializer', 'condition', 'update', 'declarator', 'right'];
  const head = heads
    .map((name) => node.childForFieldName(name))
    .map((one) => (one === null ? '' : wordsOf(one)));
  // A loop over a range ends; one without a condition does not by itself.
  const isRange = node.type === 'for_range_loop';
  const isEndless = condition === null ? !isRange : /^\W*(?:1|true|TRUE)\W*$/.test(condition.text);
  const isOnce = node.type === 'do_statement' && /^\W*(?:0|false|FALSE)\W*$/.test(condition?.text ?? '');
  const test = isEndless || isOnce ? null : testOf(reading, condition, depth + 1);
  return [
    ...part('initializer'),
    ...part('right'),
    {
      kind: 'loop',
      at: reading.placed(rangeOf(node)),
      head: head.join(';').replace(/^(?:int|long|unsigned|size_t|auto)+(?=\w+=)/, ''),
      test,
      isLate: node.type === 'do_statement',
      isOnce,
      body: part('body'),
      update: isOnce ? [{ kind: 'break' }] : part('update'),
    },
  ];
}

function switchOf(reading: Reading, body: Node | null, depth: number): CourseStep {
  const cases: (readonly CourseStep[])[] = [];
  let isExhaustive = false;
  for (const child of body?.namedChildren ?? []) {
    const course = courseOf(reading, child, depth + 2);
    if (child.type === 'case_statement') {
      if (child.childForFieldName('value') === null) isExhaustive = true;
      cases.push(course);
    } else if (cases.length > 0) cases.push([...(cases.pop() ?? []), ...course]);
  }
  return { kind: 'switch', cases, isExhaustive };
}

function tryOf(reading: Reading, node: Node, depth: number): CourseStep {
  const handlers = node.namedChildren.filter(({ type }) => type === 'catch_clause');
  return {
    kind: 'try',
    body: courseOf(reading, node.childForFieldName('body'), depth + 1),
    handlers: handlers.map((one) => courseOf(reading, one.childForFieldName('body'), depth + 1)),
  };
}

/** Lines that may be left out: they are there or the others are. */
function directiveOf(reading: Reading, node: Node, depth: number): Course {
  const other = node.childForFieldName('alternative');
  const own = node.parts.filter((one) => one !== other && one.field !== 'condition');
  const test: Test = { kind: 'value', value: { kind: 'unknown', why: 'the build decides it' }, course: [] };
  const yes = own.flatMap((one) => courseOf(reading, one, depth + 1));
  return [{ kind: 'choice', test, yes, no: other === null ? [] : courseOf(reading, other, depth + 1) }];
}

function returned({ scope }: Reading, node: Node): Value | null {
  const value = node.namedChildren.find(({ type }) => type !== 'comment') ?? null;
  return value === null ? null : readValue(value, scope);
}

/** All calls of a course, whatever way leads to them. */
export function callsIn(course: Course): readonly CourseCall[] {
  return course.flatMap((step): readonly CourseCall[] => {
    switch (step.kind) {
      case 'call':
        return [step];
      case 'choice':
        return [...callsOf(step.test), ...callsIn(step.yes), ...callsIn(step.no)];
      case 'switch':
        return step.cases.flatMap(callsIn);
      case 'loop':
        return [...callsOf(step.test), ...callsIn(step.body), ...callsIn(step.update)];
      case 'try':
        return [step.body, ...step.handlers].flatMap(callsIn);
      case 'return':
      case 'throw':
      case 'break':
      case 'continue':
      case 'goto':
      case 'label':
        return [];
    }
  });
}

function callsOf(test: Test | null): readonly CourseCall[] {
  if (test === null) return [];
  switch (test.kind) {
    case 'and':
    case 'or':
      return [...callsOf(test.left), ...callsOf(test.right)];
    case 'not':
      return callsOf(test.test);
    case 'value':
      return callsIn(test.course);
  }
}
