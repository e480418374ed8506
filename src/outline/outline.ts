/** What an outline says of a file. Plain data; making it is `scan.ts`. */

/**
 * `function` and `variable` hold code, `macro` is a `#define`, `type` a struct, class, enum or typedef,
 * `member` a field of a C++ class, `declaration` anything else that ends in a semicolon at file level.
 */
export type ItemKind = 'function' | 'variable' | 'macro' | 'type' | 'member' | 'declaration';

export interface Item {
  readonly kind: ItemKind;
  /** Numbers of the names that it may be known by, the best guess first. */
  readonly names: readonly number[];
  /** Number of the class that qualifies it, or -1; a namespace may be taken for a class here. */
  readonly scope: number;
  /** Number of the name of the namespaces around it, `outer::inner`, or -1; inline and nameless ones are left out. */
  readonly namespace: number;
  /** True when it stands inside of the braces of a class: of `scope`, unless it is a friend. */
  readonly inClass: boolean;
  /** True when only its own file can name it: `static`, or an anonymous namespace. */
  readonly local: boolean;
  /** Byte offsets, end exclusive. Macros may lie inside other items, nothing else does. */
  readonly start: number;
  readonly end: number;
  /** Where its mentions stand in `Outline.mentions`. */
  readonly mentionsFrom: number;
  readonly mentionsTo: number;
}

export interface Include {
  /** As written between the quotes or brackets. */
  readonly path: string;
  readonly system: boolean;
  /** Byte offset of its `#`. */
  readonly start: number;
}

export interface Outline {
  readonly items: readonly Item[];
  /**
   * For each item the names it mentions outside of comments and strings, each once, as `mentionOf` packs
   * them. String literals that begin with a slash are mentioned too.
   */
  readonly mentions: Int32Array;
  readonly includes: readonly Include[];
  /** Numbers of the names that it takes away with `#undef`. */
  readonly undefined: readonly number[];
}

/** An opening parenthesis follows the name somewhere and it is no member there. */
export const CALLED = 1;
/** The name stands somewhere without `.`, `->` or `::` before it. */
export const PLAIN = 2;
/** The name stands somewhere behind `::`. */
export const QUALIFIED = 4;
/** The name stands somewhere behind `.` or `->`. */
export const MEMBER = 8;
/** An opening parenthesis or bracket follows the name where it stands behind `.` or `->`. */
export const CALLED_MEMBER = 16;
const BITS_FOR_USES = 5;

/** A macro that pastes names together mentions this. */
export const PASTING = '##';

/** Packs a mention: the name's number and, as a sum of the constants above, how the item uses it. */
export function mentionOf(name: number, uses: number): number {
  return (name << BITS_FOR_USES) | uses;
}

export function mentionedName(mention: number): number {
  return mention >> BITS_FOR_USES;
}

export function isCalledMention(mention: number): boolean {
  return (mention & CALLED) !== 0;
}

/** All uses of the name in the item: a sum of the constants above. */
export function usesOf(mention: number): number {
  return mention & ((1 << BITS_FOR_USES) - 1);
}
