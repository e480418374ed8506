/** Findings and verdicts told in one line, for formats that have no room for more. */
import type { Cost, Execution, Finding, Reason, Span, Verdict, VerdictAnswer, Way } from '../model/index.ts';
import { grouped } from './group.ts';
import { stayReasonOf } from './knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { plain } from './plain.ts';
import { staySentence } from './stay-words.ts';
import {
  answerWords,
  becomesWords,
  counted,
  countedAnswerWords,
  lockedByWords,
  presenceSentence,
  verdictWords,
  worseningSentence,
} from './words.ts';

/** What is here, and under which `#if`. */
export function findingLine({ message, presence }: Finding): string {
  const only = presenceSentence(presence);
  return plain(only === null ? message : `${message} ${only}`);
}

/** The same with the reason, the doubts and the remedy: all that one needs to decide. */
export function findingStory(finding: Finding, knowledge: Knowledge): string {
  const reason = stayReasonOf(knowledge, finding.stayReason);
  const { doubts, note, remedy } = finding;
  const parts = [reason === null ? '' : reason.why, ...stayTold(finding), ...doubts, note ?? '', remedy];
  return [findingLine(finding), ...parts.filter((part) => part !== '').map(plain)].join(' ');
}

/** For how long, where anything is known to end it; else the stay reason's own words do. */
export function stayTold({ stay }: Finding): readonly string[] {
  return stay === null || stay.end === 'never' ? [] : [staySentence(stay)];
}

export function programName({ program, kind }: Verdict): string {
  return plain(kind === 'program' ? program : `${program} (${kind})`);
}

/** `frames will not migrate: monkey (main -> open_frames -> shmat).` */
export function verdictLine(verdict: Verdict, knowledge: Knowledge): string {
  const reasons = verdict.reasons.map((reason) => `${reasonWord(reason, knowledge)} (${pathLine(reason)})`);
  const causes = [...reasons, ...becomesWords(verdict), ...lockedByWords(verdict)].map(plain);
  const end = causes.length === 0 ? '' : `: ${causes.join('; ')}`;
  const was = verdict.worsening === null ? '' : ` (was: ${plain(worseningSentence(verdict.worsening))})`;
  return `${programName(verdict)}: ${verdictWords(verdict)}${was}${end}.`;
}

/** What is known of a program that another one becomes: its reasons, each with its own certainty. */
export function reasonsAfter({ programs }: Execution, knowledge: Knowledge): readonly string[] {
  return programs.flatMap(({ program }) =>
    (knowledge.programs.get(program)?.reasons ?? []).map((reason) => {
      const kind = `${reason.certainty}, ${reason.duration}`;
      return `After \`exec\` of ${plain(program)}: ${reasonWord(reason, knowledge)} (${kind}), ${pathLine(reason)}.`;
    }),
  );
}

/** The word that the kernel shows, or our own where it is not known. */
export function reasonWord({ stayReason }: Reason, knowledge: Knowledge): string {
  return plain(stayReasonOf(knowledge, stayReason)?.word ?? stayReason);
}

export function pathLine({ path }: Reason): string {
  return path.map(({ name }) => plain(name)).join(' -> ');
}

const answers: readonly VerdictAnswer[] = ['blocked', 'at-risk', 'undetermined', 'clear'];

/** `3 programs: 1 will not migrate, 2 with nothing found that stops it`; scripts are told apart. */
export function programsLine(all: readonly Verdict[]): string {
  const scripts = all.filter(({ kind }) => kind === 'script');
  const programs = all.filter(({ kind }) => kind !== 'script');
  if (scripts.length === 0) return answersLine(programs);
  if (programs.length === 0) return scriptsLine(scripts);
  return `${answersLine(programs)}. ${scriptsLine(scripts)}`;
}

function answersLine(programs: readonly Verdict[]): string {
  const parts = answers.flatMap((answer) => {
    const count = programs.filter((verdict) => verdict.answer === answer).length;
    if (count === 0) return [];
    return [programs.length === 1 ? answerWords[answer] : `${count} ${countedAnswerWords[answer]}`];
  });
  const libraries = programs.filter(({ kind }) => kind === 'library').length;
  const heads = [
    ...(libraries === programs.length && libraries > 0
      ? []
      : [counted(programs.length - libraries, 'program')]),
    ...(libraries === 0 ? [] : [counted(libraries, 'library', 'libraries')]),
  ];
  const head = heads.join(' and ');
  const worse = programs.filter(({ worsening }) => worsening !== null).length;
  const end = worse === 0 ? '' : `; the change made ${counted(worse, 'verdict')} worse`;
  return `${parts.length === 0 ? head : `${head}: ${parts.join(', ')}`}${end}`;
}

function scriptsLine(scripts: readonly Verdict[]): string {
  const count = scripts.filter(locksSomething).length;
  const verb = count === 1 ? 'locks' : 'lock';
  return `${counted(scripts.length, 'script')} with something to say about locks, ${count} of which ${verb}`;
}

function locksSomething({ answer, starts, remarks }: Verdict): boolean {
  return (
    answer === 'blocked' ||
    starts.some(({ state }) => state === 'locked') ||
    remarks.some(({ effect }) => effect === 'locked')
  );
}

/** `gettimeofday at clock.c:9, by way of now, in the loop at sim.c:20`; paths stay whole. */
export function costWords({ symbol, call, loop, through }: Cost): string {
  const way = through.length === 0 ? '' : ` by way of ${through.map(({ name }) => name).join(' and ')},`;
  return plain(`\`${symbol}\` at ${placeWords(call)},${way} in the loop at ${placeWords(loop)}`);
}

function placeWords({ file, line }: Span): string {
  return `${file}:${line}`;
}

/** Places told of one rule. */
const mostCosts = 5;

/** One sentence a rule, for formats that have no room for more; null costs were not asked for. */
export function costSentences(costs: readonly Cost[] | null, knowledge: Knowledge): readonly string[] {
  if (costs === null) return [];
  if (costs.length === 0) return ['No call that the home node must answer was found in a loop.'];
  const byRule = [...grouped(costs, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byRule.map(([rule, members]) => {
    const title = plain(knowledge.rules.get(rule)?.title ?? rule);
    const more = members.length - mostCosts;
    const places = members.slice(0, mostCosts).map(costWords);
    return `${title}: ${places.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
  });
}

/** Other ways to what a reason ends at, one sentence each; none unless somebody asked for them. */
export function waySentences({ ways }: Reason): readonly string[] {
  return ways
    .slice(0, mostWays)
    .map((way) => `Also: ${wayWords(way)}.`)
    .concat(moreWays(ways.length));
}

const mostWays = 5;

function moreWays(count: number): readonly string[] {
  return count > mostWays ? [`There are ${counted(count - mostWays, 'more way')}.`] : [];
}

function wayWords({ path }: Way): string {
  return path.map(({ name, span }) => `${plain(name)} ${plain(placeWords(span))}`).join(' -> ');
}
