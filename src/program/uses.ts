/**
 * Finds the uses of the names asked about: where they are called, however that is spelt, with what is
 * known of the arguments. A use inside a macro is moved to where the macro is used; one whose deciding
 * argument is the wrapper's parameter is moved to the callers, so that it stands where it is decided.
 */
import type { FactCall, FieldWrite, ItemFacts, Reference } from '../facts/index.ts';
import type { Call, Hole, Step, Value } from '../model/index.ts';
import { compareSpans } from '../model/index.ts';
import type { Interest } from './externals.ts';
import { type Program, pathNames } from './link.ts';
import { normalize } from './normalization.ts';
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

/** A hole and the item that it lies in; null when a whole file is missing. */
export interface PlacedHole {
  readonly hole: Hole;
  readonly item: ItemId | null;
}

export interface FoundUses {
  readonly uses: readonly ApiUse[];
  readonly holes: readonly PlacedHole[];
}

/** Wrappers around wrappers are followed this far. */
const MOST_HOPS = 6;
/** A wrapper with more mentions than this is left at itself, where its doubt is told. */
const MOST_MENTIONS = 600;

export function findUses(program: Program): FoundUses {
  const interests = new Map(program.externals.interests.map((interest) => [interest.name, interest]));
  const found = new Map<string, ApiUse>();
  const holes: PlacedHole[] = [];
  for (const id of itemsToRead(program)) {
    const local = usesInItem(program, id, interests);
    holes.push(...local.holes);
    for (const use of local.uses) {
      for (const moved of moveToDeciders(program, use, interests)) found.set(keyOf(moved), moved);
    }
  }
  const uses = [...found.values()].sort(
    (a, b) => compareSpans(a.call.span, b.call.span) || compareText(a.call.callee, b.call.callee),
  );
  return { uses, holes };
}

function keyOf(use: ApiUse): string {
  const { span, callee, via } = use.call;
  return `${span.file}:${String(span.line)}:${String(span.column)}:${callee}:${via}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Items that mention a trigger word or a path asked about, in order. */
function itemsToRead(program: Program): readonly ItemId[] {
  const { tree, externals } = program;
  const items = new Set<ItemId>();
  for (const { trigger, language, callsOnly } of externals.interests) {
    const name = tree.names.idOf(trigger);
    for (const id of tree.mentioners(name)) {
      const own = tree.files[tree.fileOf(id)]?.language ?? 'c';
      if (language !== null && language !== own) continue;
      // In C a declaration at file level runs nothing; in C++ it may construct something.
      if (tree.item(id).kind === 'declaration' && own === 'c') continue;
      if (!callsOnly || tree.looksCalled(id, name)) items.add(id);
    }
  }
  for (const name of pathNames(tree.names, externals)) {
    for (const id of tree.mentioners(name)) items.add(id);
  }
  return [...items].sort((a, b) => a - b);
}

function usesInItem(program: Program, id: ItemId, interests: ReadonlyMap<string, Interest>): FoundUses {
  const facts = program.factsOf(id);
  const uses: ApiUse[] = [];
  const holes: PlacedHole[] = [];
  for (const written of facts.calls) {
    const normal = normalize(program, id, written);
    if (normal.kind === 'hole') holes.push({ hole: normal.hole, item: id });
    else {
      for (const callee of normal.callees) {
        const name = nameAskedAbout(program, id, { ...normal.call, callee }, interests);
        if (name !== null) uses.push(useOf(program, id, name, normal.call));
      }
    }
  }
  for (const reference of facts.references) {
    if (reference.use !== 'value') continue;
    const use = useByAddress(program, id, facts, reference, interests);
    if (use !== null) uses.push(use);
  }
  return { uses, holes };
}

function useOf(program: Program, id: ItemId, name: string, written: FactCall): ApiUse {
  const file = program.tree.fileOf(id);
  return {
    item: id,
    written: written.callee,
    stored: storedBy(program, id),
    through: [],
    call: {
      span: program.spanOf(id, written.range),
      callee: name,
      via: written.via,
      arguments: written.arguments.map((value) => resolveValue(program, value, file)),
      argumentsComplete: written.argumentsComplete,
      presence: program.presenceAt(id, written.range.start),
    },
  };
}

function storedBy(program: Program, id: ItemId): readonly FieldWrite[] {
  const file = program.tree.fileOf(id);
  return program.factsOf(id).fieldWrites.map((write) => {
    return { ...write, value: resolveValue(program, write.value, file) };
  });
}

/** The interest that a call is a use of, or null when it is of something else with that name. */
function nameAskedAbout(
  program: Program,
  id: ItemId,
  call: FactCall,
  interests: ReadonlyMap<string, Interest>,
): string | null {
  const { callee } = call;
  switch (call.via) {
    case 'pragma': {
      const words = callee.split(' ');
      for (let count = words.length; count > 0; count--) {
        const name = words.slice(0, count).join(' ');
        if (interests.has(`#pragma ${name}`)) return callee;
      }
      return null;
    }
    case 'instruction':
      return interests.has(`asm ${callee}`) ? callee : null;
    case 'text':
      return program.externals.pathPrefixes.some((prefix) => callee.startsWith(prefix)) ? callee : null;
    case 'member':
      return call.receiver !== null && interests.has(`${call.receiver}::${callee}`)
        ? `${call.receiver}::${callee}`
        : null;
    case 'construction':
    case 'inheritance':
      return interests.has(callee) ? callee : null;
    case 'syscall':
    case 'lookup':
      return interests.has(callee) ? callee : null;
    case 'pointer':
      return null;
    case 'name':
    case 'macro':
    case 'address': {
      const interest = interests.get(callee);
      if (interest === undefined || !fitsArity(interest, call)) return null;
      return isDefinedInside(program, id, interest) ? null : callee;
    }
  }
}

function fitsArity(interest: Interest, call: FactCall): boolean {
  if (interest.arity === null || !call.argumentsComplete) return true;
  const count = call.arguments.length;
  // A lone argument may be a macro that stands for several, such as `__VA_ARGS__`.
  if (call.arguments.some((value) => value.kind === 'parameter' || value.kind === 'name')) {
    return count <= interest.arity.most;
  }
  return interest.arity.least <= count && count <= interest.arity.most;
}

/**
 * True when the program itself says what the name is: a function of the same file or of a header it
 * includes, a macro that always holds, or a variable. A definition in another file of the same folder wins only
 * where the header that declares the API is not included: one further away may be for another system.
 */
function isDefinedInside(program: Program, id: ItemId, interest: Interest): boolean {
  const { tree } = program;
  const file = tree.fileOf(id);
  const name = tree.names.idOf(interest.name);
  if (name < 0) return false;
  return tree.resolve(name, file).some((bearer) => {
    const item = tree.item(bearer);
    const presence = program.presenceAt(bearer, item.start);
    if (presence.kind === 'never' || bearer === id) return false;
    switch (item.kind) {
      case 'macro':
        return presence.kind === 'always' && tree.includes(file, tree.fileOf(bearer));
      case 'function': {
        // Only its likeliest name is the function's own; the others a macro may have made.
        if (item.inClass || item.scope >= 0 || item.names[0] !== name) return false;
        if (presence.kind === 'always' && tree.includes(file, tree.fileOf(bearer))) return true;
        const isNear = folderOf(tree.files[tree.fileOf(bearer)]?.path) === folderOf(tree.files[file]?.path);
        if (interest.header === null || item.local || presence.kind !== 'always' || !isNear) return false;
        return !tree.includedPaths(file).has(interest.header);
      }
      case 'variable':
        return tree.includes(file, tree.fileOf(bearer));
      case 'type':
      case 'member':
      case 'declaration':
        return false;
    }
  });
}

/** With its slash at the end; null when the file is not known. */
function folderOf(path: string | undefined): string | null {
  return path === undefined ? null : path.slice(0, path.lastIndexOf('/') + 1);
}

/** `fp = shmget`: whoever holds the address may call it. */
function useByAddress(
  program: Program,
  id: ItemId,
  facts: ItemFacts,
  reference: Reference,
  interests: ReadonlyMap<string, Interest>,
): ApiUse | null {
  const interest = interests.get(reference.name);
  if (interest === undefined || interest.arity === null || interest.callsOnly) return null;
  if (facts.calls.some((call) => call.callee === reference.name)) return null;
  if (reference.isQualified || bearsName(program, id, reference.name)) return null;
  if (isCallNumber(program, reference.name) || isPasted(program, id, reference)) return null;
  const written: FactCall = {
    range: reference.at,
    callee: reference.name,
    via: 'address',
    arguments: [],
    argumentsComplete: false,
    receiver: null,
  };
  return isDefinedInside(program, id, interest) || bearsVariable(program, id, reference.name)
    ? null
    : useOf(program, id, reference.name, written);
}

/** `SYS_FUNC(x) {` defines something that is called after `x`. */
function bearsName(program: Program, id: ItemId, name: string): boolean {
  return program.tree.item(id).names.includes(program.tree.names.idOf(name));
}

/** `SYS_x` is a number, never the address of what has that name in the rulebook. */
function isCallNumber(program: Program, name: string): boolean {
  const numbered = [...program.externals.numberedCalls.values()];
  return numbered.some(({ prefixes }) => prefixes.some((prefix) => name.startsWith(prefix)));
}

/** Handed to a macro, a name may become a piece of another name or a string. */
function isPasted(program: Program, id: ItemId, reference: Reference): boolean {
  if (reference.argumentOf === null) return false;
  const { tree } = program;
  const callee = tree.names.idOf(reference.argumentOf);
  const bearers = callee < 0 ? [] : tree.resolve(callee, tree.fileOf(id));
  const isMacro = bearers.some((bearer) => tree.item(bearer).kind === 'macro');
  // A name in capitals that nothing in the tree defines is a macro from elsewhere.
  return isMacro || (bearers.length === 0 && /^[A-Z_0-9]+$/.test(reference.argumentOf));
}

function bearsVariable(program: Program, id: ItemId, name: string): boolean {
  const { tree } = program;
  const number = tree.names.idOf(name);
  return tree.resolve(number, tree.fileOf(id)).some((bearer) => {
    const { kind } = tree.item(bearer);
    return kind === 'variable' || kind === 'type' || kind === 'member';
  });
}

/** The use itself, or in its place the uses at those who decide about it. */
function moveToDeciders(
  program: Program,
  first: ApiUse,
  interests: ReadonlyMap<string, Interest>,
): readonly ApiUse[] {
  const settled: ApiUse[] = [];
  let open: readonly ApiUse[] = [first];
  for (let hop = 0; open.length > 0; hop++) {
    const next: ApiUse[] = [];
    for (const use of open) {
      const moved =
        hop < MOST_HOPS && isDecidedElsewhere(program, use, interests) ? moveOnce(program, use) : [];
      if (moved.length === 0) settled.push(use);
      else next.push(...moved);
    }
    open = next;
  }
  return settled;
}

function isDecidedElsewhere(
  program: Program,
  use: ApiUse,
  interests: ReadonlyMap<string, Interest>,
): boolean {
  const { kind } = program.tree.item(use.item);
  if (kind === 'macro') return true;
  if (kind !== 'function') return false;
  const deciding = interests.get(use.call.callee)?.deciding ?? [];
  return deciding.some((index) => {
    const value = use.call.arguments[index];
    return value !== undefined && dependsOnParameter(value);
  });
}

/** The same use, seen from everything that calls the wrapper or uses the macro that it lies in. */
function moveOnce(program: Program, use: ApiUse): readonly ApiUse[] {
  const { tree } = program;
  const wrapper = tree.item(use.item);
  const moved: ApiUse[] = [];
  for (const name of wrapper.names) {
    const mentioners = tree.mentioners(name);
    if (mentioners.length > MOST_MENTIONS) return [];
    for (const id of mentioners) {
      if (id === use.item || !tree.resolve(name, tree.fileOf(id)).includes(use.item)) continue;
      moved.push(...seenFrom(program, use, id, tree.names.text(name)));
    }
  }
  return moved.some((one) => keyOf(one) === keyOf(use)) ? [] : moved;
}

function seenFrom(program: Program, use: ApiUse, id: ItemId, wrapper: string): readonly ApiUse[] {
  const facts = program.factsOf(id);
  const file = program.tree.fileOf(id);
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
      const values = call.arguments.map((value) => resolveValue(program, value, file));
      return movedTo(program, use, id, call, passedArguments(use, parameters, values), through, isMacro);
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
    stored: use.stored.length > 0 ? use.stored : storedBy(program, id),
    through,
    call: {
      span: program.spanOf(id, call.range),
      callee: use.call.callee,
      via: isMacro ? 'macro' : use.call.via,
      arguments: values.map((value) => resolveValue(program, value, file)),
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
