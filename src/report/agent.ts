/**
 * For language models: verdicts, one line for each reason with its way, each remedy once, and what to run next. As
 * few words as carry it, no layout, and an end to it however large the tree is.
 */
import type { Finding, JudgedFinding, Presence, Reason, ReportInput, Verdict } from '../model/index.ts';
import type { ReportOptions } from './format.ts';
import { grouped } from './group.ts';
import { knowledgeOf } from './knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { plain } from './plain.ts';
import {
  costSentences,
  findingLine,
  programName,
  programsLine,
  reasonWord,
  stayTold,
  waySentences,
} from './sentences.ts';
import { shownFindings, shownPrograms, untouchedSentence, worstFirst } from './shown.ts';
import {
  becomesWords,
  counted,
  lockedByWords,
  presenceSentence,
  verdictWords,
  worseningSentence,
} from './words.ts';

/** More than this does not help anybody to decide; `json` has the rest. */
const mostPrograms = 40;
const mostFindings = 40;
const mostHops = 12;

const answerOrder: Readonly<Record<Verdict['answer'], number>> = {
  blocked: 0,
  'at-risk': 1,
  undetermined: 2,
  clear: 3,
};

export function renderAgent(input: ReportInput, options: ReportOptions): string {
  const { analysis, rulebook } = input;
  const knowledge = knowledgeOf(input);
  const programs = [...shownPrograms(analysis, options)].sort(
    (a, b) => answerOrder[a.answer] - answerOrder[b.answer],
  );
  const untouched = untouchedSentence(analysis, programs, options);
  const told = programs.slice(0, mostPrograms);
  const reasons = new Set(programs.flatMap((verdict) => verdict.reasons.flatMap(({ findings }) => findings)));
  const others = worstFirst(shownFindings(analysis, options)).filter(
    ({ finding }) => !reasons.has(finding.id),
  );
  if (options.quiet && programs.length === 0 && others.length === 0) return '';
  const lines = [
    `target: ${plain(rulebook.target.title)}`,
    `${programsLine(analysis.programs)}.`,
    ...told.flatMap((verdict) => programLines(verdict, knowledge)),
    ...moreLine(programs.length - told.length, 'program'),
    ...(untouched === null ? [] : [untouched]),
    ...otherLines(others),
    ...fixLines(told, others.slice(0, mostFindings), knowledge),
    ...analysis.notices
      .filter(({ incomplete }) => incomplete)
      .map(({ text }) => `incomplete: ${plain(text)}`),
    ...nextLines(input, told, others),
  ];
  return `${lines.join('\n')}\n`;
}

function programLines(verdict: Verdict, knowledge: Knowledge): readonly string[] {
  const { kind, entry, answer, reasons, costs, holes, coverage, worsening } = verdict;
  const head = `${programName(verdict)} (${plain(entry.file)}:${entry.line}): ${verdictWords(verdict)}`;
  const unknown = new Set(holes.flatMap(({ name }) => (name === null ? [] : [plain(name)])));
  const names = [...unknown].slice(0, 5).join(', ');
  const notSeen = names === '' ? '' : ` such as ${names}`;
  return [
    head,
    ...(worsening === null ? [] : [`- was: ${plain(worseningSentence(worsening))}`]),
    ...reasons.flatMap((reason) => [
      reasonLine(reason, knowledge),
      ...waySentences(reason).map((way) => `  ${way}`),
    ]),
    ...costSentences(costs, knowledge).map((cost) => `- costs: ${cost}`),
    ...[...becomesWords(verdict), ...lockedByWords(verdict)].map((words) => `- ${plain(words)}`),
    ...(answer === 'undetermined' ? [`- not seen: ${counted(holes.length, 'place')}${notSeen}`] : []),
    ...(answer === 'clear' && kind !== 'script'
      ? [`- seen: ${coverage.reachable} items, ${counted(holes.length, 'hole')}`]
      : []),
  ];
}

function reasonLine(reason: Reason, knowledge: Knowledge): string {
  const { path, certainty, duration, rule, findings } = reason;
  const finding = knowledge.findings.get(reason.finding)?.finding;
  const hops = path.map(({ name, span }) => `${plain(name)} ${plain(span.file)}:${span.line}`);
  const shown =
    hops.length <= mostHops ? hops : [...hops.slice(0, 3), `(${hops.length - 6} more)`, ...hops.slice(-3)];
  const doubts = finding === undefined ? [] : doubtsOf(finding, reason.presence);
  const more = findings.length > 1 ? `, ${findings.length - 1} more of this kind` : '';
  const kind = `${reasonWord(reason, knowledge)}, ${certainty}, ${duration}${more}`;
  return [`- ${kind} [${rule}]: ${shown.join(' > ')}`, ...doubts].join(' | ');
}

function doubtsOf(finding: Finding, presence: Presence): readonly string[] {
  const only = presenceSentence(presence);
  return [...(only === null ? [] : [only]), ...stayTold(finding), ...finding.doubts].map(plain);
}

function otherLines(others: readonly JudgedFinding[]): readonly string[] {
  if (others.length === 0) return [];
  const lines = others.slice(0, mostFindings).map(({ finding, level }) => {
    const { file, line, column } = finding.span;
    return `- ${plain(file)}:${line}:${column} ${level} ${findingLine(finding)} [${finding.rule}]`;
  });
  return [
    'not the reason of any program above:',
    ...lines,
    ...moreLine(others.length - lines.length, 'finding'),
  ];
}

/** Each remedy once, with the rules that give it. */
function fixLines(
  programs: readonly Verdict[],
  others: readonly JudgedFinding[],
  knowledge: Knowledge,
): readonly string[] {
  const ofReasons = programs.flatMap(({ reasons }) =>
    reasons.flatMap(({ finding }) => knowledge.findings.get(finding)?.finding ?? []),
  );
  const remedies = grouped([...ofReasons, ...others.map(({ finding }) => finding)], ({ remedy }) => remedy);
  return [...remedies].map(([remedy, findings]) => {
    const rules = [...new Set(findings.map(({ rule }) => rule))].join(', ');
    return `fix ${rules}: ${plain(remedy)}`;
  });
}

function moreLine(left: number, what: string): readonly string[] {
  return left <= 0 ? [] : [`(${counted(left, `more ${what}`)})`];
}

function nextLines(
  { rulebook }: ReportInput,
  programs: readonly Verdict[],
  others: readonly JudgedFinding[],
) {
  const rule =
    programs.find(({ reasons }) => reasons.length > 0)?.reasons[0]?.rule ?? others[0]?.finding.rule;
  const explain = rule === undefined ? [] : [`mig-lint explain ${rule} --target ${rulebook.target.id}`];
  return [`next: ${[...explain, 'mig-lint --format json (everything)'].join('; ')}`];
}
