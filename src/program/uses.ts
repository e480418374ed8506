/**
 * Finds the uses of the names asked about: where they are called, however that is spelt, with what is
 * known of the arguments. A use inside a macro is moved to where the macro is used; one whose deciding
 * argument is the wrapper's parameter is moved to the callers, so that it stands where it is decided.
 */
import type { FactCall, ItemFacts, Reference } from '../facts/index.ts';
import type { Hole } from '../model/index.ts';
import { compareSpans } from '../model/index.ts';
import { CALLED, PLAIN } from '../outline/index.ts';
import type { Interest } from './externals.ts';
import { type ApiUse, keyOf, mayMatter, moveToDeciders, resolveDeciding, storedFor } from './deciders.ts';
import { type Program, pathNames } from './link.ts';
import { normalize } from './normalization.ts';
import { symbolsOf } from './symbol-macros.ts';
import type { ItemId } from './tree.ts';

/** A hole and the item that it lies in; null when a whole file is missing. */
export interface PlacedHole {
  readonly hole: Hole;
  readonly item: ItemId | null;
}

export interface FoundUses {
  readonly uses: readonly ApiUse[];
  readonly holes: readonly PlacedHole[];
}

export function findUses(program: Program): FoundUses {
  const found = new Map<string, ApiUse>();
  const holes: PlacedHole[] = [];
  for (const [id, { reading, unproven }] of itemsToRead(program)) {
    for (const symbol of symbolsOf(program, id, unproven)) {
      const name = nameAskedAbout(program, id, symbol);
      if (name === null) continue;
      const use = useOf(program, id, name, symbol);
      found.set(keyOf(use), use);
    }
    if (reading === 'words') {
      for (const use of usesByWords(program, id)) found.set(keyOf(use), use);
      continue;
    }
    const local = usesInItem(program, id);
    holes.push(...local.holes);
    for (const use of local.uses) {
      for (const moved of moveToDeciders(program, use)) found.set(keyOf(moved), moved);
    }
  }
  const uses = [...found.values()].sort(
    (a, b) => compareSpans(a.call.span, b.call.span) || compareText(a.call.callee, b.call.callee),
  );
  return { uses, holes };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How an item has to be read. */
interface Reading {
  /** All of it by the grammar, or just for the words that stand before a parenthesis. */
  reading: 'grammar' | 'words';
  /** Names asked about that no parenthesis follows: they may be handed to a macro. */
  readonly unproven: Set<string>;
}

/** Items that mention a trigger word or a path asked about, in order. */
function itemsToRead(program: Program): readonly (readonly [ItemId, Reading])[] {
  const { tree, externals } = program;
  const items = new Map<ItemId, Reading>();
  const readingOf = (id: ItemId): Reading => {
    const found = items.get(id) ?? { reading: 'words', unproven: new Set() };
    items.set(id, found);
    return found;
  };
  const seesQualifier = openQualifiers(program);
  for (const [trigger, interests] of byTrigger(externals.interests)) {
    const name = tree.names.idOf(trigger);
    const hasWording = openWording(program, interests);
    for (const id of tree.mentioners(name)) {
      for (const interest of interests) {
        if (mayBeHandedOver(program, id, name, interest)) readingOf(id).unproven.add(interest.name);
        if (!mayUse(program, id, name, interest) || !seesQualifier(id, interest)) continue;
        if (!interest.needsGrammar) readingOf(id);
        else if (hasWording(id)) readingOf(id).reading = 'grammar';
      }
    }
  }
  for (const name of pathNames(tree.names, externals)) {
    for (const id of tree.mentioners(name)) readingOf(id).reading = 'grammar';
  }
  return [...items].sort(([a], [b]) => a - b);
}

function byTrigger(interests: readonly Interest[]): ReadonlyMap<string, readonly Interest[]> {
  const groups = new Map<string, Interest[]>();
  for (const interest of interests) {
    const group = groups.get(interest.trigger) ?? [];
    groups.set(interest.trigger, group);
    group.push(interest);
  }
  return groups;
}

/** Whether an item names an interest's qualifier, or sees a `using` that does. */
function openQualifiers(program: Program): (id: ItemId, interest: Interest) => boolean {
  const { tree } = program;
  const usings = new Map<string, readonly number[]>();
  const filesUsing = (qualifier: string): readonly number[] => {
    const found = usings.get(qualifier) ?? findUsings(program, qualifier);
    usings.set(qualifier, found);
    return found;
  };
  return (id, { qualifier }) => {
    if (qualifier === null || tree.usesIn(id, tree.names.idOf(qualifier)) !== 0) return true;
    const file = tree.fileOf(id);
    return filesUsing(qualifier).some((one) => tree.includes(file, one));
  };
}

/** The files with `using` declarations, directives, aliases or type definitions that mention the qualifier. */
function findUsings({ tree, textOf }: Program, qualifier: string): readonly number[] {
  const items = [...tree.mentioners(tree.names.idOf(qualifier))].filter((id) => {
    return tree.item(id).kind === 'type' && /^(?:using|typedef)\b/.test(textOf(id));
  });
  return [...new Set(items.map((id) => tree.fileOf(id)))];
}

/** Whether the text of an item holds one of the interests' wordings, where all of these have one. */
function openWording({ textOf }: Program, interests: readonly Interest[]): (id: ItemId) => boolean {
  const wordings = interests.flatMap(({ wording }) => (wording === null ? [] : [wording]));
  if (wordings.length < interests.length) return () => true;
  // In a comment it would be a word like any other, so it must stand where a line of a literal begins.
  const pattern = new RegExp(
    `(?:"|\\\\[nt]|;)(?:\\s|\\\\t|rep\\w*\\s|lock\\s)*(?:${wordings.join('|')})(?!\\w)`,
    'i',
  );
  return (id) => pattern.test(textOf(id));
}

/** Whether the item names a function asked about without calling it. */
function mayBeHandedOver({ tree }: Program, id: ItemId, name: number, interest: Interest): boolean {
  if (interest.callsOnly || interest.arity === null || interest.name !== interest.trigger) return false;
  return tree.item(id).kind !== 'macro' && (tree.usesIn(id, name) & (PLAIN | CALLED)) === PLAIN;
}

/** Whether the item, by its outline, may do what is asked about with the name. */
function mayUse(program: Program, id: ItemId, name: number, interest: Interest): boolean {
  const { tree } = program;
  const own = tree.files[tree.fileOf(id)]?.language ?? 'c';
  if (interest.language !== null && interest.language !== own) return false;
  // In C a declaration at file level runs nothing; in C++ it may construct something.
  if (tree.item(id).kind === 'declaration' && own === 'c') return false;
  if (!mayMatter(program, id, interest)) return false;
  const uses = tree.usesIn(id, name);
  if (interest.callsOnly) return (uses & CALLED) !== 0;
  // Behind `.` or `->` a name is a member; only classes have any that are asked about.
  return uses !== 0 || interest.name.includes('::');
}

function usesInItem(program: Program, id: ItemId): FoundUses {
  const facts = program.factsOf(id);
  const uses: ApiUse[] = [];
  const holes: PlacedHole[] = [];
  for (const written of facts.calls) {
    const normal = normalize(program, id, written);
    if (normal.kind === 'hole') holes.push({ hole: normal.hole, item: id });
    else {
      for (const callee of normal.callees) {
        const name = nameAskedAbout(program, id, { ...normal.call, callee });
        if (name !== null) uses.push(useOf(program, id, name, normal.call));
      }
    }
  }
  for (const reference of facts.references) {
    if (reference.use !== 'value') continue;
    const use = useByAddress(program, id, facts, reference);
    if (use !== null) uses.push(use);
  }
  return { uses, holes };
}

function usesByWords(program: Program, id: ItemId): readonly ApiUse[] {
  return program.callsByWords(id).flatMap((written) => {
    const callee = program.externals.aliases.get(written.callee) ?? written.callee;
    const name = nameAskedAbout(program, id, { ...written, callee });
    return name === null ? [] : [useOf(program, id, name, written)];
  });
}

function useOf(program: Program, id: ItemId, name: string, written: FactCall): ApiUse {
  return {
    item: id,
    written: written.callee,
    stored: storedFor(program, id, name),
    through: [],
    call: {
      span: program.spanOf(id, written.range),
      callee: name,
      via: written.via,
      arguments: resolveDeciding(program, name, written.arguments, program.tree.fileOf(id)),
      argumentsComplete: written.argumentsComplete,
      presence: program.presenceAt(id, written.range.start),
    },
  };
}

/** The interest that a call is a use of, or null when it is of something else with that name. */
function nameAskedAbout(program: Program, id: ItemId, call: FactCall): string | null {
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
      return program.externals.pathPrefixes.some((prefix) => callee.startsWith(prefix)) ? callee : null;
    case 'member':
      return call.receiver !== null && program.interests.has(`${call.receiver}::${callee}`)
        ? `${call.receiver}::${callee}`
        : null;
    case 'construction':
    case 'inheritance':
      return program.interests.has(callee) ? callee : null;
    case 'syscall':
    case 'lookup':
      return program.interests.has(callee) ? callee : null;
    case 'pointer':
      return null;
    case 'name':
    case 'macro':
    case 'address': {
      const interest = program.interests.get(callee);
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
function useByAddress(program: Program, id: ItemId, facts: ItemFacts, reference: Reference): ApiUse | null {
  const interest = program.interests.get(reference.name);
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
