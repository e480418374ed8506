/**
 * Findings x routes -> verdicts: what each program's answer is, with one shortest witness a reason. The
 * only room that decides between blocked, at-risk, clear and undetermined.
 */
import {
  type BeginOf,
  keepsHome,
  openBegins,
  type PlacedFinding,
  type Repetition,
} from '../findings/index.ts';
import {
  compareSpans,
  type Cost,
  type Coverage,
  type Finding,
  type Hole,
  type Pausing,
  type Reach,
  type Reason,
  type Remark,
  type Shortfall,
  type Span,
  type Step,
  type Verdict,
  type VerdictAnswer,
  type Way,
} from '../model/index.ts';
import {
  cutHole,
  filesOf,
  openChoices,
  type Entry,
  type EntryRoutes,
  type FoundExecutions,
  type ItemId,
  type PlacedHole,
  type Program,
  type Route,
  type Routes,
} from '../program/index.ts';
import { openSurveyor, type Seen, type Surveyor } from './coverage.ts';
import { executionsOf } from './executions.ts';
import { programNames } from './program-names.ts';
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
  const begins = openBegins(input.program);
  const choices = openChoices(input.program);
  const judged: Judged[] = [];
  // One after the other: they share what the searches find out.
  for (const [index, entry] of entries.entries()) {
    judged.push(yield* judgeProgram({ ...input, survey, asked, begins, choices }, entry, names[index] ?? ''));
  }
  const libraries = yield* judgeLibraries(input, survey, judged.length > 0);
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
  const bySite = new Map(from.routes.map((route) => [route.site, route]));
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
      choices: input.choices(one.route.items),
      waysTo: ({ route }) => (input.allPaths ? from.waysTo(route.site) : []),
    };
  };
  const told = verdictOf(name, 'program', entry.span, reached, seen, [...holes, ...unseen], tell);
  const verdict: Verdict = { ...told, executes: executionsOf(input.executions, from.routes) };
  return { verdict: withCosts(verdict, reached, input.costs), routed: new Set(bySite.keys()), within, cut };
}

/** Functions named in a reason, at most. */
const MOST_ELSEWHERE = 3;

/** Where the program may release what nothing on the blocker's own way does. */
function releasedElsewhere(program: Program, { finding, releasers }: Harmful): readonly Step[] {
  if (finding.stay?.end !== 'never') return [];
  return releasers.slice(0, MOST_ELSEWHERE).map((id): Step => {
    const { start } = program.tree.item(id);
    const span = program.spanOf(id, { start, end: start });
    return { name: program.nameOf(id) ?? 'an unnamed item', span, how: 'name' };
  });
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

interface Reached {
  readonly finding: Finding;
  /** Null for what needs no path: it is fine, or only costs. */
  readonly route: Route | null;
  /** Functions of the program that may release it. */
  readonly releasers: readonly ItemId[];
  /** Loops of the program that come to it. */
  readonly repetitions: readonly Repetition[];
}

/** What a reason tells of the program around its finding. */
type Tell = (one: Harmful) => Pick<Reason, 'begin' | 'elsewhere' | 'choices'> & {
  readonly waysTo: (one: Harmful) => readonly (readonly Step[])[];
};

interface Harmful extends Reached {
  readonly route: Route;
}

function isHarmful(one: Reached): one is Harmful {
  return one.route !== null && keepsHome(one.finding);
}

function verdictOf(
  program: string,
  kind: Verdict['kind'],
  entry: Span,
  reached: readonly Reached[],
  seen: Seen,
  holes: readonly Hole[],
  tell: Tell,
): Verdict {
  const present = reached.filter(({ finding }) => finding.presence.kind !== 'never');
  const reasons = reasonsOf(present.filter(isHarmful), tell);
  const coverage: Coverage = seen.coverage;
  return {
    program,
    kind,
    entry,
    answer: answerOf(reasons, holes),
    reasons: reasons.map((one) => one.reason),
    remarks: remarksOf(present),
    starts: [],
    startedBy: [],
    executes: [],
    costs: null,
    holes: [...holes].sort((a, b) => compareSpans(a.span, b.span)),
    coverage,
    worsening: null,
  };
}

interface Weighed {
  readonly reason: Reason;
  readonly blocks: boolean;
}

/** One reason for each stay reason that is reached: its surest finding first, then its shortest path. */
function reasonsOf(reached: readonly Harmful[], tell: Tell): readonly Weighed[] {
  const byReason = new Map<string, Harmful[]>();
  for (const one of reached) {
    const key = one.finding.stayReason ?? one.finding.effect;
    byReason.set(key, [...(byReason.get(key) ?? []), one]);
  }
  const weighed = [...byReason.entries()].flatMap(([key, all]): readonly Weighed[] => {
    const best = [...all].sort(byWeight)[0];
    return best === undefined ? [] : [{ reason: reasonOf(key, best, all, tell(best)), blocks: blocks(best) }];
  });
  return weighed.sort(
    (a, b) => Number(b.blocks) - Number(a.blocks) || (a.reason.stayReason < b.reason.stayReason ? -1 : 1),
  );
}

function byWeight(a: Harmful, b: Harmful): number {
  return (
    Number(blocks(b)) - Number(blocks(a)) ||
    Number(b.finding.certainty === 'certain') - Number(a.finding.certainty === 'certain') ||
    a.route.steps.length - b.route.steps.length ||
    compareSpans(a.finding.span, b.finding.span)
  );
}

/** Certain, lasting, in this build, and over calls whose target is known. */
function blocks({ finding, route }: Harmful): boolean {
  return (
    finding.certainty === 'certain' &&
    finding.duration === 'lasting' &&
    finding.presence.kind === 'always' &&
    route.confirmed &&
    !route.steps.some(({ how }) => how === 'address' || how === 'pointer' || how === 'handler')
  );
}

function reasonOf(
  key: string,
  best: Harmful,
  all: readonly Harmful[],
  { begin, elsewhere, choices, waysTo }: ReturnType<Tell>,
): Reason {
  const { finding, route } = best;
  const path = [...route.steps, ...lastSteps(finding)];
  const witness = JSON.stringify(path);
  const ways = all.flatMap((one) =>
    waysTo(one).map((steps): Way => {
      return { finding: one.finding.id, path: [...steps, ...lastSteps(one.finding)] };
    }),
  );
  return {
    stayReason: key,
    rule: finding.rule,
    symbol: finding.symbol,
    certainty: finding.certainty,
    duration: finding.duration,
    finding: finding.id,
    findings: all.map((one) => one.finding.id).sort(),
    direct: route.steps.length === 1 && finding.through.length === 0,
    path,
    begin,
    elsewhere,
    choices,
    ways: ways.filter((way) => JSON.stringify(way.path) !== witness),
  };
}

/** From the function that holds the finding to the API. */
function lastSteps(finding: Finding): readonly Step[] {
  const { symbol: name, span, via: how } = finding;
  return finding.through.length === 0 ? [{ name, span, how }] : throughSteps(finding);
}

/** The wrapper or macro named at the finding's place, then what lies beneath it, the API last. */
function throughSteps(finding: Finding): readonly Step[] {
  const names = [...finding.through.map((step) => step.name), finding.symbol];
  const places = [finding.span, ...finding.through.map((step) => step.span)];
  return names.map((name, at): Step => {
    const how = at === 0 ? finding.via : (finding.through[at - 1]?.how ?? 'name');
    return { name, span: places[at] ?? finding.span, how };
  });
}

function answerOf(reasons: readonly Weighed[], holes: readonly Hole[]): VerdictAnswer {
  if (reasons.some((one) => one.blocks)) return 'blocked';
  if (reasons.length > 0) return 'at-risk';
  return holes.length > 0 ? 'undetermined' : 'clear';
}

function remarksOf(present: readonly Reached[]): readonly Remark[] {
  return present.flatMap(({ finding }): readonly Remark[] => {
    const { effect, rule, symbol, id } = finding;
    return effect === 'stays' ? [] : [{ rule, symbol, effect, finding: id }];
  });
}

/** Of several loops that come to a call the nearest one is told. */
function withCosts(verdict: Verdict, reached: readonly Reached[], isAsked: boolean): Verdict {
  if (!isAsked) return verdict;
  const costs = reached.flatMap(({ finding, repetitions: [nearest] }): readonly Cost[] => {
    if (nearest === undefined || finding.presence.kind === 'never') return [];
    const { id, rule, symbol, span } = finding;
    const { loop, through } = nearest;
    return [{ rule, symbol, finding: id, call: span, loop, through }];
  });
  return { ...verdict, costs: [...costs].sort((a, b) => compareSpans(a.call, b.call)) };
}

/** Holes in what is reached; a file that could not be read may hide something from every program. */
function holesWithin(holes: readonly PlacedHole[], reached: ReadonlySet<ItemId>): readonly Hole[] {
  return holes.filter(({ item }) => item === null || reached.has(item)).map(({ hole }) => hole);
}

interface JudgedLibrary {
  readonly verdict: Verdict;
  readonly holds: (item: ItemId) => boolean;
  readonly cut: Shortfall | null;
}

/** Those that the build tells of; else a tree without `main` is one, however many it makes. */
function* judgeLibraries(
  input: JudgeInput,
  survey: Surveyor,
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
    const found = yield* judgeLibrary(input, survey, library);
    isTold ||= found.length > 0;
    judged.push(...found);
  }
  if (isTold || hasPrograms) return judged;
  const whole: Library = { name: input.treeName, isExporting: () => true, inside: null };
  return yield* judgeLibrary(input, survey, whole);
}

interface Library {
  readonly name: string;
  /** Whether others can call what the file defines. */
  readonly isExporting: (file: number) => boolean;
  /** For each file, 1 when it is linked in; null for a whole tree, of which everything counts. */
  readonly inside: Uint8Array | null;
}

/** Every function that others can call is an entry point. */
function* judgeLibrary(
  input: JudgeInput,
  survey: Surveyor,
  library: Library,
): Pausing<readonly JudgedLibrary[]> {
  const { program, placed, routes } = input;
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
      const span = program.spanOf(item, { start: tree.item(item).start, end: tree.item(item).start });
      const name = program.nameOf(item) ?? finding.symbol;
      const route: Route = {
        site: item,
        items: [item],
        steps: [{ name, span, how: 'entry' }],
        confirmed: true,
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
  const verdict = verdictOf(library.name, 'library', entry, reached, seen, holes, tell);
  return [{ verdict: withCosts(verdict, reached, input.costs), holds, cut }];
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
