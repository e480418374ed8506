/**
 * What is known of an expression without running it. Doubt is a value of its own, so that nobody
 * rounds it up or down in silence. Deliberately untyped in the C sense: a value is a shape, not a width.
 */

export type Value =
  /** An integer; beyond 2^53 it is `unknown`. */
  | { readonly kind: 'number'; readonly value: number }
  /** A string literal; `complete` is false when only its beginning is known. */
  | { readonly kind: 'text'; readonly value: string; readonly complete: boolean }
  /** A name that stands for itself: `MAP_SHARED`, `SCHED_FIFO`, `worker`. */
  | { readonly kind: 'name'; readonly name: string }
  /** The enclosing function's parameter, counted from 0: what lets a wrapper be seen through. */
  | { readonly kind: 'parameter'; readonly index: number }
  /** What a call gave back: `open("/dev/fb0", O_RDWR)`. */
  | {
      readonly kind: 'result-of';
      readonly callee: string;
      readonly arguments: readonly Value[];
    }
  /**
   * `a | b`, `~a`, `a << b` ... as written, when the operands do not settle it; also `address-of`, `text` (texts and
   * names next to each other), `paste` (pieces of one name), `list` with `element`, and `.field` of a list with `= .field` in it.
   */
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly operands: readonly Value[];
    }
  /** `object.field` or `object->field`; `object` is a variable that the item does not declare itself, or null. */
  | { readonly kind: 'field'; readonly name: string; readonly object: string | null }
  /** One of these, depending on the way taken: `?:`, or a local variable assigned several times. */
  | { readonly kind: 'any-of'; readonly values: readonly Value[] }
  | { readonly kind: 'unknown'; readonly why: string };

/** The answer of a condition. `maybe` stays `maybe` until something settles it. */
export type Answer = 'yes' | 'no' | 'maybe';
