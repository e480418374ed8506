/**
 * The verdicts on libraries, which have no entry point of their own: every function that others can call is one. Nothing
 * leads to it within the tree, so the ways begin at the finding's own function.
 */
import type { PlacedFinding } from '../findings/index.ts';
import type { Pausing, Shortfall, Verdict } from '../model/index.ts';
import {
  filesOf,
  type ItemId,
  type PlacedHole,
  type Program,
  type Route,
  type Routes,
} from '../program/index.ts';
import { verdictOf } from './answer.ts';
import type { Surveyor } from './coverage.ts';
import { type Reached, releasedElsewhere, type Tell } from './reasons.ts';
import { unjudged } from './unjudged.ts';

export interface LibrariesInput {
  readonly program: Program;
  readonly placed: readonly PlacedFinding[];
  readonly routes: Routes;
  readonly holes: readonly PlacedHole[];
  readonly unread: () => readonly PlacedHole[];
  readonly costs: boolean;
  /** What a tree without an entry point is called. */
  readonly treeName: string;
  readonly survey: Surveyor;
}

export interface JudgedLibrary {
  readonly verdict: Verdict;
  /** Whether it holds what lies in the item. */
  readonly holds: (item: ItemId) => boolean;
  readonly cut: Shortfall | null;
}

/** Those that the build tells of; else a tree without `main` is one, however many it makes. */
export function* judgeLibraries(
  input: LibrariesInput,
  hasPrograms: boolean,
): Pausing<readonly JudgedLibrary[]> {
  const { tree, programs } = input.program;
  const judged: JudgedLibrary[] = [];
  let isTold = false;
  for (const { name, sources, exports } of programs) {
    if (exports === null || sources === null) continue;
    const own = new Set(exports);
    const isExporting = (file: number): boolean => own.has(tree.files[file]?.path ?? '');
    const library: Library = { name, isExporting, inside: filesOf(tree, sources) };
    const found = yield* judgeLibrary(input, library);
    isTold ||= found.length > 0;
    judged.push(...found);
  }
  if (isTold || hasPrograms) return judged;
  const whole: Library = { name: input.treeName, isExporting: () => true, inside: null };
  return yield* judgeLibrary(input, whole);
}

interface Library {
  readonly name: string;
  /** Whether others can call what the file defines. */
  readonly isExporting: (file: number) => boolean;
  /** For each file, 1 when it is linked in; null for a whole tree, of which everything counts. */
  readonly inside: Uint8Array | null;
}

/** Every function that others can call is an entry point. */
function* judgeLibrary(input: LibrariesInput, library: Library): Pausing<readonly JudgedLibrary[]> {
  const { program, placed, routes, survey, costs } = input;
  const { tree } = program;
  const { inside } = library;
  const exported: ItemId[] = [];
  for (let id = 0; id < tree.size; id++) {
    const item = tree.item(id);
    if (item.kind === 'function' && !item.local && library.isExporting(tree.fileOf(id))) exported.push(id);
  }
  const [first] = exported;
  if (first === undefined && (placed.length === 0 || inside !== null)) return [];
  const all = routes.reachedFrom(exported, inside);
  const within = inside === null ? null : new Set(all);
  const holds = (item: ItemId): boolean => within === null || within.has(item);
  const reached = placed
    .filter(({ item }) => routes.isCallable(item) && holds(item))
    .map(({ finding, item, releasers, repetitions }): Reached => {
      const name = program.nameOf(item) ?? finding.symbol;
      const route: Route = {
        site: item,
        items: [item],
        steps: [{ name, span: program.headOf(item), how: 'entry' }],
        confirmed: true,
        presence: { kind: 'always' },
      };
      return { finding, route, releasers, repetitions };
    });
  const start = first === undefined ? 0 : tree.item(first).start;
  const entry = reached[0]?.route?.steps[0]?.span ?? program.spanOf(first ?? 0, { start, end: start });
  const cut = yield;
  if (cut !== null) return [{ verdict: unjudged(library.name, 'library', entry, cut), holds, cut }];
  const seen = survey.survey(all, reached.length === 0, inside);
  const unseen = [...input.holes, ...input.unread()].filter(({ item }) => item === null || holds(item));
  const holes = [...unseen.map(({ hole }) => hole), ...seen.holes];
  const tell: Tell = (one) => {
    return { begin: null, elsewhere: releasedElsewhere(program, one), choices: [], waysTo: () => [] };
  };
  const verdict = verdictOf({
    program: library.name,
    kind: 'library',
    entry,
    reached,
    seen,
    holes,
    tell,
    costs,
  });
  return [{ verdict, holds, cut }];
}
