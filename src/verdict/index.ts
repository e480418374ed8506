/**
 * Findings x routes -> verdicts: what each program's answer is, with one shortest witness a reason. The
 * only room that decides between blocked, at-risk, clear and undetermined. This file judges one program after the other.
 */
import { type BeginOf, keepsHome, openBegins, type PlacedFinding } from '../findings/index.ts';
import type { Hole, Pausing, Reach, Shortfall, Span, Verdict } from '../model/index.ts';
import {
  cutHole,
  type Entry,
  type EntryRoutes,
  type FoundExecutions,
  isSureRoute,
  type ItemId,
  openChoices,
  type PlacedHole,
  type Program,
  type Route,
  type Routes,
} from '../program/index.ts';
import { verdictOf } from './answer.ts';
import { openSurveyor, type Surveyor } from './coverage.ts';
import { executionsOf, isKnown } from './executions.ts';
import { type JudgedLibrary, judgeLibraries } from './libraries.ts';
import { programNames } from './program-names.ts';
import { isSettled, type Reached, releasedElsewhere, type Tell } from './reasons.ts';
import { unfollowed, unjudged } from './unjudged.ts';

export { followExecutions } from './executions.ts';
export { commandNames } from './program-names.ts';
export { judgeScriptTree, type ScriptJudgement, type ScriptTree } from './scripts.ts';

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** For each finding, in the same order. */
  readonly reaches: readonly Reach[];
  /** Outside functions that nothing is known of, once each. */
  readonly holes: readonly Hole[];
  /** Null when every program was judged; the others are undetermined. */
  readonly cut: Shortfall | null;
}

export interface JudgeInput {
  readonly program: Program;
  readonly placed: readonly PlacedFinding[];
  readonly routes: Routes;
  readonly holes: readonly PlacedHole[];
  readonly executions: FoundExecutions;
  /** Items that could not be read wholly so far; searching for routes reads more of them. */
  readonly unread: () => readonly PlacedHole[];
  /** Whether what costs is asked about. */
  readonly costs: boolean;
  /** Whether every way to a finding is asked for, up to a bound. */
  readonly allPaths: boolean;
  /** What a tree without an entry point is called. */
  readonly treeName: string;
}

export function* judge(input: JudgeInput): Pausing<Judgement> {
  const { entries } = input.routes;
  const survey = openSurveyor(input.program);
  const names = programNames(entries);
  const asked = askedItems(input);
  const wanted = wantedSurely(input);
  const begins = openBegins(input.program);
  const choices = openChoices(input.program);
  const desk: Desk = { ...input, survey, asked, wanted, begins, choices };
  const judged: Judged[] = [];
  // One after the other: they share what the searches find out.
  for (const [index, entry] of entries.entries()) {
    judged.push(yield* judgeProgram(desk, entry, names[index] ?? ''));
  }
  const libraries = yield* judgeLibraries({ ...input, survey }, judged.length > 0);
  const all = [...judged, ...libraries];
  const cut = all.find((one) => one.cut !== null)?.cut ?? null;
  const reaches = input.placed.map((one) => reachOf(input, one, judged, libraries, cut));
  const holes = [...input.holes, ...input.unread()].map(({ hole }) => hole);
  return { verdicts: all.map(({ verdict }) => verdict), reaches, holes, cut };
}

/** 1 for each item that holds a finding, a hole or a release; what else a program reaches is forgotten at once. */
function askedItems({ program, placed, holes }: JudgeInput): Uint8Array {
  const asked = new Uint8Array(program.tree.size);
  for (const { item } of [...placed, ...holes]) if (item !== null) asked[item] = 1;
  for (const id of placed.flatMap(({ releasers }) => releasers)) asked[id] = 1;
  for (const { item } of placed.flatMap(({ repetitions }) => repetitions)) asked[item] = 1;
  return asked;
}

interface Judged {
  readonly verdict: Verdict;
  /** Items with findings that need a path and have one. */
  readonly routed: ReadonlySet<ItemId>;
  /** Items with findings or holes that the program can reach as far as the outlines tell. */
  readonly within: ReadonlySet<ItemId>;
  /** Null when it was judged to the end. */
  readonly cut: Shortfall | null;
}

const NOTHING: ReadonlySet<ItemId> = new Set();

/** What serves all programs. */
interface Desk extends JudgeInput {
  readonly survey: Surveyor;
  readonly asked: Uint8Array;
  /** The items for which it matters whether every build has a way to them. */
  readonly wanted: ReadonlySet<ItemId>;
  readonly begins: BeginOf;
  readonly choices: ReturnType<typeof openChoices>;
}

function* judgeProgram(input: Desk, entry: Entry, name: string): Pausing<Judged> {
  const { survey, asked } = input;
  const over = yield;
  if (over !== null) {
    const verdict = unjudged(name, 'program', entry.span, over);
    return { verdict, routed: NOTHING, within: NOTHING, cut: over };
  }
  const from = yield* followed(input, survey, entry);
  const { cut } = from;
  const within = new Set(from.reached.filter((id) => asked[id] === 1));
  const routes = withSureWays(from, input.wanted);
  const bySite = new Map(routes.map((route) => [route.site, route]));
  const reached = input.placed.flatMap(({ finding, item, releasers, repetitions }): readonly Reached[] => {
    const route = bySite.get(item) ?? null;
    if (route === null && (keepsHome(finding) || !within.has(item))) return [];
    return [
      {
        finding,
        route,
        releasers: releasers.filter((id) => within.has(id)),
        repetitions: repetitions.filter((one) => within.has(one.item)),
      },
    ];
  });
  const seen = survey.survey(from.reached, cut === null && !isHarmed(input, from), entry.inside);
  const unread = input.unread().filter(({ item }) => item === null || from.reached.includes(item));
  const holes = [...holesWithin(input.holes, within), ...unread.map(({ hole }) => hole), ...seen.holes];
  const isFollowed = from.complete && cut === null && from.routes.every(({ confirmed }) => confirmed);
  const unseen = isFollowed ? [] : [cut === null ? tangled(entry.span) : halfJudged(entry.span, cut)];
  const tell: Tell = (one) => {
    const hop = one.route.steps[1]?.span ?? one.finding.span;
    return {
      begin: input.begins(entry.item, hop),
      elsewhere: releasedElsewhere(input.program, one),
      choices: input.choices(one.route.items, entry.begins),
      waysTo: ({ route }) => (input.allPaths ? from.waysTo(route.site) : []),
    };
  };
  const told = verdictOf({
    ...{ program: name, kind: 'program', entry: entry.span, reached, seen, tell, costs: input.costs },
    holes: [...holes, ...unseen],
  });
  const verdict = { ...told, executes: executionsOf(input.executions, routes) };
  return { verdict, routed: new Set(bySite.keys()), within, cut };
}

/** Where the shortest way is not in every build or may lead elsewhere, a sure one says more, though it be longer. */
function withSureWays({ routes, surely }: EntryRoutes, wanted: ReadonlySet<ItemId>): readonly Route[] {
  const unsure = routes.filter((route) => wanted.has(route.site) && route.confirmed && !isSureRoute(route));
  const sure = surely(unsure.map(({ site }) => site));
  return routes.map((route) => sure.get(route.site) ?? route);
}

function wantedSurely({ placed, executions }: JudgeInput): ReadonlySet<ItemId> {
  const settled = placed.filter(({ finding }) => keepsHome(finding) && isSettled(finding));
  return new Set([...settled, ...executions.executions.filter(isKnown)].map(({ item }) => item));
}

function tangled(span: Span): Hole {
  const detail = 'The tree is too tangled to follow everything that this program can reach.';
  return { kind: 'budget', span, detail, name: null, outside: null };
}

function halfJudged(span: Span, cut: Shortfall): Hole {
  return cutHole(span, cut, 'before everything that this program can reach was followed.');
}

/** Where something is found it does not matter what is unknown besides; else the ways to that are looked at, too. */
function* followed(input: JudgeInput, survey: Surveyor, entry: Entry): Pausing<EntryRoutes> {
  const from = yield* input.routes.from(entry);
  return isHarmed(input, from) || !from.complete
    ? from
    : yield* input.routes.narrowed(entry, (reached) => survey.holders(reached, entry.inside));
}

function isHarmed({ placed }: JudgeInput, { routes }: EntryRoutes): boolean {
  const sites = new Set(routes.map(({ site }) => site));
  return placed.some(
    ({ finding, item }) => sites.has(item) && keepsHome(finding) && finding.presence.kind !== 'never',
  );
}

/** Holes in what is reached; a file that could not be read may hide something from every program. */
function holesWithin(holes: readonly PlacedHole[], reached: ReadonlySet<ItemId>): readonly Hole[] {
  return holes.filter(({ item }) => item === null || reached.has(item)).map(({ hole }) => hole);
}

function reachOf(
  input: JudgeInput,
  { finding, item }: PlacedFinding,
  judged: readonly Judged[],
  libraries: readonly JudgedLibrary[],
  cut: Shortfall | null,
): Reach {
  if (finding.presence.kind === 'never') return { kind: 'uncallable', why: 'It is left out of the build.' };
  const needsPath = keepsHome(finding);
  const by = judged.filter(({ routed, within }) => (needsPath ? routed : within).has(item));
  if (by.length > 0) return { kind: 'reached', programs: by.map(({ verdict }) => verdict.program) };
  if (cut !== null) return unfollowed(cut);
  if (!needsPath || input.routes.isCallable(item)) {
    const holding = libraries.filter(({ holds }) => holds(item));
    return holding.length > 0
      ? { kind: 'reached', programs: holding.map(({ verdict }) => verdict.program) }
      : { kind: 'callable' };
  }
  const isMacro = input.program.tree.item(item).kind === 'macro';
  const why = isMacro ? 'The macro that holds it is not used.' : 'Nothing that could run leads to it.';
  return { kind: 'uncallable', why };
}
