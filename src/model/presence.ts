/** Under which `#if`s a line is compiled, as far as they could not be decided. */

export type Presence =
  | { readonly kind: 'always' }
  /** In words, each ready to follow "only if": `HAVE_SHM is defined`. All must hold. */
  | { readonly kind: 'open'; readonly conditions: readonly string[] }
  /** Left out of the build: `#if 0`, `#ifdef _WIN32`. */
  | { readonly kind: 'never'; readonly why: string };
