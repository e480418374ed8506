/**
 * Collects the names that one item mentions, each once. A class because it guards an invariant: a name
 * stands at most once, its call mark is never lost, and none stands that the item declares for itself. Deliberately ignorant of where items begin.
 */
import { grownInts } from './names.ts';
import { CALLED, CALLED_MEMBER, MEMBER, mentionedName, mentionOf, QUALIFIED, usesOf } from './outline.ts';

export class MentionSet {
  #entries = new Int32Array(256);
  #count = 0;
  /** For each name the collection in which it was last seen, and where its entry stands. */
  #seenIn = new Int32Array(1 << 12);
  #entryOf = new Int32Array(1 << 12);
  /** For each name the collection in which it was last declared. */
  #declaredIn = new Int32Array(1 << 12);
  #collection = 1;
  #hasDeclared = false;

  get count(): number {
    return this.#count;
  }

  add(name: number, uses: number): void {
    if (name >= this.#seenIn.length) this.#growNames(name);
    if (this.#seenIn[name] === this.#collection) {
      const at = this.#entryOf[name] ?? 0;
      this.#entries[at] = (this.#entries[at] ?? 0) | mentionOf(name, uses);
      return;
    }
    this.#seenIn[name] = this.#collection;
    this.#entryOf[name] = this.#count;
    if (this.#count === this.#entries.length) this.#entries = grownInts(this.#entries, 0);
    this.#entries[this.#count++] = mentionOf(name, uses);
  }

  /**
   * The item declares the name for itself, so where it only stands alone it mentions nothing. A call, a member or
   * what stands behind `::` may mean something else of that name.
   */
  declare(name: number): void {
    if (name >= this.#seenIn.length) this.#growNames(name);
    this.#declaredIn[name] = this.#collection;
    this.#hasDeclared = true;
  }

  /** Moves what was collected to the end of `to` and starts anew. */
  flushInto(to: MentionList): void {
    if (this.#hasDeclared) this.#dropDeclared();
    to.append(this.#entries, this.#count);
    this.reset();
  }

  #dropDeclared(): void {
    let kept = 0;
    for (let at = 0; at < this.#count; at++) {
      const entry = this.#entries[at] ?? 0;
      const name = mentionedName(entry);
      const isOwn = this.#declaredIn[name] === this.#collection;
      if (!isOwn || (usesOf(entry) & (CALLED | QUALIFIED)) !== 0) this.#entries[kept++] = entry;
      else if ((entry & MEMBER) !== 0)
        this.#entries[kept++] = mentionOf(name, entry & (MEMBER | CALLED_MEMBER));
    }
    this.#count = kept;
  }

  reset(): void {
    this.#count = 0;
    this.#hasDeclared = false;
    this.#collection++;
  }

  #growNames(least: number): void {
    this.#seenIn = grownInts(this.#seenIn, least + 1);
    this.#entryOf = grownInts(this.#entryOf, least + 1);
    this.#declaredIn = grownInts(this.#declaredIn, least + 1);
  }
}

/** The mentions of a whole file, item after item. */
export class MentionList {
  #all = new Int32Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(entries: Int32Array, count: number): void {
    if (this.#length + count > this.#all.length) {
      this.#all = grownInts(this.#all, this.#length + count);
    }
    this.#all.set(entries.subarray(0, count), this.#length);
    this.#length += count;
  }

  /** A copy of exactly what was appended; the list is empty again. */
  take(): Int32Array {
    const taken = this.#all.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}
