/**
 * What is gathered about an item while its head is read. It says what was seen, token by token; what the item is and how it
 * is called is told by `naming.ts` once the head is complete.
 */

/** Everything gathered about the item whose head is being read. */
export interface Pending {
  start: number;
  isLocal: boolean;
  /** The acting keyword that says what the item is; the first of these counts. */
  shape: 'struct' | 'enum' | 'namespace' | 'using' | 'typedef' | 'plain';
  isExtern: boolean;
  isInline: boolean;
  isFriend: boolean;
  isEnum: boolean;
  /** Behind `template <>`: the arguments of the template may stand behind its name. */
  isSpecialised: boolean;
  /** `using namespace` gives nothing a name. */
  namesNamespace: boolean;
  assigned: boolean;
  /** Between a declared name's `=` and the comma or semicolon behind its value. */
  inValue: boolean;
  isOperator: boolean;
  /** Whether a type stands behind `operator`. */
  isConversion: boolean;
  /** Names before a parenthesis group at the outermost level: candidates for the function's name. */
  readonly groups: number[];
  /** Names inside of groups, in case a macro makes the definition: `TEST(suite, name) {`. */
  readonly grouped: number[];
  /** Names before `=`, `,`, `;` or `[`: declared variables. */
  readonly declared: number[];
  typeName: number;
  qualifier: number;
  lastName: number;
  /** Whether a constructor's initialisers have begun: `Foo() : a{1} {`. */
  initialisers: boolean;
  /** The first name behind `struct`, `class`, `enum` or `namespace`. */
  firstTypeName: number;
  /** All names behind `namespace`. */
  readonly namespaces: number[];
  /** Whether the last group holds nothing but names and commas, as the parameters of the old style. */
  listsNames: boolean;
  /** How much of a declaration stands behind such a group: `int f(a) int a;` has all of it. */
  behindList: 'nothing' | 'a-word' | 'a-declaration';
  /** How many names came so far outside of groups, and how many up to the first group; types count twice. */
  namesBefore: number;
  namesBeforeGroup: number;
  /** How many names stood in groups before the last group. */
  groupedBefore: number;
}

export function newPending(start: number): Pending {
  return {
    start,
    isLocal: false,
    shape: 'plain',
    isExtern: false,
    isInline: false,
    isFriend: false,
    isEnum: false,
    isSpecialised: false,
    namesNamespace: false,
    assigned: false,
    inValue: false,
    isOperator: false,
    isConversion: false,
    groups: [],
    grouped: [],
    declared: [],
    typeName: -1,
    qualifier: -1,
    lastName: -1,
    initialisers: false,
    firstTypeName: -1,
    namespaces: [],
    listsNames: false,
    behindList: 'nothing',
    namesBefore: 0,
    namesBeforeGroup: 0,
    groupedBefore: 0,
  };
}

/** True when nothing but punctuation or keywords came: there is no item to speak of. */
export function isEmpty(pending: Pending): boolean {
  return (
    pending.lastName < 0 &&
    pending.groups.length === 0 &&
    pending.grouped.length === 0 &&
    pending.declared.length === 0
  );
}

/** Such words may stand in any order, and none takes another one back. */
export function noteSpecifier(pending: Pending, word: 'static' | 'extern' | 'inline' | 'friend'): void {
  pending.isLocal ||= word === 'static';
  pending.isExtern ||= word === 'extern';
  pending.isInline ||= word === 'inline';
  pending.isFriend ||= word === 'friend';
}

/** The first word counts. */
export function noteShape(pending: Pending, shape: Pending['shape']): void {
  if (pending.shape === 'plain') pending.shape = shape;
}

/** The arms of a conditional opened bodies under different heads: what follows belongs to all of them. */
export function mergeNames(into: Pending, from: Pending): void {
  into.groups.unshift(...from.groups);
  into.declared.push(...from.declared);
}
