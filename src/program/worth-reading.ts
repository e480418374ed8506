/**
 * Which items may use a name asked about, and how much of them has to be read to know. It judges by what outlines
 * mention, so it may say too much, never too little.
 */
import { CALLED, PLAIN } from '../outline/index.ts';
import type { CxxNames } from './cxx-names.ts';
import { mayMatter } from './deciders.ts';
import type { Interest } from './externals.ts';
import { type Program, pathNames } from './link.ts';
import type { ItemId } from './tree.ts';

/** How an item has to be read. */
export interface Reading {
  /** All of it by the grammar, or just for the words that stand before a parenthesis. */
  reading: 'grammar' | 'words';
  /** Names asked about that no parenthesis follows: they may be handed to a macro. */
  readonly unproven: Set<string>;
}

/** Items that mention a trigger word or a path asked about, in order. */
export function itemsToRead(program: Program, names: CxxNames): readonly (readonly [ItemId, Reading])[] {
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
  for (const id of names.users) readingOf(id).reading = 'grammar';
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

/** The files with `using` declarations, directives, aliases of namespaces or type definitions that mention the qualifier. */
function findUsings({ tree, textOf }: Program, qualifier: string): readonly number[] {
  const items = [...tree.mentioners(tree.names.idOf(qualifier))].filter((id) => {
    return /^(?:using|typedef|(?:inline\s+)?namespace\s+\w+\s*=)/.test(textOf(id).slice(0, 80));
  });
  return [...new Set(items.map((id) => tree.fileOf(id)))];
}

/** Whether the text of an item holds one of the interests' wordings, where all of these have one. */
function openWording(
  { textOf, interests: all }: Program,
  interests: readonly Interest[],
): (id: ItemId) => boolean {
  const wordings = interests.flatMap(({ wording }) => (wording === null ? [] : [wording]));
  if (wordings.length < interests.length) return () => true;
  // In a comment it would be a word like any other, so it must stand where a line of a literal begins.
  const pattern = new RegExp(
    `(?:"|\\\\[nt]|[;\\n])(?:\\s|\\\\t|\\w+:|rep\\w*\\s|lock\\s)*(?:${wordings.join('|')})(?!\\w)`,
    'i',
  );
  const called = /["\s;](?:callq?|bl|jal|jmp)\s+(\w+)/g;
  const holdsOne = (text: string): boolean =>
    pattern.test(text) || [...text.matchAll(called)].some(([, name = '']) => all.has(name));
  // Each of the interests asks the same.
  const known = new Map<ItemId, boolean>();
  return (id) => {
    const holds = known.get(id) ?? holdsOne(textOf(id));
    known.set(id, holds);
    return holds;
  };
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
