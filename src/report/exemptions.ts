/**
 * Findings that are told apart from the others: in which words, and which of them are shown where somebody asks for what
 * is suppressed. It decides nothing about what is exempt.
 */
import type { Analysis, Exemption, JudgedFinding } from '../model/index.ts';
import type { ReportOptions } from './format.ts';
import { compareFindings, compareLevels } from './knowledge.ts';

/** Ready to follow a number or `It is`. */
export const exemptionWords: Readonly<Record<Exemption['kind'], string>> = {
  'third-party': 'in third-party code',
  elsewhere: 'in files that were not asked about',
  off: 'of rules that are switched off',
  comment: 'suppressed in the code',
  baseline: 'in the baseline',
  unchanged: 'not on changed lines',
};

export interface SuppressedFinding extends JudgedFinding {
  readonly exemption: Exemption;
}

/**
 * What somebody accepted, in the order of the files; empty unless asked for. What was not asked about is not among it, and
 * neither is what no rule is there for.
 */
export function suppressedFindings(
  { findings }: Analysis,
  { showSuppressed, level }: ReportOptions,
): readonly SuppressedFinding[] {
  if (!showSuppressed) return [];
  return findings
    .flatMap((judged): readonly SuppressedFinding[] => {
      const { exemption } = judged;
      return exemption === null || !isAccepted(exemption) ? [] : [{ ...judged, exemption }];
    })
    .filter((judged) => compareLevels(judged.level, level) <= 0)
    .sort(compareFindings);
}

/** `suppressed in the code: the reason`; text of a source, and so not safe to print. */
export function exemptionTold(exemption: Exemption): string {
  const words = exemptionWords[exemption.kind];
  if (exemption.kind !== 'comment') return words;
  return exemption.reason === null ? `${words}, without a reason` : `${words}: ${exemption.reason}`;
}

function isAccepted({ kind }: Exemption): boolean {
  switch (kind) {
    case 'comment':
    case 'baseline':
    case 'third-party':
      return true;
    case 'off':
    case 'elsewhere':
    case 'unchanged':
      return false;
  }
}
