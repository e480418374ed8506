/** A use of something by name, however it was spelt. Rules see only this, never the spelling. */
import type { Presence } from './presence.ts';
import type { Span } from './span.ts';
import type { Value } from './value.ts';

/**
 * How the use was spelt. `address` is a function whose address is taken; `syscall` a call by number
 * or by `SYS_` name; `lookup` a name handed to a dynamic loader; `text` a string literal; `command` something that is
 * started by its file's name; `writing` a file that something is written to.
 */
export type Via =
  | 'name'
  | 'member'
  | 'pointer'
  | 'macro'
  | 'syscall'
  | 'lookup'
  | 'construction'
  | 'inheritance'
  | 'pragma'
  | 'instruction'
  | 'address'
  | 'text'
  | 'command'
  | 'writing';

export interface Call {
  readonly span: Span;
  /** As the rulebook spells it: `shmget`, `std::thread`, `QThread::start`, `omp parallel`, `/mfs/x`. */
  readonly callee: string;
  readonly via: Via;
  /** For a pragma: one `text` per clause. For a construction: the constructor's arguments. */
  readonly arguments: readonly Value[];
  /** False when an argument list was cut by a directive or an error, so that arity proves nothing. */
  readonly argumentsComplete: boolean;
  readonly presence: Presence;
}
