/**
 * Keeps what was made of items or files, letting the oldest go first: all of a large tree would fill the
 * memory. What is asked for again is made again.
 */
export interface Kept<T> {
  readonly of: (id: number) => T;
  /** Undefined when it has not been made or has been let go. */
  readonly kept: (id: number) => T | undefined;
}

/** `sizeOf` and `most` count the same thing: bytes of the texts behind what is made. */
export function openKept<T>(most: number, sizeOf: (id: number) => number, make: (id: number) => T): Kept<T> {
  const kept = new Map<number, T>();
  let size = 0;
  const of = (id: number): T => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const made = make(id);
    kept.set(id, made);
    size += sizeOf(id);
    for (const oldest of kept.keys()) {
      if (size <= most || oldest === id) break;
      kept.delete(oldest);
      size -= sizeOf(oldest);
    }
    return made;
  };
  return { of, kept: (id) => kept.get(id) };
}
