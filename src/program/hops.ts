/**
 * What one item really leads to: each reference that its grammar confirms, with the items that it means and
 * how it uses them. What is only declared, only a field's name, or left out of the build leads nowhere.
 */
import type { Range, Reference } from '../facts/index.ts';
import type { Presence, Step, Value } from '../model/index.ts';
import { CALLED, type Item } from '../outline/index.ts';
import type { Callback } from './externals.ts';
import type { Program } from './link.ts';
import { joinPresence } from './joint-presence.ts';
import { type Meant, methodsMeant, STANDARD } from './methods.ts';
import { type Hop, type Hops, packHops } from './packed-hops.ts';
import { lastPart } from './patterns.ts';
import { isOfItself, isQuotedByWords, quotedAs } from './quoting.ts';
import { isConstructor, isMethod, isOfCpp } from './roles.ts';
import type { ItemId } from './tree.ts';
import { declaresPointer } from './unseen.ts';
import { presenceOfVersion } from './versions.ts';

/** Whether every build takes the hop, and surely to there. */
export function isSureHop({ how, presence }: Pick<Hop, 'how' | 'presence'>): boolean {
  return presence.kind === 'always' && !isDoubtful(how);
}

/** Whether a hop may lead elsewhere, or nowhere. */
export function isDoubtful(how: Step['how']): boolean {
  return how === 'address' || how === 'pointer' || how === 'handler';
}

/** How much a use says: of several uses that lead to one item the strongest is told. */
const RANK: Readonly<Record<Step['how'], number>> = {
  name: 9,
  macro: 9,
  construction: 8,
  member: 7,
  syscall: 6,
  lookup: 6,
  inheritance: 5,
  pragma: 5,
  instruction: 5,
  text: 5,
  command: 5,
  writing: 5,
  'thread-start': 5,
  callback: 5,
  value: 4,
  pointer: 3,
  handler: 3,
  address: 2,
  initialiser: 1,
  entry: 0,
};

/** A call of a C function or macro by its name that the words of an item show. */
export function plainCallFrom(program: Program, from: ItemId, to: ItemId): Hop | null {
  const { tree } = program;
  const caller = tree.item(from);
  const callee = tree.item(to);
  const isPlain = caller.kind === 'function' && (callee.kind === 'function' || callee.kind === 'macro');
  const [name] = callee.names;
  if (!isPlain || name === undefined || caller.names.includes(name) || isOfCpp(callee)) return null;
  if (tree.files[tree.fileOf(from)]?.language !== 'c' || (tree.usesIn(from, name) & CALLED) === 0)
    return null;
  if (!tree.resolve(name, tree.fileOf(from)).includes(to) || !sees(program, tree.fileOf(from), to))
    return null;
  const text = tree.names.text(name);
  const how = callee.kind === 'macro' ? 'macro' : 'name';
  // The grammar knows where a pointer of the item's own is called by the same name.
  if (how === 'name' && declaresPointer(program.textOf(from), text)) return null;
  const version = presenceOfVersion(program, from, to);
  let first: Hop | null = null;
  for (const { range } of program.callsNamed(from, [text])) {
    const presence = joinPresence(program.presenceAt(from, range.start), version);
    const at = { start: range.start, end: range.start + text.length };
    if (presence.kind === 'never' || isQuotedByWords(program, from, range.start)) continue;
    if (presence.kind === 'always') return { item: from, range: at, how, presence };
    first ??= { item: from, range: at, how, presence };
  }
  return first;
}

/** Null when the item could not be read, so that its mentions are all that is known. */
export function hopsFrom(program: Program, from: ItemId): Hops | null {
  const references = program.referencesOf(from);
  if (references === null) return null;
  const { tree } = program;
  const file = tree.fileOf(from);
  const isCpp = tree.files[file]?.language === 'cpp';
  const caller = tree.item(from);
  const hops = new Map<ItemId, Hop>();
  const handedTo = openRegistrations(program, from, references);
  for (const reference of references) {
    const name = tree.names.idOf(reference.name);
    const targets = name < 0 ? [] : tree.resolve(name, file);
    if (targets.length === 0) continue;
    const presence = program.presenceAt(from, reference.at.start);
    const quoted = quotedAs(program, from, reference.within, reference.at.start);
    if (presence.kind === 'never' || quoted === 'text') continue;
    const means = isCpp ? methodsMeant(program, from, reference, targets) : () => 'surely' as const;
    const hopOf = openAlike(from, reference.at);
    for (const target of targets) {
      if (!sees(program, file, target) || isOfAnother(program, reference, target)) continue;
      const candidate = { from: caller, target: tree.item(target), name, isCpp, meant: means(target) };
      const plain =
        quoted === 'handler' ? howByName(program, from, reference, candidate) : howOf(reference, candidate);
      // `std::thread t(work)` looks as if `work` were a type.
      const mayBeHanded = tree.item(target).kind === 'function' && (plain === 'address' || plain === null);
      const how = mayBeHanded ? (handedTo(reference) ?? plain) : plain;
      if (how === null || target === from) continue;
      const hop = hopOf(how, joinPresence(presence, presenceOfVersion(program, from, target)));
      const before = hops.get(target);
      if (before === undefined || saysMore(hop, before)) hops.set(target, hop);
    }
  }
  for (const { name, start, end } of program.pastedIn(from)) {
    const presence = program.presenceAt(from, start);
    if (presence.kind === 'never') continue;
    for (const target of tree.resolve(name, file)) {
      if (target === from || hops.has(target) || !sees(program, file, target)) continue;
      if (isCpp || !isOfCpp(tree.item(target)))
        hops.set(target, { item: from, range: { start, end }, how: 'macro', presence });
    }
  }
  return packHops(hops);
}

/** Makes hops of one use: a method's name may lead to hundreds of items by hops that are alike, of which one is enough. */
function openAlike(item: ItemId, range: Range): (how: Step['how'], presence: Presence) => Hop {
  let last: Hop | null = null;
  return (how, presence) => {
    if (last?.how !== how || last.presence !== presence) last = { item, range, how, presence };
    return last;
  };
}

/** Of several uses the one that every build has and that surely leads there, then the one that says the most. */
function saysMore(one: Hop, before: Hop): boolean {
  const isSurer = Number(isSureHop(one)) - Number(isSureHop(before));
  return isSurer === 0 ? RANK[one.how] > RANK[before.how] : isSurer > 0;
}

/** What the outside function makes of a function that it is handed; null where it is handed to none that is known. */
function openRegistrations(
  program: Program,
  from: ItemId,
  references: readonly Reference[],
): (reference: Reference) => Callback['as'] | null {
  const { tree, externals } = program;
  const file = tree.fileOf(from);
  const callbacksOf = (callee: string): readonly Callback[] => {
    const name = tree.names.idOf(lastPart(callee));
    const isOwn = name >= 0 && tree.resolve(name, file).some((id) => tree.item(id).kind === 'function');
    return isOwn ? [] : (externals.callbacks.get(callee) ?? externals.callbacks.get(`std::${callee}`) ?? []);
  };
  const triggers = new Set([...externals.callbacks.keys()].map(lastPart));
  if (!references.some(({ name }) => triggers.has(lastPart(name)))) return () => null;
  const calls = program
    .factsOf(from)
    .calls.map((call) => ({ call, callbacks: callbacksOf(call.callee) }))
    .filter(({ callbacks }) => callbacks.length > 0);
  return ({ name, at }) => {
    const around = calls.filter(({ call: { range } }) => range.start <= at.start && at.end <= range.end);
    const found = around.flatMap(({ call, callbacks }) =>
      callbacks.filter(({ position }) => standsFor(call.arguments[position], name)),
    );
    return found[0]?.as ?? null;
  };
}

/** `work`, `&work`, `&Queue::work` */
function standsFor(value: Value | undefined, name: string): boolean {
  if (value?.kind === 'operation' && value.operator === 'address-of')
    return standsFor(value.operands[0], name);
  return value?.kind === 'name' && lastPart(value.name) === lastPart(name);
}

/**
 * Whether a macro can stand where a file names it: the file includes the macro's, or somebody includes both. What is
 * no macro is found by the linker.
 */
export function sees(
  { tree, isForcedInto }: Pick<Program, 'tree' | 'isForcedInto'>,
  user: number,
  to: ItemId,
): boolean {
  if (tree.item(to).kind !== 'macro') return true;
  const definer = tree.fileOf(to);
  return tree.maySee(user, definer) || isForcedInto(definer);
}

/**
 * A class is no value, so that in `Keys::Open` a class `Open` is named only where that is a macro's argument and `Keys`
 * around it. `std::thread` is never a class `thread` of the tree that stands outside of that namespace.
 */
function isOfAnother({ tree }: Program, { use, qualifier, name }: Reference, target: ItemId): boolean {
  const isStandard = qualifier === STANDARD;
  if (qualifier === null || (use !== 'value' && use !== 'tested' && !isStandard)) return false;
  const { kind, names, namespace, scope } = tree.item(target);
  const isOfClass = kind === 'type' || (kind !== 'macro' && scope >= 0 && names[0] === tree.names.idOf(name));
  if (!isOfClass || (kind === 'function' && !isStandard)) return false;
  const around = [namespace, scope].filter((one) => one >= 0).map((one) => tree.names.text(one));
  return !around.flatMap((one) => one.split('::')).includes(qualifier);
}

/** What a reference of one item may lead to. */
interface Candidate {
  readonly from: Item;
  readonly target: Item;
  /** The number of the name that it is led to by. */
  readonly name: number;
  readonly isCpp: boolean;
  readonly meant: Meant;
}

/**
 * A library that is told a name calls a method of it, of the class around where the object is the own one.
 */
function howByName(
  program: Program,
  from: ItemId,
  { at }: Reference,
  { target, meant }: Candidate,
): Step['how'] | null {
  const isOther = meant === 'not' && isOfItself(program, from, at.start);
  return isMethod(target) && !isOther ? 'handler' : null;
}

function howOf(reference: Reference, candidate: Candidate): Step['how'] | null {
  const { target, isCpp, meant } = candidate;
  if (!isCpp && isOfCpp(target)) return null;
  const isMacro = target.kind === 'macro';
  switch (reference.use) {
    case 'call':
      if (isMacro) return 'macro';
      if (makesObject(candidate)) return 'construction';
      if (meant === 'not' || !mayCall(candidate, reference.qualifier !== null)) return null;
      return meant === 'surely' ? 'name' : 'pointer';
    case 'value':
      if (isMacro) return 'macro';
      if (meant === 'not') return null;
      return target.kind === 'function' ? 'address' : 'value';
    case 'tested':
      if (isMacro) return 'macro';
      return target.kind === 'function' || meant === 'not' ? null : 'value';
    case 'argument':
      return target.kind === 'function' && target.scope < 0 ? 'address' : howOfType(candidate);
    case 'member':
      if (isMacro) return 'macro';
      // A call through a field reaches whatever was stored there, not what bears the field's name.
      if (!isCpp || target.scope < 0 || target.kind === 'member' || meant === 'not') return null;
      return meant === 'surely' ? 'member' : 'pointer';
    case 'type': {
      const how = howOfType(candidate);
      // Whoever names a class for a pointer to it has somebody make an object of it, be it elsewhere.
      return how === 'construction' && reference.isLedTo === true ? 'pointer' : how;
    }
    case 'field':
    case 'scope':
      return null;
  }
}

/** A method is called by its name alone only from inside of methods, or of macros that they use. */
function mayCall({ target, from, isCpp }: Candidate, isQualified: boolean): boolean {
  if (!isCpp) return true;
  return !isMethod(target) || isQualified || from.scope >= 0 || from.inClass || from.kind === 'macro';
}

/** What a class has is borne by the name of the class first, and then by its own. */
function makesObject({ target, name, isCpp }: Pick<Candidate, 'target' | 'name' | 'isCpp'>): boolean {
  return isCpp && target.kind === 'member' && target.names[0] === name;
}

/** Naming a type runs its constructors, in C++ only. */
function howOfType({ target, from, name, isCpp }: Candidate): Step['how'] | null {
  switch (target.kind) {
    case 'macro':
      return 'macro';
    case 'function':
      if (!isCpp) return null;
      if (target.scope >= 0) return isConstructor(target) ? 'construction' : null;
      if (from.inClass) return 'construction';
      // `Plugin plugin(run);` reads like a prototype, and `run` in it like a type.
      return from.kind === 'declaration' ? 'address' : null;
    case 'member':
      return makesObject({ target, name, isCpp }) ? 'construction' : null;
    case 'type':
    case 'declaration':
      return isCpp ? 'construction' : null;
    case 'variable':
      return null;
  }
}
