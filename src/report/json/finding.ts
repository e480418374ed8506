/** One finding as a JSON object. */
import type { JudgedFinding, Presence, Reach, Stay } from '../../model/index.ts';
import { stayReasonOf } from '../knowledge.ts';
import type { Knowledge } from '../knowledge.ts';
import { staySentence } from '../stay-words.ts';
import { placeEntry, stepEntry } from './place.ts';

export function findingEntry(
  { finding, reach, level, exemption }: JudgedFinding,
  knowledge: Knowledge,
): object {
  const reason = stayReasonOf(knowledge, finding.stayReason);
  const { file, line, column, endLine, endColumn } = finding.span;
  const { certainty, duration, presence, doubts, message, remedy, note } = finding;
  return {
    id: finding.id,
    rule: finding.rule,
    stayReason: finding.stayReason,
    symbol: finding.symbol,
    effect: finding.effect,
    locks: finding.locks,
    level,
    ...{ file, line, column, endLine, endColumn },
    within: finding.within,
    via: finding.via,
    ...{ certainty, duration },
    stay: finding.stay === null ? null : stayEntry(finding.stay),
    presence: presenceEntry(presence),
    doubts,
    message,
    why: reason === null ? null : reason.why,
    ends: reason === null ? null : reason.ends,
    remedy,
    evidence: finding.evidence.map((id) => evidenceEntry(id, knowledge)),
    note,
    through: finding.through.map(stepEntry),
    reach: reachEntry(reach),
    exemption: exemption === null ? null : exemption.kind,
    exemptionReason: exemption?.kind === 'comment' ? exemption.reason : null,
  };
}

/** The same three keys for every kind, so that a reader needs no case analysis. */
export function presenceEntry(presence: Presence): object {
  return {
    kind: presence.kind,
    conditions: presence.kind === 'open' ? presence.conditions : [],
    why: presence.kind === 'never' ? presence.why : null,
  };
}

function stayEntry(stay: Stay): object {
  const { end, inside, after, leaves, isArgued, notes } = stay;
  return {
    end,
    releases: stay.releases.map(stepEntry),
    leak: stay.leak === null ? null : placeEntry(stay.leak),
    ...{ inside, after, leaves, isArgued, notes },
    sentence: staySentence(stay),
  };
}

function reachEntry(reach: Reach): object {
  return {
    kind: reach.kind,
    programs: reach.kind === 'reached' ? reach.programs : [],
    why: reach.kind === 'uncallable' || reach.kind === 'unknown' ? reach.why : null,
  };
}

function evidenceEntry(id: string, knowledge: Knowledge): object {
  const evidence = knowledge.evidence.get(id);
  if (evidence === undefined) return { id, kind: null, mark: null, source: null, says: null };
  const { kind, mark, source, says } = evidence;
  return { id, kind, mark, source, says };
}
