/**
 * GitLab's code quality report. A merge request compares it with the target branch's by fingerprint, so that each is
 * unique and has no line in it.
 */
import { createHash } from 'node:crypto';
import type { Level, ReportInput } from '../model/index.ts';
import { fingerprintsOf } from '../policy/index.ts';
import type { ReportOptions } from './format.ts';
import { jsonText } from './json-text.ts';
import { knowledgeOf } from './knowledge.ts';
import { plain } from './plain.ts';
import { findingStory } from './sentences.ts';
import { shownFindings } from './shown.ts';

/** Of info, minor, major, critical and blocker. */
const severities: Readonly<Record<Level, string>> = { error: 'critical', warning: 'major', note: 'info' };

export function renderGitlab(input: ReportInput, options: ReportOptions): string {
  const { analysis, lineAt } = input;
  const knowledge = knowledgeOf(input);
  const all = analysis.findings.map(({ finding }) => finding);
  const fingerprints = fingerprintsOf(all, lineAt);
  const entries = shownFindings(analysis, options).map(({ finding, level }) => ({
    description: findingStory(finding, knowledge),
    check_name: finding.rule,
    fingerprint: hexadecimal(fingerprints.get(finding.id) ?? finding.id),
    severity: severities[level],
    location: {
      path: plain(options.inRepository(finding.span.file)),
      lines: { begin: finding.span.line, end: finding.span.endLine },
    },
  }));
  return `${jsonText(entries, 2)}\n`;
}

/** Digits alone, because that is what every other tool has there. */
function hexadecimal(fingerprint: string): string {
  return createHash('sha256').update(fingerprint).digest('hex').slice(0, 32);
}
