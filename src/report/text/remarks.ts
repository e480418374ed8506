/** What was seen in a program and does not keep it home, one line for each effect, counted by rule. */
import type { Remark } from '../../model/index.ts';
import { grouped } from '../group.ts';
import type { Context } from './context.ts';
import { labelled } from './layout.ts';

/** In the order of the report. */
const labels: readonly (readonly [Remark['effect'], string])[] = [
  ['locked', 'locks'],
  ['crashes', 'may crash'],
  ['unsafe', 'may break'],
  ['costs', 'costs'],
  ['fine', 'fine'],
];

export function remarksLines(remarks: readonly Remark[], context: Context): readonly string[] {
  return labels.flatMap(([effect, label]) => {
    const ofEffect = remarks.filter((remark) => remark.effect === effect);
    return ofEffect.length === 0 ? [] : labelled(label, rulesOf(ofEffect, context), context);
  });
}

function rulesOf(remarks: readonly Remark[], context: Context): string {
  const rules = [...grouped(remarks, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  return rules
    .map(([rule, members]) => {
      const title = context.knowledge.rules.get(rule)?.title ?? rule;
      const uses = new Set(members.map(({ finding }) => finding)).size;
      const symbols = [...new Set(members.map(({ symbol }) => symbol))].sort();
      return `${title}, ${uses === 1 ? 'once' : `${uses} times`} (${symbols.join(', ')})`;
    })
    .join('; ');
}
