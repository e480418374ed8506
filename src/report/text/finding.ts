/** One finding: where, what, why, for how long, what to do instead. What a rule always says is said once. */
import type { Finding, JudgedFinding, Level, Step } from '../../model/index.ts';
import { exemptionTold, type SuppressedFinding } from '../exemptions.ts';
import { stayReasonOf } from '../knowledge.ts';
import { plain } from '../plain.ts';
import { staySentence } from '../stay-words.ts';
import { effectSentences, howWords, kernelWords, presenceSentence, reachSentence } from '../words.ts';
import type { Context } from './context.ts';
import { frameLines } from './frame.ts';
import { columns, labelled, paragraph } from './layout.ts';

export function findingLines(judged: JudgedFinding, context: Context): readonly string[] {
  const { finding } = judged;
  const presence = presenceSentence(finding.presence);
  return [
    headerOf(judged, context),
    ...paragraph(finding.message, context, '  '),
    ...frameLines(finding.span, context),
    ...throughLines(finding.through, context),
    ...effectLines(finding, context),
    ...(presence === null ? [] : labelled('presence', presence, context)),
    ...finding.doubts.flatMap((doubt) => labelled('doubt', doubt, context)),
    ...(finding.note === null ? [] : labelled('note', finding.note, context)),
    ...reachLines(judged, context),
    ...toldOnce(isHarmless(finding) ? 'advice' : 'instead', finding.remedy, finding, context),
  ];
}

/** What was accepted, and by what: nobody needs to be told of it at length again. */
export function suppressedLines(findings: readonly SuppressedFinding[], context: Context): readonly string[] {
  if (findings.length === 0) return [];
  const blocks = findings.flatMap((judged) => [
    headerOf(judged, context),
    ...paragraph(judged.finding.message, context, '  '),
    ...labelled('because', exemptionTold(judged.exemption), context),
    '',
  ]);
  return [context.paint.bold('Not counted'), '', ...blocks];
}

export function placeOf({ file, line, column }: Finding['span']): string {
  return `${plain(file)}:${line}:${column}`;
}

/** One hop a line: `name  file:line  (how)`. */
export function stepsLines(steps: readonly Step[], indent: string): readonly string[] {
  const rows = steps.map(({ name, span, how }) => [name, `${span.file}:${span.line}`, `(${howWords[how]})`]);
  return columns(rows, indent);
}

function headerOf({ finding, level }: JudgedFinding, context: Context): string {
  const { paint, link } = context;
  const certainty = isHarmless(finding) ? [] : [`(${finding.certainty}, ${finding.duration})`];
  const place = link(paint.bold(placeOf(finding.span)), { kind: 'file', file: finding.span.file });
  const rule = link(plain(finding.rule), { kind: 'rule', rule: finding.rule });
  return [place, levelOf(level, context), rule, ...certainty].join('  ');
}

/** How sure and how long is asked of what does harm only. */
function isHarmless({ effect }: Finding): boolean {
  return effect === 'fine' || effect === 'costs';
}

function levelOf(level: Level, { paint }: Context): string {
  switch (level) {
    case 'error':
      return paint.red(level);
    case 'warning':
      return paint.yellow(level);
    case 'note':
      return paint.cyan(level);
  }
}

function throughLines(through: readonly Step[], context: Context): readonly string[] {
  if (through.length === 0) return [];
  return [`  ${context.paint.dim('through')}`, ...stepsLines(through, '    ')];
}

function effectLines(finding: Finding, context: Context): readonly string[] {
  const reason = stayReasonOf(context.knowledge, finding.stayReason);
  if (reason === null) return labelled('effect', effectSentences[finding.effect], context);
  const { target } = context.input.rulebook;
  return [
    ...labelled('kernel word', kernelWords(reason, target), context),
    ...toldOnce('why', reason.why, finding, context),
    ...toldOnce('ends', reason.ends, finding, context),
    ...(finding.stay === null ? [] : labelled('lasts', staySentence(finding.stay), context)),
  ];
}

/** Who reaches it stands with the programs below; only its absence is news, and not where the line is left out. */
function reachLines({ finding, reach }: JudgedFinding, context: Context): readonly string[] {
  const isTold = reach.kind === 'reached' || finding.presence.kind === 'never';
  return isTold ? [] : labelled('reach', reachSentence(reach), context);
}

function toldOnce(label: string, text: string, finding: Finding, context: Context): readonly string[] {
  const key = JSON.stringify([finding.rule, label, text]);
  if (text === '' || context.told.has(key)) return [];
  context.told.add(key);
  return labelled(label, text, context);
}
