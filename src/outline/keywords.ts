/**
 * The words of C and C++ that the outline must know: they open scopes, mark linkage, or are never a
 * mention. The words of the languages only; what an API is called is none of this room's business.
 */
import type { NameTable } from './names.ts';

const PLAIN = [
  'auto break case char const continue default do double else enum float for goto if int long register',
  'return short signed sizeof switch void volatile while restrict bool true false nullptr this new delete',
  'private protected public virtual friend explicit mutable typename constexpr consteval constinit',
  'inline __inline __inline__ __const __volatile__ __restrict __signed__ __extension__ unsigned _Bool',
  'wchar_t char8_t char16_t char32_t throw catch try noexcept final override const_cast static_cast',
  'dynamic_cast reinterpret_cast co_await co_return co_yield export concept requires thread_local',
  '__thread _Noreturn _Atomic _Complex _Thread_local decltype typeid static_assert _Static_assert',
].join(' ');

/** Words that the scanner acts on. Their numbers are the first of every table, in this order. */
const ACTING = [
  'struct',
  'union',
  'enum',
  'class',
  'namespace',
  'extern',
  'static',
  'typedef',
  'using',
  'template',
  'operator',
  '__attribute__',
  '__attribute',
  '__declspec',
  'alignas',
  '_Alignas',
  'noexcept',
  'throw',
  'decltype',
  '__asm__',
  '__asm',
  'asm',
  'const',
  'volatile',
  'override',
  'final',
  'try',
  'while',
  'if',
  'for',
  'switch',
  'return',
] as const;

export type ActingWord = (typeof ACTING)[number];

/** Names below `end` are keywords; `word` tells which acting keyword a small number is. */
export interface Keywords {
  readonly end: number;
  readonly word: readonly (ActingWord | null)[];
}

/** Must be the first to intern names into a table, so that keywords have the smallest numbers. */
export function internKeywords(names: NameTable): Keywords {
  const word: (ActingWord | null)[] = [];
  for (const acting of ACTING) word[names.internText(acting)] = acting;
  for (const plain of PLAIN.split(' ')) word[names.internText(plain)] ??= null;
  return { end: names.size, word };
}

/** Assembly statements matter to what lies behind, so these keywords count as mentions. */
export const MENTIONED_KEYWORDS: readonly ActingWord[] = ['__asm__', '__asm', 'asm', 'operator'];
