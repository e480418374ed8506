/** What the knowledge says of names that no rule is about: other spellings, calls by number, harmless functions. */
import type { Knowledge } from './knowledge.ts';

export interface Voucher {
  readonly header: string;
  readonly library: string;
}

export interface Glossary {
  /** `SYS_`, `__NR_`: what stands before the name of a system call. */
  readonly callPrefixes: readonly string[];
  /** Another spelling to the one that the rules have. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Who vouches that a function is harmless; null when nobody does. */
  readonly voucherFor: (name: string) => Voucher | null;
}

export function glossaryOf({ externals, harmless }: Knowledge): Glossary {
  return {
    callPrefixes: externals.numberedCalls.flatMap(({ prefixes }) => prefixes),
    aliases: new Map(Object.entries(externals.aliases)),
    voucherFor: (name) => {
      const found = harmless.find(
        ({ functions, except }) => !except.includes(name) && functions.some((one) => covers(one, name)),
      );
      return found === undefined ? null : { header: found.header, library: found.library };
    },
  };
}

function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
