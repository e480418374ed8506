/**
 * What the program's own constants leave out: behind `if (USE_SHM)` nothing runs where `USE_SHM` is 0. Only what no
 * build can make anything else of counts: macros that are defined under no condition, enumerators, and constants.
 */
import { type Choice, operation, type Range } from '../facts/index.ts';
import type { Presence, Value } from '../model/index.ts';
import { isOwnMember } from './members.ts';
import type { Program } from './link.ts';
import { holdsAt } from './macros.ts';
import type { ItemId } from './tree.ts';

/** Constants that are made of each other further than this are left as they are. */
const DEEPEST = 6;

/** What never runs, and why. */
interface Omission {
  readonly range: Range;
  readonly presence: Presence;
}

/** Answers with null for what may run as far as constants tell. */
export function openOmissions(program: Program): (id: ItemId, offset: number) => Presence | null {
  const known = new Map<ItemId, readonly Omission[]>();
  const isLikely = openLikely(program);
  return (id, offset) => {
    if (program.tree.item(id).kind !== 'function') return null;
    const omissions = known.get(id) ?? omissionsIn(program, id, isLikely);
    known.set(id, omissions);
    return omissions.find(({ range }) => range.start <= offset && offset < range.end)?.presence ?? null;
  };
}

/** A name that is tested, alone or as the first or last of several things; what is called is no constant. */
const TESTED =
  /\b(?:if|while)\s{0,9}(?:constexpr\s{0,9})?\([!(\s]{0,9}([A-Za-z_]\w*)\b(?!\s{0,9}\()|\b([A-Za-z_]\w*)\s{0,9}\)?\s{0,9}(?:&&|\|\||\?)|(?:&&|\|\|)[!(\s]{0,9}([A-Za-z_]\w*)\b(?!\s{0,9}\()/g;

/** What stands before a name that is compared, reckoned with or a field's, so that it decides nothing by itself. */
const BELONGS_TO_OTHERS = /(?:[=!<>]=|[<>+\-*/%.])\s*$/;
const LOOK_BEHIND = 6;

/** Whether an item tests nothing that may be a constant, be it one of the build alone: all of it may run, without a grammar. */
export function openUntested(program: Program): (id: ItemId) => boolean {
  const isLikely = openLikely(program);
  const isConstant = (name: string): boolean => /^[A-Z_][A-Z\d_]*$/.test(name) || isLikely(name);
  return (id) => ![...namesTested(program.textOf(id))].some(isConstant);
}

function omissionsIn(program: Program, id: ItemId, isLikely: (name: string) => boolean): readonly Omission[] {
  const { start } = program.tree.item(id);
  const decides = (name: string): boolean =>
    isLikely(name) && numberNamed(program, id, name, start, 0) !== null;
  if (![...namesTested(program.textOf(id))].some(decides)) return [];
  return program.choicesIn(id).flatMap((choice) => omissionOf(program, id, choice) ?? []);
}

function namesTested(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { index, 1: first, 2: inner, 3: last } of text.matchAll(TESTED)) {
    const before = text.slice(Math.max(0, index - LOOK_BEHIND), index);
    if (inner !== undefined && BELONGS_TO_OTHERS.test(before)) continue;
    names.add(first ?? inner ?? last ?? '');
  }
  return names;
}

/** Whether anything of the name looks like a constant; hardly any name that is tested does. */
function openLikely(program: Program): (name: string) => boolean {
  const { tree } = program;
  const known = new Map<number, boolean>();
  return (name) => {
    const number = tree.names.idOf(name);
    if (number < 0) return false;
    const found = known.get(number) ?? tree.bearers(number).some((one) => looksConstant(program, one));
    known.set(number, found);
    return found;
  };
}

const PLAIN_MACRO = /^#\s*define\s+[\w$]+\s[\s(!]*\w+[)\s]*(?:\/[/*][\s\S]*)?$/;
/** Longer definitions are of no plain number. */
const LONGEST_PLAIN = 300;

function looksConstant({ tree, textOf }: Program, id: ItemId): boolean {
  const { kind, start, end } = tree.item(id);
  const isShort = end - start < LONGEST_PLAIN;
  if (kind === 'macro') return isShort && PLAIN_MACRO.test(textOf(id));
  if (kind === 'variable') return isShort && /\bconst(?:expr)?\b/.test(textOf(id));
  return kind === 'type' && /^(?:typedef\s+)?enum\b/.test(textOf(id).slice(0, LONGEST_PLAIN));
}

function omissionOf(program: Program, id: ItemId, { condition, text, without }: Choice): Omission | null {
  const { holding, failing } = without;
  const at = (holding ?? failing)?.start;
  const number = at === undefined ? null : numberOf(program, id, condition, at, 0);
  const range = number === null ? null : number === 0 ? failing : holding;
  if (range === null) return null;
  const plain = text.replace(/\s+/g, ' ').replace(/^\((.*)\)$/, '$1');
  const why = `\`${plain}\` ${number === 0 ? 'never' : 'always'} holds`;
  return { range, presence: { kind: 'never', why } };
}

/** What a value of numbers and constants comes to at an offset of the item's file. */
function numberOf(program: Program, id: ItemId, value: Value, at: number, depth: number): number | null {
  if (depth > DEEPEST) return null;
  switch (value.kind) {
    case 'number':
      return value.value;
    case 'name':
      return numberNamed(program, id, value.name, at, depth + 1);
    case 'operation': {
      const operands = value.operands.map((operand): Value => {
        const number = numberOf(program, id, operand, at, depth + 1);
        return number === null ? operand : { kind: 'number', value: number };
      });
      const result = operation(value.operator, operands);
      return result.kind === 'number' ? result.value : null;
    }
    case 'text':
    case 'parameter':
    case 'result-of':
    case 'field':
    case 'any-of':
    case 'unknown':
      return null;
  }
}

/** Null as well where different definitions may be meant. */
function numberNamed(program: Program, id: ItemId, name: string, at: number, depth: number): number | null {
  const { tree, externals } = program;
  const number = tree.names.idOf(name);
  // Inside of a class its own members hide what stands outside.
  if (number < 0 || externals.constants.has(name) || isOwnMember(program, id, name)) return null;
  const bearers = tree.resolve(number, tree.fileOf(id));
  const found = new Set<number | null>();
  for (const bearer of bearers) {
    // What is only declared says nothing, and what does not hold there is not meant.
    if (tree.item(bearer).kind === 'declaration' || !holdsAt(program, bearer, id, at)) continue;
    const value = constantValue(program, id, bearer, name);
    found.add(value === null ? null : numberOf(program, id, value, at, depth + 1));
  }
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** What the item says that the name is, when it surely says so. */
function constantValue(program: Program, user: ItemId, bearer: ItemId, name: string): Value | null {
  const { tree } = program;
  const { kind, start, inClass } = tree.item(bearer);
  const file = tree.fileOf(user);
  if (inClass || !looksConstant(program, bearer) || !program.surelyIncludes(file, tree.fileOf(bearer)))
    return null;
  if (program.presenceAt(bearer, start).kind !== 'always') return null;
  if (kind === 'macro') {
    const { parameters, returns } = program.factsOf(bearer);
    return parameters.length > 0 ? null : returns;
  }
  const definition = program.factsOf(bearer).definitions.find((one) => one.name === name);
  return definition?.constant === true && !definition.isArray ? definition.value : null;
}
