/**
 * What a name means where it is said: of the items that bear it, those that the file may mean by what it sees, what it is
 * linked with and where it lies. Of what is as near all counts; which of it can be linked is another question for each program.
 */
import { isCompiled, type Item, type NameTable } from '../outline/index.ts';
import { exactly } from './exact.ts';
import type { Inclusion } from './inclusion.ts';
import type { LinkedWith } from './linked.ts';
import { nearestTo } from './nearness.ts';
import type { ItemId, OutlinedFile } from './tree.ts';

/** Items that a name means in some files. */
export interface Meaning {
  readonly items: readonly ItemId[];
  /** Those of the items that count only where none of the others can be linked. */
  readonly spare: readonly ItemId[];
  /** Counts from 0; small, so that arrays can be kept by it. */
  readonly key: number;
}

/** Where the bearers of names stand. */
interface Places {
  readonly files: readonly OutlinedFile[];
  readonly names: NameTable;
  readonly item: (id: ItemId) => Item;
  readonly fileOf: (id: ItemId) => number;
  readonly includes: Inclusion['includes'];
  readonly maySee: Inclusion['maySee'];
  /** Null when nothing tells what is linked. */
  readonly linkedWith: LinkedWith | null;
  readonly beginsProgram: (file: number) => boolean;
  /** Whether only some programs can be linked with the file. */
  readonly isBound: (file: number) => boolean;
  readonly isForcedInto: (file: number) => boolean;
  /** Told of what some program may not take, as it may take another one. */
  readonly contest: (id: ItemId) => void;
}

/**
 * Groups are made when a name is first said, choices among them when a file first says it; most never are.
 */
export function openMeanings(
  bearers: ReadonlyMap<number, readonly ItemId[]>,
  places: Places,
): (name: number, file: number) => readonly Meaning[] {
  const groups = new Array<Group | undefined>(places.names.size);
  /** For each file, what it was found to mean by a name. */
  const chosen = new Array<Map<number, readonly Meaning[]> | undefined>(places.files.length);
  const made: Made = { count: 0, known: new Map() };
  return (name, file) => {
    if (name < 0) return NOBODY.meanings;
    const group = (groups[name] ??= groupOf(bearers.get(name) ?? NOTHING, places, made));
    if (group.kind === 'same-everywhere') return group.meanings;
    const ofFile = (chosen[file] ??= new Map<number, readonly Meaning[]>());
    let found = ofFile.get(name);
    if (found === undefined) {
      found = meaningsFor(group, name, file, places, made);
      ofFile.set(name, found);
    }
    return found;
  };
}

/** What is kept of the choices of all names. */
interface Made {
  /** How many meanings there are: the key of the next one. */
  count: number;
  /** The different choices, by their names and items: thousands of files make the same one. */
  readonly known: Map<string, readonly Meaning[]>;
}

/** The bearers of a name; most names mean the same in every file, and then nothing need be chosen. */
type Group =
  | { readonly kind: 'same-everywhere'; readonly meanings: readonly Meaning[] }
  | {
      readonly kind: 'by-file';
      /** What every file may name, by itself. */
      readonly shared: readonly [Meaning];
      /** What only files that see it may name. */
      readonly locals: readonly ItemId[];
      readonly hasMethod: boolean;
    };

function newMeaning(items: readonly ItemId[], made: Made, spare = NOTHING): Meaning {
  return { items, spare, key: made.count++ };
}

const NOTHING: readonly ItemId[] = [];
const NOBODY = { kind: 'same-everywhere', meanings: [] } as const;

function groupOf(items: readonly ItemId[], places: Places, made: Made): Group {
  if (items.length === 0) return NOBODY;
  const locals = items.filter((id) => isLocal(places, id));
  const hasMethod = items.some((id) => places.item(id).scope >= 0);
  // C names no methods, so what it defines is chosen among where C++ has methods of that name.
  const isOfC = items.some((id) => places.files[places.fileOf(id)]?.language === 'c');
  if (locals.length === 0 && (items.length < 2 || (hasMethod && !isOfC))) {
    return { kind: 'same-everywhere', meanings: [newMeaning(items, made)] };
  }
  // Mostly all of them are, or none, and then they are not kept twice.
  const isMixed = locals.length > 0 && locals.length < items.length;
  const others = isMixed ? items.filter((id) => !isLocal(places, id)) : locals.length > 0 ? NOTHING : items;
  const own = locals.length === items.length ? items : locals;
  return { kind: 'by-file', shared: [newMeaning(others, made)], locals: own, hasMethod };
}

/** Lists of methods may be long, so they are shared; what a file chooses among is short. */
function meaningsFor(
  group: Group & { kind: 'by-file' },
  name: number,
  file: number,
  places: Places,
  made: Made,
): readonly Meaning[] {
  const included = group.locals.filter((id) => {
    const definer = places.fileOf(id);
    return definer === file || places.includes(file, definer) || isPartOf(file, definer, places);
  });
  const [{ items: shared }] = group.shared;
  const isElsewhere = included.length === 0 && shared.every((id) => isUnseenMacro(id, file, places));
  const seen = isElsewhere ? seenAround(group.locals, file, places) : included;
  // C names no methods, so that there everything else is chosen among.
  const hasMethod = group.hasMethod && places.files[file]?.language !== 'c';
  const items = hasMethod ? shared : shared.filter((id) => places.item(id).scope < 0);
  if (seen.length === 0 && (hasMethod || items.length < 2)) return group.shared;
  const { items: choice, spare } = hasMethod
    ? { items: seen, spare: NOTHING }
    : choose(
        [...items, ...seen].sort((a, b) => a - b),
        file,
        places,
      );
  // Joined, not put together of parts, which V8 would keep beside the whole.
  const key = [name, ...choice, '/', ...spare].join(' ');
  const known = made.known.get(key);
  if (known !== undefined) return known;
  const chosen = newMeaning(exactly(choice), made, spare);
  const meanings = hasMethod ? [...group.shared, chosen] : [chosen];
  made.known.set(key, meanings);
  return meanings;
}

function isUnseenMacro(id: ItemId, file: number, { item, fileOf, maySee, isForcedInto }: Places): boolean {
  return item(id).kind === 'macro' && !maySee(file, fileOf(id)) && !isForcedInto(fileOf(id));
}

/** What is read before a header or a piece of source: whoever includes it has defined that, or included it as well. */
function seenAround(locals: readonly ItemId[], file: number, places: Places): readonly ItemId[] {
  return locals.filter((id) => {
    const definer = places.fileOf(id);
    return places.includes(definer, file) || places.maySee(file, definer);
  });
}

/** A macro or a type of a file that is no header is as good as static; so is what makes objects of such a type. */
function isLocal(places: Places, id: ItemId): boolean {
  const { local, kind, inClass, names, scope } = places.item(id);
  const isConstructor = inClass && names[0] === scope;
  const isOfFile = kind === 'macro' || kind === 'type' || kind === 'member' || isConstructor;
  return local || (isOfFile && isCompiled(places.files[places.fileOf(id)]?.path ?? ''));
}

/**
 * Of several visible items the file's own come first, then those that it includes, then those that are linked with it,
 * then the nearest in the tree of folders; and what several programs share may mean what each of them defines in the file
 * where it begins. Methods are told apart by class, not by place, so all of them stay.
 */
function choose(bearing: readonly ItemId[], file: number, places: Places): Chosen {
  const all = (items: readonly ItemId[]): Chosen => ({ items, spare: NOTHING });
  const visible = seenAmong(bearing, file, places);
  if (visible.length < 2 || visible.some((id) => places.item(id).scope >= 0)) return all(visible);
  const own = visible.filter((id) => places.fileOf(id) === file);
  if (own.length > 0) return all(own);
  const included = visible.filter((id) => places.includes(file, places.fileOf(id)));
  if (included.some((id) => places.item(id).kind === 'macro' || isLocal(places, id))) return all(included);
  const linked = visible.filter((id) => places.linkedWith?.(file, places.fileOf(id)) === true);
  if (linked.length > 0) return all(linked);
  const near = nearest(visible, file, places);
  const isFree = (id: ItemId): boolean => !places.isBound(places.fileOf(id));
  const spare = near.some(isFree) ? NOTHING : nearest(visible.filter(isFree), file, places);
  const items = [...near, ...spare];
  if (items.length > 1) [...near.filter((id) => !isFree(id)), ...spare].forEach(places.contest);
  return { items, spare };
}

/** Where only some programs can be linked with what is nearest, what all can have is kept in reserve. */
interface Chosen {
  readonly items: readonly ItemId[];
  readonly spare: readonly ItemId[];
}

function nearest(visible: readonly ItemId[], file: number, places: Places): readonly ItemId[] {
  const path = places.files[file]?.path ?? '';
  const pathOf = (id: ItemId): string => places.files[places.fileOf(id)]?.path ?? '';
  const shared = visible.filter((id) => !places.beginsProgram(places.fileOf(id)));
  if (shared.length === visible.length || places.beginsProgram(file)) {
    return nearestTo(path, shared.length > 0 ? shared : visible, pathOf);
  }
  return visible.length - shared.length > MOST_OWN
    ? nearestTo(path, visible, pathOf)
    : [...nearestTo(path, shared, pathOf), ...visible.filter((id) => !shared.includes(id))];
}

/** Whether a file that is no header is included by the other one: a body, a list, or a program that is compiled several times. */
function isPartOf(file: number, by: number, { files, includes }: Places): boolean {
  return !HEADER.test(files[file]?.path ?? '') && includes(by, file);
}

const HEADER = /\.h[\w+]*$/i;

/** A macro that a file cannot see must not stand before what the linker finds; by itself it stays, for whoever asks of it. */
function seenAmong(bearing: readonly ItemId[], file: number, places: Places): readonly ItemId[] {
  if (bearing.length < 2) return bearing;
  const seen = bearing.filter((id) => {
    return !isUnseenMacro(id, file, places) || isPartOf(file, places.fileOf(id), places);
  });
  return seen.length > 0 ? seen : bearing;
}

/** Of more programs than these it is not told apart which of them defines a name for what they share. */
const MOST_OWN = 200;
