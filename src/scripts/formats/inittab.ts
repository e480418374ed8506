/**
 * `/etc/inittab`: `id:runlevels:action:process`. `init` hands a process with signs of a shell to one that is to become
 * it, and starts all others by themselves.
 */
import { linesOf, type Piece } from './piece.ts';

export function readInittab(text: string): readonly Piece[] {
  return linesOf(text).flatMap((line): readonly Piece[] => {
    const [, head = '', id = '', action, command = ''] =
      /^((?!\s*#)\s*([^:#]*):[^:]*:([^:]*):\+?\s*)(.*)$/.exec(line.text) ?? [];
    if (action === undefined || command === '' || /^(?:off|initdefault)$/.test(action.trim())) return [];
    const isPlain = !/[~`!$^&*()=|\\{}[\];"'<>?]/.test(command);
    const start = line.start + head.length;
    return [{ text: command, start, name: id.trim(), isPlain }];
  });
}
