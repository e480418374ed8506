/**
 * Moves a use to whoever decides about it: out of a macro to where the macro is used, and out of a wrapper,
 * whose parameter decides, to the callers. It finds no uses itself.
 */
import type { FactCall, FieldWrite } from '../facts/index.ts';
import type { Call, Step, Value } from '../model/index.ts';
import type { Interest } from './externals.ts';
import type { Program } from './link.ts';
import { dependsOnParameter, resolveValue, substitute } from './resolution.ts';
import type { ItemId } from './tree.ts';

/** A use of a name asked about. `call.callee` is the name as the rulebook spells it. */
export interface ApiUse {
  readonly call: Call;
  /** The item that `call.span` lies in. */
  readonly item: ItemId;
  /** The callee as the source spells it. */
  readonly written: string;
  /** What the item that holds the API's own call stores in fields: `event.sigev_notify = ...`. */
  readonly stored: readonly FieldWrite[];
  /** The macros and wrappers between `call.span` and the API, with the place inside each that leads on. */
  readonly through: readonly Step[];
}

/** Wrappers around wrappers are followed this far. */
const MOST_HOPS = 6;
/** A wrapper with more mentions than this is left at itself, where its doubt is told. */
const MOST_MENTIONS = 600;

/** The use itself, or in its place the uses at those who decide about it. */
export function moveToDeciders(program: Program, first: ApiUse): readonly ApiUse[] {
  const settled: ApiUse[] = [];
  let open: readonly ApiUse[] = [first];
  for (let hop = 0; open.length > 0; hop++) {
    const next: ApiUse[] = [];
    for (const use of open) {
      const moved = hop < MOST_HOPS && isDecidedElsewhere(program, use) ? moveOnce(program, use) : [];
      if (moved.length === 0) settled.push(use);
      else next.push(...moved);
    }
    open = next;
  }
  return settled;
}

function isDecidedElsewhere(program: Program, use: ApiUse): boolean {
  const { kind } = program.tree.item(use.item);
  if (kind === 'macro') return program.interests.get(use.call.callee)?.callsOnly !== true;
  if (kind !== 'function') return false;
  const deciding = program.interests.get(use.call.callee)?.deciding ?? [];
  return deciding.some((index) => {
    const value = use.call.arguments[index];
    return value !== undefined && dependsOnParameter(value);
  });
}

/** The same use, seen from everything that calls the wrapper or uses the macro that it lies in. */
function moveOnce(program: Program, use: ApiUse): readonly ApiUse[] {
  const { tree } = program;
  const interest = program.interests.get(use.call.callee);
  const wrapper = tree.item(use.item);
  const moved: ApiUse[] = [];
  for (const name of wrapper.names) {
    const mentioners = tree.mentioners(name);
    if (mentioners.length > MOST_MENTIONS) return [];
    for (const id of mentioners) {
      if (id === use.item || !tree.resolve(name, tree.fileOf(id)).includes(use.item)) continue;
      if (interest !== undefined && !mayMatter(program, id, interest)) continue;
      moved.push(...seenFrom(program, use, id, tree.names.text(name)));
    }
  }
  return moved.some((one) => keyOf(one) === keyOf(use)) ? [] : moved;
}

function seenFrom(program: Program, use: ApiUse, id: ItemId, wrapper: string): readonly ApiUse[] {
  const facts = program.factsOf(id);
  const parameters = program.factsOf(use.item).parameters;
  const isMacro = program.tree.item(use.item).kind === 'macro';
  const calls = facts.calls.filter((call) => call.callee === wrapper && call.via !== 'member');
  const step: Step = {
    name: wrapper,
    span: use.call.span,
    how: use.call.via,
  };
  const through = [step, ...use.through];
  if (calls.length > 0) {
    return calls.map((call) => {
      const values = passedArguments(use, parameters, call.arguments);
      return movedTo(program, use, id, call, values, through, isMacro);
    });
  }
  const reference = facts.references.find((one) => one.name === wrapper && one.use === 'value');
  if (reference === undefined || !isMacro) return [];
  const bare: FactCall = {
    range: reference.at,
    callee: wrapper,
    via: 'macro',
    arguments: [],
    argumentsComplete: true,
    receiver: null,
  };
  return [movedTo(program, use, id, bare, passedArguments(use, parameters, []), through, true)];
}

/** The API's arguments as the caller gives them; an alias macro hands all of its arguments on. */
function passedArguments(
  use: ApiUse,
  parameters: readonly string[],
  passed: readonly Value[],
): readonly Value[] {
  if (use.call.via === 'address') return passed;
  const variadic = parameters.indexOf('__VA_ARGS__');
  return use.call.arguments.flatMap((value) =>
    value.kind === 'parameter' && value.index === variadic && variadic >= 0
      ? passed.slice(variadic)
      : [substitute(value, passed)],
  );
}

function movedTo(
  program: Program,
  use: ApiUse,
  id: ItemId,
  call: FactCall,
  values: readonly Value[],
  through: readonly Step[],
  isMacro: boolean,
): ApiUse {
  const file = program.tree.fileOf(id);
  const presence = program.presenceAt(id, call.range.start);
  return {
    item: id,
    written: use.written,
    stored: use.stored.length > 0 ? use.stored : storedFor(program, id, use.call.callee),
    through,
    call: {
      span: program.spanOf(id, call.range),
      callee: use.call.callee,
      via: isMacro ? 'macro' : use.call.via,
      arguments: resolveDeciding(program, use.call.callee, values, file),
      argumentsComplete: call.argumentsComplete && (use.call.argumentsComplete || use.call.via === 'address'),
      presence: joinPresence(presence, use.call.presence),
    },
  };
}

/** Both must hold: a macro's definition and its use have presence conditions of their own. */
function joinPresence(a: Call['presence'], b: Call['presence']): Call['presence'] {
  if (a.kind === 'never' || b.kind === 'always') return a;
  if (b.kind === 'never' || a.kind === 'always') return b;
  return { kind: 'open', conditions: [...new Set([...a.conditions, ...b.conditions])] };
}

/** The arguments, those that decide resolved as far as the program tells; nobody asks about the others. */
export function resolveDeciding(
  program: Program,
  name: string,
  values: readonly Value[],
  file: number,
): readonly Value[] {
  const deciding = program.interests.get(name)?.deciding ?? [];
  return values.map((value, index) =>
    deciding.includes(index) ? resolveValue(program, value, file) : value,
  );
}

/** What the item stores in fields, when the name is one of those that ask for it. */
export function storedFor(program: Program, id: ItemId, name: string): readonly FieldWrite[] {
  if (program.interests.get(name)?.asksFields !== true) return [];
  const file = program.tree.fileOf(id);
  return program.factsOf(id).fieldWrites.map((write) => {
    return { ...write, value: resolveValue(program, write.value, file) };
  });
}

/** Two uses with one key are the same use. */
export function keyOf(use: ApiUse): string {
  const { span, callee, via } = use.call;
  return `${span.file}:${String(span.line)}:${String(span.column)}:${callee}:${via}`;
}

/** False when nothing in the item names what would make the call matter; a macro's users may. */
export function mayMatter({ tree }: Program, id: ItemId, { telltales }: Interest): boolean {
  if (telltales === null || tree.item(id).kind === 'macro') return true;
  return telltales.some((telltale) => tree.usesIn(id, tree.names.idOf(telltale)) !== 0);
}
