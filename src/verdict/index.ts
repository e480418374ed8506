/**
 * Findings x routes -> verdicts: what each program's answer is, with one shortest witness a reason. The
 * only room that decides between blocked, at-risk, clear and undetermined.
 */
import type { PlacedFinding } from '../findings/index.ts';
import {
  compareSpans,
  type Coverage,
  type Finding,
  type Hole,
  type Reach,
  type Reason,
  type Remark,
  type Span,
  type Step,
  type Verdict,
  type VerdictAnswer,
} from '../model/index.ts';
import type { EntryRoutes, FoundRoutes, ItemId, Program, Route } from '../program/index.ts';
import { coverageOf, type Seen } from './coverage.ts';

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** For each finding, in the same order. */
  readonly reaches: readonly Reach[];
  /** Outside functions that nothing is known of, once each. */
  readonly holes: readonly Hole[];
}

export interface JudgeInput {
  readonly program: Program;
  readonly placed: readonly PlacedFinding[];
  readonly routes: FoundRoutes;
  readonly holes: readonly Hole[];
  /** What a tree without an entry point is called. */
  readonly treeName: string;
}

export function judge(input: JudgeInput): Judgement {
  const names = programNames(input.routes.entries);
  const judged = input.routes.entries.map((one, index) => judgeProgram(input, one, names[index] ?? ''));
  const verdicts = judged.length > 0 ? judged : judgeLibrary(input);
  const reaches = input.placed.map((one) => reachOf(input, one, verdicts));
  return { verdicts, reaches, holes: input.holes };
}

function judgeProgram(input: JudgeInput, from: EntryRoutes, name: string): Verdict {
  const bySite = new Map(from.routes.map((route) => [route.site, route]));
  const reached = input.placed.flatMap(({ finding, item }) => {
    const route = bySite.get(item);
    return route === undefined ? [] : [{ finding, route }];
  });
  const isHarmed = reached.some(({ finding }) => keepsHome(finding) && finding.presence.kind !== 'never');
  const seen = coverageOf(input.program, from.reached, !isHarmed);
  const holes = [...holesWithin(input, from.reached), ...seen.holes];
  return verdictOf(name, 'program', from.entry.span, reached, seen, holes);
}

interface Reached {
  readonly finding: Finding;
  readonly route: Route;
}

function verdictOf(
  program: string,
  kind: Verdict['kind'],
  entry: Span,
  reached: readonly Reached[],
  seen: Seen,
  holes: readonly Hole[],
): Verdict {
  const present = reached.filter(({ finding }) => finding.presence.kind !== 'never');
  const reasons = reasonsOf(present.filter(({ finding }) => keepsHome(finding)));
  const coverage: Coverage = seen.coverage;
  return {
    program,
    kind,
    entry,
    answer: answerOf(present, reasons, holes),
    reasons: reasons.map((one) => one.reason),
    remarks: remarksOf(present),
    holes: [...holes].sort((a, b) => compareSpans(a.span, b.span)),
    coverage,
  };
}

function keepsHome(finding: Finding): boolean {
  return finding.stayReason !== null || finding.effect === 'crashes' || finding.effect === 'unsafe';
}

interface Weighed {
  readonly reason: Reason;
  readonly blocks: boolean;
}

/** One reason for each stay reason that is reached: its surest finding first, then its shortest path. */
function reasonsOf(reached: readonly Reached[]): readonly Weighed[] {
  const byReason = new Map<string, Reached[]>();
  for (const one of reached) {
    const key = one.finding.stayReason ?? one.finding.effect;
    byReason.set(key, [...(byReason.get(key) ?? []), one]);
  }
  const weighed = [...byReason.entries()].flatMap(([key, all]): readonly Weighed[] => {
    const best = [...all].sort(byWeight)[0];
    return best === undefined ? [] : [{ reason: reasonOf(key, best, all), blocks: blocks(best) }];
  });
  return weighed.sort(
    (a, b) => Number(b.blocks) - Number(a.blocks) || (a.reason.stayReason < b.reason.stayReason ? -1 : 1),
  );
}

function byWeight(a: Reached, b: Reached): number {
  return (
    Number(blocks(b)) - Number(blocks(a)) ||
    Number(b.finding.certainty === 'certain') - Number(a.finding.certainty === 'certain') ||
    a.route.steps.length - b.route.steps.length ||
    compareSpans(a.finding.span, b.finding.span)
  );
}

/** Certain, lasting, in this build, and over calls whose target is known. */
function blocks({ finding, route }: Reached): boolean {
  return (
    finding.certainty === 'certain' &&
    finding.duration === 'lasting' &&
    finding.presence.kind === 'always' &&
    route.confirmed &&
    !route.steps.some((step) => step.how === 'address' || step.how === 'pointer')
  );
}

function reasonOf(key: string, best: Reached, all: readonly Reached[]): Reason {
  const { finding, route } = best;
  const own: Step = { name: finding.symbol, span: finding.span, how: finding.via };
  return {
    stayReason: key,
    rule: finding.rule,
    symbol: finding.symbol,
    certainty: finding.certainty,
    duration: finding.duration,
    finding: finding.id,
    findings: all.map((one) => one.finding.id).sort(),
    direct: route.steps.length === 1 && finding.through.length === 0,
    path: [...route.steps, ...(finding.through.length === 0 ? [own] : throughSteps(finding))],
  };
}

/** The wrapper or macro at the finding's place, then what lies beneath it. */
function throughSteps(finding: Finding): readonly Step[] {
  const [first] = finding.through;
  const outer: Step = { name: first?.name ?? finding.symbol, span: finding.span, how: finding.via };
  return [
    outer,
    ...finding.through.map((step, at): Step => ({
      ...step,
      name: finding.through[at + 1]?.name ?? finding.symbol,
    })),
  ];
}

function answerOf(
  present: readonly Reached[],
  reasons: readonly Weighed[],
  holes: readonly Hole[],
): VerdictAnswer {
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

/** Holes whose place lies in an item that is reached. */
function holesWithin(input: JudgeInput, reached: readonly ItemId[]): readonly Hole[] {
  if (input.holes.length === 0) return [];
  const { tree } = input.program;
  const files = new Map<string, ItemId[]>();
  for (const id of reached) {
    const path = tree.files[tree.fileOf(id)]?.path ?? '';
    files.set(path, [...(files.get(path) ?? []), id]);
  }
  return input.holes.filter((hole) =>
    (files.get(hole.span.file) ?? []).some((id) => {
      const { start, end } = tree.item(id);
      const span = input.program.spanOf(id, { start, end });
      return span.line <= hole.span.line && hole.span.line <= span.endLine;
    }),
  );
}

/** A tree without `main`: every function that others can call is an entry point. */
function judgeLibrary(input: JudgeInput): readonly Verdict[] {
  const { program, placed, routes } = input;
  const { tree } = program;
  const exported: ItemId[] = [];
  for (let id = 0; id < tree.size; id++) {
    const item = tree.item(id);
    if (item.kind === 'function' && !item.local) exported.push(id);
  }
  const [first] = exported;
  if (first === undefined && placed.length === 0) return [];
  const reached = placed
    .filter(({ item }) => routes.callable.has(item))
    .map(({ finding, item }): Reached => {
      const span = program.spanOf(item, { start: tree.item(item).start, end: tree.item(item).start });
      const name = program.nameOf(item) ?? finding.symbol;
      return { finding, route: { site: item, steps: [{ name, span, how: 'entry' }], confirmed: true } };
    });
  const start = first === undefined ? 0 : tree.item(first).start;
  const entry = reached[0]?.route.steps[0]?.span ?? program.spanOf(first ?? 0, { start, end: start });
  const seen = coverageOf(program, exported, reached.length === 0);
  return [verdictOf(input.treeName, 'library', entry, reached, seen, [...input.holes, ...seen.holes])];
}

function reachOf(input: JudgeInput, { finding, item }: PlacedFinding, verdicts: readonly Verdict[]): Reach {
  if (finding.presence.kind === 'never') return { kind: 'uncallable', why: 'It is left out of the build.' };
  const programs = input.routes.entries.flatMap((one, index) =>
    one.routes.some((route) => route.site === item) ? [verdicts[index]?.program ?? ''] : [],
  );
  if (programs.length > 0) return { kind: 'reached', programs };
  if (input.routes.callable.has(item)) {
    const isLibrary = verdicts[0]?.kind === 'library';
    return isLibrary ? { kind: 'reached', programs: [verdicts[0]?.program ?? ''] } : { kind: 'callable' };
  }
  const isMacro = input.program.tree.item(item).kind === 'macro';
  const why = isMacro ? 'The macro that holds it is not used.' : 'Nothing that could run leads to it.';
  return { kind: 'uncallable', why };
}

/** The file that holds `main`, or its folder when the file says nothing; longer where that is not enough. */
function programNames(entries: readonly EntryRoutes[]): readonly string[] {
  const short = entries.map(({ entry }) => {
    const parts = entry.span.file.split('/');
    const stem = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
    return stem === 'main' ? (parts.at(-2) ?? stem) : stem;
  });
  return short.map((name, index) => {
    const isUnique = short.filter((other) => other === name).length === 1;
    return isUnique ? name : (entries[index]?.entry.span.file ?? name);
  });
}
