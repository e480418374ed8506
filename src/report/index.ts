/** Verdicts and findings told in every format: a file or a folder for each, and the registry over them. */
import type { ReportInput } from '../model/index.ts';
import { renderAgent } from './agent.ts';
import { renderCheckstyle } from './checkstyle.ts';
import { renderConcise } from './concise.ts';
import type { Format, ReportOptions } from './format.ts';
import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderHtml } from './html/index.ts';
import { renderJsonLines } from './json-lines.ts';
import { renderJson } from './json/index.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown/index.ts';
import { renderSarif } from './sarif/index.ts';
import { renderText } from './text/index.ts';

export {
  compareReports,
  type ComparisonFormat,
  readReport,
  type ReadReport,
  renderComparison,
  worseningsOf,
} from './comparison/index.ts';
export {
  readForSummary,
  type RuleEffort,
  type SummaryFormat,
  summaryFormats,
  summaryPage,
  Tally,
} from './summary/index.ts';
export { plain } from './plain.ts';
export { cutTexts } from './shown.ts';
export { counted, howWords, kernelWords, presenceSentence, reachSentence } from './words.ts';
export type { LinkTarget, LinkTo, ReportOptions } from './format.ts';

/** In the order in which people are told of them. */
export const formatNames = [
  'text',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
  'html',
  'agent',
] as const;

export type FormatName = (typeof formatNames)[number];

const formats: Readonly<Record<FormatName, Format>> = {
  text: renderText,
  concise: renderConcise,
  json: renderJson,
  jsonl: renderJsonLines,
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
  checkstyle: renderCheckstyle,
  markdown: renderMarkdown,
  html: renderHtml,
  agent: renderAgent,
};

export function renderReport(format: FormatName, input: ReportInput, options: ReportOptions): string {
  return formats[format](input, options);
}
