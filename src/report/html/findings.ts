/**
 * All findings, by rule: what the rule says once, then its places with their code. Beyond a number of them a rule
 * tells the rest by place only, and says so.
 */
import type { Finding, JudgedFinding, Presence, Rule } from '../../model/index.ts';
import { grouped } from '../group.ts';
import { compareLevels, stayReasonOf } from '../knowledge.ts';
import { staySentence } from '../stay-words.ts';
import {
  counted,
  effectSentences,
  howWords,
  kernelWords,
  presenceSentence,
  reachSentence,
} from '../words.ts';
import { frame } from './code.ts';
import { compareText, framesPerRule } from './context.ts';
import type { Context } from './context.ts';
import {
  badge,
  effort,
  exemptionWords,
  fact,
  filterMarks,
  levelBadge,
  proseFact,
  suretyBadges,
} from './labels.ts';
import { markup, name, prose } from './markup.ts';
import type { Markup } from './markup.ts';

/** From this many on, they are closed at first. */
const manyFindings = 12;
const filesPerRule = 400;
const programsNamed = 8;

export function findingsSection(context: Context): Markup {
  const { findings } = context;
  const groups = [...grouped(findings, ({ finding }) => finding.rule)].sort(compareGroups);
  const [harmful, harmless] = [groups.filter(isHarmful), groups.filter((group) => !isHarmful(group))];
  const intro =
    harmful.length === 0
      ? 'Nothing was found that keeps a process home. How much was seen stands below.'
      : 'Every place that was found, by rule. What surely happens in a program is an error, what is in doubt a warning.';
  return markup`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<p class="intro">${intro}</p>
${harmful.map((group) => ruleBlock(group, context))}
${
  harmless.length === 0
    ? null
    : markup`<section class="harmless" data-group>
<h3>Seen, and no reason to stay</h3>
<p class="intro">These cost something or are worth knowing; no program stays home for them.</p>
${harmless.map((group) => ruleBlock(group, context, 'h4'))}</section>`
}</section>
`;
}

/** Drawn once, however many programs come to it. */
export function findingFrame({ id, span }: Finding, context: Context): Markup | null {
  const known = context.frames.get(id);
  if (known !== undefined) return known;
  const drawn = frame(span, context);
  context.frames.set(id, drawn);
  return drawn;
}

/** What sets a process free again, where the order of the calls tells it. */
export function lastsFact({ stay }: Finding): Markup | null {
  return stay === null || stay.end === 'never' ? null : proseFact('Lasts', staySentence(stay));
}

/** What makes a finding less than sure, as rows of a description list. */
export function doubtFacts(
  finding: Finding,
  presence: Presence,
  doubts: readonly string[],
): readonly (Markup | null)[] {
  return [
    proseFact('Presence', presenceSentence(presence)),
    ...[...doubts, ...finding.doubts].map((doubt) => proseFact('Doubt', doubt)),
    proseFact('Note', finding.note),
  ];
}

type RuleGroup = readonly [string, readonly JudgedFinding[]];

function isHarmful([, members]: RuleGroup): boolean {
  return members.some(({ finding }) => finding.effect !== 'fine' && finding.effect !== 'costs');
}

function compareGroups([ruleA, a]: RuleGroup, [ruleB, b]: RuleGroup): number {
  const [worstA, worstB] = [worst(a), worst(b)];
  return compareLevels(worstA, worstB) || b.length - a.length || compareText(ruleA, ruleB);
}

function worst(members: readonly JudgedFinding[]): JudgedFinding['level'] {
  return members.reduce<JudgedFinding['level']>(
    (least, { level }) => (compareLevels(level, least) < 0 ? level : least),
    'note',
  );
}

function ruleBlock([id, members]: RuleGroup, context: Context, heading: 'h3' | 'h4' = 'h3'): Markup {
  const rule = context.knowledge.rules.get(id);
  const title = markup`${rule?.title ?? id} <span class="count">${counted(members.length, 'place')}</span>`;
  const isOpen = context.findings.length <= manyFindings;
  const shown = members.filter(({ finding }) => context.anchors.has(finding.id)).slice(0, framesPerRule);
  const rest = members.filter((judged) => !shown.includes(judged));
  return markup`<section class="rule" id="rule-${id}" data-group>
${heading === 'h3' ? markup`<h3>${title}</h3>` : markup`<h4>${title}</h4>`}
<p class="id">Rule <code>${id}</code></p>
${rule === undefined ? null : ruleFacts(rule, members, context)}
<ul class="findings">${shown.map((judged) => findingItem(judged, isOpen, rule, context))}</ul>
${rest.length === 0 ? null : otherPlaces(rest, context)}</section>
`;
}

function ruleFacts(rule: Rule, members: readonly JudgedFinding[], context: Context): Markup {
  const stay = stayReasonOf(context.knowledge, rule.stayReason);
  const ids = [...new Set(members.flatMap(({ finding }) => finding.evidence))].sort();
  const evidence = ids.flatMap((id) => {
    const known = context.knowledge.evidence.get(id);
    if (known === undefined) return [];
    return [markup`<li>${prose(known.says)} <span class="source">${known.source}, ${known.mark}</span></li>`];
  });
  return markup`<dl class="facts">
${stay === null ? null : proseFact('Kernel’s word', `${kernelWords(stay, context.input.rulebook.target)}.`)}
${stay === null ? null : proseFact('Why', stay.why)}
${stay === null ? null : proseFact('What ends it', stay.ends)}
${proseFact(rule.effort === 0 ? 'Advice' : 'Instead', rule.remedy)}
${rule.effort === 0 ? null : fact('Effort', `${effort(rule.effort)}, for each file`)}
</dl>
${
  evidence.length === 0
    ? null
    : markup`<details class="evidence"><summary>How this is known</summary><ul>${evidence}</ul></details>`
}`;
}

function findingItem(
  judged: JudgedFinding,
  isOpen: boolean,
  rule: Rule | undefined,
  context: Context,
): Markup {
  const { finding, level, exemption } = judged;
  const { span, within, through, effect } = finding;
  const anchor = context.anchors.get(finding.id) ?? '';
  const marks = { answers: context.answers.get(finding.id) ?? [], rules: [finding.rule], files: [span.file] };
  const isHarmless = effect === 'fine' || effect === 'costs';
  const inside = within === null ? null : markup` <span class="within">in ${name(within)}</span>`;
  return markup`<li id="${anchor}" ${filterMarks('finding', marks, context)}>
<details${isOpen ? markup` open` : null}>
<summary><span class="place">${span.file}:${span.line}</span>${inside}
<span class="badges">${levelBadge(level)} ${
    isHarmless ? null : suretyBadges(finding.certainty, finding.duration)
  } ${exemption === null ? null : badge(exemptionWords[exemption.kind], 'apart')}</span></summary>
<p>${prose(finding.message)}</p>
${findingFrame(finding, context)}
<dl class="facts">
${effect === 'stays' ? null : fact('Effect', effectSentences[effect])}
${through.length === 0 ? null : fact('Through', throughList(finding))}
${lastsFact(finding)}
${doubtFacts(finding, finding.presence, [])}
${fact('Reach', reachWords(judged))}
${exemption?.kind === 'comment' && exemption.reason !== null ? fact('Suppressed', prose(exemption.reason)) : null}
${finding.remedy === rule?.remedy ? null : proseFact(isHarmless ? 'Advice' : 'Instead', finding.remedy)}
</dl></details></li>
`;
}

function throughList({ through }: Finding): Markup {
  return markup`<ol class="through">${through.map(
    ({ name: step, span, how }) => markup`<li>${name(step)} ${howWords[how]}, ${span.file}:${span.line}</li>`,
  )}</ol>`;
}

function reachWords({ reach }: JudgedFinding): Markup {
  if (reach.kind !== 'reached') return prose(reachSentence(reach));
  const named = reach.programs.slice(0, programsNamed);
  const more = reach.programs.length - named.length;
  return markup`Reached by ${named.join(', ')}${more > 0 ? ` and ${counted(more, 'other program')}` : ''}.`;
}

function otherPlaces(rest: readonly JudgedFinding[], context: Context): Markup {
  const files = [...grouped(rest, ({ finding }) => finding.span.file)];
  const shown = files.slice(0, filesPerRule);
  const left = files.slice(filesPerRule).reduce((sum, [, members]) => sum + members.length, 0);
  const cut =
    left === 0
      ? ''
      : ` ${counted(left, 'more place')} in ${files.length - filesPerRule} more files are left out.`;
  const rows = shown.map(([file, members]) => {
    const rules = members.map(({ finding }) => finding.rule);
    const answers = [...new Set(members.flatMap(({ finding }) => context.answers.get(finding.id) ?? []))];
    const lines = [...new Set(members.map(({ finding }) => finding.span.line))].join(', ');
    const marks = filterMarks('place', { answers, rules, files: [file] }, context);
    return markup`<li data-count="${members.length}" ${marks}><span class="place">${file}</span>: ${lines}</li>
`;
  });
  return markup`<details class="others"><summary>${counted(rest.length, 'more place')} of this rule</summary>
<p class="cut">Only the first ${framesPerRule} are shown with their code; these stand by file and line.${cut}
<code>--format json</code> tells them all.</p>
<ul>${rows}</ul></details>`;
}
