/** What is true of one item, whatever openMosix thinks of it. Plain data without nodes. */
import type { Value, Via } from '../model/index.ts';

/** A stretch of the file's bytes, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An argument of something that is called, or of a macro. */
export interface Place {
  readonly callee: string;
  /** Counts from 0. */
  readonly position: number;
}

export interface FactCall {
  readonly range: Range;
  /** As written, without template arguments and a leading `::`. */
  readonly callee: string;
  readonly via: Via;
  readonly arguments: readonly Value[];
  readonly argumentsComplete: boolean;
  /** For a member call: the receiver's type as far as the item itself tells; else null. */
  readonly receiver: string | null;
  /** For a member call whose receiver, and for a construction that, is a member or variable from elsewhere: its name. */
  readonly object?: string;
  /** Whose arguments the call is part of, the innermost first; absent where it is not known. */
  readonly within?: readonly Place[];
  /** True when something stands between the callee's name and its arguments, so that it is no macro's. */
  readonly isWrapped?: boolean;
  /** True when `::` stands before the callee, so that it is no method and no function of a namespace. */
  readonly isGlobal?: boolean;
  /** The variable or member whose value the only argument is, moved: `(std::move(other.worker))`. */
  readonly moved?: string;
  /** True when it may as well be the declaration of a function. */
  readonly isVexing?: boolean;
}

/**
 * How a name is used other than by being declared: called, its address or value taken, only compared or tested,
 * called as a member, read as a field, as a type, only to say where another name stands, or as the argument of a
 * template, which may be a type or a value. A name that the item declares itself is not among them.
 */
export type Use = 'call' | 'value' | 'tested' | 'member' | 'field' | 'scope' | 'type' | 'argument';

export interface Reference {
  readonly name: string;
  readonly use: Use;
  readonly at: Range;
  /** The callee that the name is handed to as it is; null when it is not an argument. */
  readonly argumentOf: string | null;
  /** Whose arguments it is part of, the innermost first. */
  readonly within: readonly Place[];
  /** The class or namespace that stands before it, without what stands before that: `Matrix` in `Matrix::scale`. */
  readonly qualifier: string | null;
  /** True when `::` stands before it, so that it is of no namespace. */
  readonly isGlobal?: boolean;
  /** True of a type that is only led to by a pointer or a reference, so that nothing of it is made there. */
  readonly isLedTo?: boolean;
  /** What a method is called of, as far as the item tells. */
  readonly object?: CalledObject;
}

/**
 * A type as it is written, without what makes a pointer or a reference of it. An `array` is one of objects,
 * `pointers` one of pointers. What is `given` comes from a call of the text: it is of the class of that name,
 * or whatever the function gives back.
 */
export interface WrittenType {
  readonly text: string;
  readonly form: 'object' | 'pointer' | 'reference' | 'array' | 'pointers' | 'given';
}

/**
 * From an object to another one: to a field of it, to what a method of it gives back, by `[]`, or to what a
 * loop over it comes to. The name is that of the field or method.
 */
export interface ObjectStep {
  readonly kind: 'field' | 'method' | 'subscript' | 'loop';
  readonly name: string;
  /** Whether `->`, or a star, stands between the object and the step. */
  readonly byArrow: boolean;
}

/** An object of which a method is called: `lamp`, `panel->lamp`, `this->lamp()`. */
export interface CalledObject {
  readonly root:
    | { readonly kind: 'typed'; readonly type: WrittenType }
    /** What the item does not declare itself, or `this`. */
    | { readonly kind: 'named'; readonly name: string };
  /** What leads from there to it. */
  readonly steps: readonly ObjectStep[];
  /** Whether `->` stands before the method. */
  readonly byArrow: boolean;
}

/** A constant or variable that the item defines, with what it is known to hold. */
export interface Definition {
  readonly name: string;
  readonly value: Value;
  /** True when nothing can change it afterwards: `const`, an enumerator, a macro. */
  readonly constant: boolean;
  /** True for an array, whose elements anybody may write who gets it. */
  readonly isArray: boolean;
}

/** What a pointer among the parameters leads to when the function is done. */
export interface Output {
  /** Counts from 0. */
  readonly parameter: number;
  /** What it led to before is the operation `behind` of the parameter. */
  readonly value: Value;
}

/** Something that the item writes to a variable of somebody else. */
export interface OutsideWrite {
  /** `flags`, or `table.flags` for a field. */
  readonly name: string;
  readonly value: Value;
}

/** `object.field = value`, or a designated initialiser of `object`. */
export interface FieldWrite {
  readonly object: string | null;
  readonly field: string;
  readonly value: Value;
}

export interface ItemFacts {
  readonly parameters: readonly string[];
  readonly calls: readonly FactCall[];
  readonly references: readonly Reference[];
  /** What a function or an expression macro gives back; null when it gives nothing back. */
  readonly returns: Value | null;
  /** Of the pointers that it only reads and writes through, or hands on. */
  readonly outputs: readonly Output[];
  readonly definitions: readonly Definition[];
  readonly fieldWrites: readonly FieldWrite[];
  readonly outsideWrites: readonly OutsideWrite[];
  /** Types of what the item declares by name: `worker` -> `QThread`. */
  readonly types: ReadonlyMap<string, string>;
  /** True when a directive or something else stands where the grammar does not expect it. */
  readonly isCut: boolean;
  /** False when the item was too long, or took too long, to be read wholly. */
  readonly complete: boolean;
}
