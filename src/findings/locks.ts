/** Whose lock a use is about. */
import type { LockedProcess } from '../model/index.ts';
import type { ApiUse } from '../program/index.ts';

/** A process that becomes the program it starts locks itself by starting it locked. */
export function concernsOf({
  call,
  replaces,
  byChild,
}: Pick<ApiUse, 'call' | 'replaces' | 'byChild'>): LockedProcess {
  if (call.via === 'command') return replaces === true ? 'itself' : 'started';
  if (!isOwn(call.callee)) return 'other';
  return byChild === true ? 'started' : 'itself';
}

/** A path with a number in it may lead to any process. */
export function isOwn(path: string): boolean {
  return /^\/proc\/(?:self|thread-self)\//.test(path);
}
