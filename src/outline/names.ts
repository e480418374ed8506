/**
 * Gives every name of a tree one small number, straight from the bytes, without making strings.
 * A class because it guards an invariant: equal bytes have equal numbers, for the life of a run.
 * It deliberately forgets nothing; a run has one table.
 */

const INITIAL_SLOTS = 1 << 16;
/** The slots are kept at most half full, so that a search ends after a step or two. */
const LOAD = 2;

/** What is remembered of a name. */
const TYPE = 1;
const NAMESPACE = 2;

export class NameTable {
  #slots = new Int32Array(INITIAL_SLOTS).fill(-1);
  #hashes = new Int32Array(INITIAL_SLOTS / LOAD);
  #starts = new Int32Array(INITIAL_SLOTS / LOAD + 1);
  #arena = new Uint8Array(1 << 20);
  #marks = new Uint8Array(INITIAL_SLOTS / LOAD);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of the name in `bytes[start, end)`; `hash` must come from `hashByte`. */
  intern(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.#slots[slot] ?? -1;
      if (id < 0) return this.#add(bytes, start, end, hash, slot);
      if (this.#hashes[id] === hash && this.#equals(id, bytes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  internText(text: string): number {
    const bytes = Buffer.from(text, 'latin1');
    return this.intern(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
  }

  /** -1 when the tree never mentions it. */
  idOf(text: string): number {
    const bytes = Buffer.from(text, 'latin1');
    const hash = hashOf(bytes, 0, bytes.length);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.#slots[slot] ?? -1;
      if (id < 0) return -1;
      if (this.#hashes[id] === hash && this.#equals(id, bytes, 0, bytes.length)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Remembers that something was declared with the name as its type. */
  markType(id: number): void {
    this.#mark(id, TYPE);
  }

  isType(id: number): boolean {
    return ((this.#marks[id] ?? 0) & TYPE) !== 0;
  }

  /** Remembers that something calls the name a namespace. */
  markNamespace(id: number): void {
    this.#mark(id, NAMESPACE);
  }

  isNamespace(id: number): boolean {
    return ((this.#marks[id] ?? 0) & NAMESPACE) !== 0;
  }

  text(id: number): string {
    const start = this.#starts[id] ?? 0;
    const end = this.#starts[id + 1] ?? start;
    return Buffer.from(this.#arena.buffer, start, end - start).toString('latin1');
  }

  startsWith(id: number, letter: string): boolean {
    return this.#arena[this.#starts[id] ?? 0] === letter.charCodeAt(0);
  }

  #mark(id: number, mark: number): void {
    if (id >= this.#marks.length) this.#marks = grownBytes(this.#marks, this.#hashes.length);
    this.#marks[id] = (this.#marks[id] ?? 0) | mark;
  }

  #equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[id] ?? 0;
    const length = (this.#starts[id + 1] ?? 0) - from;
    if (length !== end - start) return false;
    for (let i = 0; i < length; i++) {
      if (this.#arena[from + i] !== bytes[start + i]) return false;
    }
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.#size++;
    const from = this.#starts[id] ?? 0;
    const to = from + end - start;
    if (to > this.#arena.length) this.#arena = grownBytes(this.#arena, to);
    for (let i = start; i < end; i++) this.#arena[from + i - start] = bytes[i] ?? 0;
    this.#starts[id + 1] = to;
    this.#hashes[id] = hash;
    this.#slots[slot] = id;
    if (this.#size * LOAD >= this.#slots.length) this.#grow();
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    this.#hashes = grownInts(this.#hashes, slots.length / LOAD);
    this.#starts = grownInts(this.#starts, slots.length / LOAD + 1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      const hash = this.#hashes[id] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** One step of the hash: feed the bytes of a name in order, beginning with 0. */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = hashByte(hash, bytes[i] ?? 0);
  return hash;
}

/** A copy with room for at least `least` entries, doubling so that growth stays linear. */
export function grownInts(from: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(least, from.length * 2));
  to.set(from);
  return to;
}

function grownBytes(from: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(Math.max(least, from.length * 2));
  to.set(from);
  return to;
}
