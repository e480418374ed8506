/** Verdicts and findings told as text, JSON or SARIF: one folder a format, and the registry over them. */
import type { ReportInput } from '../model/index.ts';
import type { Format, ReportOptions } from './format.ts';
import { renderJson } from './json/index.ts';
import { renderSarif } from './sarif/index.ts';
import { renderText } from './text/index.ts';

export {
  compareReports,
  type ComparisonFormat,
  readReport,
  type ReadReport,
  renderComparison,
} from './comparison/index.ts';
export { plain } from './text/terminal.ts';
export type { ReportOptions } from './format.ts';

export type FormatName = 'text' | 'json' | 'sarif';

export const formats: Readonly<Record<FormatName, Format>> = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
};

export function renderReport(format: FormatName, input: ReportInput, options: ReportOptions): string {
  return formats[format](input, options);
}
