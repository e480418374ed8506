/**
 * SARIF 2.1.0 for code scanning services: every rule, every finding at every level, and the verdicts in the
 * property bag. No time, no absolute path and no user name goes in, so that equal runs give equal bytes.
 */
import type { Log, Run } from 'sarif';
import type { ReportInput } from '../../model/index.ts';
import type { ReportOptions } from '../format.ts';
import { escaped } from '../json-text.ts';
import { knowledgeOf } from '../knowledge.ts';
import { baseIds } from './locations.ts';
import { notificationsOf } from './notifications.ts';
import { driverOf } from './rules.ts';
import { resultsOf } from './results.ts';
import { sourceTextOf } from './source-text.ts';

const schemaUri = 'https://json.schemastore.org/sarif-2.1.0.json';

export function renderSarif(input: ReportInput, options: ReportOptions): string {
  const log: Log = { $schema: schemaUri, version: '2.1.0', runs: [runOf(input, options)] };
  return `${escaped(JSON.stringify(log))}\n`;
}

function runOf(input: ReportInput, options: ReportOptions): Run {
  const { analysis, rulebook } = input;
  const { target } = rulebook;
  const knowledge = knowledgeOf(input);
  const source = sourceTextOf(input, options);
  const { results, cuts } = resultsOf(input, knowledge, source, options.sarifSuppressions);
  const notifications = notificationsOf(analysis, cuts, source);
  return {
    tool: { driver: driverOf(input, knowledge) },
    automationDetails: { id: categoryOf(options.sarifCategory ?? `mig-lint/${target.id}`) },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    originalUriBaseIds: baseIds(analysis, source),
    columnKind: 'utf16CodeUnits',
    results,
    properties: {
      target: target.id,
      programs: analysis.programs.map(({ program, kind, answer }) => ({ name: program, kind, answer })),
    },
  };
}

/** Everything up to the last slash is the category; what follows would be the number of the run. */
function categoryOf(category: string): string {
  return category.endsWith('/') ? category : `${category}/`;
}
