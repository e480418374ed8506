/**
 * The rolling hash that GitHub's upload action computes for every line of a file. It must agree bit for bit,
 * since identity there is rule, path and this value. Our own fingerprint is policy's.
 */

/** How many kept characters, from the first of a line on, decide the line's value. */
const windowSize = 100;
const factor = 37;
const endOfFile = 65535;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/** A 64-bit number in two halves: `BigInt` takes seconds for the files of a large package. */
interface Wide {
  readonly high: number;
  readonly low: number;
}

/** The value for each line of a file that was read as UTF-8, from index 0 for line 1. */
export function lineHashes(text: string): readonly string[] {
  const starts: number[] = [];
  const characters = keptCharacters(text, starts);
  const counts = new Map<string, number>();
  let hash: Wide = { high: 0, low: 0 };
  let fed = 0;
  return starts.map((start) => {
    hash = rolled(hash, characters, fed, start + windowSize);
    fed = start + windowSize;
    const value = hexadecimal(hash);
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    return `${value}:${count}`;
  });
}

/** What is hashed: no blanks, one line feed for each line end. Fills in where each line begins. */
function keptCharacters(text: string, starts: number[]): readonly number[] {
  const kept: number[] = [];
  let isLineStart = true;
  let previous = 0;
  const keep = (code: number): void => {
    if (isLineStart) starts.push(kept.length);
    isLineStart = code === lineFeed;
    kept.push(code);
  };
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isSecondOfPair = code === lineFeed && previous === carriageReturn;
    previous = code;
    if (code === space || code === tab || isSecondOfPair) continue;
    keep(code === carriageReturn ? lineFeed : code);
  }
  keep(endOfFile);
  return kept;
}

const leavingFactor = leavingFactorOf();

/** `factor` to the power of the window's size: the weight of the character that leaves the window. */
function leavingFactorOf(): Wide {
  const power = BigInt.asUintN(64, BigInt(factor) ** BigInt(windowSize));
  return { high: Number(power >> 32n), low: Number(power & 0xffffffffn) };
}

/**
 * Feeds the characters of a range, zeros beyond the end. No product here reaches 2^53, so the arithmetic of
 * doubles is exact; `>>> 0` is modulo 2^32.
 */
function rolled(hash: Wide, characters: readonly number[], from: number, to: number): Wide {
  let { high, low } = hash;
  for (let index = from; index < to; index++) {
    const entering = index < characters.length ? (characters[index] ?? 0) : 0;
    const leaving = index >= windowSize ? (characters[index - windowSize] ?? 0) : 0;
    const lowSum = low * factor + entering - leavingFactor.low * leaving;
    const carry = Math.floor(lowSum / 2 ** 32);
    high = (high * factor + carry - leavingFactor.high * leaving) >>> 0;
    low = lowSum >>> 0;
  }
  return { high, low };
}

function hexadecimal({ high, low }: Wide): string {
  if (high === 0) return low.toString(16);
  return high.toString(16) + low.toString(16).padStart(8, '0');
}
