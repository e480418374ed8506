/**
 * Values in their surroundings: names of macros, enumerators and constants get what they stand for, and a
 * wrapper's parameters get what a caller passes. What stays open stays as it is.
 */
import { anyOf, operation, remade, WRITTEN } from '../facts/index.ts';
import type { Value } from '../model/index.ts';
import { mayMeanVariable } from './announced.ts';
import { membersNamed, namedInClass, withoutAlias } from './class-constants.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';
import { outputOf } from './outputs.ts';
import { lastPart, literally } from './patterns.ts';
import { writtenTo } from './writers.ts';

/** Definitions that refer to each other further than this are left as they are. */
const DEEPEST = 8;
/** Functions longer than this, in bytes, are not read just for what they give back. */
export const SMALL_FUNCTION = 3000;
/** Tables longer than this, in bytes, are not read just for one value. */
const LONGEST_DEFINITION = 50_000;

/** What `value` is when said in `file`. */
export function resolveValue(program: Program, value: Value, file: number): Value {
  return withoutChoices(resolveOpen(program, value, file));
}

/** The same, but a choice that a caller may settle stays one. */
export function resolveOpen(program: Program, value: Value, file: number, depth = 0): Value {
  if (depth > DEEPEST) return value;
  const inner = (part: Value): Value => resolveOpen(program, part, file, depth + 1);
  switch (value.kind) {
    case 'number':
    case 'text':
    case 'parameter':
    case 'unknown':
      return value;
    case 'field':
      return resolveField(program, value, file, depth);
    case 'name':
      return resolveName(program, value, file, depth);
    case 'operation': {
      // What is pasted together is not replaced before.
      if (value.operator === 'address-of' || value.operator === 'paste') return value;
      if (value.operator === WRITTEN) return resolveWritten(program, value.operands, file, depth);
      const result = operation(value.operator, value.operands.map(inner));
      const [condition = NOT_KNOWN] = result.kind === 'operation' ? result.operands : [];
      // What did not choose by now is not known here.
      return dependsOnParameter(condition) ? result : chosen(result);
    }
    case 'any-of':
      return anyOf(value.values.map(inner));
    case 'result-of':
      return resolveResult(program, { ...value, arguments: value.arguments.map(inner) }, file, depth);
  }
}

/** Either of what an open condition chooses between. */
function chosen(value: Value): Value {
  return value.kind === 'operation' && value.operator === '?:' ? anyOf(value.operands.slice(1)) : value;
}

/** The value with either of what conditions choose between, as nobody will say more of them. */
function withoutChoices(value: Value): Value {
  return chosen(remade(value, withoutChoices));
}

/** `value` with the callee's parameters replaced by what a caller passes. */
export function substitute(value: Value, passed: readonly Value[]): Value {
  if (value.kind === 'parameter')
    return passed[value.index] ?? { kind: 'unknown', why: 'the caller does not pass it' };
  return remade(value, (part) => substitute(part, passed));
}

/** True when a caller could tell more. */
export function dependsOnParameter(value: Value): boolean {
  switch (value.kind) {
    case 'parameter':
      return true;
    case 'operation':
      return value.operands.some(dependsOnParameter);
    case 'any-of':
      return value.values.some(dependsOnParameter);
    case 'result-of':
      return value.arguments.some(dependsOnParameter);
    case 'number':
    case 'text':
    case 'name':
    case 'field':
    case 'unknown':
      return false;
  }
}

/** No function has more. */
const MOST_PARAMETERS = 128;
const NOT_KNOWN: Value = { kind: 'unknown', why: '' };

/** What is known of a value, whatever the reasons why the rest is not. */
export function knownPart(value: Value, openers: ReadonlyMap<string, unknown>): Value {
  const inner = (part: Value): Value => knownPart(part, openers);
  switch (value.kind) {
    case 'number':
    case 'text':
      return value;
    case 'name':
      return /^_*[a-z]/.test(value.name) ? NOT_KNOWN : value;
    case 'operation':
      return chosen({ ...value, operands: value.operands.map(inner) });
    case 'any-of':
      return anyOf(value.values.map(inner));
    case 'result-of':
      return openers.has(value.callee) ? { ...value, arguments: value.arguments.map(inner) } : NOT_KNOWN;
    case 'parameter':
    case 'field':
    case 'unknown':
      return NOT_KNOWN;
  }
}

function resolveName(
  program: Program,
  written: Value & { kind: 'name' },
  file: number,
  depth: number,
): Value {
  const { tree } = program;
  const isQualified = written.name.includes('::');
  const value = isQualified ? { ...written, name: withoutAlias(program, written.name, file) } : written;
  const last = isQualified ? lastPart(value.name) : value.name;
  const name = tree.names.idOf(last);
  // A tree may bring headers that stand in for another system's; their numbers are not this one's.
  if (name < 0 || program.externals.constants.has(value.name)) return value;
  const found: Value[] = [];
  for (const id of isQualified ? membersNamed(program, value.name, file) : tree.resolve(name, file)) {
    if (!mayMeanVariable(program, id, last, file)) {
      found.push({ kind: 'unknown', why: `nothing that is seen there declares the variable \`${last}\`` });
      continue;
    }
    const defined = definedValue(program, id, last, depth);
    if (defined === null) continue;
    found.push(resolveOpen(program, namedInClass(program, id, defined), tree.fileOf(id), depth + 1));
  }
  // A name that stands for itself, such as `#define MAP_ANON MAP_ANON`, stays.
  return found.length === 0 ? value : anyOf(found);
}

/** What an item says that the name `name` is; null when it says nothing about values. */
function definedValue(program: Program, id: ItemId, name: string, depth: number): Value | null {
  const item = program.tree.item(id);
  if (item.end - item.start > LONGEST_DEFINITION)
    return { kind: 'unknown', why: `\`${name}\` is a large table` };
  switch (item.kind) {
    case 'macro': {
      if (program.presenceAt(id, item.start).kind === 'never') return null;
      const facts = program.factsOf(id);
      return facts.parameters.length > 0 ? null : facts.returns;
    }
    case 'type':
    case 'variable':
    case 'member': {
      const definition = program.factsOf(id).definitions.find((one) => one.name === name);
      if (definition?.constant === true) return definition.value;
      if (item.kind === 'variable') return variableValue(program, id, name, null, depth);
      if (definition === undefined) return null;
      return anyOf([definition.value, { kind: 'unknown', why: `the variable \`${name}\` may change` }]);
    }
    case 'function':
      return item.scope < 0
        ? { kind: 'operation', operator: 'address-of', operands: [{ kind: 'name', name }] }
        : null;
    case 'declaration':
      return null;
  }
}

/** A field of a variable that no function declares. */
function resolveField(
  program: Program,
  value: Value & { kind: 'field' },
  file: number,
  depth: number,
): Value {
  const { tree } = program;
  const name = value.object === null ? -1 : tree.names.idOf(value.object);
  if (value.object === null || name < 0) return value;
  const { object } = value;
  const [only, ...more] = tree
    .resolve(name, file)
    .filter((id) => isStructure(program, id, object) && mayMeanVariable(program, id, object, file));
  if (only === undefined || more.length > 0) return value;
  return variableValue(program, only, object, value.name, depth);
}

/** Whether an item defines a variable of the name; the outline takes some for types. Members of unions share a place. */
function isStructure({ tree, textOf }: Program, id: ItemId, name: string): boolean {
  const { kind } = tree.item(id);
  if (kind !== 'variable' && kind !== 'type') return false;
  const text = textOf(id);
  if (/^\s*(?:(?:static|extern|const)\s+)*(?:typedef|using|union)\b/.test(text)) return false;
  const type = String.raw`(?:\b(?:struct|class)\s+\w+|\})[\s*]*`;
  return kind === 'variable' || new RegExp(String.raw`${type}\b${literally(name)}\s*[;=,[]`).test(text);
}

/** What a variable outside of functions holds, or a field of it: any of what is written to it. */
function variableValue(
  program: Program,
  id: ItemId,
  name: string,
  field: string | null,
  depth: number,
): Value {
  const written = depth > DEEPEST ? null : writtenTo(program, id, name, field);
  if (written === null) return { kind: 'unknown', why: `the variable \`${name}\` may change` };
  const why = `whoever writes to \`${name}\` gets it from a caller`;
  const handed = Array<Value>(MOST_PARAMETERS).fill({ kind: 'unknown', why });
  const values = written.map(({ value, file }): Value => {
    const resolved = withoutChoices(resolveOpen(program, value, file, depth + 2));
    return dependsOnParameter(resolved) ? substitute(resolved, handed) : resolved;
  });
  if (values.length > 0) return anyOf(values);
  return { kind: 'unknown', why: `nothing says what \`${name}\` is` };
}

/** What a small function or a macro of the program gives back, with the arguments put in. */
function resolveResult(
  program: Program,
  value: Value & { kind: 'result-of' },
  file: number,
  depth: number,
): Value {
  if (program.externals.openers.has(value.callee)) return value;
  const name = program.tree.names.idOf(value.callee);
  if (name < 0) return isCast(program, value, []) ? (value.arguments[0] ?? value) : value;
  const bearers = program.tree.resolve(name, file);
  if (isCast(program, value, bearers)) return value.arguments[0] ?? value;
  const bodies = bearers.filter((id) => {
    const item = program.tree.item(id);
    return item.kind === 'macro' || (item.kind === 'function' && item.end - item.start <= SMALL_FUNCTION);
  });
  const [only] = bodies;
  if (only === undefined || bodies.length > 1) return value;
  const { returns } = program.factsOf(only);
  if (returns === null) return value;
  return resolveOpen(program, substitute(returns, value.arguments), program.tree.fileOf(only), depth + 1);
}

/** What a variable holds behind a call that got its address. */
function resolveWritten(
  program: Program,
  [call, index, , held = NOT_KNOWN, doubt = NOT_KNOWN]: readonly Value[],
  file: number,
  depth: number,
): Value {
  const inner = (part: Value): Value => resolveOpen(program, part, file, depth + 1);
  const before = inner(held);
  const found = outputOf(program, call, index, before, file);
  if (found === null) return anyOf([before, doubt]);
  const passed = call?.kind === 'result-of' ? call.arguments.map(inner) : [];
  return anyOf(found.map((one) => resolveOpen(program, substitute(one.value, passed), one.file, depth + 1)));
}

/** `(flags_t)(x)` and `flags_t(x)` read like calls where nobody knows that `flags_t` is a type. */
function isCast(
  { tree }: Program,
  value: Value & { kind: 'result-of' },
  bearers: readonly ItemId[],
): boolean {
  if (value.arguments.length !== 1) return false;
  if (bearers.length === 0) return value.callee.endsWith('_t');
  return bearers.every((id) => tree.item(id).kind === 'type');
}
