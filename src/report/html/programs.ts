/**
 * The programs, worst answer first: one line each to see who stays, and behind it the reasons with the way to
 * each of them. Beyond a number of programs the rest gets the line only, and the page says so.
 */
import type { Execution, Reason, Remark, Start, Verdict, VerdictAnswer } from '../../model/index.ts';
import { grouped } from '../group.ts';
import { isLockReason, stayReasonOf } from '../knowledge.ts';
import { costSentences, reasonsAfter } from '../sentences.ts';
import { beginSentence, elsewhereSentence } from '../stay-words.ts';
import { holesSentence } from '../text/holes.ts';
import {
  answerWords,
  choiceSentence,
  counted,
  coverageSentence,
  doubtfulHop,
  effortWords,
  executionLabel,
  executionWords,
  kernelWords,
  pathDoubts,
  reasonTitle,
  startWords,
  stoppedBySentence,
  verdictWords,
  worseningSentence,
} from '../words.ts';
import { changesOf, pointsOf } from '../work.ts';
import { answerOrder, filesOfVerdict } from './context.ts';
import type { Context } from './context.ts';
import { doubtFacts, findingFrame, lastsFact } from './findings.ts';
import { answerMark, badge, effort, fact, filterMarks, proseFact, suretyBadges, symbol } from './labels.ts';
import { markup, name, prose } from './markup.ts';
import type { Markup } from './markup.ts';
import { pathPicture, plainPath } from './path.ts';

/** Programs that are told with their reasons, and programs without any that are told with what was seen. */
const mostWithReasons = 100;
const mostWithout = 400;
/** Up to this many they are open at first. */
const fewPrograms = 3;
const linksShown = 12;
const waysShown = 5;
/** Hops from which on the facts stand beside the path instead of below it. */
const longPath = 5;

const answerMeanings: Readonly<Record<VerdictAnswer, string>> = {
  blocked: 'Something surely keeps the process on its home node.',
  'at-risk': 'Something may keep the process home; what is in doubt stands with each reason.',
  undetermined: 'Nothing was found, but not everything could be seen into. It may migrate or not.',
  clear:
    'Nothing was found, and every function that is called is known. That is no proof: see how much was seen.',
};

export function programsSection(context: Context): Markup {
  const { programs } = context;
  if (programs.length === 0) {
    return section(markup`<p class="intro">No program or library was found, so there is no verdict.</p>`);
  }
  const told = new Set([
    ...programs.filter(({ reasons }) => reasons.length > 0).slice(0, mostWithReasons),
    ...programs.filter(({ reasons }) => reasons.length === 0).slice(0, mostWithout),
  ]);
  const isOpen = programs.filter(({ reasons }) => reasons.length > 0).length <= fewPrograms;
  const groups = answerOrder.map((answer) => {
    const members = programs.filter((verdict) => verdict.kind !== 'script' && verdict.answer === answer);
    if (members.length === 0) return null;
    const cards = members.map((verdict) =>
      told.has(verdict) ? programCard(verdict, isOpen, context) : programRow(verdict, context),
    );
    return markup`<section class="group" id="${answer}" data-group>
<h3>${answerMark(answer)} <span class="count">${counted(members.length, 'program')}</span></h3>
<p class="intro">${answerMeanings[answer]}</p>
<ul class="programs">${cards}</ul></section>
`;
  });
  const rest = programs.length - told.size;
  const cut =
    rest === 0
      ? null
      : markup`<p class="cut">There are ${programs.length} programs. ${rest} of them get a line each here, without
their reasons and what was seen; <code>--format json</code> tells them all.</p>`;
  const scripts = programs.filter(({ kind }) => kind === 'script');
  return section(markup`${cut}${groups}${scriptsGroup(scripts, isOpen, context)}`);
}

/** `redis-server`, `libm (library)` */
export function programName({ program, kind }: Verdict): string {
  return kind === 'program' ? program : `${program} (${kind})`;
}

export function verdictMarks(verdict: Verdict, context: Context): Markup {
  const ids = verdict.reasons.flatMap(({ findings }) => findings);
  const rules = ids.flatMap((id) => context.knowledge.findings.get(id)?.finding.rule ?? []);
  const marks = {
    answers: [verdict.answer],
    rules: [...verdict.reasons.map(({ rule }) => rule), ...verdict.remarks.map(({ rule }) => rule), ...rules],
    files: filesOfVerdict(verdict, context.knowledge),
  };
  return filterMarks('program', marks, context);
}

/** What starts programs locked or unlocked has an answer only for what it starts. */
function scriptsGroup(scripts: readonly Verdict[], isOpen: boolean, context: Context): Markup | null {
  if (scripts.length === 0) return null;
  return markup`<section class="group" id="scripts" data-group>
<h3>Scripts <span class="count">${counted(scripts.length, 'script')}</span></h3>
<p class="intro">They start programs, or lock and unlock what they start.</p>
<ul class="programs">${scripts.map((verdict) => programCard(verdict, isOpen, context))}</ul></section>
`;
}

/** What a script starts, and who starts a script or a program, as far as a lock is handed on. */
function startFacts(verdict: Verdict, context: Context): readonly (Markup | null)[] {
  const told = (label: string, state: Start['state']): readonly (Markup | null)[] =>
    verdict.starts
      .filter((start) => start.state === state)
      .map((start) => fact(label, markup`${prose(startWords(start))}${plainPath(start.path, context)}`));
  const by = verdict.startedBy.map((start) =>
    fact(`Is ${start.state}`, markup`when ${name(start.script)} starts it${plainPath(start.path, context)}`),
  );
  const isLock = ({ stayReason }: Reason): boolean => isLockReason(stayReason, context.input.rulebook);
  const stopped = verdict.kind === 'script' ? null : stoppedBySentence(verdict, isLock);
  const starts = [...told('Starts locked', 'locked'), ...told('Starts unlocked', 'unlocked')];
  return [...starts, ...by, proseFact('Stopped by', stopped)];
}

/** Where this program ends and another begins, with what keeps that one home. */
function executionFact(execution: Execution, context: Context): Markup | null {
  const { as, path } = execution;
  const label = executionLabel(execution);
  const after = as === 'child' ? [] : reasonsAfter(execution, context.knowledge);
  const told = [executionWords(execution), ...after].join(' ');
  return fact(
    `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`,
    markup`${prose(told)}${plainPath(path, context)}`,
  );
}

function section(content: Markup): Markup {
  return markup`<section id="programs" aria-labelledby="programs-title">
<h2 id="programs-title">Programs</h2>
${content}</section>
`;
}

function programRow(verdict: Verdict, context: Context): Markup {
  return markup`<li class="short" ${verdictMarks(verdict, context)}>${headOf(verdict, context)}</li>
`;
}

function programCard(verdict: Verdict, isOpen: boolean, context: Context): Markup {
  const { reasons, remarks, coverage } = verdict;
  const isTold = reasons.length > 0 || context.programs.length <= fewPrograms;
  const open = isOpen && isTold ? markup` open` : null;
  return markup`<li class="card" ${verdictMarks(verdict, context)}>
<details${open}><summary>${headOf(verdict, context)}</summary>
<div class="body">${freeing(verdict, context)}
${reasons.map((reason) => reasonBlock(reason, context))}
<dl class="facts seen">
${verdict.worsening === null ? null : proseFact('Was', `${worseningSentence(verdict.worsening)}.`)}
${startFacts(verdict, context)}
${costSentences(verdict.costs, context.knowledge).map((cost) => proseFact('What it costs', cost))}
${verdict.executes.map((one) => executionFact(one, context))}
${remarkFacts(remarks, context)}
${verdict.kind === 'script' ? null : fact('Seen', coverageSentence(coverage))}
${verdict.kind === 'script' && verdict.holes.length === 0 ? null : proseFact('Not seen', notSeenWords(verdict))}
</dl></div></details></li>
`;
}

/** The holes of a program are listed where they decide; elsewhere their number must do. */
function notSeenWords({ holes, coverage }: Verdict): string {
  if (holes.length > 0) return holesSentence(holes);
  if (coverage.callsUnknown === 0) return 'Nothing: every function that is called is known.';
  const calls = counted(coverage.callsUnknown, 'call leads', 'calls lead');
  return `${calls} to functions of which nothing is known. There may be more reasons than these.`;
}

function headOf(verdict: Verdict, context: Context): Markup {
  const { entry, reasons, answer } = verdict;
  const words = reasons.map(({ stayReason }) => {
    const stay = stayReasonOf(context.knowledge, stayReason);
    return markup` ${badge(stay?.word ?? stay?.title ?? stayReason, 'word')}`;
  });
  return markup`${symbol(answer)}<h4><span class="program-name">${programName(verdict)}</span></h4>
<span class="words">${verdict.kind === 'script' ? badge(verdictWords(verdict)) : null}${words}</span>
<span class="place">${entry.file}:${entry.line}</span>`;
}

function freeing(verdict: Verdict, context: Context): Markup | null {
  const changes = changesOf(verdict, context.knowledge);
  if (changes.length === 0) return null;
  const count = verdict.reasons.length;
  const them = count === 1 ? 'it' : 'them';
  const hardest = effortWords(Math.max(...changes.map(({ points }) => points)));
  const sum =
    changes.length === 1
      ? `one change: ${effort(pointsOf(changes))}`
      : `${changes.length} changes: ${pointsOf(changes)} points in all, the hardest of them ${hardest}`;
  return markup`<p class="freeing">${counted(count, 'reason')} to stay. Being rid of ${them} takes ${sum}.</p>`;
}

function reasonBlock(reason: Reason, context: Context): Markup {
  const stay = stayReasonOf(context.knowledge, reason.stayReason);
  const finding = context.knowledge.findings.get(reason.finding)?.finding ?? null;
  const facts = reasonFacts(reason, context);
  const isLong = reason.path.length > longPath;
  return markup`<section class="reason">
<h5>${reasonTitle(reason, stay)}
<span class="badges">${suretyBadges(reason.certainty, reason.duration)} ${badge(
    reason.direct ? 'in the entry function itself' : 'by way of other functions',
  )}</span></h5>
<div class="two"><div><p class="label">How the program comes to it</p>
${pathPicture(reason, isSure(reason), stay, context)}</div>
<div><p class="label">What is there</p>
${finding === null ? null : markup`<p>${prose(finding.message)}</p>`}
${finding === null ? null : findingFrame(finding, context)}
${isLong ? facts : null}</div></div>
${isLong ? null : facts}</section>
`;
}

/** Sure is what is certain in itself, and on a way that is in every build and surely taken from call to call. */
function isSure({ certainty, path, presence }: Reason): boolean {
  return certainty === 'certain' && presence.kind === 'always' && doubtfulHop(path) === null;
}

function reasonFacts(reason: Reason, context: Context): Markup {
  const stay = stayReasonOf(context.knowledge, reason.stayReason);
  const finding = context.knowledge.findings.get(reason.finding)?.finding ?? null;
  const rule = context.knowledge.rules.get(reason.rule);
  return markup`<dl class="facts">
${stay === null ? null : proseFact('Kernel’s word', `${kernelWords(stay, context.input.rulebook.target)}.`)}
${stay === null ? null : proseFact('Why', stay.why)}
${stay === null ? null : proseFact('What ends it', stay.ends)}
${reason.choices.map((choice) => proseFact('Taken', choiceSentence(choice)))}
${proseFact('Free', beginSentence(reason.begin, finding))}
${finding === null ? null : lastsFact(finding)}
${proseFact('Lasts', elsewhereSentence(reason))}
${finding === null ? null : doubtFacts(finding, reason.presence, pathDoubts(reason.path))}
${proseFact('Instead', finding?.remedy ?? rule?.remedy ?? null)}
${rule === undefined ? null : fact('Effort', effort(rule.effort))}
${reason.ways.slice(0, waysShown).map(({ path }) => fact('Also', plainPath(path, context)))}
${reason.ways.length > waysShown ? fact('Also', counted(reason.ways.length - waysShown, 'more way')) : null}
${otherPlaces(reason, context)}
</dl>`;
}

function otherPlaces(reason: Reason, context: Context): Markup | null {
  const others = reason.findings.filter((id) => id !== reason.finding);
  if (others.length === 0) return null;
  const links = others.slice(0, linksShown).map((id) => {
    const span = context.knowledge.findings.get(id)?.finding.span;
    const anchor = context.anchors.get(id);
    const place = span === undefined ? id : `${span.file}:${span.line}`;
    return anchor === undefined
      ? markup`<li>${place}</li>`
      : markup`<li><a href="#${anchor}">${place}</a></li>`;
  });
  const more = others.length - links.length;
  const rest = more > 0 ? markup`<li>and ${counted(more, 'more place')}</li>` : null;
  return fact('Also at', markup`<ul class="links">${links}${rest}</ul>`);
}

const remarkTerms: Readonly<Record<Remark['effect'], string>> = {
  locked: 'Locks',
  crashes: 'May crash',
  unsafe: 'May break',
  costs: 'Costs',
  fine: 'Fine',
};

function remarkFacts(remarks: readonly Remark[], context: Context): readonly (Markup | null)[] {
  const order: readonly Remark['effect'][] = ['locked', 'crashes', 'unsafe', 'costs', 'fine'];
  return order.map((effect) => {
    const rules = [
      ...grouped(
        remarks.filter((remark) => remark.effect === effect),
        ({ rule }) => rule,
      ),
    ].sort(([a], [b]) => (a < b ? -1 : 1));
    const parts = rules.map(([rule, members], index) => {
      const symbols = [...new Set(members.map(({ symbol }) => symbol))].sort();
      const title = context.knowledge.rules.get(rule)?.title ?? rule;
      const names = symbols.map((one, at) => markup`${at === 0 ? '' : ', '}${name(one)}`);
      return markup`${index === 0 ? '' : '; '}${title} (${names})`;
    });
    return fact(remarkTerms[effect], parts);
  });
}

/** For the page's first sentence. */
export function headline({ programs: verdicts }: Context): string {
  const programs = verdicts.filter(({ kind }) => kind !== 'script');
  const [only, second] = programs;
  if (only === undefined) return 'There was no program to judge.';
  if (second === undefined) return `${programName(only)}: ${answerWords[only.answer]}`;
  const count = (answer: VerdictAnswer): number =>
    programs.filter((verdict) => verdict.answer === answer).length;
  const [blocked, atRisk, undetermined] = [count('blocked'), count('at-risk'), count('undetermined')];
  const all = `${programs.length} ${programs.every(({ kind }) => kind === 'library') ? 'libraries' : 'programs'}`;
  if (blocked > 0)
    return `${blocked} of ${all} will not migrate${atRisk > 0 ? `, ${atRisk} more may not` : ''}`;
  if (atRisk > 0) return `${atRisk} of ${all} may not migrate`;
  if (undetermined > 0) return `For ${undetermined} of ${all} nothing can be told`;
  return `Nothing was found that stops any of the ${all}`;
}
