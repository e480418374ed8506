/**
 * One line for each finding and each program, as compilers print them: `file:line:col: level: message [rule]`. Editors
 * and grep take it as it is. What it leaves out, `text` tells.
 */
import type { Level, ReportInput, Span } from '../model/index.ts';
import { exemptionTold, suppressedFindings } from './exemptions.ts';
import type { ReportOptions } from './format.ts';
import { knowledgeOf } from './knowledge.ts';
import { plain } from './plain.ts';
import { findingLine, verdictLine } from './sentences.ts';
import { openAnswerLevels, shownFindings, shownPrograms } from './shown.ts';

export function renderConcise(input: ReportInput, options: ReportOptions): string {
  const { analysis } = input;
  const knowledge = knowledgeOf(input);
  const levelOf = openAnswerLevels(analysis);
  const lines = [
    ...analysis.notices.map(({ text, file, line, incomplete }) => {
      const place = `${plain(file ?? 'mig-lint')}${line === null ? '' : `:${String(line)}:1`}`;
      return `${place}: ${incomplete ? 'warning' : 'note'}: ${plain(text)} [notice]`;
    }),
    ...shownFindings(analysis, options).map(({ finding, level }) => {
      return lineOf(finding.span, level, findingLine(finding), finding.rule);
    }),
    ...suppressedFindings(analysis, options).map(({ finding, level, exemption }) => {
      const message = `${findingLine(finding)} Not counted: ${plain(exemptionTold(exemption))}`;
      return lineOf(finding.span, level, message, finding.rule);
    }),
    ...shownPrograms(analysis, options).map((verdict) => {
      return lineOf(verdict.entry, levelOf(verdict), verdictLine(verdict, knowledge), 'verdict');
    }),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function lineOf({ file, line, column }: Span, level: Level, message: string, rule: string): string {
  return `${plain(file)}:${line}:${column}: ${level}: ${message} [${rule}]`;
}
