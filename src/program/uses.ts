/**
 * Finds the uses of the names asked about: where they are called, however that is spelt, with what is
 * known of the arguments. A use inside a macro is moved to where the macro is used; one whose deciding
 * argument is the wrapper's parameter is moved to the callers, so that it stands where it is decided.
 */
import { EMPLACES, type FactCall, type Reference, templateArguments } from '../facts/index.ts';
import type { Hole, Pausing, Shortfall, Value } from '../model/index.ts';
import { compareSpans } from '../model/index.ts';
import type { Interest } from './externals.ts';
import { type ApiUse, keyOf, moveToDeciders, resolveDeciding, storedFor } from './deciders.ts';
import { cutHole } from './cut.ts';
import { type CxxNames, openCxxNames } from './cxx-names.ts';
import { halfCalls } from './half-calls.ts';
import { fileUsesIn } from './file-writes.ts';
import { handedOn } from './handing.ts';
import { isHidden } from './hiding.ts';
import type { Program } from './link.ts';
import { isThrownAway } from './macros.ts';
import { chosenByCallers, normalize } from './normalization.ts';
import { isPathAskedFor } from './paths.ts';
import { type ParseShell, startedIn, underGuards } from './started-commands.ts';
import { isQuotedByWords, quotedAs } from './quoting.ts';
import { symbolsOf } from './symbol-macros.ts';
import type { ItemId } from './tree.ts';
import { itemsToRead, type Reading } from './worth-reading.ts';

/** A hole and the item that it lies in; null when a whole file is missing. */
export interface PlacedHole {
  readonly hole: Hole;
  readonly item: ItemId | null;
}

export interface StartingItems {
  readonly items: readonly ItemId[];
  /** The grammar of the shell is only wanted where there are such items. */
  readonly parse: ParseShell;
}

export interface FoundUses {
  readonly uses: readonly ApiUse[];
  readonly holes: readonly PlacedHole[];
  /** Null when all was looked at; what was not is a hole. */
  readonly cut: Shortfall | null;
}

/**
 * `starting` are the items that start something that matters, as `itemsThatStart` says. What is not read any more when
 * the run is ended becomes a hole.
 */
export function* findUses(program: Program, starting: StartingItems): Pausing<FoundUses> {
  const names = openCxxNames(program);
  const tasks: readonly Task[] = [
    ...itemsToRead(program, names).map(([item, reading]): Task => ({
      item,
      find: () => usesByReading(program, names, item, reading),
    })),
    ...starting.items.map((item): Task => {
      return { item, find: () => ({ uses: usesByStarting(program, item, starting.parse), holes: [] }) };
    }),
  ];
  const found = new Map<string, ApiUse>();
  const holes: PlacedHole[] = [];
  let cut: Shortfall | null = null;
  for (const [done, { item, find }] of tasks.entries()) {
    cut = yield;
    if (cut !== null) {
      holes.push(unreadFrom(program, item, tasks.length - done, cut));
      break;
    }
    const local = find();
    holes.push(...local.holes);
    for (const use of local.uses) found.set(keyOf(use), use);
  }
  const uses = [...found.values()].sort(
    (a, b) => compareSpans(a.call.span, b.call.span) || compareText(a.call.callee, b.call.callee),
  );
  return { uses, holes, cut };
}

/** What one item is looked through for. */
interface Task {
  readonly item: ItemId;
  readonly find: () => LocalUses;
}

type LocalUses = Pick<FoundUses, 'uses' | 'holes'>;

/** It may hide something from every program, as nobody knows what it is. */
function unreadFrom(program: Program, first: ItemId, count: number, cut: Shortfall): PlacedHole {
  const places = count === 1 ? 'place that may hold a blocker was' : 'places that may hold a blocker were';
  return { hole: cutHole(program.headOf(first), cut, `before ${String(count)} ${places} read.`), item: null };
}

function usesByReading(
  program: Program,
  names: CxxNames,
  id: ItemId,
  { reading, unproven }: Reading,
): LocalUses {
  const uses: ApiUse[] = [];
  for (const symbol of symbolsOf(program, id, unproven)) {
    const name = nameAskedAbout(program, names, id, symbol);
    if (name !== null) uses.push(useOf(program, id, name, symbol));
  }
  for (const call of program.callsPasted(id, (word) => isInterest(program, names, id, word))) {
    const name = nameAskedAbout(program, names, id, call);
    if (name !== null) uses.push(...moveToDeciders(program, useOf(program, id, name, call)));
  }
  if (reading === 'words') return { uses: [...uses, ...usesByWords(program, names, id)], holes: [] };
  const local = withWrites(program, id, usesInItem(program, names, id));
  const halves = usesByExpansion(program, names, id, local.uses);
  const moved = [...local.uses, ...halves].flatMap((use) => moveToDeciders(program, use));
  return { uses: [...uses, ...moved], holes: local.holes };
}

/** What only the preprocessor makes a call. */
function usesByExpansion(
  program: Program,
  names: CxxNames,
  id: ItemId,
  found: readonly ApiUse[],
): readonly ApiUse[] {
  const known = new Set(found.map(({ call }) => call.callee));
  return halfCalls(program, id, known).flatMap(({ user, call }) => {
    const name = nameAskedAbout(program, names, user, call);
    return name === null ? [] : [useOf(program, user, name, call)];
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is written to a path says more than that the path is named. */
function withWrites(program: Program, id: ItemId, local: LocalUses): LocalUses {
  if (!local.uses.some(({ call }) => call.via === 'text')) return local;
  const { writes, read } = fileUsesIn(program, id);
  const others = local.uses.flatMap((use): readonly ApiUse[] => {
    if (use.call.via !== 'text') return [use];
    if (writes.some(({ named }) => named === use.call.callee)) return [];
    const text: Value = read.has(use.call.callee)
      ? { kind: 'text', value: '', complete: true }
      : { kind: 'unknown', why: 'what is written to it is not followed' };
    return [{ ...use, call: { ...use.call, arguments: [text] } }];
  });
  const written = writes.map(({ at, path, text, written: callee, through }): ApiUse => {
    const use = useOf(program, id, path, { ...at, via: 'writing', callee, arguments: [text] });
    return { ...use, through };
  });
  return { ...local, uses: [...others, ...written] };
}

function usesByStarting(program: Program, id: ItemId, parse: ParseShell): readonly ApiUse[] {
  return startedIn(program, id, parse).flatMap((started): readonly ApiUse[] => {
    const { at, through, guards } = started;
    const written = at.callee;
    switch (started.kind) {
      case 'command': {
        const { name, operands, complete, options, shape } = started.invocation;
        if (shape === null) return [];
        const rest = { via: 'command', arguments: operands, argumentsComplete: complete } as const;
        const use = under(guards, useOf(program, id, name, { ...at, ...rest }));
        return [{ ...use, written, options, replaces: started.replaces, through }];
      }
      case 'write': {
        const { path, text, byChild } = started;
        if (!program.externals.pathPrefixes.some((prefix) => isPathAskedFor(path, prefix))) return [];
        const rest = { via: 'writing', callee: path, arguments: [text], argumentsComplete: true } as const;
        return [
          { ...under(guards, useOf(program, id, path, { ...at, ...rest })), written, byChild, through },
        ];
      }
    }
  });
}

function under(guards: readonly string[], use: ApiUse): ApiUse {
  return { ...use, call: { ...use.call, presence: underGuards(guards, use.call.presence) } };
}

function usesInItem(program: Program, names: CxxNames, id: ItemId): LocalUses {
  const facts = program.factsOf(id);
  const uses: ApiUse[] = [];
  const holes: PlacedHole[] = [];
  for (const written of facts.calls.flatMap((call) => [call, ...madeInside(names, id, call)])) {
    const normal = normalize(program, id, written);
    if (quotedAs(program, id, written.within ?? [], written.range.start) !== null) continue;
    if (normal.kind === 'hole') {
      const chosen = chosenByCallers(program, useOf(program, id, written.callee, written));
      uses.push(...chosen.uses);
      const isPresent = program.presenceAt(id, written.range.start).kind !== 'never';
      if (chosen.isOpen && isPresent) holes.push({ hole: normal.hole, item: id });
    } else {
      for (const callee of normal.callees) {
        const name = nameAskedAbout(program, names, id, { ...normal.call, callee });
        if (name !== null) uses.push(useOf(program, id, name, inWords(program, name, normal.call)));
      }
    }
  }
  for (const reference of facts.references) {
    if (reference.use !== 'value' && reference.use !== 'argument') continue;
    uses.push(...usesByName(program, id, reference));
  }
  return { uses, holes };
}

/** What a container that is declared elsewhere makes of the arguments: `workers_.emplace_back(work)`. */
function madeInside(names: CxxNames, id: ItemId, call: FactCall): readonly FactCall[] {
  if (call.via !== 'member' || !EMPLACES.test(call.callee)) return [];
  const type = call.object === undefined ? call.receiver : names.typeOfObject(id, call.object);
  const held = type === null ? [] : names.heldBy(id, type);
  const { range, arguments: values, argumentsComplete, within = [], moved } = call;
  return held.map((callee) => {
    return {
      range,
      callee,
      via: 'construction',
      arguments: values,
      argumentsComplete,
      receiver: null,
      within,
      ...(moved === undefined ? {} : { moved }),
    };
  });
}

/** What is made of an object of the same class takes over what that one has. */
function takesOver(program: Program, names: CxxNames, id: ItemId, made: string, call: FactCall): boolean {
  const { moved, object } = call;
  if (moved === undefined) return false;
  if (moved === object) return true;
  const type = program.factsOf(id).types.get(moved) ?? names.typeOfObject(id, moved);
  return type !== null && names.constructedBy(id, plainType(type)) === made;
}

/** Constants of a namespace that the call did not name are spelt in full, as the rulebook spells them. */
function inWords({ tree, externals }: Program, name: string, call: FactCall): FactCall {
  const namespace = name.endsWith(`::${call.callee}`) ? name.slice(0, -call.callee.length) : '';
  if (namespace === '') return call;
  const isOwn = (written: string): boolean => {
    const first = tree.names.idOf(written.slice(0, written.indexOf(':')));
    return first >= 0 && tree.bearers(first).length > 0;
  };
  return {
    ...call,
    arguments: call.arguments.map((value) =>
      value.kind === 'name' &&
      value.name.includes('::') &&
      !value.name.startsWith(namespace) &&
      !externals.constants.has(value.name) &&
      !isOwn(value.name)
        ? { ...value, name: namespace + value.name }
        : value,
    ),
  };
}

function usesByWords(program: Program, names: CxxNames, id: ItemId): readonly ApiUse[] {
  return program.callsByWords(id).flatMap((written) => {
    const callee = program.externals.aliases.get(written.callee) ?? written.callee;
    const name = nameAskedAbout(program, names, id, { ...written, callee });
    if (name === null || isQuotedByWords(program, id, written.range.start)) return [];
    return [useOf(program, id, name, written)];
  });
}

function useOf(program: Program, id: ItemId, name: string, written: FactCall): ApiUse {
  return {
    item: id,
    written: written.callee,
    stored: storedFor(program, id, name),
    through: [],
    within: written.within ?? [],
    call: {
      span: program.spanOf(id, written.range),
      callee: name,
      via: written.via,
      arguments: resolveDeciding(program, name, written.arguments, id),
      argumentsComplete: written.argumentsComplete,
      presence:
        written.via === 'pragma'
          ? program.presenceOfPragma(id, written.range.start, written.callee)
          : program.presenceAt(id, written.range.start),
    },
  };
}

function isInterest(program: Program, names: CxxNames, id: ItemId, word: string): boolean {
  return program.interests.has(names.meaningOf(id, word));
}

/** The interest that a call is a use of, or null when it is of something else with that name. */
function nameAskedAbout(program: Program, names: CxxNames, id: ItemId, call: FactCall): string | null {
  const { callee } = call;
  switch (call.via) {
    case 'pragma': {
      const words = callee.split(' ');
      for (let count = words.length; count > 0; count--) {
        const name = words.slice(0, count).join(' ');
        if (program.interests.has(`#pragma ${name}`)) return callee;
      }
      return null;
    }
    case 'instruction':
      return program.interests.has(`asm ${callee}`) ? callee : null;
    case 'text':
      return program.externals.pathPrefixes.some((prefix) => isPathAskedFor(callee, prefix)) ? callee : null;
    case 'command':
    case 'writing':
      return callee;
    case 'member':
      return methodAskedAbout(program, names, id, call);
    case 'construction': {
      const type = call.object === undefined ? callee : names.typeOfObject(id, call.object);
      const made = type === null ? '' : names.constructedBy(id, plainType(type));
      if (!program.interests.has(made) || takesOver(program, names, id, made, call)) return null;
      return declaresFunction(program, id, call) ? null : made;
    }
    case 'inheritance': {
      const base = names.meaningOf(id, callee);
      return program.interests.has(base) ? base : null;
    }
    case 'syscall':
    case 'lookup':
      return program.interests.has(callee) ? callee : null;
    case 'pointer':
      return null;
    case 'name':
    case 'macro':
    case 'address': {
      const name = names.meaningOf(id, callee);
      const interest = program.interests.get(name);
      if (interest === undefined)
        return call.via === 'name' ? inheritedAskedAbout(program, names, id, call) : null;
      return fitsArity(interest, call) && !isHidden(program, id, interest, call) ? name : null;
    }
  }
}

/** Without arguments of templates and without blanks. */
function plainType(type: string): string {
  return type.replace(/<.*$/s, '').replace(/\s+/g, '').replace(/^::/, '');
}

function methodAskedAbout(program: Program, names: CxxNames, id: ItemId, call: FactCall): string | null {
  const { callee, receiver, object } = call;
  if (receiver !== null) return names.methodOf(id, receiver, callee);
  if (object === 'this') return inheritedAskedAbout(program, names, id, call);
  const type = object === undefined ? null : names.typeOfObject(id, object);
  if (type === null) return null;
  // A class that is a pointer stands for what it points to.
  const [pointee] = templateArguments(type);
  return (
    names.methodOf(id, plainType(type), callee) ??
    (pointee === undefined ? null : names.methodOf(id, pointee, callee))
  );
}

/** A plain call in a method may be one of a method that its class inherits. */
function inheritedAskedAbout(program: Program, names: CxxNames, id: ItemId, call: FactCall): string | null {
  const { scope } = program.tree.item(id);
  if (scope < 0 || call.isGlobal === true || call.callee.includes('::')) return null;
  return names.methodOf(id, program.tree.names.text(scope), call.callee);
}

/** `T name(U());` declares a function when U is a class. */
function declaresFunction({ tree }: Program, id: ItemId, call: FactCall): boolean {
  if (call.isVexing !== true) return false;
  return call.arguments.every((value) => {
    const named = value.kind === 'result-of' ? tree.names.idOf(value.callee) : -1;
    return named >= 0 && tree.resolve(named, tree.fileOf(id)).some((one) => tree.item(one).kind === 'type');
  });
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

/** `fp = shmget`: whoever holds the address may call it; and a macro that gets the name may do so at once. */
function usesByName(program: Program, id: ItemId, reference: Reference): readonly ApiUse[] {
  const { name, at, argumentOf, within, isGlobal = false } = reference;
  const interest = program.interests.get(name);
  if (interest === undefined || interest.arity === null || interest.callsOnly) return [];
  if (reference.qualifier !== null || bearsName(program, id, name) || isCallNumber(program, name)) return [];
  const address: FactCall = {
    range: at,
    callee: name,
    via: 'address',
    arguments: [],
    argumentsComplete: false,
    receiver: null,
    within,
    isGlobal,
  };
  if (isHidden(program, id, interest, address) || bearsType(program, id, name)) return [];
  const [around] = within;
  if (argumentOf === null || around?.callee !== argumentOf) {
    return isThrownAway(program, id, within, at.start) ? [] : [useOf(program, id, name, address)];
  }
  return handedOn(program, id, around, address).flatMap(({ call, through }) => {
    if (call.via !== 'address' && !fitsArity(interest, call)) return [];
    return [{ ...useOf(program, id, name, call), through }];
  });
}

/** `SYS_FUNC(x) {` defines something that is called after `x`. */
function bearsName({ tree }: Program, id: ItemId, name: string): boolean {
  const file = tree.fileOf(id);
  const written = tree.files[file]?.outline.items[id - tree.firstOf(file)]?.names ?? [];
  return written.includes(tree.names.idOf(name));
}

/** `SYS_x` is a number, never the address of what has that name in the rulebook. */
function isCallNumber(program: Program, name: string): boolean {
  const numbered = [...program.externals.numberedCalls.values()];
  return numbered.some(({ prefixes }) => prefixes.some((prefix) => name.startsWith(prefix)));
}

function bearsType(program: Program, id: ItemId, name: string): boolean {
  const { tree } = program;
  const file = tree.fileOf(id);
  return tree.resolve(tree.names.idOf(name), file).some((bearer) => {
    const { kind, inClass } = tree.item(bearer);
    return kind === 'type' && !inClass && tree.includes(file, tree.fileOf(bearer));
  });
}
