/**
 * Values put together: what an operator makes of its operands, as far as they are known. Whatever would depend on
 * the width of a type stays as it is written.
 */
import type { Value } from '../model/index.ts';
import { isEqual } from './equality.ts';

/** More alternatives than this say nothing to a person. */
const MOST_ALTERNATIVES = 12;

/** Alternatives, flattened, each once; a single one stands for itself. */
export function anyOf(values: readonly Value[]): Value {
  const flat = values.flatMap((value) => (value.kind === 'any-of' ? value.values : [value]));
  const different: Value[] = [];
  for (const value of flat) {
    if (different.some((one) => isEqual(one, value))) continue;
    if (different.length === MOST_ALTERNATIVES)
      return { kind: 'unknown', why: 'it may have too many different values' };
    different.push(value);
  }
  const [only] = different;
  return only !== undefined && different.length === 1 ? only : { kind: 'any-of', values: different };
}

/** Values of more parts say nothing to a person, and grow beyond bounds where variables depend on variables. */
const MOST_PARTS = 60;

/** The value, unless it has too many parts. */
export function bounded(value: Value): Value {
  const open: Value[] = [value];
  let parts = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (++parts > MOST_PARTS) return { kind: 'unknown', why: 'it depends on too many things' };
    if (one.kind === 'operation') open.push(...one.operands);
    else if (one.kind === 'any-of') open.push(...one.values);
    else if (one.kind === 'result-of') open.push(...one.arguments);
  }
  return value;
}

/** The value with what becomes of its parts in their place, folded anew; one without parts stays as it is. */
export function remade(value: Value, remake: (part: Value) => Value): Value {
  switch (value.kind) {
    case 'operation':
      return operation(value.operator, value.operands.map(remake));
    case 'any-of':
      return anyOf(value.values.map(remake));
    case 'result-of':
      return { ...value, arguments: value.arguments.map(remake) };
    case 'number':
    case 'text':
    case 'name':
    case 'parameter':
    case 'field':
    case 'unknown':
      return value;
  }
}

/** Folds what is known; everything else stays as written. */
export function operation(operator: string, operands: readonly Value[]): Value {
  const [a, b] = operands;
  const value =
    operator === 'paste'
      ? paste(operands)
      : operator === 'text'
        ? joinTexts(operands)
        : operator === 'element'
          ? elementOf(a, b)
          : operator.startsWith('.')
            ? fieldOf(a, operator)
            : operator === '?:'
              ? choose(operands)
              : fold(operator, operands);
  return value ?? { kind: 'operation', operator, operands };
}

/** The name, or the number, that pieces make together. */
function paste(operands: readonly Value[]): Value | null {
  const pieces = operands.map((one) =>
    one.kind === 'name' ? one.name : one.kind === 'number' ? String(one.value) : null,
  );
  if (pieces.includes(null)) return null;
  const name = pieces.join('');
  return /^\d+$/.test(name) ? { kind: 'number', value: Number(name) } : { kind: 'name', name };
}

function fold(operator: string, operands: readonly Value[]): Value | null {
  const [a, b] = operands.map((operand) => (operand.kind === 'number' ? operand.value : null));
  if (a === undefined) return null;
  if (b === undefined) return a === null ? null : number(foldUnary(operator, a));
  if (operator === '&&' && (a === 0 || b === 0)) return number(0);
  if (operator === '||' && [a, b].some((one) => one !== null && one !== 0)) return number(1);
  if (a === null || b === null) return again(operator, operands);
  const value = foldBinary(operator, BigInt(a), BigInt(b));
  return value === null ? null : number(Number(value));
}

/** `x | A | A` is `x | A`; else loops that set a flag would never come to an end. */
function again(operator: string, [whole, part]: readonly Value[]): Value | null {
  if ((operator !== '|' && operator !== '&') || whole === undefined) return null;
  const isAdded = (one: Value | undefined): boolean =>
    one !== undefined && part !== undefined && isEqual(one, part);
  for (let rest: Value | undefined = whole; rest !== undefined; rest = rest.operands[0]) {
    if (isAdded(rest)) return whole;
    if (rest.kind !== 'operation' || rest.operator !== operator) return null;
    if (isAdded(rest.operands[1])) return whole;
  }
  return null;
}

function number(value: number | null): Value | null {
  return value === null || !Number.isSafeInteger(value) ? null : { kind: 'number', value };
}

function foldUnary(operator: string, a: number): number | null {
  switch (operator) {
    case '-':
      return 0 - a;
    case '+':
      return a;
    case '~':
      return -1 - a;
    case '!':
      return a === 0 ? 1 : 0;
    default:
      return null;
  }
}

const BIT_BY_BIT: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '^': (a, b) => a ^ b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
};

/** What a negative number makes of these depends on its type. */
const UNSIGNED: Readonly<Record<string, (a: bigint, b: bigint) => bigint | boolean | null>> = {
  '/': (a, b) => (b === 0n ? null : a / b),
  '%': (a, b) => (b === 0n ? null : a % b),
  '>>': (a, b) => (b > 63n ? null : a >> b),
  '<<': (a, b) => (b > 63n ? null : a << b),
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '&&': (a, b) => a !== 0n && b !== 0n,
  '||': (a, b) => a !== 0n || b !== 0n,
};

/** Also for numbers too large to be a value. */
export function foldBinary(operator: string, a: bigint, b: bigint): bigint | null {
  const plain = BIT_BY_BIT[operator];
  if (plain !== undefined) return plain(a, b);
  const value = a < 0n || b < 0n ? null : UNSIGNED[operator]?.(a, b);
  return value === null || value === undefined ? null : BigInt(value);
}

/** Texts next to each other are one; other things between them may turn out to be texts later. */
function joinTexts(operands: readonly Value[]): Value | null {
  const parts: Value[] = [];
  for (const operand of operands) {
    const last = parts.at(-1);
    if (operand.kind !== 'text' || last?.kind !== 'text' || !last.complete) parts.push(operand);
    else parts.splice(-1, 1, { ...operand, value: last.value + operand.value });
  }
  const [only] = parts;
  if (only?.kind === 'text' && (parts.length === 1 || !only.complete)) return only;
  return parts.length === operands.length ? null : { kind: 'operation', operator: 'text', operands: parts };
}

/** An element of a table; when it is not known which, any of them. */
function elementOf(table: Value | undefined, index: Value | undefined): Value | null {
  if (table?.kind === 'any-of')
    return anyOf(table.values.map((one) => operation('element', [one, index ?? one])));
  if (table?.kind !== 'operation' || table.operator !== 'list') return null;
  if (index?.kind === 'number') {
    return table.operands[index.value] ?? { kind: 'unknown', why: 'nothing says what stands at that place' };
  }
  return index?.kind === 'unknown' ? anyOf(table.operands) : null;
}

/** What an initialiser with designators gives to a field. */
function fieldOf(object: Value | undefined, field: string): Value | null {
  if (object?.kind === 'any-of') return anyOf(object.values.map((one) => operation(field, [one])));
  if (object?.kind !== 'operation' || object.operator !== 'list') return null;
  const given = object.operands.findLast((one) => one.kind === 'operation' && one.operator === `= ${field}`);
  if (given?.kind === 'operation') return given.operands[0] ?? null;
  return { kind: 'unknown', why: `which value is that of \`${field}\` is not known` };
}

/** Which way a condition goes, where it is known. */
function choose([condition, yes, no]: readonly Value[]): Value | null {
  if (condition === undefined || yes === undefined || no === undefined) return null;
  switch (condition.kind) {
    case 'number':
      return condition.value === 0 ? no : yes;
    case 'text':
      return yes;
    case 'name':
    case 'parameter':
      return null;
    case 'operation':
      return maySettle(condition) ? null : anyOf([yes, no]);
    case 'result-of':
    case 'field':
    case 'any-of':
    case 'unknown':
      return anyOf([yes, no]);
  }
}

/** Whether the names' meanings, or what callers pass, may settle a value. */
function maySettle(value: Value): boolean {
  if (value.kind === 'operation') return value.operands.every(maySettle);
  return value.kind === 'number' || value.kind === 'name' || value.kind === 'parameter';
}

/** Bytes of the types that are as wide on every machine asked about, negative for those without a sign. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ 'signed char': 1, 'unsigned char': -1, short: 2, 'unsigned short': -2, int: 4, 'signed int': 4 },
    ...{ signed: 4, 'unsigned int': -4, unsigned: -4, 'long long': 8, 'unsigned long long': -8 },
    ...{
      int8_t: 1,
      uint8_t: -1,
      int16_t: 2,
      uint16_t: -2,
      int32_t: 4,
      uint32_t: -4,
      int64_t: 8,
      uint64_t: -8,
    },
  }),
);

/** The bytes that a value of the type takes; null where machines differ. */
export function sizeOf(type: string): number | null {
  const plain = plainType(type);
  if (/^(?:char|_Bool|bool)$/.test(plain)) return 1;
  const width = WIDTHS.get(plain);
  return width === undefined ? null : Math.abs(width);
}

/** What a cast makes of a number; other values and types are taken to fit. */
export function convert(value: Value, type: string): Value {
  const plain = plainType(type);
  if (value.kind !== 'number') return value;
  if (/^(?:_Bool|bool)$/.test(plain)) return { kind: 'number', value: value.value === 0 ? 0 : 1 };
  const width = WIDTHS.get(plain);
  if (width === undefined) return value;
  const bits = Math.abs(width) * 8;
  const wide = BigInt(value.value);
  const fitting = width < 0 ? BigInt.asUintN(bits, wide) : BigInt.asIntN(bits, wide);
  return number(Number(fitting)) ?? value;
}

/** `const long unsigned int` is `unsigned long`. */
function plainType(type: string): string {
  const words = type
    .replace(/\b(?:const|volatile)\b|\bstd::/g, ' ')
    .trim()
    .split(/\s+/);
  if (words.length < 2) return words.join('');
  const sign = words.includes('unsigned') ? 'unsigned ' : words.includes('char') ? 'signed ' : '';
  const rest = words.filter((word) => !/^(?:un)?signed$/.test(word));
  const base = rest.filter((word) => word !== 'int').join(' ');
  return sign + (base === '' ? 'int' : base);
}
