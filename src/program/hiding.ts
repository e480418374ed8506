/**
 * Whether the program itself says what a name is where it is used: by a function, a macro, a variable or a method.
 * Then the use is none of the outside function of that name. What a namespace holds is seen from inside of it and by a
 * `using`; what a call finds by the types of its arguments is not worked out.
 */
import { posix } from 'node:path';
import type { FactCall } from '../facts/index.ts';
import { openAnswers } from './answers.ts';
import type { Interest } from './externals.ts';
import type { Program } from './link.ts';
import { holdsAt } from './macros.ts';
import { isOwnMember } from './members.ts';
import { parametersOf } from './parameters.ts';
import { lastPart, literally, prototypeOf } from './patterns.ts';
import type { ItemId, Tree } from './tree.ts';

/** True when the call is of something that the program defines itself. */
export function isHidden(program: Program, id: ItemId, interest: Interest, call: FactCall): boolean {
  const name = program.tree.names.idOf(interest.name);
  if (name < 0) return false;
  // A plain call in a method means the method of that name, own or inherited; so does any other use.
  if (call.isGlobal !== true && isOwnMember(program, id, interest.name)) return true;
  return (
    program.tree
      .resolve(name, program.tree.fileOf(id))
      .some((bearer) => bearer !== id && hides(program, id, bearer, interest, call)) ||
    isOutsideVariable(program, id, interest.name) ||
    isDeclaredAround(program, id, interest.name, call)
  );
}

function hides(program: Program, id: ItemId, bearer: ItemId, interest: Interest, call: FactCall): boolean {
  const { tree } = program;
  const file = tree.fileOf(id);
  const item = tree.item(bearer);
  const isSeen = tree.includes(file, tree.fileOf(bearer));
  if (!isVisible(program, id, bearer, call)) return false;
  const presence = program.presenceAt(bearer, item.start);
  if (presence.kind === 'never') return false;
  switch (item.kind) {
    case 'macro': {
      if (presence.kind !== 'always' || !isSeen || !holdsAt(program, bearer, id, call.range.start))
        return false;
      if (!program.surelyIncludes(file, tree.fileOf(bearer))) return false;
      return call.isWrapped !== true || !/^#\s*define\s+[\w$]+\(/.test(program.textOf(bearer));
    }
    case 'function':
      return isOwnFunction(program, id, bearer, interest, call);
    case 'variable':
      return isSeen;
    case 'type':
    case 'member':
    case 'declaration':
      return false;
  }
}

/** Whether a plain name in `id` may mean what stands in a namespace: the same one, an inner one, or one that is used. */
function isVisible(program: Program, id: ItemId, bearer: ItemId, call: FactCall): boolean {
  const { tree } = program;
  const { namespace, inClass } = tree.item(bearer);
  if (namespace < 0 || inClass) return true;
  if (call.isGlobal === true) return false;
  return isAround(tree, namespace, id) || isUsed(program, id, tree.names.text(namespace), call.callee);
}

function isAround(tree: Tree, namespace: number, id: ItemId): boolean {
  const around = tree.names.text(namespace);
  return namespacesOf(tree, id).some((number) => {
    const own = tree.names.text(number);
    return own === around || own.startsWith(`${around}::`) || around.endsWith(`::${own}`);
  });
}

/** Of a method that is defined outside of its class those of the class. */
function namespacesOf({ item, bearers }: Tree, id: ItemId): readonly number[] {
  const { scope, namespace } = item(id);
  const classes = scope < 0 ? [] : bearers(scope).filter((one) => item(one).kind === 'type');
  return [namespace, ...classes.map((one) => item(one).namespace)].filter((one) => one >= 0);
}

/** `using namespace outer::inner;` or `using inner::name;`, in the item or in something that its file sees. */
function isUsed({ tree, textOf }: Program, id: ItemId, namespace: string, name: string): boolean {
  const last = lastPart(namespace);
  const path = `[\\w:\\s]*?\\b${literally(last)}`;
  const wanted = new RegExp(
    `\\busing\\s+(?:namespace\\s+${path}|${path}\\s*::\\s*${literally(name)})\\s*(?:;|$)`,
  );
  const file = tree.fileOf(id);
  return [...tree.mentioners(tree.names.idOf(last))].some((one) => {
    if (one === id) return wanted.test(textOf(one));
    const { kind, namespace: around } = tree.item(one);
    if (kind !== 'type' || !tree.includes(file, tree.fileOf(one))) return false;
    return (around < 0 || isAround(tree, around, id)) && wanted.test(textOf(one));
  });
}

/** A function that a namespace around the call declares, which may be defined anywhere. */
function isDeclaredAround(program: Program, id: ItemId, name: string, call: FactCall): boolean {
  const { tree, textOf } = program;
  if (call.isGlobal === true || namespacesOf(tree, id).length === 0) return false;
  const file = tree.fileOf(id);
  const declared = prototypeOf(name);
  return declarationsNaming(program, name).some((one) => {
    const { namespace } = tree.item(one);
    if (namespace < 0 || !isAround(tree, namespace, id) || !tree.includes(file, tree.fileOf(one)))
      return false;
    return declared.test(textOf(one));
  });
}

/**
 * A function of the same file or of a header that it includes. A definition in another file of the same folder wins
 * only where the header that declares the API is not included: one further away may be for another system, unless the
 * tree's own headers declare it.
 */
function isOwnFunction(
  program: Program,
  id: ItemId,
  bearer: ItemId,
  interest: Interest,
  call: FactCall,
): boolean {
  const { tree } = program;
  const file = tree.fileOf(id);
  const item = tree.item(bearer);
  // Only its likeliest name is the function's own; the others a macro may have made.
  if (item.inClass || item.scope >= 0 || item.names[0] !== tree.names.idOf(interest.name)) return false;
  if (program.presenceAt(bearer, item.start).kind !== 'always') return false;
  if (tree.files[file]?.language === 'cpp' && !takes(program, id, bearer, interest, call)) return false;
  if (program.surelyIncludes(file, tree.fileOf(bearer))) return true;
  const [own, other] = [file, tree.fileOf(bearer)].map((one) => posix.dirname(tree.files[one]?.path ?? ''));
  // Of a library's functions one would want to be told even where the library is part of the tree.
  if (interest.header === null || item.local || tree.includedPaths(file).has(interest.header)) return false;
  return own === other || isDeclaredHere(program, id, interest.name);
}

/** Whether the file itself, or a header of the tree that it surely includes, declares the function. */
export function isDeclaredHere(program: Program, id: ItemId, name: string): boolean {
  const { tree } = program;
  const file = tree.fileOf(id);
  const declared = prototypeOf(name);
  return declarationsNaming(program, name).some((one) => {
    const { start, namespace } = tree.item(one);
    if (namespace >= 0 || !program.surelyIncludes(file, tree.fileOf(one))) return false;
    return program.presenceAt(one, start).kind === 'always' && declared.test(program.textOf(one));
  });
}

/** Whether a definition has parameters for the call's arguments: an overload hides nothing from others. */
function takes(program: Program, id: ItemId, bearer: ItemId, interest: Interest, call: FactCall): boolean {
  if (!call.argumentsComplete) return true;
  const list = parametersOf(program.textOf(bearer), interest.name);
  if (list === null || list.some((one) => one.includes('...'))) return true;
  // Where the API is declared, too, a number goes to its parameters rather than into an object.
  const { tree } = program;
  const isDeclared = interest.header !== null && tree.includedPaths(tree.fileOf(id)).has(interest.header);
  const isLiteral = call.arguments.map(({ kind }) => kind === 'number' || kind === 'text');
  if (isDeclared && list.some((one, index) => isLiteral[index] === true && isOfClass(program, id, one)))
    return false;
  const least = list.filter((one) => !one.includes('=')).length;
  return least <= call.arguments.length && call.arguments.length <= list.length;
}

/** `Page`, `const Page &page`: a class of the program, by its name alone. */
function isOfClass({ tree, textOf }: Program, id: ItemId, parameter: string): boolean {
  const name = /^(?:const\s+)?(\w+)\s*(?:&\s*)?(?:(?<!\w)\w+)?$/.exec(parameter)?.[1];
  if (name === undefined) return false;
  return tree.resolve(tree.names.idOf(name), tree.fileOf(id)).some((one) => {
    return tree.item(one).kind === 'type' && /^(?:template\b[^{]*)?(?:class|struct)\b/.test(textOf(one));
  });
}

/** `extern int name;` */
function isOutsideVariable(program: Program, id: ItemId, name: string): boolean {
  const { tree, textOf } = program;
  const pattern = new RegExp(`^extern\\b[^(]*\\b${literally(name)}\\s*(?:\\[[^\\]]*\\]\\s*)*[,;]?\\s*$`);
  const file = tree.fileOf(id);
  return declarationsNaming(program, name).some(
    (one) => tree.includes(file, tree.fileOf(one)) && pattern.test(textOf(one)),
  );
}

function declarationsNaming({ tree }: Program, name: string): readonly ItemId[] {
  return declarations(tree, name, () =>
    [...tree.mentioners(tree.names.idOf(name))].filter((one) => tree.item(one).kind === 'declaration'),
  );
}

/** Common names have tens of thousands of mentions, so these are gone through once. */
const declarations = openAnswers<string, readonly ItemId[]>();
