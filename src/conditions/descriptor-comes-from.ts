/** The descriptor came from opening a path that begins in one of some ways: `/dev/`. */
import type { Answer } from '../model/index.ts';
import { startsWith } from './argument-starts-with.ts';
import type { Asked } from './context.ts';
import { askOpenings } from './descriptor-origin.ts';

export function descriptorComesFrom(
  asked: Asked,
  condition: { readonly argument: string; readonly prefixes: readonly string[] },
): Answer {
  return askOpenings(asked.argument(condition.argument), asked, ({ opener, arguments: given }) => {
    const path = opener.path === null ? undefined : given[opener.path];
    return path === undefined ? 'maybe' : startsWith(path, condition.prefixes);
  });
}
