/**
 * Where macros may be half a sentence, so that calls are looked for in what the preprocessor leaves: functions that no
 * grammar understands as they are, and those that use a macro with a parenthesis that it does not close.
 */
import type { FactCall } from '../facts/index.ts';
import { mentionedName } from '../outline/index.ts';
import type { Program } from './link.ts';
import type { ItemId } from './tree.ts';

/** A macro that is half a call is used by few. */
const MOST_USERS = 40;

export interface HalfCall {
  readonly user: ItemId;
  readonly call: FactCall;
}

/** Calls of functions asked about that the item names; `known` are those that were found in it. */
export function halfCalls(program: Program, id: ItemId, known: ReadonlySet<string>): readonly HalfCall[] {
  return usersOf(program, id).flatMap((user) =>
    functionsNamed(program, id)
      .filter((name) => user !== id || !known.has(name))
      .flatMap((name) => program.callsExpanded(user, name))
      .map((call) => ({ user, call })),
  );
}

/** The item itself, or the users of the macro that it is. */
function usersOf({ tree, factsOf, textOf }: Program, id: ItemId): readonly ItemId[] {
  const { kind, names } = tree.item(id);
  const [name] = names;
  if (kind === 'function') return factsOf(id).isCut ? [id] : [];
  if (kind !== 'macro' || name === undefined || isBalanced(textOf(id))) return [];
  return [...tree.mentioners(name)]
    .slice(0, MOST_USERS)
    .filter((one) => tree.item(one).kind === 'function' && tree.resolve(name, tree.fileOf(one)).includes(id));
}

function isBalanced(text: string): boolean {
  return text.split('(').length === text.split(')').length;
}

function functionsNamed({ tree, interests }: Program, id: ItemId): readonly string[] {
  const { mentionsFrom, mentionsTo } = tree.item(id);
  const { mentions = new Int32Array(0) } = tree.files[tree.fileOf(id)]?.outline ?? {};
  return [...mentions.subarray(mentionsFrom, mentionsTo)].flatMap((mention) => {
    const name = tree.names.text(mentionedName(mention));
    const interest = interests.get(name);
    return interest === undefined || interest.arity === null || interest.callsOnly ? [] : [name];
  });
}
