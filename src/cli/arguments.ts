/** Reads the values of options out of what yargs made of the arguments, and keeps the first thing that is wrong with them. */
import { misuse, type Misuse } from './misuse.ts';
import { suggestion } from '../rulebook/index.ts';

/** A class because it guards that the first complaint is the one that is told. */
export class Reader {
  readonly #values: Readonly<Record<string, unknown>>;
  #misuse: Misuse | null = null;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  get misuse(): Misuse | null {
    return this.#misuse;
  }

  complain(text: string): void {
    this.#misuse ??= misuse(text);
  }

  flag(name: string): boolean {
    const value = this.#values[name];
    return Array.isArray(value) ? value.includes(true) : value === true;
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name];
    const all: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    const texts = all.map(String);
    if (texts.includes('')) this.complain(`\`${label(name)}\` was given an empty value.`);
    return texts;
  }

  text(name: string): string | null {
    const texts = this.texts(name);
    if (texts.length > 1) this.complain(`\`--${name}\` may be given once only.`);
    return texts[0] ?? null;
  }

  choice<T extends string>(name: string, known: readonly T[]): T | null {
    const text = this.text(name);
    return text === null ? null : this.known(`--${name}`, text, known);
  }

  known<T extends string>(option: string, text: string, known: readonly T[]): T | null {
    const found = known.find((name) => name === text) ?? null;
    if (found === null) {
      this.complain(
        `\`${option} ${text}\` is not known; it takes ${known.join(', ')}.${suggestion(text, known)}`,
      );
    }
    return found;
  }
}

function label(name: string): string {
  return ['paths', 'words', 'ids', 'files', 'folder'].includes(name) ? name : `--${name}`;
}
