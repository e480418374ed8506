/** What a program that migrates would pay for it in its loops: one entry a rule, with why and what to do. */
import type { Cost } from '../../model/index.ts';
import { grouped } from '../group.ts';
import { costWords } from '../sentences.ts';
import type { Context } from './context.ts';
import { labelled, paragraph } from './layout.ts';

/** Places told of one rule; a report for programs has all of them. */
const mostPlaces = 5;

export function costsLines(costs: readonly Cost[], context: Context): readonly string[] {
  if (costs.length === 0)
    return labelled('costs', 'No call that the home node must answer was found in a loop.', context);
  const byRule = [...grouped(costs, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `  ${context.paint.dim('what it costs')}`,
    ...byRule.flatMap(([rule, members]) => ruleLines(rule, members, context)),
  ];
}

function ruleLines(rule: string, costs: readonly Cost[], context: Context): readonly string[] {
  const title = context.knowledge.rules.get(rule)?.title ?? rule;
  const more = costs.length - mostPlaces;
  const finding = context.knowledge.findings.get(costs[0]?.finding ?? '')?.finding;
  const why = finding === undefined ? '' : [finding.message, finding.note ?? ''].join(' ').trim();
  return [
    ...paragraph(`${title}:`, context, '    '),
    ...costs.slice(0, mostPlaces).flatMap((cost) => paragraph(costWords(cost), context, '      ')),
    ...(more > 0 ? paragraph(`and ${more} more`, context, '      ') : []),
    ...toldOnce(rule, 'why', why, context),
    ...toldOnce(rule, 'instead', finding?.remedy ?? '', context),
  ];
}

function toldOnce(rule: string, label: string, text: string, context: Context): readonly string[] {
  const key = JSON.stringify(['costs', rule, label]);
  if (text === '' || context.told.has(key)) return [];
  context.told.add(key);
  return labelled(label, text, context, '      ');
}
