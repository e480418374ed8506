/** Findings as results: merged where a service cannot tell them apart, cut where it would refuse them. */
import type { Result, Suppression } from 'sarif';
import { compareSpans } from '../../model/index.ts';
import type { Exemption, Finding, JudgedFinding, Presence, ReportInput } from '../../model/index.ts';
import { fingerprintsOf } from '../../policy/index.ts';
import { decoded } from '../decode.ts';
import type { ReportOptions } from '../format.ts';
import { grouped } from '../group.ts';
import { counted } from '../words.ts';
import { compareFindings, compareLevels } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import { codeFlowsOf, flowCuts, witnessesOf } from './flows.ts';
import type { FlowTally, Witnesses } from './flows.ts';
import { quotedLocation } from './locations.ts';
import { messageOf, placesLeftOut, relatedLocationsOf } from './message.ts';
import type { SourceText } from './source-text.ts';

/** GitHub keeps this many results of a run, so we choose which. */
const mostResults = 5000;

/** What all results are made with. */
interface Workshop {
  readonly input: ReportInput;
  readonly knowledge: Knowledge;
  readonly source: SourceText;
  readonly witnesses: Witnesses;
  readonly ruleIndexes: ReadonlyMap<string, number>;
  /** By the finding's id. */
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly tally: FlowTally;
}

/** What one rule has to say of one line; the worst first. To GitHub that is one alert, whatever the APIs. */
type Group = readonly [JudgedFinding, ...JudgedFinding[]];

export interface Results {
  readonly results: Result[];
  /** A full sentence for everything that was left out. */
  readonly cuts: readonly string[];
}

export function resultsOf(
  input: ReportInput,
  knowledge: Knowledge,
  source: SourceText,
  suppressions: ReportOptions['sarifSuppressions'],
): Results {
  const { rules } = input.rulebook;
  const { findings, programs } = input.analysis;
  const workshop: Workshop = {
    ...{ input, knowledge, source },
    witnesses: witnessesOf(programs),
    ruleIndexes: new Map(rules.map(({ id }, index) => [id, index])),
    fingerprints: fingerprintsOf(
      findings.map(({ finding }) => finding),
      input.lineAt,
    ),
    tally: { steps: 0, flowsLeftOut: 0, stepsLeftOut: 0 },
  };
  const told = findings.filter((judged) => isTold(judged, suppressions));
  const groups = groupsOf(told);
  const kept = worstOf(groups);
  const left = groups.length - kept.length;
  const cuts =
    left === 0 ? [] : [`${left} results of the lowest levels were left out: ${mostResults} is the limit.`];
  const results = kept.map((group) => resultOf(group, workshop));
  return { results, cuts: [...cuts, ...placeCuts(kept), ...flowCuts(workshop.tally)] };
}

function placeCuts(groups: readonly Group[]): readonly string[] {
  const places = groups.reduce((sum, [{ finding }]) => sum + placesLeftOut(finding), 0);
  return places === 0 ? [] : [`${counted(places, 'place')} inside of long chains of wrappers left out.`];
}

/** Of a rule that is switched off nobody wants to hear, not even that it is; nor of what nobody asked about. */
function isTold({ exemption }: JudgedFinding, suppressions: ReportOptions['sarifSuppressions']): boolean {
  if (exemption === null) return true;
  const isAside = exemption.kind === 'off' || exemption.kind === 'elsewhere';
  return suppressions === 'include' && !isAside;
}

function suppressionsOf(exemption: Exemption | null): { suppressions?: Suppression[] } {
  if (exemption === null) return {};
  switch (exemption.kind) {
    case 'comment': {
      const { reason } = exemption;
      const justification = reason === null ? {} : { justification: decoded(reason) };
      return { suppressions: [{ kind: 'inSource', ...justification }] };
    }
    case 'third-party':
      return { suppressions: [{ kind: 'external', justification: 'It lies in third-party code.' }] };
    case 'elsewhere':
      return { suppressions: [{ kind: 'external', justification: 'It was not asked about.' }] };
    case 'off':
      return { suppressions: [{ kind: 'external', justification: 'Its rule is switched off.' }] };
    case 'baseline':
      return { suppressions: [{ kind: 'external', justification: 'It is in the baseline.' }] };
    case 'unchanged':
      return { suppressions: [{ kind: 'external', justification: 'The change does not touch it.' }] };
  }
}

function groupsOf(findings: readonly JudgedFinding[]): readonly Group[] {
  const sorted = [...findings].sort((a, b) => compareLevels(a.level, b.level) || compareFindings(a, b));
  const keyOf = ({ finding: { span, rule }, exemption }: JudgedFinding): string =>
    JSON.stringify([span.file, span.line, rule, exemption]);
  return [...grouped(sorted, keyOf).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, ...rest] as const],
  );
}

/** The groups come worst first; what is kept goes out in the order of the files. */
function worstOf(groups: readonly Group[]): readonly Group[] {
  return groups
    .slice(0, mostResults)
    .sort(([a], [b]) => compareSpans(a.finding.span, b.finding.span) || compareFindings(a, b));
}

function resultOf(group: Group, workshop: Workshop): Result {
  const [{ finding, level, exemption }] = group;
  const { knowledge, source, witnesses, ruleIndexes, tally } = workshop;
  const ruleIndex = ruleIndexes.get(finding.rule);
  const codeFlows = codeFlowsOf(
    group.map((judged) => judged.finding.id),
    witnesses,
    tally,
    source,
  );
  const relatedLocations = relatedLocationsOf(finding, source);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level,
    message: { text: messageOf(group, knowledge, witnesses) },
    locations: [
      {
        physicalLocation: quotedLocation(finding.span, source),
        ...(finding.within === null ? {} : { logicalLocations: [{ name: decoded(finding.within) }] }),
      },
    ],
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
    ...(codeFlows.length === 0 ? {} : { codeFlows }),
    ...suppressionsOf(exemption),
    partialFingerprints: partialFingerprints(group[0], workshop),
    properties: propertiesOf(group),
  };
}

function partialFingerprints({ finding }: JudgedFinding, workshop: Workshop): Record<string, string> {
  const { file, line } = finding.span;
  const lineHash = workshop.source.lineHash(file, line);
  const content = workshop.fingerprints.get(finding.id);
  return {
    ...(lineHash === null ? {} : { primaryLocationLineHash: lineHash }),
    ...(content === undefined ? {} : { 'migLint/v1': content }),
  };
}

function propertiesOf(group: Group): NonNullable<Result['properties']> {
  const [{ finding, reach, level }] = group;
  const { symbol, links, via, stayReason, effect, certainty, duration, presence } = finding;
  const [name, ...names] = new Set(
    group.filter((one) => one.level === level).flatMap((one) => symbolsOf(one.finding)),
  );
  return {
    // One name, or a list of those that share the line and the level.
    symbol: names.length === 0 ? name : [name, ...names],
    ...(via === 'syscall' ? { systemCall: decoded(symbol) } : {}),
    ...(links.length > 0 ? { api: decoded(symbol) } : {}),
    stayReason,
    ...{ effect, certainty, duration },
    presence: presenceOf(presence),
    via: finding.via,
    reach: reach.kind,
  };
}

function presenceOf(presence: Presence): Presence {
  if (presence.kind !== 'open') return presence;
  return { kind: 'open', conditions: presence.conditions.map(decoded) };
}

/**
 * The API's name as a linker knows it: for a call by number that is the function that takes the number, and for what a
 * header does by itself what that calls.
 */
function symbolsOf({ symbol, links, written, via }: Finding): readonly string[] {
  if (via === 'syscall') return [decoded(written)];
  return (links.length > 0 ? links : [symbol]).map((name) => decoded(apiOf(name)));
}

/** A method is told by its class, which is the API that people know: `wxThread` for `wxThread::Run`. */
function apiOf(symbol: string): string {
  const owner = /^(?:\w+::)*([a-z]*[A-Z]\w*)::\w+$/.exec(symbol)?.[1];
  return owner ?? symbol;
}
