/** One block a program: the answer in people's words, the reasons with their witnesses, what was seen. */
import type { Coverage, Execution, Reason, Start, Verdict, VerdictAnswer } from '../../model/index.ts';
import { isLockReason, stayReasonOf } from '../knowledge.ts';
import { plain } from '../plain.ts';
import { reasonsAfter } from '../sentences.ts';
import { beginSentence, elsewhereSentence, staySentence } from '../stay-words.ts';
import {
  answerWords,
  becomesWords,
  choiceSentence,
  coverageSentence,
  executionLabel,
  executionWords,
  kernelWords,
  pathDoubts,
  presenceSentence,
  reasonTitle,
  scriptWords,
  startWords,
  stoppedBySentence,
  verdictWords,
  worseningSentence,
} from '../words.ts';
import type { Context } from './context.ts';
import { stepsLines } from './finding.ts';
import { holesSentence } from './holes.ts';
import { columns, labelled, paragraph } from './layout.ts';
import { costsLines } from './costs.ts';
import { remarksLines } from './remarks.ts';

/** From this many on, a program without a reason gets one line. */
const manyPrograms = 40;

export function programsLines(programs: readonly Verdict[], context: Context): readonly string[] {
  const { paint, input } = context;
  if (programs.length === 0) {
    if (context.input.analysis.statistics.files === 0) return [];
    return [...paragraph('There is no program or library to tell of, so there is no verdict.', context), ''];
  }
  const isShort = (verdict: Verdict): boolean =>
    programs.length > manyPrograms &&
    verdict.reasons.length + becomesWords(verdict).length === 0 &&
    verdict.worsening === null;
  const title = paint.bold(`Programs on ${plain(input.rulebook.target.title)}`);
  return [
    title,
    '',
    ...shortLines(programs.filter(isShort)),
    ...programs.filter((verdict) => !isShort(verdict)).flatMap((verdict) => blockOf(verdict, context)),
  ];
}

function shortLines(programs: readonly Verdict[]): readonly string[] {
  if (programs.length === 0) return [];
  const rows = programs.map((verdict) => [
    nameOf(verdict),
    `${verdict.entry.file}:${verdict.entry.line}`,
    verdictWords(verdict),
    shortCoverage(verdict.coverage, verdict.holes.length),
  ]);
  return [...columns(rows, '  '), ''];
}

function shortCoverage(coverage: Coverage, holes: number): string {
  const { reachable, callsInside, callsKnown, callsUnknown } = coverage;
  const calls = callsInside + callsKnown + callsUnknown;
  return `seen: ${reachable} items, ${calls} calls (${callsUnknown} unknown), ${holes} holes`;
}

function blockOf(verdict: Verdict, context: Context): readonly string[] {
  const { paint, link } = context;
  const { kind, entry, reasons, remarks, costs, holes, coverage, worsening } = verdict;
  const inLoops = new Set(costs?.map(({ finding }) => finding));
  const place = link(`${plain(entry.file)}:${entry.line}`, { kind: 'file', file: entry.file });
  const head = `${paint.bold(plain(nameOf(verdict)))}  ${place}`;
  return [
    `${head}  ${kind === 'script' ? scriptOf(verdict, context) : answerOf(verdict.answer, context)}`,
    ...(worsening === null ? [] : labelled('was', worseningSentence(worsening), context)),
    ...reasons.flatMap((reason) => reasonLines(reason, context)),
    ...startsLines(verdict, context),
    ...verdict.executes.flatMap((one) => executionLines(one, context)),
    ...remarksLines(
      remarks.filter(({ finding }) => !inLoops.has(finding)),
      context,
    ),
    ...(costs === null ? [] : costsLines(costs, context)),
    ...(kind === 'script' ? [] : labelled('seen', coverageSentence(coverage), context)),
    ...(holes.length === 0 ? [] : labelled('not seen', holesSentence(holes), context)),
    '',
  ];
}

function nameOf({ program, kind }: Verdict): string {
  return kind === 'program' ? program : `${program} (${kind})`;
}

/** Under a lock its script says less of itself than of what it starts. */
function scriptOf(verdict: Verdict, { paint }: Context): string {
  const words = scriptWords(verdict);
  switch (verdict.answer) {
    case 'blocked':
      return paint.red(words);
    case 'at-risk':
      return paint.yellow(words);
    case 'clear':
    case 'undetermined':
      return words;
  }
}

function answerOf(answer: VerdictAnswer, { paint }: Context): string {
  const words = answerWords[answer];
  switch (answer) {
    case 'blocked':
      return paint.red(words);
    case 'at-risk':
      return paint.yellow(words);
    case 'clear':
      return paint.green(words);
    case 'undetermined':
      return paint.magenta(words);
  }
}

/** What a script starts, and who starts a script or a program, as far as a lock is handed on. */
function startsLines(verdict: Verdict, context: Context): readonly string[] {
  const { starts, startedBy } = verdict;
  const lines = (label: string, state: Start['state']): readonly string[] => {
    const own = starts.filter((start) => start.state === state);
    return own.flatMap((start, index) => [
      ...labelled(index === 0 ? label : '', startWords(start), context),
      ...stepsLines(start.path, '    '),
    ]);
  };
  const isLock = ({ stayReason }: Reason): boolean => isLockReason(stayReason, context.input.rulebook);
  const stopped = verdict.kind === 'script' ? null : stoppedBySentence(verdict, isLock);
  return [
    ...lines('locked', 'locked'),
    ...lines('unlocked', 'unlocked'),
    ...startedBy.flatMap((start) => [
      ...labelled(`is ${start.state}`, `when \`${start.script}\` starts it`, context),
      ...stepsLines(start.path, '    '),
    ]),
    ...(stopped === null ? [] : labelled('stopped by', stopped, context)),
  ];
}

/** Where this program ends and another begins, with what keeps that one home; what it starts has a block of its own. */
function executionLines(execution: Execution, context: Context): readonly string[] {
  const after = execution.as === 'child' ? [] : reasonsAfter(execution, context.knowledge);
  return [
    ...labelled(executionLabel(execution), executionWords(execution), context),
    ...stepsLines(execution.path, '    '),
    ...after.flatMap((sentence) => labelled('', sentence, context)),
  ];
}

function reasonLines(reason: Reason, context: Context): readonly string[] {
  const stay = stayReasonOf(context.knowledge, reason.stayReason);
  const { target } = context.input.rulebook;
  const others = reason.findings.length - 1;
  const more = others > 0 ? `, and ${others} more of this kind` : '';
  const how = `${reason.direct ? 'direct' : 'transitive'}, ${reason.certainty}, ${reason.duration}${more}`;
  return [
    ...labelled(
      isLockReason(reason.stayReason, context.input.rulebook) ? 'lock' : 'reason',
      `${reasonTitle(reason, stay)} (${how})`,
      context,
    ),
    ...(stay === null ? [] : labelled('kernel word', kernelWords(stay, target), context)),
    ...stepsLines(reason.path, '    '),
    ...reason.ways.flatMap(({ path }) => [`  ${context.paint.dim('also')}`, ...stepsLines(path, '    ')]),
    ...reason.choices.flatMap((choice) => labelled('taken', choiceSentence(choice), context)),
    ...durationLines(reason, context),
    ...causesLines(reason, context),
  ];
}

/** Until when the program is free, and what sets it free again. */
function durationLines(reason: Reason, context: Context): readonly string[] {
  const finding = context.knowledge.findings.get(reason.finding)?.finding ?? null;
  const begin = beginSentence(reason.begin, finding);
  const elsewhere = elsewhereSentence(reason);
  const stay = finding?.stay ?? null;
  return [
    ...(begin === null ? [] : labelled('free', begin, context)),
    ...(stay === null || stay.end === 'never' ? [] : labelled('lasts', staySentence(stay), context)),
    ...(elsewhere === null ? [] : labelled('lasts', elsewhere, context)),
  ];
}

/** What makes a reason open to doubt, on its way or in the finding that this ends at. */
function causesLines(reason: Reason, context: Context): readonly string[] {
  const judged = context.knowledge.findings.get(reason.finding);
  if (judged === undefined) return [];
  const presence = presenceSentence(reason.presence);
  const doubts = [...pathDoubts(reason.path), ...judged.finding.doubts];
  return [
    ...(presence === null ? [] : labelled('presence', presence, context)),
    ...doubts.flatMap((doubt) => labelled('doubt', doubt, context)),
  ];
}
