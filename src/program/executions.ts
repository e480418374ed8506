/**
 * Where a process becomes another program, or starts one of the tree: the calls that do so, with the name of the program
 * as far as it is known. What a shell does in between and links to programs under other names are not followed.
 */
import type { Presence, Span, Step } from '../model/index.ts';
import type { Program } from './link.ts';
import { namersOf } from './mentioning.ts';
import { literally } from './patterns.ts';
import {
  itemsThatStart,
  openNaming,
  type ParseShell,
  type Started,
  startedIn,
  type Tells,
  underGuards,
} from './started-commands.ts';
import type { ItemId } from './tree.ts';

export interface PlacedExecution {
  readonly item: ItemId;
  /** The program as it is written; `*` stands for what is not known of it. */
  readonly started: string;
  readonly as: 'itself' | 'child';
  /** From the item's own call down to the function that starts the program. */
  readonly steps: readonly Step[];
  readonly presence: Presence;
}

export interface FoundExecutions {
  readonly executions: readonly PlacedExecution[];
  /** Functions that make a second process: what is executed on a way through them is taken for its work. */
  readonly forking: ReadonlySet<ItemId>;
}

export interface ExecutionsAsked {
  /** Where programs begin. */
  readonly entries: ReadonlySet<ItemId>;
  /** The last parts of the names that the programs of the tree are started by. */
  readonly names: ReadonlySet<string>;
  /** The grammar of the shell, for texts that name one of them. */
  readonly openShell: () => Promise<ParseShell>;
}

/** A function that only hands its arguments on is short, in bytes. */
const LONGEST_WRAPPER = 400;

export async function findExecutions(program: Program, asked: ExecutionsAsked): Promise<FoundExecutions> {
  const tells = openNaming([...asked.names].sort());
  const items = itemsThatExecute(program, asked, tells);
  if (items.length === 0) return { executions: [], forking: new Set() };
  const forking = forkingItems(program);
  const needsShell = items.some((id) => mentionsShell(program, id) && tells(program.textOf(id)));
  const parse = needsShell ? await asked.openShell() : (): null => null;
  const found = items.flatMap((id) =>
    executionsIn(program, id, { names: asked.names, forking, parse, tells }),
  );
  const executions = withoutWrappers(found).map(({ execution }) => execution);
  return { executions: executions.filter((one) => isWorthAWay(one, asked)), forking };
}

/** A way to what cannot be named says nothing that is worth looking for it, unless it is there already. */
function isWorthAWay({ item, started }: PlacedExecution, { entries }: ExecutionsAsked): boolean {
  return started !== '*' || entries.has(item);
}

/** All that become another program, if that can be told; of those that start one as a child, the ones that name one of the tree. */
function itemsThatExecute(program: Program, { entries }: ExecutionsAsked, tells: Tells): readonly ItemId[] {
  const { tree, externals } = program;
  const becoming = [...externals.runners].flatMap(([name, { replaces }]) => {
    if (!replaces) return [];
    const constant = new RegExp(String.raw`\b${literally(name)}\s*\(\s*(?:"|[A-Z_][A-Z\d_]*\b)`);
    return [...tree.mentioners(tree.names.idOf(name))].filter(
      (id) => tree.item(id).kind === 'function' && (entries.has(id) || constant.test(program.textOf(id))),
    );
  });
  return [...new Set([...becoming, ...itemsThatStart(program, tells)])].sort((a, b) => a - b);
}

function mentionsShell({ externals, textOf }: Program, id: ItemId): boolean {
  const text = textOf(id);
  return (
    [...externals.runners].some(([name, runner]) => runner.text !== null && text.includes(name)) ||
    text.includes('"-c"')
  );
}

/** What forks, and who calls a short function that does. */
function forkingItems({ tree, externals }: Program): ReadonlySet<ItemId> {
  const isFunction = (id: ItemId): boolean => tree.item(id).kind === 'function';
  const forkers = [...externals.forkers].flatMap((forker) => [...tree.mentioners(tree.names.idOf(forker))]);
  const direct = forkers.filter(isFunction);
  const short = direct.filter((id) => tree.item(id).end - tree.item(id).start <= LONGEST_WRAPPER);
  const callers = short.flatMap((id) => namersOf(tree, id));
  return new Set([...direct, ...callers.filter(isFunction)]);
}

interface Found {
  readonly execution: PlacedExecution;
  /** Where the function that starts it is called. */
  readonly at: Span;
}

interface Look {
  readonly names: ReadonlySet<string>;
  readonly forking: ReadonlySet<ItemId>;
  readonly parse: ParseShell;
  readonly tells: Tells;
}

function executionsIn(program: Program, id: ItemId, look: Look): readonly Found[] {
  const commands = startedIn(program, id, look.parse, look.tells).flatMap((one) =>
    one.kind === 'command' ? [one] : [],
  );
  const last = commands.filter((one, index) => {
    const next = commands[index + 1];
    return one.invocation.shape === null || next?.at !== one.at || !next.replaces;
  });
  return last.flatMap((one): readonly Found[] => {
    const { invocation, replaces } = one;
    if (!replaces && !look.names.has(invocation.name)) return [];
    if (isOwn(program, id, one.runner)) return [];
    return [foundAt(program, id, one, look.forking)];
  });
}

/** A function of the tree that is called like one from outside. */
function isOwn({ tree }: Program, id: ItemId, name: string): boolean {
  const named = tree.resolve(tree.names.idOf(name), tree.fileOf(id));
  return named.some((one) => tree.item(one).kind === 'function');
}

type StartedCommand = Extract<Started, { readonly kind: 'command' }>;

function foundAt(program: Program, id: ItemId, one: StartedCommand, forking: Look['forking']): Found {
  const { at, through, guards, invocation, replaces, runner } = one;
  const span = program.spanOf(id, at.range);
  const places = [span, ...through.map((step) => step.span)];
  const names = [...through.map(({ name }) => name), runner];
  const steps = names.map((name, index): Step => ({ name, span: places[index] ?? span, how: 'name' }));
  const isForked = forking.has(id) || through.some(({ name }) => wrapperForks(program, id, name, forking));
  const presence = program.presenceAt(id, at.range.start);
  const execution: PlacedExecution = {
    item: id,
    started: invocation.written,
    as: replaces && !isForked ? 'itself' : 'child',
    steps,
    presence: underGuards(guards, presence),
  };
  return { execution, at: places.at(-1) ?? span };
}

function wrapperForks({ tree }: Program, id: ItemId, name: string, forking: ReadonlySet<ItemId>): boolean {
  return tree.resolve(tree.names.idOf(name), tree.fileOf(id)).some((one) => forking.has(one));
}

/** Where callers tell which program a wrapper becomes, the wrapper's own ignorance is not told besides. */
function withoutWrappers(found: readonly Found[]): readonly Found[] {
  const key = ({ at }: Found): string => `${at.file}:${at.line}:${at.column}`;
  const told = new Set(found.filter(({ execution }) => execution.steps.length > 1).map(key));
  return found.filter(
    (one) => one.execution.steps.length > 1 || one.execution.started !== '*' || !told.has(key(one)),
  );
}
