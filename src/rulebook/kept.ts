/**
 * Keeps what is made of knowledge for as long as the knowledge lives: editors, the library and the tests ask for the
 * same tables again and again. Only for pure functions of readonly data; what they give back is shared.
 */
export function keptFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const kept = new WeakMap<K, { readonly value: T }>();
  return (of) => {
    const known = kept.get(of) ?? { value: make(of) };
    kept.set(of, known);
    return known.value;
  };
}

/** The same for two, of which either may be let go. */
export function keptForBoth<K extends object, L extends object, T>(
  make: (of: K, and: L) => T,
): (of: K, and: L) => T {
  const kept = keptFor((of: K) => keptFor((and: L) => make(of, and)));
  return (of, and) => kept(of)(and);
}
