/** Items that could not be parsed in time, or whose file is gone by now, as holes: their outlines are all that is known. */
import type { Hole } from '../model/index.ts';
import type { Program } from './link.ts';
import type { PlacedHole } from './uses.ts';

export function unreadItems(program: Program): readonly PlacedHole[] {
  return program.unread().map((item): PlacedHole => {
    const name = program.nameOf(item);
    const detail = `\`${name ?? 'An item'}\` was too long to be read wholly.`;
    const hole: Hole = { kind: 'budget', span: program.headOf(item), detail, name, outside: null };
    return { hole, item };
  });
}
