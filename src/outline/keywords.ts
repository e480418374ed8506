/**
 * The words of C and C++ that the outline must know: they open scopes, mark linkage, or are never a
 * mention. The words of the languages only; what an API is called is none of this room's business.
 */
import type { DeclaringWord } from './locals.ts';
import type { NameTable } from './names.ts';

const PLAIN = [
  'auto break case char continue default do double else float goto int long register',
  'short signed sizeof void restrict bool true false nullptr NULL constexpr',
  '__inline __inline__ __const __volatile__ __restrict __signed__ __extension__ unsigned _Bool',
  'wchar_t char8_t char16_t char32_t thread_local',
  '__thread _Noreturn _Atomic _Complex _Thread_local static_assert _Static_assert',
].join(' ');

/** What only C++ reserves: in C these are names like any other. */
const PLAIN_OF_CPP = [
  'this new delete private protected public virtual explicit mutable typename consteval constinit',
  'catch const_cast static_cast dynamic_cast reinterpret_cast co_await co_return co_yield export concept',
  'requires typeid',
].join(' ');

/** Words that the scanner acts on, in either language. */
const ACTING = [
  'struct',
  'union',
  'enum',
  'extern',
  'inline',
  'static',
  'typedef',
  '__attribute__',
  '__attribute',
  '__declspec',
  'alignas',
  '_Alignas',
  '__asm__',
  '__asm',
  'asm',
  'const',
  'volatile',
  'while',
  'if',
  'for',
  'switch',
  'return',
] as const;

const ACTING_OF_CPP = [
  'class',
  'friend',
  'namespace',
  'using',
  'template',
  'operator',
  'noexcept',
  'throw',
  'decltype',
  'override',
  'final',
  'try',
] as const;

export type ActingWord = (typeof ACTING)[number] | (typeof ACTING_OF_CPP)[number];

/** Names below `end` are keywords of C++, those below `endOfC` of C too; `word` tells which one acts. */
export interface Keywords {
  readonly endOfC: number;
  readonly end: number;
  readonly word: readonly (ActingWord | null)[];
}

/** Must be the first to intern names into a table, so that keywords have the smallest numbers. */
export function internKeywords(names: NameTable): Keywords {
  const word: (ActingWord | null)[] = [];
  for (const acting of ACTING) word[names.internText(acting)] = acting;
  for (const plain of PLAIN.split(' ')) word[names.internText(plain)] ??= null;
  const endOfC = names.size;
  for (const acting of ACTING_OF_CPP) word[names.internText(acting)] = acting;
  for (const plain of PLAIN_OF_CPP.split(' ')) word[names.internText(plain)] ??= null;
  return { endOfC, end: names.size, word };
}

const TYPE_WORDS =
  'auto char double float int long short signed void bool restrict __restrict __signed__ __extension__ unsigned ' +
  '_Bool wchar_t char8_t char16_t char32_t thread_local __thread _Complex _Thread_local';
const QUALIFIERS =
  '_Atomic constexpr static const volatile mutable typename register inline __inline __inline__ __const';

/** What each keyword does in a declaration, by its number. */
export function declaringWords(names: NameTable, { end }: Keywords): readonly DeclaringWord[] {
  const words = new Array<DeclaringWord>(end).fill('none');
  for (const word of TYPE_WORDS.split(' ')) words[names.idOf(word)] = 'type';
  for (const word of QUALIFIERS.split(' ')) words[names.idOf(word)] = 'qualifier';
  for (const word of ['struct', 'union', 'enum', 'class']) words[names.idOf(word)] = 'tag';
  for (const word of ['extern', 'typedef', 'using']) words[names.idOf(word)] = 'elsewhere';
  return words;
}

/** Assembly statements matter to what lies behind, so these keywords count as mentions. */
export const MENTIONED_KEYWORDS: readonly ActingWord[] = ['__asm__', '__asm', 'asm', 'operator'];
