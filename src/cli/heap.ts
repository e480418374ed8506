/**
 * Whether the heap comes near its limit, behind which Node.js ends the process without a word about what was
 * found; and freeing it in time.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage counts until it is collected, and that takes time: no more than this part of all. */
const share = 0.1;

/** Whether more than this part of what the heap may hold is in use. */
export type IsHeapBeyond = (part: number) => boolean;

export function openHeap(now: () => number): IsHeapBeyond {
  let next = -Infinity;
  return (part) => {
    if (!isBeyond(part) || now() < next) return false;
    const begun = now();
    collectGarbage();
    next = now() + (now() - begun) / share;
    return isBeyond(part);
  };
}

/** Bytes of heap in use from which on it is worth the tenth of a second that it takes to free them. */
const much = 256 * 1024 * 1024;

/**
 * When an analysis of a large tree has ended, nearly all that the heap holds is free. V8 would see that only
 * later, and the reports would come on top of it.
 */
export function freeMuch(): void {
  if (getHeapStatistics().used_heap_size > much) collectGarbage();
}

function isBeyond(part: number): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > part * limit;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (isFunction(collect)) collect();
}

function isFunction(value: unknown): value is () => void {
  return typeof value === 'function';
}
