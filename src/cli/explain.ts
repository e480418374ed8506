/** The pages of `mig-lint explain` and the list of `mig-lint rules`, as text. Says nothing that the rulebook does not. */
import type { Evidence, Rulebook } from '../model/index.ts';
import type {
  Elsewhere,
  Explanation,
  ReasonAccount,
  ReleaseAccount,
  RowAccount,
  RuleThere,
} from './explanation.ts';
import { releasesOf, usesOf } from './lookup.ts';
import type { Page } from './page.ts';

export function explanationLines(
  explanation: Explanation,
  rulebook: Rulebook,
  page: Page,
): readonly string[] {
  switch (explanation.kind) {
    case 'stay-reason':
      return stayReasonLines(explanation, rulebook, page);
    case 'rule':
      return ruleLines(explanation, rulebook, page);
    case 'target': {
      const { id, title, about, shownIn } = explanation.target;
      return [
        page.heading(title, `target ${id}`),
        ...page.field('about', about),
        ...page.field('shown in', shownIn),
      ];
    }
    case 'harmless': {
      const { name, header, library } = explanation;
      const text = `It does nothing that keeps a process home, by what is known of <${header}> (${library}).`;
      return [page.heading(name, 'function'), ...page.field('what', text)];
    }
  }
}

export function listRules(rulebook: Rulebook, page: Page): readonly string[] {
  const known = rulebook.rules.flatMap((rule) => [
    page.heading(rule.id, rule.title),
    ...page.field('stays for', rule.stayReason ?? 'nothing; it does not keep the process home'),
    ...page.field('uses', usesOf(rule).join(', ')),
    ...page.field('released', releasesOf(rule).join(', ')),
  ]);
  const { title, shownIn } = rulebook.target;
  return [...page.paragraph(`For ${title}, which shows its stay reasons in ${shownIn}.`), '', ...known];
}

function stayReasonLines(
  { reason, rules, evidence, elsewhere }: Extract<Explanation, { kind: 'stay-reason' }>,
  rulebook: Rulebook,
  page: Page,
): readonly string[] {
  const seen = reason.visibleInSource ? '' : ' It cannot be seen in source code, so no rule looks for it.';
  return [
    page.heading(reason.title, `stay reason ${reason.id}`),
    ...page.field('word', `${kernelWord(reason)} (${reason.kernelName ?? lacking(rulebook)})`),
    ...page.field('why', reason.why + seen),
    ...page.field('ends', reason.ends),
    ...rules.flatMap(({ id, uses, releases }) => {
      const ended = releases.length === 0 ? '' : `; released by ${releases.join(', ')}`;
      return page.field('rule', `${id}: ${uses.join(', ')}${ended}`);
    }),
    ...rules.flatMap(({ remedy }) => page.field('instead', remedy)),
    ...elsewhere.flatMap(({ targets, there }) => {
      const name = there.kernelName ?? 'no such reason';
      return page.field('elsewhere', `${targets.join(', ')}: ${kernelWord(there)} (${name}). ${there.ends}`);
    }),
    ...evidenceLines(evidence, page),
  ];
}

function kernelWord({ word, shownIn }: Pick<ReasonAccount, 'word' | 'shownIn'>): string {
  return `${word === null ? 'no word that is known' : `\`${word}\``} in ${shownIn}`;
}

function lacking({ target }: Rulebook): string {
  return `${target.title} does not have this reason`;
}

function ruleLines(
  explanation: Extract<Explanation, { kind: 'rule' }>,
  rulebook: Rulebook,
  page: Page,
): readonly string[] {
  const { id, title, what, reason, remedy, rows, releases, example, evidence } = explanation;
  return [
    page.heading(title, `rule ${id}`),
    ...(what === null ? [] : page.field('what', what)),
    ...(reason === null
      ? []
      : [
          ...page.field('word', `${kernelWord(reason)} (${reason.kernelName ?? lacking(rulebook)})`),
          ...page.field('why', reason.why),
          ...page.field('ends', reason.ends),
        ]),
    ...page.field('instead', remedy),
    ...rows.flatMap((row) => page.field('use', rowSentence(row))),
    ...releases.flatMap((release) => page.field('release', releaseSentence(release))),
    ...(example === null ? [] : page.verbatim('example', example)),
    ...explanation.elsewhere.flatMap((one) => elsewhereLines(one, explanation, page)),
    ...evidenceLines(evidence, page),
  ];
}

/** Only what is not the same here. */
function elsewhereLines(
  { targets, there }: Elsewhere<RuleThere>,
  { rows, reason }: Extract<Explanation, { kind: 'rule' }>,
  page: Page,
): readonly string[] {
  const known = new Set(rows.map(rowSentence));
  const others = there.rows.map(rowSentence).filter((sentence) => !known.has(sentence));
  const kept = new Set(there.rows.map(({ written }) => written));
  const gone = [...new Set(rows.map(({ written }) => written).filter((written) => !kept.has(written)))];
  const lost = gone.map((written) => `\`${written}\` does nothing that is known to matter.`);
  const ends = there.ends === null || there.ends === reason?.ends ? [] : [there.ends];
  const names = targets.join(', ');
  return [...others, ...lost, ...ends].flatMap((text) => page.field('elsewhere', `${names}: ${text}`));
}

function releaseSentence({ written, when, ends, note }: ReleaseAccount): string {
  const how = ends === 'surely' ? 'takes' : 'may take';
  const asked = when === null ? '' : `, when ${when}`;
  const more = note === null ? '' : ` ${note}`;
  return `\`${written}\` ${how} the process out of this state${asked}.${more}`;
}

function rowSentence(row: RowAccount): string {
  const when = row.when === null ? '' : `, when ${row.when}`;
  const needs = row.needs === null ? '' : ` It needs ${row.needs}.`;
  const note = row.note === null ? '' : ` ${row.note}`;
  const remedy = row.remedy === null ? '' : ` Instead: ${row.remedy}`;
  return `\`${row.written}\`: ${row.effect}, ${row.certainty}, ${row.duration}${when}.${needs}${note}${remedy}`;
}

function evidenceLines(evidence: readonly Evidence[], page: Page): readonly string[] {
  return evidence.flatMap(({ id, kind, mark, source, says, checked }) =>
    page.field('evidence', `${id} (${kind}, ${mark}, looked at ${checked}): ${says} ${source}`),
  );
}
