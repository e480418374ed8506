/** The `when` of a row to a condition, with argument names checked against the row's prototype. */
import type { Api, CommandShape, Condition } from '../model/index.ts';
import type { Field, Reader } from './fields.ts';

/** What each condition may say; the names are those of the files of `src/conditions`. */
const KEYS: Readonly<Record<Condition['kind'], readonly string[]>> = {
  all: [],
  any: [],
  not: [],
  'argument-has-flag': ['argument', 'flag'],
  'argument-is': ['argument', 'values'],
  'argument-is-zero': ['argument'],
  'argument-at-most': ['argument', 'most'],
  'argument-starts-with': ['argument', 'prefixes'],
  'descriptor-is-writable': ['argument'],
  'descriptor-comes-from': ['argument', 'prefixes'],
  'field-is': ['argument', 'field', 'values'],
  'argument-count-at-least': ['count'],
  'clause-is': ['clause'],
  'option-given': ['options'],
};

const NEVER: Condition = { kind: 'any', conditions: [] };

export function readCondition(reader: Reader, field: Field, api: Api): Condition {
  const [kind, ...more] = field.keys();
  const known = Object.keys(KEYS).find((one): one is Condition['kind'] => one === kind);
  const inner = known === undefined ? null : field.at(known);
  if (known === undefined || inner === null || more.length > 0) {
    reader.fail(field, `A condition is exactly one of ${Object.keys(KEYS).join(', ')}.`);
    return NEVER;
  }
  if (known !== 'all' && known !== 'any' && known !== 'not') reader.onlyKeys(inner, KEYS[known]);
  const argument = (): string => readArgument(reader, inner, api);
  switch (known) {
    case 'all':
    case 'any':
      return { kind: known, conditions: inner.items().map((one) => readCondition(reader, one, api)) };
    case 'not':
      return { kind: 'not', condition: readCondition(reader, inner, api) };
    case 'argument-has-flag':
      return { kind: known, argument: argument(), flag: reader.text(inner, 'flag') };
    case 'argument-is':
      return { kind: known, argument: argument(), values: readValues(reader, inner) };
    case 'argument-is-zero':
    case 'descriptor-is-writable':
      return { kind: known, argument: argument() };
    case 'argument-at-most':
      return { kind: known, argument: argument(), most: reader.number(inner, 'most') };
    case 'argument-starts-with':
    case 'descriptor-comes-from':
      return { kind: known, argument: argument(), prefixes: reader.texts(inner, 'prefixes') };
    case 'field-is':
      return {
        kind: known,
        argument: argument(),
        field: reader.text(inner, 'field'),
        values: readValues(reader, inner),
      };
    case 'argument-count-at-least':
      return { kind: known, count: reader.number(inner, 'count') };
    case 'clause-is':
      return { kind: known, clause: reader.text(inner, 'clause') };
    case 'option-given':
      return { kind: known, options: readOptions(reader, inner, api) };
  }
}

/** A condition that asks something itself, rather than putting others together. */
export type LeafCondition = Exclude<Condition, { readonly kind: 'all' | 'any' | 'not' }>;

export function leavesOf(condition: Condition): readonly LeafCondition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.condition);
    case 'argument-has-flag':
    case 'argument-is':
    case 'argument-is-zero':
    case 'argument-at-most':
    case 'argument-starts-with':
    case 'descriptor-is-writable':
    case 'descriptor-comes-from':
    case 'field-is':
    case 'argument-count-at-least':
    case 'clause-is':
    case 'option-given':
      return [condition];
  }
}

/** The names of the arguments that a condition asks about. */
export function argumentsAsked(condition: Condition): readonly string[] {
  return leavesOf(condition).flatMap((leaf) => ('argument' in leaf ? [leaf.argument] : []));
}

/** Whether a condition asks what a field of an argument holds. */
export function asksFields(condition: Condition): boolean {
  return leavesOf(condition).some(({ kind }) => kind === 'field-is');
}

function readArgument(reader: Reader, field: Field, api: Api): string {
  const name = reader.text(field, 'argument');
  if (!parametersOf(api).includes(name)) {
    reader.fail(field, `The prototype of "${api.name}" has no parameter "${name}".`);
  }
  return name;
}

/** The names that a row's conditions may ask about. Of a path it is what is written there. */
export function parametersOf(api: Api): readonly string[] {
  switch (api.kind) {
    case 'function':
      return api.parameters;
    case 'command':
      return api.shape.operands;
    case 'path':
      return ['text'];
    case 'type':
    case 'pragma':
    case 'instruction':
      return [];
  }
}

function readOptions(reader: Reader, field: Field, api: Api): readonly string[] {
  const options = reader.texts(field, 'options');
  for (const option of options) {
    if (api.kind === 'command' && isOptionOf(api.shape, option)) continue;
    reader.fail(field, `The synopsis of "${api.name}" has no option "${option}".`);
  }
  return options;
}

function isOptionOf({ flags, valued, attached, numbered }: CommandShape, option: string): boolean {
  const isValued = valued.some(({ name }) => name === option);
  const isNumber = numbered && option === '-NUMBER';
  return isNumber || isValued || flags.includes(option) || attached.includes(option);
}

function readValues(reader: Reader, field: Field): readonly (string | number)[] {
  return (field.at('values')?.items() ?? []).flatMap((item) => {
    if (typeof item.value === 'string' || typeof item.value === 'number') return [item.value];
    reader.fail(item, 'A name or a number is needed here.');
    return [];
  });
}
