/** What a report looks up by id: rules, stay reasons, evidence, findings. Adds nothing to what they say. */
import { compareSpans } from '../model/index.ts';
import type {
  Evidence,
  JudgedFinding,
  Level,
  ReportInput,
  Rule,
  Rulebook,
  StayReason,
  Verdict,
} from '../model/index.ts';

export interface Knowledge {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly stayReasons: ReadonlyMap<string, StayReason>;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly findings: ReadonlyMap<string, JudgedFinding>;
  readonly programs: ReadonlyMap<string, Verdict>;
}

export function knowledgeOf({ rulebook, analysis }: ReportInput): Knowledge {
  return {
    rules: new Map(rulebook.rules.map((rule) => [rule.id, rule])),
    stayReasons: new Map(rulebook.stayReasons.map((reason) => [reason.id, reason])),
    evidence: new Map(rulebook.evidence.map((evidence) => [evidence.id, evidence])),
    findings: new Map(analysis.findings.map((judged) => [judged.finding.id, judged])),
    programs: new Map(analysis.programs.map((verdict) => [verdict.program, verdict])),
  };
}

export function stayReasonOf(knowledge: Knowledge, id: string | null): StayReason | null {
  return id === null ? null : (knowledge.stayReasons.get(id) ?? null);
}

/** A reason that the rules speak of as a lock, and not as a state that the process is in. */
export function isLockReason(stayReason: string, { rules }: Rulebook): boolean {
  const rows = rules.filter((rule) => rule.stayReason === stayReason).flatMap(({ rows: own }) => own);
  return rows.length > 0 && !rows.some(({ effect }) => effect === 'stays');
}

const severity: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

/** Negative when `a` is the more severe. */
export function compareLevels(a: Level, b: Level): number {
  return severity[a] - severity[b];
}

/** In the order of the files; the id settles what stands at the same place. */
export function compareFindings(a: JudgedFinding, b: JudgedFinding): number {
  const places = compareSpans(a.finding.span, b.finding.span);
  if (places !== 0) return places;
  if (a.finding.id === b.finding.id) return 0;
  return a.finding.id < b.finding.id ? -1 : 1;
}
