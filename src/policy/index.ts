/**
 * What the user decides: how loudly a finding is told, and what makes a run fail.
 * The only room that knows of severity. It changes no finding and no verdict.
 */
import type {
  Analysis,
  Effect,
  Finding,
  HoleKind,
  Level,
  Reach,
  Verdict,
  VerdictAnswer,
} from '../model/index.ts';

export { applyConfiguration, levelChoices } from './apply.ts';
export {
  type BaselineEntry,
  type BaselineInput,
  goneNotice,
  type Matched,
  matchBaseline,
  renewedBaseline,
} from './baseline.ts';
export { readBaseline, type ReadBaseline, writeBaseline } from './baseline-text.ts';
export { type IsChanged, keepChanged, tellWorsened } from './changes.ts';
export {
  CONFIGURATION_KEY,
  NO_CONFIGURATION,
  readConfigurationText,
  type ReadConfiguration,
  readSize,
} from './configuration.ts';
export { fingerprintsOf } from './fingerprints.ts';
export { openPatterns } from './patterns.ts';
export { focusOn } from './focus.ts';
export { ranRules, suppress } from './suppress.ts';
export { type SuppressedLine, writeSuppressions } from './suppression-writer.ts';
export { mayStandInScript, placesInScript } from './script-suppression.ts';
export { isLanguage, placeAt, readSuppressions, SUPPRESSION_MARK, type Written } from './suppressions.ts';

/** The least level that fails a run. */
export type FailOn = Level | 'never';

const rank: Readonly<Record<Level, number>> = { note: 0, warning: 1, error: 2 };

export function isAtLeast(level: Level, least: Level): boolean {
  return rank[level] >= rank[least];
}

/**
 * `error` is kept for what is known to happen: certain, lasting, in this build, in a program that is there.
 * Any doubt makes it a `warning`; what cannot happen or does no harm is a `note`.
 */
export function levelOf(finding: Finding, reach: Reach): Level {
  if (!isHarmful(finding.effect)) return 'note';
  if (reach.kind === 'uncallable' || finding.presence.kind === 'never') return 'note';
  const settled =
    finding.certainty === 'certain' &&
    finding.duration === 'lasting' &&
    finding.presence.kind === 'always' &&
    reach.kind === 'reached';
  return settled ? 'error' : 'warning';
}

function isHarmful(effect: Effect): boolean {
  switch (effect) {
    case 'stays':
    case 'locked':
    case 'unsafe':
    case 'crashes':
      return true;
    case 'costs':
    case 'fine':
      return false;
  }
}

/** So many warnings are put up with, null for what the level says alone; what is worse or asked for besides still fails. */
export function failsBeyond(analysis: Analysis, failOn: FailOn, mostWarnings: number | null): boolean {
  if (mostWarnings === null) return failsOn(analysis, failOn);
  const warnings = analysis.findings.filter(
    ({ level, exemption }) => exemption === null && level === 'warning',
  );
  return warnings.length > mostWarnings || failsOn(analysis, failOn === 'warning' ? 'error' : failOn);
}

export function failsOn(analysis: Analysis, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  const found = analysis.findings.some(
    ({ level, exemption }) => exemption === null && isAtLeast(level, failOn),
  );
  return found || analysis.programs.some((verdict) => failsByWorsening(verdict, analysis, failOn));
}

const levelOfAnswer: Readonly<Record<VerdictAnswer, Level>> = {
  blocked: 'error',
  'at-risk': 'warning',
  undetermined: 'warning',
  clear: 'note',
};

/** What the project has accepted, by a comment or in the baseline, may make a verdict worse. */
function failsByWorsening(
  { worsening, answer, reasons }: Verdict,
  analysis: Analysis,
  least: Level,
): boolean {
  if (worsening === null || !isAtLeast(levelOfAnswer[answer], least)) return false;
  const { was, gained } = worsening;
  const counts = reasons.filter(
    ({ stayReason }) => was !== answer || gained.length === 0 || gained.includes(stayReason),
  );
  const behind = new Set(counts.flatMap(({ findings }) => findings));
  return (
    behind.size === 0 ||
    analysis.findings.some(({ finding, exemption }) => {
      return behind.has(finding.id) && (exemption === null || exemption.kind === 'unchanged');
    })
  );
}

/** An unknown outside function leaves a verdict open, but no byte of what was asked for unread. */
const leavesBytesUnread: Readonly<Record<HoleKind, boolean>> = {
  'unread-file': true,
  'syntax-error': true,
  budget: true,
  'unresolved-pointer': false,
  'unknown-function': false,
  'unknown-syscall': false,
  'unknown-lookup': false,
};

/**
 * Whether the run saw less than it was asked to see, which fails it under `--strict`: something could not be
 * read, or a program's verdict had to stay undetermined.
 */
export function isIncomplete(analysis: Analysis): boolean {
  return (
    analysis.notices.some(({ incomplete }) => incomplete) ||
    analysis.holes.some(({ kind }) => leavesBytesUnread[kind]) ||
    analysis.programs.some(({ answer }) => answer === 'undetermined')
  );
}
