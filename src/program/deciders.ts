/**
 * Moves a use to whoever decides about it: out of a macro to where the macro is used, and out of a wrapper,
 * whose parameter decides, to the callers. It finds no uses itself.
 */
import { type FactCall, type FieldWrite, macroParameters, type Place, wordsPassed } from '../facts/index.ts';
import type { Call, Step, Value } from '../model/index.ts';
import { PLAIN } from '../outline/index.ts';
import { openAnswers } from './answers.ts';
import { namedInClass } from './class-constants.ts';
import type { Interest } from './externals.ts';
import { ALWAYS, joinPresence } from './joint-presence.ts';
import type { Program } from './link.ts';
import { fateOf, holdsAt, isThrownAway, macrosNamed } from './macros.ts';
import { dependsOnParameter, knownPart, resolveOpen, resolveValue, substitute } from './resolution.ts';
import type { ItemId, Tree } from './tree.ts';

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
  /** Whose arguments the use is part of, in its item: a macro there may make something else of it. */
  readonly within: readonly Place[];
  /** Of a command: its options, as its synopsis spells them. */
  readonly options?: readonly string[];
  /** Of a command: true when it takes the place of the process that starts it. */
  readonly replaces?: boolean;
  /** Of a write: true when a process does it that the program started for that. */
  readonly byChild?: boolean;
}

/** Wrappers around wrappers are followed this far. */
const MOST_HOPS = 6;
/** A wrapper with more mentions than this is left at itself, where its doubt is told. */
const MOST_MENTIONS = 600;

/** A use on its way to those who decide about it. */
interface Move {
  readonly use: ApiUse;
  /** Whether it counts where it is, too. */
  readonly stays: boolean;
  readonly next: readonly ApiUse[];
}

/** The use itself, or in its place the uses at those who decide about it. */
export function moveToDeciders(program: Program, first: ApiUse): readonly ApiUse[] {
  const moves: Move[] = [];
  const seen = new Set<string>();
  let open: readonly ApiUse[] = [first];
  for (let hop = 0; open.length > 0; hop++) {
    const made = open.map((use): Move => {
      const moved = hop < MOST_HOPS && isDecidedElsewhere(program, use) ? moveOnce(program, use) : null;
      const next = (moved ?? []).filter((one) => {
        // Wrappers that call each other come to the same use on many ways.
        const key = `${keyOf(one)} ${JSON.stringify(one.call.arguments)}`;
        const isNew = !seen.has(key);
        seen.add(key);
        return isNew;
      });
      return { use, stays: moved === null || isCalledUnseen(program, use), next };
    });
    moves.push(...made);
    open = made.flatMap(({ next }) => next);
  }
  return settled(program, moves).get(first) ?? [];
}

/** Where each use ends: at those who decide about it, or where it is when none of these says more of it. */
function settled(program: Program, moves: readonly Move[]): ReadonlyMap<ApiUse, readonly ApiUse[]> {
  const ends = new Map<ApiUse, readonly ApiUse[]>();
  for (const { use, stays, next } of moves.toReversed()) {
    const further = next.flatMap((one) => ends.get(one) ?? []);
    const isFunction = program.tree.item(use.item).kind === 'function';
    const isNoBetter =
      isFunction && further.length > 0 && further.every((one) => !saysMore(program, one, use));
    ends.set(use, isNoBetter ? [use] : [...(stays ? [use] : []), ...further]);
  }
  return ends;
}

/** Whether the arguments that decide are better known in one of two places of the same use. */
function saysMore(program: Program, { call }: ApiUse, { call: before }: ApiUse): boolean {
  const { openers } = program.externals;
  const known = (value: Value | undefined): string =>
    value === undefined ? '' : JSON.stringify(knownPart(value, openers));
  return decidingOf(program, call.callee).some(
    (index) => known(call.arguments[index]) !== known(before.arguments[index]),
  );
}

/** Whether the function's address is known to somebody, who may call it with other arguments. */
function isCalledUnseen({ tree, referencesOf }: Program, { item: wrapper }: ApiUse): boolean {
  if (tree.item(wrapper).kind !== 'function') return false;
  return tree.item(wrapper).names.some((name) =>
    tree.mentioners(name).some((id) => {
      if ((tree.usesIn(id, name) & PLAIN) === 0 || !tree.resolve(name, tree.fileOf(id)).includes(wrapper))
        return false;
      const text = tree.names.text(name);
      const values = referencesOf(id)?.filter(({ use }) => use === 'value' || use === 'argument') ?? [];
      return id !== wrapper && values.some((reference) => reference.name === text);
    }),
  );
}

function isDecidedElsewhere(program: Program, use: ApiUse): boolean {
  const { kind } = program.tree.item(use.item);
  const isNumbered = program.externals.numberedCalls.has(use.call.callee);
  if (kind === 'macro' && !isNumbered) return program.interests.get(use.call.callee)?.callsOnly !== true;
  if (kind !== 'function' && kind !== 'macro') return false;
  return decidingOf(program, use.call.callee).some((index) => {
    const value = use.call.arguments[index];
    return value !== undefined && dependsOnParameter(value);
  });
}

/** The same use, seen from everything that calls the wrapper or uses the macro that it lies in. */
function moveOnce(program: Program, use: ApiUse): readonly ApiUse[] | null {
  const { tree } = program;
  const interest = program.interests.get(use.call.callee);
  const wrapper = tree.item(use.item);
  // The users of a macro that pastes names need not spell them.
  const pastes = wrapper.kind === 'macro' && program.textOf(use.item).includes('##');
  const moved: ApiUse[] = [];
  let isHandled = false;
  for (const name of wrapper.names) {
    const mentioners = tree.mentioners(name);
    if (mentioners.length > MOST_MENTIONS) return null;
    const text = tree.names.text(name);
    for (const id of mentioners) {
      if (id === use.item || !tree.resolve(name, tree.fileOf(id)).includes(use.item)) continue;
      if (interest !== undefined && !pastes && !mayMatter(program, id, interest)) continue;
      const isRound = wrapper.kind === 'macro' && goesRound(program, use, id);
      const seen = isRound ? [] : seenFrom(program, use, id, text);
      isHandled ||= isRound || seen === null || seen.length > 0;
      moved.push(...(seen ?? []));
    }
  }
  if (!isHandled || moved.some((one) => keyOf(one) === keyOf(use))) return null;
  return moved;
}

/** A macro is not expanded inside of itself. */
function goesRound({ tree }: Program, use: ApiUse, id: ItemId): boolean {
  const { kind, names } = tree.item(id);
  return (
    kind === 'macro' && use.through.some((step) => names.some((name) => tree.names.text(name) === step.name))
  );
}

/** Null when the item names the wrapper, but nothing of the use is left there. */
function seenFrom(program: Program, use: ApiUse, id: ItemId, wrapper: string): readonly ApiUse[] | null {
  const { kind } = program.tree.item(use.item);
  const isMacro = kind === 'macro';
  const calls = isMacro ? expansions(program, use, id, wrapper) : callsOf(program, id, wrapper);
  if (calls.length === 0) return [];
  const parameters = program.factsOf(use.item).parameters;
  const step: Step = { name: wrapper, span: use.call.span, how: use.call.via };
  const through = [step, ...use.through];
  const moved = calls.flatMap((call): readonly ApiUse[] => {
    if (isThrownAway(program, id, call.within ?? [], call.range.start)) return [];
    if (isMacro && isNotChosen(program, use, id, call)) return [];
    const fate = isMacro ? fateAt(program, use, id, parameters, call) : 'used';
    if (fate === 'unused') return [];
    const values = passedArguments(use, parameters, call.arguments);
    const one = movedTo(program, use, id, call, values, through, isMacro);
    return [fate === 'called' ? one : asBefore(one, use)];
  });
  return moved.length === 0 ? null : moved;
}

/** Whether a macro that chooses another one by its arguments, `PICK(__VA_ARGS__, THREE, TWO, ONE)`, chooses none that leads here. */
function isNotChosen(program: Program, use: ApiUse, id: ItemId, call: FactCall): boolean {
  const { tree } = program;
  const isChoice = use.through.length > 0 && program.textOf(use.item).includes('__VA_ARGS__');
  if (!isChoice || tree.item(id).kind === 'macro') return false;
  // Of several definitions one may choose otherwise.
  const isPlain = use.through.every(({ name }) => tree.bearers(tree.names.idOf(name)).length === 1);
  return isPlain && program.wordsExpanded(id, call.range)?.has(use.written) === false;
}

/** An address that a macro hands on stays one, unless what it is handed to calls it. */
function asBefore(moved: ApiUse, before: ApiUse): ApiUse {
  const isPending = before.call.via === 'address' && before.within.length > 0;
  if (!isPending) return moved;
  return { ...moved, call: { ...moved.call, via: 'address', arguments: [], argumentsComplete: false } };
}

function callsOf(program: Program, id: ItemId, wrapper: string): readonly FactCall[] {
  return program.factsOf(id).calls.filter((call) => call.callee === wrapper && call.via !== 'member');
}

/** Where the macro stands in an item; the grammar may take its name for anything. */
function expansions(program: Program, use: ApiUse, id: ItemId, macro: string): readonly FactCall[] {
  const holds = (offset: number): boolean => holdsAt(program, use.item, id, offset);
  const hasParameters = macroParameters(program.textOf(use.item)) !== null;
  const calls = callsOf(program, id, macro).filter((call) => !(hasParameters && call.isWrapped === true));
  if (calls.length > 0) return calls.filter((call) => holds(call.range.start));
  const { start } = program.tree.item(id);
  return program
    .factsOf(id)
    .references.flatMap(({ name, at, use: how, within }): readonly FactCall[] => {
      if (name !== macro || how === 'call' || !holds(at.start)) return [];
      const passed = hasParameters ? wordsPassed(program.textOf(id), at.end - start) : [];
      const bare = {
        range: at,
        callee: macro,
        via: 'macro',
        argumentsComplete: true,
        receiver: null,
      } as const;
      return [{ ...bare, arguments: passed ?? [], within }];
    })
    .slice(0, 1);
}

/** What becomes of the use where its macro hands it to a macro that it got as an argument: `X(name)` in a list. */
function fateAt(
  program: Program,
  use: ApiUse,
  id: ItemId,
  parameters: readonly string[],
  call: FactCall,
): 'called' | 'used' | 'unused' {
  for (const { callee, position } of use.within) {
    const passed = call.arguments[parameters.indexOf(callee)];
    if (passed?.kind !== 'name') continue;
    const macros = macrosNamed(program, id, passed.name, call.range.start);
    const where = { id, offset: call.range.start };
    const fates = macros.map((macro) => fateOf(program, macro, position, where));
    if (fates.length > 0 && fates.every((fate) => fate === 'unused')) return 'unused';
    if (fates.includes('called')) return 'called';
  }
  return 'used';
}

/** The API's arguments as the caller gives them; an alias macro hands all of its arguments on. */
function passedArguments(
  use: ApiUse,
  parameters: readonly string[],
  passed: readonly Value[],
): readonly Value[] {
  return use.call.via === 'address' ? passed : putIn(use.call.arguments, parameters, passed);
}

/** Values in a body with its parameters replaced by what is passed; `__VA_ARGS__` may stand for several. */
export function putIn(
  values: readonly Value[],
  parameters: readonly string[],
  passed: readonly Value[],
): readonly Value[] {
  const variadic = parameters.indexOf('__VA_ARGS__');
  return values.flatMap((value) =>
    value.kind === 'parameter' && value.index === variadic && variadic >= 0
      ? passed.slice(variadic)
      : [substitute(value, passed)],
  );
}

/** These are known by their kind, wherever a macro writes them. */
const BY_KIND: ReadonlySet<Call['via']> = new Set<Call['via']>([
  ...(['pragma', 'instruction', 'text', 'writing', 'command'] as const),
]);

function movedTo(
  program: Program,
  use: ApiUse,
  id: ItemId,
  call: FactCall,
  values: readonly Value[],
  through: readonly Step[],
  isMacro: boolean,
): ApiUse {
  const presence = program.presenceAt(id, call.range.start);
  return {
    item: id,
    written: use.written,
    stored: use.stored.length > 0 ? use.stored : storedFor(program, id, use.call.callee),
    through,
    within: call.within ?? [],
    call: {
      span: program.spanOf(id, call.range),
      callee: use.call.callee,
      via: isMacro && !BY_KIND.has(use.call.via) ? 'macro' : use.call.via,
      arguments: resolveDeciding(program, use.call.callee, values, id),
      argumentsComplete: call.argumentsComplete && (use.call.argumentsComplete || use.call.via === 'address'),
      presence: joinPresence(joinPresence(presence, chosenByIncluder(program, use, id)), use.call.presence),
    },
  };
}

/** What a macro means in a file that several others include, each of which defines it before, depends on these. */
function chosenByIncluder({ tree }: Program, { item }: ApiUse, id: ItemId): Call['presence'] {
  const [file, definer] = [tree.fileOf(id), tree.fileOf(item)];
  const { kind, names } = tree.item(item);
  if (kind !== 'macro' || tree.includes(file, definer) || !tree.includes(definer, file)) return ALWAYS;
  const name = names[0] ?? -1;
  const isAlone = tree.resolve(name, file).every((one) => tree.fileOf(one) === definer);
  const path = tree.files[definer]?.path ?? '';
  return isAlone
    ? ALWAYS
    : { kind: 'open', conditions: [`${tree.names.text(name)} is as ${path} defines it`] };
}

/** Of a call by number the number decides, of a file that is written to what is written. */
function decidingOf({ externals, interests }: Program, name: string): readonly number[] {
  if (name.startsWith('/')) return [0];
  const numbered = externals.numberedCalls.get(name);
  return numbered === undefined ? (interests.get(name)?.deciding ?? []) : [numbered.number];
}

/** The arguments, those that decide resolved as far as the program tells; nobody asks about the others. */
export function resolveDeciding(
  program: Program,
  name: string,
  values: readonly Value[],
  id: ItemId,
): readonly Value[] {
  const file = program.tree.fileOf(id);
  const deciding = decidingOf(program, name);
  return values.map((value, index) =>
    deciding.includes(index) ? resolveOpen(program, namedInClass(program, id, value), file) : value,
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
  // Two calls in one macro are told apart by their places inside of it.
  const inner = use.through.at(-1)?.span ?? span;
  const places = [span, inner].map(({ file, line, column }) => `${file}:${String(line)}:${String(column)}`);
  return [...places, callee, via].join(':');
}

/** Functions that only hand their arguments on are short, in bytes. */
const LONGEST_WRAPPER = 400;

/** The telltales, and the constants of the tree that are made of them. */
function telltalesNamed(tree: Tree, telltales: readonly string[]): readonly number[] {
  return namesOfTelltales(tree, telltales, () => {
    const names = telltales.map((telltale) => tree.names.idOf(telltale));
    const constants = names
      .flatMap((name) => [...tree.mentioners(name)])
      .filter((id) => ['macro', 'variable', 'type'].includes(tree.item(id).kind));
    return [...new Set([...names, ...constants.flatMap((id) => tree.item(id).names)])];
  });
}

const namesOfTelltales = openAnswers<readonly string[], readonly number[]>();

/** False when nothing in the item names what would make the call matter. */
export function mayMatter({ tree }: Program, id: ItemId, { telltales }: Interest): boolean {
  const { kind, start, end } = tree.item(id);
  // A macro's users and a wrapper's callers may name it.
  if (telltales === null || kind === 'macro' || (kind === 'function' && end - start < LONGEST_WRAPPER))
    return true;
  return telltalesNamed(tree, telltales).some((name) => tree.usesIn(id, name) !== 0);
}
