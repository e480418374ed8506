/**
 * Trees to facts: what is true of one item, whatever openMosix thinks. The last room that sees a tree.
 */
import type { Language, Value } from '../model/index.ts';
import type { Node, Syntax } from '../syntax/index.ts';
import { readCalls } from './calls.ts';
import { type Choice, readChoices } from './choices.ts';
import { type Course, readCourse } from './course.ts';
import { readDefinitions } from './definitions.ts';
import type { FactCall, ItemFacts, OutsideWrite, Range, Reference } from './facts.ts';
import { readReferences } from './references.ts';
import { readFieldWrites } from './fields.ts';
import { anyOf } from './folding.ts';
import { readOutputs } from './outputs.ts';
import { readScope, type TakesReference } from './scope.ts';
import { readValue, unknown } from './values.ts';
import type { Scope } from './variables.ts';
import { type NeverRun, readNeverRun } from './unevaluated.ts';
import { type ItemText, wrap, type Wrapped } from './wrapping.ts';

export type {
  CalledObject,
  Definition,
  FactCall,
  FieldWrite,
  ItemFacts,
  ObjectStep,
  OutsideWrite,
  Place,
  Output,
  Range,
  Reference,
  Use,
  WrittenType,
} from './facts.ts';
export type { Choice } from './choices.ts';
export { callsIn } from './course.ts';
export type { Course, CourseCall, CourseLoop, CourseStep, Test } from './course.ts';
export type { ItemText } from './wrapping.ts';
export { isEqual } from './equality.ts';
export { WRITTEN } from './flow.ts';
export type { TakesReference } from './scope.ts';
export { anyOf, bounded, operation, remade } from './folding.ts';
export { joinFacts, joinReferences } from './joining.ts';
export { BEHIND } from './outputs.ts';
export { EMPLACES, templateArguments } from './constructions.ts';
export { withoutTemplates } from './values.ts';
export { macroParameters, parameterUses, wordsPassed } from './macro-words.ts';
export { fieldsCalled, type HandedName, namesHandedOver, openWords, withoutWords } from './words.ts';

/**
 * Of longer items, in bytes, only the calls are told: asking a node for its parent costs as much as the tree
 * is deep, and generated code may be tens of thousands of levels deep.
 */
const LONGEST_READ = 256 * 1024;

/** What can be said of an item that no grammar could read in time. */
const NOTHING: ItemFacts = {
  parameters: [],
  calls: [],
  references: [],
  returns: null,
  outputs: [],
  definitions: [],
  fieldWrites: [],
  outsideWrites: [],
  types: new Map(),
  isCut: false,
  complete: false,
};

/** Ranges in the result are byte offsets in the item's file. */
export function extractFacts(
  syntax: Syntax,
  item: ItemText,
  language: Language,
  takesReference: TakesReference | null = null,
): ItemFacts {
  const wrapped = wrap(item);
  const root = syntax.parse(wrapped.text, language);
  return root === null ? NOTHING : readFacts(root, item, wrapped, takesReference);
}

/** Only how the item uses names: all that a hop of a path needs. Null when no grammar could read it in time. */
export function extractReferences(
  syntax: Syntax,
  item: ItemText,
  language: Language,
): { readonly references: readonly Reference[]; readonly isCut: boolean } | null {
  if (item.text.length > LONGEST_READ) return null;
  const wrapped = wrap(item);
  const root = syntax.parse(wrapped.text, language);
  if (root === null) return null;
  const scope = readScope(root, wrapped.macroParameters);
  return { references: referencesIn(root, scope, readNeverRun(root), item, wrapped), isCut: isCut(root) };
}

/** Whether an error is in the tree, or a directive among arguments. */
function isCut(root: Node): boolean {
  return root
    .descendantsOfType(['ERROR', ...DIRECTIVES])
    .some((node) => node.isError || node.parent?.type === 'argument_list');
}

const DIRECTIVES = ['preproc_if', 'preproc_ifdef', 'preproc_call', 'preproc_directive'];

/** In which order the item's calls run; null when it is too long or too deep to tell. */
export function extractCourse(syntax: Syntax, item: ItemText, language: Language): Course | null {
  if (item.text.length > LONGEST_READ) return null;
  const wrapped = wrap(item);
  const root = syntax.parse(wrapped.text, language);
  // Where the grammar did not understand the text, statements may stand in the wrong function.
  if (root === null || isCut(root)) return null;
  const scope = readScope(root, wrapped.macroParameters);
  return readCourse(root, scope, readNeverRun(root), (range) => inFile(range, item, wrapped));
}

/** Where names alone decide what runs. */
export function extractChoices(syntax: Syntax, item: ItemText, language: Language): readonly Choice[] {
  if (item.text.length > LONGEST_READ) return [];
  const wrapped = wrap(item);
  const root = syntax.parse(wrapped.text, language);
  if (root === null || isCut(root)) return [];
  return readChoices(root, readScope(root, wrapped.macroParameters), (range) => inFile(range, item, wrapped));
}

function referencesIn(
  root: Node,
  scope: Scope,
  neverRun: NeverRun,
  item: ItemText,
  wrapped: Wrapped,
): readonly Reference[] {
  return readReferences(root, scope, neverRun).map((reference) => {
    return { ...reference, at: inFile(reference.at, item, wrapped) };
  });
}

/** A range of the wrapped text as one of the file, within the item. */
function inFile(range: Range, item: ItemText, { shift }: Wrapped): Range {
  return {
    start: Math.max(item.start, range.start + shift),
    end: Math.min(item.start + item.text.length, range.end + shift),
  };
}

function readFacts(
  root: Node,
  item: ItemText,
  wrapped: Wrapped,
  takesReference: TakesReference | null,
): ItemFacts {
  const scope = readScope(root, wrapped.macroParameters, takesReference);
  const neverRun = readNeverRun(root);
  const calls = readCalls(root, scope, neverRun).map((call): FactCall => {
    return { ...call, range: inFile(call.range, item, wrapped) };
  });
  const isLong = item.text.length > LONGEST_READ;
  return {
    parameters: [...scope.parameters.keys()],
    calls: calls.filter((call) => call.callee !== 'macro_body'),
    references: isLong ? [] : referencesIn(root, scope, neverRun, item, wrapped),
    returns: readReturns(root, scope),
    outputs: readOutputs(root, scope),
    definitions: readDefinitions(root, item, scope),
    fieldWrites: readFieldWrites(root, scope),
    outsideWrites: readOutsideWrites(scope),
    types: scope.types,
    isCut: isCut(root),
    complete: !isLong,
  };
}

function readOutsideWrites(scope: Scope): OutsideWrite[] {
  return scope.outside.map(({ name, write }) => {
    switch (write.kind) {
      case 'set':
        return { name, value: readValue(write.node, scope) };
      case 'given':
        return { name, value: write.value };
      case 'change':
        return { name, value: unknown(`\`${name}\` is changed`) };
      case 'elsewhere':
      case 'handed':
        return { name, value: unknown(write.why) };
    }
  });
}

function readReturns(root: Node, scope: Scope): Value | null {
  const values = root.descendantsOfType('return_statement').map((node) => node.namedChild(0));
  const given = values.filter((node) => node !== null && node.type !== 'comment');
  return given.length === 0 ? null : anyOf(given.map((node) => readValue(node, scope)));
}
