/** Checkstyle's XML, which most build servers and review tools read. It knows files and lines only: no verdicts. */
import type { Level, ReportInput } from '../model/index.ts';
import { utf16Column } from './decode.ts';
import type { ReportOptions } from './format.ts';
import { grouped } from './group.ts';
import { knowledgeOf } from './knowledge.ts';
import { plain } from './plain.ts';
import { findingStory } from './sentences.ts';
import { shownFindings } from './shown.ts';
import { element, xmlDocument } from './xml.ts';

const severities: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'info' };

/** Of Checkstyle, whose format this is: readers look at the number before the rest. */
const formatVersion = '8.0';

export function renderCheckstyle(input: ReportInput, options: ReportOptions): string {
  const knowledge = knowledgeOf(input);
  const files = grouped(shownFindings(input.analysis, options), ({ finding }) => finding.span.file);
  const elements = [...files].flatMap(([file, findings]) => {
    const errors = findings.flatMap(({ finding, level }) => {
      const { line, column } = finding.span;
      const place = { line, column: utf16Column(input.lineAt(file, line) ?? '', column) };
      const message = findingStory(finding, knowledge);
      const source = `mig-lint.${finding.rule}`;
      return element('error', { ...place, severity: severities[level], message, source }, []);
    });
    return element('file', { name: plain(file) }, errors);
  });
  return xmlDocument(element('checkstyle', { version: formatVersion }, elements));
}
