/** What the scripts room must know of commands, drawn from the rows and from the tables of outside commands. */
import type { CommandShape, Rulebook } from '../model/index.ts';
import type { ReaderInput } from '../scripts/index.ts';
import { keptForBoth } from './kept.ts';
import type { Knowledge } from './knowledge.ts';

type ScriptTables = Pick<ReaderInput, 'shapes' | 'words' | 'pieces'>;

export const scriptTablesFor = keptForBoth(({ externals }: Knowledge, rulebook: Rulebook): ScriptTables => {
  const rows = rulebook.rules.flatMap(({ rows: own }) => own);
  const asked = rows.flatMap(({ api }): readonly CommandShape[] =>
    api.kind === 'command' ? [api.shape] : [],
  );
  const paths = rows.flatMap(({ api, effect, unlocks }) =>
    api.kind === 'path' && (effect === 'locked' || unlocks) ? [api.name] : [],
  );
  return {
    shapes: new Map([...externals.commands, ...asked].map((shape) => [shape.name, shape])),
    words: [...new Set(asked.map(({ name }) => name))],
    // A script may put a path together, but hardly out of smaller pieces than these.
    pieces: paths.map((path) => ({
      first: `/${path.split('/')[1] ?? ''}`,
      last: path.slice(path.lastIndexOf('/')),
    })),
  };
});
