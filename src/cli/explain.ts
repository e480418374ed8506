/** The pages of `mig-lint explain` and the list of `mig-lint rules`, as text. Says nothing that the rulebook does not. */
import type { Rule, Rulebook, Row, StayReason } from '../model/index.ts';
import { conditionInWords } from './condition.ts';
import type { Page } from './page.ts';
import { apisOf, type Topic } from './lookup.ts';

export function explainTopic(topic: Topic, rulebook: Rulebook, page: Page): readonly string[] {
  switch (topic.kind) {
    case 'stay-reason':
      return stayReasonLines(topic.stayReason, rulebook, page);
    case 'rule':
      return ruleLines(topic.rule, topic.api, rulebook, page);
  }
}

export function listRules(rulebook: Rulebook, page: Page): readonly string[] {
  const known = rulebook.rules.flatMap((rule) => [
    page.heading(rule.id, rule.title),
    ...page.field('stays for', rule.stayReason ?? 'nothing; it does not keep the process home'),
    ...page.field('uses', apisOf(rule).join(', ')),
  ]);
  const { title, shownIn } = rulebook.target;
  return [...page.paragraph(`For ${title}, which shows its stay reasons in ${shownIn}.`), '', ...known];
}

function stayReasonLines(reason: StayReason, rulebook: Rulebook, page: Page): readonly string[] {
  const rules = rulebook.rules.filter(({ stayReason }) => stayReason === reason.id);
  const seen = reason.visibleInSource ? '' : ' It cannot be seen in source code, so no rule looks for it.';
  return [
    page.heading(reason.title, `stay reason ${reason.id}`),
    ...kernelLines(reason, rulebook, page),
    ...page.field('why', reason.why + seen),
    ...page.field('ends', reason.ends),
    ...rules.flatMap((rule) => page.field('rule', `${rule.id}: ${apisOf(rule).join(', ')}`)),
    ...rules.flatMap((rule) => page.field('instead', rule.remedy)),
    ...evidenceLines(reason.evidence, rulebook, page),
  ];
}

function kernelLines({ kernelName, word }: StayReason, { target }: Rulebook, page: Page): readonly string[] {
  const shown = word === null ? 'no word that is known' : `\`${word}\``;
  const name = kernelName ?? `${target.title} does not have this reason`;
  return page.field('word', `${shown} in ${target.shownIn} (${name})`);
}

function ruleLines(rule: Rule, api: string | null, rulebook: Rulebook, page: Page): readonly string[] {
  const rows = rule.rows.filter((row) => api === null || row.api.name === api);
  const releases = rule.releases.filter(({ name }) => api === null || name === api);
  const reason = rulebook.stayReasons.find(({ id }) => id === rule.stayReason);
  const used = [...rows.flatMap(({ evidence }) => evidence), ...(reason?.evidence ?? [])];
  const call = api === null ? 'The call' : `\`${api}\``;
  return [
    page.heading(rule.title, `rule ${rule.id}`),
    ...(rows.length === 0
      ? []
      : page.field('what', rule.message.replaceAll('`{call}`', call).replaceAll('{call}', call))),
    ...(reason === undefined ? [] : kernelLines(reason, rulebook, page)),
    ...(reason === undefined ? [] : page.field('why', reason.why)),
    ...(reason === undefined ? [] : page.field('ends', reason.ends)),
    ...page.field('instead', rule.remedy),
    ...rows.flatMap((row) => rowLines(row, page)),
    ...releases.flatMap(({ name }) =>
      page.field('release', `\`${name}\` takes the process out of this state.`),
    ),
    ...evidenceLines(used, rulebook, page),
  ];
}

function rowLines(row: Row, page: Page): readonly string[] {
  const when = row.when === null ? '' : `, when ${conditionInWords(row.when)}`;
  const needs = row.needs === null ? '' : ` It needs ${row.needs}.`;
  const note = row.note === null ? '' : ` ${row.note}`;
  const remedy = row.remedy === null ? '' : ` Instead: ${row.remedy}`;
  const text = `\`${row.written}\`: ${row.effect}, ${row.certainty}, ${row.duration}${when}.${needs}${note}${remedy}`;
  return page.field('use', text);
}

function evidenceLines(ids: readonly string[], rulebook: Rulebook, page: Page): readonly string[] {
  const wanted = new Set(ids);
  return rulebook.evidence
    .filter(({ id }) => wanted.has(id))
    .flatMap(({ id, kind, mark, source, says, checked }) =>
      page.field('evidence', `${id} (${kind}, ${mark}, looked at ${checked}): ${says} ${source}`),
    );
}
