/** What a condition is asked about: one use, with its arguments by name and the constants of the platform. */
import { operation } from '../facts/index.ts';
import type { Answer, Value } from '../model/index.ts';
import type { Opener } from '../program/index.ts';

export interface Constants {
  /** Name to number, by the platform's ABI. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Other names of the same constant: `MAP_ANON` -> `MAP_ANONYMOUS`. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface Asked {
  /** The value of the named argument; null when the call does not pass it. */
  readonly argument: (name: string) => Value | null;
  readonly argumentCount: number;
  /** False when the argument list was cut, so that a missing argument proves nothing. */
  readonly complete: boolean;
  /** A pragma's clauses without blanks. */
  readonly clauses: readonly string[];
  /** A command's options, as its synopsis spells them. */
  readonly options: readonly string[];
  /** Everything that the same item stores in `field` of `object`. */
  readonly stored: (object: string, field: string) => readonly Value[];
  readonly openers: ReadonlyMap<string, Opener>;
  readonly constants: Constants;
}

/** All of several possible values must agree, or the answer is `maybe`. */
export function agree(answers: readonly Answer[]): Answer {
  const [first] = answers;
  if (first === undefined) return 'maybe';
  return answers.every((answer) => answer === first) ? first : 'maybe';
}

export function both(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

export function either(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}

export function negate(answer: Answer): Answer {
  switch (answer) {
    case 'yes':
      return 'no';
    case 'no':
      return 'yes';
    case 'maybe':
      return 'maybe';
  }
}

export function canonical(name: string, constants: Constants): string {
  return constants.aliases.get(name) ?? name;
}

/** The number behind a name or an alias whose text is a number; null when there is none. */
export function numberOf(name: string, constants: Constants): number | null {
  const plain = canonical(name, constants);
  return constants.numbers.get(plain) ?? (/^\d+$/.test(plain) ? Number(plain) : null);
}

/** By C's custom a name in capitals is a constant, so it is not some variable that may hold another one. */
export function isConstantName(name: string): boolean {
  return /^[A-Z_][A-Z0-9_]*$/.test(name.split('::').at(-1) ?? name);
}

/** What a value comes to when the platform's constants are put in; null when something in it is not known. */
export function calculated(value: Value, constants: Constants): number | null {
  switch (value.kind) {
    case 'number':
      return value.value;
    case 'name':
      return numberOf(value.name, constants);
    case 'operation': {
      const operands = value.operands.map((operand) => calculated(operand, constants));
      const numbers = operands.map((operand): Value | null =>
        operand === null ? null : { kind: 'number', value: operand },
      );
      if (numbers.includes(null)) return null;
      const whole = operation(
        value.operator,
        numbers.filter((one) => one !== null),
      );
      return whole.kind === 'number' ? whole.value : null;
    }
    case 'text':
    case 'parameter':
    case 'result-of':
    case 'field':
    case 'any-of':
    case 'unknown':
      return null;
  }
}
