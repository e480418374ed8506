/** Whose lock a use is about. */
import type { LockedProcess } from '../model/index.ts';
import type { ApiUse } from '../program/index.ts';

/** A process that becomes the program it starts locks itself by starting it locked. */
export function concernsOf({ call, replaces }: Pick<ApiUse, 'call' | 'replaces'>): LockedProcess {
  if (call.via === 'command') return replaces === true ? 'itself' : 'started';
  return isOwn(call.callee) ? 'itself' : 'other';
}

/** A path with a number in it may lead to any process. */
export function isOwn(path: string): boolean {
  return /^\/proc\/(?:self|thread-self)\//.test(path);
}
