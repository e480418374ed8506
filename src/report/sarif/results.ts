/** Findings as results: merged where a service cannot tell them apart, cut where it would refuse them. */
import type { Result } from 'sarif';
import { compareSpans } from '../../model/index.ts';
import type { JudgedFinding, Presence, ReportInput } from '../../model/index.ts';
import { decoded } from '../decode.ts';
import { grouped } from '../group.ts';
import { compareFindings, compareLevels } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import { contentFingerprint } from './fingerprints.ts';
import { codeFlowsOf, witnessesOf } from './flows.ts';
import type { Witnesses } from './flows.ts';
import { quotedLocation } from './locations.ts';
import { messageOf, relatedLocationsOf } from './message.ts';
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
  /** How often a content fingerprint was given out. Filled as the results are made. */
  readonly seen: Map<string, number>;
}

/** Uses of one API that share a rule and a line; the worst first. */
type Group = readonly [JudgedFinding, ...JudgedFinding[]];

export interface Results {
  readonly results: Result[];
  /** A full sentence for everything that was left out. */
  readonly cuts: readonly string[];
}

export function resultsOf(input: ReportInput, knowledge: Knowledge, source: SourceText): Results {
  const { rules } = input.rulebook;
  const witnesses = witnessesOf(input.analysis.programs);
  const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));
  const workshop = { input, knowledge, source, witnesses, ruleIndexes, seen: new Map<string, number>() };
  const groups = groupsOf(input.analysis.findings);
  const kept = worstOf(groups);
  const left = groups.length - kept.length;
  const cuts =
    left === 0 ? [] : [`${left} results of the lowest levels were left out: ${mostResults} is the limit.`];
  return { results: kept.map((group) => resultOf(group, workshop)), cuts };
}

function groupsOf(findings: readonly JudgedFinding[]): readonly Group[] {
  const counted = findings.filter(({ exemption }) => exemption === null);
  const sorted = counted.sort((a, b) => compareLevels(a.level, b.level) || compareFindings(a, b));
  const keyOf = ({ finding: { span, rule, symbol } }: JudgedFinding): string =>
    JSON.stringify([span.file, span.line, rule, symbol]);
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
  const [{ finding, level }] = group;
  const { knowledge, source, witnesses, ruleIndexes } = workshop;
  const ruleIndex = ruleIndexes.get(finding.rule);
  const codeFlows = codeFlowsOf(
    group.map((judged) => judged.finding.id),
    witnesses,
    source,
  );
  const relatedLocations = relatedLocationsOf(finding, source);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level,
    message: { text: messageOf(group[0], group.length - 1, knowledge) },
    locations: [
      {
        physicalLocation: quotedLocation(finding.span, source),
        ...(finding.within === null ? {} : { logicalLocations: [{ name: decoded(finding.within) }] }),
      },
    ],
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
    ...(codeFlows.length === 0 ? {} : { codeFlows }),
    partialFingerprints: fingerprintsOf(group[0], workshop),
    properties: propertiesOf(group[0]),
  };
}

function fingerprintsOf({ finding }: JudgedFinding, { source, seen }: Workshop): Record<string, string> {
  const { file, line } = finding.span;
  const lineHash = source.lineHash(file, line);
  const content = contentFingerprint(finding, source.bytesAt(file, line), seen);
  return { ...(lineHash === null ? {} : { primaryLocationLineHash: lineHash }), 'migLint/v1': content };
}

function propertiesOf({ finding, reach }: JudgedFinding): NonNullable<Result['properties']> {
  const { symbol, written, via, stayReason, effect, certainty, duration, presence } = finding;
  return {
    // The API's name: for a call by number that is the function that takes the number.
    symbol: decoded(via === 'syscall' ? written : apiOf(symbol)),
    ...(via === 'syscall' ? { systemCall: decoded(symbol) } : {}),
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

/** A method is told by its class, which is the API that people know: `QThread` for `QThread::start`. */
function apiOf(symbol: string): string {
  const owner = /^(?:\w+::)*([A-Z]\w*)::\w+$/.exec(symbol)?.[1];
  return owner ?? symbol;
}
